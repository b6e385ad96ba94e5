"""A resolution as a record for reference managers: RIS and BibTeX."""

import re

from . import citation_forms, symbols

FORMATS = {"ris": "application/x-research-info-systems", "bib": "application/x-bibtex"}
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{mark: f"\\{mark}" for mark in "{}%&#$_"},
    }
)  # fmt: skip


def record(form: str, version, address: str) -> str:
    """The language version (with its resolution) in one of FORMATS; `address` is its public address."""
    return (ris if form == "ris" else bibtex)(version, address)


def _author(version) -> str:
    """The organ in the language of the text, as libraries write it: under the United Nations."""
    organ = citation_forms.ORGANS["en"].get(version.resolution.organ)
    return f"United Nations. {organ}" if organ else "United Nations"


def ris(version, address: str) -> str:
    """One RIS record, with the lines and their ends that the format asks for."""
    dated = version.resolution.adopted or version.resolution.issued
    lines = [
        ("TY", "GOVDOC"),
        ("TI", version.title),
        ("AU", _author(version)),
        ("PB", "United Nations"),
        ("M1", version.resolution.symbol),
        ("N1", citation_forms.work(symbols.parse(version.resolution.symbol), version.language)),
        ("LA", version.language),
        *([("PY", f"{dated:%Y}"), ("DA", f"{dated:%Y/%m/%d}")] if dated else []),
        ("UR", address),
        ("ER", ""),
    ]
    return "".join(f"{name}  - {' '.join(value.split())}\r\n" for name, value in lines)


def bibtex(version, address: str) -> str:
    """One BibTeX record; its key is the symbol with the language: `A_RES_66_178_fr`."""
    dated = version.resolution.adopted or version.resolution.issued
    key = re.sub(r"[^A-Za-z0-9]+", "_", version.resolution.symbol).strip("_")
    fields = {
        "author": "{" + _author(version) + "}",
        "title": "{" + version.title.translate(_ESCAPED) + "}",
        "institution": "United Nations",
        "type": "{" + citation_forms.work(symbols.parse(version.resolution.symbol), version.language).translate(_ESCAPED) + "}",
        "number": version.resolution.symbol.translate(_ESCAPED),
        **({"year": f"{dated:%Y}", "month": str(dated.month), "day": str(dated.day)} if dated else {}),
        "language": version.language,
        "url": address,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@techreport{{{key}_{version.language},\n{body}\n}}\n"
