"""Rows into the tables: copied in bulk, children after parents.

Everything here writes rows that are new; what changes rows already there is updating.py.
"""

from django.db import connection

from resolutions.models import Citation, Footnote, FootnoteMark, Paragraph

from .rows import CITATION, FOOTNOTE, MARK, PARAGRAPH
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


def insert_paragraphs(version_id, rows, places, keys):
    """Write the paragraphs at these places; `keys` (place → primary key) has them all already."""
    copy(
        Paragraph._meta.db_table,
        ("id", "version_id", "parent_id", *PARAGRAPH),
        ((keys[place], version_id, keys.get(rows.parents[place]), *rows.paragraphs[place]) for place in places),
    )


def insert_footnotes(version_id, rows, places, keys):
    """Write the footnotes at these places; `keys` (place → primary key) has them all already."""
    copy(Footnote._meta.db_table, ("id", "version_id", *FOOTNOTE), ((keys[p], version_id, *rows.footnotes[p]) for p in places))


def insert_marks(marks, paragraph_keys, footnote_keys):
    """Write footnote marks given as in Rows.marks."""
    copy(
        FootnoteMark._meta.db_table,
        ("paragraph_id", "footnote_id", *MARK),
        ((paragraph_keys[place], footnote_keys.get(note), *columns) for place, columns, note in marks),
    )


def insert_citations(version_id, citations, paragraph_keys, footnote_keys):
    """Write citations given as in Rows.citations, tied to the resolutions that are held."""
    if not citations:
        return
    targets = held_targets({columns[CITATION.index("target_key")] for _, _, columns in citations})
    copy(
        Citation._meta.db_table,
        ("version_id", "paragraph_id", "footnote_id", "masthead_line", "target_id", "places", *CITATION),
        (
            (version_id, *owner_columns(owner, place, paragraph_keys, footnote_keys), targets.get(columns[3]), [], *columns)
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
