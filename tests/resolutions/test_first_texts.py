"""The pages of the two first texts, as a reader of `fixtures/` gets them."""

import pytest
from django.conf import settings

from corpus.intake import Received, accept
from corpus.parsing import pipeline

from .test_pages import links, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_texts():
    """Both texts taken in; the draft with the symbols that a person supplies."""
    for name, symbol, supplied in (
        ("A_RES_66_178.fr.txt", None, {}),
        ("A_C.3_78_L.5.fr.md", "A/C.3/78/L.5", {"symbol": "A/C.3/78/L.5", "adopted_as": "A/RES/78/226"}),
    ):
        path = next((settings.BASE_DIR / "fixtures").rglob(name), None)
        if path is None:
            pytest.skip(f"fixtures/{name} is not there")
        data = path.read_bytes()
        [document] = pipeline.parse(data, name, symbol=symbol)
        accept(document, Received.of(data, name, supplied))


def counted(tree):
    """How many preambular and operative paragraphs and notes the page shows."""
    anchors = [element.get("id") for element in tree.find_class("paragraph")]
    operative = [anchor for anchor in anchors if anchor.startswith("op") and "." not in anchor]
    preambular = [anchor for anchor in anchors if anchor.startswith("pp")]
    return len(preambular), len(operative), len(tree.xpath("//*[@class='notes']//li"))


def test_every_paragraph_and_note_is_there(client):
    assert counted(page(client, "/fr/A/RES/66/178")) == (10, 12, 4)
    assert counted(page(client, "/fr/A/C.3/78/L.5")) == (20, 36, 11)


def where(tree):
    """(citing symbol, place, note) of every line of the page."""
    return [
        (words(group.xpath("./h3/a")[0]), words(line.find_class("where")[0]), [words(note).split(" :")[0] for note in line.find_class("through")])
        for group in tree.find_class("group")
        for line in group.find_class("line")
    ]  # fmt: skip


def test_a_resolution_cited_by_both_through_their_notes(client):
    tree = page(client, "/fr/A/RES/60/288")
    assert where(tree) == [
        ("A/C.3/78/L.5", "alinéa 8 du préambule", ["par la note 4"]),
        ("A/RES/66/178", "alinéa 4 du préambule", ["par la note 1"]),
        ("A/RES/66/178", "paragraphe 10", ["par la note 1"]),
    ]
    assert "https://undocs.org/fr/A/RES/60/288" in links(tree)


def test_a_resolution_cited_directly_and_through_a_note(client):
    assert where(page(client, "/fr/A/RES/74/175")) == [
        ("A/C.3/78/L.5", "alinéa 7 du préambule", ["par la note 3"]),
        ("A/C.3/78/L.5", "alinéa 8 du préambule", []),
    ]


def test_the_draft_says_what_became_of_it(client):
    assert "/fr/A/RES/78/226" in links(page(client, "/fr/A/C.3/78/L.5"))
    assert "/fr/A/C.3/78/L.5" in links(page(client, "/fr/A/RES/78/226"))
