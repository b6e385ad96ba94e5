"""Stage 5: the lines of the body put together into paragraphs.

Guarantees to the next stages:
1. every line is in exactly one unit, in order; hard wraps, page breaks and notes no longer cut a sentence;
2. a unit's label is out of its passage; `number` is Latin; `level` counts the depth of lists;
3. `role` is numbered | sub | section | heading | annex | table | plain: what it is comes from its form alone.
   What a plain unit is for, the next stage (parts.py) says.
"""

from __future__ import annotations

import re
from itertools import pairwise

from resolutions import anchors

from . import broken_tables, endings, numbering, sections
from .beginnings import all_bold, first_letter
from .line_ends import LineEnds
from .lists import Lists
from .openings import LANGUAGES, match, opening_kind
from .passage import ITALIC, Passage
from .sheet import Line, Sheet, Unit, together
from .words import ANNEX, ANNEX_AND_TITLE, ANNEX_TITLE, COUNTED, DIVISION, NUMBERED, PROPONENT, SUB_LABEL, TABLE_NOTE, UNDOTTED

_CLOSED = re.compile(r"[.。][”»)\]]?$")
_ORPHAN = re.compile(r"\s*[;,.:،؛。；，]")
_SET_OFF = bytes([ITALIC])
_CASED = ("en", "es", "fr")
_UNCASED = ("ar", "zh")
_SMALL = ("ar", "ru", "zh")
"""Languages in which no capital tells a paragraph from a clause."""
_LONGEST_HEADING = 350
_LONGEST_TITLE = 400
_LABEL = 6
"""Within so many signs a label has its bracket."""
_HEADING_REACH = 20
_COUNTED_REACH = 24


def assemble(sheet: Sheet) -> None:
    """Turn the lines of the body into units."""
    builder = _Builder(sheet)
    for line in sheet.lines:
        builder.take(line)
    builder.finish()
    sheet.units = builder.units
    sheet.lines = []


class _Builder:
    """Gathers lines until one begins something new."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.language = sheet.language if sheet.language in LANGUAGES else None
        self.units: list[Unit] = []
        self.current: list[Line] = []
        self.role = "plain"
        self.expected = 1
        self.lists = Lists(sheet.language)
        self.ends = LineEnds(sheet.lines, self.language)
        self.spaced = self.paragraphs_apart()
        self.place = -1
        self.few_bold = 4 * sum(all_bold(line, _LONGEST_HEADING) for line in sheet.lines) < len(sheet.lines)

    def take(self, line: Line) -> None:
        """The next line: a part of what is open, or the beginning of something new."""
        self.place += 1
        self.split_heading(line)
        role = self.begins(line)
        if role:
            self.finish()
            self.role = role
            if role == "numbered":
                self.count(line)
        self.current.append(line)

    def paragraphs_apart(self) -> bool:
        """Whether this text sets its paragraphs apart by gaps: where it does, a line without one only goes on."""
        opened = [line.gap for above, line in pairwise([Line(Passage()), *self.sheet.lines]) if NUMBERED.match(line.text) or self.may_open(above, line)]
        return len(opened) > 1 and sum(opened) >= 0.9 * len(opened)

    def may_open(self, above: Line, line: Line) -> bool:
        """The line has opening words, and does not only begin with a clause because the line above was full."""
        return self.opens_preamble(line) and (line.gap or self.language not in _SMALL or self.ends.room([above], line))

    def opens_preamble(self, line: Line) -> bool:
        return self.ends.opening(line) is not None

    def begins(self, line: Line) -> str | None:
        """The role of what begins with this line; None when it goes on."""
        if line.kind == "table":
            return None if self.role == "table" and broken_tables.go_on(self.current, line) else "table"
        if self.runs_on(line):
            return None
        form = self.form(line)
        if form:
            return form
        if not self.current or line.whole or self.current[-1].whole:
            return "plain"
        if _ORPHAN.match(line.text) and self.role != "table":
            return None
        if self.role == "annex" and not line.gap and not ANNEX.match(self.current[0].bare.strip("*")):
            return None if self.spaced or not self.short(0.7) else "plain"
        if self.role in ("annex", "section", "table"):
            return "plain"
        if self.role == "heading":
            return "plain" if line.gap or not self.spaced and self.short(0.7) else None
        return "plain" if self.plain_begins(line) else None

    def runs_on(self, line: Line) -> bool:
        """Small letters below a line that ends no clause, and no gap between: most lines only go on, and are asked no more."""
        small = line.bare[:2]
        if line.gap or not small.islower() or not small.isalpha() or ")" in line.bare[:_LABEL] or line.kind != "text" or self.language in _UNCASED:
            return False
        inside = self.role in ("plain", "numbered", "sub") and self.current and not line.whole and not self.current[-1].whole
        return bool(inside) and not self.ended() and not self.titles_section()

    def form(self, line: Line) -> str | None:
        """The role a line has by its own form, where it may stand."""
        alone = line.gap or not self.current or self.ended()
        if alone and (ANNEX.match(line.bare.strip("*")) or line.gap and ANNEX_AND_TITLE.match(line.text) and not endings.ended(line)):
            return "annex"
        if line.closed and self.titles_annex(line):
            return "annex"
        if alone and PROPONENT.match(line.bare):
            return "plain"
        if sections.alone(line.bare) and (alone or not self.spaced and self.ends.early(self.current, line)):
            return "section"
        if DIVISION.fullmatch(line.bare) or self.role == "heading" and DIVISION.fullmatch(self.current[-1].bare):
            return "heading"
        if line.kind == "heading" or (line.gap and self.set_bold(line)):
            if alone and ANNEX_TITLE.match(line.bare):
                return "annex"
            return None if self.role == "heading" and self.current and not line.gap else "heading"
        numbered = NUMBERED.match(line.text)
        if numbered:
            return "numbered" if self.number_fits(int(numbered["number"]), line) else None
        undotted = UNDOTTED.match(line.text)
        if undotted and alone and int(undotted["number"]) == self.expected > (0 if line.whole or line.gap and self.current and endings.comma(self.current[-1]) else 1) and self.language and opening_kind(line.text[undotted.end() :], self.language) == "operative":
            return "numbered"
        if self.language in _UNCASED and not line.gap and not self.spaced and self.names_section(line):
            return "heading"
        if alone and self.notes_table(line):
            return "sub"
        sub = SUB_LABEL.match(line.text)
        parted = line.gap and not line.broken
        if sub and not line.gap and self.spaced and self.ends.filled_up(self.current, line):
            return None
        parted = parted or sub is not None and (line.broken or not self.spaced) and bool(self.current) and self.ends.early(self.current, line)
        if sub and (self.ended() or parted or endings.list_word(self.current[-1].text) or self.heads_list()) and not self.label_only():
            listed = self.lists.goes_on(sub["label"]) or self.role == "sub" and not self.signs_inside(sub)
            return "sub" if line.gap or line.whole or listed else None
        return None

    def heads_list(self) -> bool:
        """Without gaps: what is open closes no sentence and stands below a list or a colon: a heading among the items."""
        return self.language in _UNCASED and not self.spaced and self.expected > 1 and len(self.current) == 1 and self.heading_like(gap=False)

    def signs_inside(self, sub: re.Match) -> bool:
        """Chinese: `㈢` goes on inside the text where `㈠` and `㈡` have stood there."""
        return sub["circled"] is not None and not SUB_LABEL.match(self.current[0].text)["circled"]

    def notes_table(self, line: Line) -> bool:
        """`a See …` below a table, and the next letters after it: the notes of the table."""
        found = TABLE_NOTE.match(line.text)
        if not found or not self.current:
            return False
        if self.role == "table":
            return found["label"] == "a"
        before = TABLE_NOTE.match(self.current[0].text) if self.role == "sub" else None
        return before is not None and ord(found["label"]) == ord(before["label"]) + 1

    def names_section(self, line: Line) -> bool:
        """Without gaps: a letter or ordinal with its sign, and a title that closes no sentence, below what has ended."""
        if not sections.before_title(line.bare) or endings.ended(line) or not self.current:
            return False
        return self.role in ("annex", "heading") or self.ended() and self.short() or self.heading_like(gap=False)

    def titles_annex(self, line: Line) -> bool:
        """A title behind the closing block, with no organ that speaks again below it, opens an annex without the word."""
        if endings.ended(line) or NUMBERED.match(line.text) or SUB_LABEL.match(line.text) or not first_letter(line.bare):
            return False
        following = self.sheet.lines[self.place + 1 : self.place + _HEADING_REACH]
        return bool(following) and not any(PROPONENT.match(each.bare) for each in following) and not sections.alone(line.bare)

    def set_bold(self, line: Line) -> bool:
        """Bold from end to end and closing no sentence; a whole paragraph may close one, where bold ones are few."""
        return all_bold(line, _LONGEST_HEADING) and (not endings.ended(line) or line.whole and self.few_bold)

    def number_fits(self, number: int, line: Line) -> bool:
        """A number opens a paragraph where it is expected, or after the end of a sentence."""
        if not self.current or self.role in ("heading", "section", "annex", "table"):
            return True
        if self.label_only():
            return False
        if line.whole:
            return True
        if number == self.expected:
            return self.ended() or line.gap or self.heading_like(gap=False) or self.titles_section()
        if number == 1 and self.ended() and (line.gap and not line.broken or self.acts(line) == "operative"):
            return True
        near = line.gap or number == 1 or self.expected < number <= self.expected + 3
        return near and (self.heading_like(gap=number != 1) or endings.strong(self.current[-1]))

    def acts(self, line: Line) -> str | None:
        """What the words behind the number of a line open."""
        return opening_kind(line.text[NUMBERED.match(line.text).end() :], self.language) if self.language else None

    def split_heading(self, line: Line) -> None:
        """Before the next number or the letter of a section, lines that follow the end of a sentence without closing one are a sub-heading."""
        found = NUMBERED.match(line.text)
        if not (int(found["number"]) == self.expected if found else sections.alone(line.bare)) or not self.current or self.ended():
            return
        start = endings.last_strong(self.current, _LONGEST_HEADING)
        tail = self.current[start:]
        if tail and first_letter(tail[0].bare) and not first_letter(tail[0].bare).islower() and not self.label_only():
            del self.current[start:]
            self.finish()
            self.current, self.role = tail, "heading"

    def plain_begins(self, line: Line) -> bool:
        """Whether unlabelled text begins a paragraph of its own."""
        if self.label_only():
            return False
        if self.titles_section() and (line.gap or not self.spaced) and self.opens(line) or self.counts_on(line):
            return True
        if first_letter(line.bare).islower() and not self.opens_small(line):
            return self.small_begins(line)
        if not self.ended():
            set_off = line.gap and line.passage.style[:1] == _SET_OFF and self.opens_preamble(line)
            parted = line.gap and not line.broken
            opens = parted and (self.heading_like() or self.opens(line) == "preambular" or self.language in _UNCASED and self.spaced and self.short())
            return set_off or opens or self.left_early(line)
        if not line.gap:
            return self.opens_without_gap(line)
        if line.broken and endings.comma(self.current[-1]):
            if self.language == "zh" and self.role == "numbered":
                return False
            if self.spaced and self.role == "plain" and self.ends.lone(self.current, self.place):
                return True
            if self.language in _UNCASED:
                return self.ends.parted(self.current, line, self.place)
            if self.language == "ru" and not self.ends.early(self.current, line) and self.ends.taken_up(self.current, self.place):
                return False
            return self.opens(line) is not None and not (self.language == "ru" and self.role == "numbered") or self.short()
        return not (self.spaced and self.role in ("numbered", "sub") and self.ends.sentences_go_on(self.current, line, self.place))

    def counts_on(self, line: Line) -> bool:
        """`Action 2. We will …` behind the end of a sentence."""
        return (". " in line.bare[:_COUNTED_REACH] or " -" in line.bare[:_COUNTED_REACH] or " –" in line.bare[:_COUNTED_REACH]) and bool(COUNTED.match(line.bare)) and endings.strong(self.current[-1])

    def small_begins(self, line: Line) -> bool:
        """A small letter begins a paragraph where a gap says so, or below a list whose last line ends early."""
        closed = endings.ended if self.language == "ru" or self.role == "sub" else endings.strong
        if self.spaced and line.gap and not line.broken:
            return closed(self.current[-1]) or self.role == "plain" and len(self.current) == 1 and self.current[0].gap and self.current[0].bare[:1].islower()
        return self.role == "sub" and self.ended() and self.ends.early(self.current, line)

    def left_early(self, line: Line) -> bool:
        """A line without a stop that ends early, and a capital below it, where no gap tells: a heading has ended."""
        if self.role != "plain" or line.gap and not line.broken or self.spaced and not line.broken:
            return False
        if self.language in _UNCASED:
            return line.bare[:1].isalpha() and (not line.broken and self.short(0.7) or self.ends.early(self.current, line))
        return first_letter(line.bare).isupper() and self.ends.early(self.current, line)

    def opens_small(self, line: Line) -> bool:
        """Russian paragraphs open with a small letter; in other languages a small letter goes on."""
        if self.language != "ru" or not (line.gap or self.ended() and not self.spaced and self.role != "numbered"):
            return False
        if line.broken and self.role == "numbered" and self.ends.filled_up(self.current, line):
            return False
        if self.opens(line) is not None or line.broken and self.spaced and self.role == "plain" and endings.comma(self.current[-1]) and self.ends.lone(self.current, self.place):
            return True
        untold = (not self.spaced or line.broken) and self.expected == 1 and endings.comma(self.current[-1])
        return untold and (self.short() or self.ends.early(self.current, line))

    def opens(self, line: Line) -> str | None:
        """preambular | operative by the opening words; italics at the start say the same."""
        if not self.language or self.ends.inside(line):
            return None
        if line.passage.style[:1] and line.passage.style[len(line.text) - len(line.text.lstrip())] & ITALIC:
            return opening_kind(line.bare, self.language) or "preambular"
        kind = opening_kind(line.bare, self.language)
        if kind is None and self.language == "zh" and self.opens_preamble(line):
            return "preambular"  # the words are those of both parts
        return kind

    def opens_without_gap(self, line: Line) -> bool:
        """In a text without blank lines only opening words tell where a preambular paragraph begins."""
        if self.spaced or not self.language:
            return False
        if self.language != "zh" and self.ends.early(self.current, line):
            return True
        if self.language == "zh" and endings.strong(self.current[-1]) and (self.role == "sub" and self.short() or self.ends.titles(line)):
            return True
        if self.role not in ("plain", "sub") or self.expected > 1 and not self.in_preamble():
            return False
        if self.role == "sub":  # a clause of a list may begin with the same words
            parted = self.short() or self.in_preamble_list()
            return parted and self.ended() and self.opens_preamble(line)
        if self.language in _UNCASED and endings.comma(self.current[-1]):
            return self.ends.parted(self.current, line, self.place)
        if self.opens_preamble(line):
            return not (self.language == "ru" and endings.comma(self.current[-1]) and self.ends.taken_up(self.current, self.place))
        if not endings.comma(self.current[-1]):
            return False
        return self.language in _CASED and self.short() or match(line.bare, self.language, "operative") is not None

    def in_preamble_list(self) -> bool:
        """Where capitals or small letters tell words from names: an item that opens with no act, in a preamble."""
        item = SUB_LABEL.match(self.current[0].text) if self.language not in _UNCASED and self.expected == 1 else None
        return item is not None and endings.comma(self.current[-1]) and match(self.current[0].text[item.end() :], self.language) is None

    def in_preamble(self) -> bool:
        """Chinese and Arabic: what is open opens as the preamble of a section does."""
        return self.language in _UNCASED and self.role == "plain" and self.opens_preamble(self.current[0])

    def short(self, share: float = 0.8) -> bool:
        return self.ends.short(self.current, share)

    def titles_section(self) -> bool:
        """What is open stands below the number of a section: it is its title, and may be long."""
        return self.role == "plain" and bool(self.units) and self.units[-1].role == "section" and self.units[-1].label is None

    def ended(self) -> bool:
        """The open unit ends as a sentence or clause does."""
        return not self.current or endings.ended(self.current[-1]) and not self.label_only()

    def label_only(self) -> bool:
        """The open unit is a label still waiting for its text, as pdftotext prints it."""
        if len(self.current) != 1 or self.role not in ("numbered", "sub"):
            return False
        pattern = NUMBERED if self.role == "numbered" else SUB_LABEL
        return bool(pattern.fullmatch(self.current[0].bare))

    def heading_like(self, gap: bool = True) -> bool:
        """Short unlabelled text that opens as no paragraph does, by default after a gap: a sub-heading."""
        longest = _LONGEST_TITLE if self.units and self.units[-1].role == "annex" else _LONGEST_HEADING
        if self.role != "plain" or sum(len(line.text) for line in self.current) > longest:
            return False
        first = self.current[0]
        return self.opens(first) is None and (first.gap or not gap and not first_letter(first.bare).islower())

    def finish(self) -> None:
        """Close the open unit."""
        if not self.current:
            return
        passage = together(self.current) if self.role != "table" else broken_tables.rows(self.current)
        if self.role == "heading" and self.current[0].kind == "text" and self.units and _CLOSED.search(passage.text[-3:]) and DIVISION.fullmatch(self.units[-1].passage.text):
            self.role = "plain"  # the article has no title: this is what it says
        unit = Unit(passage, role=self.role, lines=passage.lines)
        self.current = []
        if unit.passage.text:
            getattr(self, f"close_{self.role}")(unit)
            self.units.append(unit)

    def close_plain(self, unit: Unit) -> None:
        """Nothing to read."""

    def close_heading(self, unit: Unit) -> None:
        unit.level = 2
        self.lists.reset()

    def close_table(self, unit: Unit) -> None:
        self.lists.reset()

    def close_annex(self, unit: Unit) -> None:
        alone = ANNEX.match(unit.passage.text.strip("*"))
        number = alone["number"] if alone else None
        value = anchors.ordinal(number) if number else None
        unit.number = anchors.to_roman(value) if value else number
        self.expected = 1
        self.lists.reset()

    def close_section(self, unit: Unit) -> None:
        unit.level = 1
        self.lists.reset()

    def close_numbered(self, unit: Unit) -> None:
        found = NUMBERED.match(unit.passage.text) or UNDOTTED.match(unit.passage.text)
        unit.unlabel(found)
        unit.number = str(int(found["number"]))
        self.lists.reset()

    def close_sub(self, unit: Unit) -> None:
        found = SUB_LABEL.match(unit.passage.text) or TABLE_NOTE.match(unit.passage.text)
        unit.unlabel(found)
        unit.level, unit.number = self.lists.place(unit.label)

    def count(self, line: Line) -> None:
        """A numbered paragraph begins: warn when its number is not the next one."""
        number = int((NUMBERED.match(line.text) or UNDOTTED.match(line.text))["number"])
        remark = numbering.remark(number, self.expected)
        if remark:
            self.sheet.warn(remark[0], line.passage.lines[0], remark[1])
        self.expected = number + 1
