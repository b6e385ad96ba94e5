"""Dates: the day that a text prints for the number beside it (un_spec 3.6)."""

from __future__ import annotations

import re

from .chains import REACH
from .folding import Folded
from .numbers import Number
from .wording import WORDINGS, Wording

SERVES = 8
"""One date serves at most so many numbers before it."""
LONGEST_LIST = 50
"""In Chinese, where the date stands before, it serves so many numbers behind it."""
_SLASH = re.compile(" ?/ ?")
"""Between the two names of a month in Arabic."""
_CHINESE_LINK = re.compile(r"(?:第|\Z|[、和]第|关于|题为|通过的|就)")


def of_item(text: Folded, items: list[Number], place: int, language: str) -> str | None:
    """The date printed for an item; one date serves neighbours of the same session."""
    wording = WORDINGS[language]
    if language == "zh":
        return _date_before(text, items, place, wording)
    for later in range(place, min(len(items), place + SERVES)):
        if items[later].session != items[place].session:
            return None
        limit = items[later + 1].start if later + 1 < len(items) else len(text)
        if date := _date_after(text, items[later].end, limit, wording):
            return date
        if later + 1 < len(items) and not wording.joint.match(text[items[later].end : items[later + 1].start]):
            return None
    return None


def _date_after(text: Folded, end: int, limit: int, wording: Wording) -> str | None:
    match = wording.date.search(text, end, min(limit, end + 110))
    if not match:
        return None
    between = text[end : match.start()]
    organ = wording.organ.search(between)
    if organ:
        between = between[: organ.start()] + between[organ.end() :]
    return _iso(match, wording) if wording.undated.match(between) else None


def _date_before(text: Folded, items: list[Number], place: int, wording: Wording) -> str | None:
    """The date before an item, or before the items of its session that stand before it."""
    for earlier in range(place, max(-1, place - LONGEST_LIST), -1):
        start = items[earlier - 1].end if earlier else max(0, items[0].start - REACH)
        last = None
        for last in wording.date.finditer(text, start, items[earlier].start):
            pass
        between = text[last.end() : items[earlier].start].strip() if last else ""
        if last and _CHINESE_LINK.match(between) and not re.search(r"[。；]|决议|决定", between):
            return _iso(last, wording)
        if not earlier or items[earlier - 1].session != items[place].session:
            return None
    return None


def _iso(match: re.Match, wording: Wording) -> str | None:
    name, day = match["month"], int(match["day"])
    month = wording.months.get(_SLASH.sub("/", name) if "/" in name else name)
    return f"{match['year']}-{month:02}-{day:02}" if month and 0 < day < 32 else None
