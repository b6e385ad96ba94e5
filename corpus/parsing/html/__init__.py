"""Reader of web pages (HTML): reduced by bleach, read by hardened lxml, meant to run in a confined process.

Guarantees, beside those of blocks.py:
1. the resolution is found inside the page; menus, banners, forms and what else stands around it are furniture;
2. marks that link to a note of the page are marks by the format's own word, and so are those notes;
3. numbers of ordered lists are the first run of their item, unless it prints its own;
4. no letter is lost: they are counted before and after, and a page that does not come through whole is refused.
"""

from __future__ import annotations

import re

from ..confined import step
from ..document import UnreadableSource
from ..transport import Reading
from .census import Census
from .content import resolution
from .encoding import decode
from .flow import Flow
from .reduction import reduced

_FIRST_LOOK, _SECONDS = 0.5, 1.2
"""Of processor time, for the census and for the rest; the longest resolutions, with five thousand tags, take 0.16 and 0.7 on a slow machine."""
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_UTF16 = re.compile(rb"(?:\xff\xfe|\xfe\xff)|<\0[!hH]\0|\0<\0[!hH]")
_SUFFIXES = (".html", ".htm", ".xhtml")


def is_html(data: bytes, name: str) -> bool:
    """Whether the file is a web page: by its first tag, or by its name."""
    start = data[:2048]
    if _UTF16.match(start):
        start = start.replace(b"\0", b"")
    if b"<akomaNtoso" in start:
        return False
    return bool(_TAG.search(start)) and start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") or name.lower().endswith(_SUFFIXES)


def read(data: bytes, name: str) -> list:
    """The blocks of a page, as JSON values.

    Raises UnreadableSource: too-large, empty, binary, encoding, html-deep, html-broken.
    """
    step(_FIRST_LOOK)
    text, warnings = decode(data, name)
    census = Census(text, name)
    step(_SECONDS)
    flow = Flow(reduced(census.markup), name)
    if flow.letters != census.letters:
        raise UnreadableSource(
            "html-broken", f"{name} is a web page so broken that a part of it would be lost; save it anew, or send its text.", name=name
        )
    blocks, furniture = resolution(flow)
    return Reading(blocks, furniture, tuple(warnings)).as_json()
