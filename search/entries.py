"""Entries: the rows that are searched, derived from the rows that are kept.

Intake calls `insert` or `refresh` inside the transaction that changes a version, so that the two never
differ; `rebuild` makes all of them again.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from django.db import connection, transaction

from resolutions.models import Citation, Footnote, FootnoteMark, LanguageVersion, Paragraph, Resolution, Subject, Vote

from . import fields, streams
from .drafts import Draft, Key, Text, drafts
from .models import Entry, Word
from .vectors import exact_forms, packed

BATCH = 100
COLUMNS = {
    "version_id": "int8", "anchor": "text", "paragraph_id": "int8", "footnote_id": "int8", "language": "text", "order": "text",
    "session": "int2", "year": "int2", "date": "date", "labels": "text[]", "own": "text[]", "vector": "tsvector",
}  # fmt: skip
"""With their types."""
KEY = ("version_id", "anchor")

_known: defaultdict[str, set[bytes]] | None = None
"""The lexemes of each language that this process knows to be held; None where it does not keep them in mind."""


def keep_words_in_mind() -> None:
    """From now on ask the table only about words this process has not seen: for one that writes many texts and ends."""
    global _known
    _known = defaultdict(set)


class Drafted(NamedTuple):
    """A version and its entries but for keys and facts."""

    version: LanguageVersion
    drafts: list[Draft]
    paragraphs: Mapping[Key, int]
    """From the keys in the drafts to primary keys."""
    footnotes: Mapping[Key, int]


def insert(drafted: Sequence[Drafted]) -> None:
    """Write the entries of versions that have none, but for their words (remember_words).

    Must run inside the caller's transaction, after the last change of facts.
    """
    streams.copy(Entry._meta.db_table, COLUMNS, _rows(drafted))


def remember_words(drafted: Sequence[Drafted]) -> None:
    """Add the exact forms not seen before; in one order, so that two that write never wait for each other crosswise.

    Who adds a word another is just adding waits for its whole transaction: an importer calls this late.
    """
    lexemes: defaultdict[str, set[bytes]] = defaultdict(set)
    for each in drafted:
        lexemes[each.version.language].update(*(draft.vector for draft in each.drafts))
    for language in sorted(lexemes):
        new = lexemes[language] - _known[language] if _known is not None else lexemes[language]
        if new:
            _insert_words(language, exact_forms(new))
            if _known is not None:
                transaction.on_commit(partial(_known[language].update, new))


def clear_waiting() -> None:
    """Bring into the indexes what waits in their lists, which every search has to look through."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT gin_clean_pending_list(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
            " WHERE indrelid = %s::regclass AND relam = (SELECT oid FROM pg_am WHERE amname = 'gin')",
            [Entry._meta.db_table],
        )


def refresh(version_ids: Iterable[int]) -> int:
    """Write the entries of these versions anew, and none for those withdrawn; returns how many there are.

    Entries that stay keep their primary key.  Must run inside the caller's transaction, after the last
    change of text and facts.
    """
    version_ids = list(version_ids)
    written = 0
    for start in range(0, len(version_ids), BATCH):
        batch = version_ids[start : start + BATCH]
        held = LanguageVersion.objects.held().filter(pk__in=batch).select_related("resolution")
        drafted = [_derived(version) for version in held.defer("masthead", "warnings", "facts")]
        _replace(batch, _rows(drafted))
        remember_words(drafted)
        written += sum(len(each.drafts) for each in drafted)
    return written


def rebuild() -> int:
    """Write the entries of every version anew, in one transaction a batch; returns how many there are."""
    ids = list(LanguageVersion.objects.order_by("pk").values_list("pk", flat=True))
    written = 0
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            written += refresh(ids[start : start + BATCH])
    return written


def _derived(version: LanguageVersion) -> Drafted:
    """A version as it is stored."""
    text = _stored(version)
    keys = ({piece[0]: piece[0] for piece in pieces} for pieces in (text.paragraphs, text.footnotes))
    return Drafted(version, drafts(text), *keys)


def _stored(version: LanguageVersion) -> Text:
    own = {"version_id": version.pk}
    paragraphs = Paragraph.objects.filter(**own).order_by("position").values_list("pk", "anchor", "kind", "text", "actions")
    marks = FootnoteMark.objects.filter(paragraph__version_id=version.pk).order_by("paragraph_id", "offset", "order")
    cited = Citation.objects.filter(**own).order_by("pk")
    return Text(
        language=version.language,
        title=version.title,
        paragraphs=[(*row, [(a["action"], a.get("addressee")) for a in actions]) for *row, actions in paragraphs],
        footnotes=list(Footnote.objects.filter(**own).order_by("position").values_list("pk", "anchor", "text")),
        citations=list(cited.values_list("paragraph_id", "footnote_id", "target_key", "pinpoint")),
        marks=list(marks.values_list("paragraph_id", "footnote_id")),
    )


def _rows(drafted: Sequence[Drafted]) -> list[tuple]:
    """COLUMNS of the entries of some versions."""
    shared = shared_by({each.version.resolution_id: each.version.resolution for each in drafted}.values())
    return [row for each in drafted for row in _rows_of(each, shared[each.version.resolution_id])]


def _rows_of(drafted: Drafted, shared: Shared) -> Iterator[tuple]:
    version, made, paragraphs, footnotes = drafted
    for draft in made:
        own = (f"type:{draft.kind}", *draft.labels)
        yield (
            version.pk, draft.anchor, paragraphs.get(draft.paragraph), footnotes.get(draft.footnote), version.language,
            f"{shared.order} {draft.position:06d}", shared.session, shared.year, shared.date,
            streams.packed_texts((*own, *shared.labels)), streams.packed_texts(own), packed(draft.vector),
        )  # fmt: skip


class Shared(NamedTuple):
    """What every entry of a resolution has from it."""

    order: str
    session: int | None
    year: int | None
    date: datetime.date | None
    labels: tuple[str, ...]


def shared_by(resolutions: Iterable[Resolution]) -> dict[int, Shared]:
    """What the entries of each resolution, by its primary key, share."""
    known = {resolution.pk: resolution for resolution in resolutions}
    votes = dict(Vote.objects.filter(resolution__in=known).values_list("resolution", "outcome"))
    subjects = defaultdict(list)
    for resolution, label in Subject.objects.filter(resolutions__in=known).values_list("resolutions", "label"):
        subjects[resolution].append(label)
    return {key: _shared(each, votes.get(key), subjects[key]) for key, each in known.items()}


def _shared(resolution: Resolution, vote: str | None, subjects: list[str]) -> Shared:
    given = resolution.adopted or resolution.issued
    date = datetime.date.fromisoformat(str(given)) if given else None
    year = date.year if date else None
    session = int(resolution.session) if resolution.session.isdecimal() else None
    labels = tuple(dict.fromkeys(_shared_labels(resolution, year, vote, subjects)))
    return Shared(resolution.sort_key, session, year, date, labels)


def _shared_labels(resolution: Resolution, year: int | None, vote: str | None, subjects: list[str]) -> Iterator[str]:
    """What is true of every entry of a resolution."""
    yield f"organ:{resolution.organ}"
    yield f"status:{resolution.status}"
    yield f"symbol:{resolution.key}"
    if resolution.session:
        yield f"session:{resolution.session}"
    if year:
        yield f"year:{year}"
    if resolution.committee:
        yield f"committee:{resolution.committee}"
    if vote:
        yield f"vote:{vote}"
    for item in resolution.agenda_items:
        yield from fields.agenda_labels(item)
    for label in subjects:
        yield f"subject:={label}"


def _replace(version_ids: list[int], rows: list[tuple]) -> None:
    """Put these rows in the place of those that the versions have."""
    table, names = Entry._meta.db_table, _names(COLUMNS)
    news = ", ".join(f'"{column}" = excluded."{column}"' for column in COLUMNS if column not in KEY)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE entries_now ON COMMIT DROP AS SELECT {names} FROM {table} LIMIT 0")
        streams.copy("entries_now", COLUMNS, rows)
        cursor.execute(
            f"DELETE FROM {table} e WHERE version_id = ANY(%s) AND NOT EXISTS"
            " (SELECT FROM entries_now n WHERE n.version_id = e.version_id AND n.anchor = e.anchor)",
            [version_ids],
        )
        cursor.execute(
            f"INSERT INTO {table} AS e ({names}) SELECT {names} FROM entries_now"
            f" ON CONFLICT ({_names(KEY)}) DO UPDATE SET {news}"
        )
        cursor.execute("DROP TABLE entries_now")


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _insert_words(language: str, forms: list[str]) -> None:
    table = Word._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (language, form) SELECT %s, form FROM unnest(%s::text[]) form"
            f" WHERE NOT EXISTS (SELECT FROM {table} w WHERE w.language = %s AND w.form = form.form)"
            " ON CONFLICT DO NOTHING",
            [language, forms, language],
        )
