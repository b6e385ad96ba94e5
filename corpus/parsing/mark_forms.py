"""The forms of a mark on the line: what a number looks like, and what touches it, where it could call a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEHIND = r"(?![.:]\d|,\d+(?![\d/])|\.[^\W\d_])(?=[\s,;.:)\]»”“’،؛，；。：、》!?]|$)"
AFTER = rf"(?!\s\d{{3}}(?!\d)){_BEHIND}"
"""Behind a number that stands free three more digits belong to it: `30 135`; glued to a letter of an alphabet it is no thousand."""
_GLUED = re.compile(rf"(?<=[^\W\d_]|[»”“》〉)）\]])(?<!(?<![^\W\d_])[A-Z])(?!(?<=[\u2e80-\u9fff])\d{{1,3}}\s\d{{3}}(?!\d))(?P<mark>\d{{1,3}}(?:\s?,\s?\d{{1,3}}(?=\D|$))*)/?{_BEHIND}")
_CAPITAL = re.compile(rf"(?:(?<=\s[IVX])|(?<=\d\s[A-Z]))(?P<mark>\d{{1,3}}){AFTER}")
_YEAR = re.compile(rf"(?<!\d)(?:19|20)\d\d(?P<mark>\d{{1,3}}){AFTER}")
_SPACED = re.compile(rf"(?<=[^\W_]|[»”“》)）\]])\s(?P<mark>\d{{1,3}}(?:,\s\d{{1,3}}(?=,$))?)/?{AFTER}")
COUNTERS = "年月日号段条款次个届名项万亿国位人周岁天小分卷页章节期多种"
_AFTER_STOP = re.compile(r"(?<=[,;.:،؛，；。：、”»)])\s?(?P<mark>\d{1,3}(?:,\s?\d{1,3})*)/?(?!\s\d{3}(?!\d))(?=\s|$|[^\d\s.,/%A-Z-])")
_INSIDE_CHINESE = re.compile(
    rf"(?<=[\u4e00-\u9fff》〉”])(?<![第近有共至和达过在于前后])(?:(?<!约)|(?<=[公盟条契规]约))(?P<mark>\d{{1,3}})(?=[\u4e00-\u9fff《“])(?![{COUNTERS}])"
)
_BLANK_BEFORE_CHINESE = re.compile(rf"(?<=[\u4e00-\u9fff》〉”)])\s(?P<mark>\d{{1,3}})(?=[\u4e00-\u9fff《“])(?![{COUNTERS}])")
_BRACKETED_ARABIC = re.compile(r"(?<=[\u0621-\u0652\u0670\d»“”‘’)(،])\s?\(\s?(?P<mark>\d{1,3})\s?\)(?!\d)")
_SIGNS = frozenset(",;.:،؛，；。：、”»)“》〉）]")
"""What but a letter may stand before a mark, or before the blank that does."""
_BEHIND_BLANK = (("stop", _AFTER_STOP), ("spaced", _SPACED), ("chinese blank", _BLANK_BEFORE_CHINESE))
_BEHIND_LETTER = (("glued", _GLUED), ("chinese", _INSIDE_CHINESE), ("capital", _CAPITAL))
_BEHIND_SIGN = (("glued", _GLUED), ("stop", _AFTER_STOP), ("chinese", _INSIDE_CHINESE))


def forms(text: str, start: int, language: str | None) -> Iterator[tuple[str, re.Match]]:
    """The forms that the short number at `start` has, by what stands before it and behind it."""
    sign, at, possible = text[start - 1 : start], start, _BEHIND_SIGN
    if sign.isspace():
        at, possible = start - 1, _BEHIND_BLANK
        sign = text[at - 1 : at]
    elif sign.isalpha():
        possible = _BEHIND_LETTER
    if sign.isalnum() or sign in _SIGNS:
        for form, pattern in possible:
            if match := pattern.match(text, at):
                yield form, match
    elif sign == "(" and language == "ar":
        if match := _BRACKETED_ARABIC.match(text, at - 2 if text[at - 2 : at - 1].isspace() else at - 1):
            yield "bracketed", match


def behind_year(text: str, start: int) -> re.Match | None:
    """The long number at `start` as a year and a mark."""
    return _YEAR.match(text, start)
