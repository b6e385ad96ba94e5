"""How much speaks for a mark that stands free: its form, and the side of the punctuation it stands on.

The placing differs by language (un_spec 1.8): English and Chinese set a mark behind the punctuation, the
others before it; a number in the other place is more likely to count something.
"""

from __future__ import annotations

import re

from .mark_forms import COUNTERS
from .mark_habits import Habits
from .mark_place import DOUBTFUL, SURE
from .mark_surroundings import LAST_WORD, MARK_BEHIND_STOP, MORE_NUMBERS, PLURAL, STOP, counts, day_of_more
from .words import RESOLUTION_WORDS

_NAMED_BEHIND = re.compile(r"\s?[:«“–—]")
"""`Round table 3: …`, `Round table 3 “…”`."""
_OF_A_YEAR = re.compile(r"[A-Za-z]\(\d{4}\)$")
"""`CM/Rec(2022)`: the number behind it is its own."""
_SHORT_NUMBER = re.compile(r"(?<![\d/])\d{1,3}[,.、]$")
_CHINESE = re.compile("[\u4e00-\u9fff》〉”)]")
_DOCUMENT = re.compile("(?:报告|议程|纲领|纲要|宣言|公约|文件|决议|计划|战略|协定|协议|议定书|准则|框架|章程|规约)$")
"""What a note gives the source of."""
_BLANK_BEHIND = re.compile("\\s(?:[\u4e00-\u9fff《]|(?:19|20)\\d\\d年)")
_ROW_OR_GOAL = re.compile(r"(?:目标|对话|领域|圆桌会议|讨论会|小组|方案|阶段|附件|类别)$|\d[至和、]$|[第近有共至达过在于前后]$")
_TWO_MARKS = re.compile("[\u4e00-\u9fff》”)](\\d{1,2})、$")
_COUNTED_BEFORE = re.compile(r"\b(?:из|всех|los|las|the|les|des)\s\d{1,3}\s[^\W\d_]+$|\b(?:otr[oa]s|unos|los|las|only|these|those|some|ces|leurs)$", re.IGNORECASE)
"""What the number before a noun counts, as in `the 22 points 7,`, no number behind it does; nor do such words before a stop."""
_GOAL = re.compile(
    r"(?:\b(?:Objetivo|objetivo|Objectif|objectif|Goal|goal|[Цц]ел[иьюяе]|[Цц]елью|[Зз]адач[аеиу]|задачей|[Mm]eta|[Cc]ible|[Tt]arget|Lista?|Liste|Списк[аеу]|Список"
    r"|[Пп]ринцип\w*|[Pp]rinciple|[Pp]rincipe|[Pp]rincipio)\b|الهدف|الغاية)[^,;.:\d]{0,40}$|目标$"
)
"""One goal, target or list, named by its number."""
_JOINED = re.compile(
    r"\s(?:and|or|which|that|as|in|of|for|with|to|by|on|at|from|is|are|et|ou|qui|que|dont|de|du|des|pour|dans|en|à|au|aux|par|sur|y|o|del|para|con"
    r"|por|a|al|и|или|в|на|с|по|о|от|для)\s"
)
"""What a mark may stand before but a count may not: it counts no noun."""
_PLURALS = ("en", "es", "fr")
_COUNTS_NOTHING = re.compile(r"\s[^\W\d_]*[^\W\d_sxn](?![^\W_])")
"""What a number counts is plural: a next word without its ending is not counted (`men`, `children` have another)."""


def weight(text: str, match: re.Match, form: str, before: str, after: str, kept: Habits) -> int:
    """How much speaks for a mark: its form, and whether it stands on the side of the punctuation where marks stand."""
    match form:
        case "capital":
            return DOUBTFUL + 1
        case "glued" if kept.tight and _BLANK_BEHIND.match(after):
            return SURE
        case "glued" if kept.language == "zh" and _ROW_OR_GOAL.search(before):
            return DOUBTFUL
        case "glued" | "stop" if before.endswith(")") and _OF_A_YEAR.search(before):
            return DOUBTFUL - 2
        case "chinese":
            return _weight_in_chinese(before, after)
        case "chinese blank":
            return SURE if kept.tight else 2
        case "spaced":
            return _weight_behind_blank(before, after, kept)
        case "stop":
            return _weight_behind_stop(match["mark"], text[match.start()].isspace(), before, after, kept.language)
    return SURE


def _weight_in_chinese(before: str, after: str) -> int:
    """Behind a title no number counts anything; elsewhere it may be one of a row, or that of a goal."""
    if before[-1] in "》”":
        return SURE
    if _DOCUMENT.search(before):
        return SURE - 1
    return DOUBTFUL if after[0] in "至到和" or _GOAL.search(before) else 1


def _weight_behind_blank(before: str, after: str, kept: Habits) -> int:
    """`word 3` may be a mark or the number of a thing; a stop or a word that counts nothing behind it speaks for a mark."""
    word = LAST_WORD.search(before)
    if STOP.match(after) and _COUNTED_BEFORE.search(before):
        return SURE - 1
    if kept.tight and _CHINESE.match(before[-1:]) and not MORE_NUMBERS.match(after):
        return SURE
    if word is not None and counts(word[0]) and not PLURAL.search(word[0]) or _GOAL.search(before):
        return DOUBTFUL if STOP.match(after) else DOUBTFUL - 1
    if _NAMED_BEHIND.match(after) or word is not None and word[0].lower() in RESOLUTION_WORDS and after[:1] == "," or day_of_more(after):
        return DOUBTFUL - 2
    if MORE_NUMBERS.match(after):
        return 1
    if STOP.match(after) and kept.language not in MARK_BEHIND_STOP:
        return SURE
    return SURE - 1 if _JOINED.match(after) or kept.language in _PLURALS and _COUNTS_NOTHING.match(after) else 2


def _weight_behind_stop(mark: str, apart: bool, before: str, after: str, language: str | None) -> int:
    """`, 3` is a mark in English and Chinese; elsewhere it rather counts what follows, unless it is glued: not `apart`."""
    if after and after[0] in COUNTERS:
        return DOUBTFUL
    if language == "zh" and _next_of_two(before, mark) and _BLANK_BEHIND.match(after):
        return SURE
    if _SHORT_NUMBER.search(before):
        if before[-1] == "." and not apart and after.strip():
            return DOUBTFUL - 6  # a decimal
        english = language == "en" and before[-1] == "," and len(mark) < 3 and not apart
        return SURE if english and not mark.startswith("0") else DOUBTFUL
    if before[-1:] in "”»)":
        return 3
    if before.endswith(".") and after.strip():
        return 2  # the point may belong to an abbreviation
    if not apart or STOP.match(after):
        return SURE
    return SURE - 1 if language in MARK_BEHIND_STOP else DOUBTFUL + 1


def _next_of_two(before: str, mark: str) -> bool:
    """The two marks of `报告1、2 所载`."""
    first = _TWO_MARKS.search(before)
    return first is not None and int(first[1]) + 1 == int(mark.partition(",")[0])
