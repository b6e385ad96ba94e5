"""Reader of Markdown as converters write it: our own blocks, markdown-it-py for what stands inside a line.

CommonMark's block rules misread this dialect (`1. *Prie*` would become a list and lose its number,
a number at the start of a line likewise), so a block here is what stands between blank lines.

Guarantees, beside those of blocks.py:
1. a heading line is a block of kind `heading` with its rank, a rule a block of kind `rule`;
2. emphasis, `<sup>` and links are styles of runs; their signs are gone;
3. link targets, HTML tags and names of entities are furniture of kind `markup`.
"""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt

from .blocks import Block, Run
from .document import Furniture
from .layout import Cell, Table, one

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s#+)?\s*$", re.DOTALL)
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SUP = re.compile(r"<(/?)sup\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_INLINE = 40_000


def read(text: str) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of `text` and the letters of its markup."""
    reader = _Reader()
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        if not line.strip():
            reader.block(lines)
        elif _HEADING.match(line) or _RULE.match(line):
            reader.block(lines)
            reader.single(number, line)
        else:
            lines.append((number, line))
    reader.block(lines)
    return tuple(reader.blocks), tuple(reader.furniture)


class _Reader:
    """Collects blocks, and furniture as the inline parser meets it."""

    def __init__(self):
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []
        self.inline = MarkdownIt("commonmark")
        self.inline.disable(["entity"])
        self.inline.normalizeLink = lambda url: url
        self.inline.validateLink = lambda url: True

    def single(self, number: int, line: str) -> None:
        """A heading or a rule: one line, one block."""
        heading = _HEADING.match(line)
        if heading:
            runs = self.runs([(number, heading[2])])
            if runs:
                self.blocks.append(Block(runs, kind="heading", level=len(heading[1])))
        else:
            self.blocks.append(Block((Run(line, number),), kind="rule"))

    def block(self, lines: list[tuple[int, str]]) -> None:
        """What has gathered between two blank lines; empties `lines`."""
        if len(lines) > 1 and all(_TABLE_ROW.match(line) for _, line in lines):
            self.table(lines)
        elif lines:
            runs = self.runs(lines)
            if runs:
                self.blocks.append(Block(runs))
        lines.clear()

    def table(self, lines: list[tuple[int, str]]) -> None:
        """A pipe table; the row of dashes goes."""
        rows: list[list[Cell]] = []
        for number, line in lines:
            if not _TABLE_RULE.match(line):
                cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
                rows.append([Cell([Block(self.runs([(number, cell)]))]) for cell in cells])
        self.blocks += one(Table(rows))

    def runs(self, lines: list[tuple[int, str]]) -> tuple[Run, ...]:
        """Styled runs of lines that belong together, a blank run where one line ends."""
        source = "\n".join(self.entities(number, line.strip(" \t") + _hard(line)) for number, line in lines)
        numbers = [number for number, _ in lines]
        if len(source) > _LONGEST_INLINE:
            return tuple(Run(line + " ", number) for number, line in zip(numbers, source.split("\n")))
        tokens = self.inline.parseInline(source)[0].children or []
        return tuple(self.styled(tokens, numbers))

    def entities(self, number: int, line: str) -> str:
        """Entities of signs and blanks in their place; those of letters stay as they are printed."""

        def sign(match: re.Match) -> str:
            char = html.unescape(match[0])
            if char == match[0] or any(c.isalnum() or c in "<>*_`[]\\\n\r" or not c.isprintable() for c in char.replace("\xa0", " ")):
                return match[0]
            self.markup(number, match[0])
            return char

        return _ENTITY.sub(sign, line)

    def markup(self, number: int, text: str) -> None:
        if any(char.isalnum() for char in text):
            self.furniture.append(Furniture("markup", text, (number, number)))

    def styled(self, tokens, numbers: list[int]):
        """Runs from the tokens of the inline parser."""
        italic = bold = raised = at = 0
        href: list[str | None] = []
        for token in tokens:
            number = numbers[min(at, len(numbers) - 1)]
            match token.type:
                case "em_open" | "em_close":
                    italic += token.nesting
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case "softbreak" | "hardbreak":
                    yield Run(" ", number)
                    at += 1
                case "link_open":
                    href.append(str(token.attrs.get("href", "")))
                    if token.markup != "autolink":
                        self.target(number, token.attrs, "href")
                case "link_close":
                    href = href[:-1]
                case "image":
                    self.target(number, token.attrs, "src")
                    yield from self.styled(token.children or [], numbers[at:] or numbers[-1:])
                case "html_inline":
                    sup = _SUP.fullmatch(token.content)
                    if sup:
                        raised = 0 if sup[1] else 1
                    if _BREAK.fullmatch(token.content):
                        yield Run(" ", number)
                    self.markup(number, token.content)
                    at += token.content.count("\n")
                case _:
                    if token.content:
                        yield Run(token.content, number, italic > 0, bold > 0, raised > 0, href[-1] if href else None)

    def target(self, number: int, attributes, key: str) -> None:
        self.markup(number, " ".join(str(attributes.get(name, "")) for name in (key, "title")))


def _hard(line: str) -> str:
    """Two blanks at the end of a line mean a line break there."""
    return "  " if line.endswith("  ") else ""
