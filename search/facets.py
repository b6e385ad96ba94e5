"""Facets as the page shows them: values with their numbers, each a link that takes it in or out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from resolutions.context import marked

from . import wording
from .engines import Found
from .fields import FACETS
from .forms import Options, encoded

MOST = 12
"""Values of a facet that are shown, besides those chosen."""


class Value(NamedTuple):
    """A value of a facet as a link; in the order in which the template names them."""

    address: str
    current: str
    """The attribute of a link to what is chosen."""
    called: str
    number: int


@dataclass(frozen=True)
class Facet:
    """A facet with the values that are shown; `more` is how many are not."""

    name: str
    called: str
    values: list[Value]
    more: int

    @property
    def chosen(self) -> bool:
        return any(value.current for value in self.values)


def shown(options: Options, found: Found) -> list[Facet]:
    """The facets in which there is something to choose."""
    common = options.address(filters=())
    made = (_facet(options, common, name, found.facets.get(name, [])) for name in FACETS)
    return [facet for facet in made if facet is not None]


def _facet(options: Options, common: str, name: str, counted: list[tuple[str, int]]) -> Facet | None:
    """A facet with its most frequent values or last sessions; `common` is the address of the search without filters."""
    taken = options.chosen(name)
    if len(counted) < 2 and not any(value in taken for value, _times in counted):
        return None
    if name in ("session", "year"):
        counted = sorted(counted, key=_number, reverse=True)
    kept = [pair for place, pair in enumerate(counted) if place < MOST or pair[0] in taken] if taken else counted[:MOST]
    values = [
        Value(common + _filters(options, name, value), marked(value in taken), wording.value(name, value), number)
        for value, number in kept
    ]
    return Facet(name, wording.field(name), values, len(counted) - len(kept))


def _number(pair: tuple[str, int]) -> tuple[bool, str]:
    """Sorts sessions and years by number, special sessions, which have none, below."""
    return pair[0].isdecimal(), pair[0].zfill(6)


def _filters(options: Options, name: str, value: str) -> str:
    """The end of the address of the same search with a value taken in, or out."""
    filters = options.toggled(name, value) if options.filters else ((name, (value,)),)
    return "".join([f"&{encoded(f'f.{facet}', one)}" for facet, values in filters for one in values])


def chosen(options: Options) -> list[tuple[str, str, str]]:
    """(facet, value, address without it) for each filter."""
    return [
        (wording.field(name), wording.value(name, value), options.address(filters=options.toggled(name, value)))
        for name, values in options.filters
        for value in values
    ]
