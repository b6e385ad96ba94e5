"""Openings: the words a paragraph opens with, told apart by part and class with a lexicon per language.

A lexicon file `lexicon/<language>.tsv` holds facts counted in official texts, one a line:
kind, class, alternatives (blank-separated), phrase.  Kinds `preambular` and `operative` are openings
without their modifiers; `numbering` (also, further), `repetition` (once again), `aside` (in this
regard) and `intensity` (deeply) may stand before, inside or after them and never decide the class.
Only a `noun` does, after a verb that says no more than that something is expressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).with_name("lexicon")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
PARTS = ("preambular", "operative")
TRAILING = ("numbering", "repetition")
"""Modifiers that belong to the opening when they end it; the others are only read over."""
CAPITALISED = ("en", "es", "fr")
"""Languages in which a paragraph that opens with a verb opens with a capital."""
GAPS = ("", ",", "،", "，")
"""What may stand before or after an aside."""
QUOTES = "«\"“"
"""Marks that may stand before the first word of a quoted paragraph."""
READ_ON = 6
"""What a verb of expression expresses is named within this many words."""
REACH = 14
"""No opening is longer than this many words (Chinese: characters)."""

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*['’]?")
_CHARACTER = re.compile(r"\w")
_FIRST = {language: re.compile(rf"\s*[{QUOTES}]*\s*({(_CHARACTER if language == 'zh' else _WORD).pattern})") for language in LANGUAGES}
"""The first word of a text, quotation marks before it left out."""
_FOLD = re.compile(rf"[{_MARKS}\u0640]")


class Token(NamedTuple):
    """A word (in Chinese a character): its folded form, its span, and what stands before it."""

    form: str
    start: int
    end: int
    gap: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening words found in a text: their span, part and class in lower case."""

    start: int
    end: int
    part: str
    action: str
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases; `entry` is set where a phrase ends."""

    edges: dict[str, Node] = field(default_factory=dict)
    entry: tuple[str, str, tuple[str, ...]] | None = None

    def add(self, forms: list[str], entry: tuple[str, str, tuple[str, ...]]) -> None:
        """Plant a phrase given as folded words."""
        node = self
        for form in forms:
            node = node.edges.setdefault(form, Node())
        node.entry = entry


class Lexicon(NamedTuple):
    """The phrases of one language: a tree per part, and one for the modifiers."""

    parts: dict[str, Node]
    modifiers: Node
    nouns: Node
    firsts: set[str]
    """The first words of everything that may begin an act inside a sentence."""
    openers: set[str]
    """The first words of everything that a paragraph may open with."""


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The form under which words are compared: lower case, one apostrophe, no Arabic vowel signs."""
    word = word.lower()
    return word if word.isascii() and word.isalpha() else _FOLD.sub("", word).replace("'", "’").replace("ё", "е")


class Words:
    """The first words of text[start:], told apart as they are asked for; Chinese has no blanks, so there each character is one."""

    def __init__(self, text: str, language: str, start: int = 0):
        self.text, self.last, self.found = text, start, []
        self.coming = islice(_pattern(language).finditer(text, start), REACH)

    def __getitem__(self, at: int) -> Token | None:
        """The word at this place, counted from 0; None where there is none within REACH."""
        found = self.found
        while len(found) <= at:
            word = next(self.coming, None)
            if word is None:
                return None
            start, end = word.span()
            found.append(Token(fold(word[0]), start, end, self.text[self.last : start].strip()))
            self.last = end
        return found[at]


def _pattern(language: str) -> re.Pattern:
    return _CHARACTER if language == "zh" else _WORD


@lru_cache(maxsize=None)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once; KeyError for a language that has none."""
    if language not in LANGUAGES:
        raise KeyError(f"There is no lexicon of openings for the language {language!r}.")
    book = Lexicon({part: Node() for part in PARTS}, Node(), Node(), set(), set())
    for line in (LEXICON / f"{language}.tsv").read_text("utf-8").splitlines():
        kind, action, alternatives, phrase = line.split("\t")
        words = Words(phrase, language)
        forms = [word.form for word in map(words.__getitem__, range(REACH)) if word]
        tree = book.parts.get(kind) or (book.nouns if kind == "noun" else book.modifiers)
        tree.add(forms, (kind, action, tuple(alternatives.split())))
        if kind != "noun":
            book.openers.add(forms[0])
        if kind not in ("preambular", "noun"):
            book.firsts.add(forms[0])
    return book


def match(text: str, language: str, part: str | None = None) -> Opening | None:
    """The longest opening at the start of a text (un_spec 4.5, rules 1 and 2), or None.

    `part` is preambular or operative; None takes whichever reaches further.
    """
    if language not in LANGUAGES or language in CAPITALISED and text[:1].islower():
        return None
    first = _FIRST[language].match(text)
    if first is None or language in CAPITALISED and not first[1][0].isupper():
        return None
    if fold(first[1]) not in lexicon(language).openers:
        return None
    return longest(Words(text, language), 0, language, PARTS if part is None else (part,))


def at(text: str, start: int, language: str) -> Opening | None:
    """The longest operative opening at text[start] inside a sentence, in lower case, asides skipped."""
    book = lexicon(language)
    word, tree = _pattern(language).search(text, start), book.modifiers
    if word is None or fold(word.group()) not in book.firsts:
        return None
    words, first = Words(text, language, start), 0
    while (word := words[first]) and word.gap in GAPS and word.form in tree.edges:
        stop, kind = modifier(tree, words, first)
        if kind != "aside":
            break
        first = stop
    if not word or word.gap not in GAPS or text[word.start].isupper():
        return None
    return longest(words, first, language, ("operative",))


def longest(words: Words, at: int, language: str, parts: tuple[str, ...]) -> Opening | None:
    """The longest opening of one of the parts that begins at words[at], with its modifiers."""
    book = lexicon(language)
    best: tuple[int, tuple[str, str, tuple[str, ...]]] | None = None
    for part in parts:
        found = _walk(book.parts[part], book.modifiers, words, at, True)
        if found and (best is None or found[0] > best[0]):
            best = found
    if best is None:
        return None
    stop, (part, action, alternatives) = best
    if action == "express_other":
        action = _expressed(book.nouns, words, stop, language) or action
    stop = _trailing(book.modifiers, words, stop)
    return Opening(words[at].start, words[stop - 1].end, part, action, alternatives)


def opening_kind(text: str, language: str) -> str | None:
    """Whether a text opens as a preambular or an operative paragraph; None when it opens as neither.

    Chinese opens both with the same words, so there the final mark decides (un_spec 4.5, rule 6).
    """
    opening = match(text, language)
    if opening is None or language != "zh":
        return opening and opening.part
    final = text.rstrip()[-1:]
    return {"，": "preambular", "；": "operative", "。": "operative", "：": "operative"}.get(final)


def _walk(node, modifiers, words, at, loose):
    """(stop, entry) of the longest phrase below `node`, reading over modifiers; None if there is none.

    `loose` allows a comma before the next word, as after an aside between commas.
    """
    best = (at, node.entry) if node.entry else None
    word = words[at]
    if word is None:
        return best
    gap = word.gap
    if gap in ("", "-", "‑") or (loose and gap.strip(QUOTES) in GAPS):
        below = node.edges.get(word.form)
        found = below and _walk(below, modifiers, words, at + 1, False)
        if found:
            best = found
    if gap in GAPS and node.edges and word.form in modifiers.edges:
        stop, _ = modifier(modifiers, words, at)
        found = stop and _walk(node, modifiers, words, stop, True)
        if found and found[0] > stop and (best is None or found[0] > best[0]):
            best = found
    return best


def modifier(tree: Node, words: Words, at: int) -> tuple[int, str]:
    """(stop, kind) of the longest modifier at words[at]; (0, "") when there is none."""
    best, node, first = (0, ""), tree, at
    while (word := words[at]) and (at == first or not word.gap):
        node = node.edges.get(word.form)
        if node is None:
            break
        at += 1
        if node.entry:
            best = (at, node.entry[0])
    return best


def _expressed(nouns: Node, words: Words, stop: int, language: str) -> str | None:
    """The class of what is expressed, if one of the next words names it (un_spec 4.5, rule 2)."""
    for at in range(stop, stop + (READ_ON * 2 if language == "zh" else READ_ON)):
        word = words[at]
        found = _walk(nouns, Node(), words, at, True) if word and word.gap in GAPS else None
        if found:
            return found[1][1]
    return None


def _trailing(tree: Node, words: Words, stop: int) -> int:
    """Where the opening ends once the modifiers that follow it are counted in."""
    while (word := words[stop]) and not word.gap and word.form in tree.edges:
        further, kind = modifier(tree, words, stop)
        if kind not in TRAILING:
            break
        stop = further
    return stop
