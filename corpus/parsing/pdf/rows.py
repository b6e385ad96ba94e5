"""From pieces to rows: which pieces of a page stand on one line, which are raised, and in which order they read.

Guarantees to the next steps:
1. every piece is in exactly one segment; a row has one segment for each column;
2. rows go down the page; segments go the way their script is read;
3. a raised or lowered piece is in the row of the text it belongs to; only raised ones are marked so.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import NamedTuple

from ..blocks import Run
from ..words import NUMBER, NUMBERED, SUB_LABEL
from .bidirectional import DAY_LAST, opens_backwards, ordered
from .glyphs import BOLD, ITALIC, TURNED
from .scripts import RIGHT_TO_LEFT

_WORD_GAP = 0.16
_COLUMN_GAP = 2.5
"""In ems: what stands further apart is in another column, unless it follows a label."""
_TOUCHING = 0.4
_TAB = 4.0
"""In ems: as far from its text the mark of a note may stand."""
_INDEX = 0.9
"""Of the size of the text beside it: indices are no larger."""
_SAME_ROW = 0.25
"""In ems: a Chinese and a Latin font of one row may have baselines this far apart."""
_SIGN = re.compile(r"[a-z*•·–—-]")
"""What stands before an item of a list or a note below a table."""
_NO_BLANKS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Piece(NamedTuple):
    """Characters of one font, size and baseline, as the extraction gives them."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    style: int
    raised: bool = False


@dataclass(slots=True)
class Segment:
    """One line of one column."""

    pieces: list[Piece]
    page: int
    left: float = 0.0
    right: float = 0.0
    baseline: float = 0.0
    size: float = 0.0
    text: str = ""
    bare: str = ""
    words: str = ""
    """The text without the marks raised in it and the brackets that stand around them."""
    bold: bool = False
    """In all its letters; signs and marks may be plain."""
    right_to_left: bool = False
    column: int = 0
    """0 for the first segment of its row, 1 for the next."""
    runs: list[Run] = field(default_factory=list)
    backwards: bool = False
    """It stands on a page that reads from right to left."""
    grid: list[list[list[Segment]]] | None = None
    """Of a table: its rows, their cells, the lines of a cell."""
    spans: list[tuple[float, float]] = field(default_factory=list)
    """Of a table without lines: where its columns stand."""

    def __post_init__(self):
        self.left = min([piece.left for piece in self.pieces])
        self.right = max([piece.right for piece in self.pieces])
        sizes: dict[float, int] = defaultdict(int)
        for piece in self.pieces:
            sizes[piece.size] += len(piece.text.strip())
        self.size = max(sizes, key=sizes.__getitem__)
        self.baseline = self.pieces[0].baseline
        self.runs = _runs(self.pieces, self.page)
        self.text = "".join([run.text for run in self.runs])
        self.bare = self.text.strip()
        self.words = "".join([run.text for run in self.runs if not run.raised or run.text.strip(" ,*0123456789،")]).replace("()", "").strip()
        self.bold = _bold(self.pieces)
        self.right_to_left = RIGHT_TO_LEFT.search(self.text) is not None

    @property
    def start(self) -> float:
        """The edge where reading begins; it grows with the indent."""
        return -self.right if self.backwards or self.right_to_left else self.left

    @property
    def end(self) -> float:
        """The edge where reading ends; it grows towards the margin."""
        return -self.left if self.backwards or self.right_to_left else self.right


def _bold(pieces: list[Piece]) -> bool:
    if not any([piece.style & BOLD for piece in pieces]):
        return False
    lettered = [piece for piece in pieces if any(map(str.isalpha, piece.text))]
    return all(piece.style & BOLD for piece in lettered or pieces if piece.text.strip())


def rows_of(raw: list[list], page: int) -> tuple[list[list[Segment]], list[Piece]]:
    """The rows of one page from top to bottom, and the pieces that are turned sideways."""
    pieces = [Piece(*each) for each in raw]
    turned = [piece for piece in pieces if piece.style & TURNED]
    level = _levelled([piece for piece in pieces if not piece.style & TURNED])
    backwards = any(RIGHT_TO_LEFT.search(piece.text) for piece in level)
    rows = [row for each in _grouped(level) if (row := _segments(each, page, backwards))]
    mostly = 2 * sum(segment.right_to_left for row in rows for segment in row) > sum(map(len, rows))
    for segment in (segment for row in rows for segment in row):
        segment.backwards = mostly
    return rows, turned


def segments_of(pieces: list[Piece], page: int, backwards: bool = False) -> list[Segment]:
    """Pieces of one cell as its lines."""
    lines = [[piece for segment in _segments(row, page) for piece in segment.pieces] for row in _grouped(pieces)]
    return [Segment(line[::-1] if backwards and _number_backwards(line) else line, page) for line in lines if line]


def _number_backwards(pieces: list[Piece]) -> bool:
    """The thousands of a number stand to the right of its other digits, as a line from right to left has them: `140 1` for 1 140."""
    *others, first = [piece.text.strip() for piece in pieces]
    return bool(others) and first.isdecimal() and len(first) < 3 and all(group.isdecimal() and len(group) == 3 for group in others)


def _levelled(pieces: list[Piece]) -> list[Piece]:
    """Small pieces beside larger ones, a little above or below, come down or up to the baseline of those."""
    larger = _Larger(pieces)
    level: list[Piece] = []
    anchor: Piece | None = None
    for place, piece in enumerate(pieces):
        beside = None
        if others := larger.near(piece):
            beside = anchor if anchor is not None and _shifted(piece, anchor) else None
            if beside is None:
                ahead = (other for other in islice(pieces, place + 1, place + 5) if other.text.strip())
                beside = next((other for other in ahead if _shifted(piece, other)), None)
            if beside is None and len(piece.text.strip()) < 4:
                beside = next((other for other in others if _shifted(piece, other, _TOUCHING)), None)
            if beside is None and piece.text.strip(" .()").isdecimal():
                beside = min((other for other in others if _shifted(piece, other, _TAB)), key=lambda other: _gap(piece, other), default=None)
        if beside is not None:
            level.append(piece._replace(baseline=beside.baseline, raised=piece.baseline > beside.baseline))
        else:
            level.append(piece)
            if piece.text.strip():
                anchor = piece
    return level


class _Larger:
    """The pieces of a page that one of some size at some height may be an index to; those of one height and size have the same."""

    def __init__(self, pieces: list[Piece]):
        self.pieces = pieces
        self.largest = max([piece.size for piece in pieces], default=0.0)
        self.places: dict[float, dict[float, list[int]]] = defaultdict(lambda: defaultdict(list))
        """By size and baseline."""
        self.known: dict[tuple[float, float], list[Piece]] = {}
        for place, piece in enumerate(pieces):
            self.places[piece.size][piece.baseline].append(place)

    def near(self, piece: Piece) -> list[Piece]:
        """In their order on the page."""
        if piece.size > _INDEX * self.largest:
            return []
        key = piece.baseline, piece.size
        if key not in self.known:
            larger = [(size, lines) for size, lines in self.places.items() if piece.size <= _INDEX * size]
            fitting = (places for size, lines in larger for baseline, places in lines.items() if _raisable(*key, baseline, size))
            self.known[key] = [self.pieces[place] for place in sorted(chain.from_iterable(fitting))]
        return self.known[key]


def _raisable(baseline: float, size: float, other_baseline: float, other_size: float) -> bool:
    """What has this height and size is smaller than text of the other ones, and above or below its line by part of an em."""
    return size <= _INDEX * other_size and baseline != other_baseline and -0.35 < (baseline - other_baseline) / other_size < 0.7


def _shifted(piece: Piece, beside: Piece, reach: float = 2.0) -> bool:
    """Whether a piece is an index to the text beside it."""
    if not (_raisable(piece.baseline, piece.size, beside.baseline, beside.size) and piece.text.strip()):
        return False
    return _gap(piece, beside) < reach * beside.size


def _grouped(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces of one baseline, top of the page first; the order inside a row stays as it was."""
    order = sorted(range(len(pieces)), key=[-piece.baseline for piece in pieces].__getitem__)
    rows: list[list[int]] = []
    for place in order:
        piece = pieces[place]
        if rows and pieces[rows[-1][0]].baseline - piece.baseline <= _SAME_ROW * max(piece.size, pieces[rows[-1][0]].size):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [[pieces[place] for place in sorted(row)] for row in rows]


def _segments(row: list[Piece], page: int, page_backwards: bool = False) -> list[Segment]:
    """The columns of a row."""
    if not any(piece.text.strip() for piece in row):
        return []
    backwards = any(RIGHT_TO_LEFT.search(piece.text) for piece in row) or page_backwards and (_ends_in_mark(row) or _foreign(row))
    pieces = sorted(row, key=lambda piece: (-piece.right, -piece.left) if backwards else (piece.left, piece.right))
    groups: list[list[Piece]] = []
    for piece in pieces:
        if not piece.text.strip() and not groups:
            continue
        gap = _gap(groups[-1][-1], piece) if groups else math.inf
        wide = gap > _COLUMN_GAP * piece.size and (not groups or piece.text.strip() and gap > 1.8 * _usual_gap(pieces) and not _label(groups[-1]))
        if wide:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    segments = [Segment(_unended(ordered(group)) if backwards else group, page) for group in groups if any(piece.text.strip() for piece in group)]
    for column, segment in enumerate(segments):
        segment.column = column
    return segments


def _unended(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a line without the blank behind its last word: words from right to left have one each."""
    return [*pieces[:-1], pieces[-1]._replace(text=pieces[-1].text.rstrip())] if pieces[-1].text.strip() else pieces


def _usual_gap(pieces: list[Piece]) -> float:
    """The blank of a line that is stretched to its margin; 0 where there are too few to tell."""
    gaps = sorted(gap for before, after in zip(pieces, pieces[1:]) if (gap := _gap(before, after)) > _WORD_GAP * after.size)
    return gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0


def _ends_in_mark(row: list[Piece]) -> bool:
    """A note in Latin letters on a page in Arabic has its mark at the right edge, raised or before empty brackets."""
    last, *others = sorted((piece for piece in row if piece.text.strip()), key=lambda piece: -piece.right)
    return last.raised or bool(others) and opens_backwards(last, others[0])


def _foreign(row: list[Piece]) -> bool:
    """A row of a page in Arabic that is all numbers, or a Latin date whose day stands to the right of its month."""
    text = " ".join(piece.text.strip() for piece in sorted(row, key=lambda piece: piece.left))
    return not any(map(str.isalpha, text)) or bool(DAY_LAST.fullmatch(text))


def _gap(before: Piece, after: Piece) -> float:
    behind, ahead = after.left - before.right, before.left - after.right
    return behind if behind > ahead else ahead


def _label(pieces: list[Piece]) -> bool:
    """What stands so far is only a number or a mark: the gap after it is a tab, no column."""
    if all(piece.raised or not piece.text.strip() for piece in pieces):
        return True
    text = "".join(piece.text for piece in pieces).strip()
    found = NUMBER.match(text)
    titleless = found is not None and not found["title"]
    return len(text) < 14 and (titleless or bool(_SIGN.fullmatch(text)) or bool(NUMBERED.fullmatch(text) or SUB_LABEL.fullmatch(text)))


def _runs(pieces: list[Piece], page: int) -> list[Run]:
    """The pieces as runs, with a blank wherever two stand apart."""
    runs: list[Run] = []
    before: Piece | None = None
    for piece in pieces:
        bracketed = before is not None and (piece.raised and before.text.rstrip()[-1:] == "(" or before.raised and piece.text[:1] == ")")
        if bracketed and _gap(before, piece) <= _WORD_GAP * max(before.size, piece.size):
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())  # Arabic marks touch their brackets
            before = before._replace(text=before.text.rstrip())
        blank = before is not None and before.text and _apart(before, piece)
        text = " " + piece.text if blank else piece.text
        runs.append(Run(text, page, bool(piece.style & ITALIC), bool(piece.style & BOLD), piece.raised))
        before = piece
    return runs


def _apart(before: Piece, after: Piece) -> bool:
    if before.text[-1:].isspace() or after.text[:1].isspace():
        return False
    if _NO_BLANKS.match(before.text[-1]) or _NO_BLANKS.match(after.text[0]):
        return False
    return _gap(before, after) > _WORD_GAP * max(before.size, after.size)
