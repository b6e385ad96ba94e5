"""Stage 5: the lines of the body put together into paragraphs.

Guarantees to the next stages:
1. every line is in exactly one unit, in order; hard wraps, page breaks and notes no longer cut a sentence;
2. a unit's label is out of its passage; `number` is Latin; `level` counts the depth of lists;
3. `role` is numbered | sub | section | heading | annex | table | plain: what it is comes from its form alone.
   What a plain unit is for, the next stage (parts.py) says.
"""

from __future__ import annotations

import re

from resolutions import anchors

from . import beginnings, broken_tables, endings, line_forms, numbering, sections, unlabelled
from .beginnings import first_letter
from .gathering import LONGEST_HEADING, UNCASED, Gathering
from .sheet import Line, Sheet, Unit, together
from .words import ANNEX, DIVISION, NUMBERED, SUB_LABEL, TABLE_NOTE, UNDOTTED

_CLOSED = re.compile(r"[.。][”»)\]]?$")
_ORPHAN = re.compile(r"\s*[;,.:،؛。；，]")
_RUNNING = ("plain", "numbered", "sub")
"""What runs on over several lines."""
_LABEL = 6
"""Within so many signs a label has its bracket."""


def assemble(sheet: Sheet) -> None:
    """Turn the lines of the body into units."""
    builder = _Builder(sheet)
    for line in sheet.lines:
        builder.take(line)
    builder.finish()
    sheet.units = builder.units
    sheet.lines = []


class _Builder(Gathering):
    """Gathers lines until one begins something new."""

    def take(self, line: Line) -> None:
        """The next line: a part of what is open, or the beginning of something new."""
        self.place += 1
        if not self.runs_on(line):
            number = beginnings.number(line)
            self.split_heading(line, number)
            role = self.begins(line, number)
            if role:
                self.finish()
                self.role = role
                if role == "numbered":
                    self.count(line, number or UNDOTTED.match(line.text))
        self.current.append(line)

    def runs_on(self, line: Line) -> bool:
        """Most lines only go on, and are asked no more: no gap, no label, and above them a line that ends no clause.

        Where gaps don't set the paragraphs apart, the line must begin with small letters too.
        """
        if line.gap or self.role not in _RUNNING or not self.current or line.kind != "text" or line.whole or self.current[-1].whole:
            return False
        start = line.bare[:_LABEL]
        if not start[:1].isalpha() or ")" in start:
            return False
        small = start[:2].islower() and start[:2].isalpha() and self.language not in UNCASED
        return (small or self.goes_on_without_gap(line)) and not self.ended() and not self.titles_section()

    def goes_on_without_gap(self, line: Line) -> bool:
        """Where gaps set the paragraphs apart, whatever goes without one goes on, but for the names of sections and divisions."""
        if not self.spaced or line.broken or line.closed:
            return False
        return not sections.alone(line.bare) and not DIVISION.fullmatch(line.bare)

    def begins(self, line: Line, number: re.Match | None) -> str | None:
        """The role of what begins with this line; None when it goes on."""
        if line.kind == "table":
            return None if self.role == "table" and broken_tables.go_on(self.current, line) else "table"
        form = line_forms.form(self, line, number)
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
        return "plain" if unlabelled.begins(self, line) else None

    def split_heading(self, line: Line, number: re.Match | None) -> None:
        """Before the next number or the letter of a section, lines that follow the end of a sentence without closing one are a sub-heading."""
        if not (int(number["number"]) == self.expected if number else sections.alone(line.bare)) or self.ended():
            return
        start = endings.last_strong(self.current, LONGEST_HEADING)
        tail = self.current[start:]
        if tail and first_letter(tail[0].bare) and not first_letter(tail[0].bare).islower() and not self.label_only():
            del self.current[start:]
            self.finish()
            self.current, self.role = tail, "heading"

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

    def count(self, line: Line, found: re.Match) -> None:
        """A numbered paragraph begins: warn when its number is not the next one."""
        number = int(found["number"])
        remark = numbering.remark(number, self.expected)
        if remark:
            self.sheet.warn(remark[0], line.passage.lines[0], remark[1])
        self.expected = number + 1
