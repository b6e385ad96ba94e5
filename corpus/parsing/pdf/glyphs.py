"""What PDFium says about the characters of one page: codes, places, text objects and their looks.

A page of Arabic that a browser has printed holds three thousand text objects of one letter each, so what counts is
the number of calls: many characters are asked for at once, and whatever objects have in common is worked out once.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

ITALIC, BOLD, TURNED = 1, 2, 4
SURROGATE = re.compile("[\ud800-\udfff]")
SHOWN = {code: None for code in (*range(32), 0x7F, 0xFFFF)} | {2: "-", 0xFFFE: "-", 9: " ", 0xA0: " ", 0x3000: " "}
"""What PDFium's codes stand for: 2 and U+FFFE are a hyphen at the end of a line; other controls are nothing."""

_SLANTED = 0.1
"""Where a program has no italic font it slants the upright one by this share at least."""
_POINTER, _INDEX = ctypes.c_void_p, ctypes.c_int

_MATRIX = struct.Struct("16s8x")
"""The first four of the six numbers of a matrix, as they are: the others only say where it moves to."""

ready = _POINTER.from_param
"""An address as the functions of `plain` take it."""


class Look(NamedTuple):
    """How a text object is set."""

    size: float
    style: int
    slope: float


class Glyphs:
    """The characters of one text page of pypdfium2, by their index."""

    def __init__(self, text):
        import pypdfium2.raw as pdfium

        self.pdfium = pdfium
        self.raw = text.raw
        self.page = ready(address(text.raw))
        self.count = text.count_chars()
        self._calls = _calls()
        self._fonts: dict[int | None, int] = {}
        self.text = self._text()
        """A character each, whatever it stands for."""
        self.owners: list[int | None] = list(map(self._calls.object_of, repeat(self.page), range(self.count)))
        """The address of the text object of each; what PDFium makes up has none."""

    def _text(self) -> str:
        """All characters at once where PDFium counts them alike, else one by one."""
        buffer = ctypes.create_string_buffer(2 * self.count + 2)
        written = self.pdfium.FPDFText_GetText(self.raw, 0, self.count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * self.count].decode("utf-16-le", "surrogatepass")
        if written == self.count + 1 and len(text) == self.count and not SURROGATE.search(text):
            return text
        return "".join(chr(self.pdfium.FPDFText_GetUnicode(self.raw, index)) for index in range(self.count))

    def edges(self, indexes: Sequence[int], looks: Sequence[Look]) -> tuple[list[float], list[float]]:
        """The left and the right edges of characters with these looks; of slanted ones as if they stood upright."""
        boxes = array("f", bytes(16 * len(indexes)))
        _all(map(self._calls.box, repeat(self.page), indexes, _places(boxes, 4)))
        lefts, rights = boxes[0::4].tolist(), boxes[2::4].tolist()
        slanted = [place for place, look in enumerate(looks) if look.slope]
        for place, baseline in zip(slanted, self.origins([indexes[place] for place in slanted])[1::2]):
            lefts[place], rights[place] = upright(*boxes[4 * place : 4 * place + 4], baseline, looks[place].slope)
        return lefts, rights

    def origins(self, indexes: Sequence[int]) -> list[float]:
        """The place across and the baseline of each, one after the other."""
        places = array("d", bytes(16 * len(indexes)))
        _all(map(self._calls.origin, repeat(self.page), indexes, _places(places, 2), _places(places, 2, 1)))
        return places.tolist()

    def ink(self, index: int) -> float:
        """How high a character is drawn."""
        edges = [ctypes.c_double() for _ in range(4)]
        self.pdfium.FPDFText_GetCharBox(self.raw, index, *edges)
        return edges[3].value - edges[2].value

    def looks(self, indexes: Sequence[int]) -> list[Look]:
        """The look of the text object of each: asked once of every object, worked out once of all that say the same."""
        owners = list(map(self.owners.__getitem__, indexes))
        firsts = dict(zip(reversed(owners), reversed(indexes)))
        for owner in [owner for owner, index in firsts.items() if self.text[index] == " "]:
            firsts[owner] = self._drawn(firsts[owner])
        matrices = array("f", bytes(24 * len(firsts)))
        _all(map(self._calls.matrix, repeat(self.page), firsts.values(), _places(matrices, 6)))
        sizes, fonts = map(self._calls.size, repeat(self.page), firsts.values()), map(self._calls.font, map(ready, firsts))
        said = list(zip(map(itemgetter(0), _MATRIX.iter_unpack(matrices)), sizes, fonts))
        alike = {each: self._worked_out(*each) for each in set(said)}
        looks = dict(zip(firsts, map(alike.__getitem__, said)))
        return list(map(looks.__getitem__, owners))

    def _drawn(self, index: int) -> int:
        """The character, or the next one of its text object that is no blank: PDFium says no scale of some blanks."""
        owner = self.owners[index]
        while index + 1 < self.count and self.text[index] == " " and self.owners[index + 1] == owner:
            index += 1
        return index

    def _worked_out(self, matrix: bytes, size: float, font: int | None) -> Look:
        """The look by the matrix of an object, the size and the font that it names."""
        a, b, c, d = struct.unpack("4f", matrix)
        width = math.hypot(a, b) or 1.0
        scale = abs(a * d - b * c) / width or 1.0  # a slanted font is no larger
        turned = TURNED if abs(b) > abs(a) else 0
        slanted = ITALIC if not turned and abs(c) > _SLANTED * abs(d) else 0
        slope = c / d if slanted and d else 0.0
        return Look(max(abs(size) * scale, 0.1), self._style(font) | turned | slanted, slope)

    def _style(self, key: int | None) -> int:
        """Italic and bold by the font's own word: its name and flags; the weight is guessed from stems and says little."""
        if key not in self._fonts:
            pdfium = self.pdfium
            font = ctypes.cast(key, pdfium.FPDF_FONT)
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            words = name.value.decode("utf-8", "replace").lower()
            flags, angle = pdfium.FPDFFont_GetFlags(font), ctypes.c_int()
            slanted = pdfium.FPDFFont_GetItalicAngle(font, angle) and angle.value != 0
            italic = slanted or flags & 64 or "italic" in words or "oblique" in words
            bold = flags & (1 << 18) or "bold" in words or "black" in words
            self._fonts[key] = ITALIC * bool(italic) | BOLD * bool(bold)
        return self._fonts[key]


def upright(left: float, top: float, right: float, bottom: float, baseline: float, slope: float) -> tuple[float, float]:
    """Left and right of a slanted box as if it stood upright."""
    return left + slope * (baseline - bottom), right - slope * (top - baseline)


def address(handle) -> int:
    """A PDFium handle as a number."""
    return ctypes.cast(handle, _POINTER).value


class _Calls(NamedTuple):
    """PDFium's functions of a text page and an index, and of a text object."""

    object_of: Callable
    box: Callable
    origin: Callable
    matrix: Callable
    size: Callable
    font: Callable


@lru_cache(maxsize=1)
def _calls() -> _Calls:
    return _Calls(
        plain("FPDFText_GetTextObject", _POINTER),
        plain("FPDFText_GetLooseCharBox", _INDEX),
        plain("FPDFText_GetCharOrigin", _INDEX),
        plain("FPDFText_GetMatrix", _INDEX),
        plain("FPDFText_GetFontSize", ctypes.c_double),
        plain("FPDFTextObj_GetFont", _POINTER),
    )


def plain(name: str, result) -> Callable:
    """A PDFium function that takes small numbers and addresses made `ready`.

    Making pointers and converting what is given by its declared type takes longer than most calls, so no types are
    declared: an address that is not made ready would be cut to the width of a small number.
    """
    import pypdfium2.raw as pdfium

    return ctypes.PYFUNCTYPE(result)(address(getattr(pdfium, name)))


def _all(calls: Iterable) -> None:
    """Make every call of an iterator."""
    deque(calls, maxlen=0)


def _places(numbers: array, step: int, first: int = 0) -> Iterator:
    """The addresses of every `step`th of the numbers, from the first on, made ready."""
    start, count = numbers.buffer_info()
    size = numbers.itemsize
    return map(ready, range(start + first * size, start + size * count, step * size))
