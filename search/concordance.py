"""Concordance: each place where the words looked for stand, as a line with them in the middle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import analysis, results
from .engines import Request
from .engines.choice import POSTGRES

MOST_LINES = 2000
"""So many lines are sorted; the page says so where there are more."""
PER_PAGE = 50
CONTEXT = {"narrow": 40, "wide": 110}
"""Characters on each side."""
NEIGHBOURS = 4
"""Words on a side that decide the order."""


@dataclass(frozen=True)
class Line:
    """One line: text before, the words, text after."""

    before: str
    words: str
    after: str
    hit: results.Hit
    key: tuple


@dataclass(frozen=True)
class Lines:
    """A page of lines, with what the reader must know of the rest."""

    lines: list[Line]
    total: int
    """How many lines were sorted."""
    hits: int
    """How many hits they come from; fewer than those of the search when `complete` is false."""
    complete: bool
    page: int
    pages: int


def lines(request: Request, order: str, width: str, page: int) -> Lines:
    """The page of lines of a search, sorted by their right or left neighbours or by date."""
    found, read, complete = [], 0, True
    for keys in POSTGRES.scan(request, chunk=200):
        for hit in results.hits(keys, request.tree):
            if len(found) >= MOST_LINES:
                complete = False
                break
            read += 1
            found.extend(_of(hit, order, CONTEXT[width]))
        if not complete:
            break
    del found[MOST_LINES:]
    found.sort(key=lambda line: line.key)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(page, pages)
    return Lines(found[(page - 1) * PER_PAGE : page * PER_PAGE], len(found), read, complete, page, pages)


def _of(hit: results.Hit, order: str, context: int) -> Iterable[Line]:
    text = hit.text
    for start, end in _joined(hit.spots, text):
        first, last = max(0, start - context), min(len(text), end + context)
        before, after = text[first:start], text[end:last]
        if first:
            before = "…" + before[before.find(" ") + 1 :] if " " in before else "…" + before
        if last < len(text):
            after = (after[: after.rfind(" ")] if " " in after else after) + "…"
        yield Line(before, text[start:end], after, hit, _key(hit, order, text, start, end))


def _joined(spots: Iterable[tuple[int, int]], text: str) -> Iterable[tuple[int, int]]:
    """Marked words that stand side by side are one."""
    joined: list[tuple[int, int]] = []
    for start, end in spots:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _key(hit: results.Hit, order: str, text: str, start: int, end: int) -> tuple:
    place = (hit.row.order, start)
    if order == "date":
        return (hit.row.date is None, hit.row.date or 0, place)
    if order == "left":
        words = [token.exact for token in analysis.words(text[max(0, start - 120) : start], hit.language)]
        return (words[: -NEIGHBOURS - 1 : -1], place)
    words = [token.exact for token in analysis.words(text[end : end + 120], hit.language)]
    return (words[:NEIGHBOURS], place)

