"""The places where a mark may stand on the line: every number that could call a note, with what speaks for it.

The placing differs by language (un_spec 1.8): English and Chinese set a mark behind the punctuation, the
others before it; a number in the other place is more likely to count something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .mark_habits import Habits, bracketed, glued
from .numerals import DIGIT, begins_with_month
from .passage import Passage
from .sheet import Unit
from .words import COUNTED, NOT_A_MARK_AFTER, RESOLUTION_WORDS

SURE = 4
"""From this weight on a number on the line can hardly be anything but a mark."""
DOUBTFUL = 0
"""Up to this weight it is a mark only when its note has no other place, or none as good."""

_BEHIND = r"(?![.:]\d|,\d+(?![\d/])|\.[^\W\d_])(?=[\s,;.:)\]»”“’،؛，；。：、》!?]|$)"
_AFTER = rf"(?!\s\d{{3}}(?!\d)){_BEHIND}"
"""Behind a number that stands free three more digits belong to it: `30 135`; glued to a letter of an alphabet it is no thousand."""
_GLUED = re.compile(rf"(?<=[^\W\d_]|[»”“》〉)）\]])(?<!(?<![^\W\d_])[A-Z])(?!(?<=[\u2e80-\u9fff])\d{{1,3}}\s\d{{3}}(?!\d))(?P<mark>\d{{1,3}}(?:\s?,\s?\d{{1,3}}(?=\D|$))*)/?{_BEHIND}")
_CAPITAL = re.compile(rf"(?:(?<=\s[IVX])|(?<=\d\s[A-Z]))(?P<mark>\d{{1,3}}){_AFTER}")
_YEAR = re.compile(rf"(?<!\d)(?:19|20)\d\d(?P<mark>\d{{1,3}}){_AFTER}")
_SPACED = re.compile(rf"(?<=[^\W_]|[»”“》)）\]])\s(?P<mark>\d{{1,3}}(?:,\s\d{{1,3}}(?=,$))?)/?{_AFTER}")
_COUNTERS = "年月日号段条款次个届名项万亿国位人周岁天小分卷页章节期多种"
_AFTER_STOP = re.compile(rf"(?<=[,;.:،؛，；。：、”»)])\s?(?P<mark>\d{{1,3}}(?:,\s?\d{{1,3}})*)/?(?!\s\d{{3}}(?!\d))(?=\s|$|[^\d\s.,/%A-Z-])")
_INSIDE_CHINESE = re.compile(
    rf"(?<=[\u4e00-\u9fff》〉”])(?<![第近有共至和达过在于前后])(?:(?<!约)|(?<=[公盟条契规]约))(?P<mark>\d{{1,3}})(?=[\u4e00-\u9fff《“])(?![{_COUNTERS}])"
)
_BLANK_BEFORE_CHINESE = re.compile(rf"(?<=[\u4e00-\u9fff》〉”)])\s(?P<mark>\d{{1,3}})(?=[\u4e00-\u9fff《“])(?![{_COUNTERS}])")
_BRACKETED_ARABIC = re.compile(r"(?<=[\u0621-\u0652\u0670\d»“”‘’)(،])\s?\(\s?(?P<mark>\d{1,3})\s?\)(?!\d)")
_PATTERNS = {
    "bracketed": _BRACKETED_ARABIC, "glued": _GLUED, "year": _YEAR, "stop": _AFTER_STOP, "spaced": _SPACED,
    "chinese": _INSIDE_CHINESE, "chinese blank": _BLANK_BEFORE_CHINESE, "capital": _CAPITAL,
}  # fmt: skip
_NO_MARK_BEFORE = re.compile(
    r"\s?(?:%|[°º]|er\b|st\b|nd\b|rd\b|th\b|(?:m|b|tr)illions?\b|thousand|milliards?\b|millones|mil\b|миллион|миллиард|млн|млрд|тысяч|مليون|ملايين|مليار|per cent|pour cent|por ciento|процент|في المائة)"
)
_LABEL_FOLLOWS = re.compile(r"\s?\(?[a-zа-я]\)")
"""`paragraphs 3 (a) to (f)`."""
_ANNEXED = re.compile(r"\s?,\s(?:annex|anexo|прилож|المرفق)", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"\s?[:«“–—]")
"""`Round table 3: …`, `Round table 3 “…”`."""
_OF_A_YEAR = re.compile(r"[A-Za-z]\(\d{4}\)$")
"""`CM/Rec(2022)`: the number behind it is its own."""
_COUNTED_TWO = re.compile(r"\b(?:paragraphs|paragraphes|párrafos|пункт\w*|articles|artículos|стать\w+)\s\d{1,3}\s(?:and|et|y|и)\s$", re.IGNORECASE)
"""No paragraph has the number of a year."""
_AGENDA = re.compile(r"\b(?:Agenda|Programa|Action)\s$")
_AGENDA_21 = 21
_ROMAN_SESSION = re.compile(r"(?<![\w/])[IVXL]+/$")
_HIGHEST_DECISION = 99
"""`XIII/128`: no meeting of parties has taken so many decisions."""
_MEETING_BEFORE = re.compile(r"/[A-Z]{2,4}\.$")
"""`3/COP.152`: nor has any met so often."""
_ABBREVIATED = re.compile(r"\b(?:no|nos|vol|para|paras|par|art|chap|sect|p|pp|núm)\.$", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"(?<![\d/])\d{1,3}[,.、]$")
_RUN = re.compile(f"{DIGIT}{DIGIT}*")
_NUMBER = re.compile(r"\d{1,3}")
_LIST = re.compile(r"\d\s?,\s?\d")
_REACH = 40
"""What stands so near a number says what it is."""
_CONTEXT = 160
"""What stands so far before a first mark may stand before a repeated one."""
_CHINESE = re.compile("[\u4e00-\u9fff》〉”)]")
_YEAR_ENDS = re.compile(r"\d$|\b(?:года|году|г\.)$")
_DESIGNATION = re.compile(r"[A-Z]{2,}[-\u2010\u2011]$")
"""`COVID-`: the number behind it is no year."""
_PARENTHESIS = re.compile(r"\s?\(\d")
_SESSION = re.compile(r"(?<![\d/])(?:[3-9]\d|1\d\d)/$")
_CAPITAL_BEFORE = re.compile(r"[A-Z]\.$|[^\W\d_]\s$")
_DOCUMENT = re.compile("(?:报告|议程|纲领|纲要|宣言|公约|文件|决议|计划|战略|协定|协议|议定书|准则|框架|章程|规约)$")
"""What a note gives the source of."""
_BLANK_BEHIND = re.compile("\\s(?:[\u4e00-\u9fff《]|(?:19|20)\\d\\d年)")
_ROW_OR_GOAL = re.compile(r"(?:目标|对话|领域|圆桌会议|讨论会|小组|方案|阶段|附件|类别)$|\d[至和、]$|[第近有共至达过在于前后]$")
_TWO_MARKS = re.compile("[\u4e00-\u9fff》”)](\\d{1,2})、$")
_CHINESE_ACT = re.compile("决议|决定")
_DIGITS = re.compile(rf"(?<![\d.,])\d{{2,6}}{_AFTER}|(?<=[A-Za-z\d]\.)\d{{2,6}}{_AFTER}|(?<=/)\d{{2,6}}(?=[\u4e00-\u9fff])(?!\d)")
_IN_A_SYMBOL = re.compile(r"(?<![A-Za-z])(?![IVXL]+/)[A-Z]{1,5}/[\w./()-]*$")
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMBERED_THING = re.compile(r"(?<!\d)(?:19|20)\d\d$|/\d{1,3}$|\bAgenda 21$|\b(?:Programa|Action) 21$|/[A-Z]+\.\d{1,2}$|[A-Z]{2,}[-\u2010\u2011]\d{1,3}$")
"""Numbers a mark may follow after a blank: a year, the number of a resolution or decision."""
_NUMBER_AND_MARK = re.compile(r"\d\d(\d\d), $")
_YEAR_AT_END = re.compile(r"(?<![\d.,/])(?:19|20)\d\d$")
_SHORT_NUMBER_ENDS = re.compile(r"(?:[^\W\d_]{4}\s(?:\d{1,2}\.)?|[A-Za-z]\.)\d{1,2}$")
"""`resolution 16 15,`, `target 3.8 1,`, `GC.18/Res.9 12,`: before a stop the second number is a mark."""
_COUNTED_BEFORE = re.compile(r"\b(?:из|всех|los|las|the|les|des)\s\d{1,3}\s[^\W\d_]+$|\b(?:otr[oa]s|unos|los|las|only|these|those|some|ces|leurs)$", re.IGNORECASE)
"""What the number before a noun counts, as in `the 22 points 7,`, no number behind it does; nor do such words before a stop."""
_COUNTED = re.compile(r"\b(?:age|aged|under|over|of|by|to|target|goal|article|agenda)\s\d{1,2},$", re.IGNORECASE)
"""English words whose number a comma may follow: `under age 5,12 and` is no decimal fraction."""
_PLURAL = re.compile(r"^(?:goals|objectifs|objetivos|articles|paragraphs|paragraphes|items|targets|artículos|párrafos)$", re.IGNORECASE)
_MORE_NUMBERS = re.compile(r"\s?(?:,|and|et|y|or|ou|o|to|à|a|-|–|、|和|至)\s?第?\d")
_GOAL = re.compile(
    r"(?:\b(?:Objetivo|objetivo|Objectif|objectif|Goal|goal|[Цц]ел[иьюяе]|[Цц]елью|[Зз]адач[аеиу]|задачей|[Mm]eta|[Cc]ible|[Tt]arget|Lista?|Liste|Списк[аеу]|Список"
    r"|[Пп]ринцип\w*|[Pp]rinciple|[Pp]rincipe|[Pp]rincipio)\b|الهدف|الغاية)[^,;.:\d]{0,40}$|目标$"
)
"""One goal, target or list, named by its number."""
_ONE_GOAL = re.compile(r"(?:\b(?:Objetivo|objetivo|Objectif|objectif|Goal|[Цц]ел[иьюяе]|[Цц]елью)\b[^,;.:\d]{0,40}|الهدف|目标)\s?$")
_GOALS = 17
"""So many goals for sustainable development there are."""
_LETTERED = re.compile(r"\d\s?\((?:[\u0621-\u064a]\u0640?|\d{1,2})\)$|\([\u0621-\u064a]\u0640?\)$")
"""`13 (ب)(1)` goes on with the label of a degree below."""
"""A plural counts two numbers or more: after `Goals` a single one is a mark."""
_LONG_WORD = re.compile(r"[^\W\d_]{7}$")
"""No preposition: a day may stand behind it, but a mark as well."""
_DESIGNATED = re.compile(r"(?<![\w/.])[A-Za-z]+\.?\d+\s?$")
"""`A.1090(28)`: the session that adopted it stands in brackets."""
_LAST_WORD = re.compile(r"[^\W\d_]+\.?$")
_LAST_SIGNS = re.compile(r"[\u4e00-\u9fff]{3}$|\w+$")
_OTHER_DAY = re.compile(r"\s*(?:(?:,|et|and|to|y|al|и|au|à|a|по|إلى|و|-|–)\s*(?:le\s+)?\d{1,2}\s+)+")
"""` et 10` of `les 9 et 10 octobre`."""
_JOINED = re.compile(
    r"\s(?:and|or|which|that|as|in|of|for|with|to|by|on|at|from|is|are|et|ou|qui|que|dont|de|du|des|pour|dans|en|à|au|aux|par|sur|y|o|del|para|con"
    r"|por|a|al|и|или|в|на|с|по|о|от|для)\s"
)
"""What a mark may stand before but a count may not: it counts no noun."""
_PLURALS = ("en", "es", "fr")
_COUNTS_NOTHING = re.compile(r"\s[^\W\d_]*[^\W\d_sxn](?![^\W_])")
"""What a number counts is plural: a next word without its ending is not counted (`men`, `children` have another)."""
_DATED = re.compile(r",? (?:du|de|of|от) \d")
_DECISION = re.compile(r"decisi|décisi|решени|مقرر", re.IGNORECASE)
_RESOLUTION = re.compile(r"resol|résol|резол|قرار", re.IGNORECASE)
_STOP = re.compile(r"\s?(?:[,;.:)\]»”؟،؛，；。：、]|$)")
_MARK_BEHIND_STOP = ("en", "zh")
_HIGHEST_NUMBER = 360
"""No session of the Assembly has adopted as many resolutions: `74/902` is 74/90 and a mark."""


@dataclass(frozen=True, slots=True)
class Place:
    """A number on the line that may be a mark; `word` is the word before it, in Chinese the last three signs."""

    unit: int
    start: int
    end: int
    mark: str
    weight: int
    line: int
    word: str = ""
    form: str = ""
    """The name of its form, as in _PATTERNS, or `number` behind a number, or `stop blank` with a blank behind the stop."""
    touches: bool = False
    """A letter stands directly before it."""
    before: str = ""
    """The words before it."""


def places(units: list[Unit], raised: list, missing: dict[str, int], kept: Habits) -> list[Place]:
    """Every number on the line that could call one of the `missing` notes, in the order of the text."""
    found = []
    for place, unit in enumerate(units):
        if unit.role == "table":
            continue
        taken = {at for start, end, _ in raised[place] for at in range(start, end)}
        best: dict[int, Place] = {}
        for each in _in_passage(place, unit.passage, missing, kept):
            known = best.get(each.start)
            if not taken.intersection(range(each.start, each.end)) and (known is None or known.weight < each.weight):
                best[each.start] = each
        found.extend(best[start] for start in sorted(best))
    return _of_one_habit(found, kept)


def _of_one_habit(found: list[Place], kept: Habits) -> list[Place]:
    """A text prints its marks alike: where most are in brackets, or touch the word, one that does not is doubtful."""
    sure = [each for each in found if each.weight >= SURE]
    odd: set[str] = set()
    if kept.language == "ar" and bracketed((each.mark, each.form == "bracketed") for each in found if each.weight > DOUBTFUL):
        odd = {"spaced", "stop", "stop blank", "glued", "number", "year"}
    elif not kept.tight and glued((each.mark, each.form != "spaced") for each in sure if each.form in ("glued", "spaced", "chinese")):
        odd = {"spaced"}
    if kept.language == "en" and glued((each.mark, each.form == "stop") for each in found if each.weight >= SURE - 1 and each.form in ("stop", "stop blank")):
        odd.add("stop blank")
    if not odd:
        return found
    return [replace(each, weight=min(each.weight, DOUBTFUL)) if each.form in odd else each for each in found]


def _in_passage(place: int, passage: Passage, missing: dict[str, int], kept: Habits) -> Iterator[Place]:
    """The places of one passage: each number is looked at once, in the forms that what stands before it allows."""
    text = passage.text
    counted = COUNTED.match(text)
    for run in _RUN.finditer(text, counted.end() if counted else 0):
        start, digits = run.start(), run[0]
        if digits in missing or len(digits) > 4 and digits[4:] in missing:
            for form, at in _forms(text, start, kept.language):
                match = _PATTERNS[form].match(text, at)
                if match and _stands_free(text, match, form):
                    yield from _split(place, passage, match, form, _weight(text, match, form, kept), missing)
        if len(digits) > 1 and (digits[-1:] in missing or digits[-2:] in missing):
            yield from _behind_number(place, passage, run.span(), missing, kept)


def _forms(text: str, start: int, language: str | None) -> Iterator[tuple[str, int]]:
    """The forms that a number at `start` may have, and where each begins."""
    before = text[start - 1 : start]
    at = start - 1 if before.isspace() else start
    yield "year", start
    if before.isspace():
        yield from (("stop", at), ("spaced", at), ("chinese blank", at))
    else:
        yield from (("glued", at), ("stop", at), ("chinese", at), ("capital", at))
    if language == "ar" and text[at - 1 : at] == "(":
        yield "bracketed", at - 2 if text[at - 2 : at - 1].isspace() else at - 1


def _stands_free(text: str, match: re.Match, form: str) -> bool:
    """No date, no counted thing: what follows and what precedes the number allow a mark."""
    after = text[match.end() : match.end() + _REACH]
    dated = begins_with_month(after) and not _LIST.search(match["mark"])
    if dated or _NO_MARK_BEFORE.match(after) or form != "bracketed" and after[:1] == ")" and text.count("(", 0, match.start()) <= text.count(")", 0, match.start()):
        return False
    if form == "bracketed":
        return not _LETTERED.search(text, 0, match.start()) and not _DESIGNATED.search(text[max(0, match.start() - _REACH) : match.start()])
    if form not in ("spaced", "stop"):
        return True
    before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
    if _LABEL_FOLLOWS.match(after) or not _YEAR_ENDS.search(before.rstrip(",،")) and _day_of_more(after) and not _LONG_WORD.search(before):
        return False
    if form == "stop":
        if _MEETING_BEFORE.search(before) and not text[match.start()].isspace():
            return False
        return not _ABBREVIATED.search(before) or bool(_COUNTED.search(before)) and after[:1].isspace()
    word = _LAST_WORD.search(before)
    if word and _counts(word[0]):
        return not _MORE_NUMBERS.match(after) and (bool(_PLURAL.search(word[0])) or len(word[0]) > 3)
    if word and word[0].lower() in RESOLUTION_WORDS:
        return not _ANNEXED.match(after) and after[:1] in (" ", ",", ".", ";") and not after.lstrip().startswith("(")
    if not before[-1:].isdecimal():
        return True
    if _STOP.match(after) and _YEAR_AT_END.search(before):
        return True
    return len(match["mark"]) < 3 and bool(_NUMBERED_THING.search(before) or _STOP.match(after) and _SHORT_NUMBER_ENDS.search(before))


def _day_of_more(after: str) -> bool:
    """The first of two days: ` and 9 October`."""
    return bool(_OTHER_DAY.match(after)) and begins_with_month(_OTHER_DAY.sub("", after))


def _counts(word: str) -> bool:
    """A number behind this word counts something; an Arabic word may carry an `and`, a `for` or a `by`."""
    word = word.lower().rstrip(".")
    return word in NOT_A_MARK_AFTER or word[:1] in "وبلف" and word[1:] in NOT_A_MARK_AFTER


def _weight(text: str, match: re.Match, form: str, kept: Habits) -> int:
    """How much speaks for a mark: its form, and whether it stands on the side of the punctuation where marks stand."""
    before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
    match form:
        case "capital":
            return DOUBTFUL + 1
        case "glued" if kept.tight and _BLANK_BEHIND.match(text, match.end()):
            return SURE
        case "glued" if kept.language == "zh" and _ROW_OR_GOAL.search(before):
            return DOUBTFUL
        case "glued" | "stop" if _OF_A_YEAR.search(before):
            return DOUBTFUL - 2
        case "chinese":
            return _weight_in_chinese(text[match.end()], before)
        case "chinese blank":
            return SURE if kept.tight else 2
        case "spaced":
            return _weight_behind_blank(text, match.end(), before, kept)
        case "stop":
            return _weight_behind_stop(text, match, before, kept.language)
    return SURE


def _weight_in_chinese(following: str, before: str) -> int:
    """Behind a title no number counts anything; elsewhere it may be one of a row, or that of a goal."""
    if before[-1] in "》”":
        return SURE
    if _DOCUMENT.search(before):
        return SURE - 1
    return DOUBTFUL if following in "至到和" or _GOAL.search(before) else 1


def _weight_behind_blank(text: str, end: int, before: str, kept: Habits) -> int:
    """`word 3` may be a mark or the number of a thing; a stop or a word that counts nothing behind it speaks for a mark."""
    word, after = _LAST_WORD.search(before), text[end : end + _REACH]
    if _STOP.match(after) and _COUNTED_BEFORE.search(before):
        return SURE - 1
    if kept.tight and _CHINESE.match(before[-1:]) and not _MORE_NUMBERS.match(after):
        return SURE
    if word is not None and _counts(word[0]) and not _PLURAL.search(word[0]) or _GOAL.search(before):
        return DOUBTFUL if _STOP.match(after) else DOUBTFUL - 1
    if _NAMED_BEHIND.match(after) or word is not None and word[0].lower() in RESOLUTION_WORDS and after[:1] == "," or _day_of_more(after):
        return DOUBTFUL - 2
    if _MORE_NUMBERS.match(after):
        return 1
    if _STOP.match(after) and kept.language not in _MARK_BEHIND_STOP:
        return SURE
    return SURE - 1 if _JOINED.match(after) or kept.language in _PLURALS and _COUNTS_NOTHING.match(after) else 2


def _weight_behind_stop(text: str, match: re.Match, before: str, language: str | None) -> int:
    """`, 3` is a mark in English and Chinese; elsewhere it rather counts what follows, unless it is glued."""
    if text[match.end() : match.end() + 1] in _COUNTERS and match.end() < len(text):
        return DOUBTFUL
    if language == "zh" and _next_of_two(before, match["mark"]) and _BLANK_BEHIND.match(text, match.end()):
        return SURE
    if _SHORT_NUMBER.search(before):
        english = language == "en" and before[-1] == "," and len(match["mark"]) < 3 and not text[match.start()].isspace()
        if before[-1] == "." and not text[match.start()].isspace() and text[match.end() :].strip():
            return DOUBTFUL - 6  # a decimal
        return SURE if english and not match["mark"].startswith("0") else DOUBTFUL
    if before[-1:] in "”»)":
        return 3
    if before.endswith(".") and match.end() < len(text.rstrip()):
        return 2  # the point may belong to an abbreviation
    if not text[match.start()].isspace() or _STOP.match(text, match.end()):
        return SURE
    return SURE - 1 if language in _MARK_BEHIND_STOP else DOUBTFUL + 1


def _next_of_two(before: str, mark: str) -> bool:
    """The two marks of `报告1、2 所载`."""
    first = _TWO_MARKS.search(before)
    return first is not None and int(first[1]) + 1 == int(_NUMBER.match(mark)[0])


def _behind_number(place: int, passage: Passage, span: tuple[int, int], missing: dict[str, int], kept: Habits) -> Iterator[Place]:
    """Marks glued to a number, `76/202` for 76/20 and mark 2; a number that stands twice is whole where marks are not repeated."""
    run = _DIGITS.match(passage.text, span[0])
    if not run:
        return
    before, after = passage.text[max(0, run.start() - _REACH) : run.start()], passage.text[run.end() : run.end() + _REACH]
    year = _A_YEAR.fullmatch(run[0]) and before[-1:] not in (".", "/") and not _DESIGNATION.search(before) and not _COUNTED_TWO.search(before)
    if year and not _of_a_row(before, run[0]) or begins_with_month(after) or _NO_MARK_BEFORE.match(after) or _PARENTHESIS.match(after):
        return
    for length in range(1, min(3, len(run[0]))):
        mark, rest = run[0][-length:], run[0][:-length]
        if mark in missing and not rest.startswith("0") and (kept.repeated or kept.times(passage.text, *run.span()) == 1):
            weight = _weight_behind_number(passage.text, run, rest, kept)
            yield Place(place, run.end() - length, run.end(), mark, weight, passage.line_at(run.start()), rest, "number", before=before + rest)


def _of_a_row(before: str, number: str) -> bool:
    """`the anniversaries 1020, 1521, 2022`: numbers with marks that count on."""
    above = _NUMBER_AND_MARK.search(before)
    return above is not None and int(above[1]) + 1 == int(number[-2:])


def _weight_behind_number(text: str, run: re.Match, rest: str, kept: Habits) -> int:
    """A number that can't be whole speaks for a mark; so does a stop behind it where marks stand before stops."""
    before, after, whole = text[max(0, run.start() - _REACH) : run.start()], text[run.end() : run.end() + _REACH], run[0]
    known = 2 if kept.times(text, run.start(), run.start() + len(rest)) else 0
    if "/" in before and _IN_A_SYMBOL.search(before):
        return DOUBTFUL - 6 + known
    if int(whole) > _HIGHEST_NUMBER >= int(rest) and _SESSION.search(before) and not _of_decisions(text, run.span()):
        return SURE
    if int(whole) > _GOALS >= int(rest) and _ONE_GOAL.search(before) and not _DESIGNATION.search(before):
        return SURE
    if int(whole) > _HIGHEST_DECISION >= int(rest) and _ROMAN_SESSION.search(before):
        return SURE
    if len(whole) > 3 and _COUNTED_TWO.search(before) or int(rest) == _AGENDA_21 and _AGENDA.search(before):
        return SURE
    if len(whole) > 3 and _CAPITAL_BEFORE.search(before) or len(whole) > 2 and _MEETING_BEFORE.search(before):
        return DOUBTFUL - 1
    if _DATED.match(after) or before[-1:] == "." and before[-2:-1].isdecimal():
        return DOUBTFUL - 5
    return DOUBTFUL - (2 if _STOP.match(after) and kept.language not in _MARK_BEHIND_STOP else 3) + known


def _of_decisions(text: str, span: tuple[int, int]) -> bool:
    """The number is one of a decision, whose numbers are high."""
    said = max((found.end() for found in _DECISION.finditer(text, 0, span[0])), default=-1)
    following = _CHINESE_ACT.search(text, span[1])
    chinese = following is not None and following[0] == "决定"
    return chinese or said > max((found.end() for found in _RESOLUTION.finditer(text, 0, span[0])), default=-1)


def _split(place: int, passage: Passage, match: re.Match, form: str, weight: int, missing: dict[str, int]) -> Iterator[Place]:
    """The places of one match; `1,2` gives two, when both are notes; in `8, 9 October` the last number is a day."""
    pieces = list(_NUMBER.finditer(match["mark"]))
    known = next((place for place, piece in enumerate(pieces) if piece[0] not in missing), len(pieces))
    if begins_with_month(passage.text[match.end() : match.end() + _REACH]):
        known = min(known, len(pieces) - 1)
    if not known or known < len(pieces) and not re.match(r"\s?,\s", match["mark"][pieces[known - 1].end() :]):
        return
    pieces = pieces[:known]
    at = match.start("mark")
    word = _LAST_SIGNS.search(passage.text[max(0, at - _REACH) : at].rstrip(" (,;.:،؛，；。：、”»)》"))
    for number, piece in enumerate(pieces):
        start = match.start() if number == 0 and form != "year" else at + pieces[number - 1].end() if number else at
        whole = at + piece.end() == match.end("mark")
        end = match.end() if whole else at + piece.end()
        kind = "stop blank" if form == "stop" and passage.text[match.start()].isspace() else form
        before = passage.text[max(0, at - _CONTEXT) : at].rstrip()
        yield Place(place, start, end, piece[0], weight, passage.line_at(at), word[0] if word else "", kind, passage.text[at - 1 : at].isalpha(), before)
