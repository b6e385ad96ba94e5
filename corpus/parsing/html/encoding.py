"""The encoding of a web page: byte order mark, then the bytes themselves, then what the page says of itself."""

from __future__ import annotations

import codecs
import re

from .. import decoding
from ..document import UnreadableSource, Warning

MOST_BYTES = 6_000_000
"""A page with the longest resolution has under two megabytes."""
_META = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9_:.-]+)""", re.IGNORECASE
)
_PRESCAN = 4096
_BROWSERS = re.compile(r"utf-8(?:-sig)?|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5hkscs|euc_(?:jp|kr)|iso2022_jp")
"""Python has codecs beyond those of browsers: of programs, of names of hosts, of packed bytes."""
_MEANT = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-6": "cp1256", "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
    "x-cp1251": "cp1251", "x-cp1252": "cp1252", "windows-874": "cp874", "x-sjis": "cp932", "shift_jis": "cp932", "euc-kr": "cp949",
}  # fmt: skip
"""What browsers read under a name (WHATWG Encoding Standard); a page whose `meta` can be read is not in UTF-16."""


def decode(data: bytes, name: str) -> tuple[str, list[Warning]]:
    """The text of a page, and warnings of what was doubted.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever the page says; others are what it says, as browsers
    understand it.  Raises UnreadableSource: too-large, empty, binary, encoding.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableSource(
            "too-large", f"{name} has {len(data):,} bytes, more than the {MOST_BYTES:,} that are read of a web page.", name=name
        )
    wide = _wide(data)
    if wide:
        data = wide
    said = None if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _said(data)
    if said in (None, "utf-8") or _is_utf8(data):
        text, warnings = decoding.decode(data, name)
        if said not in (None, "utf-8") and not data.isascii():
            warnings.append(Warning("encoding", 1, f"The page says that it is {said}, but it is UTF-8; it was read as UTF-8."))
        return text, warnings
    try:
        text = data.decode(said)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            "encoding",
            f"{name} says that it is {said}, but its byte {error.start + 1} is not; save it as UTF-8 and send it again.",
            name=name, byte=error.start + 1,
        ) from error  # fmt: skip
    return decoding.decode(text.encode("utf-8", "surrogatepass"), name)


def _wide(data: bytes) -> bytes | None:
    """UTF-16 without its mark, told by the zeros beside the first sign, with the mark put before it."""
    if data[:1] == b"<" and data[1:2] == b"\0":
        return codecs.BOM_UTF16_LE + data
    if data[:2] == b"\0<":
        return codecs.BOM_UTF16_BE + data
    return None


def _said(data: bytes) -> str | None:
    """The encoding that the page names, as browsers understand it; None when it names none that is known."""
    found = _META.search(data[:_PRESCAN])
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii").lower().strip(":.-_")
    try:
        known = codecs.lookup(_MEANT.get(label, label)).name
    except LookupError:
        return None
    return known if _BROWSERS.fullmatch(known) else None


def _is_utf8(data: bytes) -> bool:
    """Valid UTF-8 with at least one sequence beyond ASCII."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()
