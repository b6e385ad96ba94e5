"""Findings: what the finders hand on, and who speaks in the text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from . import sessions


@dataclass(slots=True)
class Finding:
    """A citation found in folded text; spans are of the folded text."""

    start: int
    end: int
    symbol: str
    date: str | None = None
    pinpoint: str | None = None
    pinpoint_end: str | None = None
    candidates: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    """The symbols it may be where only custom speaks for `symbol`: a number of the document's own organ is
    printed without its organ.  What the rest of the document says of the same number decides."""
    also: tuple[str, ...] = ()
    phrase: tuple[int, int] = (0, 0)
    """From the head, for the first number after it, to the end of the number: where pinpoints adjoin."""
    after: int = 0
    """Where the organ named after the number ends; 0 when none is."""


@dataclass(frozen=True)
class Home:
    """Who speaks: the language of the text and the organ whose document it is."""

    language: str
    organ: str | None
    year: int | None = None
    """When the text was written: it can't cite later sessions."""

    @cached_property
    def council_sessions(self) -> int:
        """The last session of the Human Rights Council that the text may cite."""
        return sessions.council_sessions(self.year) if self.year else sessions.COUNCIL_SESSIONS


class Taken:
    """The stretches of a text that are spoken for; none overlaps another."""

    def __init__(self, found: Iterable) -> None:
        """`found` are findings or citations, without overlap."""
        self.spans = sorted((one.start, one.end) for one in found)

    def take(self, start: int, end: int) -> bool:
        """Take a stretch, unless a part of it is taken."""
        at = bisect_left(self.spans, (start, end))
        free = (at == len(self.spans) or self.spans[at][0] >= end) and (not at or self.spans[at - 1][1] <= start)
        if free:
            insort(self.spans, (start, end))
        return free
