"""Folding: one kind of dash, blank, bracket and digit for matching, with the way back to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..numerals import OTHER_DIGITS

_UNSEEN = "\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u0640\u064b-\u0652"
"""Direction marks, soft hyphens, tatweel and Arabic vowel signs."""
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_ONE_FOR_ONE = (
    dict.fromkeys("‐‑‒–—−－", "-")
    | dict.fromkeys("\u00a0\u202f\u2007\u2009\u2002\u2003\u3000\t\n\r", " ")
    | {"（": "(", "）": ")", "／": "/", "’": "'", "ʼ": "'", "′": "'"}
)
_PRINTED = re.compile(f"[{''.join(_ONE_FOR_ONE)}{OTHER_DIGITS}{_UNSEEN}]")


class Folded(str):
    """A folded text; `span` gives the place of a match in the text it was folded from."""

    dropped: Sequence[int] = ()
    """Before which places of the folded text a sign was dropped, in order; a place as often as signs were."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text for a non-empty span of the folded one."""
        if not self.dropped:
            return start, end
        return start + bisect_right(self.dropped, start), end + bisect_right(self.dropped, end - 1)


def fold(text: str) -> Folded:
    """`text` ready for matching; characters are replaced one for one, invisible ones dropped."""
    # str.translate walks texts beyond ASCII character by character: much slower than replacing what is there
    plain = text
    for printed in set(_PRINTED.findall(text)):
        plain = plain.replace(printed, _plain(printed))
    folded = Folded(plain)
    if len(plain) < len(text):
        folded.dropped = [found.start() - before for before, found in enumerate(_INVISIBLE.finditer(text))]
    return folded


def _plain(printed: str) -> str:
    if printed in _ONE_FOR_ONE:
        return _ONE_FOR_ONE[printed]
    return "" if _INVISIBLE.match(printed) else str(int(printed))
