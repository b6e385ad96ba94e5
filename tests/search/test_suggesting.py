"""Suggestions while typing: symbols in any spelling, titles by their words, in a fixed number of queries."""

import pytest

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts(db, settings):
    settings.SEARCH_ENGINE = "postgres"
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("fr", title="Fontaines et bancs publics"))
    shelf.take(shelf.draft())
    shelf.take(shelf.long(1, symbol="A/RES/90/70", title="Lanterns"))


def suggested(client, typed, language="en"):
    return client.get(f"/{language}/search/suggest", {"q": typed}).json()["suggestions"]


@pytest.mark.parametrize("typed", ["90/7", "A/RES/90/7", "a res 90 7", "resolution 90/7"])
def test_a_symbol_in_any_spelling_comes_first(client, typed):
    assert suggested(client, typed)[0]["symbol"] == "A/RES/90/7"


def test_a_symbol_that_begins_so_is_offered_too(client):
    assert [one["symbol"] for one in suggested(client, "90/7")] == ["A/RES/90/7", "A/RES/90/70"]


def test_a_paragraph_behind_the_symbol_leads_there(client):
    assert suggested(client, "90/7 para. 2")[0]["address"] == "/en/A/RES/90/7#op2"


@pytest.mark.parametrize("typed, language", [("fount", "en"), ("benches", "en"), ("BANCS PUB", "fr"), ("fontaine", "fr")])
def test_words_of_titles(client, typed, language):
    found = [one["symbol"] for one in suggested(client, typed, language)]
    assert "A/RES/90/7" in found and "A/RES/90/70" not in found


def test_the_title_is_that_of_the_interface(client):
    assert suggested(client, "90/7", "fr")[0]["title"] == "Fontaines et bancs publics"
    assert suggested(client, "90/70", "fr")[0] == {
        "symbol": "A/RES/90/70", "title": "Lanterns", "language": "en", "dir": "ltr", "address": "/fr/A/RES/90/70",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["", "f", '"half a phra', "(((", "title:", "*", "a" * 5000, "\x00\x00", "AND OR", "66/178 66/178 66/178"])
def test_whatever_is_typed_is_answered(client, typed):
    assert isinstance(suggested(client, typed), list)


@pytest.mark.parametrize("typed, most", [("90/7", 2), ("fountains", 5)])
def test_suggestions_take_few_queries(client, typed, most, django_assert_max_num_queries):
    suggested(client, typed)
    with django_assert_max_num_queries(most):
        suggested(client, typed)
