"""The pages of a PDF taken apart: furniture, text and the notes at their foot.

Guarantees to the next step:
1. every segment is in exactly one of text, notes, furniture;
2. what repeats at the same height of several pages, or stands in the margin as furniture does, is furniture;
3. a table is one segment (see tables.py);
4. notes are what stands at the foot of a page below a rule, printed or drawn, or in smaller type behind a mark.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ..document import Furniture
from ..furniture import RULE
from ..page_numbers import JOB_NUMBER, PAGE_NUMBER
from ..masthead import HEADING_ONLY, kind_of
from ..passage import Passage
from ..sheet import Line as TextLine
from ..words import NUMBER, NUMBERED, PROPONENT, SYMBOL
from .lines import Line
from .rows import Segment, rows_of
from .stretched import whole
from .tables import put_together

_MARGIN = 0.14
"""Page headings and feet stand in this share of the height."""
_LONGEST_PAGE_HEADING = 4
_NEXT_LINE = 1.8
"""In ems: the lines of a page heading are no further apart."""
_LONGEST_HEADING = 30
"""Rows of the first page that hold the title."""
_SHORT_RULE = 0.45
"""A rule above notes is no longer than this share of the width."""
_SMALL = 0.93
"""Type below this share of the body's is small."""
_NOTE_MARK = re.compile(r"\s*(?:\d{1,3}|\*{1,4}|[a-z])(?=\D|$)")
_LONE_MARK = re.compile(r"\s*(\d{1,3})[^\w]*")
MARK = 0.72
"""Marks are smaller than this share of the body's type."""
_NUMBER = re.compile(r"\s*\(?(\d{1,3})(?=[\s.)/:]|[^\W\d_])")
"""Before a note whose mark stands on the line: `1 text`, `1. text`, `(1) text`."""
_HEADING = 12
"""In letters: what the first page has too."""
_ENDED = re.compile(r"[.)\]»”؟。]['’”\"]?$")
_MARGIN_TEXT = re.compile(rf"(?:(?:{PAGE_NUMBER.pattern}|{JOB_NUMBER.pattern}|\d{{1,3}})\s*)+", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """One page on its way."""

    number: int
    width: float
    height: float
    rows: list[list[Segment]]
    flat: list[Line] = field(default_factory=list)
    """Horizontal lines drawn on it."""
    upright: list[Line] = field(default_factory=list)
    notes: list[list[Segment]] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def discard(self, kind: str, row: list[Segment]) -> None:
        text = " ".join(segment.bare for segment in row)
        self.furniture.append(Furniture(kind, text, (self.number, self.number)))


def pages_of(raw: dict) -> tuple[list[Page], float]:
    """The pages with their text and notes told apart, and the size of the body's type."""
    pages = []
    for number, each in enumerate(raw["pages"], 1):
        rows, turned = rows_of(each["pieces"], number)
        page = Page(number, each["width"], each["height"], whole(rows), each["flat"], each["upright"])
        page.furniture.extend(Furniture("turned text", piece.text.strip(), (number, number)) for piece in turned if piece.text.strip())
        pages.append(page)
    size = _body_size(pages)
    repeated = _repeated(pages)
    first = pages[0].rows[:_LONGEST_HEADING] if pages else []
    printed, title = (_letters(" ".join(segment.text for row in rows for segment in row)) for rows in (first, first[: _heading_ends(first)]))
    called: set[str] = set()
    for page, before in zip(pages, [None, *pages]):
        _drop_feet(page, repeated)
        _drop_headings(page, size, repeated, printed, title)
        called |= called_on(page)
        page.notes = _notes(page, size, called, before is not None and _open(before.notes))
        called |= {str(int(number) + 1) for row in page.notes if (number := _number(row[0])) in called}  # the next one may come before its call
    _tables(pages)
    return pages, size


def _body_size(pages: list[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            for segment in row:
                sizes[round(segment.size, 1)] += len(segment.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _place(segment: Segment) -> tuple[str, int]:
    """What makes two segments of different pages the same: their characters and the height."""
    return re.sub(r"\s+", "", segment.text), round(segment.baseline / 6)


def _repeated(pages: list[Page]) -> set[tuple[str, int]]:
    """What stands at the same height of several pages, in the margin above or below."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen = {_place(segment) for row in page.rows for segment in row if _in_margin(page, segment) and not _opens(segment)}
        counts.update(seen)
    return {place for place, count in counts.items() if count > 1}


def _opens(segment: Segment) -> bool:
    """A note or a numbered paragraph begins with it: the same words may stand at one height by chance."""
    numbered = NUMBERED.match(segment.bare)
    return opens_note(segment) or numbered is not None and numbered.end() < len(segment.bare)


def _in_margin(page: Page, segment: Segment) -> bool:
    return not _MARGIN * page.height < segment.baseline < (1 - _MARGIN) * page.height


def _drop_feet(page: Page, repeated: set) -> None:
    """Page numbers, job numbers and barcodes at the foot: taken from the last row upwards.

    What only repeats and stands right below a line of text is the end of that text: notes on several pages may have the same one.
    """
    first = len(page.rows)
    while first and _foot(page, page.rows[first - 1], repeated):
        first -= 1
    while 0 < first < len(page.rows) and not _margin_text(page.rows[first]) and not _apart(page.rows[first - 1], page.rows[first]):
        first += 1
    for row in reversed(page.rows[first:]):
        page.discard("page number" if PAGE_NUMBER.search(row[0].bare) else "job number", row)
    del page.rows[first:]


def _foot(page: Page, row: list[Segment], repeated: set) -> bool:
    low = all(segment.baseline < _MARGIN * page.height for segment in row)
    known = all(_MARGIN_TEXT.fullmatch(segment.bare) or _place(segment) in repeated for segment in row)
    return low and known and (not opens_note(row[0]) or bool(_MARGIN_TEXT.fullmatch(row[0].bare)))


def _margin_text(row: list[Segment]) -> bool:
    return all(_MARGIN_TEXT.fullmatch(segment.bare) for segment in row)


def _apart(above: list[Segment], below: list[Segment]) -> bool:
    return above[0].baseline - below[0].baseline > _NEXT_LINE * below[0].size


def _drop_headings(page: Page, size: float, repeated: set, printed: str, title: str) -> None:
    """Symbol, title and page number at the top, in small type, on several pages or as the first page has them: taken from the first row down."""
    if page.number == 1:
        return
    named = any(SYMBOL.fullmatch(segment.bare) and not _small(row, size) for row in page.rows[:_LONGEST_PAGE_HEADING] for segment in row)
    title = title if named else ""
    count = said = 0
    told = ""
    for row in page.rows:
        words = _letters(" ".join(segment.text for segment in row))
        apart = bool(count) and _apart(page.rows[count - 1], row)
        titled = not apart and bool(told or _enough(words)) and told + words in title
        high = all(segment.baseline > (1 - _MARGIN) * page.height or said and SYMBOL.fullmatch(segment.bare) for segment in row)
        if not high or apart and _calls(page, row, size) or not (titled or all(_heads(segment, size, repeated, printed) for segment in row)):
            break
        count += 1
        told += words if titled else ""
        if any(_says_page(segment, size, repeated, printed) for segment in row) or said and (titled or _small(row, size)):
            said = count
    for row in page.rows[:said]:
        page.discard("page heading", row)
    del page.rows[:said]


def _calls(page: Page, row: list[Segment], size: float) -> bool:
    """The row begins with a mark that has come over from the page before: a note of this page has it."""
    found = _LONE_MARK.fullmatch(row[0].text)
    return bool(found) and row[0].pieces[0].size < MARK * size and any(_number(other[0]) == found[1] for other in page.rows if other is not row)


def _heads(segment: Segment, size: float, repeated: set, printed: str) -> bool:
    known = segment.size < _SMALL * size or segment.bold and _letters(segment.text) in printed
    return known or _says_page(segment, size, repeated, printed)


def _says_page(segment: Segment, size: float, repeated: set, printed: str) -> bool:
    """Small type alone makes no page heading: a symbol, a page number, repetition or the words of the first page must be in it."""
    titled = (segment.size < _SMALL * size or segment.bold) and _printed(segment, printed)
    return titled or bool(SYMBOL.fullmatch(segment.bare) or PAGE_NUMBER.fullmatch(segment.bare)) or _place(segment) in repeated


def _printed(segment: Segment, printed: str) -> bool:
    """The first page has these words too."""
    letters = _letters(segment.text)
    return _enough(letters) and letters in printed


def _enough(letters: str) -> bool:
    """So many letters, or a third as many Chinese signs, are no chance."""
    return len(letters) + 2 * sum(char > "\u2e80" for char in letters) >= _HEADING


def _notes(page: Page, size: float, called: set[str], goes_on: bool) -> list[list[Segment]]:
    """Take the notes from the foot of the page: the rows below a rule, or from the first mark on in small type.

    `called`: the marks up to here, a note may come a page later; `goes_on`: the last note of the page before has not ended its sentence.
    """
    start = len(page.rows)
    while start and (_small(page.rows[start - 1], size) or _rule(page.rows[start - 1])):
        start -= 1
    small = page.rows[start:]
    rule = next((place for place, row in enumerate(small) if _rule(row)), None)
    if rule is None:
        drawn = _below_drawn_rule(page, size, called, goes_on)
        first = next((place for place, row in enumerate(small) if opens_note(row[0]) or _number(row[0]) in called), None)
        if first and goes_on:
            first = 0
        start = drawn if drawn is not None else start + first if first is not None else len(page.rows)
    else:
        start += rule
    foot = page.rows[start:]
    del page.rows[start:]
    for row in foot:
        if _rule(row):
            page.discard("rule", row)
    return [row for row in foot if not _rule(row)]


def called_on(page: Page) -> set[str]:
    """The numbers raised on a page."""
    raised = (piece.text for row in page.rows for segment in row for piece in segment.pieces if piece.raised)
    return {number for text in raised for number in re.findall(r"\d+", text)}


def _number(segment: Segment) -> str | None:
    """The number that a note on the line begins with."""
    found = _NUMBER.match(segment.text)
    return found[1] if found else None


def _open(notes: list[list[Segment]]) -> bool:
    return bool(notes) and not ends_note(notes[-1][-1])


def ends_note(segment: Segment) -> bool:
    """A note may end with the line: its sentence does."""
    return bool(_ENDED.search(segment.bare))


def _below_drawn_rule(page: Page, size: float, called: set[str], goes_on: bool) -> int | None:
    """The place of the first row below a short line: all of them are small, or the first begins with a mark or goes on from the page before.

    A line across the whole page is the rule above notes where the number below it is raised on the page.
    """
    for left, right, height in sorted(page.flat, key=lambda line: line[2]):
        below = next((place for place, row in enumerate(page.rows) if row[0].baseline < height), None)
        if below is None or _crossed(page, left, right, height):
            continue
        foot = page.rows[below:]
        if right - left > _SHORT_RULE * page.width and not (_number(foot[0][0]) in called and all(_small(row, size) for row in foot)):
            continue
        marked = (goes_on or bool(_NOTE_MARK.match(foot[0][0].text))) and all(segment.size <= 1.02 * size for row in foot for segment in row)
        if marked or all(_small(row, size) for row in foot):
            return below
    return None


def _crossed(page: Page, left: float, right: float, height: float) -> bool:
    """An upright line meets this one: it is the border of a table."""
    return any(bottom - 3 < height < top + 3 and left - 3 < place < right + 3 for bottom, top, place in page.upright)


def _tables(pages: list[Page]) -> None:
    """Put the tables together that stand below the heading of the document."""
    for page, before in zip(pages, [None, *pages]):
        above = _heading_ends(page.rows[:_LONGEST_HEADING]) if page.number == 1 else 0
        backwards = sum(segment.right_to_left for row in page.rows for segment in row) > len(page.rows) / 2
        last = before.rows[-1][-1] if before and before.rows else None
        page.rows[above:] = put_together(page.rows[above:], page.flat, page.upright, backwards, last)


def _heading_ends(rows: list[list[Segment]]) -> int:
    """The place behind the line of the organ that speaks, or behind the last line that only a heading has."""
    speaks = speaking([row[0].bare for row in rows])
    if speaks is not None:
        return speaks + 1
    known = [place for place, row in enumerate(rows) if any(kind_of(TextLine(Passage.of_runs(segment.runs))) in HEADING_ONLY for segment in row)]
    return max(known, default=-1) + 1


def speaking(lines: list[str]) -> int | None:
    """The place of the line of the organ that speaks: the first with a comma, else the first below the title, else the first."""
    found = [place for place, line in enumerate(lines) if PROPONENT.match(line)]
    title = next((place for place, line in enumerate(lines) if NUMBER.match(line)), 0)
    best = [place for place in found if lines[place].endswith((",", "،", "，"))] or [place for place in found if place > title] or found
    return best[0] if best else None


def _small(row: list[Segment], size: float) -> bool:
    return all(segment.size < _SMALL * size for segment in row)


def _rule(row: list[Segment]) -> bool:
    return len(row) == 1 and bool(RULE.fullmatch(row[0].text))


def opens_note(segment: Segment) -> bool:
    """A raised mark, or an asterisk, at the very start."""
    first = next(piece for piece in segment.pieces if piece.text.strip())
    if first.text.strip().startswith("*"):
        return True
    return first.raised and bool(_NOTE_MARK.match(first.text))
