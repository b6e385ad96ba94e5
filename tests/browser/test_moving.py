"""Moving and taking in a real browser: notes in three forms, tools of a paragraph, keys, suggestions, the sheet, history."""

import io
import re
import zipfile

import pytest

from tests.resolutions import shelf

from .test_reading import in_view

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/en/A/RES/90/7"
CITED = {
    "ar": "قرار الجمعية العامة 90/7، الفقرة 1",
    "en": "General Assembly resolution 90/7, para. 1",
    "es": "Resolución 90/7 de la Asamblea General, párr. 1",
    "fr": "Résolution 90/7 de l’Assemblée générale, par. 1",
    "ru": "Резолюция 90/7 Генеральной Ассамблеи, пункт 1",
    "zh": "大会第90/7号决议第1段",
}


@pytest.fixture(autouse=True)
def texts(db):
    """A resolution in six languages and the one after it."""
    for language in CITED:
        shelf.take(shelf.fountains(language, title=f"Fountains and benches ({language})"))
    shelf.take(shelf.long(30))


@pytest.fixture
def read(visit):
    """Opens a page that may use the clipboard."""
    return lambda address, **options: visit(address, permissions=["clipboard-read", "clipboard-write"], **options)


def until(page, condition):
    """Asks again for two seconds; the browser can't be asked to wait for an expression under a strict policy."""
    for _ in range(40):
        if condition():
            return
        page.wait_for_timeout(50)
    assert condition()


def clipboard(page):
    until(page, lambda: page.locator(".said").inner_text())
    return page.evaluate("navigator.clipboard.readText()")


def focused(page):
    return page.evaluate("document.activeElement.closest('.paragraph')?.id")


# ---- notes ----


def test_on_wide_screens_notes_stand_beside_their_marks(visit):
    page = visit(PAGE, width=1440)
    note, mark = page.locator("#fn1"), page.locator("#mark-fn1")
    page.evaluate("document.fonts.ready")
    assert not page.locator("section.notes").is_visible()
    assert note.bounding_box()["x"] > page.locator("#pp2 .words").bounding_box()["x"] + page.locator("#pp2 .words").bounding_box()["width"]
    assert abs(note.bounding_box()["y"] - mark.bounding_box()["y"]) < 30
    mark.click()
    assert page.url.endswith("#fn1") and page.evaluate("document.activeElement.id") == "fn1"
    note.locator("[role=doc-backlink]").nth(1).click()
    assert page.url.endswith("#mark-fn1-2") and in_view(page.locator("#op2"))


def test_notes_in_the_margin_do_not_cover_each_other(visit):
    page = visit("/en/A/RES/90/8", width=1440)
    page.evaluate("document.fonts.ready")
    boxes = sorted((note.bounding_box() for note in page.locator(".margin-note").all()), key=lambda box: box["y"])
    assert len(boxes) == 30
    assert all(one["y"] + one["height"] <= other["y"] for one, other in zip(boxes, boxes[1:], strict=False))


def test_on_narrow_screens_a_note_opens_over_the_text_and_returns(visit):
    page = visit(PAGE, width=390, has_touch=True)
    mark = page.locator("#mark-fn1")
    mark.tap()
    card = page.locator(".note-card")
    assert card.is_visible() and "Resolution 60/900" in card.inner_text() and in_view(card)
    assert page.evaluate("document.activeElement.className") == "note-card" and in_view(mark)
    page.keyboard.press("Escape")
    until(page, lambda: page.evaluate("document.activeElement.id") == "mark-fn1")
    assert not card.is_visible()
    assert page.locator("section.notes #fn1").is_visible()


def test_in_print_notes_stand_at_the_end(visit):
    page = visit(PAGE, width=1440)
    assert page.locator("aside#fn1").is_visible()
    page.emulate_media(media="print")
    page.locator("section.notes li#fn1").wait_for()
    assert page.locator(".margin-note").count() == 0
    page.emulate_media(media="screen")
    page.locator("aside#fn1").wait_for()


def test_notes_move_with_the_width(visit):
    page = visit(PAGE, width=1440)
    page.set_viewport_size({"width": 800, "height": 900})
    page.locator("section.notes li#fn1").wait_for()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator("aside#fn1").wait_for()
    assert page.evaluate("[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")


# ---- tools ----


@pytest.mark.parametrize("language", CITED)
def test_a_citation_is_copied_as_the_language_writes_it(read, language):
    page = read(f"/{language}/A/RES/90/7")
    page.locator("#op1 > .number").click()
    page.locator("#paragraph-tools [data-tool=citation]").click()
    assert clipboard(page) == CITED[language]
    assert not page.locator("#paragraph-tools").is_visible()


def test_the_text_and_the_link_are_copied(read):
    page = read(PAGE)
    page.locator("#op2 > .number").click()
    page.locator("[data-tool=text]").click()
    assert clipboard(page) == "2. Requests the Gardener:\n(a) To water;\n(b) To report on <water> & light."
    page.locator("#op2\\.a > .number").click()
    page.locator("[data-tool=link]").click()
    page.wait_for_timeout(100)
    assert clipboard(page).endswith(f"{PAGE}#op2.a")


def test_a_paragraph_is_seen_in_another_language_without_leaving(read):
    page = read(PAGE)
    page.locator("#op1 > .number").click()
    page.locator("#paragraph-tools [data-preview-address^='/ar/']").click()
    shown = page.locator(".tools-preview [lang=ar]")
    shown.wait_for()
    assert shown.get_attribute("dir") == "rtl" and page.url.endswith("#op1")


def test_the_tools_close_with_escape_and_the_number_has_the_focus_again(read):
    page = read(PAGE)
    page.locator("#op1 > .number").focus()
    page.keyboard.press("Enter")
    page.locator("#paragraph-tools").wait_for()
    page.keyboard.press("Escape")
    until(page, lambda: focused(page) == "op1")
    assert not page.locator("#paragraph-tools").is_visible()


def test_selected_words_are_searched_as_a_phrase_and_linked_to(read):
    page = read(PAGE)
    page.locator("#op2\\.b .words p").evaluate(
        "e => { const r = document.createRange(); r.setStart(e.firstChild, 3); r.setEnd(e.firstChild, 9); getSelection().addRange(r);"
        "document.dispatchEvent(new Event('pointerup')) }"
    )
    bar = page.locator("#selection-tools")
    bar.wait_for()
    assert bar.locator("a").get_attribute("href") == "/en/search?q=%22report%22"
    bar.locator("button").click()
    assert clipboard(page).endswith(f"{PAGE}#op2.b:~:text=report")


# ---- keys ----


def test_keys_go_from_paragraph_to_paragraph_and_from_text_to_text(read):
    page = read(PAGE)
    for _ in range(3):
        page.keyboard.press("j")
    assert focused(page) == "op1" and in_view(page.locator("#op1"))
    page.keyboard.press("k")
    assert focused(page) == "pp2"
    page.keyboard.press("c")
    assert clipboard(page) == "General Assembly resolution 90/7, second preambular paragraph"
    page.keyboard.press("n")
    page.wait_for_url("**/A/RES/90/8")
    page.keyboard.press("p")
    page.wait_for_url(f"**{PAGE}")


def test_the_list_of_keys_and_how_they_are_turned_off(read):
    page = read(PAGE)
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys input").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("j")
    assert focused(page) is None
    page.reload()
    page.keyboard.press("j")
    assert focused(page) is None
    page.keyboard.press("?")
    page.locator("#keys input").check()
    page.keyboard.press("Escape")
    page.locator("#keys").wait_for(state="hidden")
    until(page, lambda: page.evaluate("document.activeElement === document.body"))  # the list gives the keyboard back a moment later
    page.keyboard.press("j")
    until(page, lambda: focused(page) == "pp1")


def test_keys_leave_typing_alone(read):
    page = read(PAGE)
    page.locator("#site-search").focus()
    page.keyboard.type("jk?n")
    assert page.locator("#site-search").input_value() == "jk?n" and not page.locator("#keys").is_visible()


# ---- suggestions ----


def test_suggestions_are_chosen_with_keys(read):
    page = read("/en/")
    box = page.locator("#home-search")
    box.press_sequentially("90/")
    page.locator("[role=option]").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.locator(".symbol").inner_text() == "A/RES/90/7" and box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}")


def test_escape_closes_the_suggestions_and_what_was_typed_stays(read):
    page = read("/en/")
    box = page.locator("#home-search")
    box.press_sequentially("fount")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("[role=listbox]").is_visible() and box.input_value() == "fount"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=fount*")


# ---- the sheet, what was read, history ----


def test_pinned_paragraphs_make_a_sheet_that_is_taken_away(read):
    page = read(PAGE)
    for anchor in ("op1", "op2"):
        page.locator(f"#{anchor} > .number").click()
        page.locator("#paragraph-tools [data-tool=pin]").click()
        page.keyboard.press("Escape")
    assert page.locator("[data-pin-count]").inner_text() == "2"
    page.locator("a[href='/en/sheet']").click()
    page.locator(".pinned li").nth(1).wait_for()
    assert "To report on <water> & light." in page.locator(".pinned").inner_text()
    page.locator("[data-do=down]").first.click()
    until(page, lambda: page.locator(".pinned li").first.get_attribute("data-pin").endswith("op2"))
    with page.expect_download() as started:
        page.get_by_role("button", name="Word file").click()
    body = zipfile.ZipFile(io.BytesIO(open(started.value.path(), "rb").read())).read("word/document.xml").decode()
    assert "To report on &lt;water&gt; &amp; light." in body
    page.get_by_role("button", name="Copy all").click()
    assert clipboard(page).startswith("# Working sheet\n\n> 2\\. ")
    page.get_by_role("button", name=re.compile("^Take off the sheet: .* 2$")).click()
    until(page, lambda: page.locator(".pinned li").count() == 1)
    page.reload()
    page.locator(".pinned li").wait_for()
    page.get_by_role("button", name="Clear the sheet").click()
    page.get_by_text("Nothing is pinned yet").wait_for()


def test_the_home_page_names_what_was_read_last(read):
    page = read(PAGE)
    page.goto("/en/A/RES/90/8")
    page.goto("/en/")
    assert page.locator(".recent .symbol").all_inner_texts() == ["A/RES/90/8", "A/RES/90/7"]
    page.get_by_role("button", name="Forget them").click()
    assert not page.locator("[data-recent]").is_visible()


def test_back_and_forward_return_to_the_place(read):
    page = read("/en/A/RES/90/8", width=1440)
    page.locator("#op20").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 900)")
    title, place = page.title(), page.evaluate("scrollY")
    page.locator("#op12 > .words a.citation").evaluate("link => link.click()")
    page.wait_for_url("**/A/RES/88/4*")
    assert page.title() != title
    page.go_back()
    page.wait_for_load_state()
    page.wait_for_timeout(300)
    assert page.title() == title and abs(page.evaluate("scrollY") - place) < 5
    page.go_forward()
    page.wait_for_url("**/A/RES/88/4*")


def test_the_contents_follow_the_reading_place(read):
    page = read(PAGE, width=1440)
    page.set_viewport_size({"width": 1440, "height": 500})
    page.locator("#op2\\.b").evaluate("e => e.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(200)
    assert "Operative part, 1–2" in page.locator(".contents [aria-current=location]").inner_text()


def test_without_scripts_nothing_is_dead(visit):
    page = visit(PAGE, javascript=False)
    for locator in ("#paragraph-tools", "#selection-tools", "#keys", "[data-opens-keys]", "[data-pin-count]"):
        assert not page.locator(locator).is_visible(), locator
    assert page.locator("section.notes #fn1").is_visible() and page.locator(".contents summary").is_visible()
    page.goto("/en/sheet?p=en/A/RES/90/7/op1")
    assert page.locator(".pinned li").is_visible() and not page.get_by_role("button", name="Print").is_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="Markdown").click()
    assert started.value.suggested_filename == "sheet.md"
