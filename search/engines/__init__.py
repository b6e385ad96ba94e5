"""Engines: the one interface behind which hits are found, and the choice of the engine that answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from ..tree import Label, Near, Phrase, Tree, both, either

SORTS = ("relevance", "newest", "oldest", "symbol")
Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Request:
    """What is asked of an engine.  The tree holds no patterns (vocabulary.expand)."""

    tree: Tree
    language: str
    filters: Filters = ()
    """(facet, values): entries must have one of the values of each."""
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
    facets: tuple[str, ...] = ()
    """Fields whose values are counted."""

    def narrowed(self, without: str = "") -> Tree:
        """The tree with its filters, but for the one on the facet `without`."""
        chosen = (
            either(*(Label(name, value) for value in values))
            for name, values in self.filters
            if values and name != without
        )
        return both(self.tree, *chosen)


@dataclass(frozen=True)
class Found:
    """What an engine answers: numbers are exact."""

    total: int
    resolutions: int
    """Counted where facets are asked for, else 0."""
    hits: tuple[int, ...]
    """Primary keys of the entries of this page, in order."""
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """Field → (value, number of hits), each counted without the filter on that field itself."""


class Engine(Protocol):
    """What finds hits."""

    name: str

    def search(self, request: Request) -> Found:
        """The page of hits asked for, with counts."""

    def scan(self, request: Request, chunk: int = 500) -> Iterator[list[int]]:
        """All hits in the order of their symbols, a chunk at a time, whatever their number."""


def placements(near: Near) -> Iterator[tuple[int, ...]]:
    """Every way in which the units of a Near may stand: where each begins, counted from the first.

    The bounds of search/query.py keep them few.
    """

    def place(done: tuple[int, ...]):
        if len(done) == len(near.units):
            yield done
            return
        before, unit = near.units[len(done) - 1], near.units[len(done)]
        for step in range(1, near.distance + 1):
            yield from place((*done, done[-1] + before.width + step))
            if not near.ordered:
                yield from place((*done, done[-1] - step - unit.width))

    return place((0,))


def as_phrases(near: Near) -> Iterator[Phrase]:
    """The phrases, with gaps, that a Near stands for; offsets grow from 0."""
    for starts in placements(near):
        least = min(starts)
        places = [
            (start - least + offset, word)
            for start, unit in zip(starts, near.units, strict=True)
            for offset, word in unit.places
        ]
        yield Phrase(tuple(sorted(places, key=lambda place: place[0])))
