"""The line in which the organ speaks, told from the same name in a heading.

Russian and Chinese call the organ alike in both places (`Генеральная Ассамблея`, `大会`), and one
resolution in forty has no comma after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .words import AGENDA, MASTHEAD, NUMBER, PROPONENT, PROPONENTS, SESSION, SYMBOL

_REACH = 12
_LONGEST = 80
_FIRST_SIGNS = frozenset(name[0] for _, names in PROPONENTS for name in names.split("|"))
"""What the names of the organs begin with; most lines are told by it that they are none."""
_HEADING = [pattern for kind, pattern in MASTHEAD if kind in ("distribution", "original", "adoption", "provenance")]


def places(texts: Sequence[str]) -> list[int]:
    """Where among the lines, without blanks at their ends, the organ speaks: with a comma, or with no line of a heading close below."""
    found = [place for place, text in enumerate(texts) if text[:1] in _FIRST_SIGNS and len(text) < _LONGEST and PROPONENT.match(text)]
    return [place for place in found if texts[place][-1] in ",،，" or not _heads(texts[place + 1 : place + 1 + _REACH])]


def _heads(texts: Sequence[str]) -> bool:
    """One of the lines belongs to a heading, and no organ speaks before it."""
    for text in texts:
        bare = text.strip().strip("*").strip()
        if PROPONENT.match(bare):
            return False
        if SYMBOL.fullmatch(bare) or SESSION.fullmatch(bare) or AGENDA.fullmatch(bare) or NUMBER.match(bare):
            return True
        if any(pattern.match(bare) for pattern in _HEADING):
            return True
    return False
