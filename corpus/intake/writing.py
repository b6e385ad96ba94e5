"""Rows into the tables: copied in bulk, children after parents.

Everything here writes rows that are new; what changes rows already there is updating.py.
"""

from dataclasses import dataclass
from itertools import islice

from django.db import connection

from resolutions.models import Citation, Footnote, FootnoteMark, Paragraph

from .rows import CITATION, FOOTNOTE, MARK, PARAGRAPH, Rows
from .targets import held_targets


def allot(*wanted):
    """Primary keys for rows to come: for each (model, count) a list, all from one question."""
    sequences = ", ".join(
        f"ARRAY(SELECT nextval(pg_get_serial_sequence('{model._meta.db_table}', '{model._meta.pk.column}'))"
        f" FROM generate_series(1, {int(count)}))"
        for model, count in wanted
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sequences}")
        return cursor.fetchone()


@dataclass(frozen=True, slots=True)
class Lot:
    """The Rows of a language version, with the primary keys that they have or shall have by their places."""

    version: int
    """Primary key of the language version."""
    rows: Rows
    paragraphs: dict[int, int]
    footnotes: dict[int, int]

    @classmethod
    def all_new(cls, versions):
        """Lots for versions that have no rows yet, given as (primary key, Rows), with keys allotted to all of them."""
        wanted = [(len(rows.paragraphs), len(rows.footnotes)) for _, rows in versions]
        paragraphs, footnotes = map(iter, allot(*zip((Paragraph, Footnote), map(sum, zip(*wanted)), strict=True)))
        return [
            cls(version, rows, dict(enumerate(islice(paragraphs, pieces))), dict(enumerate(islice(footnotes, notes))))
            for (version, rows), (pieces, notes) in zip(versions, wanted, strict=True)
        ]


def insert(lots):
    """Write everything of these lots; nothing of it is there."""
    insert_paragraphs(*((lot, range(len(lot.rows.paragraphs))) for lot in lots))
    insert_footnotes(*((lot, range(len(lot.rows.footnotes))) for lot in lots))
    insert_marks(*((lot, lot.rows.marks) for lot in lots))
    insert_citations(*((lot, lot.rows.citations) for lot in lots))


def insert_paragraphs(*wanted):
    """Write the paragraphs given as (lot, their places)."""
    copy(
        Paragraph._meta.db_table,
        ("id", "version_id", "parent_id", *PARAGRAPH),
        (
            (lot.paragraphs[place], lot.version, lot.paragraphs.get(lot.rows.parents[place]), *lot.rows.paragraphs[place])
            for lot, places in wanted
            for place in places
        ),
    )


def insert_footnotes(*wanted):
    """Write the footnotes given as (lot, their places)."""
    copy(
        Footnote._meta.db_table,
        ("id", "version_id", *FOOTNOTE),
        ((lot.footnotes[place], lot.version, *lot.rows.footnotes[place]) for lot, places in wanted for place in places),
    )


def insert_marks(*wanted):
    """Write footnote marks given as (lot, [marks as in Rows.marks])."""
    copy(
        FootnoteMark._meta.db_table,
        ("paragraph_id", "footnote_id", *MARK),
        (
            (lot.paragraphs[place], lot.footnotes.get(note), *columns)
            for lot, marks in wanted
            for place, columns, note in marks
        ),
    )


def insert_citations(*wanted):
    """Write citations given as (lot, [citations as in Rows.citations]), tied to the resolutions that are held."""
    key = CITATION.index("target_key")
    targets = held_targets({columns[key] for _, citations in wanted for _, _, columns in citations})
    copy(
        Citation._meta.db_table,
        ("version_id", "paragraph_id", "footnote_id", "masthead_line", "target_id", "places", *CITATION),
        (
            (lot.version, *owner_columns(owner, place, lot.paragraphs, lot.footnotes), targets.get(columns[key]), [], *columns)
            for lot, citations in wanted
            for owner, place, columns in citations
        ),
    )


def owner_columns(owner, place, paragraph_keys, footnote_keys):
    """The three columns that say where a citation stands; exactly one is filled."""
    return (
        paragraph_keys[place] if owner == "paragraph" else None,
        footnote_keys[place] if owner == "footnote" else None,
        place if owner == "masthead" else None,
    )


def copy(table, columns, values):
    """Stream rows into a table; `values` are tuples in the order of the columns."""
    values = list(values)
    if not values:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f'COPY "{table}" ({names}) FROM STDIN'
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as stream:
        for row in values:
            stream.write_row(row)
