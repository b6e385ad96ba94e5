"""The text of the pages as one flow of blocks: a block for each paragraph, whole across the pages.

Guarantees to the shared stages:
1. before the proponent line every line is a block of its own, `tight` where it continues the one above;
2. after it every paragraph is one whole block, even where a page ends inside it;
3. notes follow at the end (see feet.py).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from .. import layout, sections
from ..blocks import Block, Run
from ..masthead import kind_of
from ..numerals import is_date
from ..passage import Passage
from ..sheet import Line
from ..words import ANNEX, MEETING, NUMBER, NUMBERED, PROPONENT, SUB_LABEL
from .feet import notes_of
from .glyphs import ITALIC
from .pages import MARK, Page, speaking
from .rows import Segment

_LONGEST_HEADING = 120
_ENDED = re.compile(r"[.;:؛。；：!?؟\])]['’\"”»]*$")
_FULL_STOP = re.compile(r"[.؟。][’”\"»]*$")
_AND = re.compile(r"[;؛；]\s?(?:and|or|and/or|et|ou|y|o|e|и|или|و|أو|和|或)$")
_BREAK = re.compile(r"[.;:؛。；：،,，]['’\"”»]*$")
_COMMAS = (",", "،", "，")
_LONE = ("organisation", "organ", "symbol", "distribution", "date", "language", "original", "session", "committee", "agenda_item")
"""Lines of the masthead that never run over."""
_OWN_LINE = ("adoption", "provenance", "title")
"""Lines of the masthead that never go on from the one above."""
_OPEN_DASH = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad]$")
_NO_BLANKS = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff65]")
_MOST_LEADING, _LEAST_GAP = 1.32, 1.1
"""Lines of one paragraph are no further apart than this share of the usual distance; from the second on their words decide."""
_EDGE = 2.5
"""In points: signs at the end of a stretched line may stand this far from the margin."""


@dataclass(slots=True)
class _Paragraph:
    segments: list[Segment]

    @property
    def text(self) -> str:
        return self.segments[-1].bare


def blocks_of(pages: list[Page], size: float) -> list[Block]:
    """The blocks of all pages: the masthead, the paragraphs, the notes."""
    flow = _Flow(pages, size)
    return [*flow.masthead(), *flow.paragraphs(), *notes_of(pages, flow.joined)]


class _Flow:
    """What is known of the whole text: its usual distances and margins."""

    def __init__(self, pages: list[Page], size: float):
        self.pages, self.size = pages, size
        self.segments = [segment for page in pages for row in page.rows for segment in row]
        for segment in self.segments:
            if self.lone_mark(segment):
                segment.pieces = [piece._replace(raised=piece.size < MARK * size) for piece in segment.pieces]
                segment.__post_init__()
        self.leading = self._leading()
        self.margin = self._margin()
        self.indents = self._indents()
        self.justified = self._justified()
        self.small = self._small()
        self.flush = self._flush()
        heading = speaking([each.bare for each in self.segments[:_LONGEST_HEADING]])
        self.start = heading + 1 if heading is not None else self._first_number()
        self.words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(each.text for each in self.segments).lower()))

    def lone_mark(self, segment: Segment) -> bool:
        """A mark that did not fit on the line of its word stands alone on the next one, but for signs."""
        return segment.size < MARK * self.size and bool(re.fullmatch(r"\d{1,3}\W*", segment.bare))

    def _first_number(self) -> int:
        for at, each in enumerate(self.segments[:_LONGEST_HEADING]):
            if NUMBERED.match(each.text) and not NUMBER.match(each.text):
                return at
        return 0

    def _leading(self) -> float:
        """The usual distance of two lines, in ems."""
        steps = Counter(
            round((above.baseline - below.baseline) / below.size, 2)
            for above, below in zip(self.segments, self.segments[1:])
            if above.page == below.page and not (above.grid or below.grid) and abs(above.size - below.size) < 0.3 and above.baseline > below.baseline
        )
        common = steps.most_common(3)
        usual = [step for step, count in common if 0.9 < step < 2.2 and 10 * count >= common[0][1]]
        return min(usual, default=1.2)

    def _margin(self) -> tuple[float, float]:
        """Where lines inside paragraphs begin and full lines end."""
        inside = [
            below
            for above, below in zip(self.segments, self.segments[1:])
            if self.near(above, below) and below.size >= 0.95 * self.size
        ]
        lefts = Counter(round(each.start) for each in inside)
        ends = sorted(round(each.end) for each in self.segments if not each.grid and each.size >= 0.95 * self.size)
        common = [right for right, count in Counter(ends).items() if count >= max(2, len(ends) // 20)]
        furthest = ends[-1 - len(ends) // 20] if ends else 0.0  # of a text that is not stretched to its margin
        most = max(lefts.values(), default=0)
        return min((left for left, count in lefts.items() if 3 * count > most), default=0.0), max([*common, furthest])

    def _indents(self) -> bool:
        """Whether most paragraphs begin with an indent."""
        first = [below for above, below in zip(self.segments, self.segments[1:]) if above.page == below.page and not self.near(above, below)]
        first = [each for each in first if each.size >= 0.95 * self.size and not each.column]
        return sum(each.start > self.margin[0] + 0.8 * self.size for each in first) > len(first) / 2

    def _justified(self) -> bool:
        """Whether the lines inside paragraphs are stretched to the margin."""
        inside = [above for above, below in zip(self.segments, self.segments[1:]) if self.near(above, below) and not _BREAK.search(above.words)]
        return 4 * sum(map(self.full, inside)) > 3 * len(inside)

    def full(self, segment: Segment) -> bool:
        """The line ends at the margin; where lines are stretched to it, hardly one that ends a paragraph does."""
        return abs(segment.end - self.margin[1]) < _EDGE

    def _small(self) -> bool:
        """Whether opening words begin with a small letter, as in Russian."""
        opened = [below.bare[:1].islower() for above, below in zip(self.segments, self.segments[1:]) if self.slants(above, below) and above.words.endswith(_COMMAS)]
        return sum(opened) > len(opened) / 2

    def _flush(self) -> bool:
        """Whether neither gaps nor indents set paragraphs apart."""
        pairs = [(above, below) for above, below in zip(self.segments, self.segments[1:]) if above.page == below.page]
        pairs = [(above, below) for above, below in pairs if self.slants(above, below) and above.words.endswith(_COMMAS) or self.labelled(below) and _ENDED.search(above.words)]
        return sum(self.near(above, below) and not self.indented(below, above) for above, below in pairs) > len(pairs) / 2

    def near(self, above: Segment, below: Segment) -> bool:
        """Below is the next line under above, no further away than lines of one paragraph are."""
        if above.page != below.page or above.column or below.column or above.grid or below.grid:
            return False
        step = (above.baseline - below.baseline) / max(above.size, below.size)
        return 0 < step <= self.leading * _MOST_LEADING

    # ------------------------------------------------------------------------------- the masthead

    def masthead(self) -> list[Block]:
        """The lines up to the proponent line, each a block; those of one title or sentence put together."""
        groups: list[tuple[list[Segment], bool]] = []
        for segment in self.segments[: self.start]:
            above = groups[-1][0][-1] if groups and segment.column == 0 else None
            tight = above is not None and not self.breaks(above, segment)
            alone = _kind(segment) in _OWN_LINE or segment is self.segments[self.start - 1]
            if tight and not alone and _runs_over(groups[-1][0][0]):
                groups[-1][0].append(segment)
            else:
                groups.append(([segment], tight))
        return [Block(self.joined([each.runs for each in group]), tight=tight) for group, tight in groups]

    # ----------------------------------------------------------------------------- the paragraphs

    def paragraphs(self) -> list[Block]:
        """The rest, put together line by line."""
        gathered: list[_Paragraph] = []
        for segment in self.segments[self.start :]:
            if gathered and self.goes_on(gathered[-1], segment):
                gathered[-1].segments.append(segment)
            else:
                gathered.append(_Paragraph([segment]))
        return [self.block(each) for each in gathered]

    def goes_on(self, paragraph: _Paragraph, segment: Segment) -> bool:
        last = paragraph.segments[-1]
        if last.grid or segment.grid:
            return bool(last.grid and segment.grid and last.page < segment.page and len(last.grid[0]) == len(segment.grid[0]))
        if self.lone_mark(segment):
            return True
        if last.page == segment.page:
            return not self.breaks(last, segment, last is paragraph.segments[0])
        return self.crosses(paragraph, segment)

    def breaks(self, above: Segment, below: Segment, opened: bool = False) -> bool:
        """Whether a new paragraph begins on the next line of the same page; `opened` when the one above began with its line."""
        if not self.near(above, below) or above.bold != below.bold or abs(above.size - below.size) > 0.08 * self.size:
            return True
        if below.pieces[0].raised and below.bare[0].isalpha():
            return True  # a note below a table
        if MEETING.fullmatch(below.bare) and self.closed(above, below):
            return True  # the text has ended
        if _stands_alone(above) or above.bold and self.headings(above, below):
            return True
        ended = _ENDED.search(above.words) or _AND.search(above.words) and self.short(above)
        if self.labelled(below) and ended or self.parted(above, below):
            return True
        hanging = opened and self.labelled(above)  # its text stands further in than its label
        indented = self.indented(below, above) and not hanging
        first = opened and self.alike(above, below)
        if self.room(above, below) and (self.labelled(below) or indented or self.slants(above, below)):
            return True
        if not (self.closed(above, below) or above.words.endswith(_COMMAS)):
            return False
        if indented or first and (self.labelled(below) or below.pieces[0].style & ITALIC):
            return True
        return self.short(above) and (self.labelled(below) or first) or self.flush and self.opens(above, below)

    def opens(self, above: Segment, below: Segment) -> bool:
        """Where nothing sets paragraphs apart: the line above leaves room for two words, or opening words begin the next one."""
        opening = self.slants(above, below) and (self.small or not below.bare[:1].islower())
        return opening or self.labelled(below) or bool(_BREAK.search(above.words)) and self.room(above, below, 2)

    def headings(self, above: Segment, below: Segment) -> bool:
        """Two bold lines are two headings: the first words of the second, in the middle all of them, would have found room on the first."""
        width = self.margin[1] - self.margin[0]
        both = (above.right - above.left) + (below.right - below.left) + self.size
        return both < width if self.centred(above) else self.room(above, below)

    def slants(self, above: Segment, below: Segment) -> bool:
        """Opening words are italic: the line above has none at its end."""
        return bool(below.pieces[0].style & ITALIC) and not above.pieces[-1].style & ITALIC

    def parted(self, above: Segment, below: Segment) -> bool:
        """The gap is a little wider than between lines, and what stands around it says that a paragraph ends there."""
        if above.baseline - below.baseline <= self.leading * _LEAST_GAP * max(above.size, below.size):
            return False
        if above.bold and below.bold and self.short(above):
            return True
        ended = self.closed(above, below) and (self.short(above) or not above.words.endswith((")", "]")))
        return ended or above.words.endswith(_COMMAS) and (self.slants(above, below) or self.short(above))

    def closed(self, above: Segment, below: Segment) -> bool:
        """The line ends as a sentence does; a bracket before a Chinese sign may stand anywhere, as in `(2015)号`."""
        inside = above.words.endswith((")", "）")) and bool(_NO_BLANKS.match(below.bare[:1]))
        return bool(_ENDED.search(above.words)) and not inside

    def labelled(self, segment: Segment) -> bool:
        called = any(piece.raised for piece in segment.pieces[:2])  # `(7)` may be a mark
        return bool(NUMBERED.match(segment.text) or SUB_LABEL.match(segment.text)) and not called

    def indented(self, segment: Segment, above: Segment) -> bool:
        return segment.start > above.start + 0.8 * self.size

    def alike(self, above: Segment, below: Segment) -> bool:
        """Both lines have the indent of a first line: the one above was a paragraph of one line."""
        small = below.bare[:1].islower() and not below.pieces[0].style & ITALIC
        level = abs(above.start - below.start) < 0.8 * self.size
        return level and not small and min(above.start, below.start) > self.margin[0] + 0.8 * self.size

    def short(self, segment: Segment) -> bool:
        """The line ends well before the margin."""
        return segment.end < self.margin[1] - 2 * self.size

    def room(self, last: Segment, segment: Segment, words: int = 1) -> bool:
        """The line ends well before the margin, and the first words of the next one would have found room on it."""
        word = " ".join(segment.bare.split(maxsplit=words)[:words])
        width = (words - 1) * self.size if _NO_BLANKS.match(word) else (segment.right - segment.left) * len(word) / len(segment.bare)
        return self.short(last) and last.end + width < self.margin[1] - self.size

    def centred(self, segment: Segment) -> bool:
        """The line is set in the middle: it is a heading."""
        left, right = segment.start - self.margin[0], self.margin[1] - segment.end
        return min(left, right) > 4 * self.size and abs(left - right) < 1.5 * self.size and not self.labelled(segment)

    def crosses(self, paragraph: _Paragraph, segment: Segment) -> bool:
        """Whether the first line of a page continues the paragraph before it."""
        last = paragraph.segments[-1]
        if abs(last.size - segment.size) > 0.08 * self.size or last.bold != segment.bold or segment.bold:
            return False
        if _stands_alone(last) or PROPONENT.match(segment.bare):
            return False
        first = segment.pieces[0]
        italic = bool(first.style & ITALIC)
        inside = first.raised or segment.bare[:1].islower() and not italic and not self.labelled(segment)
        comma = last.words.endswith(_COMMAS)
        if inside and (comma or last.words.endswith(")")):
            return True
        bracketed = last.words.endswith((")", "]")) and not self.short(last)
        ended = self.closed(last, segment) and not bracketed
        if ended and not self.sentences(last, segment) or self.centred(last) and last is paragraph.segments[0]:
            return False
        listed = _AND.search(last.words) and SUB_LABEL.match(paragraph.segments[0].text)
        if self.labelled(segment) and (comma or listed):
            return False
        indented = self.indents and segment.start > self.margin[0] + 0.8 * self.size
        if not comma:
            return not (indented and (self.labelled(segment) or italic) or italic and self.room(last, segment))
        if italic and (self.small or not segment.bare[:1].islower()):
            return False
        if self.labelled(paragraph.segments[0]):
            return True  # after one with a label another one would have its own
        return not indented if self.indents else not self.room(last, segment)

    def sentences(self, last: Segment, segment: Segment) -> bool:
        """The page ends between two sentences of one paragraph: the last line is stretched to the margin, and nothing opens the next one."""
        opened = self.labelled(segment) or segment.pieces[0].style & ITALIC or _stands_alone(segment) or self.indented(segment, last)
        return self.justified and self.full(last) and bool(_FULL_STOP.search(last.words)) and not opened

    def block(self, paragraph: _Paragraph) -> Block:
        if paragraph.segments[0].grid:
            return self.table([segment.grid or [] for segment in paragraph.segments])
        runs = self.joined([segment.runs for segment in paragraph.segments])
        kind = "heading" if all(segment.bold for segment in paragraph.segments) else "text"
        return Block(runs, kind, 2 if kind == "heading" else 0, whole=True)

    def table(self, grids: list[list[list[list[Segment]]]]) -> Block:
        """A table as one block; a row that a page cuts goes on with the first one of the next page."""
        grid: list[list[list[Segment]]] = []
        for each in grids:
            if grid and _cut(grid[-1], each[0]):
                grid[-1] = [above + below for above, below in zip(grid[-1], each[0])]
                each = each[1:]
            grid += each
        rows = [[layout.Cell([Block(self.joined([line.runs for line in cell]))] if cell else []) for cell in row] for row in grid]
        return next(layout.one(layout.Table(rows)))

    def joined(self, lines: list[list[Run]]) -> tuple[Run, ...]:
        """The runs of several lines, with a blank between two lines unless a word or a Chinese text runs across."""
        runs: list[Run] = []
        for line, following in zip(lines, [*lines[1:], None]):
            runs.extend(line)
            if following is not None:
                text, after = "".join(run.text for run in line), "".join(run.text for run in following)
                runs[-1] = replace(runs[-1], text=self.ending(runs[-1].text, text.rstrip(), after.lstrip(), text[-1:].isspace()))
        return tuple(runs)

    def ending(self, last: str, line: str, following: str, blank: bool) -> str:
        """The last run of a line as it stands before the next line."""
        last = last.rstrip()
        if _NO_BLANKS.match(line[-1:]) or _NO_BLANKS.match(following[:1]):
            return last
        if _OPEN_DASH.search(line):
            return last[:-1] if self.cut(line, following) else last
        return last if line.endswith("/") and not blank else last + " "

    def cut(self, line: str, following: str) -> bool:
        """Whether the hyphen only cuts a word: the document has the word without it elsewhere, and never with it."""
        first, second = re.search(r"[^\W\d_]+(?=.$)", line), re.match(r"[^\W\d_]+", following)
        if not first or not second or line.endswith("\u00ad"):
            return False
        one, two = first[0].lower(), second[0].lower()
        return bool(self.words[one + two]) and not self.words[f"{one}-{two}"]


def _cut(above: list[list[Segment]], below: list[list[Segment]]) -> bool:
    """The first row of a page has words in cells only that the row before has too, and one of them begins in small letters."""
    pairs = [(one, other) for one, other in zip(above, below) if other]
    return all(one for one, _ in pairs) and len(pairs) < len(below) and any(other[0].bare[:1].islower() for _, other in pairs)


def _stands_alone(segment: Segment) -> bool:
    """A line below which nothing goes on: the number of a section, the word annex, the meeting, the date of adoption."""
    text = segment.bare
    return bool(sections.alone(text) or ANNEX.match(text) or MEETING.fullmatch(text)) or is_date(text)


def _runs_over(first: Segment) -> bool:
    """Whether what begins with this line of the masthead may go on below it."""
    return _kind(first) not in _LONE


def _kind(segment: Segment) -> str | None:
    """The kind of a line of the masthead by its words."""
    return kind_of(Line(Passage.of_runs(segment.runs)))
