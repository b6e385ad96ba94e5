"""The characters of one page as pieces: of one font, size and baseline, cut where a gap wider than a word space stands.

Guarantees to the next steps: those of the extraction; a page with words from right to left is put together word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, pairwise
from operator import ne
from typing import NamedTuple

from . import right_to_left
from .glyphs import SHOWN, SURROGATE, Glyphs, Look
from .scripts import RIGHT_TO_LEFT

_WORD_GAP = 0.16
"""In ems.  Measured: gaps inside words end at 0.14, the narrowest blanks begin at 0.17."""
_WIDE_GAP = 1.0
_HIDDEN = "\0"
_IN_PLACE = {code: _HIDDEN if text is None else text for code, text in SHOWN.items()}
"""What characters stand for, as many as there are."""


def pieces_of(glyphs: Glyphs) -> list[list]:
    """Every piece of a page: [text, left, right, baseline, size, style]."""
    if not glyphs.text:
        return []
    if RIGHT_TO_LEFT.search(glyphs.text):
        return list(right_to_left.pieces_of(glyphs))
    pieces = _put_together(_parts(glyphs, list(_stretches(glyphs))))
    if SURROGATE.search(glyphs.text):
        for piece in pieces:
            piece[0] = piece[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return pieces


class _Stretch(NamedTuple):
    """Characters of one text object in a row, up to a gap."""

    text: str
    owner: int | None
    first: int
    last: int
    gap: bool
    """PDFium has made up a blank before it."""


def _stretches(glyphs: Glyphs) -> Iterator[_Stretch]:
    """The characters that are shown, by their text objects."""
    shown, owners, gap = glyphs.text.translate(_IN_PLACE), glyphs.owners, False
    for start, end in pairwise([0, *compress(count(1), map(ne, owners, owners[1:])), len(owners)]):
        part, owner = shown[start:end], owners[start]
        text = part.strip(_HIDDEN)
        if owner is None and not text.strip(" " + _HIDDEN):
            gap = gap or " " in text
        elif text:
            first = start if len(text) == len(part) else start + part.index(text[0])
            yield _Stretch(text.replace(_HIDDEN, ""), owner, first, first + len(text) - 1, gap)
            gap = False


class _Part(NamedTuple):
    """Characters of one object that no wide gap parts."""

    text: str
    look: Look
    baseline: float
    start: tuple[float, float]
    """Left and right of its first character."""
    end: tuple[float, float]


def _parts(glyphs: Glyphs, stretches: list[_Stretch]) -> list[_Part]:
    """The stretches with their places; those of one object are one unless a wide gap parts them, and a gap as wide as a blank adds one."""
    firsts = [each.first for each in stretches]
    looks, baselines = glyphs.looks(firsts), glyphs.origins(firsts)[1::2]
    starts = list(zip(*glyphs.edges(firsts, looks)))
    ends = starts.copy()
    longer = [place for place, each in enumerate(stretches) if each.last > each.first]
    lasts = glyphs.edges([stretches[place].last for place in longer], [looks[place] for place in longer])
    for place, left, right in zip(longer, *lasts):
        ends[place] = left, right
    parts: list[_Part] = []
    owner = None
    for (text, its, _, _, gap), look, baseline, start, end in zip(stretches, looks, baselines, starts, ends):
        if parts and its == owner:
            before = parts[-1]
            width = max(start[0] - before.end[1], before.end[0] - start[1]) if gap else 0.0
            if width <= _WIDE_GAP * look.size:
                blank = width > _WORD_GAP * look.size and before.text[-1] != " " and not _ideograph(text[0])
                parts[-1] = before._replace(text=f"{before.text} {text}" if blank else before.text + text, end=end)
                continue
        owner = its
        parts.append(_Part(text, look, baseline, start, end))
    return parts


def _put_together(parts: list[_Part]) -> list[list]:
    """The parts as pieces; those that go on from one another are one, because some programs draw every letter by itself."""
    pieces: list[list] = []
    before, last, set_so = [], None, None
    for text, look, baseline, start, end in parts:
        edges = start if start is end else start + end
        left, right, size = round(min(edges), 2), round(max(edges), 2), look.size
        if (baseline, look) != last:
            last, so = (baseline, look), [round(baseline, 2), round(size, 2), look.style]
        if so == set_so and -0.5 * size < max(left - before[2], before[1] - right) <= _WORD_GAP * size:
            before[:3] = before[0] + text, min(before[1], left), max(before[2], right)
        else:
            before, set_so = [text, left, right, *so], so
            pieces.append(before)
    return pieces


def _ideograph(sign: str) -> bool:
    """Chinese sets no blanks; a gap beside an ideograph is justification."""
    return "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef"
