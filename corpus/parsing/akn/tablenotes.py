"""Notes printed below a table, whose letters are raised in its cells: they become notes, and the letters their marks."""

from __future__ import annotations

import re

from resolutions.anchors import latin_number

from .labels import head_label
from .lists import DIGIT_LABEL, raised_letter
from .notes import cut
from .pieces import Piece

BRACKETED = re.compile(r"\(.{1,2}\)")


def below_tables(pieces: list[Piece]) -> list[Piece]:
    """The pieces without such notes; the first mark of each holds its note.

    A note stands after its table and before the next heading or number.  One whose letter no cell carries stays
    a paragraph.
    """
    table: Piece | None = None
    result = []
    for piece in pieces:
        if piece.role == "table":
            table = piece
        elif piece.role != "body" or piece.depth or DIGIT_LABEL.match(piece.label or ""):
            table = None
        elif table and (letter := letter_of(piece)) and (places := called(table, letter)):
            piece.label, piece.rich = letter, piece.rich if piece.label else piece.rich.after(len(letter))
            for start, end in reversed(places):
                start -= table.rich.text[:start].endswith(" ")
                cut(table.rich, start, end - start)
            table.rich.marks[-1].note = piece
            continue
        result.append(piece)
    return result


def letter_of(piece: Piece) -> str | None:
    """The letter at the head of a note: raised, or in brackets as in Arabic, there also as its number."""
    label = piece.label or raised_letter(piece.rich) or head_label(piece.rich.text)
    return label if label and (label.isalpha() or BRACKETED.fullmatch(label)) else None


def called(table: Piece, letter: str) -> list[tuple[int, int]]:
    """Where the cells of a table carry a raised letter in the form it is printed in below, in whichever alphabet."""
    bracketed, number = letter.startswith("("), latin_number(letter, None, 1)
    raised = [(table.rich.text[start:end], (start, end)) for start, end in table.rich.raised]
    return [span for text, span in raised if text.startswith("(") == bracketed and number and latin_number(text, None, 1) == number]
