"""Marks glued to a number: `76/202` for 76/20 and mark 2.

A number that can't be whole surely ends in a mark; any other is looked at only for a mark that is found nowhere else, or repeated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from .mark_forms import AFTER
from .mark_habits import Habits
from .mark_place import DOUBTFUL, SURE, Place, numbers
from .mark_surroundings import MARK_BEHIND_STOP, MEETING_BEFORE, NO_MARK_BEFORE, REACH, STOP
from .numerals import begins_with_month
from .passage import Passage
from .sheet import Unit

_DIGITS = re.compile(rf"(?<![\d.,])\d{{2,6}}{AFTER}|(?<=[A-Za-z\d]\.)\d{{2,6}}{AFTER}|(?<=/)\d{{2,6}}(?=[\u4e00-\u9fff])(?!\d)")
_LONGEST = 6
"""The digits of a longer number are its own."""
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DESIGNATION = re.compile(r"[A-Z]{2,}[-\u2010\u2011]$")
"""`COVID-`: the number behind it is no year."""
_COUNTED_TWO = re.compile(r"\b(?:paragraphs|paragraphes|párrafos|пункт\w*|articles|artículos|стать\w+)\s\d{1,3}\s(?:and|et|y|и)\s$", re.IGNORECASE)
_AND = (" and ", " et ", " y ", " и ")
_HIGHEST_PARAGRAPH = 999
"""No resolution has as many paragraphs."""
_NUMBER_AND_MARK = re.compile(r"\d\d(\d\d), $")
_PARENTHESIS = re.compile(r"\s?\(\d")
_IN_A_SYMBOL = re.compile(r"(?<![A-Za-z])(?![IVXL]+/)[A-Z]{1,5}/[\w./()-]*$")
_SESSION = re.compile(r"(?<![\d/])(?:[3-9]\d|1\d\d)/$")
_HIGHEST_NUMBER = 360
"""No session of the Assembly has adopted as many resolutions: `74/902` is 74/90 and a mark."""
_DECISION = re.compile(r"decisi|décisi|решени|مقرر", re.IGNORECASE)
_RESOLUTION = re.compile(r"resol|résol|резол|قرار", re.IGNORECASE)
_CHINESE_ACT = re.compile("决议|决定")
_ROMAN_SESSION = re.compile(r"(?<![\w/])[IVXL]+/$")
_HIGHEST_DECISION = 99
"""`XIII/128`: no meeting of parties has taken so many decisions."""
_ONE_GOAL = re.compile(r"(?:\b(?:Objetivo|objetivo|Objectif|objectif|Goal|[Цц]ел[иьюяе]|[Цц]елью)\b[^,;.:\d]{0,40}|الهدف|目标)\s?$")
_GOALS = 17
"""So many goals for sustainable development there are."""
_AGENDA = re.compile(r"\b(?:Agenda|Programa|Action)\s$")
_AGENDA_21 = 21
_CAPITAL_BEFORE = re.compile(r"[A-Z]\.$|[^\W\d_]\s$")
_DATED = re.compile(r",? (?:du|de|of|от) \d")


class Ending(NamedTuple):
    """A number whose last digits are those of a missing note."""

    unit: int
    passage: Passage
    start: int
    at: int
    """Where the last digits begin."""
    mark: str

    @property
    def rest(self) -> str:
        """The number without the mark."""
        return self.passage.text[self.start : self.at]

    @property
    def order(self) -> tuple[int, int]:
        """Where the mark stands in the document."""
        return self.unit, self.at

    @property
    def line(self) -> int:
        """The line it stands on."""
        return self.passage.line_at(self.start)

    def place(self, weight: int) -> Place:
        """The mark, where it stands."""
        return Place(self.unit, self.at, self.at + len(self.mark), self.mark, weight, self.line, "number", self.passage.text, self.start)


def sure_marks(unit: int, passage: Passage, start: int, digits: str, missing: Container[str], kept: Habits) -> list[Place]:
    """The marks at the end of a number that can't be whole."""
    found = []
    for length in (2, 1):
        if length < len(digits) <= _LONGEST and digits[-length:] in missing:
            if _cannot_be_whole(passage.text, start, digits, length) and _may_end_in_mark(passage.text, start, kept):
                found.append(Ending(unit, passage, start, start + len(digits) - length, digits[-length:]).place(SURE))
    return found


def doubtful_marks(units: list[Unit], marks: Container[str], wanted: Callable[[Ending], bool], kept: Habits) -> list[Place]:
    """Those of the `marks` that stand, where they are wanted, at the end of numbers that may be whole."""
    found = []
    for unit, passage, start, digits in numbers(units):
        for length in (2, 1):
            if length < len(digits) <= _LONGEST and digits[-length:] in marks:
                ending = Ending(unit, passage, start, start + len(digits) - length, digits[-length:])
                if wanted(ending) and not _cannot_be_whole(passage.text, start, digits, length) and _may_end_in_mark(passage.text, start, kept):
                    found.append(ending.place(_doubt(ending, kept)))
    return found


def _cannot_be_whole(text: str, start: int, digits: str, length: int) -> bool:
    """No resolution, decision, goal or paragraph has as high a number; without its mark it is one that may be."""
    rest, whole, near = int(digits[:-length]), int(digits), max(0, start - REACH)
    if text[start - 1 : start] == "/":
        high = whole > _HIGHEST_DECISION >= rest and _ROMAN_SESSION.search(text, near, start)
        high = high or whole > _HIGHEST_NUMBER >= rest and _SESSION.search(text, near, start) and not _of_decisions(text, start, start + len(digits))
    elif whole > _HIGHEST_PARAGRAPH and text.endswith(_AND, near, start):
        high = _COUNTED_TWO.search(text, near, start)
    elif rest == _AGENDA_21:
        high = _AGENDA.search(text, near, start)
    else:
        high = whole > _GOALS >= rest and _ONE_GOAL.search(text, near, start) and not _DESIGNATION.search(text, near, start)
    return bool(high) and not _IN_A_SYMBOL.search(text, near, start)


def _may_end_in_mark(text: str, start: int, kept: Habits) -> bool:
    """The number is no year, counts nothing and begins with no zero; one that stands twice is whole where marks are not repeated."""
    run = _DIGITS.match(text, start)
    if not run or run[0].startswith("0"):
        return False
    before, after = text[max(0, start - REACH) : start], text[run.end() : run.end() + REACH]
    if begins_with_month(after) or NO_MARK_BEFORE.match(after) or _PARENTHESIS.match(after):
        return False
    year = _A_YEAR.fullmatch(run[0]) and before[-1:] not in (".", "/") and not _DESIGNATION.search(before) and not _COUNTED_TWO.search(before)
    if year and not _of_a_row(before, run[0]):
        return False
    return kept.repeated or kept.times(text, *run.span()) == 1


def _doubt(ending: Ending, kept: Habits) -> int:
    """The weight of a mark glued to a number that may be whole; a stop behind it speaks for it where marks stand before stops."""
    text, start, end = ending.passage.text, ending.start, ending.at + len(ending.mark)
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    known = 2 if kept.times(text, start, ending.at) else 0
    if "/" in before and _IN_A_SYMBOL.search(before):
        return DOUBTFUL - 6 + known
    if end - start > 3 and _CAPITAL_BEFORE.search(before) or end - start > 2 and MEETING_BEFORE.search(before):
        return DOUBTFUL - 1
    if _DATED.match(after) or before[-1:] == "." and before[-2:-1].isdecimal():
        return DOUBTFUL - 5
    return DOUBTFUL - (2 if STOP.match(after) and kept.language not in MARK_BEHIND_STOP else 3) + known


def _of_a_row(before: str, number: str) -> bool:
    """`the anniversaries 1020, 1521, 2022`: numbers with marks that count on."""
    above = _NUMBER_AND_MARK.search(before)
    return above is not None and int(above[1]) + 1 == int(number[-2:])


def _of_decisions(text: str, start: int, end: int) -> bool:
    """The number is one of a decision, whose numbers are high."""
    said = max((found.end() for found in _DECISION.finditer(text, 0, start)), default=-1)
    following = _CHINESE_ACT.search(text, end)
    chinese = following is not None and following[0] == "决定"
    return chinese or said > max((found.end() for found in _RESOLUTION.finditer(text, 0, start)), default=-1)
