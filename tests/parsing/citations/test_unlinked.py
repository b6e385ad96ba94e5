"""Finds without an official link: a hundred a language drawn at random, each read by eye."""

import pytest

from .official import documents, rows

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LEAST_PRECISION = 0.99


@pytest.mark.parametrize("language", LANGUAGES)
def test_unlinked_finds_are_right(language):
    verdicts = [row["verdict"] for row in rows("unlinked.tsv") if row["language"] == language]
    assert len(verdicts) == 100
    assert verdicts.count("right") >= LEAST_PRECISION * len(verdicts)


def test_what_was_right_is_found_still():
    expected = [row for row in rows("unlinked.tsv") if row["verdict"] == "right"]
    held = documents({(row["symbol"], row["language"]) for row in expected})
    lost = []
    for row in expected:
        document = held[row["symbol"], row["language"]]
        holder = next(one for one in document.paragraphs + document.footnotes if one.anchor == row["anchor"])
        if not any((one.start, one.symbol) == (int(row["start"]), row["found"]) for one in holder.citations):
            lost.append(row)
    assert not lost
