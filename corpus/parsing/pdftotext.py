"""Reader of plain text as pdftotext leaves it: hard-wrapped lines, pages ended by a form feed.

Guarantees, beside those of blocks.py:
1. one block for what stands between blank lines, one run for a line, without its line end;
   a text without hard wraps has a paragraph on every line, so there each line is a block;
2. a form feed becomes a block of kind `page` without runs, standing where the page ended;
3. lines of cells with tabs between them, as a copied table leaves them, are a block of kind `table`;
4. lines from right to left are in the order they are read (embedded.py).
"""

from __future__ import annotations

import re

from . import embedded
from .blocks import Block, Run
from .document import Furniture
from .layout import Cell, Table, flattened
from .words import NUMBERED, SUB_LABEL

_WIDEST = 160
"""No printed line is as wide; a Chinese sign counts two."""
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uff60]+")
_NOTE_MARK = re.compile(r"\s*[\d*]{1,3}/?\s*")
_MOST_BETWEEN = 2
_RARE_LINE_ENDS = "\r\x0b\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[\n{_RARE_LINE_ENDS}]")


def read(text: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of `text`; plain text carries no markup, so the furniture is empty."""
    items: list[Block | Table] = []
    runs: list[Run] = []
    lines = lines_of(embedded.in_order(text))
    wrapped = _wrapped(lines)
    rows = _rows(lines) if "\t" in text else set()
    for number, line in enumerate(lines, 1):
        if number in rows:
            _close(items, runs)
            _add_row(items, line, number, number - 1 in rows)
            continue
        for part, piece in enumerate(line.split("\f") if "\f" in line else (line,)):
            if part:
                _close(items, runs)
                items.append(Block((), kind="page"))
            blank = not piece.strip()
            if not blank:
                runs.append(Run(piece, number))
            if blank or not wrapped:
                _close(items, runs)
    _close(items, runs)
    return tuple(flattened(items) if rows else items), ()


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return _LINE_END.split(text) if any(end in text for end in _RARE_LINE_ENDS) else text.split("\n")


def _rows(lines: list[str]) -> set[int]:
    """The numbers of the lines that are rows of a table: two or more with a tab between cells, and what of one cell stands between them."""
    rows: set[int] = set()
    open_: list[int] = []
    waiting: list[int] = []
    for number, line in enumerate([*lines, ""], 1):
        if _row(line):
            open_ += [*waiting, number] if open_ else [number]
            waiting = []
        elif line.strip() and len(waiting) < _MOST_BETWEEN:
            waiting.append(number)
        else:
            rows.update(open_ if len(open_) > 1 else ())
            open_, waiting = [], []
    return rows


def _row(line: str) -> bool:
    """The line has cells; a tab behind the label of a paragraph, or before its first line, makes none."""
    if "\t" not in line.strip(" ") or "\f" in line or not line.strip():
        return False
    first, _, rest = line.partition("\t")
    labelled = any(pattern.fullmatch(first) for pattern in (NUMBERED, SUB_LABEL)) or _NOTE_MARK.fullmatch(first)
    return "\t" in rest or bool(first.strip() and rest.strip()) and not labelled


def _add_row(items: list[Block | Table], line: str, number: int, more: bool) -> None:
    """Add a row to the table that is open, or to a new one."""
    if not more:
        items.append(Table())
    items[-1].rows.append([Cell([Block((Run(cell, number),))] if cell.strip() else []) for cell in line.split("\t")])


def _wrapped(lines: list[str]) -> bool:
    """Whether paragraphs are cut into lines: less than a tenth of the text stands on lines wider than any page."""
    long = [line for line in lines if len(line) > (_WIDEST if line.isascii() else _WIDEST // 2)]
    wide = sum(width for width in map(_width, long) if width > _WIDEST)
    return not wide or 10 * wide < sum(map(_width, lines))


def _width(line: str) -> int:
    """How wide a line is without the blanks around it; a Chinese sign counts two, where that can matter."""
    folded = " ".join(line.split()) if "  " in line else line.strip()
    return len(folded) if line.isascii() or len(folded) > _WIDEST else len(folded) + sum(map(len, _WIDE.findall(folded)))


def _close(items: list[Block | Table], runs: list[Run]) -> None:
    if runs:
        items.append(Block(tuple(runs)))
        runs.clear()
