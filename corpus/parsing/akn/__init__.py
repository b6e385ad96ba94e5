"""Reader of Akoma Ntoso for the United Nations (AKN4UN, un_spec 5): bytes → Documents.

Guarantees: every letter of the preamble, the body and the annexes is in a paragraph, a table or a note
exactly once and in order; anchors are assigned; links are citations of method `linked`.  Citations in
words and actions are left to the shared stages.
"""

from __future__ import annotations

from ..document import Document
from .document import documents
from .reading import root_of


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The Documents of one file: one, or one for each of several resolutions issued together.

    Raises UnreadableSource for a file that is empty, too large, not well-formed or not AKN.
    """
    return documents(root_of(data, name), name)


def is_akn(data: bytes, name: str) -> bool:
    """Whether a file is meant for this reader, by its root element or its name."""
    return b"<akomaNtoso" in data[:4096] or name.lower().endswith((".xml", ".akn"))
