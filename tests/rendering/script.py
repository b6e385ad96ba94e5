"""A Document in the order it is printed: the script that every rendering follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.parsing.document import Document, Footnote, MastheadLine, Paragraph
from corpus.parsing.numerals import date

HEADING = (
    "organisation", "symbol", "organ", "distribution", "date", "language", "original", "session", "committee", "agenda_item",
    "agenda_title", "document_type", "adoption", "provenance", "title", "proponent",
)  # fmt: skip
CLOSING = ("meeting", "adopted", "vote")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is printed: a line of the heading or closing block, or a paragraph with its notes."""

    role: str
    """The kind of the line or of the paragraph."""
    text: str
    label: str | None = None
    level: int = 0
    emphasis: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    """Offset and mark, in order."""
    rows: tuple[tuple[str, ...], ...] | None = None
    notes: tuple[Footnote, ...] = ()
    """The notes that this piece is the first to call."""

    def spans(self) -> Iterator[tuple[str, bool, str | None]]:
        """The text cut at its marks and italics: (text, italic, None), or ("", False, mark)."""
        cuts = {0, len(self.text), *(offset for offset, _ in self.marks)}
        for start, end in self.emphasis:
            cuts |= {start, end}
        marks = list(self.marks)
        places = sorted(cuts)
        for start, end in zip(places, [*places[1:], None]):
            while marks and marks[0][0] <= start:
                yield "", False, marks.pop(0)[1]
            if end is not None and self.text[start:end]:
                yield self.text[start:end], any(left <= start < right for left, right in self.emphasis), None


def script(document: Document) -> list[Piece]:
    """The pieces of a Document; the closing block stands before the first annex."""
    heading = [_line(line) for line in document.masthead if line.kind in HEADING]
    closing = [_line(line) for line in document.masthead if line.kind in CLOSING]
    notes = {note.anchor: note for note in document.footnotes}
    body = [_paragraph(paragraph, notes) for paragraph in document.paragraphs]
    annex = next((place for place, piece in enumerate(body) if piece.role == "heading" and piece.level == 0), len(body))
    return [*heading, *body[:annex], *closing, *body[annex:]]


def printable(document: Document) -> bool:
    """Whether a rendering can say all of it: a heading with one number, every note called, no line of a kind unknown.

    A few official files print another symbol or date than their data say; what no rendering prints no reader can find.
    """
    kinds = [line.kind for line in document.masthead]
    called = {mark.footnote for paragraph in document.paragraphs for mark in paragraph.footnotes}
    in_order = [int(note.mark) for note in document.footnotes if note.mark.isdecimal()] == list(range(1, len(document.footnotes) + 1))
    known = set(kinds) <= {*HEADING, *CLOSING}
    once = all(kinds.count(kind) == 1 for kind in ("title", "proponent", "symbol"))
    dates = {date(line.text) for line in document.masthead if line.kind in ("adoption", "adopted")} - {None}
    printed = document.adopted in dates | {None} and {line.text.strip("* ") for line in document.masthead if line.kind == "symbol"} == {document.symbol}
    whole = known and once and printed and in_order and {note.anchor for note in document.footnotes} == called
    return whole and bool(document.paragraphs) and not any(_lost_mark(paragraph, len(document.footnotes)) for paragraph in document.paragraphs)


_BARE_MARK = re.compile(
    r"""(?:(?<=[^\W\d_\u4e00-\u9fff]{4}) | (?<=[^\W\d_][»”])) (?P<glued>\d{1,2}) (?=[\s,;.:)–،؛]|$)
    | (?<=[^\W\d_][,;]) (?P<behind>\d{1,2}) (?=\s|$|–\d)
    | (?<=\b20[012]\d) (?P<year>\d) (?=[,;.]|$)
    | (?:(?<=[\u4e00-\u9fff》)][》，；。、]) | (?<=[\u4e00-\u9fff》])(?=\d{1,2}(?:、\d)?[ ][\u4e00-\u9fff])) (?P<chinese>\d{1,2}) (?=[\s、《]|$)
    | (?<=》) (?P<title>\d{1,2}) (?=[\u4e00-\u9fff])(?![年月日项个条款届号章次份])""",
    re.VERBOSE,
)


def _lost_mark(paragraph: Paragraph, notes: int) -> bool:
    """The file has a mark as a bare digit in the text, as repeated ones came down, or in the midst of a word: print has neither.

    A reader that takes the digit for the mark it is would be counted wrong.
    """
    if any(0 < int(next(filter(None, found.groups()))) <= notes for found in _BARE_MARK.finditer(paragraph.text)):
        return True
    around = (paragraph.text[mark.offset - 1 : mark.offset + 1] for mark in paragraph.footnotes if mark.offset)
    return any(len(pair) == 2 and pair.isalpha() and pair < "\u2e80" for pair in around)


def _line(line: MastheadLine) -> Piece:
    return Piece(line.kind, line.text)


def _paragraph(paragraph: Paragraph, notes: dict[str, Footnote]) -> Piece:
    called = tuple(notes.pop(mark.footnote) for mark in paragraph.footnotes if mark.footnote in notes)
    return Piece(
        paragraph.kind, paragraph.text, paragraph.label, paragraph.level, paragraph.emphasis,
        tuple((mark.offset, mark.mark) for mark in paragraph.footnotes), paragraph.table, called,
    )  # fmt: skip
