"""The characters of one page as pieces: of one font, size and baseline, cut where a gap wider than a word space stands.

Guarantees to the next steps: those of the extraction; a page with words from right to left is put together word by word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from .bidirectional import RIGHT_TO_LEFT, Character, gathered, once, settled
from .glyphs import SURROGATE, Glyphs, upright

_WORD_GAP = 0.16
"""In ems.  Measured: gaps inside words end at 0.14, the narrowest blanks begin at 0.17."""
_WIDE_GAP = 1.0
_LINE_ENDS = frozenset((10, 13))
_SHOWN = {code: None for code in (*range(32), 0x7F, 0xFFFF)} | {2: "-", 0xFFFE: "-", 9: " ", 0xA0: " ", 0x3000: " "}
"""What PDFium's codes stand for: 2 and U+FFFE are a hyphen at the end of a line; other controls are nothing."""


def pieces_of(glyphs: Glyphs) -> list[list]:
    """Every piece of a page: [text, left, right, baseline, size, style]."""
    if RIGHT_TO_LEFT.search("".join(map(chr, glyphs.codes))):
        return list(_by_words(glyphs))
    return _Pieces(glyphs).all()


# -------------------------------------------------------------------------------- from right to left


def _by_words(glyphs: Glyphs) -> Iterator[list]:
    """The pieces of a page written from right to left: of every word the parts of one look."""
    letters, blanks = [], []
    for each in _characters(glyphs):
        (blanks if each.text.isspace() else letters).append(each)
    for word in gathered(once(letters), blanks):
        alike = len({each.look for each in word}) == 1
        for part in [word] if alike else [list(group) for _, group in groupby(word, key=attrgetter("look"))]:
            left, right = min([each.left for each in part]), max([each.right for each in part])
            text = settled("".join([each.text for each in part])) + " " * (part[-1] is word[-1])
            baseline, size, style = part[0].look
            yield [text, round(left, 2), round(right, 2), round(baseline, 2), round(size, 2), style]


def _characters(glyphs: Glyphs) -> Iterator[Character]:
    """The characters with their edges and looks; those of one glyph have one origin, signs above letters the height of their ink."""
    shown = {code: text for code in set(glyphs.codes) if (text := chr(code).translate(_SHOWN)) and not SURROGATE.match(text)}
    owners = glyphs.owners()
    kept = [index for index, code in enumerate(glyphs.codes) if code in shown and (code != 32 or owners[index])]
    texts, owners = [shown[glyphs.codes[index]] for index in kept], [owners[index] for index in kept]
    boxes, origins, looks = glyphs.boxes(kept), glyphs.origins(kept), glyphs.looks(kept, owners)
    lefts, rights, baselines = list(boxes[0::4]), list(boxes[2::4]), origins[1::2]
    for place in [place for place, look in enumerate(looks) if look.slope]:
        lefts[place], rights[place] = upright(*boxes[4 * place : 4 * place + 4], baselines[place], looks[place].slope)
    signs = {text for text in shown.values() if unicodedata.combining(text)}
    inks = [glyphs.ink(index) if text in signs else None for index, text in zip(kept, texts)]
    set_so = [(baseline, size, style) for baseline, (size, style, _) in zip(baselines, looks)]
    return map(Character._make, zip(texts, lefts, rights, set_so, zip(owners, origins[0::2], baselines), inks))


# -------------------------------------------------------------------------------- from left to right


class _Pieces:
    """Walks the characters of one page; PDFium is asked as little as can be about each of them."""

    def __init__(self, glyphs: Glyphs):
        self.glyphs = glyphs
        self.pieces: list[list] = []
        self.codes: list[int] = []
        self.owner: int | None = None
        self.first = self.last = 0

    def all(self) -> list[list]:
        """Every piece of the page."""
        gap, end, owner = False, 0, None
        for index, code in enumerate(self.glyphs.codes):
            if code in _LINE_ENDS:
                continue
            if code == 32 and self.glyphs.generated(index):
                gap = True
                continue
            if index >= end:
                owner, end = self.glyphs.stretch(index)
            if owner != self.owner or gap and self.parted(index, code):
                self.close()
                self.owner, self.first = owner, index
            self.codes.append(code)
            self.last, gap = index, False
        self.close()
        return self.pieces

    def parted(self, index: int, code: int) -> bool:
        """Whether a wide gap ends the piece before this character of the same object; a gap as wide as a blank adds one."""
        if not self.codes:
            return False
        look = self.glyphs.look(self.first, self.owner)
        before, after = self.glyphs.edges(self.last, look), self.glyphs.edges(index, look)
        gap = max(after[0] - before[1], before[0] - after[1])
        if gap > _WIDE_GAP * look.size:
            return True
        if gap > _WORD_GAP * look.size and self.codes[-1] != 32 and not _ideograph(code):
            self.codes.append(32)
        return False

    def close(self) -> None:
        """End the open piece."""
        text = "".join(map(chr, self.codes)).translate(_SHOWN) if self.codes else ""
        self.codes = []
        if not text:
            return
        if SURROGATE.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        look = self.glyphs.look(self.first, self.owner)
        edges = self.glyphs.edges(self.first, look)
        if self.last != self.first:
            edges += self.glyphs.edges(self.last, look)
        size, style, _ = look
        piece = [text, round(min(edges), 2), round(max(edges), 2), round(self.glyphs.baseline(self.first), 2), round(size, 2), style]
        before = self.pieces[-1] if self.pieces else None
        if before and before[3:] == piece[3:] and -0.5 * size < max(piece[1] - before[2], before[1] - piece[2]) <= _WORD_GAP * size:
            before[:3] = before[0] + text, min(before[1], piece[1]), max(before[2], piece[2])  # some programs draw every letter by itself
        else:
            self.pieces.append(piece)


def _ideograph(code: int) -> bool:
    """Chinese sets no blanks; a gap beside an ideograph is justification."""
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF
