"""Suggestions while one types in a search box: symbols first, then titles that hold the words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Length

from resolutions import addresses, symbols
from resolutions.models import LanguageVersion, Resolution

from . import asking
from .fields import Mistake
from .forms import Options
from .models import Entry

MOST = 8
MOST_SYMBOLS = 5
SERIES = ("", "A/RES/", "S/RES/", "E/RES/", "A/HRC/RES/")
"""What readers leave out when they type `66/17`."""


@dataclass(frozen=True)
class Suggestion:
    """A text held, or a paragraph of it, and where it is."""

    symbol: str
    title: str
    language: str
    address: str


def suggestions(typed: str, language: str) -> list[Suggestion]:
    """At most MOST suggestions for what was typed so far, in at most four questions to the database."""
    typed = " ".join(typed.replace("\x00", " ").split())[:100]
    if len(typed) < 2:
        return []
    named = symbols.recognise(typed)
    found = list(_by_symbol(typed, named))
    titled = [] if named else _by_title(typed, language)
    keys = list(dict.fromkeys([*found, *titled]))[:MOST]
    versions = _versions(keys, language)
    return [
        Suggestion(
            versions[key].resolution.symbol, versions[key].title, versions[key].language,
            addresses.of(versions[key].resolution.symbol, language, _anchor(versions[key], named)),
        )
        for key in keys
        if key in versions
    ]  # fmt: skip


def _by_symbol(typed, named):
    """Keys of resolutions (their primary keys) whose symbol begins like what was typed; the one meant first."""
    folded = symbols.fold(typed).upper().replace(" ", "")
    if not any(letter.isdigit() for letter in folded) and "/" not in folded:
        return []
    begins = Q()
    for series in SERIES:
        begins |= Q(key__startswith=series + folded)
    if named:
        begins |= Q(key=named[0].key)
    rows = Resolution.objects.held().filter(begins).order_by(Length("key"), "sort_key").values_list("pk", "key")
    rows = sorted(rows[:MOST_SYMBOLS], key=lambda row: not (named and row[1] == named[0].key))
    return [pk for pk, _key in rows]


def _by_title(typed, language):
    """Primary keys of the resolutions whose titles hold the words, the last of them perhaps not typed to its end."""
    words = f"{typed}*" if typed[-1].isalpha() and language != "zh" else typed
    for query in dict.fromkeys((words, typed)):
        options = Options(q=query, language=language, filters=(("type", ("title",)),), sort="relevance")
        try:
            hits = asking.answer(asking.question(options), limit=MOST)[0].hits
        except Mistake:
            continue  # half a query, a quotation mark still open: nothing to say yet
        if hits:
            rows = dict(Entry.objects.filter(pk__in=hits).values_list("pk", "version__resolution"))
            return [rows[hit] for hit in hits if hit in rows]
    return []


def _versions(keys, language):
    """{resolution: version whose title to show}, in the reader's language where there is one."""
    chosen = {}
    rows = LanguageVersion.objects.held().filter(resolution__in=keys).select_related("resolution")
    for version in rows.only("title", "language", "resolution__symbol", "resolution__key").order_by("language"):
        if version.resolution_id not in chosen or version.language == language:
            chosen[version.resolution_id] = version
    return chosen


def _anchor(version, named):
    """The paragraph that was typed behind the symbol."""
    return named[1] or "" if named and version.resolution.key == named[0].key else ""
