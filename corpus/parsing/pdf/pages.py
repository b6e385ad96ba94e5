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
from ..furniture import JOB_NUMBER, PAGE_NUMBER, RULE
from ..masthead import HEADING_ONLY, kind_of
from ..passage import Passage
from ..sheet import Line as TextLine
from ..words import PROPONENT, SYMBOL
from .lines import Line
from .rows import Segment, rows_of
from .tables import put_together

_MARGIN = 0.14
"""Page headings and feet stand in this share of the height."""
_LONGEST_HEADING = 30
"""Rows of the first page that hold the title."""
_SHORT_RULE = 0.45
"""A rule above notes is no longer than this share of the width."""
_SMALL = 0.93
"""Type below this share of the body's is small."""
_NOTE_MARK = re.compile(r"\s*(?:\d{1,3}|\*{1,4}|[a-z])(?=\D|$)")
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
        page = Page(number, each["width"], each["height"], rows, each["flat"], each["upright"])
        page.furniture.extend(Furniture("turned text", piece.text.strip(), (number, number)) for piece in turned if piece.text.strip())
        pages.append(page)
    size = _body_size(pages)
    repeated = _repeated(pages)
    printed = _letters(" ".join(segment.text for row in pages[0].rows[:_LONGEST_HEADING] for segment in row)) if pages else ""
    for page in pages:
        _drop_feet(page, repeated)
        _drop_headings(page, size, repeated, printed)
        page.notes = _notes(page, size)
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
        seen = {_place(segment) for row in page.rows for segment in row if _in_margin(page, segment) and not opens_note(segment)}
        counts.update(seen)
    return {place for place, count in counts.items() if count > 1}


def _in_margin(page: Page, segment: Segment) -> bool:
    return not _MARGIN * page.height < segment.baseline < (1 - _MARGIN) * page.height


def _drop_feet(page: Page, repeated: set) -> None:
    """Page numbers, job numbers and barcodes at the foot: taken from the last row upwards."""
    while page.rows:
        row = page.rows[-1]
        low = all(segment.baseline < _MARGIN * page.height for segment in row)
        known = all(_MARGIN_TEXT.fullmatch(segment.bare) or _place(segment) in repeated for segment in row)
        if not (low and known) or opens_note(row[0]) and not _MARGIN_TEXT.fullmatch(row[0].bare):
            break
        page.discard("page number" if PAGE_NUMBER.search(row[0].bare) else "job number", page.rows.pop())


def _drop_headings(page: Page, size: float, repeated: set, printed: str) -> None:
    """Symbol, title and page number at the top, in small type, on several pages or as the first page has them: taken from the first row down."""
    if page.number == 1:
        return
    count = said = 0
    for row in page.rows:
        high = all(segment.baseline > (1 - _MARGIN) * page.height for segment in row)
        if not high or not all(_heads(segment, size, repeated, printed) for segment in row):
            break
        count += 1
        if any(_says_page(segment, repeated) for segment in row) or said and _small(row, size):
            said = count
    for row in page.rows[:said]:
        page.discard("page heading", row)
    del page.rows[:said]


def _heads(segment: Segment, size: float, repeated: set, printed: str) -> bool:
    known = segment.size < _SMALL * size or segment.bold and _letters(segment.text) in printed
    return known or _says_page(segment, repeated)


def _says_page(segment: Segment, repeated: set) -> bool:
    """Small type alone makes no page heading: a symbol, a page number or repetition must be in it."""
    return bool(SYMBOL.fullmatch(segment.bare) or PAGE_NUMBER.fullmatch(segment.bare)) or _place(segment) in repeated


def _notes(page: Page, size: float) -> list[list[Segment]]:
    """Take the notes from the foot of the page: the rows below a rule, or from the first raised mark on in small type."""
    start = len(page.rows)
    while start and (_small(page.rows[start - 1], size) or _rule(page.rows[start - 1])):
        start -= 1
    small = page.rows[start:]
    rule = next((place for place, row in enumerate(small) if _rule(row)), None)
    if rule is None:
        drawn = _below_drawn_rule(page, size)
        raised = next((place for place, row in enumerate(small) if opens_note(row[0])), None)
        start = drawn if drawn is not None else start + raised if raised is not None else len(page.rows)
    else:
        start += rule
    foot = page.rows[start:]
    del page.rows[start:]
    for row in foot:
        if _rule(row):
            page.discard("rule", row)
    return [row for row in foot if not _rule(row)]


def _below_drawn_rule(page: Page, size: float) -> int | None:
    """The place of the first row below a short line: all of them are small, or the first begins with a mark."""
    for left, right, height in sorted(page.flat, key=lambda line: line[2]):
        below = next((place for place, row in enumerate(page.rows) if row[0].baseline < height), None)
        if below is None or right - left > _SHORT_RULE * page.width or _crossed(page, left, right, height):
            continue
        foot = page.rows[below:]
        marked = bool(_NOTE_MARK.match(foot[0][0].text)) and all(segment.size <= 1.02 * size for row in foot for segment in row)
        if marked or all(_small(row, size) for row in foot):
            return below
    return None


def _crossed(page: Page, left: float, right: float, height: float) -> bool:
    """An upright line meets this one: it is the border of a table."""
    return any(bottom - 3 < height < top + 3 and left - 3 < place < right + 3 for bottom, top, place in page.upright)


def _tables(pages: list[Page]) -> None:
    """Put the tables together that stand below the heading of the document."""
    for page in pages:
        above = _heading_ends(page.rows[:_LONGEST_HEADING]) if page.number == 1 else 0
        backwards = sum(segment.right_to_left for row in page.rows for segment in row) > len(page.rows) / 2
        page.rows[above:] = put_together(page.rows[above:], page.flat, page.upright, backwards)


def _heading_ends(rows: list[list[Segment]]) -> int:
    """The place behind the line of the organ that speaks, or behind the last line that only a heading has."""
    speaks = next((place for place, row in enumerate(rows) if PROPONENT.match(row[0].bare)), None)
    if speaks is not None:
        return speaks + 1
    known = [place for place, row in enumerate(rows) if any(kind_of(TextLine(Passage.of_runs(segment.runs))) in HEADING_ONLY for segment in row)]
    return max(known, default=-1) + 1


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
