"""The pages that follow citations: who cites a text or a paragraph of it, the preview of what is cited, the map."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import addresses, beside, browsing, cited_by, citing, drawing, graph, neighbourhood, rendering, wording
from .citing import Choice
from .models import LANGUAGES, Paragraph
from .views import canonical, version_for

PREVIEWED = 6
"""Paragraphs (one and its sub-paragraphs) that a preview shows at most."""


@require_safe
def who_cites(request, symbol):
    """All who cite a resolution, or one paragraph of it (`?paragraph=op10`), page by page, with what can be chosen."""
    moved = canonical(request, "cited_by", symbol)
    if moved:
        return moved
    language, choice = wording.current(), Choice.of(request.GET)
    found = citing.citing(symbol, language)
    chosen = [one for one in found if choice.takes(one)]
    page = cited_by.page_of(chosen, language, request.GET.get("page", 1))
    query = choice.query()
    context = {
        "symbol": symbol,
        "pinpoint": choice.paragraph,
        "page": page,
        "paragraphs": len(chosen),
        "facets": _facets(found, choice),
        "address": addresses.of(symbol.symbol, language, choice.paragraph),
        "earlier": browsing.address(query, page.previous_page_number()) if page.has_previous() else "",
        "later": browsing.address(query, page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "resolutions/cited_by.html", context)


def _facets(found, choice):
    """[(title, [(called, number, query, whether chosen)])] of what can be chosen here."""
    facets = []
    if choice.paragraph:
        facets.append((_("What is cited"), [_scope(found, choice, scope) for scope in citing.SCOPES]))
    titles = {"part": _("Where it stands"), "action": _("Act"), "session": _("Session or year"), "organ": _("Organ")}
    for name, title in titles.items():
        rows = citing.counted(found, choice, name)
        if name == "part":
            rows = [row for part in citing.PARTS for row in rows if row[0] == part]
        if name == "session":
            rows.sort(key=lambda row: row[0].zfill(8), reverse=True)
        taken = getattr(choice, name)
        if len(rows) > 1 or taken:
            facets.append((title, [_value(choice, name, value, number, value == taken) for value, number in rows]))
    return facets


def _scope(found, choice, scope):
    names = {"paragraph": _("This paragraph"), "whole": _("The resolution as a whole"), "any": _("Either, or another paragraph")}
    wanted = choice.with_("scope", scope)
    number = sum(wanted.takes(one) for one in found)
    return names[scope], number, browsing.address(wanted.query()), scope == choice.scope


def _value(choice, name, value, number, chosen):
    names = {"part": wording.part, "action": wording.action, "organ": wording.organ, "session": str}
    wanted = choice.without(name) if chosen else choice.with_(name, value)
    return names[name](value), number, browsing.address(wanted.query()), chosen


@require_safe
def preview(request, symbol):
    """What a citation leads to, as a fragment: the title and, with `?paragraph=`, the words of the paragraph.

    With `&of=fr` the paragraph is one of the French text, and what says the same in this one is shown.
    """
    language, anchor = wording.current(), request.GET.get("paragraph", "")[:60].replace("\x00", "")
    version = version_for(symbol, language)
    paragraphs = []
    if version and anchor and request.GET.get("of") in LANGUAGES:
        anchor = beside.counterpart(anchor, version_for(symbol, request.GET["of"]), version)
    if version and anchor:
        paragraphs = Paragraph.objects.filter(version=version).part(anchor)[:PREVIEWED]
    context = {
        "symbol": symbol,
        "version": version,
        "anchor": anchor,
        "paragraphs": [(one.label, rendering.prose(one.text)) for one in paragraphs],
    }
    response = render(request, "resolutions/preview.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def citation_map(request, symbol):
    """The neighbourhood of a text in citations, drawn and as a table; of a text not held, those who cite it."""
    moved = canonical(request, "map", symbol)
    if moved:
        return moved
    language = wording.current()
    version = version_for(symbol, language)
    found = citing.citing(symbol, language)
    cites = neighbourhood.cites(version, symbol.key, language) if version else []
    near = neighbourhood.cited_by(found, language, drawing.MOST)
    context = {
        "symbol": symbol,
        "version": version,
        "drawing": drawing.draw(cites, near, get_language_bidi()),
        "numbers": {"cites": len(cites), "cited_by": len({one.resolution for one in found})},
        "address": addresses.of(symbol.symbol, language),
        "all": reverse("cited_by", args=[symbol]),
    }
    known = version or found
    return render(request, "resolutions/map.html", context, status=200 if known else 404)


@require_safe
def export(request, form):
    """The whole graph of citations in one form, written as it is read; `?language=fr` for the texts in one language."""
    language = request.GET.get("language") or None
    if form not in graph.FORMS or (language and language not in LANGUAGES):
        raise Http404
    content_type, write = graph.FORMS[form]
    response = StreamingHttpResponse(write(graph.edges(language)), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="citations{f".{language}" if language else ""}.{form}"'
    return response
