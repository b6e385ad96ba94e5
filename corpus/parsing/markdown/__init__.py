"""Reader of Markdown as converters write it: our own blocks, markdown-it-py for what stands inside a line.

CommonMark's block rules misread this dialect (`1. *Prie*` would become a list and lose its number,
a number at the start of a line likewise), so a block here is what stands between blank lines.

Guarantees, beside those of blocks.py:
1. a heading line, or one with `===` or `---` below it, is a block of kind `heading` with its rank, a rule a block of kind `rule`;
2. emphasis, `<sup>`, `^1^` and links are styles of runs; their signs are gone, as are those of lists and quotations;
3. `[^1]` and numbers that link inside the page are marks; what they call is a block of kind `note`;
4. link targets, HTML tags, names of entities are furniture of kind `markup`.
"""

from __future__ import annotations

import re

from ..blocks import Block, Run
from ..document import Furniture
from ..layout import Cell, Table, one
from .inline import Inline
from .notes import Definitions, told

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s#+)?\s*$", re.DOTALL)
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_ANCHORED = re.compile(r"\s*\d{1,3}\.\s*<a\s+(?:id|name)=", re.IGNORECASE)
"""An item of a list that links lead to: a note."""
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_SENTENCE = re.compile(r"[.;:,،؛。；，]\s*$")
_LONGEST_HEADING = 5
"""Lines of a heading that is underlined."""

Lines = list[tuple[int, str]]


def read(text: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of `text` and the letters of its markup."""
    reader = _Reader(Definitions(text))
    lines: Lines = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        line = _QUOTED.sub("", line)
        if not line.strip():
            reader.block(lines)
        elif lines and _UNDERLINE.match(line) and reader.underlined(lines, line):
            continue
        elif _HEADING.match(line) or _RULE.match(line):
            reader.block(lines)
            reader.single(number, line)
        else:
            if _BULLET.match(line) or _ANCHORED.match(line) or reader.definitions.begins(line):
                reader.block(lines)
                line = _BULLET.sub("", line)
            lines.append((number, line))
    reader.block(lines)
    return told(reader.blocks), tuple(reader.inline.furniture)


class _Reader:
    """Collects blocks, and furniture as the inline parser meets it."""

    def __init__(self, definitions: Definitions):
        self.blocks: list[Block] = []
        self.definitions = definitions
        self.inline = Inline(definitions)

    def single(self, number: int, line: str) -> None:
        """A heading or a rule: one line, one block."""
        heading = _HEADING.match(line)
        if heading:
            self.heading([(number, heading[2])], len(heading[1]))
        else:
            self.blocks.append(Block((Run(line, number),), kind="rule"))

    def heading(self, lines: Lines, rank: int) -> None:
        runs = self.inline.runs(lines)
        if runs:
            self.blocks.append(Block(runs, kind="heading", level=rank))

    def underlined(self, lines: Lines, line: str) -> bool:
        """A heading by the line below it; a rule below the end of a sentence is only a rule."""
        if len(lines) > _LONGEST_HEADING or _SENTENCE.search(lines[-1][1]) or _TABLE_ROW.match(lines[-1][1]):
            return False
        self.heading(lines, 1 if line.strip()[0] == "=" else 2)
        lines.clear()
        return True

    def block(self, lines: Lines) -> None:
        """What has gathered between two blank lines; empties `lines`."""
        if len(lines) > 1 and all(_TABLE_ROW.match(line) for _, line in lines):
            self.table(lines)
        elif lines:
            self.text(lines)
        lines.clear()

    def text(self, lines: Lines) -> None:
        """A paragraph, or the definition of a note."""
        mark = self.definitions.opening(lines[0][1])
        if mark:
            lines[0] = (lines[0][0], lines[0][1].partition("]:")[2])
        runs = self.inline.runs(lines)
        if mark:
            self.blocks.append(Block((Run(mark, lines[0][0], raised=True, mark=True), *runs), "note", whole=True))
        elif runs:
            self.blocks.append(Block(runs))

    def table(self, lines: Lines) -> None:
        """A pipe table; the row of dashes goes."""
        rows: list[list[Cell]] = []
        for number, line in lines:
            if not _TABLE_RULE.match(line):
                cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
                rows.append([Cell([Block(self.inline.runs([(number, cell)]))]) for cell in cells])
        self.blocks += one(Table(rows))
