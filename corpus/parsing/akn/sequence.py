"""Numbers that are wrong between two right ones, where just as many are missing, set right."""

from __future__ import annotations

from itertools import groupby

from ..document import Warning
from .pieces import Piece
from .repairs import warning


def mend(numbered: list[Piece]) -> list[Warning]:
    """Renumbers paragraphs counted together, given in order; a warning for each number that changes.

    Between 3 and 8 with four paragraphs between them stand 4 to 7, whatever is printed: no list that
    began anew after 3 could have come as far as 8.
    """
    warnings: list[Warning] = []
    values = [value_of(one) for one in numbered]
    place = 1
    while place < len(values):
        wanted = values[place - 1] + 1
        if values[place] != wanted and (end := right_again(values, place)):
            for number, piece in enumerate(numbered[place:end], wanted):
                if value_of(piece) != number:
                    warnings.append(warning("number-misprinted", piece.line, label=piece.label, number=number))
                    piece.number = str(number)
            values[place:end] = range(wanted, wanted + end - place)
        place += 1
    return warnings


def right_again(values: list[int], place: int) -> int | None:
    """The next place whose number is the one it must have, counted from the number before `place`.

    What follows must go on from it, so that one wrong number doesn't make others wrong.
    """
    wanted = values[place - 1] + 1
    for end in range(place + 1, len(values)):
        if values[end] == wanted + end - place and (end + 1 == len(values) or values[end + 1] == values[end] + 1):
            return end
    return None


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
