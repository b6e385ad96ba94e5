"""The search pages: each view validates, asks and renders."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.utils.translation import get_language

from resolutions import addresses, symbols
from resolutions import wording as names
from resolutions.models import LANGUAGES, Change

from . import asking, results, wording
from .fields import FACETS, Mistake
from .forms import KINDS, Options
from .engines import SORTS

FACET_VALUES = 12


@dataclass(frozen=True)
class Value:
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


def search(request):
    """A search: hits, concordance lines or hits over time, as the address says."""
    options = Options.of(request.GET)
    straight = _straight(options)
    if straight:
        return redirect(straight)
    context = _frame(options)
    if not options.q and not options.filters:
        return render(request, "search/search.html", context)
    try:
        asked = asking.question(options)
    except Mistake as error:
        return render(request, "search/search.html", {**context, "refused": asking.refusal(error)})
    found, reason = asking.answer(asked, facets=FACETS)
    context |= {
        "asked": asked,
        "understood": wording.understood(asked.read),
        "found": found,
        "reason": reason if request.user.is_staff else "",
        "facets": _facets(options, found),
        "chosen": _chosen(options),
        "blanks": asking.blanks(asked) if not found.total else [],
        **_page(asked, found),
    }
    return render(request, "search/search.html", context)


def _straight(options: Options) -> str:
    """Where a symbol, typed alone, leads; empty for words."""
    if options.filters or options.within or options.page > 1:
        return ""
    recognised = symbols.recognise(options.q) if options.q else None
    if recognised is None:
        return ""
    symbol, anchor = recognised
    return addresses.of(symbol.symbol, options.language, anchor or "")


def _frame(options: Options) -> dict:
    """What every search page shows, whatever was found."""
    revision = Change.objects.latest_revision()
    return {
        "options": options,
        "query": options.q,
        "section": "search",
        "revision": revision,
        "older": options.revision is not None and options.revision != revision,
        "permanent": options.address(page=options.page, revision=revision),
        "languages": [(code, names.language(code), options.language == code) for code in LANGUAGES],
        "sorts": [(wording.SORTS[name], options.address(sort=name), options.sort == name) for name in SORTS],
        "kinds": [(wording.KINDS[name], options.address(kind=name), options.kind == name) for name in KINDS],
        "flat_address": options.address(flat=not options.flat),
        "interface": get_language(),
    }


def _page(asked: asking.Question, found) -> dict:
    """The hits of this page and the ways to the others."""
    hits = results.hits(found.hits, asked.tree)
    last = max(1, -(-found.total // asking.PER_PAGE))
    page = asked.options.page
    return {
        "groups": results.grouped(hits) if not asked.options.flat else [],
        "hits": hits if asked.options.flat else [],
        "first": (page - 1) * asking.PER_PAGE + 1 if hits else 0,
        "last": (page - 1) * asking.PER_PAGE + len(hits),
        "number": page,
        "pages": last,
        "earlier": asked.options.address(page=min(page - 1, last)) if page > 1 else "",
        "later": asked.options.address(page=page + 1) if page < last else "",
    }


def _facets(options: Options, found) -> list[Facet]:
    made = []
    for name in FACETS:
        counted = found.facets.get(name, [])
        if name in ("session", "year"):
            counted = sorted(counted, key=lambda pair: (pair[0].isdecimal(), pair[0].zfill(6)), reverse=True)
        values = [
            Value(wording.value(name, value), number, options.address(filters=options.toggled(name, value)), value in options.chosen(name))
            for value, number in counted
        ]
        shown = [value for place, value in enumerate(values) if place < FACET_VALUES or value.chosen]
        if len(values) > 1 or any(value.chosen for value in values):
            made.append(Facet(name, wording.field(name), shown, len(values) - len(shown)))
    return made


def _chosen(options: Options) -> list[tuple[str, str, str]]:
    """(facet, value, address without it) for each filter."""
    return [
        (wording.field(name), wording.value(name, value), options.address(filters=options.toggled(name, value)))
        for name, values in options.filters
        for value in values
    ]
