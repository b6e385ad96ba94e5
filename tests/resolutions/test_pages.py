"""The pages, asked through Django's client, over texts taken in through intake."""

import dataclasses
import re

import pytest
from lxml import html

from corpus.intake import restore, withdraw
from resolutions.models import Resolution

from . import shelf

pytestmark = pytest.mark.django_db
PAGE = "/en/A/RES/90/7"


@pytest.fixture
def fountains():
    shelf.take(shelf.fountains())


def page(client, address, status=200, **more):
    """The page as a tree; every id on it stands once and every link into it leads to one of them."""
    response = client.get(address, **more)
    assert response.status_code == status, response.status_code
    tree = html.fromstring(response.content.decode())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//a/@href[starts-with(., '#')]"):
        assert target[1:] in ids, f"{target} leads nowhere"
    assert not tree.xpath("//@style | //style | //script[not(@src) and @type != 'application/ld+json'] | //@onclick")
    assert tree.get("lang") and tree.get("dir")
    return tree


def words(element):
    """The text of an element with blanks folded."""
    return " ".join(element.text_content().split())


def links(tree):
    return tree.xpath("//a/@href")


def test_a_resolution_shows_every_paragraph_at_its_anchor(client, fountains):
    tree = page(client, PAGE)
    assert words(tree.xpath("//h1")[0]) == "Fountains and benches"
    shown = {element.get("id"): words(element.xpath(".//*[@class='words']")[0]) for element in tree.find_class("paragraph")}
    assert list(shown) == ["pp1", "pp2", "op1", "op2", "op2.a", "op2.b"]
    assert shown["pp1"] == shelf.FOUNTAINS
    assert shown["op2.b"] == "To report on <water> & light."
    assert [words(number) for number in tree.xpath("//*[@id='op2.a']/a")] == ["(a)"]
    assert tree.xpath("//*[@id='annex1.t1']//tr[2]/td/text()") == ["North", "2"]
    assert words(tree.xpath("//*[@id='pp1']//i[@class='opening']")[0]) == "Recalling"
    assert "The General Assembly," in words(tree.find_class("proponent")[0])
    assert "12th plenary meeting" in words(tree.find_class("closing")[0])


def test_a_note_called_twice_is_reached_and_returns_twice(client, fountains):
    tree = page(client, PAGE)
    calls = tree.xpath("//sup/a")
    assert [(call.get("href"), call.get("id")) for call in calls] == [("#fn1", "mark-fn1"), ("#fn1", "mark-fn1-2")]
    assert [back.get("href") for back in tree.xpath("//*[@id='fn1']//a[@role='doc-backlink']")] == ["#mark-fn1", "#mark-fn1-2"]


def test_a_paragraph_shows_what_it_cites_directly_and_through_its_notes(client, fountains):
    tree = page(client, PAGE)
    cites = tree.xpath("//*[@id='pp2']//*[@class='apparatus']//li")
    assert [words(one) for one in cites] == ["A/RES/60/900 note 1"]
    assert tree.xpath("//*[@id='op1']//a[contains(@class, 'citation')]/@href") == ["/en/A/RES/88/4"]


def test_a_symbol_that_is_cited_but_not_held_has_a_page(client, fountains):
    tree = page(client, "/en/A/RES/88/4")
    lines = tree.find_class("line")
    assert [words(line.find_class("where")[0]) for line in lines] == ["preambular paragraph 1", "paragraph 1"]
    assert [words(mark) for mark in tree.xpath("//mark")] == ["88/4", "88/4"]
    assert words(lines[0].find_class("opening")[0]) == "Recalling"
    assert "https://undocs.org/en/A/RES/88/4" in links(tree)
    assert f"{PAGE}#pp1" in links(tree)


def test_who_cites_through_a_note_is_shown_with_the_note(client, fountains):
    tree = page(client, "/en/A/RES/60/900")
    lines = tree.find_class("line")
    assert [words(line.find_class("where")[0]) for line in lines] == ["preambular paragraph 2", "paragraph 2"]
    assert words(lines[0].find_class("through")[0]) == "through note 1: Resolution 60/900, annex."


def test_who_cites_one_paragraph(client, fountains):
    tree = page(client, "/en/A/RES/88/4/cited-by?paragraph=op2")
    assert [words(line.find_class("where")[0]) for line in tree.find_class("line")] == ["paragraph 1"]


def test_a_held_resolution_counts_who_cites_its_paragraphs(client, fountains):
    second = shelf.operative(2, "Decides to plant trees;")
    shelf.take(shelf.draft(symbol="A/RES/88/4", status="adopted", session="88", paragraphs=(shelf.operative(1, "Decides so;"), second)))
    tree = page(client, "/en/A/RES/88/4")
    assert tree.xpath("//*[@id='op2']//*[@class='apparatus']/a/@href") == ["/en/A/RES/88/4/cited-by?paragraph=op2"]
    assert words(tree.xpath("//*[@class='cited-by']//h3")[0]) == "A/RES/90/7 Fountains and benches"
    assert page(client, PAGE).xpath("//*[@id='op1']//a[contains(@class, 'citation')]/@href") == ["/en/A/RES/88/4#op2"]
    cited = page(client, PAGE).xpath("//*[@id='pp1']//a[@href='/en/A/RES/88/4']/@class")
    assert cited == ["citation"]


@pytest.mark.parametrize("address", ["/en/A/RES/99/999", "/en/nothing/here", "/en/A", "/A/RES/not a symbol", "/en/A/RES/90/7/beside/xx"])
def test_an_unknown_address_offers_a_way_on(client, fountains, address):
    tree = page(client, address, status=404, follow=True)
    assert any("/resolutions" in target for target in links(tree))


def test_a_symbol_named_in_the_history_of_a_resolution_has_a_page(client, fountains):
    assert PAGE in links(page(client, "/en/A/90/400"))


def test_draft_and_adopted_text_lead_to_each_other(client, fountains):
    shelf.take(shelf.draft())
    assert PAGE in links(page(client, "/en/A/C.2/90/L.3"))
    assert "/en/A/C.2/90/L.3" in links(page(client, PAGE))


def test_withdrawn_texts_are_nowhere(client, fountains):
    withdraw("A/RES/90/7", "en")
    assert page(client, PAGE, status=404) is not None
    page(client, "/en/A/RES/88/4", status=404)
    assert PAGE not in links(page(client, "/en/resolutions"))
    restore("A/RES/90/7", "en")
    assert page(client, PAGE) is not None


def test_a_text_not_held_in_the_readers_language_is_shown_in_another(client, fountains):
    tree = page(client, "/fr/A/RES/90/7")
    assert tree.find_class("notice") and tree.xpath("//h1/@lang") == ["en"] and tree.get("lang") == "fr"


def test_the_door_and_bare_symbols_lead_to_the_readers_language(client, fountains):
    french = {"HTTP_ACCEPT_LANGUAGE": "fr-CH, de;q=0.5"}
    assert client.get("/", **french).headers["Location"] == "/fr/"
    assert client.get("/A/RES/90/7", **french).headers["Location"] == "/fr/A/RES/90/7"
    response = client.get("/A/RES/90/7/op2.a", **french)
    assert (response.headers["Location"], response.headers["Vary"]) == ("/fr/A/RES/90/7#op2.a", "Accept-Language")


def test_the_address_of_a_paragraph_leads_to_it(client, fountains):
    assert client.get(f"{PAGE}/op2.a").headers["Location"] == f"{PAGE}#op2.a"


def test_another_writing_of_a_symbol_moves_to_the_canonical_address(client, fountains):
    response = client.get("/en/a/res/90/7?x=1")
    assert (response.status_code, response.headers["Location"]) == (301, f"{PAGE}?x=1")


def test_the_vote_the_sponsors_and_the_way_to_adoption(client, fountains):
    tree = page(client, PAGE)
    assert [(one.get("class"), one.get("x"), one.get("width")) for one in tree.xpath("//*[local-name()='rect']")] == [
        ("in_favour", "0.00", "600.00"), ("against", "600.00", "200.00"), ("abstaining", "800.00", "200.00"),
        ("not_voting", "1000.00", "0.00"),
    ]  # fmt: skip
    assert [words(step) for step in tree.xpath("//*[@class='steps']/li")] == [
        "Draft · A/C.2/90/L.3 1 October 2035", "Adopted · A/RES/90/7 1 December 2035"
    ]  # fmt: skip
    assert {"Utopia", "Erewhon"} <= set(tree.xpath("//*[@class='states']/li//text()"))
    assert "/en/resolutions?subject=FOUNTAINS" in links(tree)


@pytest.mark.parametrize("choice, number", [
    ("", 2), ("session=90", 2), ("session=91", 0), ("organ=A&status=draft", 1), ("committee=A/C.2", 2), ("item=14", 1),
    ("year=2035", 2), ("year=x", 2), ("language=en", 2), ("language=fr", 0), ("subject=FOUNTAINS", 1), ("page=99", 2),
    ("session=%00", 2), ("language=en&subject=FOUNTAINS&year=2035&organ=A", 1),
])  # fmt: skip
def test_browsing(client, fountains, choice, number):
    shelf.take(shelf.draft())
    tree = page(client, f"/en/resolutions?{choice}")
    assert len(tree.xpath("//*[@class='listing']//li")) == number
    counted = re.search(r"\d+", words(tree.xpath("//*[@class='page-head']/p")[0]))[0]
    assert int(counted) == number


def test_the_newest_sessions_come_first_and_in_each_what_was_adopted(client, fountains):
    for symbol, session in {
        "A/RES/91/1": "91", "A/RES/ES-12/1": "ES-12", "A/RES/217 A (III)": "III", "A/DEC/91/500": "91", "S/RES/9999 (2036)": "2036"
    }.items():  # fmt: skip
        shelf.take(shelf.fountains(symbol=symbol, session=session, organ=symbol[0]))
    shelf.take(shelf.draft())
    tree = page(client, "/en/resolutions")
    assert [words(one) for one in tree.xpath("//*[@class='listing']//a[@class='symbol']")] == [
        "A/RES/91/1", "A/DEC/91/500", "A/RES/90/7", "A/C.2/90/L.3", "A/RES/217 A (III)", "A/RES/ES-12/1", "S/RES/9999 (2036)",
    ]  # fmt: skip
    sessions = tree.xpath("//details[summary='Session or year']//li/a/span[1]")
    assert [words(one) for one in sessions] == ["2036", "91", "90", "III", "ES-12"]


def test_two_languages_side_by_side(client, fountains):
    arabic = [one for one in shelf.fountains().paragraphs if one.anchor != "op2.b"]
    shelf.take(shelf.fountains("ar", title="نوافير", paragraphs=(*arabic, shelf.operative(3, "Also Arabic."))))
    tree = page(client, f"{PAGE}/beside/ar")
    rows = {row.get("id"): [cell.get("lang") for cell in row.xpath("./div")] for row in tree.xpath("//*[@class='row' and @id]")}
    assert list(rows) == ["pp1", "pp2", "op1", "op2", "op2.a", "op2.b", "annex1", "annex1.t1", "op3"]
    assert rows["op1"] == ["en", "ar"] and rows["op2.b"] == ["en", None] and rows["op3"] == [None, "ar"]
    assert "2 paragraphs stand in one of them only" in words(tree.find_class("notice")[0])
    assert {cell.get("dir") for cell in tree.xpath("//*[@lang='ar' and contains(@class, 'cell')]")} == {"rtl"}
    response = client.get(f"{PAGE}/beside/ru")
    assert response.headers["Location"] == PAGE


def test_a_language_built_otherwise_is_named_on_the_page_and_in_the_holdings(client, fountains):
    assert not page(client, PAGE).xpath("//details[contains(., 'not built alike')]")
    for language in ("es", "fr"):
        shelf.take(shelf.fountains(language))
    shelf.take(shelf.fountains("ar", paragraphs=tuple(one for one in shelf.fountains().paragraphs if one.anchor != "op2.b")))
    [said] = page(client, PAGE).xpath("//details[contains(., 'not built alike')]//li")
    assert words(said) == "Arabic · lacks: paragraph 2 (b)"
    [row] = page(client, "/en/holdings").xpath("//tr[th/code='structure-differs']")
    assert [words(cell) for cell in row.xpath("./*")] == [
        "The versions in the six languages differ in their paragraphs.structure-differs", "1", "1", "A/RES/90/7 (Arabic)",
    ]  # fmt: skip


def test_what_is_held(client, fountains):
    tree = page(client, "/en/holdings")
    assert [words(cell) for cell in tree.xpath("//tbody/tr[2]/*")] == ["Session 90", "1", "0", "1", "0", "0", "0", "0", "1–6"]
    assert "Session 90" in words(page(client, "/en/"))


@pytest.mark.parametrize("address", ["/en/", "/en/resolutions", "/en/holdings"])
def test_an_empty_room_says_how_to_fill_it(client, address):
    assert "python3 manage.py import" in page(client, address).text_content()


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_every_page_in_every_language(client, fountains, language):
    for rest in ("", "resolutions", "holdings", "A/RES/90/7", "A/RES/88/4", "A/RES/88/4/cited-by", "A/RES/90/7/beside/en"):
        tree = page(client, f"/{language}/{rest}", follow=rest.endswith("beside/en"))
        assert tree.get("lang") == language and tree.get("dir") == ("rtl" if language == "ar" else "ltr")
        menu = tree.xpath("//*[@class='menu']//a/@href")
        assert menu == [f"/{code}/{rest}" for code in ("ar", "en", "es", "fr", "ru", "zh")]


def test_a_page_takes_the_same_queries_however_long_the_text(client, django_assert_num_queries):
    shelf.take(shelf.long(3))
    with django_assert_num_queries(15):
        page(client, "/en/A/RES/90/8")
    shelf.take(shelf.long(400, source="longer.xml", symbol="A/RES/90/9"))
    with django_assert_num_queries(15):
        page(client, "/en/A/RES/90/9")
    with django_assert_num_queries(6):
        page(client, "/en/A/RES/60/900/cited-by")
    assert Resolution.objects.count() == 2


@pytest.mark.parametrize("address, queries", [("/en/", 3), ("/en/resolutions", 12), ("/en/holdings", 6)])
def test_lists_take_a_fixed_number_of_queries(client, django_assert_num_queries, address, queries):
    for number in (1, 2, 3):
        shelf.take(shelf.fountains(symbol=f"A/RES/90/{number}", source=f"{number}.xml"))
    with django_assert_num_queries(queries):
        page(client, address)


def test_a_paragraph_is_previewed_by_what_says_the_same(client, fountains):
    first, second, *rest = shelf.fountains().paragraphs
    assert (first.anchor, second.anchor) == ("pp1", "pp2")
    shelf.take(shelf.fountains("fr", paragraphs=(dataclasses.replace(second, anchor="pp1"), *rest)))
    said = client.get("/fr/A/RES/90/7/preview?paragraph=pp2&of=en").content.decode()
    assert second.text[:20] in html.fromstring(said).text_content()
    assert "preview-text" not in client.get("/fr/A/RES/90/7/preview?paragraph=pp1&of=en").content.decode()
    assert "preview-text" in client.get("/fr/A/RES/90/7/preview?paragraph=op1&of=en").content.decode()
