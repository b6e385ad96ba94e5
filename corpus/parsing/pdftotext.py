"""Reader of plain text as pdftotext leaves it: hard-wrapped lines, pages ended by a form feed.

Guarantees, beside those of blocks.py:
1. one block for what stands between blank lines, one run for a line, without its line end;
2. a form feed becomes a block of kind `page` without runs, standing where the page ended.
"""

from __future__ import annotations

import re

from .blocks import Block, Run
from .document import Furniture

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")


def read(text: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of `text`; plain text carries no markup, so the furniture is empty."""
    blocks: list[Block] = []
    runs: list[Run] = []
    for number, line in enumerate(LINE_END.split(text), 1):
        for part, piece in enumerate(line.split("\f")):
            if part:
                _close(blocks, runs)
                blocks.append(Block((), kind="page"))
            if piece.strip():
                runs.append(Run(piece, number))
            else:
                _close(blocks, runs)
    _close(blocks, runs)
    return tuple(blocks), ()


def _close(blocks: list[Block], runs: list[Run]) -> None:
    if runs:
        blocks.append(Block(tuple(runs)))
        runs.clear()
