"""Who cites, with what can be chosen; the preview; the map; the account of a resolution; the graph handed out."""

import csv
import io
import json

import pytest
from lxml import etree

from corpus.intake import withdraw

from . import shelf
from .test_pages import links, page, words

pytestmark = pytest.mark.django_db
CITED = "/en/A/RES/88/4"


@pytest.fixture
def texts():
    """A/RES/88/4 with two paragraphs; cited by A/RES/90/7 (a preambular paragraph, and its paragraph 2) and by A/RES/91/2."""
    shelf.take(shelf.fountains())
    second = shelf.operative(2, "Decides to plant trees;")
    paragraphs = (shelf.operative(1, "Decides so;"), second)
    shelf.take(shelf.draft(symbol="A/RES/88/4", status="adopted", session="88", title="Parks", adopted="2033-12-01", paragraphs=paragraphs))
    text = "Reaffirms its resolution 88/4 and paragraph 9 of resolution 88/4;"
    own = shelf.operative(1, text, citations=(shelf.cited(text, "88/4", "A/RES/88/4"), _second(text)))
    shelf.take(shelf.draft(symbol="A/RES/91/2", status="adopted", session="91", adopted="2036-12-01", paragraphs=(own,), source="b.xml"))


def _second(text):
    start = text.rindex("88/4")
    return shelf.Citation(start, start + 4, "A/RES/88/4", "op9")


def shown(tree):
    """[(citing resolution, where)] in the order of the page."""
    return [
        (words(group.xpath(".//*[@class='symbol']")[0]), words(line.find_class("where")[0]))
        for group in tree.find_class("group")
        for line in group.find_class("line")
    ]


def cells(row):
    return [words(cell) for cell in row]


def test_those_who_cite_are_grouped_newest_first(client, texts):
    assert shown(page(client, f"{CITED}/cited-by")) == [
        ("A/RES/91/2", "paragraph 1"), ("A/RES/90/7", "preambular paragraph 1"), ("A/RES/90/7", "paragraph 1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("part=preambular", [("A/RES/90/7", "preambular paragraph 1")]),
        ("part=operative&session=90", [("A/RES/90/7", "paragraph 1")]),
        ("session=91", [("A/RES/91/2", "paragraph 1")]),
        ("action=decide&organ=A", [("A/RES/91/2", "paragraph 1"), ("A/RES/90/7", "paragraph 1")]),
        ("action=condemn", []),
        ("paragraph=op2", [("A/RES/90/7", "paragraph 1")]),
        ("paragraph=op2&scope=whole", [("A/RES/91/2", "paragraph 1"), ("A/RES/90/7", "preambular paragraph 1")]),
        # A pinpoint that the text has not leads nowhere.
        ("paragraph=op9", []),
        ("paragraph=op2&scope=any&part=preambular", [("A/RES/90/7", "preambular paragraph 1")]),
        ("scope=nonsense&part=nonsense", []),
    ],
)
def test_what_is_shown_can_be_chosen(client, texts, query, expected):
    assert shown(page(client, f"{CITED}/cited-by?{query}")) == expected


def test_every_choice_says_how_many_it_leaves(client, texts):
    tree = page(client, f"{CITED}/cited-by?paragraph=op2&scope=any")
    for link in tree.xpath("//*[@class='choices']//a[not(@aria-current)]"):
        number = int(words(link.find_class("count")[0]))
        assert len(page(client, link.get("href")).find_class("line")) == number, link.get("href")


def test_each_paragraph_shows_how_many_cite_it_or_the_resolution(client, texts):
    edges = {one.getparent().getparent().get("id"): one for one in page(client, CITED).find_class("edge")}
    assert words(edges["op2"]) == "paragraph 2: cited by 1 + 2"
    assert words(edges["op1"]) == "paragraph 1: + 2"
    assert edges["op1"].get("href") == f"{CITED}/cited-by?paragraph=op1&scope=whole"


def test_a_pinpoint_that_the_target_has_not_leads_to_the_text_only(client, texts):
    assert page(client, "/en/A/RES/91/2").xpath("//*[@id='op1']//a[contains(@class, 'citation')]/@href") == [CITED, CITED]


def test_the_preview_names_the_text_and_shows_the_paragraph(client, texts):
    fragment = client.get(f"{CITED}/preview?paragraph=op2").content.decode()
    assert "Parks" in fragment and "1 December 2033" in fragment and "Decides to plant trees;" in fragment
    assert "has no paragraph 9" in client.get(f"{CITED}/preview?paragraph=op9").content.decode()
    assert "not held" in client.get("/en/A/RES/60/900/preview").content.decode()


def test_the_map_and_its_table_say_the_same(client, texts):
    tree = page(client, "/en/A/RES/90/7/map")
    drawn = [node.get("aria-label") for node in tree.xpath("//*[local-name()='a' and contains(@class, 'node')]")]
    assert drawn == ["Cites: A/RES/88/4, Parks (2)", "Cites: A/RES/60/900 (1)"]
    assert [cells(row) for row in tree.xpath("//tbody/tr")] == [
        ["Cites", "A/RES/88/4", "Parks", "2033", "2"], ["Cites", "A/RES/60/900", "not held", "", "1"],
    ]  # fmt: skip
    assert "Cited by: A/RES/90/7, Fountains and benches (2)" in page(client, f"{CITED}/map").xpath("//@aria-label")
    page(client, "/en/A/RES/99/1/map", status=404)


def test_the_account_of_a_resolution(client, texts):
    account = page(client, CITED).find_class("account")[0]
    assert "3 paragraphs, 2 resolutions" in words(account)
    assert [cells(row) for row in account.xpath(".//tbody/tr")] == [["2035", "1", "0"], ["2036", "1", "0"]]
    assert f"{CITED}/map" in links(account)


def test_a_number_without_letter_leads_to_its_lettered_texts(client):
    for letter in "AB":
        shelf.take(shelf.fountains(symbol=f"A/RES/90/5 {letter}", source=f"{letter}.xml"))
    assert {"/en/A/RES/90/5A", "/en/A/RES/90/5B"} <= set(links(page(client, "/en/A/RES/90/5")))


def test_withdrawn_texts_cite_no_more(client, texts):
    withdraw("A/RES/90/7")
    assert shown(page(client, f"{CITED}/cited-by")) == [("A/RES/91/2", "paragraph 1")]


def test_who_cites_takes_the_same_questions_however_many_cite(client, django_assert_num_queries):
    for number in (1, 2):
        shelf.take(shelf.long(3, symbol=f"A/RES/90/{number}", source=f"{number}.xml"))
    with django_assert_num_queries(5):
        page(client, f"{CITED}/cited-by")
    for number in range(3, 12):
        shelf.take(shelf.long(10, symbol=f"A/RES/90/{number}", source=f"{number}.xml"))
    with django_assert_num_queries(5):
        page(client, f"{CITED}/cited-by?part=operative")
    with django_assert_num_queries(6):
        page(client, f"{CITED}/map")
    with django_assert_num_queries(2):
        client.get(f"{CITED}/preview?paragraph=op1")


def _taken(client, form, language=""):
    response = client.get(f"/en/citations.{form}{language}")
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_graph_is_handed_out_in_three_forms(client, texts):
    lines = [json.loads(line) for line in _taken(client, "jsonl").decode().splitlines()]
    edges = {(line["source"], line["paragraph"], line["target"], line["place"], line["status"]) for line in lines}
    assert edges == {
        ("A/RES/90/7", "pp1", "A/RES/88/4", "", "held"), ("A/RES/90/7", "op1", "A/RES/88/4", "op2", "held"),
        ("A/RES/90/7", "pp2", "A/RES/60/900", "", "pending"), ("A/RES/90/7", "op2", "A/RES/60/900", "", "pending"),
        ("A/RES/91/2", "op1", "A/RES/88/4", "", "held"),
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(_taken(client, "csv").decode())))
    assert [{name: str(value) for name, value in line.items()} for line in lines] == rows
    tree = etree.fromstring(_taken(client, "graphml"))
    name = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in tree.iter(f"{name}node")}
    drawn = [(edge.get("source"), edge.get("target")) for edge in tree.iter(f"{name}edge")]
    assert len(drawn) == len(lines) and {end for edge in drawn for end in edge} == nodes
    assert ("A/RES/90/7#op1", "A/RES/88/4#op2") in drawn


def test_the_graph_of_one_language_and_of_none(client, texts):
    assert _taken(client, "jsonl", "?language=fr") == b""
    assert client.get("/en/citations.xlsx").status_code == 404
    assert client.get("/en/citations.csv?language=xx").status_code == 404
