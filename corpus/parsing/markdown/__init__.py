"""Reader of Markdown as converters write it: our own blocks, markdown-it-py for what stands inside a line.

CommonMark's block rules misread this dialect (`1. *Prie*` would become a list and lose its number,
a number at the start of a line likewise), so a block here is what stands between blank lines.

Guarantees, beside those of blocks.py:
1. a heading line, or one with `===` or `---` below it, is a block of kind `heading` with its rank, a rule a block of kind `rule`;
2. emphasis, `<sup>`, `^1^` and links are styles of runs; their signs are gone, as are those of lists and quotations;
3. `[^1]` and numbers that link inside the page are marks; what they call is a block of kind `note`;
4. tables of pipes, dashes and boxes are tables, but in the heading they only place its lines;
5. link targets, attributes, HTML tags, names of entities and of divisions are furniture of kind `markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ..blocks import Block, Run
from ..document import Furniture
from ..page_numbers import JOB_NUMBER, PAGE_NUMBER
from ..layout import Cell, Table, flattened
from . import attributes, drawn, tagged
from .inline import Inline
from .notes import Definitions, told

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s#+)?\s*$", re.DOTALL)
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_ANCHORED = re.compile(r"\s*\d{1,3}\.\s*(?:<a\s+(?:id|name)=|[\[*]*\\?[\^↑↩][^\[\]]{0,3}\]\(#)", re.IGNORECASE)
"""An item of a list that links lead to or that links back: a note."""
_ITEM = re.compile(r"(\s{0,3})(\d{1,3})\.\s+(?=\S)")
_CODE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})\s*(\{?[=.]?\w*\}?)\s*$")
_CONTINUED = re.compile(r"(?: {4}|\t)\s*\S")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_OPEN_RULE = re.compile(r"\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+$")
"""The row of dashes of a table whose rows begin and end without a stroke."""
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_SENTENCE = re.compile(r"[.;:,،؛。；，]\s*$")
_CLAUSE = re.compile(r"[.;:,،؛。；，：\-–—][\"'’”»*_)\]]*(?:\[\^[^\]\s]*\]|\^\d+\^|<sup>\d+</sup>)*[.;:,،؛。；，：*_\\]*\s*$")
_LONGEST_HEADING = 5
"""Lines of a heading that is underlined."""

_WIDTH = 76
"""Signs that a line holds where converters end lines: 72 to 80, less the longest that they miscount."""
_FULL, _FEW = 30, 3
"""Signs of a line that only its width may have ended, and how many of them tell a habit."""

Lines = list[tuple[int, str]]


def read(text: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of `text` and the letters of its markup."""
    return _Reader(text).read()


class _Reader:
    """Collects blocks and tables, and furniture as the inline parser meets it."""

    def __init__(self, text: str):
        self.source = _LINE_END.split(text)
        self.items: list[Block | Table] = []
        self.definitions = Definitions(text)
        self.inline = Inline(self.definitions)
        self.open: Lines = []
        self.wrapped = _wrapped(self.source)

    def read(self) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
        """Everything, line by line."""
        self.source = [_QUOTED.sub("", line) for line in self.source]
        at = 0
        while at < len(self.source):
            table = drawn.begun(self.source, at, len(self.open))
            end = table.end if table else tagged.extent(self.source, at)
            if table:
                self.drawn(table, at)
            elif end:
                self.block()
                self.items += tagged.Tagged(self.source[at:end], at + 1, self.inline).items
            elif self.wrapped:
                end = self.long_heading(at)
            if end:
                at = end
            else:
                self.line(at + 1, self.source[at])
                at += 1
        self.block()
        return told(list(flattened(self.items))), tuple(self.inline.furniture)

    def long_heading(self, at: int) -> int | None:
        """Where a heading ends that goes on below, because the line had no room for the next word; None for others."""
        end, found = at + 1, _HEADING.match(self.source[at])
        while found and end < len(self.source) and self.source[end].strip() and len(f"{self.source[end - 1]} {self.source[end].split()[0]}") > _WIDTH:
            end += 1
        if end == at + 1:
            return None
        self.block()
        self.heading([(at + 1, found[2]), *((place + 1, self.source[place]) for place in range(at + 1, end))], len(found[1]))
        return end

    def line(self, number: int, line: str) -> None:
        """One line: the end of a block, a block of its own, or one more of the open one."""
        line = "" if line.strip() == "\\" else line  # a break alone on its line parts blocks
        division, code = attributes.fence(line), _CODE.match(line)
        if division or code:
            self.block()
            self.inline.markup(number, division[1] if division else code[1])
            line = division[0] if division else ""
        if not line.strip():
            if not division or not division[0]:
                self.block()
        elif self.open and _UNDERLINE.match(line) and self.underlined(line):
            return
        elif _HEADING.match(line) or _RULE.match(line):
            self.block()
            self.single(number, line)
        else:
            if _BULLET.match(line) or _ANCHORED.match(line) or self.definitions.begins(line) or self.next_item(line):
                self.block()
                line = _BULLET.sub("", line)
            self.open.append((number, line))

    def next_item(self, line: str) -> bool:
        """The item of a list behind the one that the open block began with."""
        before, this = (_ITEM.match(each) for each in (self.open[0][1] if self.open else "", line))
        return bool(before and this) and before[1] == this[1] and int(before[2]) + 1 == int(this[2])

    def single(self, number: int, line: str) -> None:
        """A heading or a rule: one line, one block."""
        heading = _HEADING.match(line)
        if heading:
            self.heading([(number, heading[2])], len(heading[1]))
        else:
            self.items.append(Block((Run(line, number),), kind="rule"))

    def heading(self, lines: Lines, rank: int) -> None:
        runs = self.inline.runs(lines, heading=True)
        if runs:
            self.items.append(Block(runs, kind="heading", level=rank))

    def underlined(self, line: str) -> bool:
        """A heading by the line below it; a rule below the end of a sentence is only a rule."""
        if len(self.open) > _LONGEST_HEADING or _SENTENCE.search(self.open[-1][1]) or _TABLE_ROW.match(self.open[-1][1]):
            return False
        self.heading(self.open, 1 if line.strip()[0] == "=" else 2)
        self.open = []
        return True

    def block(self) -> None:
        """What has gathered between two blank lines."""
        lines, self.open = self.open, []
        if len(lines) > 1 and all(_TABLE_ROW.match(line) for _, line in lines) or any(_OPEN_RULE.match(line) for _, line in lines[:2]):
            self.table(lines)
        elif lines:
            self.text(lines)

    def text(self, lines: Lines) -> None:
        """A paragraph, the definition of a note, or what goes on in one."""
        mark = self.definitions.opening(lines[0][1])
        if mark:
            lines[0] = (lines[0][0], lines[0][1].partition("]:")[2])
        runs = self.inline.runs(lines)
        last = self.items[-1] if self.items else None
        if mark:
            self.items.append(Block((Run(mark, lines[0][0], raised=True, mark=True), *runs), "note", whole=True))
        elif isinstance(last, Block) and last.kind == "note" and _CONTINUED.match(lines[0][1]):
            self.items[-1] = replace(last, runs=(*last.runs, Run(" ", lines[0][0]), *runs))
        elif runs:
            self.items.append(Block(runs, whole=self.wrapped and not any(_broken(line) for _, line in lines)))

    def table(self, lines: Lines) -> None:
        """A pipe table; the row of dashes goes."""
        rows: list[list[Cell]] = []
        for number, line in lines:
            if not _TABLE_RULE.match(line):
                cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
                rows.append([Cell([Block(self.inline.runs([(number, cell)]))]) for cell in cells])
        self.items.append(Table(rows))

    def drawn(self, table: drawn.Drawn, at: int) -> None:
        """A table of dashes or boxes; the line that stood open above a simple one is its first row."""
        if table.rows and table.rows[0][0][0][0] <= at:
            self.open = []
        self.block()
        self.items.append(Table([[Cell(list(self.paragraphs(cell))) for cell in row] for row in table.rows]))

    def paragraphs(self, lines: Lines) -> Iterator[Block]:
        """The paragraphs of a cell."""
        for blank, group in groupby(lines, key=lambda line: line[1].strip() in ("", "\\")):
            if not blank:
                yield Block(self.inline.runs(list(group)))


def _wrapped(lines: list[str]) -> bool:
    """Lines end where they are full, and no page does: what stands between blank lines is a paragraph, and the whole of it."""
    if any(PAGE_NUMBER.fullmatch(line.strip()) or JOB_NUMBER.fullmatch(line.strip()) for line in lines):
        return False
    full = [line for line, following in zip(lines, lines[1:]) if len(line) >= _FULL and following.strip() and not _broken(line)]
    return len(full) >= _FEW and 2 * sum(bool(_CLAUSE.search(line)) for line in full) < len(full)


def _broken(line: str) -> bool:
    """The line ends where its writer ended it."""
    return line.endswith(("  ", "\\"))
