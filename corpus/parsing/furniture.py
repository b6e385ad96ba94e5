"""Stage 1: what belongs to the page and not to the text - page numbers, job numbers, page headings.

Guarantees to the next stages:
1. `lines` holds no page number, job number, barcode or page heading; each is furniture with its kind;
2. rules and page ends stay in `lines` (kinds `rule` and `page`): the notes stage needs them;
3. no other line is touched.
"""

from __future__ import annotations

import re

from . import page_headings
from .page_ends import with_page_ends
from .page_numbers import JOB_AND_PAGE, JOB_NUMBER
from .sheet import Line, Sheet

RULE = re.compile(r"\s*[_\-*=—–‗ˍ⎯─━═]{3,}\s*$")
_RULE_SIGNS = frozenset("_-*=—–‗ˍ⎯─━═")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_FIRST_SIGNS = frozenset("0123456789*-ivxlcpIVXLCPM٠١٢٣٤٥٦٧٨٩")
"""What page and job numbers begin with; most lines are told by it that they are neither."""


def remove(sheet: Sheet) -> None:
    """Take the page furniture out of the lines."""
    _mark_rules(sheet.lines)
    heading = page_headings.Heading.of(sheet.lines)
    sheet.lines = with_page_ends(sheet.lines, heading)
    kept: list[Line] = []
    for start, end in _pages(sheet.lines):
        page = sheet.lines[start:end]
        headings = page_headings.places(page, heading.printed) if start else set()
        for place, line in enumerate(page):
            kind = "page heading" if place in headings else _kind(page, place)
            if kind:
                sheet.discard(kind, line)
                _pass_on_gap(page, place, kind)
            else:
                kept.append(line)
    sheet.lines = kept


def _mark_rules(lines: list[Line]) -> None:
    for line in lines:
        if line.kind == "text" and line.bare[-1:] in _RULE_SIGNS and RULE.match(line.text):
            line.kind = "rule"


def _pages(lines: list[Line]) -> list[tuple[int, int]]:
    """Start and end of each page; the page line itself ends its page."""
    ends = [place + 1 for place, line in enumerate(lines) if line.kind == "page"]
    edges = [0, *ends, len(lines)]
    return [(start, end) for start, end in zip(edges, edges[1:]) if start < end]


def _kind(page: list[Line], place: int) -> str | None:
    """The class of furniture of one line; None for text."""
    line = page[place]
    bare = line.bare
    if line.kind != "text" or bare[:1] not in _FIRST_SIGNS:
        return None
    if JOB_AND_PAGE.fullmatch(bare):
        return "job number" if JOB_NUMBER.fullmatch(bare) else "page number"
    last = place + 1 < len(page) and page[place + 1].kind == "page"
    if last and line.gap and _BARE_NUMBER.fullmatch(bare):
        return "page number"
    return None


def _pass_on_gap(page: list[Line], place: int, kind: str) -> None:
    """The line after removed furniture keeps the gap, and may continue a sentence from before it."""
    if place + 1 < len(page):
        page[place + 1].gap |= page[place].gap
        page[place + 1].broken |= kind != "page heading" or place > 0
