"""The characters of a PDF with their places, taken out by PDFium in a child process (see corpus/parsing/confined.py).

Guarantees to the next steps:
1. every character that a page shows is in exactly one piece, in PDFium's logical order (bidirectional lines included);
2. a piece has one font, one size and one baseline; it is cut where a gap wider than a word space stands;
3. blanks that PDFium made up are gone; one stands wherever two characters are further apart than 0.16 em,
   because Word sets narrow gaps inside words.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left
from itertools import groupby

from ..confined import step
from ..document import UnreadableSource
from .bidirectional import RIGHT_TO_LEFT, Character, ascending, gathered, once, settled, without_stretching
from .lines import lines_of

MOST_PAGES = 500
MOST_CHARACTERS = 3_000_000
ITALIC, BOLD, TURNED = 1, 2, 4
_STEP = 0.9
"""Seconds of processor time for opening the file and for each page; a page of text takes less than a tenth of it."""

_WORD_GAP = 0.16
"""In ems.  Measured: gaps inside words end at 0.14, the narrowest blanks begin at 0.17."""
_WIDE_GAP = 1.0
_SLANTED = 0.1
"""Where a program has no italic font it slants the upright one by this share at least."""
_LINE_ENDS = frozenset((10, 13))
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = {code: None for code in (*range(32), 0x7F, 0xFFFF)} | {2: "-", 0xFFFE: "-", 9: " ", 0xA0: " ", 0x3000: " "}
"""What PDFium's codes stand for: 2 and U+FFFE are a hyphen at the end of a line; other controls are nothing."""


def extract(data: bytes, name: str) -> dict:
    """`{"pages": [{"width", "height", "pieces": [[text, left, right, baseline, size, style], …], "flat", "upright"}]}`.

    Raises UnreadableSource: pdf-locked, pdf-broken, pdf-pages, pdf-long, pdf-scan.
    """
    import pypdfium2  # only the child process needs it: PDFium must not run in the one that asks

    step(_STEP)
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise _refused(name, error) from error
    if count > MOST_PAGES:
        message = f"{name} has {count:,} pages, more than the {MOST_PAGES} that are read; send the pages of the resolution."
        raise UnreadableSource("pdf-pages", message, name=name, pages=count)
    pages, left = [], MOST_CHARACTERS
    for number in range(count):
        step(_STEP)
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise _refused(name, error) from error
        left -= text.count_chars()
        if left < 0:
            raise UnreadableSource("pdf-long", f"{name} holds far more text than a resolution; send the pages of the resolution.", name=name)
        width, height = page.get_size()
        flat, upright = lines_of(page)
        pages.append({"width": width, "height": height, "pieces": _Pieces(text).all(), "flat": flat, "upright": upright})
    step(_STEP + 0.2 * count)  # for all that follows
    if any(RIGHT_TO_LEFT.search(piece[0]) for page in pages for piece in page["pieces"]):
        without_stretching([page["pieces"] for page in pages])
        ascending([page["pieces"] for page in pages])
    if not any(piece[0].strip() for page in pages for piece in page["pieces"]):
        message = f"{name} holds pictures of pages and no text (a scan); have its text recognised first, or send the text."
        raise UnreadableSource("pdf-scan", message, name=name)
    return {"pages": pages}


def _refused(name: str, error: Exception) -> UnreadableSource:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return UnreadableSource("pdf-locked", f"{name} is locked with a password; send it without one.", name=name)
    return UnreadableSource("pdf-broken", f"{name} is not a PDF that can be read; get the file again.", name=name)


class _Pieces:
    """Walks the characters of one page; PDFium is asked as little as can be about each of them."""

    def __init__(self, text):
        import pypdfium2.raw as pdfium

        self.pdfium = pdfium
        self.text = text.raw
        self.count = text.count_chars()
        self.pieces: list[list] = []
        self.fonts: dict[int, int] = {}
        self.looks: dict[int | None, tuple[float, int, float]] = {}
        self.object_of = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
        self.generated = _plain(pdfium.FPDFText_IsGenerated, ctypes.c_int)
        self.page = ctypes.cast(self.text, ctypes.c_void_p).value
        self.rectangle, self.x, self.y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.codes: list[int] = []
        self.first = self.last = 0

    def all(self) -> list[list]:
        """Every piece of the page."""
        codes = self.characters()
        if RIGHT_TO_LEFT.search("".join(map(chr, codes))):
            self.by_words(codes)
            return self.pieces
        current, gap, end = None, False, 0
        for index, code in enumerate(codes):
            if code in _LINE_ENDS:
                continue
            if code == 32 and self.generated(self.page, index):
                gap = True
                continue
            if index >= end:
                owner, end = self.stretch(index)
            if owner != current or gap and self.parted(index, code):
                self.close()
                current, self.first = owner, index
            self.codes.append(code)
            self.last, gap = index, False
        self.close()
        return self.pieces

    def by_words(self, codes: list[int]) -> None:
        """The pieces of a page written from right to left: of every word the parts of one look."""
        letters, blanks = [], []
        for index, code in enumerate(codes):
            if code in _LINE_ENDS or code == 32 and not self.owner(index):
                continue
            text = chr(code).translate(_SHOWN)
            if text and not "\ud800" <= text <= "\udfff":
                each = self.character(index, text)
                (letters if text.strip() else blanks).append(each)
        for each in gathered(once(letters), blanks):
            for (baseline, size, style), group in groupby(each, key=lambda character: character.look):
                part = list(group)
                left, right = min(one.left for one in part), max(one.right for one in part)
                text = settled("".join(one.text for one in part))
                self.pieces.append([text, round(left, 2), round(right, 2), round(baseline, 2), round(size, 2), style])
            self.pieces[-1][0] += " "

    def character(self, index: int, text: str) -> Character:
        """A character with its edges and its look; those of one glyph have one origin, signs above letters the height of their ink."""
        edges, look = self.box(index), self.look_of(index)
        glyph = self.owner(index), self.x.value, look[0]
        return Character(text, *edges, look, glyph, self.ink(index) if unicodedata.combining(text[0]) else None)

    def ink(self, index: int) -> float:
        """How high a character is drawn."""
        edges = [ctypes.c_double() for _ in range(4)]
        self.pdfium.FPDFText_GetCharBox(self.text, index, *edges)
        return edges[3].value - edges[2].value

    def characters(self) -> list[int]:
        """The code of every character, all at once where PDFium counts them alike, else one by one."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = self.pdfium.FPDFText_GetText(self.text, 0, self.count, buffer)
        if written == self.count + 1 and not _SURROGATE.search("".join(map(chr, buffer))):
            return list(buffer[: self.count])
        return [self.pdfium.FPDFText_GetUnicode(self.text, index) for index in range(self.count)]

    def stretch(self, index: int) -> tuple[int | None, int]:
        """The object of a character, and the end of the characters after it that are of the same: those of one object stand together."""
        owner, last, end = self.owner(index), index, index + 1
        while end < self.count and self.owner(end) == owner:
            last, end = end, 2 * end - index
        others = range(last + 1, min(end, self.count))
        return owner, last + 1 + bisect_left(others, True, key=lambda place: self.owner(place) != owner)

    def parted(self, index: int, code: int) -> bool:
        """Whether a wide gap ends the piece before this character; a gap as wide as a blank adds one."""
        if not self.codes:
            return False
        before, after = self.box(self.last), self.box(index)
        gap = max(after[0] - before[1], before[0] - after[1])
        size = self.look_of(self.first)[1]
        if gap > _WIDE_GAP * size:
            return True
        if gap > _WORD_GAP * size and self.codes[-1] != 32 and not _ideograph(code):
            self.codes.append(32)
        return False

    def box(self, index: int) -> tuple[float, float]:
        """Left and right of a character; of a slanted one as if it stood upright."""
        box = self.rectangle
        self.pdfium.FPDFText_GetLooseCharBox(self.text, index, box)
        slope = self.look(index)[2]
        if not slope:
            return box.left, box.right
        baseline = self.baseline(index)
        return box.left + slope * (baseline - box.bottom), box.right - slope * (box.top - baseline)

    def close(self) -> None:
        """End the open piece."""
        text = "".join(map(chr, self.codes)).translate(_SHOWN) if self.codes else ""
        self.codes = []
        if not text:
            return
        if _SURROGATE.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        edges = (*self.box(self.first), *self.box(self.last))
        baseline, size, style = self.look_of(self.first)
        piece = [text, round(min(edges), 2), round(max(edges), 2), round(baseline, 2), round(size, 2), style]
        before = self.pieces[-1] if self.pieces else None
        if before and before[3:] == piece[3:] and -0.5 * size < max(piece[1] - before[2], before[1] - piece[2]) <= _WORD_GAP * size:
            before[:3] = before[0] + text, min(before[1], piece[1]), max(before[2], piece[2])  # some programs draw every letter by itself
        else:
            self.pieces.append(piece)

    def look_of(self, index: int) -> tuple[float, float, int]:
        """Baseline of a character, size and style of the text object that it belongs to."""
        return self.baseline(index), *self.look(index)[:2]

    def baseline(self, index: int) -> float:
        self.pdfium.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        return self.y.value

    def look(self, index: int) -> tuple[float, int, float]:
        """Size, style and slope of the text object that a character belongs to."""
        key = self.owner(index)
        if key not in self.looks:
            self.looks[key] = self.object_look(self.drawn(index, key))
        return self.looks[key]

    def drawn(self, index: int, owner: int | None) -> int:
        """The character, or the next one of its text object that is no blank: PDFium says no scale of some blanks."""
        while index + 1 < self.count and self.pdfium.FPDFText_GetUnicode(self.text, index) == 32 and self.owner(index + 1) == owner:
            index += 1
        return index

    def owner(self, index: int) -> int | None:
        """The address of the text object that a character belongs to."""
        return self.object_of(self.page, index)

    def object_look(self, index: int) -> tuple[float, int, float]:
        """Size, style and slope of a text object, asked of one of its characters."""
        owner = self.pdfium.FPDFText_GetTextObject(self.text, index)
        matrix, size = self.pdfium.FS_MATRIX(), ctypes.c_float()
        self.pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        self.pdfium.FPDFTextObj_GetFontSize(owner, size)
        width = math.hypot(matrix.a, matrix.b) or 1.0
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) / width or 1.0  # a slanted font is no larger
        turned = TURNED if abs(matrix.b) > abs(matrix.a) else 0
        slanted = ITALIC if not turned and abs(matrix.c) > _SLANTED * abs(matrix.d) else 0
        slope = matrix.c / matrix.d if slanted and matrix.d else 0.0
        return max(abs(size.value) * scale, 0.1), self.style_of(owner) | turned | slanted, slope

    def style_of(self, owner) -> int:
        """Italic and bold by the font's own word: its name and flags; the weight is guessed from stems and says little."""
        pdfium = self.pdfium
        font = pdfium.FPDFTextObj_GetFont(owner)
        key = ctypes.cast(font, ctypes.c_void_p).value
        if key not in self.fonts:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            words = name.value.decode("utf-8", "replace").lower()
            flags, angle = pdfium.FPDFFont_GetFlags(font), ctypes.c_int()
            slanted = pdfium.FPDFFont_GetItalicAngle(font, angle) and angle.value != 0
            italic = slanted or flags & 64 or "italic" in words or "oblique" in words
            bold = flags & (1 << 18) or "bold" in words or "black" in words
            self.fonts[key] = ITALIC * bool(italic) | BOLD * bool(bold)
        return self.fonts[key]


def _plain(function, result):
    """A PDFium function of a page and an index that takes and returns numbers: making and comparing pointers is slow."""
    return ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int)(ctypes.cast(function, ctypes.c_void_p).value)


def _ideograph(code: int) -> bool:
    """Chinese sets no blanks; a gap beside an ideograph is justification."""
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF
