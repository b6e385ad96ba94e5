"""Pinpoints of real texts against a table that was checked by eye."""

from .official import pinpoint_documents, rows

LEAST_RECALL = 0.95


def test_pinpoints_are_found_and_none_is_wrong():
    documents = pinpoint_documents()
    expected = rows("pinpoints.tsv")
    assert len(expected) >= 150
    wrong, missed, named = [], [], 0
    for row in expected:
        document = documents[row["symbol"], row["language"]]
        holder = next(one for one in document.paragraphs + document.footnotes if one.anchor == row["anchor"])
        found = next((one for one in holder.citations if one.start == int(row["start"])), None)
        pinpoint = (found.pinpoint or "", found.pinpoint_end or "") if found else ("", "")
        named += bool(row["pinpoint"])
        if found is None or found.symbol != row["target"] or (not pinpoint[0] and row["pinpoint"]):
            missed.append((row, found))
        elif pinpoint != (row["pinpoint"], row["pinpoint_end"]):
            wrong.append((row, found))
    assert not wrong
    assert len(missed) <= (1 - LEAST_RECALL) * named, missed
