"""Following citations in a real browser: the panel, its filters, the preview, the map by keyboard, a pasted preamble."""

import re

import pytest
from django.conf import settings

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
CITED = "/en/A/RES/88/4"
CITING = "/en/A/RES/90/7"
DRAFT = settings.BASE_DIR.parent / "shared" / "corpus" / "pdf" / "A_C.3_80_L.33.pdf"


@pytest.fixture(autouse=True)
def texts(db):
    """A/RES/88/4 and A/RES/90/7, which cites it as a whole and its paragraph 2; the same in Arabic."""
    paragraphs = (shelf.operative(1, "Decides so;"), shelf.operative(2, "Decides to plant trees."))
    shelf.take(shelf.draft(symbol="A/RES/88/4", status="adopted", session="88", title="Parks", adopted="2033-12-01", paragraphs=paragraphs))
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("ar", title="نوافير"))


def panel(page):
    return page.locator(".citing-panel")


def choose(page, name):
    """Press a filter of the panel and wait until it is the one chosen."""
    panel(page).get_by_role("link", name=name).click()
    panel(page).locator("a[aria-current]", has_text=name).wait_for()


def test_the_panel_opens_filters_and_closes_by_keyboard(visit):
    page = visit(CITED)
    edge = page.locator("#op2 a.edge")
    edge.focus()
    page.keyboard.press("Enter")
    panel(page).wait_for()
    assert page.url.endswith(CITED)
    assert panel(page).locator("h2").inner_text() == "Who cites A/RES/88/4, paragraph 2"
    assert panel(page).locator(".where").all_inner_texts() == ["paragraph 1"]
    assert panel(page).locator("mark").all_inner_texts() == ["88/4"]
    assert panel(page).locator(".act").all_inner_texts() == ["decide"]
    choose(page, "The resolution as a whole")
    assert panel(page).locator(".where").all_inner_texts() == ["preambular paragraph 1"]
    choose(page, "Either, or another paragraph")
    assert panel(page).locator(".line").count() == 2
    choose(page, "Operative paragraphs")
    assert panel(page).locator(".where").all_inner_texts() == ["paragraph 1"]
    page.keyboard.press("Escape")
    assert panel(page).is_hidden()
    assert edge.evaluate("e => e === document.activeElement")


def test_without_scripts_the_panel_is_a_page(visit):
    page = visit(CITED, javascript=False)
    page.locator("#op2 a.edge").click()
    assert "cited-by?paragraph=op2" in page.url
    page.get_by_role("link", name="The resolution as a whole").click()
    assert page.locator(".where").all_inner_texts() == ["preambular paragraph 1"]


def test_a_citation_is_previewed_under_the_pointer_and_by_keyboard(visit):
    page = visit(CITING)
    bubble = page.locator(".preview-bubble")
    page.locator("#pp1 a.citation").hover()
    bubble.wait_for()
    assert "Parks" in bubble.inner_text() and "1 December 2033" in bubble.inner_text()
    page.keyboard.press("Escape")
    assert bubble.is_hidden()
    page.mouse.move(0, 0)
    page.locator("#op1 > .number").focus()
    page.keyboard.press("Tab")
    bubble.wait_for()
    link = page.locator("#op1 a.citation")
    assert link.get_attribute("aria-describedby") == "citation-preview"
    assert "Decides to plant trees." in bubble.inner_text()
    box = bubble.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    page.keyboard.press("Escape")
    assert bubble.is_hidden() and link.get_attribute("aria-describedby") is None


def test_the_preview_fits_a_narrow_window_and_arabic(visit):
    page = visit("/ar/A/RES/90/7", width=390)
    page.locator("#pp1 a.citation").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    box = page.locator(".preview-bubble")
    box.wait_for()
    assert box.bounding_box()["x"] >= 0 and box.bounding_box()["x"] + box.bounding_box()["width"] <= 390


def test_the_map_is_walked_by_keyboard(visit):
    page = visit(f"{CITING}/map")
    page.locator(".map .centre").focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == "Cites: A/RES/88/4, Parks (2)"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CITED}/map")
    assert page.locator(".map .node").get_attribute("aria-label") == "Cited by: A/RES/90/7, Fountains and benches (2)"
    page.locator(".map .centre").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CITED}")


def test_the_pages_fit_the_window(visit):
    page = visit(CITED)
    for address in (CITED, f"{CITED}/cited-by?paragraph=op2", f"{CITED}/map", "/en/cite", "/ar/A/RES/88/4/map", "/ar/cite"):
        page.goto(address)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_preamble_of_a_draft_is_pasted(visit, javascript):
    page = visit("/en/cite", javascript=javascript)
    page.locator("#id_text").fill(preamble())
    page.get_by_role("button", name="Find the citations").click()
    rows = page.locator("table.cited tbody tr").all_inner_texts()
    assert len(rows) >= 3
    assert all(re.search(r"\t(held|not held|left open by the text|suspicious)", row) for row in rows)
    found = [row.split("\t")[1].strip() for row in rows]
    assert "A/RES/217 A (III)" in found or any(symbol.startswith("A/RES/") for symbol in found)
    assert page.locator(".pasted a.citation").count() >= 3


def preamble():
    """The preambular paragraphs of an English draft, as the reader of PDFs gives them."""
    from corpus.parsing.pipeline import parse

    if not DRAFT.exists():
        pytest.skip("the official documents are not beside the project")
    (document,) = parse(DRAFT.read_bytes(), DRAFT.name, "en")
    return "\n\n".join(one.text for one in document.paragraphs if one.kind == "preambular")
