"""The logical order of the words of a line that is written from right to left, and what programs draw the other way.

Words go from the right edge to the left, Latin phrases in them the other way; the signs and brackets around a
phrase are the line's or the phrase's by where they stand.
"""

from __future__ import annotations

import re
from itertools import cycle

from .scripts import LATIN, NUMBER, RIGHT_TO_LEFT


_FOREIGN = re.compile(r"[A-Za-zÀ-ɏ\d()\[\]]|[^\u0590-\u08ff]\s+[،؛؟]")
"""In a line without any of these there is nothing to turn."""
_ARABIC_SIGNS = re.compile("[،؛؟]")
_WITH_COMMA = re.compile(r"([^\u0590-\u08ff]*[A-Za-z0-9][^\u0590-\u08ff]*)([،؛؟]\s*)")
_IN_BRACKETS = re.compile(r"[()](\d{1,3})[()]")
_DECISION = re.compile(r"(?<![\w/])([A-Z]+\.\d+)/(\d+)(?![\w/])")
"""The number of a decision, `1/CP.21`: between Arabic words its stroke stands to the right of the Latin letters."""
DAY_LAST = re.compile(r"[A-Z][a-z]+ (?:19|20)\d\d \d{1,2}")
"""`25 May 2044` in a line from right to left: the day stands to the right of the Latin month."""
_NUMBER_BACKWARDS = re.compile(r"([()\[\].,;:]*)(\d+(?:[.,]\d+)*)(?:([-–])(\d+))?([()\[\].,;:]*)")
"""A number or range with the signs around it, as a line from right to left gives it."""
_SIGN_BEHIND = re.compile(r"\d+[,;:]")
"""A number inside a phrase that is given in its order already: `vol. 2056, No.`"""
_SIGNED = re.compile(r"([.,;:()\[\]]*)(.*?)([.,;:()\[\]]*)")
_SIGNS_BEFORE, _BRACKETS_BEHIND = re.compile(r"[.,;:()\[\]]*"), re.compile(r"(?<![()\[\]])[()\[\]]+$")
_BRACKETS = re.compile(r"[()\[\]]")
_BRACKET_AROUND = re.compile(r"[.,;:]*[()\[\]]|.*[()\[\]]$")
_SIGN_FIRST = re.compile(r"\s*([.,;:])(?=[A-Za-zÀ-ɏ0-9])")
"""A sign that a line from right to left draws before the last word of a phrase."""
_POINT_FIRST = re.compile(r"\s*\.(\d{1,3})\s*")
_YEARS = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[-–]((?:19|20)\d\d)(?![\d/-])")
_RANGE = re.compile(r"(?<![\d/.-])(\d{1,4})[-–](\d{1,4})(?![\d/.-])")
_WORD_GAP, _NARROWEST = 0.16, 0.04
"""In ems: gaps between words, and the narrowest that a blank is squeezed to."""
_KASHIDA = re.compile("(?<=[\u0620-\u0652])\u0640+(?=[\u0620-\u0652])")
"""Strokes that only stretch a word; one at its end is written by the author."""


def ordered(pieces: list) -> list:
    """The pieces of one row from right to left, Latin phrases turned."""
    row = sorted(pieces, key=lambda piece: -piece.right)
    if not _FOREIGN.search("".join([piece.text for piece in row])):
        return row
    row = [part for piece in _signs_joined(row) for part in _comma_apart(piece)]
    row = [piece._replace(text=_DECISION.sub(r"\2/\1", piece.text)) if "." in piece.text else piece for piece in row]
    at = 1 if len(row) > 1 and opens_backwards(row[0], row[1]) else 0
    if at and (repeated := _IN_BRACKETS.fullmatch(row[1].text.strip())) and repeated[1] == row[0].text.strip():
        at = 2  # the note says its number again
    result = [piece._replace(text=_POINT_FIRST.sub(r"\1. ", piece.text)) for piece in row[:at]]
    while at < len(row):
        end = at
        while end < len(row) and not RIGHT_TO_LEFT.search(row[end].text):
            end += 1
            if _SIGN_FIRST.match(row[end - 1].text) and LATIN.search(row[end - 1].text):
                break
        phrase = row[at:end]
        if phrase:
            numbers = _before_brackets(phrase)
            result += phrase[:numbers]
            phrase = phrase[numbers:]
            result += _phrase(phrase) if any(LATIN.search(piece.text) for piece in phrase) else phrase
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
        sign = piece.text.strip() in (".", ",", ";", ":") and joined and LATIN.search(joined[-1].text)
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
    drawn = behind[::-1] + word + before[::-1] if LATIN.search(word) else found[1]
    return [piece._replace(text=drawn), piece._replace(text=found[2], right=piece.left)]


def _before_brackets(phrase: list) -> int:
    """How many numbers at its right edge a phrase in brackets follows: `13 (A/74/13)` has them outside."""
    count = next((place for place, piece in enumerate(phrase) if any(char.isalpha() for char in piece.text)), 0)
    for place, piece in enumerate(phrase[:count]):
        if _BRACKETS.search(piece.text) and NUMBER.search(piece.text):
            return place  # `2020 (Sect. 2)`: this number is inside the brackets
    return count if count and _BRACKET_AROUND.match(phrase[count].text.strip()) else 0


def opens_backwards(first, second) -> bool:
    """Two pieces at the right edge are the mark of a note: a number that is raised, or that brackets or a point follow."""
    number = first.text.strip()
    bracketed = bool(re.fullmatch(r"\(?\d{1,3}[).]?", number)) and (first.raised or set(second.text.strip()) <= {"(", ")"})
    return bracketed or bool(_POINT_FIRST.fullmatch(number))


def _bracketed(pieces: list) -> list:
    """Brackets are drawn mirrored, and some are given as drawn: where they come in pairs, the first opens; else those before a word do.

    No blank follows one that opens.
    """
    text = "".join([piece.text for piece in pieces])
    for pair in ("()", "[]"):
        count = sum(map(text.count, pair))
        pattern = re.compile(f"[{re.escape(pair)}]")
        if count % 2:
            marks = [False, *(piece.raised for piece in pieces), False]
            pieces = [piece._replace(text=_by_words(piece.text, pair, *around)) for piece, *around in zip(pieces, marks, marks[2:])]
        elif count:
            signs = cycle(pair)
            pieces = [piece._replace(text=pattern.sub(lambda found: next(signs), piece.text)) for piece in pieces]
    return [piece._replace(text=piece.text.strip()) if piece.text.strip() in ("(", "[") else piece for piece in pieces]


def _by_words(text: str, pair: str, mark_before: bool, mark_behind: bool) -> str:
    """Brackets directly before a word or a mark open, those directly behind one close."""
    if pair[0] not in text and pair[1] not in text:
        return text
    if empty := re.search(rf"(?:{re.escape(pair)}|{re.escape(pair[::-1])})(?!\w)", text):  # a mark stood in them
        before, behind = text[: empty.start()], text[empty.end() :]
        return _by_words(before, pair, mark_before, False) + pair + _by_words(behind, pair, False, mark_behind)
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
    inner = range(1, len(words) - 1)
    kept = [LATIN.search(word) or place in inner and _SIGN_BEHIND.fullmatch(word) for place, word in enumerate(words)]
    words = _signs_around([word if keep else _NUMBER_BACKWARDS.sub(_number_turned, word) for word, keep in zip(words, kept)])
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
