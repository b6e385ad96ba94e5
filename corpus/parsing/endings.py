"""How a line ends: as a sentence, as a clause or in the midst of one, with the marks behind its last sign."""

from __future__ import annotations

import re

from .sheet import Line

_ENDED = re.compile(r"[.;:,،؛。；，：!?؟]['’\"”»)\]]*(?:\s?\d{1,3}(?:,\s?\d{1,3})*/?)?\s*$")
_STRONG = re.compile(r"[.;:؛。；：]['’\"”»)\]]*(?:\s?\d{1,3}(?:,\s?\d{1,3})*/?)?\s*$")
_COMMA = re.compile(r"[,،，]\s?\d{0,3}/?\s*$")
_LIST_WORD = re.compile(r"[;,؛；]\s*(?:and|or|et|ou|y|o|и|или|و|和)\s*$")
_ABBREVIATED = re.compile(r"\b(?:долл|núms?|párrs?|vols?|paras|Nos)\.$")
"""These stand before what they name: their point ends no sentence."""
_REACH = 60
"""The last signs are enough to tell how a line ends."""
_MOST_LINES = 20
"""No heading has more, however short they are."""


def ended(line: Line) -> bool:
    """The line ends as a sentence or clause does."""
    return not line.bare[-1:].isalpha() and bool(_ENDED.search(line.text[-_REACH:])) and not _abbreviated(line)


def strong(line: Line) -> bool:
    """The line ends a sentence, or a clause with more than a comma."""
    return bool(_STRONG.search(line.text[-_REACH:])) and not _abbreviated(line)


def last_strong(lines: list[Line], reach: int) -> int:
    """The place behind the last line that ends a sentence, if fewer signs than `reach` and few lines follow it; else behind all."""
    left = reach
    for place in range(len(lines), max(0, len(lines) - _MOST_LINES), -1):
        if strong(lines[place - 1]):
            return place
        left -= len(lines[place - 1].text)
        if left <= 0:
            break
    return len(lines)


def _abbreviated(line: Line) -> bool:
    return line.bare.endswith(".") and bool(_ABBREVIATED.search(line.bare[-_REACH:]))


def comma(line: Line) -> bool:
    """The line ends in a comma."""
    return bool(_COMMA.search(line.text[-_REACH:]))


def list_word(text: str) -> bool:
    """A list item may end in `; and`."""
    return bool(_LIST_WORD.search(text))
