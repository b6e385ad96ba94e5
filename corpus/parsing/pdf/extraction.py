"""The characters of a PDF with their places, taken out by PDFium in a child process (see corpus/parsing/confined.py).

Guarantees to the next steps:
1. every character that a page shows is in exactly one piece, in PDFium's logical order (bidirectional lines included);
2. a piece has one font, one size and one baseline; it is cut where a gap wider than a word space stands;
3. blanks that PDFium made up are gone; one stands wherever two characters are further apart than 0.16 em,
   because Word sets narrow gaps inside words.
"""

from __future__ import annotations

from time import process_time

from ..confined import step
from ..document import UnreadableSource
from .bidirectional import ascending, without_stretching
from .glyphs import Glyphs
from .lines import lines_of
from .pieces import pieces_of
from .scripts import RIGHT_TO_LEFT

MOST_PAGES = 500
MOST_CHARACTERS = 3_000_000
_FREE = 20_000
"""Characters that a file may show besides one for each of its bytes; real files have three bytes or more for a character."""
_STEP = 0.9
"""Seconds of processor time for opening the file and for each page; a page of text takes less than a tenth of it."""
_START, _A_PAGE, _A_CHARACTER = 1.0, 0.01, 0.0001
"""Seconds for all pages together: a character takes a fifth of its share."""


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
    pages, most, shown = [], min(MOST_CHARACTERS, _FREE + len(data)), 0
    end = process_time() + _START
    for number in range(count):
        step(max(min(_STEP, end - process_time()), 0.001))
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise _refused(name, error) from error
        shown += text.count_chars()
        if shown > most:
            raise UnreadableSource("pdf-long", f"{name} holds far more text than a resolution; send the pages of the resolution.", name=name)
        end += _A_PAGE + _A_CHARACTER * text.count_chars()
        width, height = page.get_size()
        glyphs = Glyphs(text)
        flat, upright = lines_of(page, glyphs.owners)
        pages.append({"width": width, "height": height, "pieces": pieces_of(glyphs), "flat": flat, "upright": upright})
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
