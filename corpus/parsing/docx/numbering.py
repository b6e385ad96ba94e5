"""Automatic numbers: what Word prints before a paragraph that is in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from resolutions import anchors

from .words import child, name, number, switch, value

_DEGREES = 9
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABETICAL = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CHINESE = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def _letter(alphabet: str):
    """a, b … z, aa, bb …, as Word counts."""
    return lambda count: alphabet[(count - 1) % len(alphabet)] * min(8, (count - 1) // len(alphabet) + 1)


def _chinese(count: int) -> str:
    """Numbers below a hundred in words, the others by their digits."""
    if count >= 100:
        return "".join(_CHINESE[int(digit)] for digit in str(count))
    tens, unit = divmod(count, 10)
    ten = "" if not tens else "十" if tens == 1 else _CHINESE[tens] + "十"
    return ten + (_CHINESE[unit] if unit or not tens else "")


def _roman(count: int) -> str:
    return anchors.to_roman(count) if 0 < count < 4000 else str(count)


def _enclosed(first: int, most: int):
    return lambda count: chr(first + count - 1) if 0 < count <= most else str(count)


FORMATS = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letter("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "russianLower": _letter(_RUSSIAN),
    "russianUpper": _letter(_RUSSIAN.upper()),
    "arabicAbjad": _letter(_ABJAD),
    "arabicAlpha": _letter(_ALPHABETICAL),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda count: "".join(_CHINESE[int(digit)] for digit in str(count)),
    "ideographTraditional": _letter(_STEMS),
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "decimalFullWidth": lambda count: "".join(chr(0xFF10 + int(digit)) for digit in str(count)),
    "ordinal": lambda count: f"{count}{'th' if count % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}",
    "none": lambda count: "",
}
"""How a count is printed; formats that are not here print digits."""


@dataclass(slots=True)
class _Degree:
    """One degree of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    legal: bool = False
    restart: int | None = None
    """It begins anew after this degree, counted from 1, or one above it; 0: never."""
    style: str | None = None
    """The paragraph style that is of this degree."""


@dataclass(slots=True)
class _List:
    """An abstract list: its degrees, and how far each has counted."""

    degrees: dict[int, _Degree]
    counts: dict[int, int] = field(default_factory=dict)
    style: str | None = None


class Numbering:
    """Counts the paragraphs of every list, in the order of the text."""

    def __init__(self, root: etree._Element | None, styles):
        self.styles = styles
        self.lists: dict[str | None, _List] = {}
        self.numbers: dict[str | None, etree._Element] = {}
        self.begun: set[str] = set()
        self.by_style: dict[str, tuple[str, int]] = {}
        for element in root if root is not None else ():
            if name(element) == "abstractNum":
                self.lists[value(element, "abstractNumId")] = _list(element)
            elif name(element) == "num":
                self.numbers[value(element, "numId")] = element

    def label(self, properties: etree._Element | None, style: str | None) -> str:
        """The number of the next paragraph with its blank or tab; empty when it has none."""
        which, degree = self._place(properties, style)
        found = self._list(which)
        if found is None:
            return ""
        levels = self._degrees(which, found)
        if degree not in levels:
            return ""
        self._count(which, found, levels, degree)
        return _printed(levels, found.counts, degree)

    def _place(self, properties: etree._Element | None, style: str | None) -> tuple[str | None, int]:
        """The list of a paragraph and its degree: its own word, else that of its style."""
        own = child(properties, "numPr")
        which, degree = value(child(own, "numId")), value(child(own, "ilvl"))
        if which is None:
            which, styled = self.styles.numbering(style or self.styles.standard)
            degree = degree or styled
            if which and not degree:
                degree = self._degree_of_style(which, style)
        if which == "0":
            return None, 0
        return which, int(degree) if degree and degree.isdecimal() and len(degree) < 3 else 0

    def _degree_of_style(self, which: str, style: str | None) -> str | None:
        """The degree that the list itself ties to a style."""
        abstract = self._list(which)
        return next((str(place) for place, degree in abstract.degrees.items() if degree.style == style), None) if abstract else None

    def _list(self, which: str | None) -> _List | None:
        element = self.numbers.get(which)
        abstract = self.lists.get(value(child(element, "abstractNumId")))
        for _ in range(3):  # a list may only name the style that defines it
            if abstract is None or abstract.degrees or not abstract.style:
                break
            linked, _ = self.styles.numbering(abstract.style)
            abstract = self.lists.get(value(child(self.numbers.get(linked), "abstractNumId")))
        return abstract

    def _degrees(self, which: str, found: _List) -> dict[int, _Degree]:
        """The degrees of a list with what this use of it changes."""
        levels = dict(found.degrees)
        for override in self.numbers[which]:
            if name(override) != "lvlOverride":
                continue
            place = value(override, "ilvl") or "0"
            level = child(override, "lvl")
            if level is not None and place.isdecimal():
                levels[int(place[:2])] = _degree(level)
        return levels

    def _count(self, which: str, found: _List, levels: dict[int, _Degree], degree: int) -> None:
        if which not in self.begun:
            self.begun.add(which)
            for override in self.numbers[which]:
                start = child(override, "startOverride")
                place = value(override, "ilvl") or "0"
                if name(override) == "lvlOverride" and start is not None and place.isdecimal():
                    found.counts[int(place[:2])] = number(start) - 1
        found.counts[degree] = found.counts.get(degree, levels[degree].start - 1) + 1
        for below in range(degree + 1, _DEGREES):
            restart = levels[below].restart if below in levels else None
            if restart is None or degree < restart:
                found.counts.pop(below, None)


def _list(element: etree._Element) -> _List:
    degrees = {}
    for level in element:
        place = value(level, "ilvl")
        if name(level) == "lvl" and place and place.isdecimal():
            degrees[int(place[:2])] = _degree(level)
    return _List(degrees, style=value(child(element, "numStyleLink")))


def _degree(level: etree._Element) -> _Degree:
    suffix = value(child(level, "suff")) or "tab"
    restart = child(level, "lvlRestart")
    return _Degree(
        start=number(child(level, "start"), 1),
        format=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")) or "",
        suffix={"nothing": "", "space": " "}.get(suffix, "\t"),
        legal=bool(switch(child(level, "isLgl"))),
        restart=number(restart) if restart is not None else None,
        style=value(child(level, "pStyle")),
    )


def _printed(levels: dict[int, _Degree], counts: dict[int, int], degree: int) -> str:
    """The text of a number: `%1.` with the counts put in; a bullet as it is drawn."""
    own = levels[degree]
    if own.format == "bullet":
        return "•" + (own.suffix or " ")

    def put(match: re.Match) -> str:
        place = int(match[1]) - 1
        if place not in levels:
            return ""
        form = "decimal" if own.legal else levels[place].format
        count = counts.get(place, levels[place].start)
        return FORMATS.get(form, str)(count) if count > 0 else str(count)

    text = re.sub(r"%(\d)", put, own.text)
    return text + own.suffix if text.strip() else ""
