"""Where a paragraph ends in a text without blank lines: what the width of its lines and the words of the next one tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import islice, pairwise

from .openings import Opening, match
from .passage import Passage
from .sheet import Line
from .words import NUMBERED

_MARK_AT_END = re.compile(r"(?:[^\W\d_][,;.:)”»]*|\d[,;.:)”»]+)\s?\d{1,3}/?$")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+")
_WIDE_MARK = re.compile("[“”‘’…—](?:(?=[\u2e80-\u9fff])|(?<=[\u2e80-\u9fff].))")
"""Beside a Chinese sign these are as wide as it."""
_FIRST_WORD = re.compile(r"[\u2e80-\u9fff《（“]|[^\s\u2e80-\u9fff]+")
_ADDS = ("并", "且", "同时")
"""No Chinese paragraph opens with these."""
_GOES_ON = re.compile(r" \S")
"""One blank at the begin of a line stands behind a mark or number at the end of the line above; a paragraph is set in by more."""
_ASKS = frozenset("call_for call_upon commit demand encourage express_other invite look_forward recommend request support urge".split())
"""What a clause inside a preambular paragraph does more often than one that opens it."""
_RESOLVES = ("决心", "再次承诺")
_FURTHER = re.compile("^[又还]| (?:أيضا|كذلك)$|также")
"""`also`, `further`: goes on from a paragraph that opened with the same act."""
_NOUN = 12
"""In Russian so many signs may stand between the act and `also`."""
_REFERS = re.compile("^(?:对|认为|(?:在|就|因|为|与)[这此])|(?:في|بهذا) (?:هذا|ذلك) |هذا (?:الصدد|السياق|الشأن)")
"""`in this regard`: goes on from what the same paragraph has said; so does `to …`, whose verb stands at its end."""
_PRONOUNS = ("它", "他", "这种", "这些")
"""`recognizes that they …`: what they are the same paragraph has said."""
_INSIDE = {
    "zh": re.compile("(?:承认|认识到)消除一切形式|认识到让所有|重申(?:回到|认识到|致力于)|尊重|请(?!求)|审议(?!了)"),
    "ru": re.compile("обращаясь |действуя |(?:[а-яё]+ ){1,3}при этом\\b|подтверждая (?:стремление вернуться|признание)"),
}
"""Clauses with opening words that are told inside a paragraph, in most texts of all in the same one: `recognizing that eradicating poverty …`."""
_REACH = 40
_STRETCH = 1.15
"""Pieces of one printed line are no longer together; letters differ in width, and marks are small."""
_WELL_BEFORE = 0.9
"""A line of Chinese that ends before this share of the width ends its paragraph whatever words follow."""
_HALF = 0.5
_SIGNS = 4
"""So many columns a line of Chinese may miss."""
_FEW = 30
_FEWEST = 6
"""From fewer lines the width of the column can't be told."""
_LEAST_WITH_ROOM = 8
"""In letters of one width one line in so many may leave room for the next word, as headings do; in print every fourth does, or more."""
_LONGEST = 20
_SLACK = 3
"""What the marks on a line may take of it."""
_BRACKETED = re.compile(r"\(\d{1,3}\)")


class LineEnds:
    """The lines of one text, measured."""

    def __init__(self, lines: list[Line], language: str | None):
        self.language, self.lines = language, lines
        self.measure = width if language in ("zh", None) else len  # only Chinese has wide signs

    @cached_property
    def lengths(self) -> list[int]:
        """The length of each line."""
        return [self.measure(line.text) for line in self.lines]

    @cached_property
    def width(self) -> int:
        """The length of a full line."""
        return _percentile(self.lengths, 90)

    @cached_property
    def full(self) -> int:
        """Chinese: the most usual length of a line, and a letter more where lines with letters reach so far, but by no stop."""
        counts = Counter(self.lengths)
        usual = max(counts, key=lambda length: (counts[length], length), default=0)
        longer = [line for line, length in zip(self.lines, self.lengths) if length > usual]
        further = sum(width(line.text.rstrip()) == usual + 1 and line.bare[-1:].isalnum() for line in longer)
        return usual + (further * _FEW > len(self.lines))

    @cached_property
    def fixed(self) -> int:
        """The width of the column where all letters have one width; 0 in print, whose lines differ by a fifth, and where it can't be told.

        In letters of one width hardly any line inside a sentence leaves room for the first word of the next.
        """
        if self.language == "zh":
            return 0
        wide = _percentile([len(line.text) for line in self.lines], 95)
        found = [
            len(above.text.rstrip()) + 1 + len(line.bare.split(None, 1)[0])
            for above, line in pairwise(self.lines)
            if not line.gap and above.bare[-1:].isalpha() and line.bare[:1].isalpha() and not line.bare[0].isupper()
        ]
        with_room = sum(together <= wide for together in found)
        return wide if len(found) >= _FEWEST and _LEAST_WITH_ROOM * with_room <= len(found) else 0

    @cached_property
    def numbered(self) -> bool:
        """The text has numbered paragraphs."""
        return any(line.bare[:1].isdecimal() and NUMBERED.match(line.bare) for line in self.lines)

    def early(self, lines: list[Line], line: Line) -> bool:
        """In letters of one width: the last of the lines ends earlier than any inside a paragraph would before the first word of this one."""
        first = line.bare.split(None, 1)[0]
        return self.filled(lines) + 1 + len(first) + (self.taken_by_marks(lines[-1].text + first) if self.language == "ar" else _SLACK) <= self.fixed

    def taken_by_marks(self, text: str) -> int:
        """What marks in brackets may take of a line, beside their signs."""
        return len(_BRACKETED.findall(text)) if "(" in text else 0

    def filled_up(self, lines: list[Line], line: Line) -> bool:
        """In letters of one width: the first word of the line had no room on the last of those above."""
        return self.fixed > 0 and bool(lines) and not self.early(lines, line)

    def sentences_go_on(self, lines: list[Line], line: Line, place: int) -> bool:
        """A full line at the foot of a page ends a sentence, and the text above the next gap, from the line at `place` on, ends one too."""
        if not line.broken or not lines[-1].bare.endswith((".", "。", "；")):
            return False
        if self.room(lines, line) if self.language == "zh" else not self.filled_up(lines, line):
            return False
        following = [*self.lines[place : place + _LONGEST], Line(Passage(), True)]
        return next(above for above, below in pairwise(following) if below.gap).bare.endswith((".", ";", "。", "；"))

    def opening(self, line: Line) -> Opening | None:
        """The words of the preamble that the line opens with."""
        if not self.language:
            return None
        bare = line.bare.replace("و إذ", "وإذ", 1) if self.language == "ar" else line.bare
        found = match(bare, self.language, "preambular")
        return None if found and self.inside(line) else found

    def inside(self, line: Line) -> bool:
        """The line begins with a clause that opens no paragraph, though its first words may open one."""
        return self.language in _INSIDE and bool(_INSIDE[self.language].match(line.bare))

    def lone(self, lines: list[Line], place: int) -> bool:
        """Of the paragraph above the end of a page one line stands there, or below it: no page ends behind a first line or before a last one."""
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        below = following is None or following.gap and not following.broken
        return below or len(lines) == 1 or lines[-1].broken

    def short(self, lines: list[Line], share: float = 0.8) -> bool:
        """The last of the lines ends well before the margin: its paragraph has ended."""
        return self.filled(lines) < (self.width - _SIGNS if self.language == "zh" and share == 0.8 else share * self.width)

    def titles(self, line: Line) -> bool:
        """A line of Chinese that ends in no stop and early, as none does inside a paragraph."""
        return line.bare[-1:].isalnum() and width(line.bare) < _HALF * self.width

    def filled(self, lines: list[Line]) -> int:
        """How far the last line reaches; `pdftotext -raw` breaks a line after each mark: such pieces count as the one line they were."""
        length = self.measure(lines[-1].text.rstrip())
        for line in islice(reversed(lines), 1, None):
            piece = self.measure(line.text.rstrip())
            if length + piece > _STRETCH * self.width or not _MARK_AT_END.search(line.text):
                break
            length += piece
        return length

    def room(self, lines: list[Line], line: Line) -> bool:
        """The first word of a line would still have stood at the end of the lines before it: a paragraph ends with them."""
        first = _FIRST_WORD.match(line.bare)
        if self.language == "zh":
            return self.filled(lines) + self.measure(first[0] if first else "") <= self.full
        word = first[0] if first else ""
        return self.filled(lines) + 1 + self.measure(word) + self.taken_by_marks(lines[-1].text + word) <= (self.fixed or self.width)

    def parted(self, lines: list[Line], line: Line, place: int) -> bool:
        """Whether a line in Chinese or Arabic opens a paragraph behind the lines of the open one, which end as a clause does."""
        if line.bare.startswith(_ADDS) or _GOES_ON.match(line.text):
            return False
        opening = self.opening(line)
        operative = match(line.bare, self.language, "operative") if opening is None else None
        if self.room(lines, line):
            known = opening is not None or operative is not None
            return known or line.broken or self.language == "zh" and self.short(lines, _WELL_BEFORE) and line.bare[:1] > "\u2e80"
        if self.language == "ar" or not self.numbered:
            opening = opening or operative
        if opening is not None and not _REFERS.search(line.bare[:_REACH]) and self.repeated(place) == opening.action:
            return True
        if opening is None or self.asks(line, opening) or _REFERS.search(line.bare[:_REACH]) or line.bare.startswith(_PRONOUNS, opening.end):
            return False
        before = self.opening(lines[0])
        if before is not None and before.action == opening.action:
            return True
        return not self.taken_up(lines, place) and not self.further(line, opening)

    def asks(self, line: Line, opening: Opening) -> bool:
        """The act is rather one of a clause; but what is resolved, or promised anew, opens a paragraph."""
        return opening.action in _ASKS and not line.bare.startswith(_RESOLVES)

    def further(self, line: Line, opening: Opening) -> bool:
        """The line says `also`."""
        return bool(_FURTHER.search(line.bare[opening.start : opening.end + (_NOUN if self.language == "ru" else 0)]))

    def taken_up(self, lines: list[Line], place: int) -> bool:
        """The line at `place` says `also` to an act inside the open paragraph, or the next one says it to the open one: the line opens none."""
        before, here = self.opening(lines[0]), self.opening(self.lines[place])
        if before is None or here is None or before.action == here.action:
            return False
        return self.further(self.lines[place], here) or self.repeated(place) == before.action

    def repeated(self, place: int) -> str | None:
        """The act to which the next paragraph behind the line at `place` says `also`."""
        following = next((line for above, line in pairwise(self.lines[place : place + _LONGEST]) if self.surely_opens(above, line)), None)
        after = self.opening(following) if following else None
        return after.action if after is not None and self.further(following, after) else None

    def surely_opens(self, above: Line, line: Line) -> bool:
        """A gap stands between the two lines, or room enough for the first word of the second one."""
        if line.gap and not line.broken:
            return True
        return self.early([above], line) if self.language == "ru" else self.room([above], line)


def _percentile(lengths: list[int], share: int) -> int:
    """The length that so many lines of a hundred don't reach."""
    return sorted(lengths)[len(lengths) * share // 100] if lengths else 0


def width(text: str) -> int:
    """The width of a line in print: a Chinese sign takes the place of two letters."""
    wide = 0 if text.isascii() else sum(map(len, _WIDE.findall(text)))
    return len(text) + wide + len(_WIDE_MARK.findall(text)) if wide else len(text)
