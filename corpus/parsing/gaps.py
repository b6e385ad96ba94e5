"""Whether a text sets its paragraphs apart by gaps."""

from __future__ import annotations

from itertools import islice, pairwise

from .beginnings import number
from .line_ends import LineEnds
from .passage import Passage
from .sheet import Line

_CAPITALLESS = ("ar", "ru", "zh")
"""Languages in which no capital tells a paragraph from a clause."""
_AT_LEAST = 9
"""For one paragraph that begins without a gap so many begin with one, where gaps set them apart."""


def between_paragraphs(lines: list[Line], ends: LineEnds) -> bool:
    """Whether this text sets its paragraphs apart by gaps: where it does, a line without one only goes on."""
    apart = [line for line in lines if line.gap]
    run_in = [(above, line) for above, line in pairwise([Line(Passage()), *lines]) if not line.gap and _begins(line, ends)]
    return _prevail(apart, len(run_in), ends) or _prevail(apart, sum(_stands(above, line, ends) for above, line in run_in), ends)


def _prevail(apart: list[Line], run_in: int, ends: LineEnds) -> bool:
    """Of the lines behind gaps enough begin a paragraph, when so many begin one without a gap."""
    wanted = max(2, _AT_LEAST * run_in)
    return len(apart) >= wanted and len(list(islice((line for line in apart if _begins(line, ends)), wanted))) == wanted


def _begins(line: Line, ends: LineEnds) -> bool:
    """The line has a number or opening words."""
    return number(line) is not None or ends.opening(line) is not None


def _stands(above: Line, line: Line, ends: LineEnds) -> bool:
    """The line doesn't only begin with a clause because the line above was full."""
    return ends.language not in _CAPITALLESS or number(line) is not None or ends.room([above], line)
