"""The pages of a PDF taken apart: furniture, text and the notes at their foot.

Guarantees to the next step:
1. every segment is in exactly one of text, notes, furniture;
2. what repeats at the same height of several pages, or stands in the margin as furniture does, is furniture;
3. notes are what stands in smaller type at the foot of a page, below a rule or behind a raised mark.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ..document import Furniture
from ..furniture import JOB_NUMBER, PAGE_NUMBER, RULE
from ..words import SYMBOL
from .rows import Segment, rows_of

_MARGIN = 0.14
"""Page headings and feet stand in this share of the height."""
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
        page = Page(number, each["width"], each["height"], rows)
        page.furniture.extend(Furniture("turned text", piece.text.strip(), (number, number)) for piece in turned if piece.text.strip())
        pages.append(page)
    size = _body_size(pages)
    repeated = _repeated(pages)
    for page in pages:
        _drop_feet(page, repeated)
        _drop_headings(page, size, repeated)
        _take_notes(page, size)
    return pages, size


def _body_size(pages: list[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            for segment in row:
                sizes[round(segment.size, 1)] += len(segment.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


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


def _drop_headings(page: Page, size: float, repeated: set) -> None:
    """Symbol, title and page number at the top, in small type or on several pages: taken from the first row down."""
    if page.number == 1:
        return
    count = 0
    for row in page.rows:
        high = all(segment.baseline > (1 - _MARGIN) * page.height for segment in row)
        if not high or not all(_heads(segment, size, repeated) for segment in row):
            break
        count += 1
    heading = page.rows[:count]
    if not any(_says_page(segment, repeated) for row in heading for segment in row):
        return
    for row in heading:
        page.discard("page heading", row)
    page.rows = page.rows[count:]


def _heads(segment: Segment, size: float, repeated: set) -> bool:
    small = segment.size < _SMALL * size
    return small or _place(segment) in repeated or bool(SYMBOL.fullmatch(segment.bare) or PAGE_NUMBER.fullmatch(segment.bare))


def _says_page(segment: Segment, repeated: set) -> bool:
    """Small type alone makes no page heading: a symbol, a page number or repetition must be in it."""
    return bool(SYMBOL.fullmatch(segment.bare) or PAGE_NUMBER.fullmatch(segment.bare)) or _place(segment) in repeated


def _take_notes(page: Page, size: float) -> None:
    """Small rows from the foot of the page up to the rule, or to the first raised mark where no rule is."""
    start = len(page.rows)
    while start and (_small(page.rows[start - 1], size) or _rule(page.rows[start - 1])):
        start -= 1
    foot = page.rows[start:]
    rule = next((place for place, row in enumerate(foot) if _rule(row)), None)
    if rule is None:
        rule = next((place for place, row in enumerate(foot) if opens_note(row[0])), None)
        if rule is None:
            return
        rule -= 1
    page.rows[start:] = foot[: max(rule, 0)]
    for row in foot[max(rule, 0) :]:
        if _rule(row):
            page.discard("rule", row)
        else:
            page.notes.append(row)


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
