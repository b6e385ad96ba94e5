"""Reading in a real browser: notes and back, citations, widths, languages, without scripts."""

import pytest

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/en/A/RES/90/7"
ADDRESSES = ["/en/", "/en/resolutions", "/en/holdings", PAGE, "/en/A/RES/88/4", f"{PAGE}/beside/ar", "/en/search?q=fountains"]


@pytest.fixture(autouse=True)
def texts(db):
    """A resolution in English and Arabic, and its draft."""
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("ar", title="نوافير"))
    shelf.take(shelf.draft())


def in_view(locator):
    """Whether the element stands in the window."""
    return locator.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_note_is_opened_and_left_again(visit, javascript):
    page = visit(PAGE, javascript=javascript)
    page.locator("#pp2 .mark a").click()
    assert page.url.endswith("#fn1") and in_view(page.locator("#fn1"))
    page.locator("#fn1 [role=doc-backlink]").first.click()
    assert page.url.endswith("#mark-fn1") and in_view(page.locator("#pp2"))


def test_a_citation_is_followed_to_who_else_cites_it(visit):
    page = visit(PAGE)
    page.locator("#pp1 a.citation").click()
    assert page.locator("h1").inner_text() == "A/RES/88/4"
    page.get_by_role("link", name="preambular paragraph 1").first.click()
    assert page.url.endswith(f"{PAGE}#pp1")
    page.go_back()
    assert page.locator("h1").inner_text() == "A/RES/88/4"


def test_the_number_in_the_margin_is_the_address_of_the_paragraph(visit):
    page = visit(PAGE)
    page.locator("#op1 > .number").click()
    assert page.url.endswith("#op1")
    number, words = page.locator("#op1 > .number").bounding_box(), page.locator("#op1 .words").bounding_box()
    assert number["x"] + number["width"] <= words["x"]


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_the_text_begins_on_the_first_screen(visit, javascript):
    page = visit(PAGE, javascript=javascript, width=390)
    assert page.locator("#pp1").bounding_box()["y"] < 500 and not page.locator(".facts").first.is_visible()
    page.locator(".particulars > summary").click()
    assert page.locator(".facts").first.is_visible() and page.locator(".languages a[href^='/ar/']").first.is_visible()
    for width, media in ((1280, "screen"), (643, "print")):
        page.goto(PAGE)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        assert page.locator(".facts").first.is_visible() and not page.locator(".particulars > summary").is_visible()


def test_a_text_that_runs_against_the_page_has_its_whole_column(visit):
    page = visit("/ar/A/C.2/90/L.3")  # held in English only
    for width, least in ((1600, 590), (1280, 590), (1120, 590), (390, 300)):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = [page.locator(name).first.bounding_box() for name in ("#op1 > .number", "#op1 .words", ".masthead h1")]
        assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] and boxes[1]["width"] > least, width
        assert abs(boxes[1]["x"] - boxes[2]["x"]) <= (2 if width > 700 else 40), width  # under its title


def test_no_page_is_wider_than_the_window(visit):
    page = visit(PAGE)
    for address in ADDRESSES:
        page.goto(address)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_arabic_is_mirrored(visit):
    page = visit("/ar/A/RES/90/7")
    number, words = page.locator("#op1 > .number").bounding_box(), page.locator("#op1 .words").bounding_box()
    assert number["x"] >= words["x"] + words["width"] - 1
    beside = visit(f"{PAGE}/beside/ar")
    cell = beside.locator("#op1 > [lang=ar]")
    assert cell.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert cell.bounding_box()["x"] > beside.locator("#op1 > [lang=en]").bounding_box()["x"]


def test_the_measure_is_that_of_a_book(visit):
    page = visit(PAGE, width=1600)
    page.evaluate("document.fonts.ready")
    per_line = page.locator("#pp1 .words").evaluate(
        "e => { const c = document.createElement('canvas').getContext('2d'); const s = getComputedStyle(e);"
        "c.font = `${s.fontSize} ${s.fontFamily}`; const t = 'the quick brown fox jumps over the lazy dog and the heron';"
        "return e.clientWidth / (c.measureText(t).width / t.length) }"
    )
    assert 55 <= per_line <= 75


def test_an_apostrophe_is_narrow_before_the_fonts_have_come(visit):
    page = visit(PAGE)
    width = page.locator("#pp1 .words").evaluate(
        "e => { const c = document.createElement('canvas').getContext('2d');"
        "c.font = '20px ' + getComputedStyle(e).fontFamily.replace(/^[^,]+,/, ''); return c.measureText('’').width }"
    )
    assert 0 < width < 10  # a font made for Chinese gives it a whole em


def test_a_language_is_chosen_without_scripts(visit):
    page = visit(PAGE, javascript=False)
    page.locator(".menu > summary").click()
    page.locator(".menu a[lang=fr]").click()
    assert page.url.endswith("/fr/A/RES/90/7")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_keyboard_reaches_the_text_first(visit):
    page = visit(PAGE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_print_leaves_out_the_frame(visit):
    page = visit(PAGE)
    page.emulate_media(media="print")
    assert not page.locator(".site-head").is_visible() and not page.locator(".apparatus").first.is_visible()
    assert page.locator("#fn1").is_visible() and page.locator("#op1 > .number").is_visible()


def test_the_dark_page_has_light_letters(visit):
    page = visit(PAGE, color_scheme="dark")
    ink, paper = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    brightness = [sum(int(part) for part in colour[4:-1].split(",")) for colour in (ink, paper)]
    assert brightness[0] > 600 and brightness[1] < 100


def test_a_slash_goes_to_the_search_box_and_escape_leaves_a_menu(visit):
    page = visit(PAGE)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.locator(".menu > summary").click()
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
