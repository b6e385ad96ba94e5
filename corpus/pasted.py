"""What any text cites: a pasted preamble, or the Documents of a file, with every citation looked up and doubted.

Nothing is stored.  Only what is certain makes a citation suspicious (doubts.py); what is not held is
merely not held.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.intake.places import anchors_of, places
from corpus.intake.rows import key_of
from corpus.intake.targets import meant
from corpus.parsing import language as languages
from corpus.parsing.citations import annotate
from corpus.parsing.document import Citation, Document, Paragraph
from resolutions import addresses
from resolutions.models import LanguageVersion, Resolution

from . import doubts

LONGEST = 300_000
"""Characters of a text that is looked at; a preamble has some thousands, the longest resolution 400 thousand."""
_BLANK_LINE = re.compile(r"\n\s*\n")
LONG_LINE = 160
"""A line longer than lines of print is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of the text: what it says, what that means, and what is wrong with it."""

    words: str
    citation: Citation
    symbol: str
    """Of the held resolution, else of the citation."""
    address: str
    """Where it leads in this site; empty where the text leaves open what it is."""
    verdict: str
    """held | unheld | open | suspicious."""
    resolution: Resolution | None = None
    title: str = ""
    title_language: str = ""
    reasons: tuple[doubts.Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or note of the text with its citations."""

    text: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The text, piece by piece, and the language it was read in."""

    language: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def cited(self) -> list[Cited]:
        """All citations in the order of the text."""
        return [one for piece in self.pieces for one in piece.cited]


def read(text: str, language: str | None, otherwise: str, organ: str = "A") -> Document:
    """A Document of plain paragraphs with their citations; the language is told from the text where it is not given."""
    spoken = language or languages.detect(text) or otherwise
    paragraphs = tuple(Paragraph("text", one, f"p{number}") for number, one in enumerate(_paragraphs(text), 1))
    return annotate(Document("pasted", "pdftotext", language=spoken, organ=organ, paragraphs=paragraphs))


def _paragraphs(text: str) -> list[str]:
    lines = text.strip().splitlines()
    if _BLANK_LINE.search(text) or max(map(len, lines), default=0) <= LONG_LINE:
        parts = _BLANK_LINE.split(text.replace("\r", ""))
    else:
        parts = lines
    return [folded for part in parts if (folded := " ".join(part.split()))]


def look_up(documents: list[Document], interface: str) -> Answer:
    """Every citation of these Documents looked up among what is held, in a fixed number of questions."""
    pieces = [piece for one in documents for piece in (*one.paragraphs, *one.footnotes)]
    citations = [citation for piece in pieces for citation in piece.citations]
    targets = meant({key_of(citation.symbol) for citation in citations if not citation.candidates})
    known = _Known(targets, citations, interface)
    return Answer(
        documents[0].language or interface if documents else interface,
        [Piece(piece.text, tuple(known.cited(piece.text, one) for one in piece.citations)) for piece in pieces],
    )


class _Known:
    """What the room knows of everything that the text cites."""

    def __init__(self, targets, citations, interface):
        self.targets, self.interface = targets, interface
        held = {number for number in targets.values() if number}
        self.resolutions = Resolution.objects.in_bulk(held)
        self.titles = _titles(held, interface)
        pinned = {targets.get(key_of(one.symbol)) for one in citations if one.pinpoint} - {None}
        self.anchors = anchors_of(pinned) if pinned else {}
        unheld = [one for one in citations if not one.candidates and not targets.get(key_of(one.symbol))]
        self.series = doubts.Series.of({one.symbol for one in unheld})

    def cited(self, text, citation):
        words = text[citation.start : citation.end]
        number = self.targets.get(key_of(citation.symbol)) if not citation.candidates else None
        if number is None:
            return self._unheld(words, citation)
        resolution = self.resolutions[number]
        reasons = list(doubts.of_held(citation, resolution))
        found = []
        if citation.pinpoint and key_of(citation.symbol) != resolution.key and "/L." in citation.symbol:
            found = []  # a draft's paragraphs are not those of the text adopted from it
        elif citation.pinpoint:
            found = places(citation.pinpoint, citation.pinpoint_end or "", self.anchors.get(number, []))
            reasons += [] if found else [doubts.no_such_paragraph(citation)]
        title, language = self.titles.get(number, ("", ""))
        address = addresses.of(resolution.symbol, self.interface, found[0] if found else "")
        verdict = "suspicious" if reasons else "held"
        return Cited(words, citation, resolution.symbol, address, verdict, resolution, title, language, tuple(reasons))

    def _unheld(self, words, citation):
        if citation.candidates:
            return Cited(words, citation, " / ".join(citation.candidates), "", "open")
        reasons = tuple(doubts.of_unheld(citation, self.series))
        address = addresses.of(citation.symbol, self.interface, citation.pinpoint or "")
        return Cited(words, citation, citation.symbol, address, "suspicious" if reasons else "unheld", reasons=reasons)


def _titles(resolutions, language):
    """{resolution: (title, its language)}, in `language` where there is one."""
    titles = {}
    versions = LanguageVersion.objects.held().filter(resolution__in=resolutions).order_by("language")
    for number, code, title in versions.values_list("resolution", "language", "title"):
        if number not in titles or code == language:
            titles[number] = (title, code)
    return titles
