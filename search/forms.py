"""Options of a search as its address carries them: every one has a default, and what makes no sense takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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

    def parameters(self) -> list[tuple[str, str]]:
        """What an address of this search must carry; defaults are left out."""
        interface = (get_language() or "en")[:2]
        pairs = [("q", self.q)]
        for name, value, default in (
            ("in", self.language, interface),
            ("view", self.view, "hits"),
            ("sort", self.sort, "relevance"),
            ("kind", self.kind, "all"),
            ("flat", "1" if self.flat else "", ""),
            ("within", self.within, ""),
            ("order", self.order, "right"),
            ("width", self.width, "narrow"),
            ("by", self.by, "session"),
            ("rate", "1" if self.rated else "", ""),
            ("page", str(self.page), "1"),
            ("rev", str(self.revision or ""), ""),
        ):
            if value != default:
                pairs.append((name, value))
        pairs.extend(("among", text) for text in self.among)
        pairs.extend((f"f.{name}", value) for name, values in self.filters for value in values)
        return pairs

    def address(self, **changes) -> str:
        """The query string of the same search with some options changed; back on the first page unless told."""
        changed = replace(self, **{"page": 1, "revision": None, **changes})
        return "?" + "&".join([_encoded(*pair) for pair in changed.parameters()])

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of a facet that are filtered on."""
        return dict(self.filters).get(name, ())

    def toggled(self, name: str, value: str) -> Filters:
        """The filters with a value taken in, or out where it was in."""
        values = self.chosen(name)
        values = tuple(v for v in values if v != value) if value in values else (*values, value)
        others = tuple(pair for pair in self.filters if pair[0] != name)
        return tuple(sorted((*others, (name, values)) if values else others))


@lru_cache(maxsize=4096)
def _encoded(name: str, value: str) -> str:
    """A pair as it stands in an address; one page writes the same ones a hundred times."""
    return urlencode(((name, value),))


def _words(text: str) -> str:
    return text.replace("\x00", " ").strip()


def _one_of(choices, value, default):
    return value if value in choices else default


def _values(data: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.replace("\x00", "")[:300] for value in data.getlist(f"f.{name}") if value))[:20]
