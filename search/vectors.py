"""Vectors: text → the lexemes with their positions, in the form in which Postgres takes them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from itertools import chain, repeat

from . import analysis

FARTHEST_POSITION = 16383
MOST_POSITIONS = 255
"""Limits of Postgres' tsvector; see `vector`."""
PLAIN, TITLE = 0, 3
"""Weights of lexemes, which Postgres calls D and A."""
END = b"\0"
"""Ends a lexeme; no word holds it."""

Vector = dict[bytes, bytes]
"""From each lexeme, `=exact` or stem in UTF-8 with END, to the positions where it stands, PLACE bytes each, in their order."""

AROUND_WORDS = ".,;:()«»“”\"،؛"
"""No word begins or ends with these: most runs are a word between them."""
PLACE = 2
_PLACES = {weight: [struct.pack("!H", weight << 14 | n) for n in range(1, FARTHEST_POSITION + 1)] for weight in (PLAIN, TITLE)}
_COUNTS = {PLACE * n: struct.pack("!H", n) for n in range(MOST_POSITIONS + 1)}
"""By the length of the positions."""


def vector(text: str, language: str, weight: int = PLAIN) -> Vector:
    """The lexemes of a text with the positions, counted from 1, where a phrase can find them.

    Postgres keeps 255 positions of a lexeme and none beyond 16,383, so neither engine does: what stands
    farther in one paragraph is found as a word, but not in a phrase.
    """
    found: Vector = {}
    words = list(chain.from_iterable(map(_LEXEMES[language], analysis.runs(text))))
    for place, lexemes in zip(chain(_PLACES[weight], repeat(b"")), words):  # noqa: B905: the places have no end
        for lexeme in lexemes:
            found[lexeme] = found.get(lexeme, b"") + place
    if len(words) > MOST_POSITIONS:
        return {lexeme: places[: PLACE * MOST_POSITIONS] for lexeme, places in found.items()}
    return found


def packed(vector: Vector) -> bytes:
    """A vector as Postgres' binary form has it: the lexemes in the order of their bytes, each with its positions."""
    pieces = [lexeme + _COUNTS[len(places)] + places for lexeme, places in sorted(vector.items())]
    return struct.pack("!i", len(pieces)) + b"".join(pieces)


def places(text: str, language: str) -> dict[str, list[int]]:
    """Each lexeme with its positions, counted from 0."""
    return {
        lexeme.removesuffix(END).decode(): [place - 1 for (place,) in struct.iter_unpack("!H", places)]
        for lexeme, places in vector(text, language).items()
    }


def exact_forms(lexemes: set[bytes]) -> list[str]:
    """The exact forms among lexemes, in the order of their letters."""
    return sorted([lexeme[1:].removesuffix(END).decode() for lexeme in lexemes if lexeme.startswith(b"=")])


def quoted(lexeme: str) -> str:
    """A lexeme as tsquery literals take it."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _lexemes(language: str) -> Callable[[str], tuple[tuple[bytes, ...], ...]]:
    """The function run → the lexemes at each of its positions; it remembers."""

    @lru_cache(maxsize=1 << 15)
    def lexemes(run: str) -> tuple[tuple[bytes, ...], ...]:
        word = run.strip(AROUND_WORDS)
        if analysis.is_word(word):
            return (_encoded(*analysis.FORMS[language](word)),)
        tokens = analysis.tokens(run, language)
        found: list[tuple[bytes, ...]] = [()] * (tokens[-1].position + 1 if tokens else 0)
        for token in tokens:
            found[token.position] += _encoded(token.exact, token.stem)
        return tuple(tuple(dict.fromkeys(each)) for each in found)

    return lexemes


def _encoded(exact: str, stem: str) -> tuple[bytes, bytes]:
    return b"=" + exact.encode() + END, stem.encode() + END


_LEXEMES = {language: _lexemes(language) for language in analysis.FORMS}
