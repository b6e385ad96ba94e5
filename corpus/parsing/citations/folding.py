"""Folding: one kind of dash, blank, bracket and digit for matching, with the way back to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..numerals import OTHER_DIGITS

_INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u0640\u064b-\u0652]")
"""Direction marks, soft hyphens, tatweel and Arabic vowel signs."""

_ONE_FOR_ONE = (
    tuple((dash, "-") for dash in "‐‑‒–—−－")
    + tuple((blank, " ") for blank in "\u00a0\u202f\u2007\u2009\u2002\u2003\u3000\t\n\r")
    + (("（", "("), ("）", ")"), ("／", "/"), ("’", "'"), ("ʼ", "'"), ("′", "'"))
)
_OTHER_DIGITS = re.compile(f"[{OTHER_DIGITS}]")


class Folded(str):
    """A folded text; `span` gives the place of a match in the text it was folded from."""

    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text for a non-empty span of the folded one."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` ready for matching; characters are replaced one for one, invisible ones dropped."""
    places = None
    if _INVISIBLE.search(text):
        unseen = {found.start() for found in _INVISIBLE.finditer(text)}
        places = [place for place in range(len(text)) if place not in unseen]
        text = "".join([text[place] for place in places])
    # str.translate walks texts beyond ASCII character by character: much slower than asking for each
    for printed, plain in _ONE_FOR_ONE:
        if printed in text:
            text = text.replace(printed, plain)
    if _OTHER_DIGITS.search(text):
        text = _OTHER_DIGITS.sub(lambda digit: str(int(digit.group())), text)
    folded = Folded(text)
    folded.places = places
    return folded
