"""What each language version says about its resolution, and the one row made of all of them.

Every version keeps its own facts; the Resolution, its vote, sponsors and subjects are always worked
out from all versions held, field by field in one order of languages.  So it never matters in which
order the languages came, and taking one back takes back what it alone said.
"""

import datetime
import hashlib
from collections import defaultdict
from dataclasses import dataclass, fields
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


def make_subjects(*said):
    """Make the keywords of some facts where they are new: before the lock of the revisions, and in one order.

    So two writers that need the same new keyword wait for each other in one direction only.
    """
    wanted = sorted({(s["scheme"], s["code"], s["label"]) for facts in said for s in facts.get("subjects", ())})
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

    Needs the lock of the revisions.
    """
    versions = LanguageVersion.objects.filter(resolution=resolution).values_list("language", "facts", "withdrawn")
    return apply(resolution, Said.by(versions))


def outdated(resolutions):
    """Those of which the versions say something else than the Resolution holds; needs the locks of their symbols."""
    versions = defaultdict(list)
    held = LanguageVersion.objects.filter(resolution__in=resolutions)
    for resolution, *version in held.values_list("resolution", "language", "facts", "withdrawn"):
        versions[resolution].append(version)
    return [each for each in resolutions if Said.by(versions[each.pk]).digest != each.facts_digest]


@dataclass(frozen=True, slots=True)
class Said:
    """What the versions of one resolution say together."""

    merged: dict
    conflicts: list[dict]
    """Where they disagree."""
    digest: str
    """Of both."""

    @classmethod
    def by(cls, versions):
        """Of versions given as (language, facts, withdrawn): those withdrawn count only where no other is."""
        versions = list(versions)
        said = {language: facts for language, facts, withdrawn in versions if not withdrawn}
        said = said or {language: facts for language, facts, _ in versions}
        ordered = [(language, said[language]) for language in LANGUAGE_ORDER if language in said]
        merged, conflicts = _merge(ordered), _conflicts(ordered)
        return cls(merged, conflicts, hashlib.sha256(rows.dumps([merged, conflicts]).encode()).hexdigest())


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


def apply(resolution, said):
    """Write what was Said to a Resolution that is stored; True when that changed anything."""
    if said.digest == resolution.facts_digest:
        return False
    fill(resolution, said)
    resolution.save(update_fields=WRITTEN)
    _write_vote(resolution, said.merged.get("vote"))
    _write_sponsors(resolution, said.merged.get("sponsors", []))
    tie_subjects({resolution.pk: said.merged.get("subjects", [])})
    return True


def fill(resolution, said):
    """Set the columns of a Resolution that come from facts."""
    merged = said.merged
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
    resolution.conflicts = said.conflicts
    resolution.facts_digest = said.digest


def insert(created):
    """Write Resolutions that are new, with all that hangs on them, given as (Resolution, Said)."""
    for resolution, said in created:
        fill(resolution, said)
    Resolution.objects.bulk_create(resolution for resolution, _ in created)
    merged = [(resolution, said.merged) for resolution, said in created]
    Vote.objects.bulk_create(
        Vote(resolution=resolution, **facts["vote"]) for resolution, facts in merged if "vote" in facts
    )
    Sponsor.objects.bulk_create(
        sponsor for resolution, facts in merged for sponsor in _sponsors(resolution, facts.get("sponsors", []))
    )
    tie_subjects({resolution.pk: facts.get("subjects", []) for resolution, facts in merged})


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
    Sponsor.objects.bulk_create(_sponsors(resolution, names))


def _sponsors(resolution, names):
    return [Sponsor(resolution=resolution, position=place, name=name) for place, name in enumerate(names, 1)]


def tie_subjects(subjects):
    """Tie resolutions to their keywords, {primary key: subjects}, and to no others; they are there (see make_subjects)."""
    wanted = [(key, subject["scheme"], subject["code"]) for key, named in subjects.items() for subject in named]
    columns = list(map(list, zip(*wanted, strict=True))) or [[], [], []]
    if not subjects:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH wanted AS (SELECT w.resolution, s.id FROM resolutions_subject s"
            " JOIN unnest(%s::bigint[], %s::text[], %s::text[]) AS w(resolution, scheme, code) USING (scheme, code)),"
            " gone AS (DELETE FROM resolutions_subject_resolutions WHERE resolution_id = ANY(%s)"
            " AND (resolution_id, subject_id) NOT IN (SELECT resolution, id FROM wanted))"
            " INSERT INTO resolutions_subject_resolutions (resolution_id, subject_id)"
            " SELECT resolution, id FROM wanted ON CONFLICT DO NOTHING",
            [*columns, list(subjects)],
        )
