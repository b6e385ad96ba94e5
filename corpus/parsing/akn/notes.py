"""Notes of the source → footnotes and their marks; digits that repeat a mark become marks again."""

from __future__ import annotations

import re

from resolutions import anchors

from ..document import Footnote, FootnoteMark, Warning
from .links import Links
from .pieces import Piece
from .reading import AKN
from .repairs import warning
from .runs import Mark, Rich, rich_text

GLUED = re.compile(r"(?<=[;.,:،؛；。，»”\"])(\d{1,3})$|(?<=[^\W\d_\u4e00-\u9fff]{3})(\d{1,3})(?=\s?[;.,،؛；。，]$)")
"""Glued to a Chinese sign digits count: `目标4；`."""
BRACKETED = re.compile(r"(?<!\([\u0621-\u064a]\)\()(?<=[\u0621-\u064b\d»“”)]\()\d{1,3}(?=\)(?!\d))")
"""Arabic prints marks in brackets, without the blank that stands before any other bracket."""
PART = re.compile(r"(?<![\d/])(?<!القرن )\d{1,3}\($")
"""But for the 21 of an agenda: after a short number alone a bracket holds a part of it, as in decision 75(9) of the World Health Assembly."""
DESIGNATION = re.compile(r"(?<![\w/.])[A-Za-z]+\.?\d+\($")
"""Latin letters with a number, as in A.1090(28), bear the session in brackets that adopted them; a symbol holds a slash."""
ARABIC = re.compile(r"[\u0621-\u064a]")
TAIL = 8
"""Characters at the end of a text where glued digits can stand."""
UNIT = re.compile(r"(?<![^\W\d_])(?:[kcm]?m|[кс]?м|CO|م)\s?$")
"""After a unit raised digits are a power (m²), not a mark."""
STARRED = re.compile(r"(\*+)\s*(?=\w)")


class Notes:
    """The footnotes of one document, in the order of their calls."""

    def __init__(self, links: Links):
        self.links = links
        self.footnotes: list[Footnote] = []
        self.by_mark: dict[str, str] = {}
        self.taken: anchors.Taken = {}
        self.warnings: list[Warning] = []
        self.escaped = 0

    def call(self, rich: Rich, line: int) -> tuple[FootnoteMark, ...]:
        """The marks of a text; their notes are read as they come."""
        marks = []
        for mark in rich.marks:
            anchor = self.add(mark) if mark.note is not None else self.by_mark.get(mark.mark)
            marks.append(FootnoteMark(mark.mark, mark.offset, anchor))
        return tuple(sorted(marks, key=lambda one: one.offset))

    def add(self, mark: Mark) -> str:
        """Reads a note; its anchor."""
        if not isinstance(mark.note, Piece):
            return self.keep(mark.mark, rich_text(mark.note), mark.note.sourceline or 0)
        anchor = self.keep(mark.note.label, mark.note.rich, mark.note.line)
        self.by_mark[mark.mark] = anchor
        self.warnings.append(warning("note-in-body", mark.note.line, mark=mark.note.label))
        return anchor

    def keep(self, mark: str, rich: Rich, line: int) -> str:
        if mark in self.by_mark:
            self.warnings.append(warning("note-mark-twice", line, mark=mark))
        anchor = anchors.footnote_anchor(mark, self.taken)
        self.by_mark[mark] = anchor
        self.escaped += rich.escaped
        citations = self.links.citations(rich.links, rich.text, line)
        self.footnotes.append(Footnote(mark, rich.text, anchor, tuple(rich.emphasis), citations, (line, line)))
        return anchor

    def from_body(self, piece: Piece) -> None:
        """A note printed as a paragraph (`* Dependency allowances …`)."""
        match = STARRED.match(piece.rich.text)
        self.keep(match[1], piece.rich.after(match.end()), piece.line)
        self.warnings.append(warning("note-in-body", piece.line, mark=match[1]))

    def from_metadata(self, element) -> None:
        """Notes kept beside the text, called from the heading."""
        for note in element.iter(AKN + "note"):
            mark = note.get("marker") or "*"
            if mark not in self.by_mark:
                self.keep(mark, rich_text(note), note.sourceline or 0)
                self.warnings.append(warning("note-in-masthead", note.sourceline, mark=mark))


def starred_notes(pieces: list[Piece]) -> None:
    """A paragraph that begins with asterisks which earlier texts carry is a note, and those are its marks."""
    for place, note in enumerate(pieces):
        match = STARRED.match(note.rich.text) if note.role == "body" and not note.label else None
        stars = re.compile(rf"(?<!\*){re.escape(match[1])}(?!\*)") if match else None
        for piece in reversed(pieces[:place] if stars else ()):
            for found in reversed(list(stars.finditer(piece.rich.text, 1))) if piece.role != "note" else ():
                note.role = "note"
                cut(piece.rich, found.start(), len(match[1]))


def repeated_marks(pieces: list[Piece]) -> list[Warning]:
    """Digits that repeat the mark of an earlier note become its marks: raised ones, glued ones at the end, Arabic ones in brackets."""
    seen: set[str] = set()
    warnings = []
    for piece in pieces:
        seen.update(mark.mark for mark in piece.rich.marks)
        for start, end in sorted(repeats(piece, seen), reverse=True) if seen else ():
            warnings.append(warning("note-repeated", piece.line, mark=piece.rich.text[start:end]))
            cut(piece.rich, start, end - start)
    return warnings


def repeats(piece: Piece, seen: set[str]) -> list[tuple[int, int]]:
    """Where the marks of known notes are repeated in a text."""
    text = piece.rich.text
    found = [
        (start, end)
        for start, end in piece.rich.raised
        if start and text[start:end] in seen and not UNIT.search(text[:start]) and not inside_link(piece.rich, start)
    ]
    found += [span for span in bracketed(piece.rich, seen) if span not in found]
    tail = max(0, len(text) - TAIL)
    match = GLUED.search(text, tail) if not found and piece.role != "table" else None
    if match and match.group() in seen and not inside_link(piece.rich, match.start()):
        found.append(match.span())
    return found


def bracketed(rich: Rich, seen: set[str]) -> list[tuple[int, int]]:
    """Where an Arabic text repeats the marks of known notes in brackets."""
    found = BRACKETED.finditer(rich.text) if ARABIC.search(rich.text) else ()
    return [
        each.span() for each in found
        if each.group() in seen and not is_designation(rich.text[: each.start()]) and not inside_link(rich, each.start())
    ]  # fmt: skip


def is_designation(before: str) -> bool:
    """Whether a bracket that has just opened belongs to the number before it."""
    return bool(PART.search(before) or DESIGNATION.search(before))


def inside_link(rich: Rich, offset: int) -> bool:
    return any(link.start <= offset < link.end for link in rich.links)


def cut(rich: Rich, start: int, length: int) -> None:
    """Takes a mark out of the text and keeps it as a mark; the spans after it move."""
    end = start + length
    mark = rich.text[start:end].strip()

    def moved(place: int) -> int:
        return place if place <= start else max(start, place - length)

    rich.text = rich.text[:start] + rich.text[end:]
    rich.emphasis = [(moved(a), moved(b)) for a, b in rich.emphasis if moved(a) < moved(b)]
    rich.raised = [(moved(a), moved(b)) for a, b in rich.raised if moved(a) < moved(b)]
    for link in rich.links:
        link.start, link.end = moved(link.start), moved(link.end)
    for one in rich.marks:
        one.offset = moved(one.offset)
    rich.marks.append(Mark(start, mark))
