"""Analysis: text in one of six languages → tokens, the same for indexing, querying, marking and concordance.

What a token is
---------------
* Each word has a position, the offsets of its letters in the text, an *exact* form (folded: case, accents,
  presentation forms, Arabic vowel signs, tatweel, alef forms, ya and ta marbuta, Russian ё) and a *stem*
  (Snowball on the folded form; folding first is what makes accents never matter).  Stop-words are kept.
* An apostrophe, typographic or not, also one that Unicode takes for a letter, separates words: `l’Assemblée`
  is `l` and `assemblee`, `qu'elle` is `qu` and `elle`, `States’` is `states`.
* Words joined by a hyphen (U+002D, U+2010, U+2011), a slash or an inner dot are found in parts, each at a
  position of its own, and whole: the whole stands at the position of its first part (`parts` > 1).  What
  holds a slash has its endings as wholes too, so that `A/RES/66/178` is found as `66/178`.
* A number with its year or session in brackets, `2462 (2019)`, `217 A (III)`, is one whole as well.
* Chinese, which writes no spaces: each character is a word of its own at a position of its own; its stem is
  the overlapping pair it makes with the next character.  Every two-character word is therefore found, as one
  term, wherever it stands; one character is found by its exact form; longer words are phrases of pairs.

`tokens` guarantees: 0 <= start < end <= len(text); positions grow by one from 0 over the words; wholes share
the position of their first part; no exact form or stem is empty or holds a blank.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HYPHENS = "-\u2010\u2011"
INVISIBLE = "\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphen, tatweel, direction marks and joiners: inside a word they belong to it and are dropped."""
APOSTROPHES = "\u02bb\u02bc"
"""Those that Unicode takes for letters."""
MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"

LETTER = rf"[^\W_{HAN}{APOSTROPHES}]"
WORD = rf"{LETTER}(?:{LETTER}|[{MARKS}{INVISIBLE}])*"
BRACKET = r"(?<=\d)(?:[ \u00a0][A-Z])?[ \u00a0]?\((?:[12]\d{3}|[IVXLC]{1,8})\)"
RUN = re.compile(
    rf"(?P<han>[{HAN}]+)"  # 合作
    rf"|(?P<run>{WORD}(?:[{HYPHENS}/.]{WORD})*)"  # non-prolifération, A/RES/66/178, CP.21
    rf"(?P<bracket>{BRACKET})?"  # the end of 2462 (2019), 217 A (III)
)
WHOLE_RUN = re.compile(re.sub(r"\(\?P<\w+>", "(?:", RUN.pattern))
"""RUN without names for what it finds, of which many are found at once."""
PLAIN_RUN = re.compile(rf"\w+(?:[{HYPHENS}/.]\w+)*(?:{BRACKET})?")
"""The same, in two thirds of the time, where a text has nothing PECULIAR."""
PECULIAR = re.compile(f"[_{HAN}{MARKS}{INVISIBLE}{APOSTROPHES}]")
ACROSS_BLANKS = re.compile(r"\d\s[A-Z]?\s?\(")
"""Where a run may hold a blank."""
LONGEST_SPACED = 20
"""Letters to a blank, beyond which a text is not written with blanks between its words."""
PART = re.compile(WORD)
_HAN = re.compile(f"[{HAN}]")
SIMPLE = re.compile(rf"[^{HYPHENS}/.(\s]+\Z")
LONGEST_FORM = 120
"""Letters of a word that are looked at; no real word comes near."""
MOST_PARTS = 12
"""A run of more parts than this is a table of contents or an attack: it is found by its parts only."""

STEMMERS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ё": "е", "ٱ": "ا", "ى": "ي", "ة": "ه"})
RESTORED = {
    "ar": (re.compile(r"\A[وف]?(?:[بك]?ال|لل)(?=\w{3})"), ""),
    "es": (re.compile(r"([csxg])ion\Z"), r"\1ión"),
    "fr": (re.compile(r"ee(s?)\Z"), r"ée\1"),
}
"""What Snowball needs: the Arabic article taken off; accents put back on the folded form where the ending decides."""


class Token(NamedTuple):
    """A word, or a whole of several words, at a place in a text."""

    position: int
    start: int
    end: int
    exact: str
    stem: str
    parts: int = 1
    """How many positions it covers; more than 1 for a whole."""


def tokens(text: str, language: str) -> list[Token]:
    """The tokens of `text`, in the order of their positions, a whole before its first part."""
    found: list[Token] = []
    position = 0
    forms = FORMS[language]
    make, add = tuple.__new__, found.append  # a NamedTuple's own constructor takes twice as long
    for match in RUN.finditer(text):
        run = match.group()
        if match.lastgroup == "han":
            found.extend(_pairs(run, match.start(), position))
            position += len(run)
        elif run.isalnum() or SIMPLE.match(run):
            add(make(Token, (position, match.start(), match.end(), *forms(run), 1)))
            position += 1
        else:
            start = match.start()
            parts = [(part.group(), start + part.start(), start + part.end()) for part in PART.finditer(run)]
            found.extend(_compound(text, parts, match.end(), position, forms))
            position += len(parts)
    return found


def is_word(run: str) -> bool:
    """Whether a run is one word and nothing else: it has one token, and its forms are those of the run."""
    return run.isalnum() and not PECULIAR.search(run)


def is_han(character: str) -> bool:
    """Whether a character is written without spaces between words."""
    return _HAN.match(character) is not None


def runs(text: str) -> list[str]:
    """The stretches of a text that are analysed each by itself.

    The tokens of a text are those of its runs one after the other, with positions counted on: what repeats
    can therefore be remembered by run.  Where blanks stand between all words that is whatever stands between
    blanks, with its punctuation or nothing but punctuation, for that is found several times as fast.
    """
    spaced = text.count(" ") * LONGEST_SPACED > len(text)
    if spaced and not ("(" in text and ACROSS_BLANKS.search(text)):
        return text.split()
    return _whole_run(text).findall(text)


def placed_runs(text: str) -> Iterator[re.Match]:
    """The same with where they stand."""
    return _whole_run(text).finditer(text)


def _whole_run(text: str) -> re.Pattern:
    return WHOLE_RUN if PECULIAR.search(text) else PLAIN_RUN


def words(text: str, language: str) -> list[Token]:
    """The tokens without the wholes: one for each position."""
    return [token for token in tokens(text, language) if token.parts == 1]


def fold(word: str) -> str:
    """The exact form of one word: what remains when case, accents and presentation don't matter."""
    if word.isascii():
        return word.lower()[:LONGEST_FORM]
    folded = unicodedata.normalize("NFKC", word).casefold().translate(_kept)
    return "".join(folded.split())[:LONGEST_FORM] or word.lower()[:LONGEST_FORM]


class _Kept(dict):
    """What is kept of each letter once its case and form are folded, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        kept = self[code] = "".join(map(_kept_of, chr(code).translate(LETTERS)))
        return kept


def _kept_of(letter: str) -> str:
    if "\u0400" <= letter <= "\u04ff":
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    decomposed = unicodedata.normalize("NFD", letter)
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf") and c != "\u0640")


_kept = _Kept()
_fold_remembered = lru_cache(maxsize=1 << 16)(fold)


def _pairs(run: str, start: int, position: int) -> Iterator[Token]:
    make = tuple.__new__
    for place, character in enumerate(run):
        exact, stem = _fold_remembered(character), _fold_remembered(run[place : place + 2])
        yield make(Token, (position + place, start + place, start + place + 1, exact, stem, 1))


def _compound(text: str, parts: list, end: int, position: int, forms) -> Iterator[Token]:
    """The parts of a run and its wholes; `parts` are (word, start, end)."""
    folded = [forms(word) for word, _, _ in parts]
    slashed = "/" in text[parts[0][1] : end]
    wholes = len(parts) if slashed and len(parts) <= MOST_PARTS else 2 if len(parts) <= MOST_PARTS else 0
    for place, (_, start, stop) in enumerate(parts):
        if place + 1 < wholes and len(parts) - place > 1:
            joins = [_join(text[parts[i][2] : parts[i + 1][1]]) for i in range(place, len(parts) - 1)]
            exact = _whole([form[0] for form in folded[place:]], joins, text, end)
            stem = _whole([form[1] for form in folded[place:]], joins, text, end)
            yield Token(position + place, start, end, exact, stem, len(parts) - place)
        yield Token(position + place, start, stop, *folded[place])


def _join(between: str) -> str:
    """The connector of two parts as written in a whole: hyphens are one, blanks are dropped."""
    bare = "".join(c for c in between if not c.isspace())
    return re.sub(f"[{HYPHENS}]", "-", bare)


def _whole(forms: list[str], joins: list[str], text: str, end: int) -> str:
    whole = forms[0] + "".join(join + form for join, form in zip(joins, forms[1:], strict=True))
    return whole + (")" if text[end - 1] == ")" else "")


class _Stemmers(threading.local):
    """Snowball stemmers of this thread: the objects are not safe to share."""

    def __init__(self):
        self.by_language = {language: Stemmer.Stemmer(name, 0) for language, name in STEMMERS.items()}


_stemmers = _Stemmers()


def _forms(language: str):
    """The function word → (exact, stem) of a language, remembering the words it has seen."""
    restored = RESTORED.get(language)

    @lru_cache(maxsize=1 << 17)
    def forms(word: str) -> tuple[str, str]:
        exact = fold(word)
        if language not in STEMMERS or len(exact) < 3 or len(exact) > 60 or not exact.isalpha():
            return exact, exact
        whole = restored[0].sub(restored[1], exact) if restored else exact
        stem = fold(_stemmers.by_language[language].stemWord(whole))
        if language == "es":  # takes one more vowel off `asamblea` than off `asambleas`
            stem = stem.rstrip("aeo") if len(stem) > 4 else stem
        return exact, stem or exact

    return forms


FORMS = {language: _forms(language) for language in (*STEMMERS, "zh")}
