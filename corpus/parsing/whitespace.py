"""White space and invisible characters: the one place that says what of them a text keeps.

Every run of white space (blanks, tabs, line ends, the no-break space U+00A0, the ideographic space
U+3000) becomes one plain blank.  Direction marks, zero-width spaces, the byte order mark and the soft
hyphen are dropped: they are typesetting, and two copies of a text differ in nothing else.  Every other
character stays as it is, the non-breaking hyphen U+2011 and the zero-width joiners included.
"""

from __future__ import annotations

import re

INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")


def fold(text: str) -> str:
    """`text` with white space folded and invisible characters dropped; a blank at its ends stays one blank."""
    if text.isprintable() and "  " not in text:
        return text  # printable text has no white space but blanks and no invisible characters
    if not text.isascii():
        text = INVISIBLE.sub("", text)
    words = text.split()
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + " ".join(words) + " " * text[-1].isspace()


def clean(text: str | None) -> str:
    """`text` folded and stripped; the empty string for None."""
    return fold(text).strip() if text else ""
