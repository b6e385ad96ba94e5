"""Lines of a paragraph whose blanks are stretched so far that they look like the gaps between columns.

Guarantees to the next steps: a row whose neighbour runs on below or above its gaps, between the same edges, is one
segment; all other rows are as they were.
"""

from __future__ import annotations

from .rows import Segment

_NEAR = 3.0
"""In points: edges this close are the same."""
_NEXT_LINE = 2.1
"""In ems: lines of one paragraph are no further apart."""
_INDENT = 5.0
"""In ems: the first line of a paragraph begins no further in, nor its next ones."""


def whole(rows: list[list[Segment]]) -> list[list[Segment]]:
    """The rows with those put together that are lines of a paragraph."""
    made: list[list[Segment]] = []
    for row, below in zip(rows, [*rows[1:], []]):
        torn = len(row) > 1 and _inside(row, [other for other in (*made[-1:], below) if other])
        made.append([_one(row)] if torn else row)
    return made


def _inside(row: list[Segment], others: list[list[Segment]]) -> bool:
    """One line next to it runs across all its gaps to the edge where it ends, and no other has a gap where it has one."""
    beside = [other for other in others if abs(other[0].baseline - row[0].baseline) < _NEXT_LINE * row[0].size]
    return any(_runs_across(row, other) for other in beside) and not any(_same_gap(row, other) for other in beside)


def _runs_across(row: list[Segment], other: list[Segment]) -> bool:
    if len(other) > 1 or other[0].bold != row[-1].bold or abs(other[0].size - row[-1].size) > 0.1:
        return False
    return abs(other[0].end - row[-1].end) < _NEAR and abs(other[0].start - row[0].start) < _INDENT * row[0].size


def _same_gap(row: list[Segment], other: list[Segment]) -> bool:
    """Two gaps lie one above the other."""
    return any(left < far and near < right for left, right in _gaps(row) for near, far in _gaps(other))


def _gaps(row: list[Segment]) -> list[tuple[float, float]]:
    return [(before.end, after.start) for before, after in zip(row, row[1:])]


def _one(row: list[Segment]) -> Segment:
    line = Segment([piece for segment in row for piece in segment.pieces], row[0].page)
    line.backwards = row[0].backwards
    return line
