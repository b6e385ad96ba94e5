"""The numbers on the line, and the places among them where a mark may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .mark_surroundings import REACH
from .numerals import DIGIT
from .passage import Passage
from .sheet import Unit
from .words import COUNTED

SURE = 4
"""From this weight on a number on the line can hardly be anything but a mark."""
DOUBTFUL = 0
"""Up to this weight it is a mark only when its note has no other place, or none as good."""

_DIGITS = re.compile(f"{DIGIT}{DIGIT}*")
_CONTEXT = 160
"""What stands so far before a first mark may stand before a repeated one."""
_SIGNS_BETWEEN = " (,;.:،؛，；。：、”»)》"
_LAST_SIGNS = re.compile(r"[\u4e00-\u9fff]{3}$|\w+$")


@dataclass(slots=True)
class Place:
    """A number on the line that may be a mark."""

    unit: int
    start: int
    end: int
    mark: str
    weight: int
    line: int
    form: str
    """The name of its form, as in mark_forms, or `year` behind one, or `number` behind another number, or `stop blank` with a blank behind the stop."""
    text: str
    """The text of the unit."""
    at: int
    """Where in it the printed digits begin: those of the first of several marks, or of the number that the mark is glued to."""

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands in the document."""
        return self.unit, self.start

    @property
    def word(self) -> str:
        """The word before it, in Chinese the last three signs; the number that it is glued to."""
        if self.form == "number":
            return self.text[self.at : self.start]
        found = _LAST_SIGNS.search(self.text[max(0, self.at - REACH) : self.at].rstrip(_SIGNS_BETWEEN))
        return found[0] if found else ""

    @property
    def before(self) -> str:
        """The words before it."""
        if self.form == "number":
            return self.text[max(0, self.at - REACH) : self.start]
        return self.text[max(0, self.at - _CONTEXT) : self.at].rstrip()

    @property
    def touches(self) -> bool:
        """A letter stands directly before it."""
        return self.text[self.at - 1 : self.at].isalpha()


def numbers(units: list[Unit]) -> Iterator[tuple[int, Passage, int, str]]:
    """The numbers of the paragraphs, but for one that counts a paragraph: unit, passage, start, digits."""
    for place, unit in enumerate(units):
        if unit.role == "table":
            continue
        passage = unit.passage
        counted = COUNTED.match(passage.text)
        for found in _DIGITS.finditer(passage.text, counted.end() if counted else 0):
            yield place, passage, found.start(), found[0]
