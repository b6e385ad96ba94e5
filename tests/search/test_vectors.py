"""Vectors and arrays as packed for Postgres, read back from it."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from search import analysis, streams, vectors

LANGUAGE = st.sampled_from(sorted(analysis.FORMS))
WORDS = st.lists(st.sampled_from("Rappelle sa résolution 66/178 l’Office États-Unis 合作与发展 الأمين العام Ёлка ’ = \\".split()), max_size=40)


def _read_back(expression, kind, values):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE packed (place int4, value {kind}) ON COMMIT DROP")
        streams.copy("packed", {"place": "int4", "value": kind}, enumerate(values))
        cursor.execute(f"SELECT ARRAY(SELECT {expression}) FROM packed ORDER BY place")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("DROP TABLE packed")
    return found


def _lexemes(text, language, weight=vectors.PLAIN):
    read = "ROW(lexeme, positions, weights)::text FROM unnest(value)"
    [found] = _read_back(read, "tsvector", [vectors.packed(vectors.vector(text, language, weight))])
    return found


@pytest.mark.django_db
@given(words=WORDS, language=LANGUAGE, weight=st.sampled_from([vectors.PLAIN, vectors.TITLE]))
def test_postgres_has_the_places_of_every_token(words, language, weight):
    text = " ".join(words)
    letter = {vectors.PLAIN: "D", vectors.TITLE: "A"}[weight]
    expected = {}
    for token in analysis.tokens(text, language):
        for lexeme in {"=" + token.exact, token.stem}:
            expected.setdefault(lexeme, set()).add(token.position + 1)
    literal = " ".join(
        vectors.quoted(lexeme) + ":" + ",".join(f"{place}{letter}" for place in sorted(places)) for lexeme, places in expected.items()
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT ARRAY(SELECT ROW(lexeme, positions, weights)::text FROM unnest(%s::tsvector))", [literal])
        [(parsed,)] = cursor.fetchall()
    assert _lexemes(text, language, weight) == parsed


@pytest.mark.django_db
def test_a_word_keeps_255_places_and_none_beyond_the_farthest():
    text = "paix " * 300 + "mot " * 16_200 + "fin"
    placed = vectors.places(text, "fr")
    assert placed["=paix"] == list(range(255))
    assert placed["=mot"] == list(range(300, 555))
    assert placed["=fin"] == []
    assert any(row.startswith("(=fin,") for row in _lexemes(text, "fr"))


@pytest.mark.django_db
@given(arrays=st.lists(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))), max_size=4))
def test_texts_come_back_as_they_were(arrays):
    assert _read_back("unnest(value)", "text[]", map(streams.packed_texts, arrays)) == arrays
