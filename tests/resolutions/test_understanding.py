"""What was understood of a text is shown to staff and to nobody else."""

import pytest

from corpus.parsing.document import Action, Paragraph, Warning

from . import shelf
from .test_pages import PAGE, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def text(db):
    paragraphs = (
        Paragraph("operative", "Requests the Gardener to water;", "op1", "1", "1.", actions=(Action("request", 0, 8, True, "the Gardener"),)),
        Paragraph("operative", "Benches;", "op2", "2", "2."),
        Paragraph("operative", "Notes the lanterns.", "op3", "3", "3.", actions=(Action("note", 0, 5, True, None, ("take_note",)),)),
    )
    shelf.take(shelf.fountains(paragraphs=paragraphs, footnotes=(), warnings=(Warning("number-gap", 7, "Paragraph 4 is missing."),)))


def test_staff_see_acts_doubts_and_warnings(admin_client):
    tree = page(admin_client, PAGE)
    section = tree.find_class("understanding")[0]
    rows = {words(row.find("th")): [words(cell) for cell in row.findall("td")] for row in section.xpath(".//tbody/tr")}
    assert rows["paragraph 1"] == ["request → the Gardener", ""]
    assert rows["paragraph 2"] == ["", "no act recognised"]
    assert rows["paragraph 3"] == ["note", "may be as well: take note"]
    assert "2 paragraphs have something uncertain." in words(section) and "Paragraph 4 is missing. number-gap" in words(section)


def test_readers_do_not(client):
    assert not page(client, PAGE).find_class("understanding")
