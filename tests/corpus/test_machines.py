"""What machines are told: validators, addresses that count, JSON-LD, sitemaps; and the pages of errors in six languages."""

import gzip
import json
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, RequestFactory
from justhtml import JustHTML
from lxml import etree, html

from corpus import error_pages
from corpus.intake import withdraw
from resolutions import views
from tests.resolutions import shelf

PAGE = "/en/A/RES/90/7"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def fountains(db):
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("ar", title="نوافير"))


def tree(response):
    return html.fromstring(response.content.decode())


def test_a_page_not_changed_is_answered_with_one_query(client, fountains, django_assert_num_queries):
    first = client.get(PAGE)
    with django_assert_num_queries(1):
        again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    since = client.get(PAGE, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    with django_assert_num_queries(1):
        assert client.get(PAGE).content == first.content
    assert first["Cache-Control"] == "no-cache" and {"Cookie", "Accept-Encoding"} <= set(first["Vary"].split(", "))


def test_a_change_makes_the_page_new(client, fountains):
    first = client.get(PAGE)
    shelf.take(shelf.draft())
    again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200 and again["ETag"] != first["ETag"]
    withdraw("A/RES/90/7", None)
    assert client.get(PAGE, headers={"If-None-Match": again["ETag"]}).status_code != 304


def test_whoever_has_logged_in_gets_a_page_of_their_own(client, fountains, admin_user):
    anonymous = client.get(PAGE)
    client.force_login(admin_user)
    own = client.get(PAGE, headers={"If-None-Match": anonymous["ETag"]})
    assert own.status_code == 200 and "ETag" not in own and own["Cache-Control"].startswith("private")
    assert "Import desk" in own.content.decode()
    assert "Import desk" not in Client().get(PAGE).content.decode()


def test_pages_are_compressed_for_those_who_ask(client, fountains):
    plain, packed = client.get(PAGE), client.get(PAGE, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip" and gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


def test_a_text_says_what_and_where_it_is(client, fountains):
    page = tree(client.get(f"{PAGE}?x=1"))
    assert page.xpath("//link[@rel='canonical']/@href") == ["http://testserver/en/A/RES/90/7"]
    assert page.xpath("//link[@rel='alternate']/@hreflang") == ["en", "ar", "x-default"]
    assert page.xpath("//meta[@property='og:url']/@content") == ["http://testserver/en/A/RES/90/7"]
    data = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert (data["@type"], data["legislationIdentifier"], data["legislationDate"]) == ("Legislation", "A/RES/90/7", "2035-12-01")
    assert [one["url"] for one in data["workTranslation"]] == ["http://testserver/ar/A/RES/90/7"]


def test_a_text_shown_in_another_language_is_at_home_there(client, fountains):
    page = tree(client.get("/ru/A/RES/90/7"))
    assert page.xpath("//link[@rel='canonical']/@href") == ["http://testserver/en/A/RES/90/7"]


def test_no_title_ends_the_data(client, db):
    title = "</script><script>alert(1)</script> & more"
    shelf.take(shelf.fountains(title=title))
    page = tree(client.get(PAGE))
    assert json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])["name"] == title
    assert not page.xpath("//script[contains(., 'alert')][not(@type='application/ld+json')]")


def test_the_sitemap_names_every_text_in_parts(client, fountains):
    index = etree.fromstring(client.get("/sitemap.xml").content)
    parts = index.xpath("//s:loc/text()", namespaces=SITEMAP)
    found = [address for part in parts for address in
             etree.fromstring(client.get(part.removeprefix("http://testserver")).content).xpath("//s:loc/text()", namespaces=SITEMAP)]  # fmt: skip
    assert {"http://testserver/en/A/RES/90/7", "http://testserver/ar/A/RES/90/7", "http://testserver/zh/holdings"} <= set(found)
    assert all(client.get(address.removeprefix("http://testserver")).status_code == 200 for address in found)
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in robots and "Disallow: /ar/search?" in robots


@pytest.mark.parametrize("typed", ["A/RES/90/77", "A/RES/9/7", "A/RES/90/8", "A/RES/907"])
def test_a_mistyped_symbol_is_answered_with_the_one_meant(client, fountains, typed):
    response = client.get(f"/fr/{typed}")
    assert response.status_code == 404
    assert "/fr/A/RES/90/7" in tree(response).xpath("//*[@class='meant']//a/@href")


def test_a_symbol_in_another_spelling_is_understood_where_there_is_no_page(client, fountains):
    response = client.get("/en/90/7")
    assert response.status_code == 404 and tree(response).xpath("//*[@class='meant']//a/@href") == [PAGE]


def test_far_from_everything_nothing_is_suggested(client, fountains):
    for address in ("/en/A/RES/12/345", "/en/nowhere", f"/en/{'x' * 500}", "/en/%00%01"):
        response = client.get(address)
        assert response.status_code == 404 and not tree(response).xpath("//*[@class='meant']"), address


def faulty(error):
    def view(*_args, **_kwargs):
        raise error

    return view


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_speak_the_language_and_show_a_way_on(fountains, language, monkeypatch):
    client = Client(raise_request_exception=False)
    address = f"/{language}/A/RES/90/7"
    answers = {404: client.get(f"/{language}/no/such/page")}
    answers[403] = Client(enforce_csrf_checks=True).post(f"/{language}/cite", {"text": "x"})
    answers[400] = error_pages.not_understood(RequestFactory().get(address))
    monkeypatch.setattr(views.Resolution.objects, "held", faulty(RuntimeError("no")))
    answers[500] = client.get(f"{address}?500")
    monkeypatch.setattr(views.Resolution.objects, "held", faulty(OperationalError("no")))
    answers[503] = client.get(f"{address}?503")
    for status, answer in answers.items():
        page = tree(answer)
        assert answer.status_code == status
        assert page.get("lang") == language and page.get("dir") == ("rtl" if language == "ar" else "ltr")
        assert page.xpath("//h1") and page.xpath("//*[@class='ways']//a/@href"), status
        assert "Traceback" not in answer.content.decode()
        if language in ("ar", "zh", "ru"):
            assert not re.search(r"[A-Za-z]{4}", " ".join(page.xpath("//h1/text() | //*[@class='page-head']//p/text()"))), status
    assert answers[503]["Retry-After"] == "30" and answers[503]["Cache-Control"] == "no-store"


def test_an_unknown_host_is_a_request_not_understood():
    assert Client(raise_request_exception=False).get("/en/", headers={"Host": "elsewhere.example"}).status_code == 400


ADDRESSES = ["", "resolutions", "holdings", "sheet", "cite", "login", "search?q=fountains&in=en", "search/help", "no/such/page",
             "A/RES/90/7", "A/RES/88/4", "A/RES/90/77", "A/RES/90/7/cited-by", "A/RES/90/7/map", "A/RES/90/7/beside/ar"]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_html_has_no_fault_of_syntax(client, fountains, language):
    for rest in ADDRESSES:
        page = client.get(f"/{language}/{rest}").content.decode()
        assert JustHTML(page, collect_errors=True, sanitize=False).errors == [], rest


# What is typed in a search is the same in every language, and in lower case; a sentence left in English would begin with a capital.
TYPED = re.compile(r"(?<![A-Za-z])[a-z_]+(?::[a-z_]+)?|AND|OR|NOT")


def left_in_latin(tree, typed=False):
    """The runs of Latin words that an Arabic page says itself: not quoted text, symbols, codes, or names of formats."""
    for node in tree.xpath("//body//text()[not(ancestor::script)] | //@aria-label | //@placeholder | //@title"):
        element = node.getparent()
        language = element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
        if language != "ar" or element.xpath("ancestor-or-self::*[self::bdi or self::kbd or self::code or self::pre or self::textarea]"):
            continue
        left = TYPED.sub("", str(node)) if typed else str(node)
        left = re.sub(r"JSON Lines|BibTeX|[A-Z/\-0-9().]+\b|GraphML|Atom|Markdown|Word|UTF-8|\b(?:op|pp|fn)\d+\S*", "", left)
        if re.search(r"[A-Za-z]{3}", left):
            yield str(node)


def test_no_english_on_an_arabic_page(client, db):
    shelf.take(shelf.fountains())  # in English, and said to be
    for rest in ADDRESSES[:-1]:
        assert list(left_in_latin(tree(client.get(f"/ar/{rest}")), rest == "search/help")) == [], rest


WAITS = "The General Assembly,\n\nRecalling its resolution 90/7 of 1 December 2035,\n\n1. Requests a report;\n\n3. Decides to wait.\n"


def test_no_english_on_an_arabic_page_for_staff(client, admin_user):
    shelf.take(shelf.fountains())
    client.force_login(admin_user)
    sent = [{"text": WAITS, "symbol": "A/90/L.7"}, {"text": WAITS.replace("report", "reply")}, {"text": "Nothing but words."}]
    desks = [client.post("/ar/desk", one)["Location"] for one in sent]
    desks.append(client.post("/ar/desk", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 broken")})["Location"])
    desks += ["/ar/desk", "/ar/desk/citations", "/ar/A/RES/90/7", "/ar/cite"]
    for address in desks:
        assert list(left_in_latin(tree(client.get(address)))) == [], address
    assert list(left_in_latin(tree(client.post("/ar/desk", {})))) == []
    answer = tree(client.post("/ar/cite", {"text": "Recalling its resolutions 90/7 of 1 May 2035 and 90/999,", "organ": "A"}))
    assert list(left_in_latin(answer)) == []
    accepted = client.post(f"{desks[0]}/accept", {"seen": tree(client.get(desks[0])).xpath("//input[@name='seen']/@value")[0]}, follow=True)
    assert list(left_in_latin(tree(accepted))) == []
