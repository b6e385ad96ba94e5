"""The logical order of lines that are written from right to left.

PDFium gives the characters of such a line word by word, but turns some words and not others; the places
decide: words and letters go from the right edge to the left, numbers and Latin words the other way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(slots=True)
class Word:
    """Characters between two blanks, and whether PDFium began or ended a line there."""

    characters: list[Character]
    begins: bool = False
    ends: bool = False

    @property
    def left(self) -> float:
        return min(each.left for each in self.characters)

    @property
    def right(self) -> float:
        return max(each.right for each in self.characters)


def gathered(words: list[Word]) -> list[list[Character]]:
    """The words of a page in logical order: letters set a little higher or lower are on their line, strays in their word, halves joined."""
    _levelled(words)
    lines: dict[float, list[Word]] = defaultdict(list)
    for each in words:
        lines[round(each.characters[0].look[0])].append(each)
    for line in lines.values():
        _strays_home(line)
        _halves_joined(line)
        backwards = any(RIGHT_TO_LEFT.search(one.text) for each in line for one in each.characters)
        for each in line:
            each.characters = word(each.characters) if backwards else sorted(each.characters, key=lambda one: one.left)
    return [each.characters for each in words if each.characters]


def _levelled(words: list[Word]) -> None:
    """Fonts move letters up and down inside a word; they come back to the baseline that most letters have."""
    counts = Counter((round(one.look[0], 1), one.look[1]) for each in words for one in each.characters)
    usual = [place for place, count in counts.items() if count > 4]
    for each in words:
        for at, one in enumerate(each.characters):
            baseline, size, style = one.look
            if (round(baseline, 1), size) in usual:
                continue
            near = min((place for place in usual if place[1] == size), key=lambda place: abs(place[0] - baseline), default=None)
            if near is not None and abs(near[0] - baseline) < 0.6 * size:
                each.characters[at] = one._replace(look=(near[0], size, style))


def _strays_home(line: list[Word]) -> None:
    """A character that stands inside another word than its own goes there."""
    for each in line:
        lost = [one for one in each.characters if not _at_home(one, each.characters)] if len(each.characters) > 2 else list(each.characters)
        for character in lost:
            middle = (character.left + character.right) / 2
            others = (other for other in line if other is not each and len(other.characters) > 1)
            home = next((other for other in others if other.left <= middle <= other.right), None)
            if home is not None:
                each.characters.remove(character)
                home.characters.append(character)


def _halves_joined(line: list[Word]) -> None:
    """PDFium ends its line inside a word where a letter is set lower: the halves touch."""
    ends = [each for each in line if each.characters and each.ends]
    for first in ends:
        for second in line:
            if second is first or not second.characters or not second.begins or not first.characters:
                continue
            if abs(first.left - second.right) < 0.12 * first.characters[0].look[1]:
                first.characters += second.characters
                second.characters = []


def _at_home(character: Character, word_of_it: list[Character]) -> bool:
    """Whether a character touches another one of its word."""
    reach = 0.3 * character.look[1]
    others = [other for other in word_of_it if other is not character]
    return any(character.left - reach < other.right and other.left < character.right + reach for other in others)


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
