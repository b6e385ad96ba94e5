"""Arrivals: Documents fit to be taken in, with everything about them that needs no database."""

from dataclasses import dataclass

from resolutions import structure, symbols
from resolutions.models import LANGUAGES

from . import facts, rows
from .outcome import Received, Refused


@dataclass(frozen=True, slots=True)
class Arrival:
    """One Document on its way into the tables."""

    document: object
    received: Received
    symbol: symbols.Symbol
    rows: rows.Rows
    said: dict
    """Its facts, as facts.of gives them."""
    digest: str
    last: bool
    """False while further Documents of the same source follow."""

    @classmethod
    def of(cls, document, received, last=True):
        """The arrival of a Document that came from these bytes; raises Refused where it has no place (see check)."""
        symbol, built, said = check(document), rows.build(document), facts.of(document, received.supplied)
        return cls(document, received, symbol, built, said, built.digest(said), last)

    def columns(self, moved=()):
        """The columns of its language version; `moved` are anchors (before, now) of paragraphs already held."""
        return {
            "title": self.rows.title,
            "masthead": self.rows.masthead,
            "warnings": self.rows.warnings + [moved_warning(self.document, *anchors) for anchors in moved],
            "facts": self.said,
            "format": self.document.format,
            "source_digest": self.received.digest,
            "document_digest": self.digest,
            "structure_digest": structure.digest(paragraph.anchor for paragraph in self.document.paragraphs),
        }


def check(document):
    """The symbol of a Document that can be taken in; raises Refused for one that can't.

    It needs a symbol, one of the six languages, and the form of a resolution: a proponent line, or
    a preambular or operative paragraph (a decision has neither and only needs text).
    """
    symbol = _symbol_of(document)
    kinds = {paragraph.kind for paragraph in document.paragraphs}
    acts = any(line.kind == "proponent" for line in document.masthead) or kinds & {"preambular", "operative"}
    if not kinds or not acts and (symbol is None or symbol.kind != "decision"):
        message = "This is not the text of a resolution: it has neither a proponent line nor a paragraph by which an organ acts."  # noqa: E501
        raise Refused("no-resolution", message)
    if symbol is None:
        message = "The text does not say its symbol; give it (--symbol A/C.3/78/L.5) and import it again."
        raise Refused("no-symbol", message)
    if not document.language:
        raise Refused("no-language", "The language of the text was not recognised; give it (--language fr).")
    if document.language not in LANGUAGES:
        message = f"“{document.language}” is not one of the six official languages ({', '.join(LANGUAGES)})."
        raise Refused("other-language", message, language=document.language)
    return symbol


def _symbol_of(document):
    try:
        return symbols.parse(document.symbol) if document.symbol else None
    except ValueError as error:
        message = f"“{document.symbol}” is not a document symbol; give one such as A/RES/66/178 (--symbol)."
        raise Refused("bad-symbol", message, symbol=document.symbol) from error


def digest_of(document, received):
    """The digest under which this Document is, or would be, stored (LanguageVersion.document_digest)."""
    return rows.build(document).digest(facts.of(document, received.supplied))


def moved_warning(document, before, now):
    """The warning that a paragraph already held now stands at another anchor."""
    line = next(paragraph.lines[0] for paragraph in document.paragraphs if paragraph.anchor == now)
    return {"code": "anchor-moved", "line": line, "message": f"The paragraph that stood at {before} now stands at {now}."}
