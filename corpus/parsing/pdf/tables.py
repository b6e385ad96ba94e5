"""Tables of a page: by the lines drawn around their cells, or by the columns that their words stand in.

Guarantees to the next step: the rows of a table are one row with one segment, whose `grid` holds the lines of
every cell; all other rows are as they were.  Without lines three rows with the same columns
make a table, or two with three columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from .lines import Line
from .rows import Piece, Segment, segments_of

_NEAR = 3.0
"""In points: lines this close meet."""
_LEAST_ROWS = 3
_NEXT_LINE = 3.1
"""In ems: rows of a table are no further apart."""
_ROW_GAP = 1.12
"""A row of the table begins where the distance is wider than this share of the narrowest one."""

_AMOUNT = re.compile(r"[(–—-]?\d[\d\s.,\u00a0%)]*")

Grid = list[list[list[Segment]]]
"""Rows, cells, lines of a cell."""
Row = list[Segment]
Span = tuple[float, float]


def put_together(rows: list[Row], flat: list[Line], upright: list[Line], backwards: bool, before: Segment | None = None) -> list[Row]:
    """The rows of a page with every table as one row; `backwards` where the first column is the rightmost.

    `before` is what the page before ends with: where that is a table, rows in its columns go on with it.
    """
    for box in _boxes(flat, upright):
        rows = _ruled(rows, *box, backwards)
    return _spaced(rows, backwards, before.spans if before else [])


# -------------------------------------------------------------------------------------- drawn lines


def _boxes(flat: list[Line], upright: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """The lines that meet, directly or through others: those of one table."""
    boxes: list[tuple[list[Line], list[Line]]] = []
    left = list(upright)
    while left:
        sides, found = [left.pop()], []
        grown = True
        while grown:
            across = [line for line in flat if line not in found and any(_meet(line, side) for side in sides)]
            found += across
            more = [side for side in left if any(_meet(line, side) for line in across)]
            sides += more
            left = [side for side in left if side not in more]
            grown = bool(across or more)
        boxes.append((found, sides))
    return boxes


def _meet(flat: Line, upright: Line) -> bool:
    return flat[0] - _NEAR <= upright[2] <= flat[1] + _NEAR and upright[0] - _NEAR <= flat[2] <= upright[1] + _NEAR


def _ruled(rows: list[Row], flat: list[Line], upright: list[Line], backwards: bool) -> list[Row]:
    """The rows with the text inside the drawn lines as a table; unchanged where they enclose no two cells with text."""
    columns = _edges([*(line[2] for line in upright), *(end for line in flat for end in line[:2])])
    heights = _edges(line[2] for line in flat)
    if len(columns) < 3 or len(heights) < 2:
        return rows
    inside = [row for row in rows if heights[0] < row[0].baseline < heights[-1] and columns[0] < (row[0].left + row[-1].right) / 2 < columns[-1]]
    cells: dict[tuple[int, int], list[Piece]] = {}
    pieces = [piece for row in inside for segment in row for piece in segment.pieces]
    if any(_crossed(piece, upright) for piece in pieces):
        return rows
    for piece in pieces:
        place = _cell(piece, columns, heights, flat, upright)
        cells.setdefault(place, []).append(piece)
    used = sorted({row for row, _ in cells}, reverse=True)  # the highest first
    if len({column for _, column in cells}) < 2:
        return rows
    page = inside[0][0].page
    across = range(len(columns) - 2, -1, -1) if backwards else range(len(columns) - 1)
    grid = [[segments_of(cells.get((row, column), []), page, backwards) for column in across] for row in used]
    return _with_table(rows, inside, grid)


def _crossed(piece: Piece, upright: list[Line]) -> bool:
    """A line runs through the words: it is no border."""
    inside = (piece.left + piece.size, piece.right - piece.size)
    return any(inside[0] < place < inside[1] and bottom < piece.baseline + 0.3 * piece.size < top for bottom, top, place in upright)


def _edges(places: Iterable[float]) -> list[float]:
    """Places in order, those that are nearly the same once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _cell(piece: Piece, columns: list[float], heights: list[float], flat: list[Line], upright: list[Line]) -> tuple[int, int]:
    """Row and column of a piece; in a cell without a line to its left or above, those of the cell it is part of."""
    middle, height = (piece.left + piece.right) / 2, piece.baseline + 0.3 * piece.size
    column = min(max(bisect_right(columns, middle) - 1, 0), len(columns) - 2)
    row = min(max(bisect_right(heights, height) - 1, 0), len(heights) - 2)
    while column and not any(abs(side[2] - columns[column]) <= _NEAR and side[0] - _NEAR < height < side[1] + _NEAR for side in upright):
        column -= 1
    while row + 2 < len(heights) and not any(abs(line[2] - heights[row + 1]) <= _NEAR and line[0] - _NEAR < middle < line[1] + _NEAR for line in flat):
        row += 1
    return row, column


# ----------------------------------------------------------------------------------- columns of words


def _spaced(rows: list[Row], backwards: bool, known: list[Span]) -> list[Row]:
    """Rows whose words stand in the same columns, three at least, as a table; at the top of the page one that has `known` ones."""
    at = 0
    while at < len(rows):
        end, columns = _run(rows, at, known if not at else [])
        if columns:
            while at and _above(rows[at - 1], rows[at], columns):
                at -= 1
            grid = _grid(rows[at:end], columns, backwards)
            rows = _with_table(rows, rows[at:end], grid)
            rows[at][0].spans = columns
            end = at + 1
        at = max(end, at + 1)
    return rows


def _run(rows: list[Row], start: int, known: list[Span]) -> tuple[int, list[Span]]:
    """The end of the rows from `start` that share columns, and those columns; none where there are too few."""
    if rows[start][0].grid:
        return start, []
    columns = _spans(rows[start])
    goes_on = _fits(rows[start], known) and (len(rows[start]) > 1 or start + 1 < len(rows) and len(rows[start + 1]) > 1 and _fits(rows[start + 1], known))
    if len(rows[start]) < 2 and not goes_on:
        return start, []
    columns = known if goes_on else columns
    end, seeds = start + 1, 1
    while end < len(rows) and not rows[end][0].grid and rows[end - 1][0].baseline - rows[end][0].baseline < _NEXT_LINE * rows[end][0].size:
        if rows[end][0].pieces[0].raised:
            break  # a note below the table
        parts = _parts(rows[end], columns)
        merged = _merged([*columns, *parts])
        if len(merged) < max(2, len(columns)) or len(parts) == 1 and len(merged) != len(columns):
            break
        columns = merged
        end += 1
        seeds += len(parts) > 1
    end = _ends(rows, start, end, columns)
    return (end, columns) if goes_on or seeds >= _LEAST_ROWS or seeds == _LEAST_ROWS - 1 and len(columns) > 2 else (start, [])


def _fits(row: Row, known: list[Span]) -> bool:
    """The words of a row stand in columns that are known."""
    return len(known) > 1 and not row[0].grid and not row[0].bold and len(_merged([*known, *_spans(row)])) == len(known)


def _ends(rows: list[Row], start: int, end: int, columns: list[Span]) -> int:
    """The end without lines below the table: those of one column that are further away than its rows are from one another."""
    while end - start > 2 and len(_parts(rows[end - 1], columns)) == 1:
        steps = [above[0].baseline - below[0].baseline for above, below in zip(rows[start:end], rows[start + 1 : end])]
        if steps[-1] <= _ROW_GAP * max(steps[:-1]):
            break
        end -= 1
    return end


def _above(row: Row, first: Row, columns: list[Span]) -> bool:
    """The row above the first one is of the table too: its words stand in two columns at least."""
    if row[0].grid or row[0].baseline - first[0].baseline >= _NEXT_LINE * row[0].size:
        return False
    parts = _parts(row, columns)
    return len(parts) > 1 and len(_merged([*columns, *parts])) == len(columns)


def _parts(row: Row, columns: list[Span]) -> list[Span]:
    """The spans of a row; a narrow gap parts two of them where both begin as the columns do."""
    parts, narrow = _spans(row), _spans(row, 0.4)
    fits = len(narrow) == len(columns) and all(abs(part[0] - column[0]) < _NEAR for part, column in zip(narrow, columns))
    return narrow if fits else parts


def _spans(row: Row, reach: float = 1.0) -> list[Span]:
    """Where the words of a row stand: those further apart than an em may be in two columns."""
    return _merged([(piece.left, piece.right) for segment in row for piece in segment.pieces if piece.text.strip()], reach * row[0].size)


def _merged(spans: list[Span], reach: float = _NEAR) -> list[Span]:
    """Spans that overlap or nearly touch as one."""
    kept: list[Span] = []
    for left, right in sorted(spans):
        if kept and left <= kept[-1][1] + reach:
            kept[-1] = (kept[-1][0], max(kept[-1][1], right))
        else:
            kept.append((left, right))
    return kept


def _grid(rows: list[Row], columns: list[Span], backwards: bool) -> Grid:
    """The lines of a table put into rows: at wider gaps; where there are none, at every line of the first column."""
    steps = [above[0].baseline - below[0].baseline for above, below in zip(rows, rows[1:])]
    least = min(steps, default=0.0)
    order = list(reversed(columns)) if backwards else columns
    lines = [_shared(row, order, backwards) for row in rows]
    if any(step > _ROW_GAP * least for step in steps):
        cuts = [place for place, step in enumerate(steps, 1) if step > _ROW_GAP * least]
        begins = {0, *cuts, *(first for start, end in zip([0, *cuts], [*cuts, len(lines)]) for first in _numbered(lines, start, end))}
    else:
        begins = {place for place, cells in enumerate(lines) if not place or cells[0]}
    grid: Grid = []
    for place, cells in enumerate(lines):
        if place in begins:
            grid.append(cells)
        else:
            for known, more in zip(grid[-1], cells):
                known += more
    return grid


def _shared(row: Row, columns: list[Span], backwards: bool) -> list[list[Segment]]:
    """A line of a table as its cells."""
    shares: list[list[Piece]] = [[] for _ in columns]
    for piece in (piece for segment in row for piece in segment.pieces):
        shares[_nearest(piece, columns)].append(piece)
    return [segments_of(share, row[0].page, backwards) for share in shares]


def _numbered(lines: list[list[list[Segment]]], start: int, end: int) -> list[int]:
    """Where rows begin among lines that no gap parts: each has one line with a number, its first or its last."""
    amounts = [place for place in range(start, end) if any(_AMOUNT.fullmatch(segment.bare) for cell in lines[place][1:] for segment in cell)]
    if len(amounts) < 2:
        return []
    return amounts[1:] if amounts[0] == start else [place + 1 for place in amounts[:-1]] if amounts[-1] == end - 1 else []


def _nearest(piece: Piece, columns: list[Span]) -> int:
    """The column that a piece stands in, or next to: a word may reach out of its column, and none is left over."""
    middle = (piece.left + piece.right) / 2
    return min(range(len(columns)), key=lambda place: max(columns[place][0] - middle, middle - columns[place][1], 0.0))


def _with_table(rows: list[Row], inside: list[Row], grid: Grid) -> list[Row]:
    """The rows with those of a table replaced by it."""
    pieces = [piece for row in inside for segment in row for piece in segment.pieces]
    table = Segment(pieces, inside[0][0].page)
    table.grid = grid
    first = next(place for place, row in enumerate(rows) if row is inside[0])
    gone = {id(row) for row in inside}
    return [*(row for row in rows[:first] if id(row) not in gone), [table], *(row for row in rows[first:] if id(row) not in gone)]
