"""What every page needs to know: the languages it can be had in and where the search is."""

from typing import NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

from .metadata import LOCALES

NAMES = dict(settings.LANGUAGES)
CURRENT, NOT_CURRENT = SafeString(' aria-current="true"'), SafeString("")


def site(request):
    """Context for base.html, without a query: language menu, alternate addresses, search and desk addresses."""
    current = get_language()
    return {
        "site_languages": _sisters(request, current) if _translated(request) else [],
        **_relations(request, current),
        "site_language_name": NAMES.get(current, current),
        "search_address": _address("search", f"/{current}/search"),
        "suggest_address": _address("suggest", ""),
        "desk_address": _address("desk", ""),
        "cite_address": _address("cite", ""),
        "text_direction": "rtl" if get_language_bidi() else "ltr",
    }


def _translated(request):
    """Whether the address begins with one of our languages, so that it has sisters in the others."""
    return request.path_info.split("/")[1] in NAMES


def marked(is_current: bool) -> SafeString:
    """The attribute of a link to what is already shown."""
    return CURRENT if is_current else NOT_CURRENT


class Sister(NamedTuple):
    """The same page in a language of the interface; in the order in which the template names them."""

    code: str
    absolute: str
    address: str
    current: SafeString
    """The attribute of a link to the page itself."""
    name: str
    dir: str


def _sisters(request, current):
    """This page in every language."""
    rest = request.get_full_path().lstrip("/").partition("/")[2]
    host = f"{request.scheme}://{request.get_host()}"
    return [
        Sister(
            code, f"{host}/{code}/{rest}", f"/{code}/{rest}", marked(code == current), name,
            "rtl" if code in settings.LANGUAGES_BIDI else "ltr",
        )
        for code, name in NAMES.items()
    ]  # fmt: skip


def _relations(request, current):
    """What a page that is no text says of itself to machines; nothing outside our languages."""
    if not _translated(request):
        return {}
    rest = request.get_full_path().lstrip("/").partition("/")[2]
    return {
        "canonical": request.build_absolute_uri(),
        "anyone": request.build_absolute_uri(f"/{rest}"),
        "locale": LOCALES.get(current, current),
        "card": request.build_absolute_uri(static("card.png")),
    }


def _address(name, otherwise):
    try:
        return reverse(name)
    except NoReverseMatch:
        return otherwise
