"""What a page says of its text to machines: schema.org's Legislation, and the address that counts."""

from django.templatetags.static import static

from . import addresses, wording

CONTEXT = "https://schema.org"
NATIONS = {"@type": "Organization", "name": "United Nations", "url": "https://www.un.org/"}
LOCALES = {"ar": "ar_AR", "en": "en_GB", "es": "es_ES", "fr": "fr_FR", "ru": "ru_RU", "zh": "zh_CN"}
"""Languages as the Open Graph protocol writes them; the United Nations spell English the British way."""


def of(request, symbol, version, languages, subjects=()) -> dict:
    """The metadata of a language version: `canonical`, `alternates` [(language, address)], `legislation`, `image`.

    `languages` are those the text is held in; a page that shows a text in another language than its own is no
    address of the text, and gives that of the language shown.
    """
    resolution = version.resolution
    absolute = {
        code: request.build_absolute_uri(addresses.of(symbol.symbol, code)) for code in languages
    }
    legislation = {
        "@context": CONTEXT,
        "@type": "Legislation",
        "@id": request.build_absolute_uri(f"/{symbol.path}"),
        "url": absolute[version.language],
        "legislationIdentifier": symbol.symbol,
        "name": version.title,
        "inLanguage": version.language,
        "legislationType": "Draft resolution" if resolution.status == "draft" else "Resolution",
        "legislationDate": resolution.adopted and resolution.adopted.isoformat(),
        "datePublished": resolution.issued and resolution.issued.isoformat(),
        "legislationPassedBy": {"@type": "Organization", "name": wording.organ(resolution.organ), "parentOrganization": NATIONS},
        # Only the documents that the United Nations issue are authentic.
        "legislationLegalValue": f"{CONTEXT}/UnofficialLegalValue",
        "sameAs": symbol.document_url(version.language),
        "keywords": list(subjects),
        "workTranslation": [
            {"@type": "Legislation", "url": address, "inLanguage": code}
            for code, address in absolute.items()
            if code != version.language
        ],
        "sourceOrganization": NATIONS,
    }
    return {
        "canonical": absolute[version.language],
        "alternates": list(absolute.items()),
        "anyone": legislation["@id"],
        "locale": LOCALES[version.language],
        "image": request.build_absolute_uri(static("card.png")),
        "legislation": {name: value for name, value in legislation.items() if value},
    }
