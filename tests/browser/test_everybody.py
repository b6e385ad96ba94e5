"""Pages that everybody can use: axe in light and dark, wide and on a phone, in Arabic and English; zoom; targets for fingers."""

import pytest

from corpus.appearance import accessibility
from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "A/RES/90/7"
SAMPLE = [("en", {"color_scheme": "light"}), ("ar", {"color_scheme": "dark", "width": 390, "has_touch": True})]


@pytest.fixture(autouse=True)
def texts(db):
    """A resolution in English and Arabic."""
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("ar", title="نوافير"))


@pytest.mark.parametrize("language, look", SAMPLE)
def test_axe_finds_nothing(visit, language, look):
    page = visit(f"/{language}/", **look)
    for rest in ("", "resolutions", PAGE, f"{PAGE}/cited-by", "search?q=fountains&in=en"):
        page.goto(f"/{language}/{rest}")
        assert accessibility.violations(page) == [], rest


def test_at_four_hundred_per_cent_nothing_is_cut(visit):
    page = visit(f"/en/{PAGE}", width=320)  # 1280 pixels at 400 %
    for rest in ("", PAGE, "search?q=fountains", "no/such/page"):
        if rest != "no/such/page":
            page.goto(f"/en/{rest}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, rest


def test_what_a_finger_presses_is_large_enough(visit):
    page = visit(f"/en/{PAGE}", width=390, has_touch=True, is_mobile=True)
    small = page.evaluate(
        "[...document.querySelectorAll('.site-head :is(a, button, input, summary), .languages a, .neighbours a, .paragraph > .number')]"
        ".filter(e => e.checkVisibility({visibilityProperty: true}))"
        ".map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect(), getComputedStyle(e, '::before')])"
        ".filter(([_, box, before]) => Math.max(box.height, parseFloat(before.minBlockSize) || 0) < 44).map(([html, box]) => `${html} ${box.height}`)"
    )
    assert not small, "\n".join(small)
