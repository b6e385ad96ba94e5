"""What PDFium says about the characters of one page: codes, places, text objects and their looks.

A page of Arabic that a browser has printed holds three thousand text objects of one letter each, so what counts is
the number of calls: many characters are asked for at once, and whatever objects have in common is worked out once.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

ITALIC, BOLD, TURNED = 1, 2, 4
SURROGATE = re.compile("[\ud800-\udfff]")

_SLANTED = 0.1
"""Where a program has no italic font it slants the upright one by this share at least."""
_POINTER, _INDEX = ctypes.c_void_p, ctypes.c_int


_OF_CHARACTERS = {
    "FPDFText_GetTextObject": (_POINTER,),
    "FPDFText_IsGenerated": (_INDEX,),
    "FPDFText_GetLooseCharBox": (_INDEX, _POINTER),
    "FPDFText_GetCharOrigin": (_INDEX, _POINTER, _POINTER),
    "FPDFText_GetMatrix": (_INDEX, _POINTER),
}
"""PDFium's functions of a text page and an index: what they return, and what else they take."""
_OF_OBJECTS = {"FPDFTextObj_GetFontSize": (_INDEX, _POINTER), "FPDFTextObj_GetFont": (_POINTER,)}
"""Those of a text object."""


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
        self.text = text.raw
        self.page = address(text.raw)
        self.count = text.count_chars()
        calls = _calls()
        self._object, self._generated, self._box, self._origin, self._matrix = (calls[name] for name in _OF_CHARACTERS)
        self._size, self._font = (calls[name] for name in _OF_OBJECTS)
        self._numbers = (ctypes.c_double * 2)()
        self._floats = (ctypes.c_float * 6)()
        self._at = ctypes.addressof(self._numbers), ctypes.addressof(self._floats)
        self._looks: dict[int | None, Look] = {}
        self._alike: dict[tuple, Look] = {}
        self._fonts: dict[int | None, int] = {}
        self.codes = self._codes()

    def _codes(self) -> list[int]:
        """The code of every character, all at once where PDFium counts them alike, else one by one."""
        buffer = ctypes.create_string_buffer(2 * self.count + 2)
        written = self.pdfium.FPDFText_GetText(self.text, 0, self.count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * self.count].decode("utf-16-le", "surrogatepass")
        if written == self.count + 1 and len(text) == self.count and not SURROGATE.search(text):
            return list(map(ord, text))
        return [self.pdfium.FPDFText_GetUnicode(self.text, index) for index in range(self.count)]

    # ------------------------------------------------------------------------------ many characters

    def owners(self) -> list[int | None]:
        """The text object of every character."""
        return list(map(self._object, repeat(self.page), range(self.count)))

    def boxes(self, indexes: Sequence[int]) -> array:
        """Left, top, right, bottom of each, one after the other."""
        edges = array("f", bytes(16 * len(indexes)))
        _all(map(self._box, repeat(self.page), indexes, _addresses(edges, 4)))
        return edges

    def origins(self, indexes: Sequence[int]) -> array:
        """The place across and the baseline of each, one after the other."""
        places = array("d", bytes(16 * len(indexes)))
        _all(map(self._origin, repeat(self.page), indexes, _addresses(places, 2), _addresses(places, 2, 1)))
        return places

    def looks(self, indexes: Sequence[int], owners: Sequence[int | None]) -> list[Look]:
        """The look of each, whose text objects are `owners`."""
        firsts = dict(zip(reversed(owners), reversed(indexes)))
        for owner, index in firsts.items():
            if self.codes[index] == 32:
                firsts[owner] = self._drawn(index, owner)
        sizes, matrices = array("f", bytes(4 * len(firsts))), array("f", bytes(24 * len(firsts)))
        _all(map(self._size, firsts, _addresses(sizes, 1)))
        _all(map(self._matrix, repeat(self.page), firsts.values(), _addresses(matrices, 6)))
        said = list(zip(*(matrices[place::6] for place in range(4)), sizes, map(self._font, firsts)))
        alike = {each: self._worked_out(*each) for each in set(said)}
        looks = dict(zip(firsts, map(alike.__getitem__, said)))
        return list(map(looks.__getitem__, owners))

    # ------------------------------------------------------------------------------- one character

    def owner(self, index: int) -> int | None:
        """The address of the text object that a character belongs to."""
        return self._object(self.page, index)

    def generated(self, index: int) -> int:
        """PDFium made the character up."""
        return self._generated(self.page, index)

    def stretch(self, index: int) -> tuple[int | None, int]:
        """The object of a character, and the end of the characters after it that are of the same: those of one object stand together."""
        owner, last, end = self.owner(index), index, index + 1
        while end < self.count and self.owner(end) == owner:
            last, end = end, 2 * end - index
        if end == index + 1:
            return owner, end
        others = range(last + 1, min(end, self.count))
        return owner, last + 1 + bisect_left(others, True, key=lambda place: self.owner(place) != owner)

    def edges(self, index: int, look: Look) -> tuple[float, float]:
        """Left and right of a character; of a slanted one as if it stood upright."""
        self._box(self.page, index, self._at[1])
        left, top, right, bottom = self._floats[:4]
        if not look.slope:
            return left, right
        return upright(left, top, right, bottom, self.baseline(index), look.slope)

    def baseline(self, index: int) -> float:
        place = self._at[0]
        self._origin(self.page, index, place, place + ctypes.sizeof(ctypes.c_double))
        return self._numbers[1]

    def ink(self, index: int) -> float:
        """How high a character is drawn."""
        edges = [ctypes.c_double() for _ in range(4)]
        self.pdfium.FPDFText_GetCharBox(self.text, index, *edges)
        return edges[3].value - edges[2].value

    # ---------------------------------------------------------------------------------------- looks

    def look(self, index: int, owner: int | None) -> Look:
        """The look of the text object that a character belongs to."""
        look = self._looks.get(owner)
        if look is None:
            look = self._looks[owner] = self._object_look(self._drawn(index, owner), owner)
        return look

    def _drawn(self, index: int, owner: int | None) -> int:
        """The character, or the next one of its text object that is no blank: PDFium says no scale of some blanks."""
        while index + 1 < self.count and self.codes[index] == 32 and self.owner(index + 1) == owner:
            index += 1
        return index

    def _object_look(self, index: int, owner: int | None) -> Look:
        """The look of a text object, asked of one of its characters."""
        floats, place = self._floats, self._at[1]
        floats[0] = 0.0
        self._size(owner, place)
        size = floats[0]
        floats[:4] = (0.0, 0.0, 0.0, 0.0)
        self._matrix(self.page, index, place)
        said = (*floats[:4], size, self._font(owner))
        if said not in self._alike:
            self._alike[said] = self._worked_out(*said)
        return self._alike[said]

    def _worked_out(self, a: float, b: float, c: float, d: float, size: float, font: int | None) -> Look:
        """The look by the matrix of an object, the size and the font that it names."""
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


@lru_cache(maxsize=1)
def _calls() -> dict:
    """The functions by their names."""
    characters = {name: plain(name, result, _POINTER, _INDEX, *others) for name, (result, *others) in _OF_CHARACTERS.items()}
    return characters | {name: plain(name, result, _POINTER, *others) for name, (result, *others) in _OF_OBJECTS.items()}


def plain(name: str, result, *arguments):
    """A PDFium function that takes and returns numbers and addresses: making and comparing pointers is slow."""
    import pypdfium2.raw as pdfium

    return ctypes.PYFUNCTYPE(result, *arguments)(address(getattr(pdfium, name)))


def _all(calls) -> None:
    """Make every call of an iterator."""
    deque(calls, maxlen=0)


def _addresses(numbers: array, step: int, first: int = 0) -> range:
    """The addresses of every `step`th of the numbers, from the first on."""
    start, count = numbers.buffer_info()
    size = numbers.itemsize
    return range(start + first * size, start + size * count, step * size)
