"""Marking: where in a text the words of a query stand, found with the same tokens as the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from . import analysis
from .engines import as_phrases
from .query import leaf_words
from .tree import AnyTerm, Near, Phrase, Term, Tree, leaves

Spot = tuple[int, int]
MOST_SPOTS = 2000


@dataclass(frozen=True)
class Places:
    """The tokens of one text by position and lexeme."""

    spans: dict[tuple[int, str], Spot]
    positions: dict[str, list[int]]


class Finder:
    """Finds lexemes in texts of one language, all of them or those wanted; it remembers what it saw in each run."""

    def __init__(self, language: str, wanted: Set[str] | None = None):
        self.language, self.wanted = language, wanted
        self.runs: dict[str, tuple[int, list[tuple[str, int, int, int]]]] = {}

    def places(self, text: str) -> Places:
        """Where each lexeme stands."""
        spans: dict[tuple[int, str], Spot] = {}
        positions: dict[str, list[int]] = defaultdict(list)
        first, runs = 0, self.runs
        for match in analysis.placed_runs(text):
            run = match.group()
            length, places = runs.get(run) or self._look(run)
            if places:
                offset = match.start()
                for lexeme, place, start, end in places:
                    if (first + place, lexeme) not in spans:
                        positions[lexeme].append(first + place)
                    spans[first + place, lexeme] = (offset + start, offset + end)
            first += length
        return Places(spans, positions)

    def _look(self, run: str) -> tuple[int, list[tuple[str, int, int, int]]]:
        places, length = _run(run, self.language)
        wanted = [place for place in places if self.wanted is None or place[0] in self.wanted]
        self.runs[run] = length, wanted
        return length, wanted


@lru_cache(maxsize=1 << 15)
def _run(run: str, language: str) -> tuple[tuple[tuple[str, int, int, int], ...], int]:
    """Of one run of a text: (lexeme, position, start, end) of each, and how many positions it takes."""
    tokens = analysis.tokens(run, language)
    places = []
    for token in tokens:
        pair = len(token.stem) > 1 and analysis.is_han(run[token.start])
        places.append(("=" + token.exact, token.position, token.start, token.end))
        places.append((token.stem, token.position, token.start, token.end + pair))
    return tuple(places), tokens[-1].position + 1


class Marker:
    """Says what is to be marked in texts of one language that answer a query."""

    def __init__(self, tree: Tree, language: str):
        self.looked_for = [leaf for leaf, negated in leaves(tree) if not negated]
        self.finder = Finder(language, {lexeme for leaf in self.looked_for for word in leaf_words(leaf) for lexeme in _lexemes(word)})

    def spots(self, text: str) -> list[Spot]:
        """The stretches to be marked, in order, none touching another; words under a NOT are not looked for."""
        if not self.finder.wanted:
            return []
        places = self.finder.places(text)
        found = [spot for leaf in self.looked_for for spot in _spots(leaf, places)]
        return merged(found[:MOST_SPOTS])


def merged(found: list[Spot]) -> list[Spot]:
    """Overlapping and touching stretches made one."""
    joined: list[Spot] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _spots(leaf: Tree, places: Places) -> list[Spot]:
    match leaf:
        case Term() | AnyTerm():
            return [places.spans[at, lexeme] for lexeme in _lexemes(leaf) for at in places.positions.get(lexeme, ())]
        case Phrase(steps):
            return [(run[0][0], run[-1][1]) for run in _runs(steps, places)]
        case Near():
            return [spot for phrase in as_phrases(leaf) for run in _runs(phrase.places, places) for spot in run]
        case _:
            return []


def _lexemes(word) -> tuple[str, ...]:
    return (word.lexeme,) if isinstance(word, Term) else tuple(term.lexeme for term in word.terms)


def _runs(steps: tuple, places: Places):
    """For each place where a phrase stands, the stretch of each of its words."""
    first = steps[0][1]
    for start in (at for lexeme in _lexemes(first) for at in places.positions.get(lexeme, ())):
        run = []
        for offset, word in steps:
            spot = next((places.spans[start + offset, x] for x in _lexemes(word) if (start + offset, x) in places.spans), None)
            if spot is None:
                break
            run.append(spot)
        else:
            yield run
