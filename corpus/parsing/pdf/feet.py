"""The notes at the feet of the pages as blocks.

Guarantees to the shared stages: a block of kind `note` for each note, whole across the pages; its mark is its first run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..blocks import Block, Run
from ..notes import NUMBER_FOLLOWS
from .pages import Page, called_on, ends_note, opens_note
from .rows import Segment

_LINE_MARK = re.compile(r"\s*\(?(\d{1,3})(?=[\s.)]|/\s|[«“\"(《]|[^\W\d_])(?!\s?[号年月日段条页卷次])")


def notes_of(pages: list[Page], joined: Callable[[list[list[Run]]], tuple[Run, ...]]) -> list[Block]:
    """Every note of every page; one that a page cuts goes on with the rows before the first mark of the next."""
    notes: list[list[Segment]] = []
    rows = [row for page in pages for row in page.notes]
    raised = any(opens_note(row[0]) and not row[0].bare.startswith("*") for row in rows)
    called = {int(number) for page in pages for number in called_on(page)}
    seen, ended, waits = {0}, True, False
    for segment in (segment for row in rows for segment in row):
        found = _LINE_MARK.match(segment.text)
        number = int(found[1]) if found else 0
        counted = not waits and (number == max(seen) + 1 or ended and number in called - seen)  # programs lose notes, or print one late
        first = segment.column == 0 and (opens_note(segment) if raised else counted or segment.bare.startswith("*"))
        seen |= {number} if counted else set()
        ended, waits = ends_note(segment), bool(NUMBER_FOLLOWS.search(segment.bare))
        if first or not notes:
            notes.append([segment])
        else:
            notes[-1].append(segment)
    return [Block(_marked(joined([each.runs for each in note])), "note", whole=True) for note in notes]


def _marked(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The mark of a note as a run of its own, raised."""
    text = "".join(run.text for run in runs)
    found = re.match(r"\s*(\d{1,3}|\*{1,4})[/.]?" if not runs[0].raised else r"\s*(\d{1,3}|\*{1,4}|[a-z](?![^\W\d_]))[/.]?", text)
    if not found:
        return runs
    first, rest, at = runs[0], [], found.end()
    for run in runs:
        kept = run.text[at:] if at < len(run.text) else ""
        at = max(0, at - len(run.text))
        if kept:
            rest.append(replace(run, text=kept, raised=run.raised and not kept.strip()))
    return (replace(first, text=found[0].strip(" ."), raised=True, mark=True), *rest)
