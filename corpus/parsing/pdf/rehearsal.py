"""A small PDF of our own, read before any other.

What a process does first it does slowly: the interpreter has not yet adapted to the code, fonts and tables are not yet
there. Readers are forked for one file each, so the process that forks them reads this one once, and they
begin where it has come to.
"""

from __future__ import annotations

_PARAGRAPHS = 30
_WORDS = rb"/F2 10 Tf (Recalling) Tj /F1 10 Tf ( its resolution 98/1 of 25 May 2044 on the keepers of all) Tj 4 Ts /F1 6 Tf (1) Tj"


def sample() -> bytes:
    """A page of paragraphs with italic openings and marks, and a note below a line."""
    heading = [_set(740, b"/F1 10 Tf (99/1. The public gardens) Tj"), _set(715, b"/F1 10 Tf (The General Assembly,) Tj")]
    places = range(690, 690 - 18 * _PARAGRAPHS, -18)
    paragraphs = [_set(place, _WORDS) + _set(place - 9, b"/F1 10 Tf (gardens, and the trees in them,) Tj") for place in places]
    notes = [b"72 75 m 216 75 l S ", _set(60, b"/F1 8 Tf (1 Resolution 98/1.) Tj")]
    stream = b"".join([*heading, *paragraphs, *notes])
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[6 0 R]/Count 1>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Italic>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R/F2 5 0 R>>>>>>",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%%PDF-1.4\n%strailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (body, len(objects) + 1)


def _set(height: int, operators: bytes) -> bytes:
    return b"BT 1 0 0 1 72 %d Tm %s ET " % (height, operators)
