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
from itertools import groupby
from operator import attrgetter

from .mark_habits import habits
from .mark_place import DOUBTFUL, SURE, Place
from .mark_places import places
from .marks_on_numbers import Ending, doubtful_marks
from .passage import MARK, RAISED, Passage
from .sheet import Sheet, Unit
from .table_notes import raised_letters

_ASTERISKS = re.compile(r"(?<=[\w”’»)])\*{1,3}(?=[\s,;.:)\]»”’]|$)")
"""On the line too asterisks behind a word are a mark, when a note has it."""
_STARS = re.compile(r"\*+")
_RAISED_MARKS = re.compile(r"\s?(?P<mark>\d{1,3}|\*{1,3})(?:\s?[,،]\s?(?=\d))?")
_NUMBER_BEFORE = re.compile(r"(?:[A-Z]+/|\d[\d/]*/|[^\W\d_]{4,}\s)\d+$")
_CLOSE = 30
_SAME = 20
"""So many letters before a repeated mark stand before the first one."""
_ORDER = attrgetter("order")
_CALLED_IN_BRACKETS = re.compile(r"(?:[”“»\u0621-\u064a]|(?<!\d)(?:19|20)\d\d)\($")
"""Arabic: brackets that touch a quotation, a word or a year hold marks; those of articles and symbols touch other numbers and Latin letters."""
_NO_BLANK_BEFORE = re.compile(r"[\s,.،，。)»”]")
_UNIT = re.compile(r"(?:\b[kcmd]?m|CO)$")


def attach(sheet: Sheet) -> None:
    """Find the marks of every unit and warn of those that do not match the notes."""
    known = {note.mark: note.passage.lines[0] for note in reversed(sheet.notes)}
    marks = [_told(unit, known) for unit in sheet.units]
    taken = {mark for spans in marks for _, _, mark in spans}
    missing = {mark: line for mark, line in known.items() if mark not in taken and mark.isdecimal()}
    if missing:
        for place in _on_the_line(sheet, marks, missing):
            marks[place.unit].append((place.start, place.end, place.mark))
            if place.weight <= DOUBTFUL:
                sheet.warn("mark-doubtful", place.line, f"The number {place.mark} was read as the mark of note {place.mark}; compare it with the source.")
    for unit, spans in zip(sheet.units, marks):
        if spans:
            _take_out(unit, sorted(spans))
    _warn(sheet, known)


def _told(unit: Unit, known: dict[str, int]) -> list[tuple[int, int, str]]:
    """Spans of the marks that the format tells."""
    passage = unit.passage
    if "*" not in passage.text and passage.style == bytes(len(passage.style)):
        return []
    return sorted([*_raised(passage, known), *_lettered(unit, known)])


def _on_the_line(sheet: Sheet, told: list, missing: dict[str, int]) -> list[Place]:
    """The marks among the numbers on the line; what is doubtful is looked at only for notes that have no better place."""
    kept = habits(sheet)
    pages = {mark: lines for mark, lines in _pages(sheet).items() if mark in missing}
    found = places(sheet.units, told, missing, kept)
    first = [each for each in found if _on_page(each, pages)]
    chain = _heaviest_ascending([each for each in first if each.weight > DOUBTFUL])
    sought = pages.keys() - {each.mark for each in chain}
    if sought:
        doubtful = [each for each in first if each.weight <= DOUBTFUL and each.mark in sought]
        doubtful += _vacant(doubtful_marks(sheet.units, sought, lambda ending: _on_page(ending, pages), kept), told, found)
        while best := _best_places(chain, doubtful):
            chain = sorted([*chain, *best], key=_ORDER)
    begins = {each.mark: each for each in chain}
    later = [each for each in found if each.mark in begins and each.order > begins[each.mark].order]
    if kept.repeated:
        again = doubtful_marks(sheet.units, begins, lambda ending: _may_repeat(ending, begins[ending.mark]), kept)
        later = sorted([*later, *_vacant(again, told, found)], key=_ORDER)
    return _apart([*chain, *_again(later, begins, kept.repeated)])


def _on_page(each: Place | Ending, pages: dict[str, tuple[int, int]]) -> bool:
    """It stands where the first mark of its note may."""
    return each.mark in pages and pages[each.mark][0] <= each.line <= pages[each.mark][1]


def _vacant(glued: list[Place], told: list, found: list[Place]) -> list[Place]:
    """The marks glued to numbers that are nothing else: no marks that the format told, none behind years."""
    known = {each.order for each in found}
    return [each for each in glued if each.order not in known and not any(start < each.end and each.start < end for start, end, _ in told[each.unit])]


def _may_repeat(ending: Ending, first: Place) -> bool:
    """Behind the first mark, at a number that stands before it too."""
    return ending.order > first.order and ending.rest in first.before


def _pages(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """For each note the lines its first mark may stand on: between the notes of the page before and its own."""
    bounds: dict[str, tuple[int, int]] = {}
    earliest = 0
    for _, group in groupby(sheet.notes, key=lambda note: note.foot):
        notes = [note for note in group if note.passage.text and not note.mark.isalpha()]
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
    if "*" in passage.text:
        raised = {mark[:2] for mark in marks}
        marks += [(*each.span(), each[0]) for each in _ASTERISKS.finditer(passage.text) if each[0] in known and each.span() not in raised]
    taken = {at for start, end, _ in marks for at in range(start, end)}
    marks += [(start, _past_comma(passage, end), passage.text[start:end].strip()) for start, end in passage.spans(MARK) if start not in taken]
    return sorted(marks)


def _lettered(unit: Unit, known: dict[str, int]) -> list[tuple[int, int, str]]:
    """Spans of raised letters in a table whose notes stand below it."""
    spans = raised_letters(unit) if unit.role == "table" else []
    return [(start, end, letter) for start, end in spans if (letter := unit.passage.text[start:end].strip()) in known]


def _past_comma(passage: Passage, end: int) -> int:
    """Where a mark ends that the format tells: behind the raised comma before the next one."""
    comma = re.match(r"\s?[,،]\s?", passage.text[end:])
    after = end + comma.end() if comma else end
    return after if comma and passage.style[end] & RAISED and passage.style[after : after + 1] and passage.style[after] & MARK else end


def _again(later: list[Place], begins: dict[str, Place], usual: bool) -> list[Place]:
    """The repeated marks among those behind the first of each note."""
    again = [each for each in later if _repeats(each, begins[each.mark], usual)]
    if usual:
        again += [each for each in later if each.weight > DOUBTFUL and any(_next_in_row(before, each) for before in again)]
    return again


def _next_in_row(before: Place, each: Place) -> bool:
    """`the tenth,1 fifteenth2 and twentieth3`: a repeated mark close behind the one before it."""
    return each.unit == before.unit and int(each.mark) == int(before.mark) + 1 and 0 < each.start - before.end < _CLOSE


def _apart(chosen: list[Place]) -> list[Place]:
    """The places in the order of the text, without those that share a digit with one that came before them in the list."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for each in chosen:
        digits = {(each.unit, at) for at in range(each.start, each.end)}
        if not digits & taken:
            taken |= digits
            kept.append(each)
    return sorted(kept, key=_ORDER)


def _repeats(each: Place, first: Place, usual: bool) -> bool:
    """A repeated mark stands where hardly anything else can, or behind the same words as the first; where it is unusual, glued to a word or year."""
    if not usual:
        glued = each.form == "glued" and len(each.word) > 3 and each.touches and each.word.isalpha() and each.word < "\u2e80"
        return each.weight >= SURE and (glued or each.form == "glued" and each.before[-1:] == "》" or each.form == first.form == "bracketed" and _CALLED_IN_BRACKETS.search(each.before) or each.form == "year" and each.word == first.word)
    if each.form == "number" and _same_number(each, first):
        return True
    if each.weight >= SURE - 1 or each.weight < DOUBTFUL:
        return each.weight > DOUBTFUL
    alike = each.before[-_SAME:] in first.before
    return alike and each.weight == DOUBTFUL or each.weight > DOUBTFUL and len(each.word) > 2 and (alike or each.word == first.word)


def _same_number(each: Place, first: Place) -> bool:
    """The number that a repeated mark is glued to stands before the first mark too: `74/19` of `74/195`, `article 1` of `article 12`."""
    number = _NUMBER_BEFORE.search(each.before)
    return number is not None and _holds(first.before, number[0])


def _holds(text: str, number: str) -> bool:
    """The number stands in the text, and not as part of a longer one."""
    at = text.find(number)
    while at >= 0:
        sign, following = text[at - 1 : at], text[at + len(number) : at + len(number) + 1]
        if not (sign.isalnum() or sign == "_" or following.isdecimal()):
            return True
        at = text.find(number, at + 1)
    return False


def _best_places(chain: list[Place], doubtful: list[Place]) -> list[Place]:
    """Doubtful marks between the mark before and the mark after, where one has more for it than all others."""
    known = {int(each.mark): each.order for each in chain}
    options: dict[int, list[Place]] = {}
    for each in doubtful:
        number, place = int(each.mark), each.order
        if number not in known and all((mark < number) == (at < place) for mark, at in known.items()):
            options.setdefault(number, []).append(each)
    best = []
    for rivals in options.values():
        rivals.sort(key=lambda each: -each.weight)
        if len(rivals) == 1 or rivals[0].weight > rivals[1].weight:
            best.append(rivals[0])
    return best


def _heaviest_ascending(candidates: list[Place]) -> list[Place]:
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
        weight += min(each.weight, SURE - 1) + 10
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
    text = unit.passage.text
    marks, cuts, removed, last = [], [], 0, 0
    for start, end, mark in spans:
        start = max(start, last)
        if end == len(text) or _NO_BLANK_BEFORE.match(text, end):
            while start > last and text[start - 1] == " ":
                start -= 1
        marks.append((mark, start - removed))
        cuts.append((start, end))
        removed += end - start
        last = end
    passage = unit.passage.without(cuts)
    trimmed = len(passage.text.rstrip(" "))
    unit.passage = passage if trimmed == len(passage.text) else passage[:trimmed]
    unit.marks = tuple((mark, min(offset, trimmed)) for mark, offset in marks)


def _warn(sheet: Sheet, known: dict[str, int]) -> None:
    called = {mark for unit in sheet.units for mark, _ in unit.marks}
    called |= {mark for line in sheet.masthead if "*" in line.text for mark in _STARS.findall(line.text)}
    for unit in sheet.units:
        for mark, _ in unit.marks:
            if mark not in known:
                sheet.warn("mark-without-note", unit.lines[0], f"Mark {mark} calls a note that is not in the text.")
    seen = set()
    for note in sheet.notes:
        line = note.passage.lines[0]
        if note.mark in seen and not note.mark.strip("()").isalpha():  # letters begin anew with every table
            sheet.warn("note-repeated", line, f"There is more than one note {note.mark}.")
        elif note.mark not in called:
            sheet.warn("note-without-mark", line, f"No paragraph calls note {note.mark}.")
        seen.add(note.mark)
