"""The logical order of lines that are written from right to left.

PDFium gives the characters of such a line word by word, but turns some words and not others; the places
decide: words and letters go from the right edge to the left, numbers and Latin words the other way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from itertools import cycle
from typing import NamedTuple

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9./,:&'’+_-]*[A-Za-zÀ-ɏ0-9])?")
_NUMBER = re.compile(r"\d+(?:[./,:]\d+)*")
"""After Arabic letters a hyphen or dash between two numbers goes with the line, a stroke or point does not."""


class Character(NamedTuple):
    """A character with its edges and the look of its text object."""

    text: str
    left: float
    right: float
    look: tuple


def gathered(words: list[list[Character]]) -> list[list[Character]]:
    """The words of a page, with each character that stands inside another word of its line moved there."""
    lines: dict[float, list[list[Character]]] = defaultdict(list)
    for each in words:
        lines[round(each[0].look[0])].append(each)
    for line in lines.values():
        for each in line:
            lost = [one for one in each if not _at_home(one, each)] if len(each) > 2 else list(each)
            for character in lost:
                home = next((other for other in line if other is not each and len(other) > 1 and _within(character, other)), None)
                if home is not None:
                    each.remove(character)
                    home.append(character)
    return [each for each in words if each]


def _at_home(character: Character, word_of_it: list[Character]) -> bool:
    """Whether a character touches another one of its word."""
    reach = 0.3 * character.look[1]
    others = [other for other in word_of_it if other is not character]
    return any(character.left - reach < other.right and other.left < character.right + reach for other in others)


def _within(character: Character, other: list[Character]) -> bool:
    middle = (character.left + character.right) / 2
    return min(one.left for one in other) <= middle <= max(one.right for one in other)


def word(characters: Sequence[Character]) -> list[Character]:
    """The characters of one word in logical order."""
    text = "".join(each.text for each in characters)
    if not RIGHT_TO_LEFT.search(text) and _LATIN.search(text):
        return sorted(characters, key=lambda each: each.left)
    marks = [each for each in characters if unicodedata.combining(each.text[0])]
    bases = sorted((each for each in characters if not unicodedata.combining(each.text[0])), key=_from_the_right)
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        near = min(range(len(bases)), key=lambda at: abs((bases[at].left + bases[at].right) / 2 - middle), default=None)
        if near is None:
            bases.append(mark)
        else:
            while near + 1 < len(bases) and unicodedata.combining(bases[near + 1].text[0]):
                near += 1
            bases.insert(near + 1, mark)
    return _numbers_turned(bases)


def _from_the_right(character: Character) -> tuple[float, bool]:
    """Right edges descending; of a lam and an alef drawn as one glyph the lam comes first."""
    return round(-character.right), character.text != "ل", -character.right


def _numbers_turned(characters: list[Character]) -> list[Character]:
    """Runs of digits and Latin letters stand from left to right inside the word."""
    text = "".join(each.text[0] for each in characters)
    pattern = _LEFT_TO_RIGHT if _LATIN.search(text) else _NUMBER
    turned = list(characters)
    for found in pattern.finditer(text):
        turned[found.start() : found.end()] = reversed(characters[found.start() : found.end()])
    return turned


def ordered(pieces: list) -> list:
    """The pieces of one row from right to left, Latin phrases turned."""
    row = sorted(pieces, key=lambda piece: -piece.right)
    result, at = [], 0
    while at < len(row):
        end = at
        while end < len(row) and not RIGHT_TO_LEFT.search(row[end].text):
            end += 1
        phrase = row[at:end]
        if any(_LATIN.search(piece.text) for piece in phrase):
            result += _phrase(phrase)
        else:
            result += phrase
        if end < len(row):
            result.append(row[end])
        at = end + 1
    return _bracketed(result)


def _bracketed(pieces: list) -> list:
    """Brackets are drawn mirrored, and some are given as drawn: where they come in pairs, the first opens."""
    count = sum(piece.text.count("(") + piece.text.count(")") for piece in pieces)
    if not count or count % 2:
        return pieces
    signs = cycle("()")
    return [piece._replace(text=re.sub(r"[()]", lambda found: next(signs), piece.text)) for piece in pieces]


def _phrase(pieces: list) -> list:
    """Pieces without right-to-left letters: from the first to the last word they are turned, with blanks between them."""
    wordy = [place for place, piece in enumerate(pieces) if any(char.isalnum() for char in piece.text)]
    first, last = wordy[0], wordy[-1] + 1
    turned = [piece._replace(text=piece.text.strip() + " ") for piece in reversed(pieces[first:last])]
    return [*pieces[:first], *turned, *pieces[last:]]


def settled(text: str) -> str:
    """The text of a piece with its letters in their basic forms."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
