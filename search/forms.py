"""Options of a search as its address carries them: every one has a default, and what makes no sense takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language

from resolutions.models import LANGUAGES

from .engines import SORTS, Filters
from .fields import FACETS

VIEWS = ("hits", "lines", "time")
KINDS = ("all", "paragraphs", "notes")
LINE_ORDERS = ("right", "left", "date")
WIDTHS = ("narrow", "wide")
DIMENSIONS = ("session", "year", "action", "committee", "organ")
LARGEST_PAGE = 10000
MOST_FILTERS = 40
MOST_EARLIER = 4
PLACE = "\0"
"""Stands in addresses for a value that is put in later; no option that was asked for holds it."""


@dataclass(frozen=True)
class Options:
    """One search: the query and how its answer is to be shown."""

    q: str = ""
    language: str = "en"
    """Of the texts searched; the interface's own unless `in` says otherwise."""
    view: str = "hits"
    sort: str = "relevance"
    kind: str = "all"
    flat: bool = False
    within: str = ""
    """Symbol of the only resolution searched."""
    among: tuple[str, ...] = ()
    """Earlier queries among whose hits is searched."""
    filters: Filters = ()
    order: str = "right"
    width: str = "narrow"
    by: str = "session"
    rated: bool = False
    """Whether the chart shows numbers per thousand entries."""
    page: int = 1
    revision: int | None = None
    """The revision of the corpus when the address was made."""

    @classmethod
    def of(cls, data: QueryDict) -> Options:
        """What an address asks for."""
        interface = (get_language() or "en")[:2]
        number = re.sub(r"\D", "", data.get("page", ""))[:6]
        revision = re.sub(r"\D", "", data.get("rev", ""))[:15]
        filters = tuple((name, _values(data, name)) for name in FACETS if data.get(f"f.{name}"))
        return cls(
            q=_words(data.get("q", "")),
            language=_one_of(LANGUAGES, data.get("in"), interface if interface in LANGUAGES else "en"),
            view=_one_of(VIEWS, data.get("view"), "hits"),
            sort=_one_of(SORTS, data.get("sort"), "relevance"),
            kind=_one_of(KINDS, data.get("kind"), "all"),
            flat=data.get("flat") == "1",
            within=data.get("within", "").replace("\x00", "")[:120],
            among=tuple(dict.fromkeys(filter(None, map(_words, data.getlist("among")))))[:MOST_EARLIER],
            filters=filters[:MOST_FILTERS],
            order=_one_of(LINE_ORDERS, data.get("order"), "right"),
            width=_one_of(WIDTHS, data.get("width"), "narrow"),
            by=_one_of(DIMENSIONS, data.get("by"), "session"),
            rated=data.get("rate") == "1",
            page=min(max(int(number or 1), 1), LARGEST_PAGE),
            revision=int(revision) if revision else None,
        )

    def address(self, **changes) -> str:
        """The query string of the same search with some options changed; back on the first page unless told.  Defaults are left out."""
        told = {**vars(self), "page": 1, "revision": None, **changes}
        defaults = {**DEFAULTS, "language": (get_language() or "en")[:2]}
        pairs = [encoded("q", told["q"])]
        pairs += [encoded(PARAMETERS[name], _written(told[name])) for name, default in defaults.items() if (told[name] or default) != default]
        pairs += [encoded("among", text) for text in told["among"]]
        pairs += [encoded(f"f.{name}", value) for name, values in told["filters"] for value in values]
        return "?" + "&".join(pairs)

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of a facet that are filtered on."""
        return dict(self.filters).get(name, ())

    def toggled(self, name: str, value: str) -> Filters:
        """The filters with a value taken in, or out where it was in."""
        values = self.chosen(name)
        values = tuple(v for v in values if v != value) if value in values else (*values, value)
        others = tuple(pair for pair in self.filters if pair[0] != name)
        return tuple(sorted((*others, (name, values)) if values else others))


PARAMETERS = {
    "language": "in", "view": "view", "sort": "sort", "kind": "kind", "flat": "flat", "within": "within", "order": "order",
    "width": "width", "by": "by", "rated": "rate", "page": "page", "revision": "rev",
}  # fmt: skip
"""Option → its name in an address, in the order in which they stand there; `q`, `among` and filters are apart."""
DEFAULTS = {name: getattr(Options(), name) for name in PARAMETERS}


def _written(value) -> str:
    return "1" if value is True else str(value)


@lru_cache(maxsize=4096)
def encoded(name: str, value: str) -> str:
    """A pair as it stands in an address; one page writes the same ones a hundred times."""
    return urlencode(((name, value),))


def _words(text: str) -> str:
    return text.replace("\x00", " ").strip()


def _one_of(choices, value, default):
    return value if value in choices else default


def _values(data: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.replace("\x00", "")[:300] for value in data.getlist(f"f.{name}") if value))[:20]
