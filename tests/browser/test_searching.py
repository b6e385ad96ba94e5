"""The search in a real browser, in three scripts: facets, concordance, chart, help, and from hit to hit in a text.

With SCREENSHOTS=folder each page is kept there as a picture.
"""

import os
from pathlib import Path

import pytest

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {"fr": "jardins", "ar": "الحدائق", "zh": "花园"}
SENTENCES = {
    "fr": ("Prie le Jardinier d’ouvrir les jardins publics à tous;", "Décide que les jardins resteront ouverts la nuit;",
           "Rappelant ses résolutions sur les jardins et les fontaines,", "Des jardins publics"),
    "ar": ("يطلب إلى البستاني أن يفتح الحدائق العامة للجميع؛", "يقرر أن تبقى الحدائق مفتوحة ليلا؛",
           "إذ يشير إلى قراراته بشأن الحدائق والنوافير،", "الحدائق العامة"),
    "zh": ("请园丁向所有人开放公共花园；", "决定花园夜间继续开放；", "回顾其关于花园和喷泉的各项决议，", "公共花园"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def texts(db, settings):
    settings.SEARCH_ENGINE = "postgres"
    for language, (requests, decides, recalls, title) in SENTENCES.items():
        for session in (90, 91):
            paragraphs = (
                shelf.preambular(1, recalls), shelf.operative(1, requests), shelf.operative(2, decides), shelf.operative(3, "1234."),
            )  # fmt: skip
            symbol = f"A/RES/{session}/{10 + list(SENTENCES).index(language)}"
            shelf.take(shelf.fountains(language, symbol=symbol, session=str(session), title=title, paragraphs=paragraphs, draft=None, steps=()))


@pytest.fixture
def look(visit, tmp_path):
    """Opens a page; nothing of it may stand outside the window, and its picture is kept."""

    def at(name, address, **options):
        page = visit(address, **options)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window"
        folder = Path(os.environ.get("SCREENSHOTS") or tmp_path)
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png", full_page=True)
        return page

    return at


@pytest.mark.parametrize("language", WORDS)
def test_a_facet_narrows_and_is_given_up(look, language):
    page = look(f"facets-{language}", f"/{language}/search?q={WORDS[language]}", javascript=False)
    assert page.locator("[data-total]").get_attribute("data-total") == "8"
    value = page.locator("[data-facet=session] li a").first
    assert value.locator(".count").inner_text() == "4"
    value.click()
    assert page.locator("[data-total]").get_attribute("data-total") == "4"
    assert page.locator("[data-facet=session] li").count() == 2
    page.locator(".chosen a").click()
    assert page.locator("[data-total]").get_attribute("data-total") == "8"
    assert page.locator(".hit mark").count() >= 8


@pytest.mark.parametrize("language", WORDS)
def test_a_concordance_has_the_words_in_one_column(look, language):
    page = look(f"concordance-{language}", f"/{language}/search?q={WORDS[language]}&view=lines")
    table = page.locator("table.concordance")
    assert table.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    words = table.locator("td.keyword")
    assert words.count() == 8
    boxes = [words.nth(n).bounding_box() for n in range(8)]
    assert len({round(box["x"]) for box in boxes}) == 1
    before, after = (table.locator(f"td.{side}").first.bounding_box()["x"] for side in ("before", "after"))
    assert (before > after) == (language == "ar")


@pytest.mark.parametrize("language", WORDS)
def test_a_chart_says_in_its_table_what_it_draws(look, language):
    page = look(f"chart-{language}", f"/{language}/search?q={WORDS[language]}&view=time")
    bars, rows = page.locator("svg .bar"), page.locator("table.numbers tbody tr")
    assert (bars.count(), rows.count()) == (2, 2)
    assert rows.locator("td:nth-of-type(1)").all_inner_texts() == ["4", "4"]
    heights = {bars.nth(n).bounding_box()["height"] for n in range(2)}
    assert len(heights) == 1 and heights.pop() > 50
    rows.locator("a").first.click()
    assert page.locator("[data-total]").get_attribute("data-total") == "4"


@pytest.mark.parametrize("language", WORDS)
def test_the_help_is_in_the_language_and_its_examples_can_be_tried(look, language):
    page = look(f"help-{language}", f"/{language}/search/help", width=390)
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    examples = page.locator("dt a")
    assert examples.count() > 15
    examples.first.click()
    page.wait_for_url("**/search?q=*")
    assert page.locator(".understood").is_visible()
    assert not page.locator("[role=alert]").count()


@pytest.mark.parametrize("language", WORDS)
def test_from_hit_to_hit_in_a_text(look, language):
    page = look(f"hits-{language}", f"/{language}/search?q={WORDS[language]}&f.type=operative&sort=symbol", width=390, javascript=False)
    page.locator(".hit-walk").first.click()
    page.wait_for_url("**/search/text?*")
    assert page.url.endswith("#op1")
    assert page.locator("#op1 mark").count() == 1
    walk = page.locator(".walk")
    assert walk.evaluate("e => Math.abs(e.getBoundingClientRect().bottom - innerHeight) <= 1")
    walk.locator("a[rel~=next]").click()
    assert page.url.endswith("#op2")
    assert not walk.locator("a[rel~=next]").count()
    walk.locator("a[rel~=prev]").click()
    assert page.url.endswith("#op1")
