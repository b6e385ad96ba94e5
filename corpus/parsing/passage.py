"""A passage: characters that each remember their style and the source line they stood on.

The shared stages cut, join and fold passages; because style and line travel with every character,
no stage has to keep offsets in step by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .blocks import Run
from .whitespace import INVISIBLE

ITALIC, BOLD, RAISED, MARK = 1, 2, 4, 8

_SPACE = re.compile(r"\s{2,}|[^\S ]")
"""White space that is more than one plain blank."""
_STYLES = tuple(bytes([style]) for style in range(16))
_FLAGS = {style: bytes(1 if byte & style else 0 for byte in range(256)) for style in (ITALIC, BOLD, RAISED, MARK)}


@dataclass(slots=True)
class Passage:
    """`text` with one style byte and one line number a character; never changed once made.

    The numbers are code points of a string, which is cut and joined as quickly as the text is.
    """

    text: str = ""
    style: bytes = b""
    line: str = ""

    @classmethod
    def of_runs(cls, runs: Sequence[Run]) -> Passage:
        """The runs end to end."""
        return _of_run(runs[0]) if len(runs) == 1 else joined([_of_run(run) for run in runs])

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self.style[part], self.line[part])

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.style + other.style, self.line + other.line)

    @property
    def lines(self) -> tuple[int, int]:
        """First and last source line; (0, 0) when empty."""
        return (ord(self.line[0]), ord(self.line[-1])) if self.line else (0, 0)

    def line_at(self, place: int) -> int:
        """The source line of one character."""
        return ord(self.line[place])

    @property
    def plain(self) -> bool:
        """No character has a style."""
        return self.style == bytes(len(self.style))

    def without(self, spans: Iterable[tuple[int, int]]) -> Passage:
        """The passage with the given ascending spans cut out."""
        pieces, at = [], 0
        for start, end in spans:
            pieces.append(self[at:start])
            at = end
        pieces.append(self[at:])
        return joined(pieces)

    def visible(self) -> Passage:
        """The passage without the characters that can't be seen."""
        if self.text.isprintable() or self.text.isascii() or not INVISIBLE.search(self.text):
            return self
        return self.without(match.span() for match in INVISIBLE.finditer(self.text))

    def stripped(self) -> Passage:
        """The passage without the white space at its ends."""
        bare = self.text.strip()
        if len(bare) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + len(bare)]

    def folded(self) -> Passage:
        """White space folded to single blanks and trimmed; characters that can't be seen dropped."""
        printable = self.text.isprintable()  # it has no white space but blanks, and nothing that can't be seen
        seen = (self if printable else self.visible()).stripped()
        if printable and "  " not in seen.text:
            return seen
        pieces, at = [], 0
        for match in _SPACE.finditer(seen.text):
            first = match.start()
            pieces += [seen[at:first], Passage(" ", seen.style[first : first + 1], seen.line[first : first + 1])]
            at = match.end()
        pieces.append(seen[at:])
        return joined(pieces)

    def spans(self, style: int) -> tuple[tuple[int, int], ...]:
        """The stretches that carry `style`, in order."""
        if self.plain:
            return ()
        flags = self.style.translate(_FLAGS[style])
        return tuple(match.span() for match in re.finditer(b"\x01+", flags))


def joined(pieces: Iterable[Passage]) -> Passage:
    """The pieces end to end."""
    pieces = [piece for piece in pieces if piece.text]
    if len(pieces) == 1:
        return pieces[0]
    return Passage(
        "".join([piece.text for piece in pieces]), b"".join([piece.style for piece in pieces]), "".join([piece.line for piece in pieces])
    )


def spaced(pieces: Iterable[tuple[Passage, bool]]) -> Passage:
    """The pieces end to end, with a blank of its last style behind each that is said to be parted from the next."""
    texts, styles, numbers = [], [], []
    for piece, parted in pieces:
        texts.append(piece.text)
        styles.append(piece.style)
        numbers.append(piece.line)
        if parted and piece.text:
            texts.append(" ")
            styles.append(piece.style[-1:])
            numbers.append(piece.line[-1])
    return Passage("".join(texts), b"".join(styles), "".join(numbers))


def _of_run(run: Run) -> Passage:
    text = run.text
    size = len(text)
    plain = not (run.italic or run.bold or run.raised or run.mark)
    number = chr(min(run.line, sys.maxunicode))  # a million: no source that anybody wrote has as many lines
    return Passage(text, bytes(size) if plain else _STYLES[_style(run)] * size, number * size)


def _style(run: Run) -> int:
    return ITALIC * run.italic | BOLD * run.bold | RAISED * run.raised | MARK * run.mark
