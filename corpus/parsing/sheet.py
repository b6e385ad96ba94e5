"""The sheet: one source on its way through the shared stages.

A stage takes what it recognises out of `lines` and puts it in its place; what no stage takes stays in
`lines` for the next one.  That is how every letter ends in exactly one place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .blocks import Block, Run
from .document import Furniture, MastheadLine, Warning
from .passage import Passage, spaced

SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_DIVIDED = re.compile(r"[^\W\d_][-\u2010\u2011]$")
_GOES_ON = re.compile(r"(?!(?:and|or|et|ou|y|o|e|u|и|или)\b)[^\W\d_]")
"""A compound broken at its hyphen goes on without a blank; `pre- / and post-conflict` does not."""
_CHINESE = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff65]")


@dataclass(slots=True)
class Line:
    """A line of the source, or of a block whose format does not wrap."""

    passage: Passage
    gap: bool = False
    """A blank line or the edge of a block stands before it."""
    broken: bool = False
    """The foot of a page, a rule or notes stand before it: a sentence may run across."""
    kind: str = "text"
    """text | heading | rule | table | page | note, as in Block."""
    level: int = 0
    closed: bool = False
    """The closing block stands before it: what begins here is annexed (un_spec 1.9)."""
    whole: bool = False
    """A paragraph begins and ends here, by the format's own word."""
    text: str = field(init=False)
    bare: str = field(init=False)
    """The text without the blanks around it."""

    def __post_init__(self) -> None:
        self.text = self.passage.text
        self.bare = self.text.strip()


@dataclass(slots=True)
class Note:
    """A note as found at the foot of a page: its mark and its text."""

    mark: str
    passage: Passage
    foot: int = 0
    """Counts the feet of pages: notes of one page share it."""


@dataclass(slots=True)
class Unit:
    """A paragraph in the making."""

    passage: Passage
    role: str = "plain"
    """What it is by its form: numbered | sub | section | heading | annex | table | plain."""
    kind: str = "text"
    """What it is for, as in Paragraph."""
    label: str | None = None
    number: str | None = None
    level: int = 0
    lines: tuple[int, int] = (0, 0)
    marks: tuple[tuple[str, int], ...] = ()

    def unlabel(self, found: re.Match) -> None:
        """Take the label that was found out of the passage."""
        self.label = found["label"].strip()
        self.passage = self.passage[found.end() :]


@dataclass(slots=True)
class Sheet:
    """What is known of one document so far."""

    source: str
    format: str
    language: str | None
    lines: list[Line]
    furniture: list[Furniture] = field(default_factory=list)
    masthead: list[MastheadLine] = field(default_factory=list)
    closing: list[MastheadLine] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    """Values for fields of the Document, read from the masthead and the closing block."""

    def warn(self, code: str, line: int, message: str) -> None:
        self.warnings.append(Warning(code, line, message))

    def discard(self, kind: str, line: Line) -> None:
        """Put a line among the furniture."""
        self.furniture.append(Furniture(kind, line.bare, line.passage.lines))


def lines_of(blocks: tuple[Block, ...]) -> list[Line]:
    """The lines of the blocks, each knowing whether a gap stands before it; without what can't be seen."""
    lines = []
    for block in blocks:
        if block.kind in ("rule", "page", "table"):
            lines.append(Line(Passage.of_runs(block.runs).visible(), True, kind=block.kind))
            continue
        if block.whole or block.kind == "note":
            lines.append(Line(Passage.of_runs(block.runs).visible(), True, kind=block.kind, level=block.level, whole=True))
            continue
        gap = not block.tight
        for runs in _by_line(block.runs):
            passage = Passage.of_runs(runs)
            lines.append(Line(passage if passage.text.isprintable() else _seen(passage), gap, False, block.kind, block.level))
            gap = False
    return [line for line in lines if line.bare or line.kind == "page"]


def _seen(passage: Passage) -> Passage:
    """The line without what can't be seen, but for a soft hyphen at its end, which divides a word."""
    seen = passage.visible()
    return seen if not passage.text.rstrip().endswith(SOFT_HYPHEN) else seen[: len(seen.text.rstrip())] + Passage(SOFT_HYPHEN, b"\0", passage.line[-1:])


def _by_line(runs: tuple[Run, ...]) -> list[list[Run]]:
    """The runs, one list for each source line."""
    lines: list[list[Run]] = []
    for run in runs:
        if lines and lines[-1][-1].line == run.line:
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def together(lines: list[Line]) -> Passage:
    """Lines as one folded passage, joined by blanks; Chinese is joined without."""
    piece = lines[0].passage
    if len(lines) == 1:
        return piece.folded()
    pieces: list[tuple[Passage, bool]] = []
    for line in lines[1:]:
        kept = piece.text.rstrip()
        pieces.append((piece[: len(kept)], False) if _runs_on(kept, line.bare) else (piece, True))
        piece = _unindented(line)
    return spaced([*pieces, (piece, False)]).folded()


def _runs_on(above: str, below: str) -> bool:
    """No blank stands between the two lines: a word is divided, a compound broken at its hyphen, or a sign is Chinese."""
    last = above[-1:]
    if (last > "\u3000" or below > "\u3000") and (_CHINESE.match(last) or _CHINESE.match(below)):
        return True
    if last in _HYPHENS:
        return bool(_DIVIDED.search(above[-2:]) and _GOES_ON.match(below))
    return last == SOFT_HYPHEN


def _unindented(line: Line) -> Passage:
    indent = len(line.text) - len(line.text.lstrip())
    return line.passage[indent:] if indent else line.passage
