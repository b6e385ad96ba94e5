"""Marks that a viewer of PDFs sets on lines of their own when they are copied, put back behind what calls the note."""

from __future__ import annotations

from .passage import Passage, joined
from .sheet import Line


def put_back(lines: list[Line], marks: set[str]) -> list[Line]:
    """The lines; one that is the number of a note and nothing else, without a gap above it, goes to the end of the line before."""
    kept: list[Line] = []
    for line in lines:
        if line.bare in marks and kept and line.bare.isdecimal() and not line.gap and line.kind == kept[-1].kind == "text" and not line.whole:
            above = kept[-1]
            blank = Passage(" ", b"\0", line.passage.line[:1])
            kept[-1] = Line(joined([above.passage, blank, line.passage]), above.gap, above.broken, closed=above.closed)
        else:
            kept.append(line)
    return kept
