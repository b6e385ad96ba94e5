"""The pages of what we hold: each view validates, asks and renders."""

from urllib.parse import unquote

from django.core.paginator import Paginator
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.dateparse import parse_date
from django.utils.translation import get_language_from_request

from . import (
    addresses, browsing, cited_by, citing, holdings, metadata, nearness, neighbourhood, reading, structure, understanding, wording,
)  # fmt: skip
from .beside import align
from .models import LANGUAGES, LanguageVersion, Resolution

PER_PAGE = 50
CITING_SHOWN = 10
"""How many citing resolutions the page of a resolution itself shows."""
NEAREST = 5
"""How many of its nearest neighbours in citations it names."""
PREFERENCE = ("en", "fr", "es", "ru", "zh", "ar")
"""Where a text is not held in the reader's language, the first of these that is held is shown."""


def door(request):
    """`/`: to the home page in the reader's language."""
    return _negotiated(request, "/")


def to_language(request, symbol, anchor=""):
    """`/A/RES/66/178` and `/A/RES/66/178/op10`: to the text, or the paragraph, in the reader's language."""
    return _negotiated(request, f"/{symbol.path}" + (f"#{anchor}" if anchor else ""))


def paragraph(request, symbol, anchor):
    """`/fr/A/RES/66/178/op10`: to the paragraph in its text."""
    return redirect(addresses.of(symbol.symbol, wording.current(), anchor))


def _negotiated(request, rest):
    response = redirect(f"/{get_language_from_request(request)}{rest}")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def home(request):
    """What is held, by language and session, and the search box."""
    held = Resolution.objects.held()
    sessions = [
        {
            "name": wording.session(organ, session),
            "organ": wording.organ(organ),
            "number": number,
            "address": browsing.address({"organ": organ, "session": session}),
        }
        for organ, session, number, _last in sorted(held.counted("organ", "session"), key=_shelf)
    ]
    context = {
        "languages": list(LanguageVersion.objects.by_language()),
        "sessions": sessions,
        "total": sum(row["number"] for row in sessions),
    }
    return render(request, "resolutions/home.html", context)


def _shelf(row):
    """Where a session stands on the home page: by organ, the newest first, special sessions behind the regular ones."""
    organ, session = row[:2]
    organs = list(wording.ORGANS)
    return organs.index(organ) if organ in organs else len(organs), organ, *browsing.newest_first(session)


def browse(request):
    """The list of resolutions, by session, and the ways to narrow it."""
    values = browsing.chosen(request.GET)
    found = browsing.narrow(Resolution.objects.held(), values)
    ordered = found.distinct().in_reading_order("session" in values)
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    titles = _titles(page.object_list, wording.current())
    for resolution in page.object_list:
        resolution.shown = titles.get(resolution.pk)
        resolution.address = addresses.of(resolution.symbol, wording.current())
        resolution.shelf = ", ".join(
            filter(None, (wording.organ(resolution.organ), wording.session(resolution.organ, resolution.session)))
        )
    context = {
        "page": page,
        "facets": browsing.facets(found, values),
        "chosen": browsing.named(values),
        "section": "browse",
        "earlier": browsing.address(values, page.previous_page_number()) if page.has_previous() else "",
        "later": browsing.address(values, page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "resolutions/browse.html", context)


def _titles(resolutions, language):
    """{resolution: version whose title to show}, the reader's language first."""
    versions = LanguageVersion.objects.held().filter(resolution__in=[resolution.pk for resolution in resolutions])
    chosen = {}
    for version in versions.only("resolution_id", "language", "title"):
        kept = chosen.get(version.resolution_id)
        if kept is None or _rank(version.language, language) < _rank(kept.language, language):
            chosen[version.resolution_id] = version
    return chosen


def _rank(language, wanted):
    return -1 if language == wanted else PREFERENCE.index(language)


def resolution(request, symbol):
    """A resolution in the reader's language, or the page of a symbol that is cited but not held."""
    return canonical(request, "resolution", symbol) or shown(request, symbol)


def shown(request, symbol, template="resolutions/resolution.html", looked_for=None, **more):
    """The page of a symbol; `looked_for` has the stretches {anchor: [(start, end)]} to mark, `more` goes to the template."""
    language = wording.current()
    held = Resolution.objects.held().select_related("vote", "adopted_as").filter(key=symbol.key).first()
    if held is None:
        return _not_held(request, symbol)
    versions = sorted(held.versions.held(), key=lambda version: _rank(version.language, language))
    version = versions[0]
    version.resolution = held
    found = citing.citing(symbol, language)
    cites = neighbourhood.cites(version, symbol.key, language)
    years = neighbourhood.years(citing.by_year(found), cites)
    before, after = Resolution.objects.neighbours(held)
    # The thesauri share words; each is shown once.
    subjects = list(dict.fromkeys(held.subjects.values_list("label", flat=True)))
    context = {
        "resolution": held,
        "symbol": symbol,
        "version": version,
        "foreign": version.language != language,
        "languages": [(code, _held_in(code, versions), f"/{code}/{symbol.path}") for code in LANGUAGES],
        "beside": [
            (code, reverse("beside", args=[symbol, code]))
            for code in LANGUAGES
            if _held_in(code, versions) and code != version.language == language
        ],
        "reading": reading.read(version, language, citing.by_place(found), looked_for=looked_for),
        "sponsors": list(held.sponsors.all()),
        "subjects": subjects,
        "metadata": metadata.of(request, symbol, version, [one.language for one in versions], subjects),
        "drafts": list(held.drafts.all()),
        "page": cited_by.page_of(found, language, per_page=CITING_SHOWN),
        "whole": sum(one.whole for one in found),
        "citing_paragraphs": len(found),
        "years": years,
        "years_width": neighbourhood.width(years),
        "cites": cites,
        "near": neighbourhood.cited_by(found, language, NEAREST),
        "vote": vote_of(held),
        "steps": steps_of(held, language),
        "before": before,
        "after": after,
        "differences": structure.of_resolution(held, versions),
        "document_url": symbol.document_url(version.language),
        "understanding": understanding.understanding(version) if request.user.is_staff else None,
    }
    return render(request, template, context | more)


def version_for(symbol, language):
    """The version of a held text to show to readers of a language, with its resolution; None where it is not held."""
    versions = LanguageVersion.objects.held().of_key(symbol.key).select_related("resolution").defer("facts", "warnings")
    return min(versions, key=lambda version: _rank(version.language, language), default=None)


def _held_in(code, versions):
    return any(version.language == code for version in versions)


def vote_of(resolution):
    """The vote as the page draws it: counts with their place on the bar and the States; None without a vote."""
    vote = getattr(resolution, "vote", None)
    if vote is None:
        return None
    rows, total, left = [], 0, 0
    for name in wording.VOTES:
        states = sorted(state["name"] for state in vote.states if state["vote"] == name)
        number = getattr(vote, name)
        rows.append({"name": name, "number": len(states) if number is None and states else number, "states": states})
    total = sum(row["number"] or 0 for row in rows)
    for row in rows:
        row["width"] = round(1000 * (row["number"] or 0) / total, 2) if total else 0
        row["left"] = left
        left = round(left + row["width"], 2)
    return {"outcome": vote.outcome, "rows": [row for row in rows if row["number"] is not None], "total": total}


def steps_of(resolution, language):
    """The way from draft to adoption with the address of each document."""
    return [
        {**step, "dated": parse_date(step.get("date") or ""), "address": addresses.of(step.get("symbol") or "", language)}
        for step in resolution.steps
    ]


def _not_held(request, symbol):
    language = wording.current()
    page = cited_by.page_of(citing.citing(symbol, language), language, request.GET.get("page", 1))
    naming = list(Resolution.objects.naming(symbol.symbol)[:20])
    relatives = list(Resolution.objects.relatives(symbol)[:20])
    known = bool(page.paginator.count or naming or relatives)
    context = {
        "symbol": symbol,
        "page": page,
        "relatives": relatives,
        "naming": [(found.symbol, addresses.of(found.symbol, wording.current())) for found in naming],
        "document_url": symbol.document_url(wording.current()),
        "meant": [] if known else [(found, addresses.of(found, language)) for found in nearness.near(symbol.symbol)],
    }
    template = "resolutions/not_held.html" if known else "resolutions/unknown.html"
    return render(request, template, context, status=200 if known else 404)


def canonical(request, name, symbol, *rest):
    """The redirect to the canonical address of a symbol written in another way, None where it is canonical."""
    address = reverse(name, args=[symbol, *rest])
    if unquote(address) == request.path:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))


def beside(request, symbol, other):
    """Two languages side by side: the interface's on the one hand, `other` on the other."""
    moved = canonical(request, "beside", symbol, other)
    if moved:
        return moved
    versions = LanguageVersion.objects.held().of_key(symbol.key).select_related("resolution")
    versions = {version.language: version for version in versions}
    if other not in versions:
        return redirect("resolution", symbol)
    language = wording.current()
    left = versions.get(language) or min(versions.values(), key=lambda version: _rank(version.language, language))
    right = versions[other]
    first, second = reading.read(left, language), reading.read(right, language, prefix=f"{other}-")
    rows = align(first.pieces, second.pieces, (first.notes, second.notes))
    context = {
        "symbol": symbol,
        "versions": (left, right),
        "rows": rows,
        "notes": align(first.notes, second.notes),
        "heads": (first, second),
        "right_prefix": f"{other}-",
        "one_sided": sum(row.one_sided for row in rows),
        "uncertain": any(row.uncertain for row in rows),
        "pairs": [
            (code, reverse("beside", args=[symbol, code]), code == other) for code in LANGUAGES if code in versions
        ],
        "address": addresses.of(symbol.symbol, language),
    }
    return render(request, "resolutions/beside.html", context)


def holdings_page(request):
    """What the reading room holds, by session and language, with gaps and warnings."""
    sessions = holdings.by_session()
    context = {
        "sessions": sessions,
        "languages": LANGUAGES,
        "total": sum(session.resolutions for session in sessions),
        "texts": [sum(session.texts[place] for session in sessions) for place in range(len(LANGUAGES))],
        "warnings": holdings.warnings(),
        "section": "holdings",
    }
    return render(request, "resolutions/holdings.html", context)
