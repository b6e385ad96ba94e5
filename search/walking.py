"""Walking: from hit to hit inside one text, with the words looked for marked where they stand.

Beside the permanent address of a hit, to which its place leads.  This address carries the search and the anchor of the hit the reader is at, so the way works without scripts
and can be sent to somebody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, quote_plus

from django.urls import reverse
from django.utils.translation import override

from . import results
from .asking import Question
from .engines.choice import POSTGRES
from .forms import PLACE, Options


@dataclass(frozen=True)
class Walk:
    """The hits of one text in their order, as seen from one of them."""

    total: int
    number: int
    """Of the present hit, counted from 1; 0 where the reader is at none."""
    place: str
    """The present hit in words."""
    before: str
    after: str
    """Addresses of the hits before and after the present one; empty where there is none."""
    looked_for: dict[str, list[tuple[int, int]]]
    """{anchor: stretches of its text that are to be marked}."""


class Ways:
    """Addresses of the hits of one search in their texts."""

    def __init__(self, options: Options):
        options = replace(options, view="hits", sort="relevance", flat=False)
        with override(options.language):
            self.before, self.behind = f"{reverse('search_walk')}{options.address(within=PLACE)}".split(quote(PLACE), 1)

    def to(self, symbol: str, anchor: str) -> str:
        """The address of the hit at an anchor of a text."""
        at = quote(anchor, safe="")
        return f"{self.before}{quote_plus(symbol)}{self.behind}" + (f"&at={at}#{at}" if anchor else "")

    def of(self, hit: results.Hit) -> str:
        """The address of a hit in its text."""
        return self.to(hit.symbol, hit.anchor)


def walk(asked: Question, at: str) -> Walk:
    """The hits of a search within one text, from the one at the anchor `at` (the title, where that is empty)."""
    hits = [hit for keys in POSTGRES.scan(asked.request()) for hit in results.hits(keys, asked.tree)]
    ways = Ways(asked.options)
    here = next((place for place, hit in enumerate(hits) if hit.anchor == at), None)
    before = hits[here - 1] if here else None
    after = hits[0 if here is None else here + 1 :][:1]
    return Walk(
        total=len(hits),
        number=0 if here is None else here + 1,
        place="" if here is None else hits[here].place,
        before=ways.of(before) if before else "",
        after=ways.of(after[0]) if after else "",
        looked_for={hit.anchor: list(hit.spots) for hit in hits if hit.spots},
    )
