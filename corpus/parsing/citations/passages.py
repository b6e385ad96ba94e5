"""Passages: a text read in one language, with the organs it names; what all its chains ask of it is found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from operator import itemgetter

from .findings import Home
from .folding import Folded
from .wording import ORGANS, WORDINGS

_COUNCIL_REPORT = re.compile(r"(?=A)\bA/\d\d/53\b")
"""The Human Rights Council's annual report: a resolution quoted from it is the Council's."""
_DOCUMENT = re.compile(r"[A-Z]/\w")
_SHORTEST_NAME = 2


class Passage:
    """A folded text, who speaks in it and the wording of the language it is read in."""

    def __init__(self, text: Folded, home: Home):
        self.text, self.home = text, home
        self.wording = WORDINGS[home.language]

    @cached_property
    def speaks_of_council(self) -> bool:
        """Whether the Human Rights Council is named."""
        return self.wording.council.search(self.text) is not None

    @cached_property
    def first_report(self) -> int:
        """Where the first report of the Human Rights Council that is named ends; the end of the text if none is."""
        return self._first(_COUNCIL_REPORT)

    @cached_property
    def first_document(self) -> int:
        """Where the first document that is named has begun; the end of the text if none is."""
        return self._first(_DOCUMENT)

    def _first(self, pattern: re.Pattern) -> int:
        found = pattern.search(self.text)
        return found.end() if found else len(self.text)

    @cached_property
    def organs(self) -> list[tuple[int, str]]:
        """Where the organs that are named end, and which they are."""
        return [(found.end(), found.lastgroup) for found in self.wording.organ.finditer(self.text)]

    @cached_property
    def _councils(self) -> list[tuple[int, str]]:
        return [one for one in self.organs if one[1] in ("S", "E", "H")]

    def last_organ(self, start: int, end: int) -> re.Match | None:
        """The organ that is named last between two places."""
        last = None
        if end - start >= _SHORTEST_NAME:
            for last in self.wording.organ.finditer(self.text, start, end):
                pass
        return last

    def name(self, organ: re.Match) -> str | None:
        """The organ of a match; "the Council" is the Council named last."""
        group = organ.lastgroup
        if group == "assembly":
            return "A"
        if group != "council":
            return ORGANS.get(group, "other")
        before = bisect_right(self._councils, organ.start(group), key=itemgetter(0))
        if before:
            return ORGANS[self._councils[before - 1][1]]
        return self.home.organ if self.home.organ in ("S", "E", "A/HRC") else None
