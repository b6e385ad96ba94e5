"""Which labels of a script a word processor could have written by itself: the runs of numbers it can count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.parsing.docx.numbering import FORMATS

from .script import Piece

_COUNTED = ("lowerRoman", "decimal", "lowerLetter", "arabicAbjad", "russianLower", "chineseCounting")


@dataclass(frozen=True, slots=True)
class Level:
    """How one degree of a list writes its numbers: `(%2)` in `lowerLetter`, from `start`."""

    start: int
    format: str
    text: str


class Lists(dict):
    """Place in the script → (list, degree), with the degrees of every list in `levels`."""

    def __init__(self):
        super().__init__()
        self.levels: dict[int, list[Level]] = {}


def consecutive(script: list[Piece]) -> Lists:
    """The labelled pieces that follow one another as a word processor counts; every break opens another list."""
    lists = Lists()
    open_: dict[int, tuple[int, int, str, str]] = {}
    for place, piece in enumerate(script):
        if not piece.label or piece.role in ("heading", "table"):
            if piece.role in ("heading", "table"):
                open_ = {}
            continue
        degree = piece.level
        known = open_.get(degree)
        form = _written(piece.label, known[1] + 1, known[2], known[3]) if known else None
        if form is None:
            form = _first(piece.label)
            if form is None:
                open_.pop(degree, None)
                continue
            known = (len(lists.levels) + 1, 0, *form)
            lists.levels[known[0]] = [Level(1, form[0], form[1])]
        open_[degree] = (known[0], known[1] + 1, known[2], known[3])
        open_ = {level: value for level, value in open_.items() if level <= degree}
        lists[place] = (known[0], 0)
    return lists


def _written(label: str, count: int, form: str, text: str) -> tuple[str, str] | None:
    return (form, text) if FORMATS.get(form, str)(count) == text_core(label) and _frame(label) == text else None


def _first(label: str) -> tuple[str, str] | None:
    """The format in which this label is the first of its list."""
    core = text_core(label)
    form = next((form for form in _COUNTED if FORMATS.get(form, str)(1) == core), None)
    return (form, _frame(label)) if form else None


def text_core(label: str) -> str:
    return re.sub(r"[^\w]", "", label)


def _frame(label: str) -> str:
    """The label with `%1` for its number."""
    core = text_core(label)
    return label.replace(core, "%1", 1) if core else label
