"""The words of a page that is written from right to left, put together from its characters by their places.

PDFium gives the characters of such a line word by word, but turns some words and not others, and cuts words
at their numbers; so the places decide: words and letters go from the right edge to the left, numbers and Latin
words the other way.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

from .glyphs import SHOWN, SURROGATE, Glyphs
from .scripts import LATIN, NUMBER, RIGHT_TO_LEFT

_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_UNSETTLED = re.compile("[‘’“”\ufb50-\ufdff\ufe70-\ufefc]")
_QUOTES, _MIRRORED = re.compile("[‘’“”]"), str.maketrans("‘’“”", "’‘”“")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9./,:&'’+@#_()-]*[A-Za-zÀ-ɏ0-9])?")
_SAME_LINE = 1.0
"""In points: baselines of one line."""
_SHIFTED = 0.6
"""In ems: letters of one size that are no further apart are on one line."""
_WORD_GAP, _NARROWEST = 0.16, 0.04
"""In ems: gaps between words, and the narrowest that a blank is squeezed to."""
_SIGN_HEIGHT = 0.28
"""In ems: a glyph no higher than this draws only the sign of its text."""
_EDGE = 0.2
"""Of a letter: that far others may reach over it."""
_OVER = 0.5
"""Of the narrower of two: letters that stand over one another by this share are one glyph, or one is the sign above the other."""
_LETTERS = re.compile("[\u0621-\u064a]+")
_ALEF_LAM = re.compile("[اأإآ]ل")

Look = tuple[float, float, int]
"""The baseline of the line, size and style."""
Blank = tuple[float, float]
"""Its baseline and its middle."""


class Character(NamedTuple):
    """A character with its edges and the look of its text object."""

    text: str
    left: float
    right: float
    look: Look
    glyph: tuple[int, float, float] | None = None
    """What the characters drawn by one glyph have in common: their text object, and the place across and the height where it is drawn."""
    ink: float | None = None
    """The height of what is drawn, of signs above letters."""


_left, _right, _look = attrgetter("left"), attrgetter("right"), attrgetter("look")


# ----------------------------------------------------------------------------------- pieces of a page


def pieces_of(glyphs: Glyphs) -> Iterator[list]:
    """Of every word the parts of one look: [text, left, right, baseline, size, style]."""
    letters, blanks = _characters(glyphs)
    for word in gathered(once(letters), blanks):
        parts = [list(part) for _, part in groupby(word, _look)]
        for part in parts:
            left, right = min(map(_left, part)), max(map(_right, part))
            text = settled("".join([each.text for each in part]))
            baseline, size, style = part[0].look
            yield [text + " " if part is parts[-1] else text, round(left, 2), round(right, 2), baseline, round(size, 2), style]


def _characters(glyphs: Glyphs) -> tuple[list[Character], list[Blank]]:
    """Letters with their edges and looks, and blanks; letters of one glyph have one origin, signs above letters the height of their ink."""
    shown = {sign: text for sign in set(glyphs.text) if (text := sign.translate(SHOWN)) and not SURROGATE.match(text)}
    blank, signs = (set(filter(kind, shown)) for kind in (lambda sign: shown[sign].isspace(), lambda sign: unicodedata.combining(shown[sign])))
    drawn = shown.keys() - blank
    written = [index for index, sign in enumerate(glyphs.text) if sign in drawn]
    between = [index for index, sign in enumerate(glyphs.text) if sign in blank and (sign != " " or glyphs.owners[index])]
    return _letters(glyphs, written, shown, signs), _blanks(glyphs, between)


def _letters(glyphs: Glyphs, indexes: list[int], shown: dict[str, str], signs: set[str]) -> list[Character]:
    texts, owners = [list(map(values.__getitem__, indexes)) for values in (glyphs.text, glyphs.owners)]
    looks, origins = glyphs.looks(indexes), glyphs.origins(indexes)
    lefts, rights = glyphs.edges(indexes, looks)
    inks = [glyphs.ink(index) if text in signs else None for index, text in zip(indexes, texts)] if signs else repeat(None)
    set_so = list(zip(origins[1::2], map(itemgetter(0), looks), map(itemgetter(1), looks)))
    home = at_home(set_so)
    places = zip(owners, origins[0::2], origins[1::2])
    values = zip(map(shown.__getitem__, texts), lefts, rights, map(home.__getitem__, set_so), places, inks)
    return list(map(tuple.__new__, repeat(Character), values))


def _blanks(glyphs: Glyphs, indexes: list[int]) -> list[Blank]:
    baselines, edges = glyphs.origins(indexes)[1::2], glyphs.edges(indexes, glyphs.looks(indexes))
    return sorted((baseline, (left + right) / 2) for baseline, left, right in zip(baselines, *edges))


# ------------------------------------------------------------------------------------ what is drawn


def once(characters: Sequence[Character]) -> list[Character]:
    """The characters without letters that are not drawn: some programs give the glyph of a sign the text of a letter as well."""
    drawn = {each.glyph for each in characters if each.ink is not None}
    if not drawn:
        return list(characters)
    glyphs: dict[tuple, list[Character]] = defaultdict(list)
    for each in characters:
        if each.glyph in drawn:
            glyphs[each.glyph].append(each)
    signed = [group for group in glyphs.values() if len(group) > 1]
    gone = _doubled(signed)
    alone = [group for group in signed if max(each.ink or 0.0 for each in group) < _SIGN_HEIGHT * group[0].look[1]]
    letters = sorted((each for each in characters if each.ink is None), key=_height) if alone else []
    reach = _SHIFTED * max((each.look[1] for each in letters), default=0.0)
    for group in alone:
        height = _height(group[0])
        near = letters[bisect_left(letters, height - reach, key=_height) : bisect_right(letters, height + reach, key=_height)]
        if any(each.glyph != group[0].glyph and id(each) not in gone and _under(group, each) for each in near):
            gone.update(id(each) for each in group if each.ink is None)
    return [each for each in characters if id(each) not in gone] if gone else list(characters)


def _height(character: Character) -> float:
    """Where its glyph is drawn."""
    return character.glyph[2]


def _doubled(signed: list[list[Character]]) -> set[int]:
    """The characters of glyphs with signs that stand over another glyph of the same text."""
    alike: dict[str, list[list[Character]]] = defaultdict(list)
    for group in signed:
        alike["".join(sorted(each.text for each in group))].append(group)
    gone: set[int] = set()
    for groups in alike.values():
        groups.sort(key=lambda group: _height(group[0]))
        for place, upper in enumerate(groups):
            if any(_above(upper, lower) for lower in groups[:place]):
                gone.update(map(id, upper))
    return gone


def _above(upper: list[Character], lower: list[Character]) -> bool:
    """A glyph stands over another one of the same line."""
    size = lower[0].look[1]
    edges = [(min(each.left for each in glyph), max(each.right for each in glyph)) for glyph in (upper, lower)]
    return abs(_height(upper[0]) - _height(lower[0])) < _SHIFTED * size and _overlap(*edges) > _OVER


def _under(sign: list[Character], letter: Character) -> bool:
    """A letter of the same line stands under the middle of a sign: one whose glyph has no text of its own leaves a hole there."""
    edge = _EDGE * (letter.right - letter.left)
    middle = (min(each.left for each in sign) + max(each.right for each in sign)) / 2
    return abs(_height(sign[0]) - _height(letter)) < _SHIFTED * letter.look[1] and letter.left + edge < middle < letter.right - edge


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of the narrower stands over the other."""
    narrower = min(one[1] - one[0], other[1] - other[0])
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(narrower, 0.01)


# -------------------------------------------------------------------------------------------- words


def at_home(set_so: Iterable[Look]) -> dict[Look, Look]:
    """Every look at its home: fonts move letters up and down inside a word, these go to the baseline that most letters near them have."""
    looks = Counter(set_so)
    counts: Counter[tuple[float, float]] = Counter()
    for (baseline, size, _), count in looks.items():
        counts[size, round(baseline, 1)] += count
    lines: dict[float, list[float]] = defaultdict(list)
    home = {}
    for (size, baseline), _ in counts.most_common():
        near = next((line for line in lines[size] if abs(line - baseline) < _SHIFTED * size), None)
        if near is None:
            lines[size].append(baseline)
        home[size, baseline] = baseline if near is None else near
    return {look: (home[look[1], round(look[0], 1)], *look[1:]) for look in looks}


def gathered(characters: Iterable[Character], blanks: Sequence[Blank]) -> list[list[Character]]:
    """The words of a page, each in logical order: what stands close together on one line is a word, in whatever order it was drawn."""
    words = []
    for line in _lines(characters):
        height, size, _ = line[0].look
        near = blanks[bisect_left(blanks, (height - 0.3 * size,)) : bisect_left(blanks, (height + 0.3 * size,))]
        backwards = any(RIGHT_TO_LEFT.search(one.text) for one in line)
        words += [word(each) if backwards else each for each in _apart(line, sorted([middle for _, middle in near]))]
    return words


def _lines(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters by their baselines, from the left."""
    levels: dict[float, list[Character]] = defaultdict(list)
    for each in characters:
        levels[each.look[0]].append(each)
    lines: list[list[Character]] = []
    last = math.inf
    for height in sorted(levels, reverse=True):
        if last - height < _SAME_LINE:
            lines[-1] += levels[height]
        else:
            lines.append(levels[height])
            last = height
    return [sorted(line, key=_left) for line in lines]


def _apart(line: list[Character], blanks: list[float]) -> list[list[Character]]:
    """The words of a line from the left: cut at every gap as wide as a blank, and at narrower ones where a blank was drawn."""
    words: list[list[Character]] = []
    edge = -math.inf
    for each in line:
        left, right, size = each.left, each.right, each.look[1]
        gap = left - edge
        if gap > _NARROWEST * size and (gap > _WORD_GAP * size or _between(blanks, edge - 0.05 * size, left + 0.05 * size)):
            word = [each]
            words.append(word)
            edge = right
        else:
            word.append(each)
            edge = right if right > edge else edge
    return words


def _between(places: list[float], start: float, end: float) -> bool:
    """One of the places, which ascend, is there."""
    return bisect_right(places, end) > bisect_left(places, start)


def word(characters: Sequence[Character]) -> list[Character]:
    """The characters of one word in logical order."""
    row = sorted(characters, key=_right, reverse=True)
    text = "".join([each.text[0] for each in row])
    if _LETTERS.fullmatch(text):
        return _ligatures_apart(row, text)
    if not RIGHT_TO_LEFT.search(text) and LATIN.search(text):
        return sorted(characters, key=_left)
    marks = [each for each in characters if unicodedata.combining(each.text[0])]
    bases = [each for each in row if not unicodedata.combining(each.text[0])] if marks else row
    bases = _ligatures_apart(bases, "".join([each.text[0] for each in bases]))
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


def _ligatures_apart(row: list[Character], text: str) -> list[Character]:
    """Letters by their right edges: of a lam and an alef that stand over one another the lam comes first, of a glyph of two lams and a heh the lams."""
    for found in _ALEF_LAM.finditer(text):
        one, other = row[found.start() : found.end()]
        if other.right > one.left and _overlap(one[1:3], other[1:3]) > _OVER:
            row[found.start() : found.end()] = other, one
    for at in range(len(row) - 2) if text.count("ل") > 1 and "ه" in text else ():
        glyph = row[at : at + 3]
        if glyph[0].glyph is not None and len({each.glyph for each in glyph}) == 1 and sorted(each.text for each in glyph) == ["ل", "ل", "ه"]:
            row[at : at + 3] = sorted(glyph, key=lambda each: each.text)
    return row


def _numbers_turned(characters: list[Character]) -> list[Character]:
    """Runs of digits and Latin letters stand from left to right inside the word."""
    text = "".join(each.text[0] for each in characters)
    pattern = _LEFT_TO_RIGHT if LATIN.search(text) else NUMBER
    turned = characters
    for found in pattern.finditer(text):
        turned[found.start() : found.end()] = characters[found.start() : found.end()][::-1]
    return turned


def settled(text: str) -> str:
    """The text of a piece with its letters in their basic forms, and quotation marks as they are drawn: PDFium mirrors them between Arabic words."""
    if not _UNSETTLED.search(text):
        return text
    if _QUOTES.search(text) and not LATIN.search(text):
        text = text.translate(_MIRRORED)
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
