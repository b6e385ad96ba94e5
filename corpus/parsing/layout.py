"""Tables that only place text on a page, told from tables that are a part of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from . import proponent
from .blocks import Block, Run
from .whitespace import clean


@dataclass(slots=True)
class Cell:
    """What one cell holds, in order."""

    content: list[Block | Table]


@dataclass(slots=True)
class Table:
    """A table as the format gives it."""

    rows: list[list[Cell]] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Every block in it, row by row, cell by cell."""
        return _every(item for row in self.rows for cell in row for item in cell.content)


def _every(items: Iterable[Block | Table]) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Table):
            yield from item.blocks()
        else:
            yield item


def flattened(items: list[Block | Table]) -> Iterator[Block]:
    """The blocks in reading order: a table that places text becomes its blocks, another one block of kind `table`.

    Placing are those that stand in the heading, above the line of the organ that speaks, or hold that line; those
    with other tables in them; those with one cell, or one column.
    """
    heading = _heading(items)
    for place, item in enumerate(items):
        if not isinstance(item, Table):
            yield item
        elif place <= heading or _places(item):
            for row in item.rows:
                for cell in row:
                    yield from _every(cell.content) if place < heading else flattened(cell.content)
        else:
            yield from one(item)


def _heading(items: list[Block | Table]) -> int:
    """The place of the item with the line of the organ that speaks; -1 when there is none."""
    texts = [(place, clean(block.text)) for place, item in enumerate(items) for block in _every([item]) if block.text.strip()]
    found = proponent.places([text for _, text in texts])
    return texts[found[0]][0] if found else -1


def _places(table: Table) -> bool:
    nested = any(isinstance(item, Table) for row in table.rows for cell in row for item in cell.content)
    return nested or all(len(row) < 2 for row in table.rows)


def one(table: Table) -> Iterator[Block]:
    """A table of the text as one block, its notes after it."""
    runs: list[Run] = []
    notes: list[Block] = []
    rows: list[tuple[str, ...]] = []
    line = 0
    for row in table.rows:
        cells = []
        if runs:
            runs.append(Run("\n", line))
        for place, cell in enumerate(row):
            if place:
                runs.append(Run("\t", line))
            found = list(_cell_runs(cell, notes))
            cells.append("".join(run.text for run in found))
            runs += found
            line = max([line, *(run.line for run in found)])
        rows.append(tuple(cells))
    if "".join(run.text for run in runs).strip():
        yield Block(tuple(_never_back(runs)), "table", cells=tuple(rows))
    yield from notes


def _cell_runs(cell: Cell, notes: list[Block]) -> Iterator[Run]:
    """The runs of a cell on one line, without blanks at its ends; its notes are put aside."""
    blocks = [block for block in cell.content if isinstance(block, Block) and block.kind != "note"]
    notes += [block for block in cell.content if isinstance(block, Block) and block.kind == "note"]
    runs = [run for block in blocks for run in (*block.runs, Run(" ", block.lines[1]))]
    yield from folded(runs)


def folded(runs: Iterable[Run]) -> list[Run]:
    """Runs with white space folded across them, none at the ends."""
    kept: list[Run] = []
    blank = True
    for run in runs:
        words = []
        for char in run.text:
            if not char.isspace():
                words.append(char)
            elif not blank:
                words.append(" ")
            blank = char.isspace()
        if words:
            kept.append(replace(run, text="".join(words)))
    if kept and kept[-1].text.endswith(" "):
        kept[-1] = replace(kept[-1], text=kept[-1].text[:-1])
    return [run for run in kept if run.text]


def _never_back(runs: list[Run]) -> Iterator[Run]:
    """The runs with lines that never decrease."""
    last = 0
    for run in runs:
        last = max(last, run.line)
        yield run if run.line == last else replace(run, line=last)
