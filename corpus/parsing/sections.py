"""The labels of sections: `II`, `B.`, `ثانيا -`, `三、`, alone on a line or before their title (un_spec 1.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from resolutions import anchors, symbols

_ROMAN = r"(?=[IVXL])X{0,3}L?(?:IX|IV|V?I{0,3})"
_ARABIC = r"[\u0621-\u064a\u064b]+(?:\s+و?[\u0621-\u064a\u064b]+)?"
_LABEL = rf"(?P<number>{_ROMAN}|[A-H]|[一二三四五六七八九十]{{1,3}}|{_ARABIC})"
_ALONE = re.compile(rf"\s*{_LABEL}\s*[.．、–—-]?\s*$")
_BEFORE_TITLE = re.compile(rf"\s*(?P<label>{_LABEL}(?:[.．、]|\s?[–—-]))\s*(?=\S)(?P<title>.+)$", re.DOTALL)
_BARE_LABEL = re.compile(rf"\s*(?P<label>(?P<number>[A-H](?=\s[\u4e00-\u9fff])|{'|'.join(symbols.ARABIC_SERIES_LETTERS)}))\s+(?P<title>\S.+)$", re.DOTALL)
"""A letter without its sign, before a title in Chinese or Arabic."""
_BARE_LATIN = re.compile(r"(?P<label>(?P<number>[A-H]))\s(?P<title>[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+\s.+)$", re.DOTALL)
"""The same in the other languages, where `A` may be a word: only a row of letters tells."""
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its number in Latin (`II`, `B`), and where the title begins."""

    printed: str
    number: str
    title: int

    @property
    def lettered(self) -> bool:
        return len(self.number) == 1 and self.number not in "IVX"


def alone(text: str) -> Label | None:
    """The label that a line consists of."""
    found = _ALONE.match(text) if len(text) < _LONGEST else None
    number = _number(found["number"]) if found else None
    return Label(text.strip(), number, len(text)) if found and number else None


def row_of_letters(texts: Iterable[str]) -> bool:
    """Whether titles begin with letters without a sign, `A` and `B` at least."""
    return {"A", "B"} <= {found["number"] for found in map(_BARE_LATIN.match, texts) if found}


def before_title(text: str, row: bool = False) -> Label | None:
    """The label that stands before a title on the same line, set off by a sign, or one of a row of letters."""
    found = _BEFORE_TITLE.match(text) or _BARE_LABEL.match(text) or row and _BARE_LATIN.match(text)
    number = _number(found["number"]) if found else None
    return Label(found["label"], number, found.start("title")) if found and number else None


def _number(text: str) -> str | None:
    if re.fullmatch("[A-H]", text):
        return text
    if text in symbols.ARABIC_SERIES_LETTERS:
        return symbols.ARABIC_SERIES_LETTERS[text]
    if re.search("[\u0621-\u064a]$", text) and re.match("ال", text):
        return None
    value = anchors.ordinal(text)
    return anchors.to_roman(value) if value else None
