"""Tables of their own, in a schema of their own, filled with the paragraphs to be searched."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable

from django.db import connection

from .. import streams, vectors
from ..entries import COLUMNS

SCHEMA = "bench_search"
TABLES = (
    "resolutions_resolution", "resolutions_languageversion", "resolutions_paragraph", "resolutions_footnote",
    "resolutions_vote", "resolutions_change", "search_entry", "search_word",
)  # fmt: skip
PER_VERSION = 35
BATCH = 5000
ACTIONS = "recall reaffirm request encourage emphasize note welcome decide urge call_upon invite concern".split()
SUBJECTS = [f"=Subject {number}" for number in range(60)]


def use() -> None:
    """Make this connection see the benchmark's tables before any others."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET search_path TO {SCHEMA}, public")


def make() -> None:
    """Empty tables like the real ones; those of an earlier run are dropped."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in TABLES:
            cursor.execute(f"CREATE UNLOGGED TABLE {SCHEMA}.{table} (LIKE public.{table} INCLUDING DEFAULTS INCLUDING IDENTITY)")
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s AND is_nullable = 'NO'"
            " AND is_identity = 'NO'",
            [SCHEMA],
        )
        for table, column in cursor.fetchall():  # so that only what is measured has to be filled
            cursor.execute(f'ALTER TABLE {SCHEMA}.{table} ALTER COLUMN "{column}" DROP NOT NULL')
    use()


def drop() -> None:
    """Take the tables away again."""
    with connection.cursor() as cursor:
        cursor.execute("SET search_path TO public")
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def size(table: str) -> int:
    """Bytes of a table of the benchmark with its indexes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s::regclass)", [f"{SCHEMA}.{table}"])
        return cursor.fetchone()[0]


def touch(version: int) -> None:
    """A new revision in which this version was accepted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO resolutions_change (revision, what, symbol, language, version_id, at)"
            " SELECT max(revision) + 1, 'accepted', '', 'fr', %s, clock_timestamp() FROM resolutions_change",
            [version],
        )


def fill(paragraphs: Iterable[str]) -> int:
    """The rows of these paragraphs, PER_VERSION to a resolution; returns how many."""
    chance = random.Random(2)
    count = 0
    rows: list[tuple[int, str]] = []
    for count, text in enumerate(paragraphs, 1):
        rows.append((count, text))
        if len(rows) == BATCH:
            _copy(rows, chance)
            rows = []
    if rows:
        _copy(rows, chance)
    _finish(count)
    return count


def _copy(rows: list[tuple[int, str]], chance: random.Random) -> None:
    with connection.cursor() as cursor:
        with cursor.copy("COPY resolutions_paragraph (id, version_id, position, anchor, kind, number, label, level, text, emphasis, opening, actions, lines) FROM STDIN") as copy:  # noqa: E501
            for number, text in rows:
                version, place = 1 + number // PER_VERSION, number % PER_VERSION
                kind = "preambular" if place < 14 else "operative"
                copy.write_row((number, version, place, f"op{place}", kind, "", "", 0, text, "[]", "", "[]", "[]"))
    streams.copy("search_entry", {"id": "int8", **COLUMNS}, (_entry(number, text, chance) for number, text in rows))


def _entry(number: int, text: str, chance: random.Random) -> tuple:
    version, place = 1 + number // PER_VERSION, number % PER_VERSION
    year = 1946 + version * 78 // 20001 % 78
    kind = "preambular" if place < 14 else "operative"
    own = [f"type:{kind}", f"action:{ACTIONS[min(int(chance.expovariate(0.4)), len(ACTIONS) - 1)]}"]
    shared = [
        "organ:A", "status:adopted", f"symbol:A/RES/{year - 1945}/{version}", f"session:{year - 1945}", f"year:{year}",
        f"committee:A/C.{1 + version % 6}", "vote:recorded" if version % 4 == 0 else "vote:consensus", f"subject:{SUBJECTS[version % 60]}",
    ]  # fmt: skip
    order = f"A {year - 1945:04d} {version:06d} {place:06d}"
    return (
        number, version, f"op{place}", number, None, "fr", order, year - 1945, year, datetime.date(year, 12, 1),
        streams.packed_texts(own + shared), streams.packed_texts(own), vectors.packed(vectors.vector(text, "fr")),
    )  # fmt: skip


def _finish(count: int) -> None:
    """Resolutions and versions, the words, the indexes and a revision."""
    versions = 1 + count // PER_VERSION
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO resolutions_resolution (id, symbol, key, organ, status, adopted) SELECT n,"
            " 'A/RES/' || (1 + n * 78 / 20001 %% 78) || '/' || n, 'K' || n, 'A', 'adopted', '2000-01-01' FROM generate_series(1, %s) n",
            [versions],
        )
        cursor.execute(
            "INSERT INTO resolutions_languageversion (id, resolution_id, language, title, revision, withdrawn)"
            " SELECT n, n, 'fr', 'Résolution ' || n, 1, false FROM generate_series(1, %s) n",
            [versions],
        )
        cursor.execute("INSERT INTO resolutions_change (revision, what, symbol, language, at) VALUES (1, 'accepted', '', 'fr', now())")
        cursor.execute(
            "INSERT INTO search_word (language, form) SELECT 'fr', substr(word, 2) FROM ts_stat('SELECT vector FROM search_entry')"
            " WHERE word LIKE '=%'"
        )
        for table in ("resolutions_resolution", "resolutions_languageversion", "resolutions_paragraph", "search_entry", "resolutions_change"):
            key = "revision" if table == "resolutions_change" else "id"
            cursor.execute(f"ALTER TABLE {SCHEMA}.{table} ADD PRIMARY KEY ({key})")
        cursor.execute(f"CREATE INDEX ON {SCHEMA}.search_entry USING gin (vector) WHERE language = 'fr'")
        cursor.execute(f"CREATE INDEX ON {SCHEMA}.search_entry USING gin (own)")
        cursor.execute(f'CREATE INDEX ON {SCHEMA}.search_entry (language, "order")')
        cursor.execute(f"CREATE UNIQUE INDEX ON {SCHEMA}.search_entry (version_id, anchor)")
        cursor.execute(f"CREATE INDEX ON {SCHEMA}.search_word (language, form)")
        cursor.execute(f"ANALYZE {SCHEMA}.search_entry")
