"""Test tools: official documents rendered as text, Markdown, Word, HTML and PDF, as real converters and users leave them.

    for name, data, document in rendered_set("docx", "fr", count=200, seed=1): ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.parsing.document import Document

from . import docx, html, markdown, originals, pdf, text, word
from .script import Piece, script

RENDERERS: dict[str, Callable[[list[Piece], str, int], bytes]] = {
    "docx": docx.render, "html": html.render, "markdown": markdown.render, "pdf": pdf.render, "text": text.render, "word-pdf": word.render,
}  # fmt: skip
"""Format → a function of (script, language, seed) that gives the bytes."""


def rendered_set(format: str, language: str, count: int, seed: int, corpus: Path = originals.CORPUS) -> Iterator[tuple[str, bytes, Document]]:
    """`count` renderings in one format and language: file name, bytes, and the Document they were made from."""
    for place, document in enumerate(originals.originals(language, count, seed, corpus)):
        name = f"{document.source.removesuffix('.xml')}{originals.SUFFIXES[format]}"
        yield name, RENDERERS[format](script(document), language, seed * 10_000 + place), document
