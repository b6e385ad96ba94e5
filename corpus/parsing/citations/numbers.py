"""Numbers: the shapes in which resolutions are numbered, with their letters (un_spec 1.10, 3.3, 3.8).

    65/232 · 53/243 A et B · S-10/2 · ES-11/1 · 2133 (2014) · 217 A (III) · 3419 A à D (XXX) · 217 ألف (د-3)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter

from resolutions.anchors import from_chinese, to_roman
from resolutions.symbols import ARABIC_SERIES_LETTERS

from .folding import Folded

_NAMES = "|".join(sorted(ARABIC_SERIES_LETTERS, key=len, reverse=True)) + "|الف"
_LETTER = rf"(?:[A-ZАВСЕНКМОРТХ](?![A-Za-zА-Яа-я'])|(?:{_NAMES})(?![\u0621-\u064a]))"
_AND = r"(?:et|and|y|e|и|و|和|及|以及)"
_TO = r"(?:-|à|to|a|al|по|до|至|إلى)"
_LETTERS = rf"{_LETTER}(?:(?: ?[,،、] ?{_AND} ?| ?[,،、] ?| ?{_AND} ?| ?{_TO} ?){_LETTER})*"
_ROMAN = r"\( ?(?:E?S ?- ?)?[IVXLІХ]+ ?\)|\( ?(?:د ?[إا] ?ط|د ?[إا]|د) ?- ?\d{1,2} ?(?:\(\))?\)"
"""The bracket may hold the empty brackets that a mark has left in Arabic."""

NUMBER = re.compile(
    r"(?P<first>[0-9](?<![0-9].)[0-9]{0,3}+)(?:"
    # 53/243 A et B, S-10/2, دإط-11/1
    rf" ?/ ?(?P<of_session>\d{{1,4}})(?![0-9/])(?: ?(?P<letters>{_LETTERS}))?"
    # 2133 (2014)
    r"| ?\( ?(?P<year>19[4-9]\d|20\d\d) ?[()]"
    # 217 A (III), 217 (III) A
    rf"|(?: ?(?P<old_letters>{_LETTERS}))? ?(?P<roman>{_ROMAN})(?: (?P<late>[A-Z])(?![A-Za-z']))?"
    r")"
)
_CHINESE = re.compile(r"第(?P<number>[一二三四五六七八九十]+) ?(?P<letter>[A-Z]?) ?(?P<session>[㈠-㈩])(?=号)")
"""第一㈠号: the Assembly's first sessions in Chinese numerals."""
_PREFIX = re.compile(r"\Z(?<![0-9A-Z/.\-])|(?=[ESد])(?<![0-9A-Za-z/.])(?P<special>ES|S|د ?[إا] ?ط|د ?[إا]) ?- ?\Z")
"""What may stand before a number: nothing that makes it part of a longer word, or the mark of a special session."""
_ONE_LETTER = re.compile(_LETTER)
_RANGE = re.compile(rf" ?{_TO} ?\Z")
_CYRILLIC = str.maketrans("АВСЕНКМОРТХІ", "ABCEHKMOPTXI")


@dataclass(slots=True)
class Part:
    """One resolution of a printed number: its letter and the span that names it."""

    start: int
    end: int
    letter: str = ""
    also: tuple[str, ...] = ()
    """Further letters of a range that this span names (B and C of `A à D`)."""


@dataclass(slots=True)
class Number:
    """A printed number; `shape` is slash | year | roman."""

    start: int
    end: int
    shape: str
    session: str
    """`65`, `S-10`, `2023`; the year; the Roman session."""
    number: str
    parts: tuple[Part, ...]
    value: int = 0
    """The session or year as a number; 0 where it is Roman or special."""

    @property
    def special(self) -> bool:
        return "S-" in self.session

    @property
    def lettered(self) -> bool:
        return bool(self.parts[0].letter)


def find(text: Folded) -> list[Number]:
    """Everything in `text` that has the shape of a resolution's number, in order."""
    chinese = _chinese(text) if "第" in text else []
    found = []
    for match in NUMBER.finditer(text) if "/" in text or "(" in text else ():
        start = match.start()
        if prefix := _PREFIX.search(text, max(0, start - 8), start):
            found.append(_number(match, prefix["special"]))
    return sorted(chinese + found, key=attrgetter("start")) if chinese else found


def _chinese(text: Folded) -> list[Number]:
    """Numbers in Chinese numerals."""
    found = []
    for match in _CHINESE.finditer(text):
        start, value = match.start("number"), from_chinese(match["number"])
        if value:
            session = to_roman(ord(match["session"]) - ord("㈠") + 1)
            part = Part(start, match.end(), match["letter"])
            found.append(Number(start, match.end(), "roman", session, str(value), (part,)))
    return found


def _number(match: re.Match, special: str | None) -> Number:
    start, end = match.span()
    first, number, letters, year, old_letters, roman, late = match.groups()
    if year:
        return Number(start, end, "year", year, str(int(first)), (Part(start, end),), int(year))
    if roman:
        parts = _parts(match, "old_letters", start) if old_letters else (Part(start, end, late or ""),)
        parts[-1].end = end
        return Number(start, end, "roman", _roman_session(roman), first, parts)
    value = int(first)
    session = str(value)
    if special:
        value, start = 0, match.string.rfind(special, 0, start)
        session = ("ES-" if special == "ES" or special.endswith("ط") else "S-") + session
    parts = _parts(match, "letters", start) if letters else (Part(start, end),)
    return Number(start, end, "slash", session, str(int(number)), parts, value)


def _parts(match: re.Match, group: str, start: int) -> tuple[Part, ...]:
    """`53/243 A et B` → `53/243 A`, `B`; a range keeps its inner letters in `also`."""
    text = match.string
    parts: list[Part] = []
    for one in _ONE_LETTER.finditer(text, *match.span(group)):
        letter = _latin(one.group())
        if parts and _RANGE.search(text, parts[-1].end, one.start()) and parts[-1].letter < letter:
            inner = [chr(code) for code in range(ord(parts[-1].letter) + 1, ord(letter))]
            parts[-1].also = tuple(inner)
        parts.append(Part(one.start() if parts else start, one.end(), letter))
    return tuple(parts)


def _latin(letter: str) -> str:
    return ARABIC_SERIES_LETTERS.get(letter) or ("A" if letter == "الف" else letter.translate(_CYRILLIC))


def _roman_session(printed: str) -> str:
    """`(XXI)` → `XXI`, `(د-3)` → `III`, `(دإ-6)` → `S-VI`."""
    inside = printed.strip("() ").replace(" ", "").translate(_CYRILLIC)
    if inside[0] == "د":
        name, _, digits = inside.partition("-")
        return ("", "S-", "ES-")[len(name) - 1] + to_roman(int(digits))
    return inside
