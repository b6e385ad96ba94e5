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
from itertools import groupby
from operator import itemgetter
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
HYPHENS = ("", "-", "‑")
"""What may stand between two words of a phrase."""
QUOTES = "«\"“"
"""Marks that may stand before the first word of a quoted paragraph."""
READ_ON = 6
"""What a verb of expression expresses is named within this many words."""
REACH = 14
"""No opening is longer than this many words (Chinese: characters)."""

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*['’]?")
_CHARACTER = re.compile(r"\w")
_WORDS = {language: _CHARACTER if language == "zh" else _WORD for language in LANGUAGES}
_FIRST = {language: re.compile(rf"\s*[{QUOTES}]*\s*({word.pattern})") for language, word in _WORDS.items()}
"""The first word of a text, quotation marks before it left out."""
_FOLD = re.compile(rf"[{_MARKS}\u0640]")
_UNFOLDED = {ord("’"): "['’]", ord("е"): "[её]"}
"""What a sign of a folded word stands for, as a pattern."""
_VOWELLED = rf"|[^\W\d_]*[{_MARKS}\u0640]"
"""A word written with vowel signs may be any word."""

Entry = tuple[str, str, tuple[str, ...]]
"""What the lexicon says of a phrase: kind, class, alternatives."""


class Token(NamedTuple):
    """A word (in Chinese a character): its folded form, its span, and what stands before it."""

    form: str
    start: int
    end: int
    gap: str


class Opening(NamedTuple):
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
    entry: Entry | None = None

    def add(self, forms: list[str], entry: Entry) -> None:
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
    openers: dict[str | None, set[str]]
    """Part → the first words of everything that a paragraph of it may open with; None stands for either part."""
    acts: str
    """A pattern of everything that may begin an act inside a sentence: its first word, or what is read over before it."""


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The form under which words are compared: lower case, one apostrophe, no Arabic vowel signs."""
    word = word.lower()
    return word if word.isascii() and word.isalpha() else _FOLD.sub("", word).replace("'", "’").replace("ё", "е")


class Words(dict[int, Token | None]):
    """The words of a text from its first one on, by their place, counted from 0; each is told apart when it is asked for.

    None where there is none within REACH.  Chinese has no blanks, so there each character is a word.
    """

    __slots__ = ("text", "language")

    def __init__(self, first: re.Match, language: str):
        self.text, self.language = first.string, language
        start, end = first.span(1)
        self[0] = Token(fold(first[1]), start, end, self.text[first.pos : start].strip())

    def __missing__(self, at: int) -> Token | None:
        before, word = self[at - 1], None
        if before and at < REACH and (found := _WORDS[self.language].search(self.text, before.end)):
            start, end = found.span()
            word = Token(fold(found[0]), start, end, self.text[before.end : start].strip())
        self[at] = word
        return word


@lru_cache(maxsize=None)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once; KeyError for a language that has none."""
    if language not in LANGUAGES:
        raise KeyError(f"There is no lexicon of openings for the language {language!r}.")
    parts, modifiers, nouns, acts = {part: Node() for part in PARTS}, Node(), Node(), set()
    for line in (LEXICON / f"{language}.tsv").read_text("utf-8").splitlines():
        kind, action, alternatives, phrase = line.split("\t")
        forms = [fold(word) for word in _WORDS[language].findall(phrase)[:REACH]]
        tree = parts.get(kind) or (nouns if kind == "noun" else modifiers)
        tree.add(forms, (kind, action, tuple(alternatives.split())))
        if kind not in ("preambular", "noun"):
            acts.add(forms[0] if kind == "operative" else r"\s*".join(forms))
    openers = {part: {*tree.edges, *modifiers.edges} for part, tree in parts.items()}
    return Lexicon(parts, modifiers, nouns, {**openers, None: set().union(*openers.values())}, _beginnings(acts, language))


def _beginnings(phrases: set[str], language: str) -> str:
    """A pattern of phrases given as patterns, ordered by their first letters; what it finds may still be another word."""
    apart = "" if language == "zh" else r"(?!(?<=[^\W\d_])[^\W\d_])"
    by_letter = {letter: "|".join(phrase[1:] for phrase in group) for letter, group in groupby(sorted(phrases), itemgetter(0))}
    words = "|".join(f"{letter}(?:{rests}){apart}" for letter, rests in by_letter.items()).translate(_UNFOLDED)
    return words + (_VOWELLED if language == "ar" else "")


def match(text: str, language: str, part: str | None = None) -> Opening | None:
    """The longest opening at the start of a text (un_spec 4.5, rules 1 and 2), or None.

    `part` is preambular or operative; None takes whichever reaches further.
    """
    if language not in LANGUAGES or language in CAPITALISED and text[:1].islower():
        return None
    first = _FIRST[language].match(text)
    if first is None or fold(first[1]) not in lexicon(language).openers[part]:
        return None
    if language in CAPITALISED and not first[1][0].isupper():
        return None
    return longest(Words(first, language), 0, language, PARTS if part is None else (part,))


def at(text: str, start: int, language: str) -> Opening | None:
    """The longest operative opening at text[start] inside a sentence, in lower case, asides skipped."""
    opener = _FIRST[language].match(text, start)
    if opener is None:
        return None
    words, first, tree = Words(opener, language), 0, lexicon(language).modifiers
    while (word := words[first]) and word.gap in GAPS:
        stop, kind = modifier(tree, words, first)
        if kind != "aside":
            return None if text[word.start].isupper() else longest(words, first, language, ("operative",))
        first = stop
    return None


def longest(words: Words, at: int, language: str, parts: tuple[str, ...]) -> Opening | None:
    """The longest opening of one of the parts that begins at words[at], with its modifiers."""
    book = lexicon(language)
    best: tuple[int, Entry] | None = None
    for part in parts:
        found = _walk(book.parts[part], book.modifiers, words, at)
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


def _walk(node: Node, modifiers: Node, words: Words, at: int) -> tuple[int, Entry] | None:
    """(stop, entry) of the longest phrase below `node`, reading over modifiers; None if there is none.

    A comma or a quotation mark may stand before its first word, as after an aside between commas.
    """
    best, detours, first = None, [], at
    while True:
        if node.entry:
            best = at, node.entry
        word = words[at]
        if word is None:
            break
        form, gap = word.form, word.gap
        if form in modifiers.edges and gap in GAPS:
            detours.append((node, at))
        node = node.edges.get(form)
        if node is None or gap not in HYPHENS and not (at == first and gap.strip(QUOTES) in GAPS):
            break
        at += 1
    for node, at in reversed(detours):
        stop, _ = modifier(modifiers, words, at)
        found = stop and _walk(node, modifiers, words, stop)
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
        found = _walk(nouns, Node(), words, at) if word and word.gap in GAPS else None
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
