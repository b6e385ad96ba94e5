"""The table of official links that are wrong: every row names a link that is there and contradicts what is printed."""

import csv

from corpus.evaluation.citations import COLUMNS, LINK_ERRORS, VERDICTS, same
from resolutions import symbols

from .official import given

SESSION = "A/RES/77/"


def table():
    with LINK_ERRORS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_rows_are_whole_and_stand_once():
    rows = table()
    assert {row["verdict"] for row in rows} == set(VERDICTS)
    named = [tuple(row[name] for name in COLUMNS) for row in rows]
    assert named == sorted(set(named))


def test_no_link_in_the_table_leads_to_what_is_meant():
    for row in table():
        assert symbols.parse(row["link"]).symbol == row["link"]
        assert not row["meant"] or not same(row["meant"], row["link"]), row


def test_every_link_of_a_session_is_where_the_table_says():
    rows = [row for row in table() if row["symbol"].startswith(SESSION)]
    assert len(rows) > 100
    held = given({(row["symbol"], row["language"]) for row in rows})
    lost = [row for row in rows if not _stands(held[row["symbol"], row["language"]], row)]
    assert not lost


def _stands(document, row):
    if not row["anchor"]:  # set aside by the reader, which names it
        return any(row["printed"] in one.message and row["link"] in one.message for one in document.warnings)
    holder = next(one for one in (*document.paragraphs, *document.footnotes) if one.anchor == row["anchor"])
    return any(one.symbol == row["link"] and holder.text[one.start : one.end] in row["printed"] for one in holder.citations)
