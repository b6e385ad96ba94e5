"""From bytes to text: which encoding, and which bytes are no text at all."""

from __future__ import annotations

import re

from .document import UnreadableSource, Warning

MOST_BYTES = 4_000_000
"""A resolution with all its annexes is under one megabyte; a text is refused past this size."""
MOST_LINES = 60_000
"""The longest official text has some five thousand; ends of pages count too."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_HYPHEN = "\ufffe"
"""What PDFium, and the viewers built on it, give for the hyphen at the end of a line."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UTF8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
MOST_BY_ACCIDENT = 0.2
"""The share of the high bytes of a Windows-1252 text that may look like parts of UTF-8 sequences."""
_WINDOWS_LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]")


def decode(data: bytes, name: str) -> tuple[str, list[Warning]]:
    """The text of `data` and what had to be mended on the way.

    UTF-8 first, UTF-16 by its byte order mark.  Bytes that are not UTF-8 are read as Windows-1252
    only when every high byte is a letter or a sign of Western European prose; the warning names it.
    Raises UnreadableSource: too-large, empty, binary, encoding.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableSource(
            "too-large",
            f"{name} has {len(data):,} bytes, more than the {MOST_BYTES:,} that are read; a resolution is far smaller.",
            name=name,
        )
    if not data.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise UnreadableSource("empty", f"{name} is empty; choose the file that holds the text.", name=name)
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise UnreadableSource("binary", f"{name} is {what}, not a text; send the text itself.", name=name, what=what)
    text, warnings = _decoded(data, name)
    if len(text) > MOST_LINES < sum(map(text.count, "\n\r\f")):
        sentence = f"{name} has more than {MOST_LINES:,} lines, more than are read; a resolution has far fewer."
        raise UnreadableSource("too-large", sentence, name=name)
    cleaned, removed = _CONTROL.subn(" ", text.replace(_HYPHEN, "-"))
    if removed > 16 and removed > len(text) // 100:
        raise UnreadableSource("binary", f"{name} holds binary data, not a text; send the text itself.", name=name, what="binary data")
    if removed:
        warnings.append(Warning("control-characters", 1, f"{removed} control characters were read as blanks."))
    return cleaned, warnings


def _decoded(data: bytes, name: str) -> tuple[str, list[Warning]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError as error:
                raise _undecodable(name, error) from error
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _windows(data, name, error)


def _windows(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, list[Warning]]:
    """The text as Windows-1252 when that is certain: hardly a UTF-8 sequence, and letters beside letters.

    Some are there by accident, as in `liberté »` with a hard blank; in UTF-8 with a few bad bytes nearly all are.
    """
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        raise _undecodable(name, error) from error
    high = [index for index, char in enumerate(text[:200_000]) if ord(char) > 127]
    letters = sum(1 for index in high if _WINDOWS_LETTERS.match(text[index]) or text[index] in "’‘“”«»–—…°\xa0§º·©®†•")
    plain = sum(1 for char in text[:200_000] if char.isascii() and (char.isalpha() or char == " "))
    in_utf8 = sum(len(found[0]) for found in _UTF8.finditer(data, 0, 200_000))
    if in_utf8 > MOST_BY_ACCIDENT * len(high) or letters < 0.98 * len(high) or plain < 3 * len(high) or b"\0" in data:
        raise _undecodable(name, error) from error
    warning = Warning("encoding", 1, "The file is not UTF-8; it was read as Windows-1252. Check the accents.")
    return text, [warning]


def _undecodable(name: str, error: UnicodeDecodeError) -> UnreadableSource:
    return UnreadableSource(
        "encoding",
        f"{name} is not valid UTF-8 (byte {error.start + 1}); save it as UTF-8 and send it again.",
        name=name,
        byte=error.start + 1,
    )
