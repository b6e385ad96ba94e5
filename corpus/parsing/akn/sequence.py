"""The numbers of AKN pieces, set right where they can only be misprints."""

from __future__ import annotations

from itertools import groupby

from ..document import Warning
from ..numbering import mended
from .pieces import Piece
from .repairs import warning


def mend(numbered: list[Piece]) -> list[Warning]:
    """Renumbers paragraphs counted together, given in order; a warning for each number that changes."""
    warnings: list[Warning] = []
    for piece, number in zip(numbered, mended([value_of(one) for one in numbered])):
        if value_of(piece) != number:
            warnings.append(warning("number-misprinted", piece.line, label=piece.label, number=number))
            piece.number = str(number)
    return warnings


def mend_annexes(pieces: list[Piece]) -> list[Warning]:
    """The same for the numbered paragraphs of each annex."""
    warnings: list[Warning] = []
    annex = 0
    found: list[tuple[int, Piece]] = []
    for piece in pieces:
        annex += piece.kind == "heading" and piece.level == 0
        if piece.zone == "annex" and piece.kind == "annex" and piece.level == 0 and value_of(piece):
            found.append((annex, piece))
    for _, group in groupby(found, key=lambda one: one[0]):
        warnings += mend([piece for _, piece in group])
    return warnings


def value_of(piece: Piece) -> int:
    """The number of a piece, 0 for one that has none."""
    return int(piece.number) if piece.number and piece.number.isdecimal() else 0
