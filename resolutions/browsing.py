"""The ways to browse: dimensions by which resolutions are counted and chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Func, TextField
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from . import anchors, wording
from .models import LANGUAGES

MOST = 200
"""No more values of one dimension are listed; the rest is found by searching."""


def _itself(value):
    return str(value)


def _language(code):
    return capfirst(wording.language(code))


def newest_first(session: str) -> tuple[str, int]:
    """Orders sessions and years: the newest first, special sessions behind the ordinary ones."""
    series, _, number = session.rpartition("-")
    return series, -(anchors.ordinal(number) or 0)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to browse: the name in the address, its title, the field counted, and how a value is called."""

    name: str
    title: str
    field: str
    called: Callable[[str], str] = _itself
    chosen_by: str = ""
    """The lookup that chooses; the field itself where empty."""
    by_count: bool = False
    """Whether the most frequent value comes first (else the newest, of sessions and years)."""

    def choose(self, resolutions, value):
        """Those with this value."""
        lookup = self.chosen_by or self.field
        return resolutions.filter(**{lookup: [value] if lookup.endswith("__contains") else value})

    def rows(self, resolutions) -> list[tuple[str, int]]:
        """(value, number of resolutions) for every value that occurs."""
        found = [(value, number) for value, number, _last in resolutions.counted(self.field) if value not in ("", None)]
        found.sort(key=lambda row: -row[1] if self.by_count else newest_first(str(row[0])))
        return found[:MOST]


DIMENSIONS = (
    Dimension("organ", gettext_lazy("Organ"), "organ", wording.organ, by_count=True),
    Dimension("session", gettext_lazy("Session or year"), "session"),
    Dimension("status", gettext_lazy("Adopted or draft"), "status", wording.status, by_count=True),
    Dimension("committee", gettext_lazy("Committee"), "committee", wording.committee, by_count=True),
    Dimension("item", gettext_lazy("Agenda item"), "item", chosen_by="agenda_items__contains", by_count=True),
    Dimension("year", gettext_lazy("Year"), "year"),
    Dimension("language", gettext_lazy("Language"), "versions__language", _language, by_count=True),
    Dimension("subject", gettext_lazy("Subject"), "subjects__label", by_count=True),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen or given up: its name, how many there are, and the address that does it."""

    called: str
    number: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A dimension with its choices."""

    name: str
    title: str
    choices: list[Choice]
    open: bool


def chosen(query: QueryDict) -> dict[str, str]:
    """The values chosen in an address; what makes no sense is left out."""
    values = {dimension.name: query[dimension.name] for dimension in DIMENSIONS if query.get(dimension.name)}
    if not values.get("year", "0").isdigit() or len(values.get("year", "")) > 4:
        del values["year"]
    if "language" in values and values["language"] not in LANGUAGES:
        del values["language"]
    return {name: value for name, value in values.items() if "\x00" not in value}


def narrow(resolutions, values: dict[str, str]):
    """The resolutions that have all chosen values."""
    resolutions = resolutions.with_year()
    for dimension in DIMENSIONS:
        if dimension.name in values:
            resolutions = dimension.choose(resolutions, values[dimension.name])
    return resolutions


def facets(resolutions, values: dict[str, str]) -> list[Facet]:
    """The dimensions with the values that occur among the chosen resolutions, one query each."""
    result = []
    for dimension in DIMENSIONS:
        if dimension.name == "item":
            counted = resolutions.annotate(
                item=Func(F("agenda_items"), function="jsonb_array_elements_text", output_field=TextField())
            )
        else:
            counted = resolutions
        choices = [_choice(dimension, value, number, values) for value, number in dimension.rows(counted)]
        if choices:
            opened = dimension.name in ("organ", "session") or dimension.name in values
            result.append(Facet(dimension.name, dimension.title, choices, opened))
    return result


def _choice(dimension, value, number, values):
    taken = values.get(dimension.name) == str(value)
    others = {name: other for name, other in values.items() if name != dimension.name}
    wanted = others if taken else others | {dimension.name: str(value)}
    return Choice(dimension.called(value), number, address(wanted), taken)


def address(values: dict[str, str], page: int | None = None) -> str:
    """The query string of these values."""
    query = QueryDict(mutable=True)
    query.update(values)
    if page:
        query["page"] = page
    return "?" + query.urlencode(safe="/")


def named(values: dict[str, str]) -> list[tuple[str, str, str]]:
    """(title, value in words, address without it) of what is chosen."""
    return [
        (
            str(dimension.title),
            dimension.called(values[dimension.name]),
            address({name: value for name, value in values.items() if name != dimension.name}),
        )
        for dimension in DIMENSIONS
        if dimension.name in values
    ]
