"""Vectors: text → the lexemes with their positions, in the form in which Postgres takes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from itertools import chain

from . import analysis

FARTHEST_POSITION = 16383
MOST_POSITIONS = 255
"""Limits of Postgres' tsvector; see `places`."""
PLACE = "\0"
"""Stands in literals for a position; no word holds it."""
EXACT = re.compile(r"'=([^' ]+)'")


def places(text: str, language: str) -> dict[str, list[int]]:
    """Each lexeme, `=exact` or stem, with the positions where a phrase can find it.

    Postgres keeps 255 positions of a lexeme and none beyond 16,383, so neither engine does: what stands
    farther in one paragraph is found as a word, but not in a phrase.
    """
    found: dict[str, list[int]] = defaultdict(list)
    first = 0
    for run in analysis.runs(text):
        lexemes, length = _lexemes(run, language)
        for lexeme, place in lexemes:
            positions = found[lexeme]
            if len(positions) < MOST_POSITIONS and first + place < FARTHEST_POSITION:
                positions.append(first + place)
        first += length
    return found


@lru_cache(maxsize=1 << 16)
def _lexemes(run: str, language: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """The lexemes of a run with their places in it, and how many positions it takes."""
    tokens = analysis.tokens(run, language)
    lexemes = tuple((form, token.position) for token in tokens for form in ("=" + token.exact, token.stem))
    return lexemes, _length(tokens)


def vector(text: str, language: str, weight: str = "") -> str:
    """The lexemes as a literal of type tsvector, which counts positions from 1.

    A lexeme may stand in it several times; Postgres makes one of them.
    """
    words = list(chain.from_iterable(map(_LITERALS[language], analysis.runs(text))))
    if len(words) >= MOST_POSITIONS:
        return _long_vector(text, language, weight)
    return "".join([word.replace(PLACE, f"{place}{weight}") for place, word in enumerate(words, 1)])


def _literals(language: str) -> Callable[[str], tuple[str, ...]]:
    """The function run → the literals of what stands at each of its positions, PLACE for the position; it remembers."""

    @lru_cache(maxsize=1 << 15)
    def literals(run: str) -> tuple[str, ...]:
        tokens = analysis.tokens(run, language)
        found = [""] * _length(tokens)
        for token in tokens:
            found[token.position] += f" {quoted('=' + token.exact)}:{PLACE} {quoted(token.stem)}:{PLACE}"
        return tuple(found)

    return literals


_LITERALS = {language: _literals(language) for language in analysis.FORMS}


def _length(tokens: list[analysis.Token]) -> int:
    """How many positions the tokens of a run take."""
    return tokens[-1].position + 1 if tokens else 0


def _long_vector(text: str, language: str, weight: str) -> str:
    return " ".join(
        quoted(lexeme) + (":" + ",".join([f"{place + 1}{weight}" for place in positions]) if positions else "")
        for lexeme, positions in places(text, language).items()
    )


def exact_forms(literal: str) -> list[str]:
    """The exact forms in the literal of a vector."""
    return EXACT.findall(literal)


def quoted(lexeme: str) -> str:
    """A lexeme as tsvector and tsquery literals take it."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
