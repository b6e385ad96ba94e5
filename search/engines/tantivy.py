"""The default engine: asks the tantivy index; see engines/index.py for how that is kept."""

from __future__ import annotations

from itertools import product

from tantivy import FieldType, Occur, Order, Query

from ..tree import And, AnyTerm, Everything, Label, Near, Not, Or, Phrase, Range, Term, Tree, leaves
from . import Found, Request, as_phrases
from .index import SCHEMA, Index

MOST_VALUES = 60000
"""More values of one column than this are not counted apart; no corpus of resolutions has as many."""
EXACT_FORM = 0.35
TITLE = 2.0
"""Weights, by the table of judged questions (tests/search/relevance.md)."""


class TantivyEngine:
    """See engines.Engine."""

    name = "tantivy"

    def __init__(self, index: Index):
        self.index = index

    def search(self, request: Request) -> Found:
        """One pass for the page, one for the counts, one more for each facet with a filter."""
        searcher = self.index.searcher
        query = compiled(request.narrowed(), request.language)
        hits: tuple[int, ...] = ()
        if request.limit:
            hits = self._page(searcher, request, query)
        filtered = {name for name, values in request.filters if values}
        together = [name for name in request.facets if name not in filtered]
        counted = searcher.aggregate(query, _counting(["version", *(f"facet_{name}" for name in together)]))
        versions = counted["version"]["buckets"]
        facets = {name: _values(counted[f"facet_{name}"]) for name in together}
        for name in request.facets:
            if name in filtered:
                wider = compiled(request.narrowed(without=name), request.language)
                facets[name] = _values(searcher.aggregate(wider, _counting([f"facet_{name}"]))[f"facet_{name}"])
        total = sum(bucket["doc_count"] for bucket in versions)
        return Found(total, len(versions), hits, facets)

    def _page(self, searcher, request: Request, query: Query) -> tuple[int, ...]:
        if request.sort == "relevance":
            ranked = _ranked(query, request)
            found = searcher.search(ranked, request.limit, count=False, offset=request.offset)
        else:
            found = searcher.search(
                query, request.limit, count=False, offset=request.offset,
                order_by_field=f"order_{request.sort}", order=Order.Asc,
            )  # fmt: skip
        return tuple(searcher.fast_field_values("entry", [address for _, address in found.hits]))


def _counting(columns: list[str]) -> dict:
    return {column: {"terms": {"field": column, "size": MOST_VALUES, "segment_size": MOST_VALUES}} for column in columns}


def _values(counted: dict) -> list[tuple[str, int]]:
    pairs = ((bucket["key"], bucket["doc_count"]) for bucket in counted["buckets"])
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _ranked(query: Query, request: Request) -> Query:
    """The query with what makes a hit better but is not required: the very form written, and titles."""
    better = [(Occur.Must, query)]
    field = f"text_{request.language}"
    for leaf, negated in leaves(request.tree):
        if isinstance(leaf, Term) and not negated and not leaf.exact and leaf.word:
            form = Query.term_query(SCHEMA, field, "=" + _form(leaf, request.language), "freq")
            better.append((Occur.Should, Query.boost_query(form, EXACT_FORM)))
    title = Query.term_query(SCHEMA, "labels", "type:title", "basic")
    better.append((Occur.Should, Query.const_score_query(title, TITLE)))
    return Query.boolean_query(better)


def _form(term: Term, language: str) -> str:
    from ..analysis import words

    found = words(term.word, language)
    return found[0].exact if found else term.lexeme


def compiled(tree: Tree, language: str) -> Query:
    """A tree as a query of tantivy over the entries of one language."""
    of_language = _unscored(Query.term_query(SCHEMA, "language", language, "basic"))
    return Query.boolean_query([(Occur.Must, of_language), (Occur.Must, _compiled(tree, language))])


def _compiled(tree: Tree, language: str) -> Query:
    match tree:
        case Term(lexeme):
            return _word(lexeme, language)
        case AnyTerm(terms):
            lexemes = [term.lexeme for term in terms]
            return Query.boolean_query(
                [(Occur.Should, Query.term_set_query(SCHEMA, f"{kind}_{language}", lexemes)) for kind in ("text", "whole")]
            )
        case Phrase(places):
            return _any(_phrases(places, language))
        case Near():
            return _any([one for phrase in as_phrases(tree) for one in _phrases(phrase.places, language)])
        case And(children):
            return _all(children, language)
        case Or(children):
            return _any([_compiled(child, language) for child in children])
        case Not():
            return _all((tree,), language)
        case Label():
            return _unscored(Query.term_query(SCHEMA, "labels", str(tree), "basic"))
        case Range(field, low, high):
            return _unscored(_range(field, low, high))
        case Everything():
            return Query.all_query()
        case _:
            raise TypeError(f"the tree holds what no engine takes: {tree!r}")


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _word(lexeme: str, language: str) -> Query:
    """A word where words stand, or where those are that have no place (wholes, the far end of long texts)."""
    placed = Query.term_query(SCHEMA, f"text_{language}", lexeme, "freq")
    whole = Query.term_query(SCHEMA, f"whole_{language}", lexeme, "basic")
    return Query.boolean_query([(Occur.Should, placed), (Occur.Should, whole)])


def _any(queries: list[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(children: tuple, language: str) -> Query:
    """All of them; what must not be is taken from the rest, or from everything."""
    parts = [
        (Occur.MustNot, _compiled(child.child, language)) if isinstance(child, Not) else (Occur.Must, _compiled(child, language))
        for child in children
    ]
    if all(occur == Occur.MustNot for occur, _ in parts):
        parts.append((Occur.Must, Query.all_query()))
    return Query.boolean_query(parts)


def _phrases(places: tuple, language: str) -> list[Query]:
    """A phrase as phrases of single words: exact forms stand at even places of the stream, stems at odd ones."""
    choices = [
        [(2 * offset + (not lexeme.startswith("=")), lexeme) for lexeme in _lexemes(word)] for offset, word in places
    ]
    return [Query.phrase_query(SCHEMA, f"text_{language}", list(words)) for words in product(*choices)]


def _lexemes(word) -> list[str]:
    return [word.lexeme] if isinstance(word, Term) else [term.lexeme for term in word.terms]


def _range(field: str, low: int | None, high: int | None) -> Query:
    if low is None and high is None:
        return Query.exists_query(SCHEMA, field)
    if high is not None and high < 0 or low is not None and low < 0:
        return Query.empty_query()
    return Query.range_query(SCHEMA, field, FieldType.Unsigned, low, high)
