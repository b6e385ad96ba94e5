"""Both engines find the same hits as each other, and as a plain reading of the texts."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.models import LANGUAGES
from search import marking, query, results, vocabulary
from search.benchmark.agreement import difference
from search.benchmark.questions import questions
from search.engines import SORTS, Request, index
from search.engines.postgres import PostgresEngine
from search.engines.tantivy import TantivyEngine
from search.fields import FACETS, Mistake
from search.models import Entry
from search.tree import And, Everything, Label, Not, Or, Range, both

pytestmark = pytest.mark.django_db  # without it the test database is not even made
POSTGRES = PostgresEngine()


@pytest.fixture(scope="module")
def tantivy(books, tmp_path_factory):
    return TantivyEngine(index.build(tmp_path_factory.mktemp("index")))


def understood(text, language):
    """The tree of a query, or None where it is refused."""
    try:
        return vocabulary.expand(query.parse(text, language).tree, language)
    except Mistake:
        return None


def compare(tantivy, tree, language, sort="symbol"):
    """How many hits there are, once both engines agree on them."""
    assert not difference(POSTGRES, tantivy, tree, language, sort)
    return POSTGRES.search(Request(tree, language, limit=0)).total


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_hits_for_queries_over_real_text(tantivy, language):
    asked = found = 0
    for text in questions(language, 70):
        tree = understood(text, language)
        if tree is not None:
            asked += 1
            found += bool(compare(tantivy, tree, language, random.Random(text).choice(SORTS)))
    assert asked > 50
    assert found > 25


def holds(tree, entry, places):
    """Whether an entry answers a tree, read off its tokens and labels without any engine."""
    match tree:
        case And(children):
            return all(holds(child, entry, places) for child in children)
        case Or(children):
            return any(holds(child, entry, places) for child in children)
        case Not(child):
            return not holds(child, entry, places)
        case Label():
            return str(tree) in entry.labels
        case Range(field, low, high):
            value = getattr(entry, field)
            value = value.toordinal() if field == "date" and value else value
            return value is not None and (low is None or value >= low) and (high is None or value <= high)
        case Everything():
            return True
        case _:
            return bool(marking._spots(tree, places))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hits_are_what_a_plain_reading_finds(tantivy, language):
    entries = list(Entry.objects.filter(language=language).select_related("paragraph", "footnote", "version"))
    finder = marking.Finder(language)
    places = {entry.pk: finder.places(results.text_of(entry)) for entry in entries}
    for text in questions(language, 12):
        tree = understood(text, language)
        if tree is not None:
            expected = {entry.pk for entry in entries if holds(tree, entry, places[entry.pk])}
            request = Request(tree, language, limit=10_000)
            assert set(tantivy.search(request).hits) == expected, text
            assert {key for keys in POSTGRES.scan(request) for key in keys} == expected, text


FRENCH = st.sampled_from(["paix", "l’Assemblée", "=prie", '"droits de l’homme"', "terror*", "non-prolifération", "type:note",
                          "year:2019", "session:74", '"Secrétaire général"~3', "cites:70/1", "vote:consensus", "NON", "OU", "(", ")"])  # fmt: skip


@given(st.lists(FRENCH, min_size=1, max_size=7).map(" ".join))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_hits_for_any_query(tantivy, text):
    tree = understood(text, "fr")
    if tree is not None:
        compare(tantivy, tree, "fr")


def test_filters_narrow_and_facets_count_without_their_own_filter(tantivy):
    tree = understood("paix OU droit", "fr")
    plain = POSTGRES.search(Request(tree, "fr", facets=("type",)))
    for value, number in plain.facets["type"]:
        filtered = Request(tree, "fr", filters=(("type", (value,)),), facets=("type", "year"))
        for engine in (POSTGRES, tantivy):
            found = engine.search(filtered)
            assert found.total == number
            assert found.facets["type"] == plain.facets["type"]
            assert sum(count for _, count in found.facets["year"]) <= number
    narrowed = both(tree, Label("type", "operative"))
    assert POSTGRES.search(Request(narrowed, "fr")).total == dict(plain.facets["type"])["operative"]


def test_pages_are_cut_from_one_order(tantivy):
    tree = understood("droits", "fr")
    for engine in (POSTGRES, tantivy):
        for sort in ("relevance", "newest", "symbol"):
            whole = engine.search(Request(tree, "fr", sort=sort, limit=500)).hits
            pages = [engine.search(Request(tree, "fr", sort=sort, limit=7, offset=at)).hits for at in range(0, len(whole), 7)]
            assert tuple(key for page in pages for key in page) == whole
            assert len(set(whole)) == len(whole)


@pytest.mark.parametrize("text", ['"de la"', '"et de la"', '"de l’Assemblée"', '"la paix et de la"', '"des des"', '"de la"~>1'])
def test_phrases_of_very_common_words_are_found_as_everywhere(tantivy, text):
    compare(tantivy, understood(text, "fr"), "fr")
