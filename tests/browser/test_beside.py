"""Two languages side by side in a real browser: Arabic in a French page, French in an Arabic one, wide and on a phone."""

from dataclasses import replace

import pytest
from django.conf import settings

from tests.corpus.test_import import run
from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
OFFICIAL = settings.BASE_DIR.parent / "shared" / "seeds" / "official"


@pytest.fixture
def texts(db):
    """A resolution in French and, without its first preambular paragraph, in Arabic."""
    shelf.take(shelf.fountains("fr", title="Fontaines"))
    first, second, *rest = shelf.fountains().paragraphs
    assert (first.anchor, second.anchor) == ("pp1", "pp2")
    shelf.take(shelf.fountains("ar", title="نوافير", paragraphs=(replace(second, anchor="pp1"), *rest)))


def cells(page, row):
    """(language, direction, box) of the two cells of a row."""
    found = page.locator(f"[id='{row}'] > .cell")
    return [(cell.get_attribute("lang"), cell.evaluate("e => getComputedStyle(e).direction"), cell.bounding_box()) for cell in found.all()]


@pytest.mark.parametrize("here, other", [("fr", "ar"), ("ar", "fr")])
def test_the_language_of_the_page_stands_where_reading_begins(visit, texts, here, other):
    page = visit(f"/{here}/A/RES/90/7/beside/{other}")
    (first, way, one), (second, other_way, two) = cells(page, "op1")
    assert (first, second) == (here, other) and {way, other_way} == {"ltr", "rtl"}
    assert abs(one["y"] - two["y"]) < 1 and (one["x"] < two["x"]) is (here == "fr")
    page.set_viewport_size({"width": 390, "height": 844})
    (_, _, one), (_, _, two) = cells(page, "op1")
    assert one["y"] + one["height"] <= two["y"] and abs(one["width"] - two["width"]) < 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("here, other", [("fr", "ar"), ("ar", "fr")])
def test_openings_are_set_as_their_own_language_sets_them(visit, texts, here, other):
    page = visit(f"/{here}/A/RES/90/7/beside/{other}")
    weights = {
        language: page.locator(f".cell[lang={language}] .opening").first.evaluate("e => Number(getComputedStyle(e).fontWeight)")
        for language in ("ar", "fr")
    }
    assert weights == {"ar": 700, "fr": 400}


def test_every_paragraph_of_the_official_text_has_its_translation_beside_it(visit):
    if not OFFICIAL.is_dir():
        pytest.skip(f"{OFFICIAL} is not there: the official texts are not part of the project")
    run(OFFICIAL, "--jobs", 1)
    page = visit("/fr/A/RES/78/226/beside/ar")
    rows = page.locator(".beside > .row[id]")
    assert rows.count() >= 56 and page.locator(".cell.missing, .notice").count() == 0
    for row in rows.all():
        assert [cell.get_attribute("lang") for cell in row.locator("> .cell").all()] == ["fr", "ar"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
