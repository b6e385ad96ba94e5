"""Stage 7: the marks that call the notes, found in the paragraphs and taken out of their text.

Guarantees to the next stages:
1. a passage holds no mark; each is in `marks` with the offset it stood at;
2. a raised number is a mark by its own form; a number on the line is one only when it is the number of a
   note, stands where a mark may stand and fits the running order (un_spec 6.6.3);
3. a note nobody calls and a mark without a note are warned of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from .numerals import begins_with_month
from .passage import MARK, RAISED, Passage
from .sheet import Sheet, Unit
from .words import NOT_A_MARK_AFTER, RESOLUTION_WORDS

_AFTER = r"(?![,.]\d|\s\d{3}(?!\d))(?=[\s,;.:)\]»”’،؛，；。：、!?]|$)"
_GLUED = re.compile(rf"(?<=[^\W\d_]|[»”》)\]])(?<!(?<![^\W\d_])[A-Z])(?P<mark>\d{{1,3}}(?:\s?,\s?\d{{1,3}}(?=\D|$))*)/?{_AFTER}")
_YEAR = re.compile(rf"(?<!\d)(?:19|20)\d\d(?P<mark>\d{{1,3}}){_AFTER}")
_SPACED = re.compile(rf"(?<=[^\W_]|[»”》)\]])\s(?P<mark>\d{{1,3}})/?{_AFTER}")
_AFTER_STOP = re.compile(rf"(?<=[,;.:،؛，；。：、”»)])\s?(?P<mark>\d{{1,3}}(?:,\s?\d{{1,3}})*)/?(?=\s|$|[^\d\s.,/%-])")
_INSIDE_CHINESE = re.compile(
    r"(?<=[\u4e00-\u9fff》”])(?<![第约近有共至和达过在于前后])(?P<mark>\d{1,3})(?=[\u4e00-\u9fff])(?![年月日号段条款次个届名项万亿国位人周岁天小分卷页章节期至到和第多])"
)
_BRACKETED_ARABIC = re.compile(r"(?<=[\u0621-\u064a\d»])\s?\((?P<mark>\d{1,3})\)(?!\d)")
_FORMS = ((_BRACKETED_ARABIC, 5), (_GLUED, 5), (_YEAR, 4), (_AFTER_STOP, 3), (_SPACED, 2), (_INSIDE_CHINESE, 1))
_RAISED_MARKS = re.compile(r"\s?(?P<mark>\d{1,3}|\*{1,3})(?:\s?[,،]\s?(?=\d))?")
_ABBREVIATED = re.compile(r"\b(?:no|nos|vol|para|paras|par|art|chap|sect|p|pp|núm)\.$", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"(?<![\d/])\d{1,3}[,.]$")
_DIGITS = re.compile(rf"(?<![\d.,])\d{{2,6}}{_AFTER}")
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
DOUBTFUL = 0
"""Weight of what is a mark only when its note has no other and no second place for it."""
_NUMBERED_THING = re.compile(r"(?<!\d)(?:19|20)\d\d$|/\d{1,3}$|\bAgenda 21$")
"""Numbers a mark may follow after a blank: a year, the number of a resolution."""
_COUNTED = re.compile(r"\b(?:age|aged|under|over|of|by|to|target|goal|article|agenda)\s\d{1,2},$", re.IGNORECASE)
"""English words whose number a comma may follow: `under age 5,12 and` is no decimal fraction."""
_PLURAL = re.compile(r"^(?:goals|objectifs|objetivos|articles|paragraphs|paragraphes|items|targets|artículos|párrafos)$", re.IGNORECASE)
_MORE_NUMBERS = re.compile(r"\s?(?:,|and|et|y|or|ou|o|to|à|a|-|–)\s?\d")
"""A plural counts two numbers or more: after `Goals` a single one is a mark."""
_UNIT = re.compile(r"(?:\b[kcmd]?m|CO)$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    unit: int
    start: int
    end: int
    mark: str
    weight: int
    line: int


def attach(sheet: Sheet) -> None:
    """Find the marks of every unit and warn of those that do not match the notes."""
    known = {note.mark: note.passage.lines[0] for note in reversed(sheet.notes)}
    pages = _pages(sheet)
    raised = [_raised(unit.passage, known) for unit in sheet.units]
    found: dict[int, list[_Candidate]] = {place: [] for place in range(len(sheet.units))}
    taken = {mark for marks in raised for _, _, mark in marks}
    missing = {mark: line for mark, line in known.items() if mark not in taken and mark.isdecimal()}
    if missing:
        for candidate in _chosen(_candidates(sheet.units, raised, missing, sheet.language), pages):
            found[candidate.unit].append(candidate)
            if candidate.weight == DOUBTFUL:
                sheet.warn("mark-doubtful", candidate.line, f"The number {candidate.mark} was read as the mark of note {candidate.mark}; compare it with the source.")
    for place, unit in enumerate(sheet.units):
        spans = raised[place] + [(each.start, each.end, each.mark) for each in found[place]]
        _take_out(unit, sorted(spans))
    _warn(sheet, known)


def _pages(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """For each note the lines its first mark may stand on: between the notes of the page before and its own."""
    bounds: dict[str, tuple[int, int]] = {}
    earliest = 0
    for _, group in groupby(sheet.notes, key=lambda note: note.foot):
        notes = [note for note in group if note.passage.text]
        if notes:
            latest = min(note.passage.lines[0] for note in notes)
            bounds.update((note.mark, (earliest, latest)) for note in notes if note.mark not in bounds)
            earliest = latest
    return bounds


def _raised(passage: Passage, known: dict[str, int]) -> list[tuple[int, int, str]]:
    """Spans of raised numbers: `1`, or `1,2,3` as three marks."""
    marks = []
    for start, end in passage.spans(RAISED):
        text = passage.text[start:end]
        if not re.fullmatch(r"[\s\d,،*/]+", text) or not text.strip(" ,،/"):
            continue
        if text.strip() not in known and _UNIT.search(passage.text[:start]):
            continue
        marks.extend((start + each.start(), start + each.end(), each["mark"]) for each in _RAISED_MARKS.finditer(text))
    taken = {at for start, end, _ in marks for at in range(start, end)}
    marks += [(start, _past_comma(passage, end), passage.text[start:end].strip()) for start, end in passage.spans(MARK) if start not in taken]
    return sorted(marks)


def _past_comma(passage: Passage, end: int) -> int:
    """Where a mark ends that the format tells: behind the raised comma before the next one."""
    comma = re.match(r"\s?[,،]\s?", passage.text[end:])
    after = end + comma.end() if comma else end
    return after if comma and passage.style[end] & RAISED and passage.style[after : after + 1] and passage.style[after] & MARK else end


def _candidates(units: list[Unit], raised: list, missing: dict[str, int], language: str | None) -> list[_Candidate]:
    """Every number on the line that could be a mark, in the order of the text."""
    candidates = []
    forms = _FORMS if language == "ar" else _FORMS[1:]
    for place, unit in enumerate(units):
        if unit.role == "table":
            continue
        taken = {at for start, end, _ in raised[place] for at in range(start, end)}
        best: dict[int, _Candidate] = {}
        for form, sure in forms:
            for match in form.finditer(unit.passage.text):
                if match.start("mark") in taken or not _stands_free(unit.passage.text, match, form):
                    continue
                weight = DOUBTFUL if _doubtful(unit.passage.text, match, form) else min(sure, _inside(unit.passage.text, match, form))
                for each in _split(place, unit.passage, match, weight, missing):
                    best.setdefault(each.start, each)
        for each in _behind_numbers(place, unit.passage, missing):
            if not taken.intersection(range(each.start, each.end)):
                best.setdefault(each.start, each)
        candidates.extend(best[start] for start in sorted(best))
    return candidates


def _stands_free(text: str, match: re.Match, form: re.Pattern) -> bool:
    """No date, no counted thing: what follows and what precedes the number allow a mark."""
    after = text[match.end() : match.end() + 30]
    if begins_with_month(after) or re.match(r"\s?(?:%|°|er\b|st\b|nd\b|rd\b|th\b|millions?\b|per cent)", after):
        return False
    if form not in (_SPACED, _AFTER_STOP):
        return True
    before = text[: match.start()].rstrip()
    if form is _AFTER_STOP:
        return not _ABBREVIATED.search(before) or bool(_COUNTED.search(before)) and after[:1].isspace()
    word = re.search(r"[^\W\d_]+\.?$", before)
    if word and word[0].lower().rstrip(".") in NOT_A_MARK_AFTER:
        return not _MORE_NUMBERS.match(after) and (bool(_PLURAL.search(word[0])) or len(word[0]) > 3)
    if word and word[0].lower() in RESOLUTION_WORDS:
        return after[:1].isspace() and not after.lstrip().startswith("(")
    return not before[-1:].isdecimal() or bool(_NUMBERED_THING.search(before)) and len(match["mark"]) < 3


def _doubtful(text: str, match: re.Match, form: re.Pattern) -> bool:
    """The number may count what stands before it: `session 1,`, `21,24`. It is a mark only when its note has no other."""
    before = text[: match.start()].rstrip()
    if form is _AFTER_STOP:
        return bool(_SHORT_NUMBER.search(before))
    word = re.search(r"[^\W\d_]+\.?$", before)
    return form is _SPACED and word is not None and word[0].lower().rstrip(".") in NOT_A_MARK_AFTER and not _PLURAL.search(word[0])


def _inside(text: str, match: re.Match, form: re.Pattern) -> int:
    """A point inside a sentence may belong to an abbreviation: what follows it is lighter."""
    point = form is _AFTER_STOP and text[: match.start("mark")].rstrip().endswith(".") and match.end() < len(text.rstrip())
    return 2 if point else 5


def _behind_numbers(place: int, passage: Passage, missing: dict[str, int]):
    """Marks glued to a number, `76/202` for 76/20 and mark 2: believed only when their note has no other."""
    for run in _DIGITS.finditer(passage.text):
        for length in range(1, min(3, len(run[0]))):
            mark = run[0][-length:]
            if mark in missing and not _A_YEAR.fullmatch(run[0]):
                yield _Candidate(place, run.end() - length, run.end(), mark, DOUBTFUL, passage.line[run.start()])


def _split(place: int, passage: Passage, match: re.Match, weight: int, missing: dict[str, int]):
    """The candidates of one match; `1,2` gives two, when both are notes."""
    pieces = list(re.finditer(r"\d{1,3}", match["mark"]))
    known = next((place for place, piece in enumerate(pieces) if piece[0] not in missing), len(pieces))
    if not known or known < len(pieces) and not re.match(r",\s", match["mark"][pieces[known - 1].end() :]):
        return
    pieces = pieces[:known]
    at = match.start("mark")
    for number, piece in enumerate(pieces):
        start = match.start() if number == 0 and match.re is not _YEAR else at + pieces[number - 1].end() if number else at
        whole = at + piece.end() == match.end("mark")
        end = match.end() if whole else at + piece.end()
        yield _Candidate(place, start, end, piece[0], weight, passage.line[at])


def _chosen(candidates: list[_Candidate], pages: dict[str, tuple[int, int]]) -> list[_Candidate]:
    """First marks: the heaviest chain of ascending numbers, none below its own note; then repeated ones.

    A repeated mark is believed only when it is glued to its word, sign or year: on the line a number may be anything.
    """
    first = [each for each in candidates if each.mark in pages and pages[each.mark][0] <= each.line <= pages[each.mark][1]]
    chain = _heaviest_ascending([each for each in first if each.weight != DOUBTFUL])
    order = {each: place for place, each in enumerate(candidates)}
    chain = sorted([*chain, *_only_places(chain, [each for each in first if each.weight == DOUBTFUL], order)], key=order.__getitem__)
    chosen = set(chain)
    begins = {each.mark: order[each] for each in chain}
    for each in candidates:
        repeated = each.mark in begins and order[each] > begins[each.mark]
        if repeated and each.weight > 2 and each.end - each.start == len(each.mark) and each not in chosen:
            chosen.add(each)
    return sorted(chosen, key=lambda each: (each.unit, each.start))


def _only_places(chain: list[_Candidate], doubtful: list[_Candidate], order: dict[_Candidate, int]) -> list[_Candidate]:
    """Doubtful marks that have no other place between the mark before and the mark after."""
    found = {int(each.mark): order[each] for each in chain}
    places: dict[int, list[_Candidate]] = {}
    for each in doubtful:
        number = int(each.mark)
        above = max((at for mark, at in found.items() if mark < number), default=-1)
        below = min((at for mark, at in found.items() if mark > number), default=len(order))
        if number not in found and above < order[each] < below:
            places.setdefault(number, []).append(each)
    return [each for (each, *others) in places.values() if not others]


def _heaviest_ascending(candidates: list[_Candidate]) -> list[_Candidate]:
    """The chain of strictly ascending marks with the greatest weight, in n log n.

    `tops` holds, by ascending mark, the best weight of a chain ending at or below it.
    """
    marks: list[int] = []
    tops: list[tuple[int, int]] = []
    links: list[int] = []
    for place, each in enumerate(candidates):
        mark = int(each.mark)
        at = bisect_left(marks, mark)
        weight, link = tops[at - 1] if at else (0, -1)
        links.append(link)
        weight += each.weight + 10
        if at < len(marks) and marks[at] == mark and tops[at][0] >= weight:
            continue
        while at < len(marks) and tops[at][0] <= weight:
            del marks[at], tops[at]
        if at and tops[at - 1][0] >= weight:
            continue
        marks.insert(at, mark)
        tops.insert(at, (weight, place))
    chain, place = [], tops[-1][1] if tops else -1
    while place >= 0:
        chain.append(candidates[place])
        place = links[place]
    return chain[::-1]


def _take_out(unit: Unit, spans: list[tuple[int, int, str]]) -> None:
    """Cut the marks out of the passage, and the blank before a mark where punctuation follows."""
    marks, cuts, removed, last = [], [], 0, 0
    for start, end, mark in spans:
        start = max(start, last)
        rest = unit.passage.text[end:]
        while start > last and unit.passage.text[start - 1] == " " and not rest[:1].isalnum():
            if re.match(r"\s", rest) or re.match(r"[,.،，。)»”]", rest) or not rest:
                start -= 1
            else:
                break
        marks.append((mark, start - removed))
        cuts.append((start, end))
        removed += end - start
        last = end
    if cuts:
        unit.passage = unit.passage.without(cuts)
        trimmed = len(unit.passage.text.rstrip(" "))
        unit.passage = unit.passage[:trimmed]
        unit.marks = tuple((mark, min(offset, trimmed)) for mark, offset in marks)


def _warn(sheet: Sheet, known: dict[str, int]) -> None:
    called = {mark for unit in sheet.units for mark, _ in unit.marks}
    called |= {mark for line in sheet.masthead for mark in re.findall(r"\*+", line.text)}
    for unit in sheet.units:
        for mark, _ in unit.marks:
            if mark not in known:
                sheet.warn("mark-without-note", unit.lines[0], f"Mark {mark} calls a note that is not in the text.")
    seen = set()
    for note in sheet.notes:
        line = note.passage.lines[0]
        if note.mark in seen:
            sheet.warn("note-repeated", line, f"There is more than one note {note.mark}.")
        elif note.mark not in called:
            sheet.warn("note-without-mark", line, f"No paragraph calls note {note.mark}.")
        seen.add(note.mark)
