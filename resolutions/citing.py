"""Who cites a resolution, paragraph by paragraph: all that cite it, counted and chosen from, without their words.

One question to the database gives every citing paragraph of the versions to show; what is counted,
filtered and put in order is worked out from these rows, and only a page's words are asked for (cited_by.py).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, F, Func
from django.db.models.functions import Coalesce
from django.http import QueryDict

from .models import Citation

PARTS = ("preambular", "operative", "annex", "other")
SCOPES = ("paragraph", "whole", "any")
FILTERS = ("part", "action", "session", "organ")
_OWN = ("paragraph__pk", "paragraph__anchor", "paragraph__kind")
_THROUGH = tuple(f"footnote__marks__{name}" for name in _OWN)


class PrimaryAct(Func):
    """The class of the act by which a paragraph opens; the database reads it, so that the acts need not be fetched."""

    template = "jsonb_path_query_first(%(expressions)s, '$[*] ? (@.primary == true).action') #>> '{}'"
    output_field = CharField()


@dataclass(slots=True)
class Citing:
    """One paragraph that cites, directly or through its notes; `paragraph` is None for a line of the heading."""

    version: int
    resolution: int
    symbol: str
    sort_key: str
    organ: str
    session: str
    dated: date | None
    paragraph: int | None
    part: str
    action: str
    places: set[str] = field(default_factory=set)
    """The anchors of the cited text that it names."""
    whole: bool = False
    """Whether it cites the text as a whole, without a pinpoint."""
    citations: list[int] = field(default_factory=list)
    """The primary keys of the citations by which it does."""

    def cites(self, anchor: str, scope: str) -> bool:
        """Whether it cites the paragraph with this anchor (or a part of it), the whole, or either of them."""
        if scope == "any" or not anchor and scope != "whole":
            return True
        if scope == "whole":
            return self.whole
        return any(place == anchor or place.startswith(f"{anchor}.") for place in self.places)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader wants to see of those who cite."""

    paragraph: str = ""
    scope: str = ""
    part: str = ""
    action: str = ""
    session: str = ""
    organ: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Choice":
        """The choice that an address makes; what makes no sense is left out."""
        said = {name: query.get(name, "")[:60].replace("\x00", "") for name in cls.__slots__}
        if said["scope"] not in SCOPES:
            said["scope"] = ""
        if not said["scope"] and said["paragraph"]:
            said["scope"] = "paragraph"
        return cls(**said)

    def without(self, name: str) -> "Choice":
        """The same choice with one thing left open."""
        return self.with_(name, "")

    def with_(self, name: str, value: str) -> "Choice":
        """The same choice with another value."""
        return Choice(**{**self.values(), name: value})

    def values(self) -> dict[str, str]:
        """What is chosen, by name."""
        return {name: getattr(self, name) for name in self.__slots__}

    def query(self) -> dict[str, str]:
        """What is chosen, as the address says it."""
        chosen = {name: value for name, value in self.values().items() if value}
        if chosen.get("scope") == "paragraph" and self.paragraph:
            del chosen["scope"]
        return chosen

    def takes(self, one: Citing, but: str = "") -> bool:
        """Whether a citing paragraph answers; `but` names a filter to leave out."""
        return (but == "scope" or one.cites(self.paragraph, self.scope)) and all(
            name == but or not getattr(self, name) or getattr(one, name) == getattr(self, name) for name in FILTERS
        )


def citing(cited, language: str) -> list[Citing]:
    """All that cites a symbol (symbols.Symbol), newest resolution first, in the order of its text: two questions."""
    citations = Citation.objects.to(cited)
    rows = citations.filter(version__in=citations.versions_shown(language)).exclude(version__resolution__key=cited.key).order_by()
    rows = rows.annotate(
        dated=Coalesce("version__resolution__adopted", "version__resolution__issued"),
        own_act=PrimaryAct(F("paragraph__actions")),
        through_act=PrimaryAct(F("footnote__marks__paragraph__actions")),
    )
    found: dict[tuple, Citing] = {}
    for pk, version, resolution, symbol, sort_key, organ, session, dated, line, target, pinpoint, places, *owners in rows.values_list(
        "pk", "version", "version__resolution", "version__resolution__symbol", "version__resolution__sort_key",
        "version__resolution__organ", "version__resolution__session", "dated", "masthead_line", "target", "pinpoint", "places",
        *_OWN, "own_act", *_THROUGH, "through_act",
    ):  # fmt: skip
        number, anchor, kind, act = owners[:4] if owners[0] else owners[4:]
        if number is None and line is None:
            continue  # a note that nothing calls
        one = found.get((version, number))
        if one is None:
            part = _part(anchor, kind) if number else "other"
            one = Citing(version, resolution, symbol, sort_key, organ, session, dated, number, part, act or "")
            found[version, number] = one
        one.citations.append(pk)
        one.places.update([pinpoint] if pinpoint and target is None else places)
        one.whole = one.whole or not pinpoint
    return sorted(found.values(), key=lambda one: (-(one.dated.toordinal() if one.dated else 0), one.sort_key))


def _part(anchor: str, kind: str) -> str:
    if anchor.startswith("annex"):
        return "annex"
    return kind if kind in PARTS else "other"


def by_place(found: Iterable[Citing]) -> dict[str, int]:
    """{anchor: number of paragraphs that cite it or a part of it}."""
    counts: Counter[str] = Counter()
    for one in found:
        enclosing = set()
        for place in one.places:
            parts = place.split(".")
            enclosing.update(".".join(parts[:end]) for end in range(1, len(parts) + 1))
        counts.update(enclosing)
    return dict(counts)


def by_year(found: Iterable[Citing]) -> dict[int, int]:
    """{year: number of resolutions that cite}, the years without a date left out."""
    return dict(Counter(year for _resolution, year in {(one.resolution, one.dated.year) for one in found if one.dated}))


def counted(found: list[Citing], choice: Choice, name: str) -> list[tuple[str, int]]:
    """(value, number of paragraphs) of one filter among those that answer all the others, most first."""
    counts = Counter(getattr(one, name) for one in found if choice.takes(one, name))
    return sorted(((value, number) for value, number in counts.items() if value), key=lambda row: (-row[1], row[0]))


def grouped(found: Iterable[Citing]) -> list[list[Citing]]:
    """The citing paragraphs of each resolution together, in the order given."""
    groups: dict[int, list[Citing]] = {}
    for one in found:
        groups.setdefault(one.resolution, []).append(one)
    return list(groups.values())
