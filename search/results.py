"""Results: keys of entries → hits with their text, marks and addresses, in a fixed number of queries."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote_plus

import psycopg
from django.db import connection
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions import addresses, excerpts, reading, rendering, wording

from . import marking
from .forms import PLACE, Options
from .models import Entry
from .tree import Tree

LONGEST = 700
"""A text longer than this is shown from the sentences around its first words looked for."""
MOST_WINDOWS = 3


class Row(NamedTuple):
    """The columns that a hit is made of, wherever it is shown: the others are many times larger."""

    key: int
    anchor: str
    language: str
    order: str
    date: datetime.date | None
    version: int
    title: str
    symbol: str
    session: str
    kind: str | None
    label: str | None
    text: str | None
    opening: str | None
    acts: str | None
    """The actions as JSON."""
    mark: str | None
    note: str | None

    @property
    def actions(self) -> list[dict]:
        return json.loads(self.acts) if self.acts else []


# Written out: to have it composed takes four times as long as to ask it, on every page of hits.
ROWS = """
SELECT e.id, e.anchor, e.language, e."order", e.date, v.id, v.title, r.symbol, r.session,
       p.kind, p.label, p.text, p.opening, p.actions::text, f.mark, f.text
FROM search_entry e
JOIN resolutions_languageversion v ON v.id = e.version_id
JOIN resolutions_resolution r ON r.id = v.resolution_id
LEFT JOIN resolutions_paragraph p ON p.id = e.paragraph_id
LEFT JOIN resolutions_footnote f ON f.id = e.footnote_id
WHERE e.id = ANY(%s)
"""
"""The fields of Row, in their order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph, note or title that was found."""

    row: Row
    text: str
    address: str
    place: str
    """`paragraph 10`, `note 2`, `title`."""
    spots: tuple[tuple[int, int], ...] = ()

    @property
    def symbol(self) -> str:
        return self.row.symbol

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def language(self) -> str:
        return self.row.language

    @property
    def anchor(self) -> str:
        return self.row.anchor

    @property
    def type(self) -> str:
        """The kind of the paragraph, `note` or `title`."""
        return "note" if self.row.note is not None else self.row.kind or "title"

    @property
    def label(self) -> str:
        """The number as printed, or the mark of the note."""
        return self.row.mark or self.row.label or ""

    @property
    def html(self) -> SafeString:
        """The text with the words looked for marked; long ones as the sentences around them."""
        spans = [rendering.highlight(*spot) for spot in self.spots]
        opened = reading.opening_span(self.row) if self.row.opening else None
        if opened:
            spans.append(rendering.opening(*opened))
        if len(self.text) <= LONGEST:
            return rendering.prose(self.text, spans)
        return rendering.window(self.text, *_window(self.text, self.spots), spans)


class Shown(NamedTuple):
    """A hit as a page of hits shows it: a tuple, which templates unpack in half the time of looking attributes up."""

    place: str
    address: str
    way: str
    """The address of the hit in its text with the search (walking.py)."""
    text: SafeString
    symbol: str
    """Empty where the hit stands below its resolution."""


class Group(NamedTuple):
    """Hits of one page that stand in the same resolution."""

    symbol: str
    title: str
    address: str
    date: str
    within: str
    """The address of the same search within this resolution."""
    hits: list[Shown]


def hits(keys: Iterable[int], tree: Tree) -> list[Hit]:
    """The hits with these keys, in their order; keys whose entry has gone since are left out."""
    keys, markers = list(keys), {}
    # Through a cursor of psycopg's own: Django's prepare nothing, and to plan this takes four times as long as to answer it.
    with connection.cursor() as made, connection.wrap_database_errors, psycopg.Cursor(made.connection) as cursor:
        found = {row[0]: Row._make(row) for row in cursor.execute(ROWS, [keys])}
    for language in {row.language for row in found.values()}:
        markers[language] = marking.Marker(tree, language)
    return [_hit(found[key], markers[found[key].language]) for key in keys if key in found]


def _hit(row: Row, marker: marking.Marker) -> Hit:
    text = row.text if row.text is not None else row.note if row.note is not None else row.title
    return Hit(
        row,
        text,
        addresses.of(row.symbol, row.language, row.anchor),
        _place(row.anchor, get_language()),
        tuple(marker.spots(text)),
    )


@lru_cache(maxsize=8192)
def _place(anchor: str, _language: str) -> str:
    """An anchor in the words of the interface, whose language it is."""
    return wording.paragraph(anchor) if anchor else _("title")


@lru_cache(maxsize=8192)
def _date(date: datetime.date | None, _language: str) -> str:
    return wording.date(date)


def text_of(entry: Entry) -> str:
    """The text that was searched."""
    if entry.paragraph:
        return entry.paragraph.text
    return entry.footnote.text if entry.footnote else entry.version.title


def flat(found: Iterable[Hit], way: Callable[[Hit], str]) -> list[Shown]:
    """The hits of a page as one list; `way` gives the address of a hit in its text."""
    return [Shown(hit.place, hit.address, way(hit), hit.html, hit.symbol) for hit in found]


def grouped(found: Iterable[Hit], way: Callable[[Hit], str], options: Options) -> list[Group]:
    """The hits of a page by resolution, in the order of the first of each."""
    groups: dict[int, Group] = {}
    before, behind = options.address(within=PLACE, sort="symbol").split(quote_plus(PLACE), 1)
    for hit in found:
        version = hit.row.version
        if version not in groups:
            address = addresses.of(hit.symbol, hit.language)
            within = f"{before}{quote_plus(hit.symbol)}{behind}"
            groups[version] = Group(hit.symbol, hit.title, address, _date(hit.row.date, get_language()), within, [])
        groups[version].hits.append(Shown(hit.place, hit.address, way(hit), hit.html, ""))
    return list(groups.values())


def _window(text: str, spots: tuple) -> tuple[int, int]:
    """The stretch of a long text that is shown."""
    if not spots:
        return 0, excerpts.sentence(text, 0, min(LONGEST // 2, len(text)))[1]
    start, end = excerpts.sentence(text, *spots[0])
    for spot in spots[1:MOST_WINDOWS]:
        further = excerpts.sentence(text, *spot)[1]
        if further - start <= LONGEST:
            end = max(end, further)
    return start, end
