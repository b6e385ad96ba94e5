"""What is being gathered: the open unit, the units before it, and what they tell about the next line."""

from __future__ import annotations

from functools import cached_property

from . import endings, gaps
from .beginnings import all_bold, first_letter
from .line_ends import LineEnds
from .lists import Lists
from .openings import LANGUAGES, opening_kind
from .passage import ITALIC
from .sheet import Line, Sheet, Unit
from .words import NUMBERED, SUB_LABEL

UNCASED = ("ar", "zh")
LONGEST_HEADING = 350
_LONGEST_TITLE = 400


class Gathering:
    """The lines of the open unit, its role, and the number expected next."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.language = sheet.language if sheet.language in LANGUAGES else None
        self.units: list[Unit] = []
        self.current: list[Line] = []
        self.role = "plain"
        self.expected = 1
        self.lists = Lists(sheet.language)
        self.ends = LineEnds(sheet.lines, self.language)
        self.spaced = gaps.between_paragraphs(sheet.lines, self.ends)
        self.place = -1
        """The place of the line that is looked at, among those of the sheet."""

    @cached_property
    def few_bold(self) -> bool:
        """Fewer than a quarter of the lines are bold."""
        lines = self.sheet.lines
        return 4 * sum(all_bold(line, LONGEST_HEADING) for line in lines) < len(lines)

    def set_bold(self, line: Line) -> bool:
        """Bold from end to end and closing no sentence; a whole paragraph may close one, where bold ones are few."""
        return all_bold(line, LONGEST_HEADING) and (not endings.ended(line) or line.whole and self.few_bold)

    def ended(self) -> bool:
        """The open unit ends as a sentence or clause does."""
        return not self.current or endings.ended(self.current[-1]) and not self.label_only()

    def label_only(self) -> bool:
        """The open unit is a label still waiting for its text, as pdftotext prints it."""
        if len(self.current) != 1 or self.role not in ("numbered", "sub"):
            return False
        pattern = NUMBERED if self.role == "numbered" else SUB_LABEL
        return bool(pattern.fullmatch(self.current[0].bare))

    def short(self, share: float = 0.8) -> bool:
        """The last line ends well before the margin."""
        return self.ends.short(self.current, share)

    def early(self, line: Line) -> bool:
        """In letters of one width: the last line ends before the first word of this one would have had no room."""
        return self.ends.early(self.current, line)

    def after_comma(self) -> bool:
        """The open unit ends in a comma."""
        return endings.comma(self.current[-1])

    def titles_section(self) -> bool:
        """What is open stands below the number of a section: it is its title, and may be long."""
        return self.role == "plain" and bool(self.units) and self.units[-1].role == "section" and self.units[-1].label is None

    def heading_like(self, gap: bool = True) -> bool:
        """Short unlabelled text that opens as no paragraph does, by default after a gap: a sub-heading."""
        longest = _LONGEST_TITLE if self.units and self.units[-1].role == "annex" else LONGEST_HEADING
        if self.role != "plain" or sum(len(line.text) for line in self.current) > longest:
            return False
        first = self.current[0]
        return self.opens(first) is None and (first.gap or not gap and not first_letter(first.bare).islower())

    def opens_preamble(self, line: Line) -> bool:
        """The line opens with words of the preamble."""
        return self.ends.opening(line) is not None

    def opens(self, line: Line) -> str | None:
        """preambular | operative by the opening words; italics at the start say the same."""
        if not self.language or self.ends.inside(line):
            return None
        kind = opening_kind(line.bare, self.language)
        if line.passage.style[:1] and line.passage.style[len(line.text) - len(line.text.lstrip())] & ITALIC:
            return kind or "preambular"
        if kind is None and self.language == "zh" and self.opens_preamble(line):
            return "preambular"  # the words are those of both parts
        return kind
