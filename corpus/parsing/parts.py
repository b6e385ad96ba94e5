"""Stage 6: which unit is preamble, operative part, heading, annex or other text.

Guarantees to the next stages:
1. every unit has a kind of the Document; headings have their title;
2. a sub-paragraph has the kind of the paragraph it belongs to, and level 1 to 3; a list that belongs to no paragraph, as
   the notes of a table that fills an annex, begins at level 0;
3. text that goes on after a list has level 1, no number, and the kind of its paragraph;
4. what is none of these is kind `text`, with a warning when it stands where a paragraph should.
"""

from __future__ import annotations

import re
from functools import cached_property

from . import sections
from .numbering import mended
from .openings import LANGUAGES, match, opening_kind
from .sheet import Sheet, Unit
from .words import COUNTED, PROPONENT

_COMMA = re.compile(r"[,،，](?:\s?\d{1,3}(?:,\d{1,3})*/?)?$")
_COLON = re.compile(r"[:：]\s?\d{0,3}$")
_SEMICOLONS = (";", "؛", "；")
_ENDED_BY_STOP = ("；", "。", "：", ";", ":")
_OF_THE_PREAMBLE = ("considered", "recall", "reaffirm", "aware", "take_note")
_STOPS = tuple(".;:,،؛。；，：")
_QUOTES = tuple("“”„«\"")
_NUMBERED_TOPIC = re.compile("[\u4e00-\u9fff]{2,4}\\d{1,2}[：:]")
"""`Dialogue 1: …` in Chinese, whose first sign alone may open a paragraph."""
_LONG_IN_CHINESE = 30
_ENTRY = re.compile(r"[^:：—]{3,60}(?:[:：]\s?|\s—\s)\S")
_MOST = 0.8
_LONGEST_LINE = 160
_LONGEST_TITLE = 600
"""Titles of sections list whole resolutions at times."""
_DIVISION_AT_END = re.compile(r"\b(?:section|chapitre|chapter|sección|capítulo|разделу?|глав[аы])\s\d{1,2}$", re.IGNORECASE)
"""`Income section 2` is a heading and ends in no mark."""
_BULLETS = ("•", "●", "▪", "◦")
_STYLED = ("docx", "html", "markdown")
_ENDED = re.compile(r"(?:[.;:,،؛。；，：!?؟]|\d(?<!\b(?:19|20)\d\d))['’\"”»)\]]*$")
"""The end of a sentence, or a number that may be a mark; a heading may end in a year."""
_TAIL = 20
"""The last signs tell how a text ends."""


def classify(sheet: Sheet) -> None:
    """Give every unit its kind."""
    sheet.units = _titled(sheet.units)
    context = _Context(sheet, _first_number(sheet.units))
    for place, unit in enumerate(sheet.units):
        unit.kind = context.kind(place, unit)
        context.before = unit
    _lift(sheet.units)
    _mend_numbers(sheet)
    if not any(unit.kind in ("operative", "preambular") for unit in sheet.units):
        sheet.warn("no-paragraphs", 1, "Neither a preambular nor an operative paragraph was found; this may be no resolution.")


def _lift(units: list[Unit]) -> None:
    """A list above which no paragraph of its annex or section stands begins at level 0."""
    free, lifted = True, 0
    for unit in units:
        if unit.kind == "heading" and (unit.level == 0 or unit.level == 1 and unit.number):
            free, lifted = True, 0
        elif unit.role == "sub":
            lifted = lifted or (unit.level if free else 0)
            unit.level = max(0, unit.level - lifted)
        elif unit.kind not in ("heading", "table"):
            free, lifted = False, 0


def _mend_numbers(sheet: Sheet) -> None:
    """Numbers that can only be misprints are read as those that must stand in their place; the labels stay as printed."""
    runs: list[list[Unit]] = [[]]
    for unit in sheet.units:
        if unit.kind == "heading" and unit.level <= 1:
            runs.append([])
        elif unit.role == "numbered":
            runs[-1].append(unit)
    for run in runs:
        for unit, number in zip(run, mended([int(unit.number) for unit in run])):
            if int(unit.number) != number:
                sheet.warn("number-misprinted", unit.lines[0], f"The number {unit.label} stands where {number} must stand by its neighbours; it is read as {number}.")
                unit.number = str(number)


def _first_number(units: list[Unit]) -> int:
    """The place of the first numbered paragraph before the annexes; behind all units when there is none."""
    first = next((place for place, unit in enumerate(units) if unit.role in ("numbered", "annex")), len(units))
    return first if first < len(units) and units[first].role == "numbered" else len(units)


def _titled(units: list[Unit]) -> list[Unit]:
    """Section headings take the title that follows them; their own words become the label."""
    kept: list[Unit] = []
    for unit in units:
        opener = kept[-1] if kept else None
        waits = opener is not None and opener.role == "section" and opener.label is None
        if waits and (unit.role == "heading" or unit.role == "plain" and _is_title(unit)):
            opener.label, opener.passage = opener.passage.text, unit.passage
        else:
            kept.append(unit)
    return kept


def _series(units: list[Unit]) -> set[str]:
    """The words with which unlabelled paragraphs begin that count on from one: `Action 1.`, `Action 2.`, `Action 3.`; few may be missing."""
    numbers: dict[str, list[int]] = {}
    for unit in units:
        found = COUNTED.match(unit.passage.text) if unit.role in ("plain", "heading") else None
        if found:
            numbers.setdefault(found["word"], []).append(int(found["number"]))
    return {word for word, row in numbers.items() if len(row) > 2 and row[0] == 1 and row == sorted(set(row)) and len(row) >= _MOST * row[-1]}


def _ends(text: str, mark: re.Pattern) -> bool:
    """The mark stands at the end of the text."""
    return mark.search(text, max(0, len(text) - _TAIL)) is not None


def _is_title(unit: Unit) -> bool:
    text = unit.passage.text
    return len(text) < _LONGEST_TITLE and not text.endswith(_STOPS)


class _Context:
    """What the units before say about the next one."""

    def __init__(self, sheet: Sheet, first_number: int):
        self.sheet = sheet
        self.first_number = first_number
        self.styled = sheet.format in _STYLED and any(unit.role == "heading" for unit in sheet.units)
        """The source sets its headings off by style: what is not set off is none."""
        self.series = _series(sheet.units)
        """The words of headings that count themselves: `Action 1. We will …`."""
        self.before: Unit | None = None
        self.annex = False
        self.enclosing = "text"
        """Kind of the last paragraph a sub-paragraph may belong to."""
        self.fresh = False
        """A section has begun, and no operative paragraph of it: it may have a preamble of its own."""
        self.numbered_sections = False
        """Sections with Roman numbers are open: lettered ones are parts of them."""

    @cached_property
    def row(self) -> bool:
        """Titles begin with a row of letters, whose signs were left out."""
        return sections.row_of_letters(unit.passage.text for unit in self.sheet.units if unit.role in ("heading", "plain"))

    def kind(self, place: int, unit: Unit) -> str:
        match unit.role:
            case "annex":
                self.annex, self.enclosing = True, "annex"
                self.numbered_sections = False
                return "heading"
            case "section" | "heading":
                return self.heading(unit)
            case "table":
                return "table"
            case "numbered":
                self.enclosing = "annex" if self.annex else "operative"
                self.fresh = False
            case "sub":
                if self.enclosing == "text":
                    self.enclosing = "annex" if self.annex else "text"
            case _:
                return self.plain(place, unit)
        return self.enclosing

    def heading(self, unit: Unit) -> str:
        """A heading with its rank: sections are numbered, lettered parts of a section and all others are not."""
        unit.level = 2
        text = unit.label or unit.passage.text
        found = sections.alone(text) if unit.role == "section" else sections.before_title(text, self.row)
        if found:
            if unit.role != "section":
                unit.label, unit.passage = found.printed, unit.passage[found.title :]
            self.numbered_sections |= not found.lettered
            if not (found.lettered and self.numbered_sections):
                unit.level, unit.number, self.fresh = 1, found.number, True
        return "heading"

    def plain(self, place: int, unit: Unit) -> str:
        """Unlabelled text: preamble before the first number, else an unnumbered paragraph or a continuation."""
        if unit.passage.text.startswith(_BULLETS) and self.before is not None and self.before.kind in ("annex", "operative") and self.bulleted(unit):
            return self.before.kind
        if self.series and (found := COUNTED.match(unit.passage.text)) and found["word"] in self.series:
            return self.heading(unit)
        if self.annex:
            return self.annexed(place, unit)
        if PROPONENT.match(unit.passage.text):
            return "text"
        if self.quoted(unit):
            unit.level = 1
            return self.enclosing
        if self.heading_by_form(place, unit):
            return self.heading(unit)
        if self.adds(unit):
            unit.level = 1
            return "preambular"
        if self.enclosing == "preambular" and self.after_list() and not match(unit.passage.text, self.sheet.language or ""):
            unit.level = 1
            return "preambular"
        if place < self.first_number and self.enclosing == "operative" and self.declared(unit):
            return "operative"
        if place < self.first_number and self.preambular(place, unit):
            self.enclosing = "preambular"
            return "preambular"
        if self.fresh and (self.opens(unit) == "preambular" or self.unfinished(unit) or _ends(unit.passage.text, _COMMA) or self.above_act(place, unit)):
            self.enclosing = "preambular"
            return "preambular"
        below_table = self.before is not None and self.before.kind == "table" and self.enclosing == "operative" and not self.fresh
        if (self.introduced() and place > self.first_number or below_table) and not self.opens(unit) or self.after_list() and (not self.opens(unit) or unit.passage.text.startswith("并")):
            unit.level = 1
            return self.enclosing
        if self.leads_on(place, unit):
            unit.level = 1
            return "operative"
        return self.unnumbered(place, unit)

    def above_act(self, place: int, unit: Unit) -> bool:
        """Chinese words of the preamble above an act without a number: a section has no more than one such act."""
        following = self.sheet.units[place + 1] if place + 1 < len(self.sheet.units) else None
        if self.sheet.language != "zh" or following is None or following.role != "plain" or self.opens(following) != "operative":
            return False
        opening = match(unit.passage.text, "zh", "preambular")
        return opening is not None and opening.action in _OF_THE_PREAMBLE

    def after_list(self) -> bool:
        """The unit before is of a list, or already goes on after one."""
        before = self.before
        goes_on = before is not None and before.role == "plain" and before.level == 1 and not before.passage.text.startswith(_BULLETS)
        return goes_on or before is not None and before.role == "sub"

    def bulleted(self, unit: Unit) -> bool:
        """What a bullet stands before belongs to the paragraph or item above that ends in a colon, as do the bullets below it."""
        before = self.before
        if _ends(before.passage.text, _COLON):
            unit.level = min(3, before.level + 1)
        elif before.passage.text.startswith(_BULLETS):
            unit.level = before.level
        return unit.level > 0

    def leads_on(self, place: int, unit: Unit) -> bool:
        """Text between two numbered paragraphs that ends in a colon: it goes on from the one to the other."""
        following = self.sheet.units[place + 1] if place + 1 < len(self.sheet.units) else None
        numbered = self.before is not None and self.before.role == "numbered" and following is not None and following.role == "numbered"
        return numbered and _ends(unit.passage.text, _COLON) and not self.opens(unit)

    def declared(self, unit: Unit) -> bool:
        """Behind `adopts the following declaration:` and its titles: a paragraph of what is declared, before its first number."""
        return self.before is not None and self.before.kind == "heading" and not _ends(unit.passage.text, _COMMA) and self.opens(unit) != "preambular"

    def entered(self, following: Unit) -> bool:
        """The operative paragraph, or item of its list, above ends in a colon, and no text with numbers of its own begins here."""
        before = self.before
        if before is None or before.kind != "operative" or following.role == "table" or following.role == "numbered" and following.number == "1":
            return False
        return _ends(before.passage.text, _COLON)

    def adds(self, unit: Unit) -> bool:
        """A small letter, but in Russian, adds to the preambular paragraph before: `and to the commitments …`."""
        first = next(filter(str.isalpha, unit.passage.text), "")
        return first.islower() and self.sheet.language != "ru" and self.before is not None and self.before.kind == "preambular"

    def introduced(self) -> bool:
        """The operative paragraph before ends in a colon and says that more of it follows."""
        before = self.before
        return before is not None and before.kind == "operative" and not before.level and _ends(before.passage.text, _COLON)

    def quoted(self, unit: Unit) -> bool:
        """A quotation below an operative paragraph that ends in a colon belongs to it."""
        return self.first_number < len(self.sheet.units) and self.introduced() and unit.passage.text[:1] in _QUOTES

    def annexed(self, place: int, unit: Unit) -> str:
        opens_annex = self.before is not None and self.before.role == "annex"
        if self.after_list() and not _is_title(unit):
            unit.level = 1
        elif opens_annex and self.half_a_title(place):
            return self.heading(unit)
        elif _is_title(unit) and (opens_annex or len(unit.passage.text) < self.longest(place) and not self.styled and not self.listed(unit)):
            return self.heading(unit)
        self.enclosing = "annex"
        return "annex"

    def longest(self, place: int) -> int:
        """How long a title inside an annex may be: longer where a numbered paragraph follows."""
        following = self.sheet.units[place + 1] if place + 1 < len(self.sheet.units) else None
        return 2 * _LONGEST_LINE if following is not None and following.role == "numbered" else _LONGEST_LINE

    def half_a_title(self, place: int) -> bool:
        """The first line of an annex ends in a semicolon, and the next one is a title as well: one title in two halves."""
        following = self.sheet.units[place + 1] if place + 1 < len(self.sheet.units) else None
        text = self.sheet.units[place].passage.text
        return len(text) < _LONGEST_LINE and text.endswith(_SEMICOLONS) and following is not None and following.role == "plain" and _is_title(following)

    def listed(self, unit: Unit) -> bool:
        """`Monday: from ten to one`: one of the entries below a colon; it is no heading."""
        before = self.before
        entry = before is not None and (_ends(before.passage.text, _COLON) or before.kind == "annex" and _ENTRY.match(before.passage.text))
        return bool(entry and _ENTRY.match(unit.passage.text))

    def opens(self, unit: Unit) -> str | None:
        if self.sheet.language not in LANGUAGES or _NUMBERED_TOPIC.match(unit.passage.text):
            return None
        return opening_kind(unit.passage.text, self.sheet.language)

    def preambular(self, place: int, unit: Unit) -> bool:
        """Before the first number: what ends in a comma, or opens as the preamble does."""
        numbered = self.first_number < len(self.sheet.units)
        if _ends(unit.passage.text, _COMMA) and (numbered or not self.introduced()):
            return self.sheet.facts.get("organ") is not None or self.opens(unit) == "preambular"
        if not numbered:
            return self.opens(unit) == "preambular" and not self.introduced()
        chinese = self.sheet.language == "zh" and unit.passage.text[-1] not in "：:"  # both parts open with the same words
        return self.opens(unit) != "operative" or chinese or self.preamble_goes_on(place)

    def preamble_goes_on(self, place: int) -> bool:
        """A later paragraph before the first number, or an item of its list, ends in a comma: the preamble has not ended."""
        later = self.sheet.units[place + 1 : self.first_number]
        return any(unit.role in ("plain", "sub") and _ends(unit.passage.text, _COMMA) for unit in later)

    def heading_by_form(self, place: int, unit: Unit) -> bool:
        if self.styled:
            return False
        following = self.sheet.units[place + 1] if place + 1 < len(self.sheet.units) else None
        text = unit.passage.text
        if following is None or place > self.first_number and self.entered(following) or len(text) > (_LONGEST_TITLE if following.role == "numbered" else 250):
            return False
        if _ends(text, _ENDED) and not _DIVISION_AT_END.search(text):
            return False
        opens = self.opens(unit)
        untold = opens is None or opens == "operative" and following.role == "numbered" and len(text) < _LONGEST_LINE  # its stop would not be missing
        return following.role != "sub" and untold and not (place < self.first_number and self.unfinished(unit))

    def unfinished(self, unit: Unit) -> bool:
        """Chinese words of the preamble, and more than a title holds, whose comma was forgotten."""
        opening = match(unit.passage.text, "zh", "preambular") if self.sheet.language == "zh" and len(unit.passage.text) > _LONG_IN_CHINESE else None
        return opening is not None and opening.action in _OF_THE_PREAMBLE and not unit.passage.text.endswith(_ENDED_BY_STOP)

    def between_numbers(self, place: int) -> bool:
        """The one paragraph between two numbers of which the one between is missing."""
        units = self.sheet.units
        below = units[place + 1] if place + 1 < len(units) else None
        if below is None or below.role != "numbered":
            return False
        above = next((units[before] for before in range(place - 1, -1, -1) if units[before].role != "sub"), None)
        return above is not None and above.role == "numbered" and int(below.number) == int(above.number) + 2

    def unnumbered(self, place: int, unit: Unit) -> str:
        """An operative paragraph without its number, or text of another kind."""
        line = unit.passage.lines[0]
        opens = self.opens(unit)
        numbered = self.first_number < len(self.sheet.units)
        if _ends(unit.passage.text, _COMMA) and opens == "preambular":
            self.enclosing = "preambular"
        elif opens == "operative" or self.between_numbers(place) or not numbered and (self.introduced() or self.before is not None and self.before.kind == "preambular"):
            if numbered and not self.fresh:
                self.sheet.warn("number-missing", line, "An operative paragraph stands here without a number.")
            self.enclosing, self.fresh = "operative", False
        else:
            self.sheet.warn("not-understood", line, "This text is neither preamble nor operative part; it is kept as it stands.")
            self.enclosing = "text"
        return self.enclosing
