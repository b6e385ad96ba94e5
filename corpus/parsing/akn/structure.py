"""Pieces → preambular, operative and annex paragraphs with numbers, levels and the repairs of un_spec 5.8.

Guarantees: order and letters of the pieces are kept; a number is mended only where its neighbours
leave no other choice, and every mending has a warning.
"""

from __future__ import annotations

import re
from itertools import groupby, zip_longest

from ..document import Warning
from . import headings, sequence
from .lists import Outline, join_broken, labels_without_text, separate_labels, separate_run_in
from .pieces import Piece
from .repairs import warning
from .sequence import value_of

TAIL = 6
"""Characters at the end of a text that hold its last sign and a mark glued to it."""
COMMA = re.compile(r"[,،，]\s?\d*$")
BARE_NUMBER = re.compile(r"(\d{1,3})\s+(?=[^\W\d_])")
SEMICOLON = re.compile(r"[;؛；]\s?\d*$")


def build(pieces: list[Piece], language: str | None) -> tuple[list[Piece], list[Warning]]:
    """The pieces with kind, number and level, and the warnings about them."""
    warnings: list[Warning] = []
    labels_without_text(pieces, language)
    if count := separate_labels(pieces):
        warnings.append(warning("number-in-text", pieces[0].line, count=count))
    pieces, broken = join_broken(pieces)
    pieces, run_in = separate_run_in(pieces)
    warnings += broken + run_in
    pieces, misprinted = headings.find(pieces, language)
    warnings += misprinted
    outline = Outline(pieces, language)
    for piece in outline.number():
        warnings.append(warning("number-unread", piece.line, label=piece.label))
    warnings += outline.warnings
    for piece in pieces:
        piece.kind = piece.kind or kind_of(piece)
    operative_preamble(pieces, warnings)
    last = 0
    for run in runs_of(pieces):
        last = Run(run, last, warnings).settle()
    warnings += sequence.mend_annexes(pieces)
    inherit(pieces)
    return pieces, warnings


def kind_of(piece: Piece) -> str:
    if piece.role == "table":
        return "table"
    if piece.role == "proponent":
        return "text"
    if piece.role == "preambular":
        return "preambular"
    return "annex" if piece.zone == "annex" else "operative"


def operative_preamble(pieces: list[Piece], warnings: list[Warning]) -> None:
    """The last paragraph of a preamble that ends as none does is operative (they end in a comma).

    So is one with a full stop or a list where nothing else is operative, and one with a colon before `1.`
    """
    for run in preambles_of(pieces):
        operative = [one for one in run if one.kind == "operative" and one.level == 0]
        top = [place for place, one in enumerate(run) if one.kind == "preambular" and one.level == 0]
        if not top or COMMA.search(run[top[-1]].rich.text[-TAIL:]):
            continue
        introduces = operative and operative[0].number == "1" and run[top[-1]].rich.text.endswith((":", "："))
        if not operative or (introduces and run[top[-1] + 1] is operative[0]):
            warnings.append(warning("operative-in-preamble", run[top[-1]].line, label=run[top[-1]].label or ""))
            for piece in run[top[-1] :]:
                if piece.kind == "preambular":
                    piece.kind, piece.zone, piece.role = "operative", "body", "body"


def preambles_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The text before the first section together with the runs of the sections, but for annexes.

    The preamble of a text with sections ends in its first section: only sections after it stand alone.
    """
    runs: list[list[Piece]] = [[]]
    kinds: set[str] = set()
    for piece in pieces:
        if piece.kind == "heading" and piece.level <= 1 and (len(runs) > 1 and kinds - {"heading"} or "operative" in kinds):
            runs.append([])
            kinds = set()
        if piece.zone != "annex":
            runs[-1].append(piece)
            kinds.add(piece.kind)
    return runs


def runs_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of the body between two headings of a section or annex; annexes are not looked at."""
    runs: list[list[Piece]] = [[]]
    state = None
    for piece in pieces:
        if piece.kind == "heading" and piece.level <= 1 or state != (piece.zone == "annex", piece.enclosed):
            runs.append([])
        state = (piece.zone == "annex", piece.enclosed)
        if piece.zone != "annex":
            runs[-1].append(piece)
    return [run for run in runs if run]


def inherit(pieces: list[Piece]) -> None:
    """Sub-paragraphs have the kind of the paragraph they belong to."""
    kind = None
    for piece in pieces:
        if piece.kind in ("heading", "table"):
            continue
        if piece.level == 0:
            kind = piece.kind
        elif kind and piece.zone != "annex":
            piece.kind = kind


class Run:
    """Operative paragraphs counted together; settles what is unnumbered or misnumbered among them."""

    def __init__(self, pieces: list[Piece], last: int, warnings: list[Warning]):
        self.pieces = pieces
        self.last = last
        """The last number before this run, 0 at the beginning."""
        self.warnings = warnings

    def top(self) -> list[Piece]:
        """The operative paragraphs at the top level."""
        return [one for one in self.pieces if one.kind == "operative" and one.level == 0 and one.role == "body"]

    def settle(self) -> int:
        """Does the repairs in their order; returns the last number."""
        self.bare_numbers()
        self.nest_quoted()
        top = self.top()
        values = [value_of(one) for one in top]
        if any(values):
            self.leading(top, values)
            self.warnings += sequence.mend([one for one in top if value_of(one)])
            self.unnumbered()
            self.gaps()
        else:
            self.leading(top, values)
        return max([self.last, *(value_of(one) for one in self.top())])

    def bare_numbers(self) -> None:
        """A number without its sign (`20 Decides`) is one where it is the next."""
        last, top = self.last, self.top()
        for piece, following in zip_longest(top, top[1:]):
            match = BARE_NUMBER.match(piece.rich.text) if not piece.label else None
            goes_on = last or (following and following.rich.text.startswith("2 "))
            if match and goes_on and int(match[1]) == last + 1:
                piece.label, piece.number, piece.rich = match[1], match[1], piece.rich.after(match.end())
            last = value_of(piece) or last

    def nest_quoted(self) -> None:
        """A list 1, 2, 3 quoted inside paragraph 5, after which 6 follows, is a list of paragraph 5."""
        numbered = [one for one in self.top() if value_of(one)]
        values = [value_of(one) for one in numbered]
        place = 1
        while place < len(values):
            before = values[place - 1]
            if values[place] == 1 and before > 1 and before + 1 in values[place:]:
                end = place + values[place:].index(before + 1)
                if values[place:end] == list(range(1, end - place + 1)) and end - place != before:
                    self.lower(numbered[place], numbered[end])
                    place = end
            place += 1

    def lower(self, first: Piece, following: Piece) -> None:
        """Everything from `first` to before `following` goes one level down."""
        start = next(place for place, one in enumerate(self.pieces) if one is first)
        for piece in self.pieces[start:]:
            if piece is following:
                return
            if piece.kind == "operative":
                piece.level += 1

    def leading(self, top: list[Piece], values: list[int]) -> None:
        """Unnumbered paragraphs before the first numbered one that end in a comma are preambular."""
        for place, (piece, value) in enumerate(zip(top, values, strict=True)):
            if value or piece.label:
                return
            last = place + 1 == len(top) and self.pieces[-1].kind != "preambular"
            if not COMMA.search(piece.rich.text[-TAIL:]) or last:
                return
            piece.kind = "preambular"
            self.warnings.append(warning("preambular-moved", piece.line))

    def unnumbered(self) -> None:
        """Unnumbered paragraphs take the missing numbers, or go on with the paragraph before them."""
        before, opened = self.last, False
        groups = [(bool(value), list(group)) for value, group in groupby(self.top(), key=value_of)]
        for place, (is_numbered, group) in enumerate(groups):
            if is_numbered:
                before, opened = value_of(group[-1]), True
                continue
            after = value_of(groups[place + 1][1][0]) if place + 1 < len(groups) else 0
            if before and after - before - 1 == len(group):
                self.fill(group, before, after)
            elif not opened:
                self.unopened(group)
            elif not after and len(group) == 1 and self.is_new(group[0]):
                self.fill(group, before, after)
            else:
                for piece in group:
                    piece.level = 1

    def unopened(self, group: list[Piece]) -> None:
        """Text before the first number: operative where it opens with an act, else plain text."""
        for piece in group:
            if self.last or not (piece.rich.opens or piece.rich.text.endswith((":", "："))):
                piece.kind = "text"

    def fill(self, group: list[Piece], before: int, after: int) -> None:
        for place, piece in enumerate(group, before + 1):
            piece.number = str(place)
            self.warnings.append(
                warning("number-missing", piece.line, before=place - 1, after=after or "the end", number=place)
            )

    def is_new(self, piece: Piece) -> bool:
        """Whether a last unnumbered paragraph is one of its own: the one before ends, this one opens."""
        at = next(place for place, one in enumerate(self.pieces) if one is piece)
        before = next((one for one in reversed(self.pieces[:at]) if one.kind == "operative"), None)
        return bool(before and piece.rich.opens and before.level == 0 and SEMICOLON.search(before.rich.text[-TAIL:]))

    def gaps(self) -> None:
        before = self.last
        seen: set[int] = set()
        for piece in self.top():
            value = value_of(piece)
            if not value:
                continue
            if value in seen:
                self.warnings.append(warning("number-twice", piece.line, label=piece.number))
            elif before and value != before + 1 and value != 1:
                self.warnings.append(warning("number-gap", piece.line, before=before, after=value))
            seen.add(value)
            before = value
