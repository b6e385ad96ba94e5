"""The places where a mark may stand on the line: every number that could call a note, with what speaks for it.

The placing differs by language (un_spec 1.8): English and Chinese set a mark behind the punctuation, the
others before it; a number in the other place is more likely to count something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .numerals import begins_with_month
from .passage import Passage
from .sheet import Unit
from .words import NOT_A_MARK_AFTER, RESOLUTION_WORDS

SURE = 4
"""From this weight on a number on the line can hardly be anything but a mark."""
DOUBTFUL = 0
"""Up to this weight it is a mark only when its note has no other place, or none as good."""

_AFTER = r"(?![,.]\d|\.[^\W\d_]|\s\d{3}(?!\d))(?=[\s,;.:)\]»”’،؛，；。：、!?]|$)"
_GLUED = re.compile(rf"(?<=[^\W\d_]|[»”“》)\]])(?<!(?<![^\W\d_])[A-Z])(?P<mark>\d{{1,3}}(?:\s?,\s?\d{{1,3}}(?=\D|$))*)/?{_AFTER}")
_CAPITAL = re.compile(rf"(?<=\s[IVX])(?P<mark>\d{{1,3}}){_AFTER}")
_YEAR = re.compile(rf"(?<!\d)(?:19|20)\d\d(?P<mark>\d{{1,3}}){_AFTER}")
_SPACED = re.compile(rf"(?<=[^\W_]|[»”“》)\]])\s(?P<mark>\d{{1,3}})/?{_AFTER}")
_AFTER_STOP = re.compile(rf"(?<=[,;.:،؛，；。：、”»)])\s?(?P<mark>\d{{1,3}}(?:,\s?\d{{1,3}})*)/?(?=\s|$|[^\d\s.,/%-])")
_COUNTERS = "年月日号段条款次个届名项万亿国位人周岁天小分卷页章节期多"
_INSIDE_CHINESE = re.compile(
    rf"(?<=[\u4e00-\u9fff》”])(?<![第近有共至和达过在于前后])(?:(?<!约)|(?<=[公盟条契]约))(?P<mark>\d{{1,3}})(?=[\u4e00-\u9fff《])(?![{_COUNTERS}])"
)
_BRACKETED_ARABIC = re.compile(r"(?<=[\u0621-\u064b\d»“”)])\s?\(\s?(?P<mark>\d{1,3})\s?\)(?!\d)")
_FORMS = (_BRACKETED_ARABIC, _GLUED, _YEAR, _AFTER_STOP, _SPACED, _INSIDE_CHINESE, _CAPITAL)
_NO_MARK_BEFORE = re.compile(
    r"\s?(?:%|°|er\b|st\b|nd\b|rd\b|th\b|millions?\b|millones|миллион|млн|مليون|ملايين|per cent|pour cent|por ciento|процент|في المائة)"
)
_ABBREVIATED = re.compile(r"\b(?:no|nos|vol|para|paras|par|art|chap|sect|p|pp|núm)\.$", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"(?<![\d/])\d{1,3}[,.、]$")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(rf"(?<![\d.,])\d{{2,6}}{_AFTER}|(?<=[A-Z]\.)\d{{2,6}}{_AFTER}|(?<=/)\d{{2,6}}(?=[\u4e00-\u9fff])(?!\d)")
_IN_A_SYMBOL = re.compile(r"(?<![^\W\d_])[A-Z]{1,5}/[\w./()-]*$")
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMBERED_THING = re.compile(r"(?<!\d)(?:19|20)\d\d$|/\d{1,3}$|\bAgenda 21$|\b(?:Programa|Action) 21$|/[A-Z]+\.\d{1,2}$")
"""Numbers a mark may follow after a blank: a year, the number of a resolution or decision."""
_COUNTED = re.compile(r"\b(?:age|aged|under|over|of|by|to|target|goal|article|agenda)\s\d{1,2},$", re.IGNORECASE)
"""English words whose number a comma may follow: `under age 5,12 and` is no decimal fraction."""
_PLURAL = re.compile(r"^(?:goals|objectifs|objetivos|articles|paragraphs|paragraphes|items|targets|artículos|párrafos)$", re.IGNORECASE)
_MORE_NUMBERS = re.compile(r"\s?(?:,|and|et|y|or|ou|o|to|à|a|-|–|、|和|至)\s?第?\d")
_GOAL = re.compile(
    r"(?:\b(?:Objetivo|objetivo|Objectif|objectif|Goal|goal|[Цц]ел[иьюяе]|[Цц]елью|[Зз]адач[аеиу]|задачей|[Mm]eta|[Cc]ible|[Tt]arget|Lista?|Liste|Списк[аеу]|Список"
    r"|[Пп]ринцип\w*|[Pp]rinciple|[Pp]rincipe|[Pp]rincipio)\b|الهدف|الغاية)[^,;.:\d]{0,40}$|目标$"
)
"""One goal, target or list, named by its number."""
_LETTERED = re.compile(r"\((?:[\u0621-\u064a]\u0640?|\d{1,2})\)$")
"""`13 (ب)(1)` goes on with the label of a degree below."""
"""A plural counts two numbers or more: after `Goals` a single one is a mark."""
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
_HIGHEST_NUMBER = 400
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


def places(units: list[Unit], raised: list, missing: dict[str, int], language: str | None) -> list[Place]:
    """Every number on the line that could call one of the `missing` notes, in the order of the text."""
    found = []
    forms = _FORMS if language == "ar" else _FORMS[1:]
    for place, unit in enumerate(units):
        if unit.role == "table" or not _DIGIT.search(unit.passage.text):
            continue
        taken = {at for start, end, _ in raised[place] for at in range(start, end)}
        best: dict[int, Place] = {}
        for form in forms:
            for match in form.finditer(unit.passage.text):
                if match.start("mark") not in taken and _stands_free(unit.passage.text, match, form):
                    weight = _weight(unit.passage.text, match, form, language)
                    for each in _split(place, unit.passage, match, weight, missing):
                        if each.start not in best or best[each.start].weight < weight:
                            best[each.start] = each
        for each in _behind_numbers(place, unit.passage, missing, language):
            if not taken.intersection(range(each.start, each.end)):
                best.setdefault(each.start, each)
        found.extend(best[start] for start in sorted(best))
    return found


def _stands_free(text: str, match: re.Match, form: re.Pattern) -> bool:
    """No date, no counted thing: what follows and what precedes the number allow a mark."""
    after = text[match.end() : match.end() + 40]
    if begins_with_month(after) or _NO_MARK_BEFORE.match(after):
        return False
    if form is _BRACKETED_ARABIC:
        return not _LETTERED.search(text, 0, match.start())
    if form not in (_SPACED, _AFTER_STOP):
        return True
    before = text[: match.start()].rstrip()
    if not before[-1:].isdecimal() and _OTHER_DAY.match(after) and begins_with_month(_OTHER_DAY.sub("", after)):
        return False
    if form is _AFTER_STOP:
        return not _ABBREVIATED.search(before) or bool(_COUNTED.search(before)) and after[:1].isspace()
    word = _LAST_WORD.search(before)
    if word and _counts(word[0]):
        return not _MORE_NUMBERS.match(after) and (bool(_PLURAL.search(word[0])) or len(word[0]) > 3)
    if word and word[0].lower() in RESOLUTION_WORDS:
        return after[:1].isspace() and not after.lstrip().startswith("(")
    return not before[-1:].isdecimal() or bool(_NUMBERED_THING.search(before)) and len(match["mark"]) < 3


def _counts(word: str) -> bool:
    """A number behind this word counts something; an Arabic word may carry an `and`, a `for` or a `by`."""
    word = word.lower().rstrip(".")
    return word in NOT_A_MARK_AFTER or word[:1] in "وبلف" and word[1:] in NOT_A_MARK_AFTER


def _weight(text: str, match: re.Match, form: re.Pattern, language: str | None) -> int:
    """How much speaks for a mark: its form, and whether it stands on the side of the punctuation where marks stand."""
    before, stop = text[: match.start()].rstrip(), bool(_STOP.match(text[match.end() :]))
    behind = language in _MARK_BEHIND_STOP
    if form is _CAPITAL:
        return DOUBTFUL + 1
    if form is _INSIDE_CHINESE:
        return DOUBTFUL if text[match.end()] in "至到和第" or _GOAL.search(before) else 1
    if form is _SPACED:
        word = _LAST_WORD.search(before)
        if word is not None and _counts(word[0]) and not _PLURAL.search(word[0]):
            return DOUBTFUL
        if _GOAL.search(before):
            return DOUBTFUL
        after = text[match.end() :]
        if _MORE_NUMBERS.match(after):
            return 1
        if stop and not behind:
            return SURE
        return SURE - 1 if _JOINED.match(after) or language in _PLURALS and _COUNTS_NOTHING.match(after) else 2
    if form is _AFTER_STOP:
        return _weight_behind_stop(text, match, before, language)
    return SURE


def _weight_behind_stop(text: str, match: re.Match, before: str, language: str | None) -> int:
    """`, 3` is a mark in English and Chinese; elsewhere it rather counts what follows, unless it is glued."""
    if _SHORT_NUMBER.search(before):
        english = language == "en" and before[-1] == "," and len(match["mark"]) < 3 and not text[match.start()].isspace()
        return SURE if english and not match["mark"].startswith("0") else DOUBTFUL
    if before[-1:] in "”»)":
        return 3
    if before.endswith(".") and match.end() < len(text.rstrip()):
        return 2  # the point may belong to an abbreviation
    if not text[match.start()].isspace() or _STOP.match(text[match.end() :]):
        return SURE
    return SURE - 1 if language in _MARK_BEHIND_STOP else DOUBTFUL + 1


def _behind_numbers(place: int, passage: Passage, missing: dict[str, int], language: str | None) -> Iterator[Place]:
    """Marks glued to a number, `76/202` for 76/20 and mark 2."""
    for run in _DIGITS.finditer(passage.text):
        before, after = passage.text[: run.start()], passage.text[run.end() : run.end() + 40]
        if begins_with_month(after) or _NO_MARK_BEFORE.match(after) or re.match(r"\s?\(\d", after) or _A_YEAR.fullmatch(run[0]) and before[-1:] not in (".", "/") or _IN_A_SYMBOL.search(before):
            continue
        for length in range(1, min(3, len(run[0]))):
            mark, rest = run[0][-length:], run[0][:-length]
            if mark in missing and not rest.startswith("0"):
                weight = _weight_behind_number(before, run[0], rest, after, language)
                yield Place(place, run.end() - length, run.end(), mark, weight, passage.line[run.start()], rest)


def _weight_behind_number(before: str, whole: str, rest: str, after: str, language: str | None) -> int:
    """A number that can't be whole speaks for a mark; so does a stop behind it where marks stand before stops."""
    session = re.search(r"(?<![\d/])(?:[3-9]\d|1\d\d)/$", before)
    if session and int(whole) > _HIGHEST_NUMBER >= int(rest) and not _of_decisions(before, after):
        return SURE
    if len(whole) > 3 and re.search(r"[A-Z]\.$|[^\W\d_]\s$", before):
        return DOUBTFUL - 1
    stop = bool(_STOP.match(after)) and not _DATED.match(after)
    return DOUBTFUL - (2 if stop and language not in _MARK_BEHIND_STOP else 3)


def _of_decisions(before: str, after: str) -> bool:
    """The number is one of a decision, whose numbers are high."""
    said = max((found.end() for found in _DECISION.finditer(before)), default=-1)
    return said > max((found.end() for found in _RESOLUTION.finditer(before)), default=-1) or "决定" in after[:12]


def _split(place: int, passage: Passage, match: re.Match, weight: int, missing: dict[str, int]) -> Iterator[Place]:
    """The places of one match; `1,2` gives two, when both are notes."""
    pieces = list(re.finditer(r"\d{1,3}", match["mark"]))
    known = next((place for place, piece in enumerate(pieces) if piece[0] not in missing), len(pieces))
    if not known or known < len(pieces) and not re.match(r",\s", match["mark"][pieces[known - 1].end() :]):
        return
    pieces = pieces[:known]
    at = match.start("mark")
    word = _LAST_SIGNS.search(passage.text[: match.start("mark")].rstrip(" (,;.:،؛，；。：、”»)》"))
    for number, piece in enumerate(pieces):
        start = match.start() if number == 0 and match.re is not _YEAR else at + pieces[number - 1].end() if number else at
        whole = at + piece.end() == match.end("mark")
        end = match.end() if whole else at + piece.end()
        yield Place(place, start, end, piece[0], weight, passage.line[at], word[0] if word else "")
