"""Stage 4: the closing block - meeting, date of adoption, vote.

Guarantees to the next stages:
1. lines that name the meeting, the date below it and the bracketed vote are out of `lines`;
2. the line after them is `closed`, and `broken` no more: an annex or another part begins there.
"""

from __future__ import annotations

import re

from .document import MastheadLine
from .numerals import date, is_date, is_day, ordinal
from .sheet import Line, Sheet, together
from .words import MEETING, VOTE

_UNNUMBERED = ("الجلسة العامة", "séance plénière", "plenary meeting", "sesión plenaria", "пленарное заседание", "全体会议")
"""The meeting with its number forgotten; only the date below it tells that it is one."""
_MEETING_SIGNS = ("ا", "第")
"""What the name of a meeting begins with, if not with its number."""
_SENTENCE_END = re.compile(r"[.。][»”]?\s?\d*\s*$")


def read(sheet: Sheet) -> None:
    """Take the closing block out of the lines and note what it says."""
    lines = sheet.lines
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = _block(sheet, at, kept[-1] if kept else None) if _may_close(lines[at].bare) else at
        if end == at:
            kept.append(lines[at])
            end += 1
        elif end < len(lines):
            lines[end].gap, lines[end].broken, lines[end].closed = True, False, True
        at = end
    sheet.lines = kept


def _may_close(text: str) -> bool:
    """The line begins with no letter, as numbers, dates and votes do, or names a meeting: asked for every line, true of few."""
    return not text[:1].isalpha() or text.startswith(_MEETING_SIGNS) or text in _UNNUMBERED


def _block(sheet: Sheet, at: int, before: Line | None) -> int:
    """Where the closing block that begins at `at` ends; `at` when none does."""
    lines = sheet.lines
    text = lines[at].bare
    one_line = (text[:1].isdecimal() or text.startswith(_MEETING_SIGNS)) and MEETING.match(text)
    whole = one_line and MEETING.fullmatch(text)
    if whole:
        _say(sheet, "meeting", lines[at : at + 1])
        sheet.facts["meeting"] = _number(whole)
        at += 1
        if at < len(lines) and is_date(lines[at].bare):
            at = _date(sheet, at)
        return at
    if text in _UNNUMBERED and at + 1 < len(lines) and is_date(lines[at + 1].bare):
        _say(sheet, "meeting", lines[at : at + 1])
        return _date(sheet, at + 1)
    if one_line and is_date(text[one_line.end() :]):
        _say(sheet, "meeting", lines[at : at + 1])
        sheet.facts.update(meeting=_number(one_line), adopted=date(text[one_line.end() :]), status="adopted")
        return at + 1
    if text[:1] == "[" and VOTE.match(text):
        end = at + 1
        while end < len(lines) and "]" not in lines[end - 1].text and end - at < 60:
            end += 1
        _say(sheet, "vote", lines[at:end])
        return end
    if before is not None and (is_date(text) or at + 1 == len(lines) and is_day(text)) and _SENTENCE_END.search(before.text):
        return _date(sheet, at)
    return at


def _number(found: re.Match) -> str | None:
    """The number of the meeting, printed in digits or in words."""
    if found["words"]:
        number = ordinal(found["words"].partition("العامة")[2])
        return str(number) if number else None
    return next(value for value in found.groups() if value)


def _date(sheet: Sheet, at: int) -> int:
    _say(sheet, "adopted", sheet.lines[at : at + 1])
    sheet.facts["adopted"] = date(sheet.lines[at].bare) or sheet.facts.get("adopted")
    sheet.facts["status"] = "adopted"
    return at + 1


def _say(sheet: Sheet, kind: str, lines: list[Line]) -> None:
    passage = together(lines)
    sheet.closing.append(MastheadLine(kind, passage.text, passage.lines))
