"""The desk of citations: what staff should bring in next, and where printed numbers and given links disagree."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from corpus.views import staff_only
from resolutions import addresses, wording
from resolutions.models import Citation, Resolution
from resolutions.symbols import parse

PER_PAGE = 50


@staff_only
@require_GET
def citation_desk(request):
    """Pending targets, most wanted first, with the held texts among which a number is open; and contradicted links."""
    language = wording.current()
    wanted = Paginator(Citation.objects.wanted(), PER_PAGE).get_page(request.GET.get("page"))
    rows = list(wanted.object_list)
    members = _members(rows)
    for row in rows:
        row["address"] = addresses.of(row["target_symbol"], language)
        row["candidates"] = row["open"] or members.get(_family(row["target_symbol"]), [])
    contradicted = Citation.objects.contradicted().select_related("version__resolution", "paragraph", "footnote")
    disputed = Paginator(contradicted.order_by("version", "pk"), PER_PAGE).get_page(request.GET.get("disputed"))
    for citation in disputed.object_list:
        place = citation.paragraph or citation.footnote
        citation.words = place.text[citation.start : citation.end] if place else ""
        citation.anchor = place.anchor if place else ""
        symbol = citation.version.resolution.symbol
        citation.address = addresses.of(symbol, citation.version.language, citation.anchor)
    context = {"wanted": wanted, "rows": rows, "disputed": disputed, "section": "desk"}
    return render(request, "corpus/citations.html", context)


def _members(rows):
    """{family: symbols held} of the numbers that wait."""
    families = {_family(row["target_symbol"]) for row in rows}
    members = {}
    for family, symbol in Resolution.objects.held().filter(family__in=families).values_list("family", "symbol"):
        members.setdefault(family, []).append(symbol)
    return members


def _family(text):
    try:
        return parse(text).family
    except ValueError:
        return text
