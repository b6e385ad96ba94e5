"""Numbers of paragraphs and the depth of sub-paragraphs, found from the labels alike in all languages."""

from __future__ import annotations

import re
from dataclasses import replace

from ..document import Warning
from .labels import Reading, head_label, readings, section_number
from .pieces import Piece
from .repairs import warning
from .runs import Rich

DIGIT_LABEL = re.compile(r"\d{1,3}\s?[.\-–—．]?\s?[-–—]?")
RAISED = re.compile(r"[a-z]\s+\S")
LINE = 100
"""Characters; a shorter text without a sign at its end may be a heading."""


def join_broken(pieces: list[Piece]) -> tuple[list[Piece], list[Warning]]:
    """Joins a paragraph broken in two in the middle of a sentence, and a number parted from its text."""
    result: list[Piece] = []
    warnings = []
    for piece in pieces:
        last = result[-1] if result else None
        if last and not piece.label and goes_on(last, piece):
            warnings.append(warning("paragraph-broken" if last.rich.text else "number-apart", piece.line, label=last.label))
            last.rich = last.rich.joined(piece.rich) if last.rich.text else piece.rich
        else:
            result.append(piece)
    return result, warnings


def goes_on(last: Piece, piece: Piece) -> bool:
    """Whether a text without number belongs to the one before: that one ends in the middle, or is only a number."""
    same = last.role == piece.role and last.zone == piece.zone and last.enclosed == piece.enclosed
    if not same or piece.role not in ("body", "preambular") or piece.opens_annex or not piece.rich.text:
        return False
    if not last.rich.text:
        return bool(DIGIT_LABEL.fullmatch(last.label or "")) and not last.rich.marks
    if piece.rich.opens and last.rich.opens:
        return False
    first = piece.rich.text[0]
    caseless = first.isalpha() and first.upper() == first.lower() and DIGIT_LABEL.fullmatch(last.label or "")
    return bool(
        (first.islower() or caseless) and last.rich.text[-1].isalnum() and (last.label or len(last.rich.text) > LINE)
    )  # fmt: skip


def labels_without_text(pieces: list[Piece], language: str | None) -> None:
    """A title that the file holds in place of the number is text."""
    for piece in pieces:
        if piece.label and not piece.rich.text and piece.role == "body":
            if not readings(piece.label, language, None) and not section_number(piece.label, language):
                piece.rich.text, piece.label = piece.label, None


def separate_labels(pieces: list[Piece]) -> int:
    """Sets apart the numbers printed inside the texts; how many there were."""
    count = 0
    for piece in pieces:
        if piece.label or piece.role not in ("body", "preambular"):
            continue
        label = head_label(piece.rich.text) or raised_letter(piece.rich)
        if label:
            piece.label, piece.rich = label, piece.rich.after(len(label))
            count += 1
    return count


def raised_letter(rich: Rich) -> str | None:
    """The raised letter by which a table calls the note that begins with it."""
    raised = rich.raised and rich.raised[0] == (0, 1)
    return rich.text[0] if raised and RAISED.match(rich.text) else None


def separate_run_in(pieces: list[Piece]) -> tuple[list[Piece], list[Warning]]:
    """Sets apart a paragraph printed at the end of the one before: `…; 6. Decides`, where no other 6 follows."""
    result: list[Piece] = []
    warnings = []
    for place, piece in enumerate(pieces):
        result.append(piece)
        label = DIGIT_LABEL.fullmatch(piece.label or "") if piece.role == "body" else None
        while label and (found := run_in(piece, pieces[place + 1 :])):
            before, after = piece.rich.split(found.start("label"))
            piece.rich = before
            piece = replace(piece, rich=after.after(len(found["label"])), label=found["label"].strip())
            warnings.append(warning("number-run-in", piece.line, label=piece.label))
            result.append(piece)
    return result, warnings


def run_in(piece: Piece, later: list[Piece]) -> re.Match | None:
    """Where the next number stands in the text of a paragraph, after a semicolon and before an opening."""
    wanted = int(re.match(r"\d+", piece.label)[0]) + 1
    following = next((one for one in later if one.role == "body" and DIGIT_LABEL.fullmatch(one.label or "")), None)
    if following and re.match(r"\d+", following.label)[0] == str(wanted):
        return None
    openings = {start for start, _ in piece.rich.emphasis}
    found = re.finditer(rf"[;；؛]\s?(?P<label>{wanted}\s?[.\-–—．]\s?)(?=\S)", piece.rich.text)
    return next((match for match in found if match.end() in openings), None)


class Outline:
    """Gives each labelled piece its number and level; remembers the lists that are open."""

    def __init__(self, pieces: list[Piece], language: str | None):
        self.pieces = pieces
        self.language = language
        self.warnings: list[Warning] = []
        self.open: list[tuple[str, int, str | None]] = []
        """Style, place and number of the last item of each open list below the paragraph."""
        self.parented = False
        """Whether a paragraph stands before, to which a list can belong."""

    def number(self) -> list[Piece]:
        """Numbers all pieces; returns those whose label could not be read."""
        unread = []
        for place, piece in enumerate(self.pieces):
            if piece.role in ("heading", "table", "note", "proponent"):
                if piece.role == "heading":
                    self.open = []
                    self.parented = self.parented and piece.level > 1
            elif not piece.label:
                self.parented = True
                if not piece.depth:
                    self.open = []
                else:
                    piece.level = min(piece.depth, len(self.open) or 1)
            elif not self.item(place, piece):
                unread.append(piece)
        return unread

    def item(self, place: int, piece: Piece) -> bool:
        """Number and level of a labelled piece; False when the label can't be read."""
        after = next((number for style, _, number in reversed(self.open) if style == "letter"), None)
        options = readings(piece.label or "", self.language, after)
        if not options:
            self.open, self.parented = [], True
            return False
        if piece.role == "preambular" and options[0].style == "digit":
            self.operative(place, piece)
        if options[0].style == "digit" and not piece.depth and piece.role == "body":
            piece.number, piece.level = options[0].number, 0
            self.open, self.parented = [], True
            return True
        chosen, level = self.choose(place, options)
        if level <= len(self.open):
            chosen = self.mended(piece, chosen, *self.open[level - 1])
        self.open[level - 1 :] = [(chosen.style, chosen.value, chosen.number), *self.second(piece)]
        piece.number, piece.level = chosen.number, level if self.parented else level - 1
        return True

    def second(self, piece: Piece) -> list[tuple[str, int, str | None]]:
        """The list that begins in the text of this item: `(a) (i) …`, after which (ii) is a part of (a)."""
        label = head_label(piece.rich.text)
        found = readings(label, self.language, None) if label else []
        first = next((one for one in reversed(found) if one.value == 1), None)
        return [(first.style, 1, first.number)] if first else []

    def operative(self, place: int, piece: Piece) -> None:
        """A paragraph numbered 1. in the preamble is operative, and so is the line that introduces it."""
        before = self.pieces[place - 1] if place else None
        if before and before.role == "preambular" and not before.label and before.rich.text.endswith((":", "：")):
            before.role, before.zone = "body", "body"
        piece.role, piece.zone, piece.depth = "body", "body", 0
        self.warnings.append(warning("operative-in-preamble", piece.line, label=piece.label))

    def mended(self, piece: Piece, chosen: Reading, style: str, last: int, number: str | None) -> Reading:
        """A letter that stands twice is the next one where it isn't the beginning of another list."""
        if style == chosen.style == "letter" and 1 < chosen.value <= last < 26:
            mended = Reading(style, last + 1, chr(96 + last + 1))
            self.warnings.append(warning("number-misprinted", piece.line, label=piece.label, number=mended.number))
            return mended
        return chosen

    def choose(self, place: int, options: list[Reading]) -> tuple[Reading, int]:
        """The reading that goes on an open list, the innermost first; else one that begins a list."""
        going_on = [
            (option, level)
            for level in range(len(self.open), 0, -1)
            for option in options
            if self.open[level - 1][0] == option.style and self.open[level - 1][1] + 1 == option.value
        ]
        beginning = next((option for option in options if option.value == 1), None)
        if going_on and not (beginning and beginning is not going_on[0][0] and self.goes_on_to_two(place, beginning)):
            return going_on[0]
        chosen = beginning or options[0]
        for level in range(len(self.open), 0, -1):
            if self.open[level - 1][0] == chosen.style:
                return chosen, level
        return chosen, len(self.open) + 1

    def goes_on_to_two(self, place: int, beginning: Reading) -> bool:
        """Whether the next label is the second of the list that would begin here: (i) before (ii)."""
        for piece in self.pieces[place + 1 : place + 40]:
            if piece.label and piece.role in ("body", "preambular"):
                options = readings(piece.label, self.language, None)
                if any(one.style == beginning.style and one.value == 2 for one in options):
                    return True
                if not any(one.style in ("bare", "bareroman", "dash", "bracketed") for one in options):
                    return False
        return False
