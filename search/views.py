"""The search pages: each view validates, asks and renders."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from resolutions import addresses, symbols
from resolutions import wording as names
from resolutions.context import marked
from resolutions.models import LANGUAGES
from resolutions.remembered import remembered, revision
from resolutions.views import shown

from . import asking, concordance, exports, facets, guide, overtime, results, suggesting, walking, wording
from .engines import SORTS
from .fields import FACETS, Mistake
from .forms import DIMENSIONS, KINDS, LINE_ORDERS, VIEWS, WIDTHS, Options


@remembered
def search(request):
    """A search: hits, concordance lines or hits over time, as the address says."""
    options = Options.of(request.GET)
    straight = _straight(options)
    if straight:
        return redirect(straight)
    context = _frame(options, revision(request))
    if not (options.q or options.filters or options.within or options.among):
        return render(request, "search/search.html", context)
    try:
        asked = asking.question(options)
        found, reason = asking.answer(asked, request.latest_change, facets=FACETS)
    except Mistake as error:
        return render(request, "search/search.html", {**context, "refused": asking.refusal(error)})
    context |= {
        "asked": asked,
        "understood": wording.understood(asked.read),
        "found": found,
        "reason": reason if request.user.is_staff else "",
        "facets": facets.shown(options, found),
        "chosen": facets.chosen(options),
        "blanks": asking.blanks(asked) if not found.total else [],
        **PAGES[options.view](asked, found),
    }
    return render(request, "search/search.html", context)


@remembered
def text(request):
    """A text with the hits of a search marked, and the ways from one to the next; without a search that finds any, the text."""
    options = Options.of(request.GET)
    named = symbols.recognise(options.within)
    if named is None:
        raise Http404
    at = request.GET.get("at", "")[:60]
    if options.language != (get_language() or "en")[:2]:  # the text is shown in the language of the page
        return redirect(walking.Ways(options).to(named[0].symbol, at))
    try:
        asked = asking.question(options)
        found = walking.walk(asked, at)
    except Mistake:
        found = None
    if found is None or not found.total:
        return redirect(addresses.of(named[0].symbol, options.language, at))
    return shown(
        request, named[0], "search/text.html", found.looked_for, walk=found, query=options.q,
        hits_address=reverse("search") + options.address(within=""), here_address=reverse("search") + options.address(sort="symbol"),
    )  # fmt: skip


def export(request, form):
    """All hits of a search as a file, streamed."""
    if form not in exports.FORMATS:
        raise Http404
    try:
        asked = asking.question(Options.of(request.GET))
    except Mistake as error:
        return HttpResponse(asking.refusal(error), status=400, content_type="text/plain; charset=utf-8")
    rows = exports.rows(asked, revision(request), request.build_absolute_uri("/").rstrip("/"))
    response = StreamingHttpResponse(exports.written(form, rows), content_type=exports.FORMATS[form])
    response["Content-Disposition"] = f'attachment; filename="hits.{form}"'
    return response


def explain(request):
    """What can be asked, with examples that are searches."""
    sections = guide.sections((get_language() or "en")[:2])
    return render(request, "search/help.html", {"section": "search", "sections": sections})


def suggest(request):
    """Symbols and titles for what is being typed (`?q=`), as JSON."""
    language = (get_language() or "en")[:2]
    found = suggesting.suggestions(request.GET.get("q", ""), language)
    rows = [
        {"symbol": one.symbol, "title": one.title, "language": one.language, "dir": names.direction(one.language),
         "address": one.address}
        for one in found
    ]  # fmt: skip
    response = JsonResponse({"suggestions": rows})
    response["Cache-Control"] = "max-age=60"
    return response


def _straight(options: Options) -> str:
    """Where a symbol, typed alone, leads; empty for words."""
    if options.filters or options.within or options.among or options.page > 1:
        return ""
    recognised = symbols.recognise(options.q) if options.q else None
    if recognised is None:
        return ""
    symbol, anchor = recognised
    return addresses.of(symbol.symbol, options.language, anchor or "")


def _frame(options: Options, revision: int) -> dict:
    """What every search page shows, whatever was found."""
    return {
        "options": options,
        "query": options.q,
        "section": "search",
        "revision": revision,
        "older": options.revision is not None and options.revision != revision,
        "permanent": options.address(page=options.page, revision=revision),
        "everywhere": options.address(within=""),
        "among": [(text, options.address(among=tuple(t for t in options.among if t != text))) for text in options.among],
        "languages": _ways(options, "language", LANGUAGES, names.LANGUAGE_NAMES),
        "sorts": _ways(options, "sort", SORTS, wording.SORTS),
        "kinds": _ways(options, "kind", KINDS, wording.KINDS),
        "views": _ways(options, "view", VIEWS, wording.VIEWS),
        "flat_address": options.address(flat=not options.flat),
        "taken_away": options.address(view="hits"),
        "interface": get_language(),
    }


def _ways(options: Options, name: str, values, called: dict) -> list[tuple[str, str, str, str]]:
    """(what separates it from the one before, address, attribute of the present one, name) for each value of an option."""
    present = getattr(options, name)
    return [
        (" · " if place else "", options.address(**{name: value}), marked(value == present), str(called[value]))
        for place, value in enumerate(values)
    ]


def _hits(asked: asking.Question, found) -> dict:
    """The hits of this page and the ways to the others."""
    ways = walking.Ways(asked.options)
    hits = results.hits(found.hits, asked.tree)
    last = max(1, -(-found.total // asking.PER_PAGE))
    return {
        "groups": results.grouped(hits, ways.of, asked.options) if not asked.options.flat else [],
        "hits": results.flat(hits, ways.of) if asked.options.flat else [],
        **_pages(asked.options, asked.options.page, last),
    }


def _lines(asked: asking.Question, found) -> dict:
    """A page of concordance lines."""
    options = asked.options
    lines = concordance.lines(asked.request(), options.order, options.width, options.page)
    return {
        "lines": lines,
        "orders": _ways(options, "order", LINE_ORDERS, wording.LINE_ORDERS),
        "widths": _ways(options, "width", WIDTHS, wording.WIDTHS),
        **_pages(options, lines.page, lines.pages),
    }


def _time(asked: asking.Question, found) -> dict:
    """The chart of hits over time or by another dimension."""
    options = asked.options
    return {
        "chart": overtime.chart(asked, options.by, options.rated),
        "dimensions": _ways(options, "by", DIMENSIONS, wording.FIELDS),
        "rate_address": options.address(rated=not options.rated),
        "by_called": wording.field(options.by),
    }


def _pages(options: Options, page: int, last: int) -> dict:
    return {
        "number": page,
        "pages": last,
        "earlier": options.address(page=min(page - 1, last)) if page > 1 else "",
        "later": options.address(page=page + 1) if page < last else "",
    }


PAGES = {"hits": _hits, "lines": _lines, "time": _time}
