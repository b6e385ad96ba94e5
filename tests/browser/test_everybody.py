"""Pages that everybody can use: axe, zoom, fingers, keyboard, nothing that moves, no scripts."""

import pytest

from corpus.appearance import accessibility, acts, pages
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


@pytest.mark.parametrize("language, look", SAMPLE)
def test_axe_finds_nothing_with_something_open(visit, language, look):
    page = visit(f"/{language}/{PAGE}", **look)
    for act in (acts.tools, acts.panel, acts.note, acts.contents, acts.keys):
        page.goto("about:blank")
        page.goto(f"/{language}/{PAGE}")
        act(page)
        assert accessibility.violations(page) == [], act.__name__


def test_at_four_hundred_per_cent_nothing_is_cut(visit):
    page = visit(f"/en/{PAGE}", width=320)  # 1280 pixels at 400 %
    for rest in ("", PAGE, "search?q=fountains", "no/such/page"):
        if rest != "no/such/page":
            page.goto(f"/en/{rest}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, rest


ALONE = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.visually-hidden') && getComputedStyle(e).display !== 'inline')
    .filter(e => !e.matches('label input'))
    .map(e => [e.getBoundingClientRect().height, parseFloat(getComputedStyle(e, '::before').minBlockSize) || 0, e.outerHTML.slice(0, 90)])
    .filter(([height, before]) => Math.max(height, before) < 43.5).map(([height, _, html]) => `${html} ${height}`)"""


def test_what_a_finger_presses_is_large_enough(visit):
    page = visit("/en/", width=390, has_touch=True, is_mobile=True)
    for rest in ("", "resolutions", PAGE, f"{PAGE}/cited-by", f"{PAGE}/beside/ar", "search?q=fountains&in=en", "cite", "login"):
        page.goto(f"/en/{rest}")
        small = page.evaluate(ALONE)
        assert not small, "\n".join([rest, *small])


def test_every_stop_of_the_keyboard_is_seen(visit):
    page = visit(f"/en/{PAGE}")
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        name, outline, width, top, bottom = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();"
            "return [e.outerHTML.slice(0, 60), s.outlineStyle, parseFloat(s.outlineWidth), b.top, b.bottom] })()"
        )
        assert outline != "none" and width >= 2 and bottom > 0 and top < 900, name
        seen.add(name)
    assert len(seen) > 20 and next(name for name in seen if "skip" in name)


SHIFTS = """(() => { window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(one => {
    if (!one.hadRecentInput) window.shifts.push([one.value, ...one.sources.map(source => source.node?.outerHTML?.slice(0, 80))]) }))
    .observe({type: 'layout-shift', buffered: true}) })()"""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_a_page_comes(visit, width):
    page = visit("/en/", width=width)
    page.evaluate(f"localStorage.setItem('reading-room.pins', JSON.stringify(['en/{PAGE}/op1', 'en/{PAGE}/op2']))")
    for rest in ("", PAGE, f"{PAGE}#op2", "sheet", f"sheet?p=en/{PAGE}/op1", f"{PAGE}/beside/ar", "search?q=fountains&in=en"):
        page.goto("about:blank")
        page.goto(f"/en/{rest}")
        page.evaluate(SHIFTS)
        page.wait_for_timeout(600)
        shifts = page.evaluate("window.shifts")
        assert sum(one[0] for one in shifts) < 0.01, (rest, shifts)


def test_nothing_moves_for_those_who_ask_for_none(visit):
    page = visit(f"/en/{PAGE}")  # every page of these tests is opened with reduced motion
    page.locator("#op1 > .number").click()
    page.locator("#paragraph-tools").wait_for()
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration)"
        " || parseFloat(s.animationDuration) || s.scrollBehavior === 'smooth' }).map(e => e.outerHTML.slice(0, 80))"
    )
    assert not moving


def test_without_scripts_every_page_is_whole(visit):
    page = visit("/en/", javascript=False)
    for name, kind in pages.every().items():
        if kind.staff or kind.act or kind.address.startswith("error/") or name in ("unknown", "nowhere"):
            continue
        assert page.goto(kind.at("en")).status == 200, name
        assert page.locator("h1").count() == 1 and page.locator("main").inner_text().strip(), name
        dead = page.locator("button:visible").evaluate_all("all => all.filter(e => !e.form).map(e => e.outerHTML)")
        assert not dead, (name, dead)


def test_a_walk_without_scripts(visit):
    page = visit("/en/", javascript=False)
    page.locator("#home-search").fill("fountains")
    page.get_by_role("button", name="Search").click()
    page.locator(".hit-group h2 a").first.click()
    assert page.url.split("?")[0].endswith(PAGE)
    page.locator("#pp2 .mark a").click()
    assert page.url.endswith("#fn1")
    page.locator("#fn1 [role=doc-backlink]").first.click()
    page.locator("#pp1 a.citation").click()
    assert page.locator("h1").inner_text() == "A/RES/88/4"
    page.get_by_role("link", name="preambular paragraph 1").first.click()
    page.locator(".languages a[href^='/ar/']").first.click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.go_back()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Sheet").click()
    assert page.locator("h1").inner_text() == "Working sheet"


def test_what_is_cited_is_shown_beside_two_texts(visit):
    page = visit(f"/en/{PAGE}/beside/ar")
    page.locator("a.citation").first.hover()
    page.locator(".preview-bubble").wait_for()
    assert "A/RES/88/4" in page.locator(".preview-bubble").inner_text()
