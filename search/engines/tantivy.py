"""The default engine: asks the tantivy index; see engines/index.py for how that is kept."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from tantivy import FieldType, Occur, Order, Query

from ..tree import And, AnyTerm, Everything, Label, Near, Not, Or, Phrase, Range, Term, Tree
from . import Found, Request, as_phrases
from .index import SCHEMA, Index, column
from .pairs import within

MOST_VALUES = 60000
"""More values of one column than this are not counted apart; no corpus of resolutions has as many."""
MOST_REMEMBERED = 1000
"""Searches whose numbers are kept until something is accepted."""


class Numbers(NamedTuple):
    """What is counted of a search, whichever of its pages is asked for."""

    resolutions: int
    facets: dict[str, list[tuple[str, int]]]


class TantivyEngine:
    """See engines.Engine."""

    name = "tantivy"

    def __init__(self, index: Index):
        self.index = index

    def search(self, request: Request) -> Found:
        """One pass for the page and its total, one for the other numbers where they are not remembered."""
        total, hits = self._page(request)
        if not request.facets:
            return Found(total, 0, hits)
        numbers = self._remembered(request)
        return Found(total, numbers.resolutions, hits, numbers.facets)

    def _page(self, request: Request) -> tuple[int, tuple[int, ...]]:
        """How many hits there are, and the entries of the page."""
        searcher, query = self.index.searcher, self._query(request.narrowed(), request.language)
        if not request.limit:
            return searcher.search(query, 1, count=True).count, ()
        order = {} if request.sort == "relevance" else {"order_by_field": f"order_{request.sort}", "order": Order.Asc}
        found = searcher.search(query, request.limit, count=True, offset=request.offset, **order)
        return found.count, tuple(searcher.fast_field_values("entry", [address for _, address in found.hits]))

    def _remembered(self, request: Request) -> Numbers:
        """The numbers of a request: those of another page of it, in whatever order, where one was asked for before."""
        asked = (request.tree, request.language, request.filters, request.facets)
        kept = self.index.numbers
        if asked not in kept:
            if len(kept) >= MOST_REMEMBERED:
                kept.clear()
            kept[asked] = self._numbers(request)
        return kept[asked]

    def _numbers(self, request: Request) -> Numbers:
        """One pass for all facets, one more for each with a filter."""
        searcher = self.index.searcher
        filtered = {name for name, values in request.filters if values}
        together = [name for name in request.facets if name not in filtered]
        query = self._query(request.narrowed(), request.language)
        counted = searcher.aggregate(query, _counting(["version", *(f"facet_{name}" for name in together)]))
        facets = {name: _values(counted[f"facet_{name}"]) for name in together}
        for name in filtered.intersection(request.facets):
            wider = self._query(request.narrowed(without=name), request.language)
            facets[name] = _values(searcher.aggregate(wider, _counting([f"facet_{name}"]))[f"facet_{name}"])
        return Numbers(len(counted["version"]["buckets"]), facets)

    def _query(self, tree: Tree, language: str) -> Query:
        """A tree as a query over the entries of one language."""
        query = _Compiling(self.index.searcher, language).compiled(tree)
        if _of_one_language(tree):
            return query
        of_language = _unscored(Query.term_query(SCHEMA, "language", language, "basic"))
        return Query.boolean_query([(Occur.Must, of_language), (Occur.Must, query)])


def _of_one_language(tree: Tree) -> bool:
    """Whether every hit holds words looked for: these stand in fields of their language."""
    match tree:
        case Term() | AnyTerm() | Phrase() | Near():
            return True
        case And(children):
            return any(_of_one_language(child) for child in children)
        case Or(children):
            return all(_of_one_language(child) for child in children)
        case _:
            return False


def _counting(columns: list[str]) -> dict:
    return {column: {"terms": {"field": column, "size": MOST_VALUES, "segment_size": MOST_VALUES}} for column in columns}


def _values(counted: dict) -> list[tuple[str, int]]:
    pairs = ((bucket["key"], bucket["doc_count"]) for bucket in counted["buckets"])
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


class _Compiling:
    """One tree on its way to a query of tantivy."""

    def __init__(self, searcher, language: str):
        self.searcher = searcher
        self.language = language
        self.text = f"text_{language}"
        self.whole = f"whole_{language}"

    def compiled(self, tree: Tree) -> Query:
        match tree:
            case Term(lexeme):
                return self._word(lexeme)
            case AnyTerm(terms):
                lexemes = [term.lexeme for term in terms]
                return _any([Query.term_set_query(SCHEMA, field, lexemes) for field in (self.text, self.whole)])
            case Phrase(places):
                return _any(self._phrases(places))
            case Near():
                return _any([one for phrase in as_phrases(tree) for one in self._phrases(phrase.places)])
            case And(children):
                return self._all(children)
            case Or(children):
                return _any([self.compiled(child) for child in children])
            case Not():
                return self._all((tree,))
            case Label():
                return _unscored(Query.term_query(SCHEMA, *column(tree.field, tree.value), "basic"))
            case Range(field, low, high):
                return _unscored(_range(field, low, high))
            case Everything():
                return Query.all_query()
            case _:
                raise TypeError(f"the tree holds what no engine takes: {tree!r}")

    def _word(self, lexeme: str) -> Query:
        """A word where words stand, and where those are that have no place (wholes, the far end of long texts)."""
        placed = Query.term_query(SCHEMA, self.text, lexeme, "freq")
        if not self.searcher.doc_freq(self.whole, lexeme):
            return placed
        whole = Query.term_query(SCHEMA, self.whole, lexeme, "basic")
        return Query.boolean_query([(Occur.Should, placed), (Occur.Should, whole)])

    def _all(self, children: tuple) -> Query:
        """All of them; what must not be is taken from the rest, or from everything."""
        parts = [
            (Occur.MustNot, self.compiled(child.child)) if isinstance(child, Not) else (Occur.Must, self.compiled(child))
            for child in children
        ]
        if all(occur == Occur.MustNot for occur, _ in parts):
            parts.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(parts)

    def _phrases(self, places: tuple) -> list[Query]:
        """A phrase as phrases of single words: exact forms stand at even places of the stream, stems at odd ones."""
        choices = [
            [(2 * offset + (not lexeme.startswith("=")), lexeme) for lexeme in _lexemes(word)] for offset, word in places
        ]
        return [self._phrase(list(words)) for words in product(*choices)]

    def _phrase(self, words: list[tuple[int, str]]) -> Query:
        """One phrase; where two very common words follow each other the pair they make is looked up first."""
        known = [Query.term_query(SCHEMA, self.whole, one, "basic") for one in within(words, self.language, step=2)]
        if known and len(words) == 2:
            return known[0]
        phrase = Query.phrase_query(SCHEMA, self.text, words)
        return Query.boolean_query([(Occur.Must, one) for one in (*map(_unscored, known), phrase)]) if known else phrase


def _any(queries: list[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _lexemes(word) -> list[str]:
    return [word.lexeme] if isinstance(word, Term) else [term.lexeme for term in word.terms]


def _range(field: str, low: int | None, high: int | None) -> Query:
    if low is None and high is None:
        return Query.exists_query(SCHEMA, field)
    if high is not None and high < 0 or low is not None and low < 0:
        return Query.empty_query()
    return Query.range_query(SCHEMA, field, FieldType.Unsigned, low, high)
