"""What each language version says about its resolution, and the one row made of all of them.

Every version keeps its own facts; the Resolution, its vote, sponsors and subjects are always worked
out from all versions held, field by field in one order of languages.  So it never matters in which
order the languages came, and taking one back takes back what it alone said.
"""

import datetime
import hashlib
from dataclasses import fields
from functools import cache

from django.db import connection

from resolutions import symbols
from resolutions.models import LanguageVersion, Resolution, Sponsor, Vote

from . import rows
from .outcome import Refused

LANGUAGE_ORDER = ("en", "fr", "es", "ru", "zh", "ar")
"""Whose word counts first where versions say different things; English is the language of most originals."""
COMPARED = ("status", "adopted", "committee", "draft", "report", "record")
"""Facts that don't depend on language: a difference between versions is reported."""

WRITTEN = ("status", "adopted", "issued", "meeting", "committee", "agenda_items", "draft_symbol", "report_symbol",
           "record_symbol", "steps", "conflicts", "facts_digest")  # fmt: skip
"""Columns of a Resolution that come from facts; the ties to other resolutions are written by ties.py."""


def of(document, supplied):
    """The facts of one Document as plain data, empty ones left out."""
    facts = {
        "status": document.status,
        "adopted": _iso(document.adopted),
        "issued": _iso(document.issued),
        "meeting": document.meeting,
        "committee": document.committee,
        "agenda_items": list(document.agenda_items),
        "draft": document.draft,
        "report": document.report,
        "record": document.record,
        "sponsors": list(document.sponsors),
        "vote": _plain(document.vote) if document.vote else None,
        "steps": [_plain(step) for step in document.steps],
        "subjects": [_plain(subject) for subject in document.subjects],
        "adopted_as": supplied.get("adopted_as"),
    }
    return {name: value for name, value in facts.items() if value}


def _plain(value):
    """A part of the Document as a mapping, States within it too; several times faster than dataclasses.asdict."""
    plain = {name: getattr(value, name) for name in _names(type(value))}
    if "states" in plain:
        plain["states"] = [{"name": state.name, "vote": state.vote} for state in plain["states"]]
    return plain


@cache
def _names(kind):
    return tuple(field.name for field in fields(kind))


def _iso(text):
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        message = f"“{text}” is not a date of the calendar; mend it in the source and import it again."
        raise Refused("bad-date", message, date=text) from error


def outdated(resolution):
    """True when its versions say something else than the Resolution holds; needs the lock of its symbol."""
    return _said(resolution)[2] != resolution.facts_digest


def make_subjects(said):
    """Make the keywords of some facts where they are new: before the lock of the revisions, and in one order.

    So two writers that need the same new keyword wait for each other in one direction only.
    """
    wanted = sorted({(s["scheme"], s["code"], s["label"]) for s in said.get("subjects", ())})
    if not wanted:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO resolutions_subject (scheme, code, label)"
            " SELECT * FROM unnest(%s::text[], %s::text[], %s::text[]) ON CONFLICT DO NOTHING",
            [list(column) for column in zip(*wanted, strict=True)],
        )


def settle(resolution):
    """Bring a Resolution in line with its versions; True when that changed anything.

    Needs the lock of the revisions, except for a resolution that nobody else can see yet.
    """
    merged, conflicts, digest = _said(resolution)
    if digest == resolution.facts_digest:
        return False
    _write(resolution, merged, conflicts, digest)
    return True


def _said(resolution):
    """(facts of all versions held, where they disagree, the digest of both)."""
    versions = list(
        LanguageVersion.objects.filter(resolution=resolution).values_list("language", "facts", "withdrawn")
    )
    said = {language: facts for language, facts, withdrawn in versions if not withdrawn}
    said = said or {language: facts for language, facts, _ in versions}
    ordered = [(language, said[language]) for language in LANGUAGE_ORDER if language in said]
    merged, conflicts = _merge(ordered), _conflicts(ordered)
    return merged, conflicts, hashlib.sha256(rows.dumps([merged, conflicts]).encode()).hexdigest()


def _merge(ordered):
    merged = {}
    for _, facts in ordered:
        for name, value in facts.items():
            merged.setdefault(name, value)
    return merged


def _conflicts(ordered):
    found = []
    for name in COMPARED:
        values = {language: facts[name] for language, facts in ordered if name in facts}
        if len(set(values.values())) > 1:
            found.append({"field": name, "values": values})
    return found


def _write(resolution, merged, conflicts, digest):
    status = Resolution.Status.DRAFT if symbols.parse(resolution.symbol).kind == "draft" else Resolution.Status.ADOPTED
    resolution.status = merged.get("status", status)
    resolution.adopted = merged.get("adopted")
    resolution.issued = merged.get("issued")
    resolution.meeting = merged.get("meeting", "")
    resolution.committee = merged.get("committee", "")
    resolution.agenda_items = merged.get("agenda_items", [])
    resolution.draft_symbol = merged.get("draft", "")
    resolution.report_symbol = merged.get("report", "")
    resolution.record_symbol = merged.get("record", "")
    resolution.steps = merged.get("steps", [])
    resolution.conflicts = conflicts
    resolution.facts_digest = digest
    resolution.save(update_fields=WRITTEN)
    _write_vote(resolution, merged.get("vote"))
    _write_sponsors(resolution, merged.get("sponsors", []))
    _write_subjects(resolution, merged.get("subjects", []))


def _write_vote(resolution, vote):
    if vote is None:
        Vote.objects.filter(resolution=resolution).delete()
        return
    columns = list(vote)
    Vote.objects.bulk_create(
        [Vote(resolution=resolution, **vote)], update_conflicts=True, unique_fields=["resolution"], update_fields=columns
    )


def _write_sponsors(resolution, names):
    held = list(Sponsor.objects.filter(resolution=resolution).values_list("name", flat=True))
    if held == names:
        return
    Sponsor.objects.filter(resolution=resolution).delete()
    Sponsor.objects.bulk_create(
        Sponsor(resolution=resolution, position=place, name=name) for place, name in enumerate(names, 1)
    )


def _write_subjects(resolution, subjects):
    """Tie a resolution to its keywords, and to no others; they are there (see make_subjects)."""
    schemes = [subject["scheme"] for subject in subjects]
    codes = [subject["code"] for subject in subjects]
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH wanted AS (SELECT s.id FROM resolutions_subject s"
            " JOIN unnest(%s::text[], %s::text[]) AS w(scheme, code) USING (scheme, code)),"
            " gone AS (DELETE FROM resolutions_subject_resolutions"
            " WHERE resolution_id = %s AND subject_id NOT IN (SELECT id FROM wanted))"
            " INSERT INTO resolutions_subject_resolutions (resolution_id, subject_id)"
            " SELECT %s, id FROM wanted ON CONFLICT DO NOTHING",
            [schemes, codes, resolution.pk, resolution.pk],
        )
