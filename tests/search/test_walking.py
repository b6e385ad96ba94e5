"""From hit to hit inside one text, and searching among hits."""

import pytest
from lxml import html

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts(db, settings):
    settings.SEARCH_ENGINE = "postgres"
    paragraphs = (
        shelf.operative(1, "Requests the Gardener to water the roses;"), shelf.operative(2, "Decides to plant a tree;"),
        shelf.operative(3, "Requests the Gardener to report on roses and on roses again."),
    )  # fmt: skip
    shelf.take(shelf.fountains(paragraphs=paragraphs, title="Roses"))
    shelf.take(shelf.fountains("fr", symbol="A/RES/90/9", title="Des roses"))


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.get("Location")
    return html.fromstring(response.content.decode())


def test_every_hit_leads_into_its_text_and_on_to_the_next(client):
    links = page(client, "/en/search?q=rose").xpath("//a[@class='hit-walk']/@href")
    assert len(links) == 3
    first = page(client, next(link for link in links if "at=" not in link))
    anchors, said, here = [], [], first
    while forward := here.xpath("//nav[@class='walk']//a[@rel='next nofollow']/@href"):
        anchors.append(forward[0].partition("#")[2])
        here = page(client, forward[0])
        said.append(" ".join(here.xpath("//nav[@class='walk']/p")[0].text_content().split()[:4]))
    assert anchors == ["op1", "op3"]
    assert said == ["Hit 2 of 3", "Hit 3 of 3"]
    assert here.xpath("//nav[@class='walk']//a[@rel='prev nofollow']/@href")[0].endswith("at=op1#op1")


def test_the_words_are_marked_where_they_stand_and_nowhere_else(client):
    here = page(client, "/en/search/text?q=rose&within=A/RES/90/7&at=op3")
    assert [mark.text for mark in here.xpath("//*[@id='op3']//mark")] == ["roses", "roses"]
    assert [mark.text for mark in here.xpath("//*[@id='op1']//mark")] == ["roses"]
    assert not here.xpath("//*[@id='op2']//mark")
    assert here.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_filters_go_along(client):
    here = page(client, "/en/search/text?q=rose&within=A/RES/90/7&f.action=decide&f.type=operative&at=op1")
    assert "Hit 1 of 2" in here.xpath("//nav[@class='walk']/p")[0].text_content()


@pytest.mark.parametrize("address, leads", [
    ("?q=cactus&within=A/RES/90/7&at=op2", "/en/A/RES/90/7#op2"),
    ("?q=colour:red&within=A/RES/90/7", "/en/A/RES/90/7"),
    ("?q=roses&within=A/RES/90/9&in=fr&at=h1", "/fr/search/text?q=roses&within=A%2FRES%2F90%2F9&at=h1#h1"),
])  # fmt: skip
def test_where_there_is_no_hit_the_text_itself_is_shown(client, address, leads):
    assert client.get(f"/en/search/text{address}")["Location"] == leads


def test_no_text_is_not_found(client):
    assert client.get("/en/search/text?q=roses").status_code == 404
    assert client.get("/en/search/text?q=roses&within=nothing").status_code == 404


def test_searching_among_hits(client):
    wide = page(client, "/en/search?q=gardener")
    assert wide.xpath("//@data-total") == ["2"]
    assert wide.xpath("//input[@type='checkbox'][@name='among']/@value") == ["gardener"]
    narrow = page(client, "/en/search?q=report&among=gardener")
    assert narrow.xpath("//@data-total") == ["1"]
    assert [mark.text for mark in narrow.xpath("//li[@class='hit']//mark")] == ["Gardener", "report"]
    assert narrow.xpath("//input[@type='hidden'][@name='among']/@value") == ["gardener"]
    assert [a.get("href") for a in narrow.xpath("//div[@class='chosen']/a")] == ["?q=report"]
    assert len(client.get("/en/search/hits.jsonl?q=report&among=gardener").getvalue().splitlines()) == 1
