"""Texts that kept no ends of pages, as viewers and `pdftotext -nopgbrk` give them: page headings and notes leave the text whole."""

from __future__ import annotations

import pytest

from corpus.parsing.accounting import account
from corpus.parsing.pipeline import parse

MASTHEAD = """United Nations A/RES/79/399
General Assembly Distr.: General
Seventy-ninth session
Agenda item 14
Gardens of the sea
Resolution adopted by the General Assembly
on 4 December 2024
79/399. Gardens of the sea and
their keepers
The General Assembly,
"""
FIRST = """Recalling the gardens that lie below the sea,1
Noting the keepers of these gardens and the long
"""
NOTES = """_______________
1 See the book of gardens.
"""
SECOND = """way that they have come,
1. Thanks the keepers for their work;
2. Decides to speak of gardens of the sea again.
5th plenary meeting
4 December 2024
"""
HEADINGS = {
    "beside, before the title": "A/RES/79/399 Gardens of the sea and their keepers\n2/2 24-23532\n",
    "beside, behind a title of two lines": "Gardens of the sea and their\nkeepers A/RES/79/399\n24-23532 2/2\n",
    "alone, above the title": "A/RES/79/399\nGardens of the sea and their\nkeepers\n2/2 24-23532\n",
    "alone, below the title, behind the foot of the page": "24-23532\n2/2\n\nGardens of the sea and their keepers\n\nA/RES/79/399\n\n",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_a_page_heading_in_the_midst_of_a_sentence(heading):
    source = MASTHEAD + FIRST + NOTES + heading + SECOND
    [document] = parse(source.encode(), "copied.txt")
    assert [(each.anchor, each.text) for each in document.paragraphs] == [
        ("pp1", "Recalling the gardens that lie below the sea,"),
        ("pp2", "Noting the keepers of these gardens and the long way that they have come,"),
        ("op1", "Thanks the keepers for their work;"),
        ("op2", "Decides to speak of gardens of the sea again."),
    ]
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "See the book of gardens.")]
    assert [mark.mark for mark in document.paragraphs[0].footnotes] == ["1"]
    assert account(source, document).balanced


def test_words_of_the_title_above_a_heading_stay_in_the_text():
    source = MASTHEAD + FIRST + "way to the\ngardens of the sea;\nA/RES/79/399\nGardens of the sea and their\nkeepers\n" + "2/2 24-23532\n1. Thanks the keepers.\n"
    [document] = parse(source.encode(), "copied.txt")
    assert document.paragraphs[1].text.endswith("the long way to the gardens of the sea;")


def test_the_notes_of_the_last_page_end_with_the_text():
    heading = HEADINGS["beside, before the title"]
    source = MASTHEAD + FIRST.replace(",1", ",") + heading + SECOND.replace("again.", "again.1") + NOTES
    [document] = parse(source.encode(), "copied.txt")
    assert [note.text for note in document.footnotes] == ["See the book of gardens."]
    assert document.paragraphs[-1].text == "Decides to speak of gardens of the sea again."


def test_a_mark_that_is_copied_on_a_line_of_its_own():
    source = MASTHEAD + FIRST.replace(",1\n", ",\n1\n") + NOTES + HEADINGS["beside, before the title"] + SECOND
    [document] = parse(source.encode(), "copied.txt")
    assert document.paragraphs[0].text == "Recalling the gardens that lie below the sea,"
    assert [(mark.mark, mark.offset) for mark in document.paragraphs[0].footnotes] == [("1", 45)]


def test_the_hyphen_that_pdfium_ends_a_line_with():
    [document] = parse((MASTHEAD + "Noting the high\ufffelevel keepers,\n\n1. Thanks them.\n").encode(), "copied.txt")
    assert document.paragraphs[0].text == "Noting the high-level keepers,"
