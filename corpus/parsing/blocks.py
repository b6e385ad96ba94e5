"""Blocks of styled runs: what a reader of a format hands to the shared stages.

A reader guarantees: blocks stand in reading order; the text of the runs holds every letter of the
source exactly once; line numbers are 1-based, inclusive and never decrease.  It decides nothing that
the shared stages decide: what is furniture, heading, paragraph, mark or note.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Run:
    """Characters of one style on one line; `line` is the source line (or page) they stand on."""

    text: str
    line: int
    italic: bool = False
    bold: bool = False
    raised: bool = False
    """Superscript by the format's own word (`<sup>`, a raised run of a PDF)."""
    href: str | None = None
    mark: bool = False
    """The format itself says that this calls a note, or opens one."""


@dataclass(slots=True)
class Block:
    """A paragraph as the format gives it: what stands between two blank lines, a heading, a rule."""

    runs: tuple[Run, ...]
    kind: str = "text"
    """text | heading (by the format's own word) | rule (a drawn line) | table | page (the end of one) |
    note (by the format's own word; its first run is the mark)."""
    level: int = 0
    """Heading rank or list depth, when the format says it; else 0."""
    cells: tuple[tuple[str, ...], ...] | None = None
    """Rows of a table; its runs then hold a tab between two cells and a line end between two rows."""
    whole: bool = False
    """The format says that a paragraph begins and ends here: no sentence runs across."""
    tight: bool = False
    """No gap stands between this block and the one before it: both are lines of one column."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def lines(self) -> tuple[int, int]:
        return (self.runs[0].line, self.runs[-1].line) if self.runs else (0, 0)
