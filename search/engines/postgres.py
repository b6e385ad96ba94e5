"""The engine that keeps no state of its own: Postgres' GIN indexes over the entries."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db import connection

from .. import fields
from ..tree import And, AnyTerm, Everything, Label, Near, Not, Or, Phrase, Range, Term, Tree, leaves
from ..vectors import quoted
from . import Found, Request, as_phrases

TABLE = "search_entry"
ORDERS = {
    "relevance": 'rank DESC, "order"',
    "newest": 'date DESC NULLS LAST, "order"',
    "oldest": 'date ASC NULLS LAST, "order"',
    "symbol": '"order"',
}
Sql = tuple[str, list]
OWN = "e.own @> ARRAY[%s]::text[]"
SHARED = f"e.version_id = ANY (ARRAY(SELECT version_id FROM {TABLE} WHERE anchor = '' AND labels @> ARRAY[%s]::text[]))"
"""What is true of a whole resolution is looked up in the entry of its title: once, however little is known of the table."""


class PostgresEngine:
    """See engines.Engine."""

    name = "postgres"

    def search(self, request: Request) -> Found:
        """One query for the numbers, one for the page, one for the facets and each facet with a filter."""
        where, parameters = _where(request, request.narrowed())
        with connection.cursor() as cursor:
            distinct = "count(DISTINCT e.version_id)" if request.facets else "0"
            cursor.execute(f"SELECT count(*), {distinct} FROM {TABLE} e WHERE {where}", parameters)
            total, resolutions = cursor.fetchone()
            hits = self._page(cursor, request, where, parameters) if request.limit else ()
            return Found(total, resolutions, hits, self._facets(cursor, request))

    def _page(self, cursor, request: Request, where: str, parameters: list) -> tuple[int, ...]:
        rank, rank_parameters = _rank(request) if request.sort == "relevance" else ("0", [])
        cursor.execute(
            f"SELECT e.id, {rank} AS rank FROM {TABLE} e WHERE {where}"
            f" ORDER BY {ORDERS[request.sort]} LIMIT %s OFFSET %s",
            [*rank_parameters, *parameters, request.limit, request.offset],
        )
        return tuple(row[0] for row in cursor.fetchall())

    def _facets(self, cursor, request: Request) -> dict[str, list[tuple[str, int]]]:
        filtered = {name for name, values in request.filters if values}
        together = [name for name in request.facets if name not in filtered]
        counts: dict[str, list[tuple[str, int]]] = {name: [] for name in request.facets}
        for names, tree in [(together, request.narrowed())] + [
            ([name], request.narrowed(without=name)) for name in request.facets if name in filtered
        ]:
            if names:
                where, parameters = _where(request, tree)
                cursor.execute(
                    f"SELECT label, count(*) FROM {TABLE} e, unnest(e.labels) label"
                    f" WHERE {where} AND label LIKE ANY(%s) GROUP BY label",
                    [*parameters, [f"{name}:=%" if name == "subject" else f"{name}:%" for name in names]],
                )
                for label, count in cursor.fetchall():
                    name, _, value = label.partition(":")
                    counts[name].append((value, count))
        return {name: sorted(values, key=lambda pair: (-pair[1], pair[0])) for name, values in counts.items()}

    def scan(self, request: Request, chunk: int = 500) -> Iterator[list[int]]:
        """Keyset pages: each chunk starts behind the last one, so memory stays flat."""
        where, parameters = _where(request, request.narrowed())
        last = ("", 0)
        while True:
            with connection.cursor() as cursor:
                cursor.execute(
                    f'SELECT e.id, e."order" FROM {TABLE} e WHERE {where} AND (e."order", e.id) > (%s, %s)'
                    ' ORDER BY e."order", e.id LIMIT %s',
                    [*parameters, *last, chunk],
                )
                rows = cursor.fetchall()
            if not rows:
                return
            last = (rows[-1][1], rows[-1][0])
            yield [row[0] for row in rows]


def _where(request: Request, tree: Tree) -> Sql:
    condition, parameters = compiled(tree)
    return f"e.language = %s AND ({condition})", [request.language, *parameters]


def compiled(tree: Tree) -> Sql:
    """A tree as a condition on `e`; parts that are only text become one tsquery each."""
    text = tsquery(tree)
    if text is not None:
        return "e.vector @@ %s::tsquery", [text]
    match tree:
        case And(children) | Or(children):
            if not children:
                return "FALSE", []
            parts = [compiled(child) for child in _text_together(tree)]
            joiner = " AND " if isinstance(tree, And) else " OR "
            return "(" + joiner.join(sql for sql, _ in parts) + ")", [p for _, some in parts for p in some]
        case Not(child):
            sql, parameters = compiled(child)
            return f"NOT {sql}", parameters
        case Label(field):
            return (OWN if field in fields.OWN else SHARED), [str(tree)]
        case Range(field, low, high):
            return _between(field, low, high)
        case Everything():
            return "TRUE", []
        case _:
            raise TypeError(f"the tree holds what no engine takes: {tree!r}")


def _text_together(tree: And | Or) -> list[Tree]:
    """The children with those that are only text joined into one."""
    text = [child for child in tree.children if tsquery(child) is not None]
    rest = [child for child in tree.children if tsquery(child) is None]
    return ([type(tree)(tuple(text))] if text else []) + rest


def _between(field: str, low: int | None, high: int | None) -> Sql:
    bounds = []
    for operator, bound in ((">=", low), ("<=", high)):
        if bound is not None:
            value = datetime.date.fromordinal(bound) if field == "date" else bound
            bounds.append((f"e.{field} {operator} %s", value))
    if not bounds:
        return f"(e.{field} IS NOT NULL)", []
    return "((" + " AND ".join(sql for sql, _ in bounds) + ") IS TRUE)", [value for _, value in bounds]


def tsquery(tree: Tree) -> str | None:
    """A tree as a tsquery literal; None when something in it is not text."""
    match tree:
        case Term(lexeme):
            return quoted(lexeme)
        case AnyTerm(terms):
            return "(" + " | ".join(quoted(term.lexeme) for term in terms) + ")"
        case Phrase(places):
            return _phrase(places)
        case Near():
            return "(" + " | ".join(_phrase(phrase.places) for phrase in as_phrases(tree)) + ")"
        case And(children) | Or(children):
            parts = [tsquery(child) for child in children]
            if not parts or None in parts:
                return None
            return "(" + (" & " if isinstance(tree, And) else " | ").join(parts) + ")"
        case Not(child):
            inner = tsquery(child)
            return None if inner is None else f"!({inner})"
        case _:
            return None


def _phrase(places: tuple) -> str:
    written, before = "", 0
    for offset, word in places:
        written += (f" <{offset - before}> " if written else "") + tsquery(word)
        before = offset
    return f"({written})"


def _rank(request: Request) -> Sql:
    """Postgres' own rank over the words looked for; titles carry more weight in their vectors."""
    words = [tsquery(leaf) for leaf, negated in leaves(request.tree) if not negated]
    words = [word for word in words if word is not None]
    if not words:
        return "0", []
    return "ts_rank(e.vector, %s::tsquery, 1)", [" | ".join(words)]
