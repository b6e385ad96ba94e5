"""The search pages over real texts: one number everywhere, nothing trusted as markup, no query an error page."""

import csv
import io
import json
import random
import re

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from search import forms
from search.benchmark.agreement import numbers
from search.benchmark.questions import questions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books")]


def ask(text, language="fr", **more):
    """The page of a search as a tree."""
    response = Client().get(f"/{language}/search", {"q": text, **more})
    assert response.status_code in (200, 302), text
    return html.fromstring(response.content.decode()) if response.status_code == 200 else None


def number(tree):
    """How many hits the page says there are."""
    said = tree.xpath("//@data-total")
    return int(said[0]) if said else 0


def exported(text, language, form="jsonl", **more):
    response = Client().get(f"/{language}/search/hits.{form}", {"q": text, **more})
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


@pytest.mark.parametrize("language", ["fr", "zh", "ar", "en"])
def test_one_number_on_the_page_in_facets_pages_and_exports(language):
    compared = 0
    for text in questions(language, 26, "pages"):
        said = numbers(text, language)
        compared += said is not None
        assert said is None or len(set(said.values())) == 1, f"{text}: {said}"
    assert compared > 10


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_facet_leads_to_as_many_hits_as_it_says(language):
    for text in questions(language, 12, "facets"):
        tree = ask(text, language)
        links = [] if tree is None else tree.xpath("//nav[@class='filters']//li/a")
        if links:
            link = random.Random(text).choice(links)
            narrowed = Client().get(f"/{language}/search{link.get('href')}")
            assert number(html.fromstring(narrowed.content.decode())) == int(link.xpath("span[@class='count']/text()")[0])
            addresses = [json.loads(line)["address"] for line in exported(text, language).splitlines()]
            assert len(set(addresses)) == len(addresses) == number(tree)


def test_a_symbol_goes_straight_to_its_page():
    for typed in ("A/RES/74/175", "74/175", "a res 74 175", "résolution 74/175"):
        assert Client().get("/fr/search", {"q": typed})["Location"] == "/fr/A/RES/74/175"
    assert Client().get("/fr/search", {"q": "résolution 74/175 par. 10"})["Location"] == "/fr/A/RES/74/175#op10"


@pytest.mark.parametrize("text", ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "{{7*7}}", "%00", "‮", "a" * 3000])
def test_hostile_queries_are_shown_as_text(text):
    for view in forms.VIEWS:
        response = Client().get("/fr/search", {"q": text, "view": view, "f.type": text, "within": text, "page": text})
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
        assert b"<img src" not in response.content


@given(st.dictionaries(st.sampled_from(["q", "in", "view", "sort", "page", "rev", "kind", "flat", "within", "f.year", "f.subject", "by", "rate", "order", "width"]), st.text(max_size=20), max_size=6))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_address_is_an_error(parameters):
    assert Client().get("/fr/search", parameters).status_code in (200, 302)


def test_words_are_marked_and_nothing_else():
    tree = ask('"droits de l’homme"')
    marked = [mark.text_content() for mark in tree.xpath("//*[@class='hit-text']//mark")]
    joined = re.sub(r"[\s’']+", " ", " ".join(marked)).lower()
    assert marked
    assert set(joined.split()) <= {"droits", "de", "l", "homme"}


def test_what_is_not_found_is_said_with_a_word_that_is():
    tree = ask("paix developement zzzzzzzz")
    said = tree.text_content()
    assert "zzzzzzzz" in said
    assert tree.xpath("//a[contains(@href, 'd%C3%A9veloppement') or contains(@href, 'developpement')]")


def test_a_mistake_is_one_sentence():
    tree = ask("couleur:rouge")
    assert len(tree.xpath("//*[@role='alert']//p")) == 1


def test_every_example_of_the_guide_is_understood():
    for language in ("ar", "en", "es", "fr", "ru", "zh"):
        page = html.fromstring(Client().get(f"/{language}/search/help").content.decode())
        examples = page.xpath("//dt/a/@href")
        assert len(examples) > 15
        for address in examples:
            response = Client().get(address)
            assert response.status_code in (200, 302)
            assert b'role="alert"' not in response.content, address


def test_exports_in_every_form_hold_every_hit():
    total = number(ask("droits"))
    rows = list(csv.DictReader(io.StringIO(exported("droits", "fr", "csv").removeprefix("\ufeff"))))
    assert len(rows) == total
    assert all(row["address"].startswith("http://testserver/fr/A/RES/74/") for row in rows)
    assert exported("droits", "fr", "ris").count("TY  - ") == total
    assert exported("droits", "fr", "bib").count("@misc{") == total
    feed = Client().get("/fr/search/feed", {"q": "droits"}).content.decode()
    assert feed.count("<entry>") == min(total, 50)


def test_lines_have_the_words_in_the_middle():
    tree = ask("droits", view="lines")
    rows = tree.xpath("//table[contains(@class, 'concordance')]/tbody/tr")
    assert rows
    after = [row.xpath("td[@class='after']")[0].text_content() for row in rows]
    assert all("droit" in row.xpath("td[@class='keyword']")[0].text_content().lower() for row in rows)
    assert all(a is not None for a in after)


def test_the_chart_has_its_table():
    tree = ask("droits", view="time", by="action")
    bars = tree.xpath("//*[@class='bar']")
    assert bars
    assert len(tree.xpath("//table[@class='numbers']/tbody/tr")) == len(bars)


def test_the_address_keeps_the_revision():
    tree = ask("droits")
    permanent = [a for a in tree.xpath("//a/@href") if "rev=" in a]
    assert permanent
    assert Client().get("/fr/search" + permanent[0]).status_code == 200
