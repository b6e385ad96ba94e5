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

from .mark_habits import habits
from .mark_places import DOUBTFUL, SURE, Place, places
from .passage import MARK, RAISED, Passage
from .sheet import Sheet, Unit
from .table_notes import raised_letters

_ASTERISKS = re.compile(r"(?<=[\w”’»)])\*{1,3}(?=[\s,;.:)\]»”’]|$)")
"""On the line too asterisks behind a word are a mark, when a note has it."""
_RAISED_MARKS = re.compile(r"\s?(?P<mark>\d{1,3}|\*{1,3})(?:\s?[,،]\s?(?=\d))?")
_NUMBER_BEFORE = re.compile(r"(?:[A-Z]+/|\d[\d/]*/|[^\W\d_]{4,}\s)\d+$")
_CLOSE = 30
_SAME = 20
"""So many letters before a repeated mark stand before the first one."""
_CALLED_IN_BRACKETS = re.compile(r"(?:[”“»\u0621-\u064a]|(?<!\d)(?:19|20)\d\d)\($")
"""Arabic: brackets that touch a quotation, a word or a year hold marks; those of articles and symbols touch other numbers and Latin letters."""
_UNIT = re.compile(r"(?:\b[kcmd]?m|CO)$")


def attach(sheet: Sheet) -> None:
    """Find the marks of every unit and warn of those that do not match the notes."""
    known = {note.mark: note.passage.lines[0] for note in reversed(sheet.notes)}
    pages = _pages(sheet)
    raised = [sorted([*_raised(unit.passage, known), *_lettered(unit, known)]) for unit in sheet.units]
    found: dict[int, list[Place]] = {place: [] for place in range(len(sheet.units))}
    taken = {mark for marks in raised for _, _, mark in marks}
    missing = {mark: line for mark, line in known.items() if mark not in taken and mark.isdecimal()}
    if missing:
        kept = habits(sheet)
        for candidate in _chosen(places(sheet.units, raised, missing, kept), pages, kept.repeated):
            found[candidate.unit].append(candidate)
            if candidate.weight <= DOUBTFUL:
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


def _chosen(found: list[Place], pages: dict[str, tuple[int, int]], repeated: bool) -> list[Place]:
    """First marks: the heaviest chain of ascending numbers, none below its own note; then repeated ones, where there are any."""
    first = [each for each in found if each.mark in pages and pages[each.mark][0] <= each.line <= pages[each.mark][1]]
    order = {each: place for place, each in enumerate(found)}
    chain = _heaviest_ascending([each for each in first if each.weight > DOUBTFUL])
    doubtful = [each for each in first if each.weight <= DOUBTFUL]
    while best := _best_places(chain, doubtful, order):
        chain = sorted([*chain, *best], key=order.__getitem__)
    begins = {each.mark: each for each in chain}
    later = [each for each in found if each.mark in begins and order[each] > order[begins[each.mark]]]
    again = [each for each in later if _repeats(each, begins[each.mark], repeated)]
    if repeated:
        again += [each for each in later if each.weight > DOUBTFUL and any(_next_in_row(before, each) for before in again)]
    return _apart([*chain, *again])


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
    return sorted(kept, key=lambda each: (each.unit, each.start))


def _repeats(each: Place, first: Place, usual: bool) -> bool:
    """A repeated mark stands where hardly anything else can, or behind the same words as the first; where it is unusual, glued to a word or year."""
    if not usual:
        glued = each.form == "glued" and len(each.word) > 3 and each.touches and each.word.isalpha() and each.word < "\u2e80"
        return each.weight >= SURE and (glued or each.form == "glued" and each.before[-1:] == "》" or each.form == first.form == "bracketed" and _CALLED_IN_BRACKETS.search(each.before) or each.form == "year" and each.word == first.word)
    if each.form == "number" and _same_number(each, first):
        return True
    alike = each.before[-_SAME:] in first.before
    same = each.word == first.word or alike
    return each.weight >= SURE - 1 or each.weight > DOUBTFUL and len(each.word) > 2 and same or each.weight == DOUBTFUL and alike


def _same_number(each: Place, first: Place) -> bool:
    """The number that a repeated mark is glued to stands before the first mark too: `74/19` of `74/195`, `article 1` of `article 12`."""
    number = _NUMBER_BEFORE.search(each.before)
    return number is not None and re.search(rf"(?<!\w){re.escape(number[0])}(?!\d)", first.before) is not None


def _best_places(chain: list[Place], doubtful: list[Place], order: dict[Place, int]) -> list[Place]:
    """Doubtful marks between the mark before and the mark after, where one has more for it than all others."""
    known = {int(each.mark): order[each] for each in chain}
    options: dict[int, list[Place]] = {}
    for each in doubtful:
        number = int(each.mark)
        above = max((at for mark, at in known.items() if mark < number), default=-1)
        below = min((at for mark, at in known.items() if mark > number), default=len(order))
        if number not in known and above < order[each] < below:
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
        if note.mark in seen and not note.mark.strip("()").isalpha():  # letters begin anew with every table
            sheet.warn("note-repeated", line, f"There is more than one note {note.mark}.")
        elif note.mark not in called:
            sheet.warn("note-without-mark", line, f"No paragraph calls note {note.mark}.")
        seen.add(note.mark)
