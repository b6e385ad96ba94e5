"""PDF: characters with their places (extraction), rows, pages without furniture, one flow of blocks."""

from __future__ import annotations

import gc

from ..transport import Reading
from .extraction import extract
from .flow import blocks_of
from .pages import pages_of
from .rehearsal import sample


def prepare() -> None:
    """Load PDFium and rehearse: called in the process that forks the readers, which reads no file that was sent to it.

    The readers end with their file, so none looks for garbage.
    """
    read(sample(), "sample.pdf")
    gc.disable()


def read(data: bytes, name: str) -> list:
    """The Reading of a PDF as JSON values; to be run in a child process (see corpus/parsing/confined.py).

    Raises UnreadableSource as `extract` does.
    """
    pages, size = pages_of(extract(data, name))
    furniture = tuple(piece for page in pages for piece in page.furniture)
    return Reading(tuple(blocks_of(pages, size)), furniture).as_json()
