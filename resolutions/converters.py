"""Path converters: symbols, anchors and languages in addresses."""

from . import anchors, symbols
from .models import LANGUAGES


class SymbolConverter:
    """A document symbol as it stands in an address: `A/RES/66/178`, `S/RES/2133(2014)`.

    Any spelling that `symbols.parse` reads is taken (the view redirects to the canonical one), in
    lower case only for the organs' own series, for other addresses of ours are in lower case too.
    """

    regex = r"(?:[A-Z][A-Za-z0-9.\-]*|[aes]|st)(?:/[^/]+)+"

    def to_python(self, value):
        return symbols.parse(value)

    def to_url(self, value):
        return value.path if isinstance(value, symbols.Symbol) else symbols.parse(value).path


class AnchorConverter:
    """The anchor of a paragraph or a note: `op10`, `s2.op3`, `annex1.op4`, `fn2`."""

    regex = r"[a-z][A-Za-z0-9._\-]*"

    def to_python(self, value):
        if not anchors.is_anchor(value):
            raise ValueError(f"{value!r} is not an anchor")
        return value

    def to_url(self, value):
        return value


class LanguageConverter:
    """One of the six official languages."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value
