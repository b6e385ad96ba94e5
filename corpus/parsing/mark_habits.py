"""What the marks of one text have in common: whether they are repeated, glued or bracketed, and which numbers are whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from resolutions import symbols

from .numerals import DIGIT
from .sheet import Sheet

REPEATED_UNTIL = "2020-09-15"
"""With its seventy-fifth session the Assembly gave up repeating a mark: a source cited again has a new note (un_spec 1.8)."""
LAST_REPEATING_SESSION = 74
_FEWEST = 3
_DIGITS = re.compile(f"{DIGIT}{DIGIT}*")
_ATTACHED = re.compile(r"[A-Za-z\d./\u2010\u2011-]+$")
_CHINESE_NUMBER = re.compile(r"[0-9](?:(?<=[\u4e00-\u9fff][0-9])|(?<=[\u4e00-\u9fff](?P<blank>\s)[0-9]))[\d/]*\s?[年月日号段]")
_REACH = 20
_CONTEXT = 4
_SAME_SOURCE = re.compile(r"ibid|там же|同上|المرجع نفسه", re.IGNORECASE)


@dataclass(slots=True)
class Habits:
    """How one text prints its marks; `texts` are its units."""

    language: str | None
    texts: list[str]
    repeated: bool = True
    """A note may be called a second time."""
    tight: bool = field(init=False)
    """Chinese: numbers stand without blanks, so a blank before one is that of a mark."""
    _signs: dict[str, Counter[str]] = field(init=False, default_factory=dict)
    """How often each number that was asked for stands behind the same signs."""

    def __post_init__(self) -> None:
        blanks = [found["blank"] is not None for text in self.texts for found in _CHINESE_NUMBER.finditer(text)] if self.language == "zh" else []
        self.tight = 4 * sum(blanks) < len(blanks)

    def times(self, text: str, start: int, end: int) -> int:
        """How often the number text[start:end] stands in the whole text behind the same signs."""
        number = text[start:end]
        if number not in self._signs:
            holding = [each for each in self.texts if number in each]
            self._signs[number] = Counter(
                _signs_before(each, found.start()) for each in holding for found in _DIGITS.finditer(each) if found[0] == number
            )
        return self._signs[number][_signs_before(text, start)]


def _signs_before(text: str, start: int) -> str:
    """What is attached to a number, or else the signs before it."""
    attached = _ATTACHED.search(text, max(0, start - _REACH), start)
    return attached[0] if attached else text[max(0, start - _CONTEXT) : start]


def habits(sheet: Sheet) -> Habits:
    """The habits of a sheet whose units and notes are known."""
    return Habits(sheet.language, [unit.passage.text for unit in sheet.units], _repeats(sheet))


def _repeats(sheet: Sheet) -> bool:
    """Whether marks are repeated: up to the 74th session, and in decisions; where neither session nor date tells, a repeated note does."""
    facts, symbol = sheet.facts, sheet.facts.get("symbol") or ""
    if "/DEC/" in symbol:
        return True
    session = facts.get("session") or _session(symbol)
    if session and session.isdecimal() and facts.get("organ") == "A":
        return int(session) <= LAST_REPEATING_SESSION
    day = facts.get("adopted") or facts.get("issued")
    if day:
        return day < REPEATED_UNTIL
    texts = [note.passage.text for note in sheet.notes if not _SAME_SOURCE.match(note.passage.text)]
    return len(set(texts)) == len(texts)


def _session(symbol: str) -> str | None:
    try:
        return symbols.parse(symbol).session
    except ValueError:
        return None


def bracketed(marks: Iterable[tuple[str, bool]]) -> bool:
    """Whether most notes have a number in brackets that could be their mark, given as (mark, in brackets)."""
    brackets: dict[str, bool] = {}
    for mark, inside in marks:
        brackets[mark] = brackets.get(mark, False) or inside
    return 2 * sum(brackets.values()) > len(brackets)


def glued(marks: Iterable[tuple[str, bool]]) -> bool:
    """Whether the sure marks of a text touch the sign before them, given as (mark, touching)."""
    touching: dict[str, bool] = {}
    for mark, touches in marks:
        touching[mark] = touching.get(mark, False) or touches
    return len(touching) >= _FEWEST and 5 * sum(touching.values()) >= 4 * len(touching)
