"""Reader of Word files (DOCX): zipfile and hardened lxml, meant to run in a confined process.

Guarantees, beside those of blocks.py:
1. a paragraph is one block, automatic numbers are its first run; a line break in it begins a new line;
2. insertions are taken, deletions left out; fields give their result, content controls their content;
3. a note stands right after the paragraph that calls it, as a block of kind `note`;
4. deleted and hidden text, headers and footers are furniture with their kind, each letter once;
5. no letter is lost: they are counted before and after, and a file that does not come through whole is refused.
"""

from __future__ import annotations

from ..confined import step
from ..document import UnreadableSource
from .body import Body
from .package import Package

_SECONDS = 1.5
"""Of processor time; the longest resolutions take 0.2."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_WORDS = ((_OLE, "an old Word or Office file"), (b"{\\rtf", "a Rich Text file"), (b"\xffWPC", "a WordPerfect file"))
"""First bytes of what Word opens and this reader does not."""


def is_docx(data: bytes) -> bool:
    """Whether the file is for this reader: any ZIP, and what else Word opens, which it refuses with advice."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", *(start for start, _ in _OTHER_WORDS)))


def read(data: bytes, name: str) -> list:
    """The blocks of a Word file, as JSON values.

    Raises UnreadableSource: old-word, encrypted, archive, not-word, too-large, not-well-formed, doctype, external.
    """
    step(_SECONDS)
    for start, what in _OTHER_WORDS:
        if data.startswith(start):
            raise _other(data, name, what)
    return Body(Package(data, name)).reading().as_json()


def _other(data: bytes, name: str, what: str) -> UnreadableSource:
    if _ENCRYPTED in data[:100_000] or _ENCRYPTED in data[-100_000:]:
        return UnreadableSource(
            "encrypted", f"{name} is protected by a password; open it in Word, remove the password and send it again.", name=name
        )
    return UnreadableSource("old-word", f"{name} is {what}; open it in Word and save it as .docx.", name=name, what=what)
