"""Tables that the end of a page cut in two."""

from __future__ import annotations

from .passage import Passage
from .sheet import Line


def go_on(tables: list[Line], line: Line) -> bool:
    """The rows of a further table go on with the open one: behind the end of a page, with as many cells, and not the same heads again."""
    if not line.broken or not tables:
        return False
    above, below = tables[0].text.split("\n"), line.text.split("\n")
    return above[-1].count("\t") == below[0].count("\t") and above[0] != below[0]


def rows(tables: list[Line]) -> Passage:
    """The rows of a table and of what goes on with it."""
    passage = tables[0].passage
    for table in tables[1:]:
        passage += Passage("\n", b"\0", passage.line[-1:]) + table.passage
    return passage
