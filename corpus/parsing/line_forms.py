"""The role a line has by its own form: annex, section, heading, number, label of a list."""

from __future__ import annotations

import re

from . import endings, sections
from .beginnings import first_letter
from .gathering import UNCASED, Gathering
from .openings import opening_kind
from .sheet import Line
from .words import ANNEX, ANNEX_AND_TITLE, ANNEX_TITLE, DIVISION, NUMBERED, PROPONENT, SUB_LABEL, TABLE_NOTE, UNDOTTED

_HEADING_REACH = 20
_NEXT = 3
"""Behind a gap in the numbers so many further a number is still one of the row."""


def form(here: Gathering, line: Line, number: re.Match | None) -> str | None:
    """The role a line has by its own form, where it may stand; the number it begins with is known."""
    alone = line.gap or not here.current or here.ended()
    role = None if number else _by_words(here, line, alone)
    if role:
        return role
    if here.role == "heading" and DIVISION.fullmatch(here.current[-1].bare):
        return "heading"
    if line.kind == "heading" or (line.gap and here.set_bold(line)):
        if alone and ANNEX_TITLE.match(line.bare):
            return "annex"
        return None if here.role == "heading" and here.current and not line.gap else "heading"
    if number:
        return "numbered" if _number_fits(here, int(number["number"]), line) else None
    if alone and _lacks_point(here, line):
        return "numbered"
    if here.language in UNCASED and not line.gap and not here.spaced and _names_section(here, line):
        return "heading"
    if alone and _notes_table(here, line):
        return "sub"
    return "sub" if _labelled(here, line) else None


def _by_words(here: Gathering, line: Line, alone: bool) -> str | None:
    """The role that fixed words give a line: those of an annex, of the organ, of a section or division."""
    if alone and (ANNEX.match(line.bare.strip("*")) or line.gap and ANNEX_AND_TITLE.match(line.text) and not endings.ended(line)):
        return "annex"
    if line.closed and _titles_annex(here, line):
        return "annex"
    if alone and PROPONENT.match(line.bare):
        return "plain"
    if sections.alone(line.bare) and (alone or not here.spaced and here.early(line)):
        return "section"
    return "heading" if DIVISION.fullmatch(line.bare) else None


def _titles_annex(here: Gathering, line: Line) -> bool:
    """A title behind the closing block, with no organ that speaks again below it, opens an annex without the word."""
    if endings.ended(line) or SUB_LABEL.match(line.text) or not first_letter(line.bare):
        return False
    following = here.sheet.lines[here.place + 1 : here.place + _HEADING_REACH]
    return bool(following) and not any(PROPONENT.match(each.bare) for each in following) and not sections.alone(line.bare)


def _number_fits(here: Gathering, number: int, line: Line) -> bool:
    """A number opens a paragraph where it is expected, or after the end of a sentence."""
    if not here.current or here.role in ("heading", "section", "annex", "table"):
        return True
    if here.label_only():
        return False
    if line.whole:
        return True
    if number == here.expected:
        return line.gap or here.ended() or here.heading_like(gap=False) or here.titles_section()
    if number == 1 and here.ended() and (line.gap and not line.broken or _acts(here, line)):
        return True
    near = line.gap or number == 1 or here.expected < number <= here.expected + _NEXT
    return near and (here.heading_like(gap=number != 1) or endings.strong(here.current[-1]))


def _acts(here: Gathering, line: Line) -> bool:
    """The words behind the number of a line are those of the operative part."""
    return here.language is not None and opening_kind(line.text[NUMBERED.match(line.text).end() :], here.language) == "operative"


def _lacks_point(here: Gathering, line: Line) -> bool:
    """The next number without its point, before words of the operative part."""
    undotted = UNDOTTED.match(line.text) if line.bare[:1].isdecimal() else None
    if not undotted or not here.language or int(undotted["number"]) != here.expected:
        return False
    first = line.whole or line.gap and here.current and here.after_comma()
    return (here.expected > 1 or bool(first)) and opening_kind(line.text[undotted.end() :], here.language) == "operative"


def _names_section(here: Gathering, line: Line) -> bool:
    """Without gaps: a letter or ordinal with its sign, and a title that closes no sentence, below what has ended."""
    if not sections.before_title(line.bare) or endings.ended(line) or not here.current:
        return False
    return here.role in ("annex", "heading") or here.ended() and here.short() or here.heading_like(gap=False)


def _notes_table(here: Gathering, line: Line) -> bool:
    """`a See …` below a table, and the next letters after it: the notes of the table."""
    found = TABLE_NOTE.match(line.text) if here.current and here.role in ("table", "sub") else None
    if not found:
        return False
    if here.role == "table":
        return found["label"] == "a"
    before = TABLE_NOTE.match(here.current[0].text)
    return before is not None and ord(found["label"]) == ord(before["label"]) + 1


def _labelled(here: Gathering, line: Line) -> bool:
    """The label of a list, where an item may begin."""
    label = SUB_LABEL.match(line.text)
    if not label or not line.gap and here.spaced and here.ends.filled_up(here.current, line):
        return False
    parted = line.gap and not line.broken or (line.broken or not here.spaced) and bool(here.current) and here.early(line)
    if not (here.ended() or parted or endings.list_word(here.current[-1].text) or _heads_list(here)) or here.label_only():
        return False
    return line.gap or line.whole or here.lists.goes_on(label["label"]) or here.role == "sub" and not _signs_inside(here, label)


def _heads_list(here: Gathering) -> bool:
    """Without gaps: what is open closes no sentence and stands below a list or a colon: a heading among the items."""
    return here.language in UNCASED and not here.spaced and here.expected > 1 and len(here.current) == 1 and here.heading_like(gap=False)


def _signs_inside(here: Gathering, label: re.Match) -> bool:
    """Chinese: `㈢` goes on inside the text where `㈠` and `㈡` have stood there."""
    return label["circled"] is not None and not SUB_LABEL.match(here.current[0].text)["circled"]
