"""The logical order of lines that are written from right to left.

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
from itertools import cycle
from operator import attrgetter
from typing import NamedTuple

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_QUOTES, _MIRRORED = re.compile("[‘’“”]"), str.maketrans("‘’“”", "’‘”“")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9./,:&'’+@#_()-]*[A-Za-zÀ-ɏ0-9])?")
_NUMBER = re.compile(r"\d+(?:[./,:]\d+)*")
"""After Arabic letters a hyphen or dash between two numbers goes with the line, a stroke or point does not."""

_ARABIC_SIGNS = re.compile("[،؛؟]")
_WITH_COMMA = re.compile(r"([^\u0590-\u08ff]*[A-Za-z0-9][^\u0590-\u08ff]*)([،؛؟]\s*)")
_IN_BRACKETS = re.compile(r"[()](\d{1,3})[()]")
_DECISION = re.compile(r"(?<![\w/])([A-Z]+\.\d+)/(\d+)(?![\w/])")
"""The number of a decision, `1/CP.21`: between Arabic words its stroke stands to the right of the Latin letters."""
DAY_LAST = re.compile(r"[A-Z][a-z]+ (?:19|20)\d\d \d{1,2}")
"""`25 May 2044` in a line from right to left: the day stands to the right of the Latin month."""
_NUMBER_BACKWARDS = re.compile(r"([()\[\].,;:]*)(\d+)(?:([-–])(\d+))?([()\[\].,;:]*)")
"""A number or range with the signs around it, as a line from right to left gives it."""
_SIGNED = re.compile(r"([.,;:()\[\]]*)(.*?)([.,;:()\[\]]*)")
_SIGNS_BEFORE, _BRACKETS_BEHIND = re.compile(r"[.,;:()\[\]]*"), re.compile(r"(?<![()\[\]])[()\[\]]+$")
_BRACKETS = re.compile(r"[()\[\]]")
_BRACKET_AROUND = re.compile(r"[.,;:]*[()\[\]]|.*[()\[\]]$")
_SIGN_FIRST = re.compile(r"\s*([.,;:])(?=[A-Za-zÀ-ɏ0-9])")
"""A sign that a line from right to left draws before the last word of a phrase."""
_POINT_FIRST = re.compile(r"\s*\.(\d{1,3})\s*")
_YEARS = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[-–]((?:19|20)\d\d)(?![\d/-])")
_RANGE = re.compile(r"(?<![\d/.-])(\d{1,4})[-–](\d{1,4})(?![\d/.-])")
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
_KASHIDA = re.compile("(?<=[\u0620-\u0652])\u0640+(?=[\u0620-\u0652])")
"""Strokes that only stretch a word; one at its end is written by the author."""


class Character(NamedTuple):
    """A character with its edges and the look of its text object."""

    text: str
    left: float
    right: float
    look: tuple
    glyph: tuple | None = None
    """What the characters drawn by one glyph have in common."""
    ink: float | None = None
    """The height of what is drawn, of signs above letters."""


_baseline, _left, _right = (lambda each: each.look[0]), attrgetter("left"), attrgetter("right")


def once(characters: Sequence[Character]) -> list[Character]:
    """The characters without letters that are not drawn: some programs give the glyph of a sign the text of a letter as well."""
    drawn = {each.glyph for each in characters if each.ink is not None and each.glyph is not None}
    if not drawn:
        return list(characters)
    glyphs: dict[tuple, list[Character]] = defaultdict(list)
    for each in characters:
        if each.glyph in drawn:
            glyphs[each.glyph].append(each)
    signed = [group for group in glyphs.values() if len(group) > 1]
    gone = _doubled(signed)
    letters = sorted((each for each in characters if each.ink is None), key=_baseline)
    heights = [each.look[0] for each in letters]
    reach = _SHIFTED * max((each.look[1] for each in letters), default=0.0)
    for group in signed:
        height, size = group[0].look[:2]
        if max(each.ink or 0.0 for each in group) < _SIGN_HEIGHT * size:
            near = letters[bisect_left(heights, height - reach) : bisect_right(heights, height + reach)]
            if any(each.glyph != group[0].glyph and id(each) not in gone and _under(group, each) for each in near):
                gone.update(id(each) for each in group if each.ink is None)
    return [each for each in characters if id(each) not in gone]


def _doubled(signed: list[list[Character]]) -> set[int]:
    """The characters of glyphs with signs that stand over another glyph of the same text."""
    alike: dict[str, list[list[Character]]] = defaultdict(list)
    for group in signed:
        alike["".join(sorted(each.text for each in group))].append(group)
    gone: set[int] = set()
    for groups in alike.values():
        groups.sort(key=lambda group: group[0].look[0])
        for place, upper in enumerate(groups):
            if any(_above(upper, lower) for lower in groups[:place]):
                gone.update(map(id, upper))
    return gone


def _above(upper: list[Character], lower: list[Character]) -> bool:
    """A glyph stands over another one of the same line."""
    size = lower[0].look[1]
    edges = [(min(each.left for each in glyph), max(each.right for each in glyph)) for glyph in (upper, lower)]
    return abs(upper[0].look[0] - lower[0].look[0]) < _SHIFTED * size and _overlap(*edges) > _OVER


def _under(sign: list[Character], letter: Character) -> bool:
    """A letter of the same line stands under the middle of a sign: one whose glyph has no text of its own leaves a hole there."""
    edge = _EDGE * (letter.right - letter.left)
    middle = (min(each.left for each in sign) + max(each.right for each in sign)) / 2
    return abs(sign[0].look[0] - letter.look[0]) < _SHIFTED * letter.look[1] and letter.left + edge < middle < letter.right - edge


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of the narrower stands over the other."""
    narrower = min(one[1] - one[0], other[1] - other[0])
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(narrower, 0.01)


def gathered(characters: Sequence[Character], blanks: Sequence[Character]) -> list[list[Character]]:
    """The words of a page, each in logical order: what stands close together on one line is a word, in whatever order it was drawn."""
    words = []
    spaces = sorted(_lines(blanks), key=lambda line: line[0].look[0])
    for line in _lines(_levelled(characters)):
        height, size = line[0].look[:2]
        near = [(blank.left + blank.right) / 2 for each in spaces if abs(each[0].look[0] - height) < 0.3 * size for blank in each]
        backwards = any(RIGHT_TO_LEFT.search(one.text) for one in line)
        words += [word(each) if backwards else each for each in _apart(line, sorted(near))]
    return words


def _lines(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters by their baselines, from the left."""
    levels: dict[float, list[Character]] = defaultdict(list)
    for each in characters:
        levels[each.look[0]].append(each)
    lines: list[list[Character]] = []
    for height in sorted(levels, reverse=True):
        if lines and lines[-1][0].look[0] - height < _SAME_LINE:
            lines[-1] += levels[height]
        else:
            lines.append(levels[height])
    return [sorted(line, key=_left) for line in lines]


def _apart(line: list[Character], blanks: list[float]) -> list[list[Character]]:
    """The words of a line from the left: cut at every gap as wide as a blank, and at narrower ones where a blank was drawn."""
    words: list[list[Character]] = []
    edge = -math.inf
    for each in line:
        _, left, right, (_, size, _), *_ = each
        gap = left - edge
        if gap > _NARROWEST * size and (gap > _WORD_GAP * size or _between(blanks, edge - 0.05 * size, left + 0.05 * size)):
            words.append([each])
            edge = right
        else:
            words[-1].append(each)
            edge = max(edge, right)
    return words


def _between(places: list[float], start: float, end: float) -> bool:
    """One of the places, which ascend, is there."""
    return bisect_right(places, end) > bisect_left(places, start)


def _levelled(characters: Sequence[Character]) -> Iterator[Character]:
    """Fonts move letters up and down inside a word; they come back to the baseline that most letters near it have."""
    looks = Counter(each.look for each in characters)
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
    level = {look: (home[look[1], round(look[0], 1)], *look[1:]) for look in looks}
    return (Character(text, left, right, level[look], glyph, ink) for text, left, right, look, glyph, ink in characters)


def word(characters: Sequence[Character]) -> list[Character]:
    """The characters of one word in logical order."""
    text = "".join([each.text for each in characters])
    if _LETTERS.fullmatch(text):
        return _from_the_right(characters)
    if not RIGHT_TO_LEFT.search(text) and _LATIN.search(text):
        return sorted(characters, key=_left)
    marks = [each for each in characters if unicodedata.combining(each.text[0])]
    bases = _from_the_right([each for each in characters if not unicodedata.combining(each.text[0])])
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


def _from_the_right(characters: Sequence[Character]) -> list[Character]:
    """Right edges descending; of a lam and an alef that stand over one another the lam comes first, of a glyph of two lams and a heh the lams."""
    row = sorted(characters, key=_right, reverse=True)
    if len(row) == 1:
        return row
    text = "".join([each.text[0] for each in row])
    for found in _ALEF_LAM.finditer(text):
        one, other = row[found.start() : found.end()]
        if _overlap(one[1:3], other[1:3]) > _OVER:
            row[found.start() : found.end()] = other, one
    for at in range(len(row) - 2) if text.count("ل") > 1 and "ه" in text else ():
        glyph = row[at : at + 3]
        if glyph[0].glyph is not None and len({each.glyph for each in glyph}) == 1 and sorted(each.text for each in glyph) == ["ل", "ل", "ه"]:
            row[at : at + 3] = sorted(glyph, key=lambda each: each.text)
    return row


def _numbers_turned(characters: list[Character]) -> list[Character]:
    """Runs of digits and Latin letters stand from left to right inside the word."""
    text = "".join(each.text[0] for each in characters)
    pattern = _LEFT_TO_RIGHT if _LATIN.search(text) else _NUMBER
    turned = characters
    for found in pattern.finditer(text):
        turned[found.start() : found.end()] = characters[found.start() : found.end()][::-1]
    return turned


def ordered(pieces: list) -> list:
    """The pieces of one row from right to left, Latin phrases turned."""
    row = [part for piece in _signs_joined(sorted(pieces, key=lambda piece: -piece.right)) for part in _comma_apart(piece)]
    row = [piece._replace(text=_DECISION.sub(r"\2/\1", piece.text)) if "." in piece.text else piece for piece in row]
    at = 1 if len(row) > 1 and opens_backwards(row[0], row[1]) else 0
    if at and (repeated := _IN_BRACKETS.fullmatch(row[1].text.strip())) and repeated[1] == row[0].text.strip():
        at = 2  # the note says its number again
    result = [piece._replace(text=_POINT_FIRST.sub(r"\1. ", piece.text)) for piece in row[:at]]
    while at < len(row):
        end = at
        while end < len(row) and not RIGHT_TO_LEFT.search(row[end].text):
            end += 1
            if _SIGN_FIRST.match(row[end - 1].text) and _LATIN.search(row[end - 1].text):
                break
        phrase = row[at:end]
        if phrase:
            numbers = _before_brackets(phrase)
            result += phrase[:numbers]
            phrase = phrase[numbers:]
            result += _phrase(phrase) if any(_LATIN.search(piece.text) for piece in phrase) else phrase
        if end == len(row) or not RIGHT_TO_LEFT.search(row[end].text):
            at = end
            continue
        if phrase and _ARABIC_SIGNS.match(row[end].text):
            result[-1] = result[-1]._replace(text=result[-1].text.rstrip())
        result.append(row[end])
        at = end + 1
    return _bracketed(result)


def _signs_joined(row: list) -> list:
    """A sign that touches the word to its right, and not the one to its left, as part of that word."""
    joined: list = []
    for piece, following in zip(row, [*row[1:], None]):
        sign = piece.text.strip() in (".", ",", ";", ":") and joined and _LATIN.search(joined[-1].text)
        apart = following is None or piece.left - following.right > _WORD_GAP * piece.size
        if sign and apart and abs(joined[-1].left - piece.right) < _NARROWEST * piece.size:
            joined[-1] = joined[-1]._replace(text=piece.text.strip() + joined[-1].text.lstrip(), left=piece.left)
        else:
            joined.append(piece)
    return joined


def _comma_apart(piece) -> list:
    """An Arabic comma behind a Latin word is a piece of its own, at the other end of the whole phrase; the signs around the word go as they are drawn."""
    found = _WITH_COMMA.fullmatch(piece.text)
    if not found:
        return [piece]
    before, word, behind = _SIGNED.fullmatch(found[1]).groups()
    drawn = behind[::-1] + word + before[::-1] if _LATIN.search(word) else found[1]
    return [piece._replace(text=drawn), piece._replace(text=found[2], right=piece.left)]


def _before_brackets(phrase: list) -> int:
    """How many numbers at its right edge a phrase in brackets follows: `13 (A/74/13)` has them outside."""
    count = next((place for place, piece in enumerate(phrase) if any(char.isalpha() for char in piece.text)), 0)
    for place, piece in enumerate(phrase[:count]):
        if _BRACKETS.search(piece.text) and _NUMBER.search(piece.text):
            return place  # `2020 (Sect. 2)`: this number is inside the brackets
    return count if count and _BRACKET_AROUND.match(phrase[count].text.strip()) else 0


def opens_backwards(first, second) -> bool:
    """Two pieces at the right edge are the mark of a note: a number that is raised, or that brackets or a point follow."""
    number = first.text.strip()
    bracketed = bool(re.fullmatch(r"\(?\d{1,3}[).]?", number)) and (first.raised or set(second.text.strip()) <= {"(", ")"})
    return bracketed or bool(_POINT_FIRST.fullmatch(number))


def _bracketed(pieces: list) -> list:
    """Brackets are drawn mirrored, and some are given as drawn: where they come in pairs, the first opens; else those before a word do."""
    for pair in ("()", "[]"):
        count = sum(piece.text.count(sign) for piece in pieces for sign in pair)
        pattern = re.compile(f"[{re.escape(pair)}]")
        if count % 2:
            marks = [False, *(piece.raised for piece in pieces), False]
            pieces = [piece._replace(text=_by_words(piece.text, pair, *around)) for piece, *around in zip(pieces, marks, marks[2:])]
        elif count:
            signs = cycle(pair)
            pieces = [piece._replace(text=pattern.sub(lambda found: next(signs), piece.text)) for piece in pieces]
    return pieces


def _by_words(text: str, pair: str, mark_before: bool, mark_behind: bool) -> str:
    """Brackets directly before a word or a mark open, those directly behind one close."""
    if pair[0] not in text and pair[1] not in text:
        return text
    either = f"[{re.escape(pair)}]"
    text = re.sub(rf"(?<!\w){either}(?=[\w“”([])", pair[0], text)
    text = re.sub(rf"(?<=[\w“”)\]]){either}(?!\w)", pair[1], text)
    text = re.sub(rf"^{either}(?!\w)", pair[1], text) if mark_before else text
    return re.sub(rf"{either}(?=\s*$)", pair[0], text) if mark_behind else text


def _phrase(pieces: list) -> list:
    """Pieces without right-to-left letters: from the first to the last word they are turned, with blanks between them."""
    wordy = [place for place, piece in enumerate(pieces) if any(char.isalnum() for char in piece.text)]
    first, last = wordy[0], wordy[-1] + 1
    turned = pieces[first:last][::-1]
    words = [piece.text.strip() for piece in turned]
    if len(turned) == 3 and DAY_LAST.fullmatch(" ".join(words)):
        turned = [turned[-1], *turned[:-1]]
        words = [words[-1], *words[:-1]]
    words = _signs_around([word if _LATIN.search(word) else _NUMBER_BACKWARDS.sub(_number_turned, word) for word in words])
    return [*pieces[:first], *(piece._replace(text=word + " ") for piece, word in zip(turned, words)), *pieces[last:]]


def _number_turned(found: re.Match) -> str:
    before, number, dash, second, behind = found.groups()
    return behind[::-1] + (f"{second}{dash}{number}" if dash else number) + before[::-1]


def _signs_around(words: list[str]) -> list[str]:
    """Signs to the left of a Latin phrase end it, a bracket to its right opens it: they are of the line, unless the other bracket is inside."""
    left = _SIGNS_BEFORE.match(words[0])[0]
    right = found[0] if (found := _BRACKETS_BEHIND.search(words[-1])) else ""
    inside = len(_BRACKETS.findall("".join(words))) - len(_BRACKETS.findall(left + right))
    if inside % 2:
        left, right = left.rstrip("()[]") if not _BRACKETS.search(left.rstrip("()[]")) else "", ""
    inner = " ".join(words)
    return f"{right[::-1]}{inner[len(left) : len(inner) - len(right)]}{left[::-1]}".split(" ")


def settled(text: str) -> str:
    """The text of a piece with its letters in their basic forms, and quotation marks as they are drawn: PDFium mirrors them between Arabic words."""
    if _QUOTES.search(text) and not _LATIN.search(text):
        text = text.translate(_MIRRORED)
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def ascending(pages: list[list[list]]) -> None:
    """Turn ranges of years that descend, and where most do, the other ranges: the program has drawn them the other way."""
    years = [int(first) > int(last) for pieces in pages for piece in pieces for first, last in _YEARS.findall(piece[0])]
    pattern = _RANGE if 2 * sum(years) > len(years) else _YEARS
    for piece in (piece for pieces in pages for piece in pieces):
        piece[0] = pattern.sub(_turned, piece[0])


def _turned(found: re.Match) -> str:
    first, last = found[1], found[2]
    turned = int(first) > int(last) or len(first) < 4
    return found[0].replace(first, "\0", 1).replace(last, first, 1).replace("\0", last, 1) if turned else found[0]


def without_stretching(pages: list[list[list]]) -> None:
    """Take out the strokes that stretch words to the margin, where they are too many to be the author's."""
    text = "".join(piece[0] for pieces in pages for piece in pieces)
    if 200 * text.count("\u0640") > sum(map(str.isalpha, text)):
        for piece in (piece for pieces in pages for piece in pieces):
            piece[0] = _KASHIDA.sub("", piece[0])
