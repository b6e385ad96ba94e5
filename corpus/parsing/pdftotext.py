"""Reader of plain text as pdftotext leaves it: hard-wrapped lines, pages ended by a form feed.

Guarantees, beside those of blocks.py:
1. one block for what stands between blank lines, one run for a line, without its line end;
   a text without hard wraps has a paragraph on every line, so there each line is a block;
2. a form feed becomes a block of kind `page` without runs, standing where the page ended.
"""

from __future__ import annotations

import re

from .blocks import Block, Run
from .document import Furniture

_WIDEST = 160
"""No printed line is as wide; a Chinese sign counts two."""
LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")


def read(text: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of `text`; plain text carries no markup, so the furniture is empty."""
    blocks: list[Block] = []
    runs: list[Run] = []
    lines = LINE_END.split(text)
    wrapped = _wrapped(lines)
    for number, line in enumerate(lines, 1):
        for part, piece in enumerate(line.split("\f")):
            if part:
                _close(blocks, runs)
                blocks.append(Block((), kind="page"))
            if piece.strip():
                runs.append(Run(piece, number))
            if not wrapped or not piece.strip():
                _close(blocks, runs)
    _close(blocks, runs)
    return tuple(blocks), ()


def _wrapped(lines: list[str]) -> bool:
    """Whether paragraphs are cut into lines: less than a quarter of the text stands on lines wider than any page."""
    widths = [len(line) * (2 if line[:1] > "\u2e80" else 1) for line in (" ".join(line.split()) for line in lines)]
    return 4 * sum(width for width in widths if width > _WIDEST) < sum(widths)


def _close(blocks: list[Block], runs: list[Run]) -> None:
    if runs:
        blocks.append(Block(tuple(runs)))
        runs.clear()
