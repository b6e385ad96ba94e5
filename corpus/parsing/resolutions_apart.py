"""A source with two resolutions becomes two sheets."""

from __future__ import annotations

import re

from . import proponent
from .masthead import kind_of
from .numerals import is_date
from .sheet import Line, Sheet
from .words import MEETING, NUMBER, SYMBOL, VOTE

_LONGEST_HEADING = 60
_HEADING_KINDS = ("organisation", "organ", "distribution", "symbol", "session", "agenda_item", "adoption", "provenance", "original")


def apart(sheet: Sheet) -> list[Sheet]:
    """One sheet for each resolution; the furniture and warnings of the whole stay with the first.

    A second proponent line opens a second resolution only when a heading with a number or symbol of its own
    stands before it; a draft enclosed in a resolution, and the lettered parts of one, have none.
    """
    cuts = []
    proponents = proponent.places([line.bare for line in sheet.lines])
    for before, place in zip(proponents, proponents[1:]):
        cut = _heading_start(sheet.lines, max(before + 1, place - _LONGEST_HEADING), place)
        if cut is not None:
            cuts.append(cut)
    edges = [0, *cuts, len(sheet.lines)]
    sheets = [
        Sheet(sheet.source, sheet.format, sheet.language, sheet.lines[start:end]) for start, end in zip(edges, edges[1:])
    ]
    for part in sheets:
        part.warnings = list(sheet.warnings)
    sheets[0].furniture = sheet.furniture
    if len(sheets) > 1:
        for part in sheets:
            part.warn("several-resolutions", 1, f"The source holds {len(sheets)} resolutions; each became a document.")
    return sheets


def _heading_start(lines: list[Line], earliest: int, end: int) -> int | None:
    """Where the heading before a proponent line begins; None when it has no number and no symbol."""
    anchor = None
    for place in range(end - 1, earliest - 1, -1):
        text = lines[place].bare
        if _closes(lines[place]):
            break
        if NUMBER.match(text) or SYMBOL.fullmatch(text):
            anchor = place
    if anchor is None:
        return None
    start = anchor
    for place in range(anchor - 1, earliest - 1, -1):
        if _closes(lines[place]) or lines[place].kind in ("rule", "page"):
            break
        if kind_of(lines[place]) in _HEADING_KINDS:
            start = place
    return start


def _closes(line: Line) -> bool:
    """The line ends the resolution before: a sentence, a meeting, a date, a vote."""
    text = line.bare
    if kind_of(line) in _HEADING_KINDS or NUMBER.match(text):
        return False
    return bool(re.search(r"[.;。；؛]$", text) or MEETING.fullmatch(text) or VOTE.match(text) or is_date(text))
