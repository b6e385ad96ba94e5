"""Pairs of very common words, indexed as one word each: as a phrase, `de la` would be looked for in half of all texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

COMMON = {
    "ar": frozenset("في من على الي التي ان عن ما".split()),
    "en": frozenset("the of and to in for on with that its as by".split()),
    "es": frozenset("de la los las el en y que del a su para".split()),
    "fr": frozenset("de la le les des et a l d du en que dans par".split()),
    "ru": frozenset("и в на по с о к для".split()),
    "zh": frozenset(),
}
"""Exact forms; Chinese is indexed by pairs of characters as it is."""


def pair(first: str, second: str) -> str:
    """The term of two exact forms; no form of a word holds a low line."""
    return f"={first}_{second}"


def pairs(forms: Sequence[str], language: str) -> Iterator[str]:
    """The terms of the pairs in a run of exact forms; "" stands where none can be part of one."""
    common = COMMON[language]
    before = ""
    for form in forms:
        form = form if form in common else ""
        if form and before:
            yield pair(before, form)
        before = form


def within(words: Sequence[tuple[int, str]], language: str, step: int) -> list[str]:
    """The terms of the pairs in a phrase of (place, lexeme), of which neighbours stand `step` apart."""
    common = COMMON[language]
    found = []
    for (place, lexeme), (following, further) in zip(words, words[1:], strict=False):
        exact = lexeme[:1] == further[:1] == "="
        if exact and following - place == step and lexeme[1:] in common and further[1:] in common:
            found.append(pair(lexeme[1:], further[1:]))
    return found
