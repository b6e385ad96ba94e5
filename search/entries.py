"""Entries: the rows that are searched, derived from the rows that are kept.

`refresh` is called by intake inside the transaction that changes a version, so that the two never differ;
`rebuild` makes all of them again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection, transaction
from django.db.models import Prefetch

from resolutions.models import Citation, Footnote, FootnoteMark, LanguageVersion, Paragraph

from . import analysis, fields
from .models import Entry, Word

BATCH = 100
FARTHEST_POSITION = 16383
MOST_POSITIONS = 255
"""Limits of Postgres' tsvector; see `places`."""
TITLE_WEIGHT = "A"
COLUMNS = ("paragraph_id", "footnote_id", "language", "order", "session", "year", "date", "labels", "vector")
"""What an entry says, beside the version and anchor that are its key."""


@dataclass(frozen=True)
class Draft:
    """An entry about to be written."""

    anchor: str
    kind: str
    text: str
    position: int
    labels: tuple[str, ...] = ()
    paragraph_id: int | None = None
    footnote_id: int | None = None


Vectors = dict[tuple[int, str], str]
"""(version, anchor) → the literal of its vector."""


def vectors(version_id: int) -> Vectors:
    """The vectors of a version, which depend on its text only: the work that can be done before any lock."""
    version = LanguageVersion.objects.only("title", "language").get(pk=version_id)
    texts = [*version.paragraphs.values_list("anchor", "text"), *version.footnotes.values_list("anchor", "text")]
    made = {(version_id, anchor): vector(text, version.language) for anchor, text in texts}
    made[version_id, ""] = vector(version.title, version.language, TITLE_WEIGHT)
    return made


def refresh(version_ids: Iterable[int], vectors: Vectors | None = None) -> int:
    """Write the entries of these versions anew, and none for those withdrawn; returns how many there are.

    Entries that stay keep their primary key.  Must run inside the caller's transaction, after the last
    change of text and facts.  `vectors` may hold some already made.
    """
    version_ids = list(version_ids)
    written = 0
    for start in range(0, len(version_ids), BATCH):
        batch = version_ids[start : start + BATCH]
        rows = [entry for version in _versions(batch) for entry in _entries(version, vectors or {})]
        _write(batch, rows)
        written += len(rows)
    return written


def rebuild() -> int:
    """Write the entries of every version anew, in one transaction a batch; returns how many there are."""
    ids = list(LanguageVersion.objects.order_by("pk").values_list("pk", flat=True))
    written = 0
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            written += refresh(ids[start : start + BATCH])
    return written


def places(text: str, language: str) -> dict[str, list[int]]:
    """Each lexeme, `=exact` or stem, with the positions where a phrase can find it.

    Postgres keeps 255 positions of a lexeme and none beyond 16,383, so neither engine does: what stands
    farther in one paragraph is found as a word, but not in a phrase.
    """
    found: dict[str, list[int]] = defaultdict(list)
    first = 0
    for run in analysis.runs(text):
        lexemes, length = _lexemes(run, language)
        for lexeme, place in lexemes:
            positions = found[lexeme]
            if len(positions) < MOST_POSITIONS and first + place < FARTHEST_POSITION:
                positions.append(first + place)
        first += length
    return found


@lru_cache(maxsize=1 << 17)
def _lexemes(run: str, language: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """The lexemes of a run with their places in it, and how many positions it takes."""
    tokens = analysis.tokens(run, language)
    lexemes = tuple((form, token.position) for token in tokens for form in ("=" + token.exact, token.stem))
    return lexemes, tokens[-1].position + 1


def vector(text: str, language: str, weight: str = "") -> str:
    """The lexemes as a literal of type tsvector, which counts positions from 1."""
    return " ".join(
        quoted(lexeme) + (":" + ",".join([f"{place + 1}{weight}" for place in positions]) if positions else "")
        for lexeme, positions in places(text, language).items()
    )


def quoted(lexeme: str) -> str:
    """A lexeme as tsvector and tsquery literals take it."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _versions(ids: list[int]):
    cited = Citation.objects.order_by("pk").only("version", "paragraph", "footnote", "target_key", "pinpoint")
    return (
        LanguageVersion.objects.held()
        .filter(pk__in=ids)
        .select_related("resolution", "resolution__vote")
        .defer("masthead", "warnings", "facts", "resolution__steps", "resolution__vote__states")
        .prefetch_related(
            "resolution__subjects",
            Prefetch("paragraphs", Paragraph.objects.only("version", "anchor", "kind", "text", "actions")),
            Prefetch("paragraphs__marks", FootnoteMark.objects.only("paragraph", "footnote")),
            Prefetch("footnotes", Footnote.objects.only("version", "anchor", "text")),
            Prefetch("citations", cited, to_attr="all_citations"),
        )
    )


def _entries(version: LanguageVersion, vectors: Vectors) -> Iterator[Entry]:
    resolution = version.resolution
    date = resolution.adopted or resolution.issued
    session = int(resolution.session) if resolution.session.isdecimal() else None
    shared = tuple(_shared_labels(resolution))
    for draft in _drafts(version):
        yield Entry(
            version=version,
            anchor=draft.anchor,
            paragraph_id=draft.paragraph_id,
            footnote_id=draft.footnote_id,
            language=version.language,
            order=f"{resolution.sort_key} {draft.position:06d}",
            session=session,
            year=date.year if date else None,
            date=date,
            labels=list(dict.fromkeys((f"type:{draft.kind}", *shared, *draft.labels))),
            vector=vectors.get((version.pk, draft.anchor))
            or vector(draft.text, version.language, TITLE_WEIGHT if draft.kind == "title" else ""),
        )


def _shared_labels(resolution) -> Iterator[str]:
    """What is true of every entry of a resolution."""
    date = resolution.adopted or resolution.issued
    yield f"organ:{resolution.organ}"
    yield f"status:{resolution.status}"
    yield f"symbol:{resolution.key}"
    if resolution.session:
        yield f"session:{resolution.session}"
    if date:
        yield f"year:{date.year}"
    if resolution.committee:
        yield f"committee:{resolution.committee}"
    if hasattr(resolution, "vote"):
        yield f"vote:{resolution.vote.outcome}"
    for item in resolution.agenda_items:
        yield from fields.agenda_labels(item)
    for subject in resolution.subjects.all():
        yield f"subject:={subject.label}"
        yield from fields.name_labels("subject", subject.label, "en")


def _drafts(version: LanguageVersion) -> Iterator[Draft]:
    cited: dict[tuple[str, int], list[str]] = defaultdict(list)
    for citation in version.all_citations:
        place = ("p", citation.paragraph_id) if citation.paragraph_id else ("f", citation.footnote_id)
        cited[place].append(f"cites:{citation.target_key}")
        if citation.pinpoint:
            cited[place].append(f"cites:{citation.target_key}#{citation.pinpoint}")
    yield Draft("", "title", version.title, 0, tuple(cited["f", None]))
    position = 0
    for position, paragraph in enumerate(version.paragraphs.all(), 1):
        labels = [*_action_labels(paragraph.actions, version.language), *cited["p", paragraph.pk]]
        for mark in paragraph.marks.all():
            labels.extend(cited["f", mark.footnote_id] if mark.footnote_id else ())
        text = paragraph.text
        yield Draft(paragraph.anchor, paragraph.kind, text, position, tuple(labels), paragraph_id=paragraph.pk)
    for place, note in enumerate(version.footnotes.all(), position + 1):
        yield Draft(note.anchor, "note", note.text, place, tuple(cited["f", note.pk]), footnote_id=note.pk)


def _action_labels(actions: list[dict], language: str) -> Iterator[str]:
    for action in actions:
        yield f"action:{action['action']}"
        if action.get("addressee"):
            yield from fields.name_labels("addressee", action["addressee"], language)


def _write(version_ids: list[int], rows: list[Entry]) -> None:
    held = Entry.objects.filter(version__in=version_ids).values_list("version", "anchor", "pk")
    gone = {(version, anchor): pk for version, anchor, pk in held}
    fresh = [row for row in rows if gone.pop((row.version_id, row.anchor), None) is None]
    Entry.objects.filter(pk__in=gone.values()).delete()
    if len(fresh) == len(rows):
        _copy(fresh)
    else:
        fields = [column.removesuffix("_id") for column in COLUMNS]
        keys = ["version", "anchor"]
        Entry.objects.bulk_create(rows, batch_size=500, update_conflicts=True, unique_fields=keys, update_fields=fields)
    _remember_words(rows)


def _copy(rows: list[Entry]) -> None:
    """Stream rows that are all new: several times faster than inserting them."""
    columns = ("version_id", "anchor", *COLUMNS)
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f'COPY "{Entry._meta.db_table}" ({names}) FROM STDIN'
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as stream:
        for row in rows:
            row.labels = _array(row.labels)
            stream.write_row([getattr(row, column) for column in columns])


def _array(texts: list[str]) -> str:
    """Texts as the literal of an array."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "{" + ",".join(f'"{text}"' for text in quoted) + "}"


def _remember_words(rows: list[Entry]) -> None:
    """Add the exact forms not seen before; in one order, so that two imports never wait for each other crosswise."""
    forms = defaultdict(set)
    for row in rows:
        forms[row.language].update(re.findall(r"'=([^' ]+)'", row.vector))
    with connection.cursor() as cursor:
        for language in sorted(forms):
            cursor.execute(
                f"INSERT INTO {Word._meta.db_table} (language, form) SELECT %s, form FROM unnest(%s::text[]) form"
                f" WHERE NOT EXISTS (SELECT FROM {Word._meta.db_table} w WHERE w.language = %s AND w.form = form.form)"
                " ON CONFLICT DO NOTHING",
                [language, sorted(forms[language]), language],
            )
