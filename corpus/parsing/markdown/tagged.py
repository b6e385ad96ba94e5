"""Tables that Markdown holds as HTML, because converters keep what they can't draw: `<table><tr><td>…`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..blocks import Block, Run
from ..layout import Cell, Table, folded
from .inline import Inline

_BEGINS = re.compile(r"\s{0,3}<table\b", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]*)(?P<rest>(?:\s[^<>]*)?)/?>", re.DOTALL)
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_HREF = re.compile(r"""\shref\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_LOOKS = {"i": "italic", "em": "italic", "cite": "italic", "b": "bold", "strong": "bold", "th": "bold", "sup": "raised"}
_BLOCKS = frozenset("p div li ol ul dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article caption pre center address".split())
_DEEPEST = 20


@dataclass(slots=True)
class _Open:
    """A table whose end has not come yet."""

    rows: list[list[Cell]] = field(default_factory=list)


def extent(lines: list[str], at: int) -> int | None:
    """The line behind the table that line `at` begins; None where it begins none, or none that ends."""
    if not _BEGINS.match(lines[at]):
        return None
    depth = 0
    for place in range(at, len(lines)):
        depth += sum(-1 if found[1] else 1 for found in _TABLE.finditer(lines[place]))
        if depth <= 0:
            return place + 1
    return None


class Tagged:
    """Reads the lines of a table; `items` are the tables, and what stands between them."""

    def __init__(self, lines: list[str], first: int, inline: Inline):
        self.inline = inline
        self.line = first
        self.items: list[Block | Table] = []
        self.tables: list[_Open] = []
        self.runs: list[Run] = []
        self.looks = dict.fromkeys(("italic", "bold", "raised"), 0)
        self.hrefs: list[str | None] = []
        source, at = "\n".join(lines), 0
        for found in _TAG.finditer(source):
            self.text(source[at : found.start()])
            self.tag(found)
            at = found.end()
        self.text(source[at:])
        while self.tables:
            self.close()
        self.flush()

    @property
    def into(self) -> list[Block | Table]:
        """Where blocks go: the open cell, else the items."""
        if not self.tables:
            return self.items
        rows = self.tables[-1].rows
        if not rows:
            rows.append([])
        if not rows[-1]:
            rows[-1].append(Cell([]))
        return rows[-1][-1].content

    def text(self, words: str) -> None:
        for place, line in enumerate(words.split("\n")):
            self.line += bool(place)
            line = (" " if place else "") + self.inline.entities(self.line, line).replace("\\&", "&")
            if line:
                looks = {name: depth > 0 for name, depth in self.looks.items()}
                self.runs.append(Run(line, self.line, **looks, href=self.hrefs[-1] if self.hrefs else None))

    def tag(self, found: re.Match) -> None:
        """One tag; what it says but its look is markup."""
        self.inline.markup(self.line, found[0])
        name, begins = (found["name"] or "").lower(), not found["end"]
        if name in _LOOKS:
            self.looks[_LOOKS[name]] = max(0, self.looks[_LOOKS[name]] + (1 if begins else -1))
        if name == "a":
            target = _HREF.search(found["rest"]) if begins else None
            self.hrefs = [*self.hrefs[-_DEEPEST:], target[1] if target else None] if begins else self.hrefs[:-1]
        elif name == "br":
            self.broken()
        elif name in _BLOCKS:
            self.flush()
        elif name in ("td", "th", "tr", "table"):
            self.flush()
            self.cell(name, begins)
        self.line += found[0].count("\n")

    def cell(self, name: str, begins: bool) -> None:
        """The begin or end of a table, a row or a cell."""
        if name == "table" and begins and len(self.tables) < _DEEPEST:
            self.tables.append(_Open())
        elif name == "table" and not begins and self.tables:
            self.close()
        elif name == "tr" and begins and self.tables:
            self.tables[-1].rows.append([])
        elif name in ("td", "th") and begins and self.tables:
            self.tables[-1].rows = self.tables[-1].rows or [[]]
            self.tables[-1].rows[-1].append(Cell([]))

    def close(self) -> None:
        self.flush()
        rows = [row for row in self.tables.pop().rows if row]
        if rows:
            self.into.append(Table(rows))

    def broken(self) -> None:
        """A break begins a line, two breaks a block."""
        if self.runs and self.runs[-1].text == "\n":
            self.flush()
        elif any(run.text.strip() for run in self.runs):
            self.runs.append(Run("\n", self.line))

    def flush(self) -> None:
        """Close the open block."""
        runs, self.runs = folded(replace(run, text=" ") if run.text == "\n" else run for run in self.runs), []
        parts = tuple(part for run in runs for part in self.inline.parts(run))
        if any(run.text.strip() for run in parts):
            self.into.append(Block(parts, whole=True))
