"""Facets as the page shows them: values with their numbers, each a link that takes it in or out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from . import wording
from .engines import Found
from .fields import FACETS
from .forms import Options

MOST = 12
"""Values of a facet that are shown, besides those chosen."""


class Value(NamedTuple):
    """A value of a facet as a link."""

    called: str
    number: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet with the values that are shown; `more` is how many are not."""

    name: str
    called: str
    values: list[Value]
    more: int

    @property
    def chosen(self) -> bool:
        return any(value.chosen for value in self.values)


def shown(options: Options, found: Found) -> list[Facet]:
    """The facets in which there is something to choose."""
    made = []
    common = options.address(filters=())
    for name in FACETS:
        counted = found.facets.get(name, [])
        if name in ("session", "year"):
            counted = sorted(counted, key=lambda pair: (pair[0].isdecimal(), pair[0].zfill(6)), reverse=True)
        taken = options.chosen(name)
        kept = [pair for place, pair in enumerate(counted) if place < MOST or pair[0] in taken]
        values = [_value(options, common, name, value, number) for value, number in kept]
        if len(counted) > 1 or any(value.chosen for value in values):
            made.append(Facet(name, wording.field(name), values, len(counted) - len(kept)))
    return made


def _value(options: Options, common: str, name: str, value: str, number: int) -> Value:
    """A value with its address: `common`, that of the search without filters, and the filters behind it."""
    filters = [(f"f.{facet}", one) for facet, values in options.toggled(name, value) for one in values]
    address = f"{common}&{urlencode(filters)}" if filters else common
    return Value(wording.value(name, value), number, address, value in options.chosen(name))


def chosen(options: Options) -> list[tuple[str, str, str]]:
    """(facet, value, address without it) for each filter."""
    return [
        (wording.field(name), wording.value(name, value), options.address(filters=options.toggled(name, value)))
        for name, values in options.filters
        for value in values
    ]
