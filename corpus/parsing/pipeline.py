"""From bytes to Documents: find the format, read it, take it through the stages in their order.

    >>> from corpus.parsing.pipeline import parse
    >>> [document] = parse("66/178. Titre\\n\\nL’Assemblée générale,\\n\\n1. Décide.\\n".encode(), "t.txt")
    >>> document.symbol
    'A/RES/66/178'
"""

from __future__ import annotations

import re

from . import (
    actions,
    akn,
    citations,
    closing,
    confined,
    copied,
    decoding,
    docx,
    furniture,
    html,
    language,
    markdown,
    marks,
    masthead,
    notes,
    paragraphs,
    parts,
    pdftotext,
    transport,
)
from .compose import compose
from .document import Document
from .resolutions_apart import apart
from .sheet import Sheet, lines_of

BINARY_READERS = {"pdf": "corpus.parsing.pdf:read", "docx": "corpus.parsing.docx:read", "html": "corpus.parsing.html:read"}
"""Readers of formats that are bytes, run in a child process: (bytes, name) → a Reading as JSON (see transport.py)."""

TEXT_READERS = {"pdftotext": pdftotext.read, "markdown": markdown.read}
"""Readers of formats that are text: str → blocks and the furniture of their markup."""

STAGES = (
    notes.collect,  # notes out of the text, so that sentences close over them
    masthead.read,  # heading and facts
    closing.read,  # meeting, date, vote
    paragraphs.assemble,  # lines → units
    parts.classify,  # units → preamble, operative part, headings, annexes
    marks.attach,  # marks out of the units, tied to the notes
)
"""What happens to a sheet, in this order; each module says what it guarantees to the next."""

FINISHING = (citations.annotate, actions.annotate)
"""What happens to every Document, whatever its format: spans over text that no longer changes."""

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|akomaNtoso|!DOCTYPE akomaNtoso)")
_MARKDOWN = re.compile(r"^#{1,6} \S|</?sup>|\]\([^)\n]*\)|^\*[^*\n]+\*|\*\*[^*\n]+\*\*|^\d{1,3}\\?\. \*", re.MULTILINE)


def parse(data: bytes, name: str, language: str | None = None, symbol: str | None = None) -> tuple[Document, ...]:
    """The Documents in `data`, in their order; one for each resolution.

    `language` and `symbol` are what the caller knows; the text itself is believed first for the symbol.
    Raises UnreadableSource when the bytes can't be read as a text at all.
    """
    form = binary_format(data, name)
    if form:
        reading = transport.Reading.from_json(confined.run(BINARY_READERS[form], data, name))
        documents = read_blocks(reading, name, form, language, symbol)
    elif akn.is_akn(data, name) or _XML.match(data):
        documents = list(akn.read(data, name))
    else:
        text, warnings = decoding.decode(data, name)
        form = text_format(text, name)
        blocks, markup = TEXT_READERS[form](text)
        blocks, around, doubts = copied.told(blocks, text)
        reading = transport.Reading(blocks, (*markup, *around), (*warnings, *doubts))
        documents = read_blocks(reading, name, form, language, symbol, text)
    return tuple(finish(document) for document in documents)


def binary_format(data: bytes, name: str) -> str | None:
    """`docx`, `pdf` or `html` by the first bytes; None for what is read as it is."""
    if docx.is_docx(data):
        return "docx"
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return "pdf"
    return "html" if html.is_html(data, name) else None


def read_blocks(
    reading: transport.Reading, name: str, form: str, said: str | None = None, symbol: str | None = None, text: str | None = None
) -> list[Document]:
    """The Documents of what a reader gives, before the finishing."""
    spoken = said or language.detect(text or reading.text)
    sheet = Sheet(name, form, spoken, lines_of(reading.blocks), list(reading.furniture), warnings=list(reading.warnings))
    if sheet.language is None:
        sheet.warn("no-language", 1, "The language could not be told; say which it is.")
    furniture.remove(sheet)
    documents = []
    for part in apart(sheet):
        for stage in STAGES:
            stage(part)
        documents.append(compose(part, symbol))
    return documents


def finish(document: Document) -> Document:
    """Citations, openings and actions of a Document."""
    for stage in FINISHING:
        document = stage(document)
    return document


def text_format(text: str, name: str) -> str:
    """`markdown` by the name or by its signs, else `pdftotext`."""
    if name.lower().endswith((".md", ".markdown")):
        return "markdown"
    if name.lower().endswith(".txt"):
        return "pdftotext"
    return "markdown" if len(_MARKDOWN.findall(text[:100_000])) >= 3 else "pdftotext"
