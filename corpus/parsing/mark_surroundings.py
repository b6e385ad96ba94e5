"""What stands around a number and says what it is: a date, a counted thing, or a free place for a mark."""

from __future__ import annotations

import re

from .numerals import begins_with_month
from .words import NOT_A_MARK_AFTER, RESOLUTION_WORDS

REACH = 40
"""What stands so near a number says what it is."""
NO_MARK_BEFORE = re.compile(
    r"\s?(?:%|[°º]|er\b|st\b|nd\b|rd\b|th\b|(?:m|b|tr)illions?\b|thousand|milliards?\b|millones|mil\b|миллион|миллиард|млн|млрд|тысяч|مليون|ملايين|مليار|per cent|pour cent|por ciento|процент|في المائة)"
)
STOP = re.compile(r"\s?(?:[,;.:)\]»”؟،؛，；。：、]|$)")
MARK_BEHIND_STOP = ("en", "zh")
MORE_NUMBERS = re.compile(r"\s?(?:,|and|et|y|or|ou|o|to|à|a|-|–|、|和|至)\s?第?\d")
LAST_WORD = re.compile(r"[^\W\d_]+\.?$")
PLURAL = re.compile(r"^(?:goals|objectifs|objetivos|articles|paragraphs|paragraphes|items|targets|artículos|párrafos)$", re.IGNORECASE)
"""A plural counts two numbers or more: after `Goals` a single one is a mark."""
MEETING_BEFORE = re.compile(r"/[A-Z]{2,4}\.$")
"""`3/COP.152`: no parties have met so often."""
_LABEL_FOLLOWS = re.compile(r"\s?\(?[a-zа-я]\)")
"""`paragraphs 3 (a) to (f)`."""
_ANNEXED = re.compile(r"\s?,\s(?:annex|anexo|прилож|المرفق)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:no|nos|vol|para|paras|par|art|chap|sect|p|pp|núm)\.$", re.IGNORECASE)
_LIST = re.compile(r"\d\s?,\s?\d")
_YEAR_ENDS = re.compile(r"\d$|\b(?:года|году|г\.)$")
_NUMBERED_THING = re.compile(r"(?<!\d)(?:19|20)\d\d$|/\d{1,3}$|\bAgenda 21$|\b(?:Programa|Action) 21$|/[A-Z]+\.\d{1,2}$|[A-Z]{2,}[-\u2010\u2011]\d{1,3}$")
"""Numbers a mark may follow after a blank: a year, the number of a resolution or decision."""
_YEAR_AT_END = re.compile(r"(?<![\d.,/])(?:19|20)\d\d$")
_SHORT_NUMBER_ENDS = re.compile(r"(?:[^\W\d_]{4}\s(?:\d{1,2}\.)?|[A-Za-z]\.)\d{1,2}$")
"""`resolution 16 15,`, `target 3.8 1,`, `GC.18/Res.9 12,`: before a stop the second number is a mark."""
_COUNTED = re.compile(r"\b(?:age|aged|under|over|of|by|to|target|goal|article|agenda)\s\d{1,2},$", re.IGNORECASE)
"""English words whose number a comma may follow: `under age 5,12 and` is no decimal fraction."""
_LETTERED = re.compile(r"\d\s?\((?:[\u0621-\u064a]\u0640?|\d{1,2})\)$|\([\u0621-\u064a]\u0640?\)$")
"""`13 (ب)(1)` goes on with the label of a degree below."""
_LONG_WORD = re.compile(r"[^\W\d_]{7}$")
"""No preposition: a day may stand behind it, but a mark as well."""
_DESIGNATED = re.compile(r"(?<![\w/.])[A-Za-z]+\.?\d+\s?$")
"""`A.1090(28)`: the session that adopted it stands in brackets."""
_OTHER_DAY = re.compile(r"\s*(?:(?:,|et|and|to|y|al|и|au|à|a|по|إلى|و|-|–)\s*(?:le\s+)?\d{1,2}\s+)+")
"""` et 10` of `les 9 et 10 octobre`."""


def stands_free(text: str, match: re.Match, form: str, before: str, after: str) -> bool:
    """No date, no counted thing: what follows and what precedes the number allow a mark."""
    start, mark = match.start(), match["mark"]
    if begins_with_month(after) and not _LIST.search(mark) or NO_MARK_BEFORE.match(after):
        return False
    if form == "bracketed":
        return not _LETTERED.search(before) and not _DESIGNATED.search(before)
    if after[:1] == ")" and text.count("(", 0, start) <= text.count(")", 0, start):
        return False
    if form not in ("spaced", "stop"):
        return True
    if _LABEL_FOLLOWS.match(after) or day_of_more(after) and not _YEAR_ENDS.search(before.rstrip(",،")) and not _LONG_WORD.search(before):
        return False
    if form == "stop":
        if MEETING_BEFORE.search(before) and not text[start].isspace():
            return False
        return not _ABBREVIATED.search(before) or bool(_COUNTED.search(before)) and after[:1].isspace()
    word = LAST_WORD.search(before)
    if word and counts(word[0]):
        return not MORE_NUMBERS.match(after) and (bool(PLURAL.search(word[0])) or len(word[0]) > 3)
    if word and word[0].lower() in RESOLUTION_WORDS:
        return not _ANNEXED.match(after) and after[:1] in (" ", ",", ".", ";") and not after.lstrip().startswith("(")
    if not before[-1:].isdecimal():
        return True
    if STOP.match(after) and _YEAR_AT_END.search(before):
        return True
    return len(mark) < 3 and bool(_NUMBERED_THING.search(before) or STOP.match(after) and _SHORT_NUMBER_ENDS.search(before))


def day_of_more(after: str) -> bool:
    """The first of two days: ` and 9 October`."""
    others = _OTHER_DAY.match(after)
    return others is not None and begins_with_month(after[others.end() :])


def counts(word: str) -> bool:
    """A number behind this word counts something; an Arabic word may carry an `and`, a `for` or a `by`."""
    word = word.lower().rstrip(".")
    return word in NOT_A_MARK_AFTER or word[:1] in "وبلف" and word[1:] in NOT_A_MARK_AFTER
