"""Stage 2: the notes at the foot of a page, taken out from between the halves of a paragraph.

Guarantees to the next stages:
1. every note is in `notes` with its mark and its text, in the order of the marks of each page;
2. rules and page ends are furniture; the first line after them or after notes is `broken`;
3. a rule that no note follows is only a rule;
4. a mark that was copied on a line of its own is at the end of the line that calls the note.
"""

from __future__ import annotations

import re

from . import lone_marks, table_notes
from .numerals import begins_with_month, is_date
from .openings import LANGUAGES, opening_kind
from .passage import MARK, RAISED, Passage
from .sheet import Line, Note, Sheet, together
from .words import MEETING, NUMBERED

_START = re.compile(r"[\s\u200e\u200f]*(?:(?P<mark>\d{1,3}|\*{1,3})(?:/\s+|\s+|(?<=\*))|(?P<tight>\d{1,3}(?=[A-Z«“(][a-z.])))(?=\S)")
_RAISED_START = re.compile(r"(\d{1,3}|\*{1,3})/?[:.]?\s*")
_LONE = re.compile(r"[\s\u200e\u200f]*(?P<mark>\d{1,3}|\*{1,3})\s*/?\s*$")
_SLASHED = re.compile(r"\s*\d{1,3}/\s+\S")
NUMBER_FOLLOWS = re.compile(
    r"\b(?:Nos?|nos?|Vols?|vols?|núms?|chaps?|caps?|párrs?|paras?|pars?|Sect|sects?|seccs?|art|Suppl|Sup|гл|разд|пп?|vol\. [IVX]+, chap)\.\s*$|(?:\b(?:no|nos|No|Nos|n°|رقم)|№)\s*$"
)
"""An abbreviation whose number stands on the next line."""
_TO_ANOTHER_DAY = re.compile(r"^(?:a|al|to|au|à|по|and|et|y|и|–|-)\s?\d{1,2}\s")
_SET_APART = frozenset(("rule", "page", "note"))
_ADDRESS = ("http", "www.")
"""No text begins with an address: a note says `at the following address:` above it."""
_SENTENCE_END = re.compile(r"[.。)\]»”؟!:]\s*$")


def collect(sheet: Sheet) -> None:
    """Move the notes out of the lines."""
    lines, sheet.lines = sheet.lines, []
    paged = any(line.kind == "page" for line in lines)
    end, broken = 0, False
    for at, line in enumerate(lines):
        if at < end:
            continue
        if line.kind in _SET_APART or not line.bare[:1].isalpha() and _raised_mark(line):
            known = len(sheet.notes)
            end = _end_of_notes(sheet, lines, at, paged)
            broken = True
            for note in sheet.notes[known:]:
                note.foot = len(sheet.lines) + 1
        else:
            if broken:
                line.broken = line.gap = True
                broken = False
            sheet.lines.append(line)
    if not sheet.notes:
        _behind_the_text(sheet)
    table_notes.collect(sheet)
    sheet.lines = lone_marks.put_back(sheet.lines, {note.mark for note in sheet.notes})


def _end_of_notes(sheet: Sheet, lines: list[Line], at: int, paged: bool) -> int:
    """Take the furniture and the notes that begin at this line; returns where the text goes on."""
    line = lines[at]
    match line.kind:
        case "rule":
            sheet.discard("rule", line)
            return _zone(sheet, lines, at + 1, paged)
        case "note":
            _said_note(sheet, line)
        case "page":
            pass
        case _:
            return _raised_note(sheet, lines, at)
    return at + 1


def _behind_the_text(sheet: Sheet) -> None:
    """Without feet of pages: notes `1 text`, `2 text` … that run on to the end, as a web page leaves them when copied.

    Notes written `5/ text` may begin with any number: the old volumes count them by the page.
    """
    lines = sheet.lines
    numbered = [place for place, line in enumerate(lines) if place and line.bare[:1].isdecimal()]
    slashed = next((place for place in numbered if _SLASHED.match(lines[place].text) and _run_of_notes(lines, place)), None)
    for first in [slashed] if slashed else reversed(numbered):
        if not slashed and _mark_of(lines[first], lines[first - 1]) != 1 or lines[first].kind != "text":
            continue
        starts = _run_of_notes(lines, first)
        if slashed or len(starts) > 1 or starts and _closed(lines[first - 1]) and _closed(lines[-1]):
            for start, stop in zip(starts, [*starts[1:], len(lines)]):
                _keep(sheet, lines[start:stop], _START.match(lines[start].text))
            del lines[first:]
            return


def _mark_of(line: Line, before: Line) -> int | None:
    """The number that a note would begin with; no number of a paragraph, and none that `Supplement No.` above waits for."""
    found = _START.match(line.text)
    mark = (found["mark"] or found["tight"]) if found else ""
    if not mark.isdecimal() or NUMBERED.match(line.text):
        return None
    if not line.gap and (NUMBER_FOLLOWS.search(before.text) or _dated(line, found, before)):
        return None
    return int(mark)


def _dated(line: Line, found: re.Match, before: Line) -> bool:
    """The number at the beginning of a line inside a sentence is a day: `31 July`, `9 a 20 de julio`."""
    if line.gap or _SENTENCE_END.search(before.text):
        return False
    return begins_with_month(_TO_ANOTHER_DAY.sub("", line.text[found.end() :]))


def _run_of_notes(lines: list[Line], first: int) -> list[int]:
    """Where the notes begin that count up from `first` to the end; empty when a paragraph stands between them."""
    starts: list[int] = []
    number = _mark_of(lines[first], lines[first - 1])
    for place in range(first, len(lines)):
        if lines[place].kind != "text" or _numbered(lines[place], lines[place - 1]):
            return []
        if number is not None and _mark_of(lines[place], lines[place - 1]) == number + len(starts):
            starts.append(place)
        elif lines[place].gap:
            return []
    return starts


def _closed(line: Line) -> bool:
    """The closing block, or the last sentence, ends with this line."""
    return is_date(line.bare) or bool(MEETING.fullmatch(line.bare)) or line.bare[-1:] in (".", "。")


def _raised_mark(line: Line) -> re.Match | None:
    """A raised number at the very start of the line, and text after it."""
    text, style = line.text, line.passage.style
    start = len(text) - len(text.lstrip())
    if start == len(text) or not style[start] & RAISED:
        return None
    match = _RAISED_START.match(text, start)
    if not match or not all(sign & RAISED for sign in style[start : match.end(1)]):
        return None
    return match if match.end() < len(text) else None


def _said_note(sheet: Sheet, line: Line) -> None:
    """A note that the format itself sets apart; the marked characters at its start are its mark."""
    passage = line.passage
    start = len(passage.text) - len(passage.text.lstrip())
    end = start
    while end < len(passage.text) and passage.style[end] & MARK:
        end += 1
    sheet.notes.append(Note(passage.text[start:end].strip(), passage[end:].folded()))


def _raised_note(sheet: Sheet, lines: list[Line], at: int) -> int:
    """A note that begins with a raised mark and goes on to the next gap or raised mark."""
    end = at + 1
    while end < len(lines) and lines[end].kind == "text" and not lines[end].gap and not _raised_mark(lines[end]):
        end += 1
    passage = together(lines[at:end])
    match = _raised_mark(Line(passage))
    sheet.notes.append(Note(match[1], passage[match.end() :].folded()))
    return end


def _zone(sheet: Sheet, lines: list[Line], at: int, paged: bool) -> int:
    """The notes below a rule; returns where the text goes on (`at` + 0 when there are none)."""
    if at >= len(lines) or _raised_mark(lines[at]):
        return at
    end = next((place for place in range(at, len(lines)) if lines[place].kind == "page"), None) if paged else None
    if end is not None:
        zone = lines[at:end]
        return end if all(line.kind == "text" for line in zone) and _foot_of_page(sheet, zone) else at
    if not _START.match(lines[at].text):
        return at
    return _foot_without_page_end(sheet, lines, at)


def _foot_without_page_end(sheet: Sheet, lines: list[Line], at: int) -> int:
    """Notes `n text` until a line that must be text again (un_spec 6.6.2)."""
    end, last = at, 0
    starts = []
    while end < len(lines) and lines[end].kind == "text":
        match = _START.match(lines[end].text)
        inside = end > at and not lines[end].gap and (NUMBER_FOLLOWS.search(lines[end - 1].text) or match and _dated(lines[end], match, lines[end - 1]))
        if match and not inside and _next_note(match["mark"] or match["tight"], last):
            last = int(match["mark"]) if (match["mark"] or "*").isdecimal() else last
            starts.append(end)
        elif not starts or _text_again(sheet, lines[end], lines[end - 1]):
            break
        end += 1
    for start, stop in zip(starts, [*starts[1:], end]):
        _keep(sheet, lines[start:stop], _START.match(lines[start].text))
    return end


def _next_note(mark: str, last: int) -> bool:
    return not mark.isdecimal() or not last or last < int(mark) <= last + 3


def _text_again(sheet: Sheet, line: Line, before: Line) -> bool:
    """Whether a line after a note is no longer the note."""
    if line.gap or _numbered(line, before):
        return True
    if sheet.language in LANGUAGES and opening_kind(line.bare, sheet.language) == "preambular":
        return True
    ended = _SENTENCE_END.search(before.text) and not line.bare.startswith(_ADDRESS)
    return bool(ended) and not NUMBER_FOLLOWS.search(before.text)


def _numbered(line: Line, before: Line) -> bool:
    """The number of a paragraph opens the line; not the end of `párr.` and `24.`"""
    found = NUMBERED.match(line.text)
    if not found or line.gap:
        return bool(found)
    ends = found.end() == len(line.text.rstrip()) and not _SENTENCE_END.search(before.text)
    return not ends and not NUMBER_FOLLOWS.search(before.text)


def _keep(sheet: Sheet, lines: list[Line], match: re.Match) -> None:
    first = Line(lines[0].passage[match.end() :])
    sheet.notes.append(Note(match["mark"] or match["tight"], together([first, *lines[1:]])))


def _foot_of_page(sheet: Sheet, zone: list[Line]) -> bool:
    """All notes of one page: marks stand before their text, in a column, or after it, as pdftotext leaves them.

    Marks ascend, and so do texts; a mark with its text on the same line, or on the next one, ties the two
    together; the other texts begin where the text before them has ended.  False when there is no mark.
    """
    above = max((int(note.mark) for note in sheet.notes if note.mark.isdecimal()), default=0)
    texts: list[Line] = []
    tied: dict[int, str] = {}
    marks: list[str] = []
    for place, line in enumerate(zone):
        lone, start = _LONE.match(line.text), _START.match(line.text)
        if start and place and (_dated(line, start, zone[place - 1]) or _opens_later(zone, place, start["mark"])):
            start = None
        if lone:
            marks.append(lone["mark"])
            followed = place + 1 < len(zone) and not zone[place + 1].gap and not _LONE.match(zone[place + 1].text)
            if followed and not (place and _LONE.match(zone[place - 1].text)):
                tied[len(texts)] = lone["mark"]
        elif start and _plausible(start["mark"] or start["tight"], marks, above, _goes_on(zone, place)):
            marks.append(start["mark"] or start["tight"])
            tied[len(texts)] = marks[-1]
            texts.append(Line(line.passage[start.end() :], line.gap))
        else:
            texts.append(line)
    if not marks or not texts:
        return False
    marks.sort(key=lambda mark: int(mark) if mark.isdecimal() else 0)
    starts = _starts(texts, marks, tied)
    if len(starts) < len(marks):
        where = zone[0].passage.lines[0]
        sheet.warn("note-without-text", where, f"Notes {', '.join(marks)} stand at the foot of this page, but only {len(starts)} texts.")
    for mark, start, stop in zip(marks, starts, [*starts[1:], len(texts)]):
        sheet.notes.append(Note(mark, together(texts[start:stop])))
    for mark in marks[len(starts) :]:
        sheet.notes.append(Note(mark, Passage()))
    return True


def _opens_later(zone: list[Line], place: int, mark: str | None) -> bool:
    """Inside a sentence, and below its end the same number opens a note: `Supplement No.`, `12 (A/79/12).` and `12 See …`."""
    if mark is None or not _goes_on(zone, place):
        return False
    later = range(place + 1, len(zone))
    return any((found := _START.match(zone[at].text)) and found["mark"] == mark and not _goes_on(zone, at) for at in later)


def _goes_on(zone: list[Line], place: int) -> bool:
    """The line before has not ended its sentence: `Supplement No.` and `16 (A/79/16)` are one."""
    before = zone[place - 1].text if place else ""
    return bool(before.strip()) and not zone[place].gap and (not _SENTENCE_END.search(before) or bool(NUMBER_FOLLOWS.search(before)))


def _plausible(mark: str, marks: list[str], above: int, inside: bool) -> bool:
    """A number opens a note only when it goes on from the notes above: `2011.` at the start of a line does not.

    Inside a sentence only the very next number does.
    """
    numbers = [int(known) for known in marks if known.isdecimal()]
    reach = 1 if inside else 15
    return not mark.isdecimal() or above < int(mark) <= max([above, *numbers]) + reach and int(mark) not in numbers


def _starts(texts: list[Line], marks: list[str], tied: dict[int, str]) -> list[int]:
    """For each mark the line its text begins on."""
    order = {mark: place for place, mark in enumerate(marks)}
    fixed = {order[mark]: line for line, mark in tied.items() if line < len(texts)}
    starts: list[int] = []
    for place in range(len(marks)):
        if place == 0:
            starts.append(0)
            continue
        earliest = starts[-1] + 1
        following = [(other, line) for other, line in fixed.items() if other >= place and line >= earliest]
        if place in fixed and fixed[place] >= earliest:
            starts.append(fixed[place])
            continue
        limit = min((line - (other - place) for other, line in following), default=len(texts) - 1)
        ended = [line for line in range(earliest, limit + 1) if line < len(texts) and _SENTENCE_END.search(texts[line - 1].text)]
        if ended or earliest < len(texts):
            starts.append(ended[0] if ended else earliest)
    return starts
