"""What the resolved citations that are held come to, as one number: two imports in any order must give the same.

    DATABASE_URL=… python manage.py import ga-74 ga-77 && python manage.py evaluate order --rows first.txt
    DATABASE_URL=… python manage.py import --jobs 1 ga-77 ga-74 && python manage.py evaluate order --rows second.txt

A row is a citation: where it stands, its span, the symbol, the pinpoint, the text and paragraphs it leads to,
and whether it is resolved, pending or left open.  Needs no files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

FILES = False
"""Asks the database; no paths."""
ROWS = """
SELECT concat_ws(E'\\t', r.symbol, v.language, coalesce(p.anchor, f.anchor, 'heading ' || c.masthead_line),
    c.start, c."end", c.target_symbol, c.pinpoint, c.pinpoint_end, c.method, c.linked_symbol,
    coalesce(c.date::text, '-'), coalesce(t.symbol, '-'), array_to_string(c.places, ' '),
    CASE WHEN c.target_id IS NOT NULL THEN 'resolved' WHEN c.candidates <> '[]' THEN 'open' ELSE 'pending' END) AS row
FROM resolutions_citation c
JOIN resolutions_languageversion v ON v.id = c.version_id AND NOT v.withdrawn
JOIN resolutions_resolution r ON r.id = v.resolution_id
LEFT JOIN resolutions_paragraph p ON p.id = c.paragraph_id
LEFT JOIN resolutions_footnote f ON f.id = c.footnote_id
LEFT JOIN resolutions_resolution t ON t.id = c.target_id
"""
STATES = ("resolved", "pending", "open")


def add_arguments(parser) -> None:
    parser.add_argument("--rows", metavar="FILE", type=Path, help="write the rows, sorted, to compare them line by line")


def report(paths, options: dict) -> Iterator[str]:
    """One line of counts, one with the checksum."""
    counts, sums = dict.fromkeys(STATES, 0), hashlib.sha256()
    rows = list(citations())
    for row in rows:
        counts[row.rpartition("\t")[2]] += 1
        sums.update(f"{row}\n".encode())
    if options.get("rows"):
        options["rows"].write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    yield ", ".join(f"{counts[state]} {state}" for state in STATES)
    yield f"SHA-256 of the citations: {sums.hexdigest()}"


def citations() -> Iterator[str]:
    """The rows of all citations of texts that are held, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        yield from sorted(row for (row,) in cursor.fetchall())
