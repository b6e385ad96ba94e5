"""Vocabulary: the words and keywords that occur, to expand what a query leaves open and to suggest what was meant."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache

from resolutions.models import Subject

from . import analysis
from .fields import Mistake, name_run
from .models import Word
from .tree import AnyTerm, Label, Near, Or, Pattern, Phrase, Term, Tree, either, replace_leaves

WIDEST = 400
"""A pattern that stands for more words than this says nothing; it is refused."""

NOTHING = Or(())


def expand(tree: Tree, language: str) -> Tree:
    """The tree with each Pattern replaced by the words of its shape, and words of a keyword by the keywords.

    Raises Mistake where a Pattern stands for too many.
    """

    def change(leaf):
        match leaf:
            case Pattern():
                return _any(leaf, language)
            case Phrase():
                return _phrase(leaf, language)
            case Near():
                return _near(leaf, language)
            case Label("subject", words) if not words.startswith("="):
                return _subjects(words)
            case _:
                return leaf

    return replace_leaves(tree, change)


def _phrase(phrase: Phrase, language: str) -> Tree:
    words = [(offset, _any(word, language) if isinstance(word, Pattern) else word) for offset, word in phrase.places]
    if any(word == NOTHING for _, word in words):
        return NOTHING
    if math.prod(len(word.terms) for _, word in words if isinstance(word, AnyTerm)) > WIDEST:
        raise Mistake("pattern-too-wide", pattern=phrase.word)
    return Phrase(tuple(words), phrase.word)


def _near(near: Near, language: str) -> Tree:
    units = []
    for unit in near.units:
        phrase = _phrase(Phrase(unit.places, near.word), language)
        if phrase == NOTHING:
            return NOTHING
        units.append(replace(unit, places=phrase.places))
    words = math.prod(len(w.terms) for unit in units for _, w in unit.places if isinstance(w, AnyTerm))
    if words * (near.distance * (1 if near.ordered else 2)) ** (len(units) - 1) > WIDEST * 2:
        raise Mistake("pattern-too-wide", pattern=near.word)
    return replace(near, units=tuple(units))


def _any(pattern: Pattern, language: str):
    like = re.sub(r"([\\%_])", r"\\\1", pattern.pattern).replace("*", "%").replace("?", "_")
    found = Word.objects.filter(language=language).extra(where=["form LIKE %s"], params=[like])
    forms = sorted(found.values_list("form", flat=True)[: WIDEST + 1])
    if len(forms) > WIDEST:
        raise Mistake("pattern-too-wide", pattern=pattern.word)
    if not forms:
        return NOTHING
    return AnyTerm(tuple(Term(f"={form}", form) for form in forms), pattern.word)


def _subjects(words: str) -> Tree:
    """The keywords that hold these words side by side; entries carry keywords whole (`subject:=…`)."""
    names = Subject.objects.order_by("label").values_list("label", flat=True).distinct()
    return either(*(Label("subject", f"={name}") for name in names if f" {words} " in _padded(name)))


@lru_cache(maxsize=20_000)
def _padded(name: str) -> str:
    return f" {name_run('subject', name, 'en')} "


def suggestions(word: str, language: str, most: int = 3) -> list[str]:
    """Words that occur and differ from `word` by one or two letters, the nearest first."""
    exact = analysis.fold(word)
    if not 3 <= len(exact) <= 40:
        return []
    reach = 1 if len(exact) < 6 else 2
    shapes = {exact[:1] + "%", "%" + exact[-3:], "_" + exact[1:3] + "%"}
    nearby = Word.objects.filter(language=language).extra(
        where=["length(form) BETWEEN %s AND %s", "form LIKE ANY(%s)", "form !~ '[-/.(0-9]'"],
        params=[len(exact) - reach, len(exact) + reach, sorted(shapes)],
    )
    ranked = []
    for form in nearby.values_list("form", flat=True):
        distance = edit_distance(exact, form, reach)
        if 0 < distance <= reach:
            ranked.append((distance, form[:1] != exact[:1], form))
    return [form for _, _, form in sorted(ranked)[:most]]


def edit_distance(a: str, b: str, reach: int) -> int:
    """Letters inserted, left out, changed or swapped with their neighbour; more than `reach` is not counted further."""
    before, previous = [], list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > reach:
            return reach + 1
        before, previous = previous, row
    return previous[-1]
