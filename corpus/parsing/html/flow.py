"""The tree of a reduced page as blocks in reading order; each block knows the element it came from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html

from ..accounting import letters
from ..blocks import Block, Run
from ..document import UnreadableSource
from ..layout import Cell, Table, folded
from .counters import Counters

BLOCKS = frozenset(
    "address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header legend li main menu nav ol option p pre section select summary table tbody td textarea tfoot th thead title tr ul button".split()
)
_ITALIC = frozenset(("i", "em", "cite", "dfn", "address"))
_BOLD = frozenset(("b", "strong", "th"))
_HEADING = re.compile(r"h([1-6])")
_RAISED_CLASS = re.compile(r"MsoFootnoteReference|MsoEndnoteReference|footnote-?ref|\bsup(?:erscript)?\b", re.IGNORECASE)
_BRACKETED = re.compile(r"[\[(](\d{1,3})[\])]")


@dataclass(frozen=True, slots=True)
class _Look:
    """What the elements around a text say of it."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    href: str | None = None
    pre: bool = False
    hidden: bool = False


class Flow:
    """`items` are the blocks and tables of the page; `named` are the elements that links lead to, `holding` the blocks they begin."""

    def __init__(self, markup: str, name: str):
        parser = lxml_html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
        self.root = lxml_html.document_fromstring(f"<html><body><div>{markup}</div></body></html>", parser=parser)
        lost = [error for error in parser.error_log if error.type_name in ("ERR_NAME_TOO_LONG", "ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY")]
        if lost:
            raise UnreadableSource("html-broken", f"{name} is past what can be read of a web page ({lost[0].message}); send its text.", name=name)
        self.letters: Counter[str] = letters("".join(self.root.itertext()))
        self.elements: dict[int, etree._Element] = {}
        self.kept: list[Block] = []
        self.hidden: list[str] = []
        self.counters = Counters()
        self.line = 1
        self.runs: list[Run] = []
        self.named: dict[str, etree._Element] = {}
        self.pending: list[str] = []
        self.label = ""
        self.holding: dict[str, Block] = {}
        self.items: list[Block | Table] = []
        self.walk(self.root, _Look(), self.items)
        self.flush(self.root, self.items)

    def element_of(self, block: Block) -> etree._Element | None:
        """The element that a block stood in; None for a table."""
        return self.elements.get(id(block))

    def instead(self, block: Block, *old: Block) -> Block:
        """`block` stands where the first of the old ones stood."""
        element = self.elements.get(id(old[0]))
        if element is not None:
            self.elements[id(block)] = element
            self.kept.append(block)
        return block

    # --------------------------------------------------------------------------------------- walk

    def walk(self, element: etree._Element, look: _Look, into: list[Block | Table]) -> None:
        """Everything in an element, in order."""
        tag = element.tag if isinstance(element.tag, str) else ""
        look = _look(element, tag, look)
        if tag in ("br", "hr"):
            self.line_break(element, into) if tag == "br" else self.rule(element, into)
            return
        if tag == "table":
            self.flush(element.getparent(), into)
            into.append(self.table(element, look))
            return
        block = tag in BLOCKS
        if block:
            self.flush(element.getparent(), into)
        for key in {element.get("id"), element.get("name")} - {None, ""}:
            self.named.setdefault(key, element)
            self.pending.append(key)
        if block:
            self.number(element)
        self.text(element.text, element, look)
        for child in element:
            self.walk(child, look, into)
            self.text(child.tail, element, look)
        if block:
            self.flush(element, into)

    def text(self, text: str | None, element: etree._Element, look: _Look) -> None:
        """Text of one look; what is hidden is put aside."""
        if not text:
            return
        if look.hidden:
            self.hidden.append(text)
            return
        for place, piece in enumerate(text.split("\n") if look.pre else (text,)):
            if place:
                self.line += 1
            if self.label and piece.strip():
                self.runs.append(Run(f"{self.label} ", self.line))
                self.label = ""
            if piece:
                piece = _BRACKETED.sub(r"\1", piece) if look.raised else piece
                self.runs.append(Run(piece, self.line, look.italic, look.bold, look.raised, look.href))

    def number(self, item: etree._Element) -> None:
        """The number that a browser prints before an item of an ordered list."""
        if item.tag == "li":
            self.label = self.counters.label(item)

    def line_break(self, element: etree._Element, into: list[Block | Table]) -> None:
        """A break begins a line, two breaks a block."""
        if self.runs and self.runs[-1].text == "\n":
            self.flush(element.getparent(), into)
        elif any(run.text.strip() for run in self.runs):
            self.runs.append(Run("\n", self.line))
            self.line += 1

    def rule(self, element: etree._Element, into: list[Block | Table]) -> None:
        self.flush(element.getparent(), into)
        self.keep(Block((Run("___", self.line),), "rule"), element, into)

    def flush(self, element: etree._Element | None, into: list[Block | Table]) -> None:
        """Close the open block."""
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        element = self.root if element is None else element
        for block in _parted(runs, element):
            self.keep(block, element, into)
        self.line += 1

    def keep(self, block: Block, element: etree._Element, into: list[Block | Table]) -> None:
        self.elements[id(block)] = element
        self.kept.append(block)
        self.holding.update((key, block) for key in self.pending)
        self.pending = []
        into.append(block)

    def table(self, element: etree._Element, look: _Look) -> Table:
        """The rows of a table; what stands between them is kept in a row of its own."""
        rows: list[list[Cell]] = []
        for row in _rows(element):
            if row.tag != "tr":
                content: list[Block | Table] = []
                self.walk(row, look, content)
                self.flush(row, content)
                rows.append([Cell(content)])
                continue
            cells = []
            for cell in row:
                content = []
                self.walk(cell, look, content)
                self.flush(cell, content)
                cells.append(Cell(content))
            rows.append(cells)
        return Table(rows)


def _rows(table: etree._Element):
    for part in table:
        if part.tag in ("thead", "tbody", "tfoot"):
            yield from part
        elif isinstance(part.tag, str):
            yield part


def _look(element: etree._Element, tag: str, look: _Look) -> _Look:
    """The look inside an element."""
    style = (element.get("style") or "").replace(" ", "").lower()
    if tag in _ITALIC or "font-style:italic" in style:
        look = replace(look, italic=True)
    elif "font-style:normal" in style:
        look = replace(look, italic=False)
    if tag in _BOLD or re.search(r"font-weight:(?:bold|[6-9]00)", style):
        look = replace(look, bold=True)
    if tag == "sup" or "vertical-align:super" in style or tag in ("span", "a") and _RAISED_CLASS.search(element.get("class") or ""):
        look = replace(look, raised=True)
    if tag == "a" and element.get("href"):
        look = replace(look, href=element.get("href"))
    if tag in ("pre", "textarea"):
        look = replace(look, pre=True)
    if "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None:
        look = replace(look, hidden=True)
    return look


def _parted(runs: list[Run], element: etree._Element):
    """The block of the gathered runs; preformatted text at its blank lines, other text folded line by line."""
    rank = _rank(element)
    if any(above.tag == "pre" for above in (element, *element.iterancestors())):
        yield from _preformatted(runs)
        return
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    lines = [kept for kept in map(folded, lines) if kept]
    together = tuple(run for line in lines for run in line)
    yield Block(together, "heading" if rank else "text", rank, whole=len(lines) == 1)


def _preformatted(runs: list[Run]):
    """Blocks between blank lines, as in a text."""
    open_: list[Run] = []
    by_line: dict[int, list[Run]] = {}
    for run in runs:
        by_line.setdefault(run.line, []).append(run)
    last = None
    for line, found in sorted(by_line.items()):
        blank = not any(run.text.strip() for run in found)
        if open_ and (blank or line > last + 1):
            yield Block(tuple(open_))
            open_ = []
        if not blank:
            open_ += found
        last = line
    if open_:
        yield Block(tuple(open_))


def _rank(element: etree._Element) -> int:
    """The rank of the heading that the block stands in; 0 for text."""
    for above in (element, *element.iterancestors()):
        found = _HEADING.fullmatch(above.tag) if isinstance(above.tag, str) else None
        if found:
            return int(found[1])
    return 0
