"""Notes printed below a table: a letter raised in its cells opens each of them.

Guarantees to the next stages: such a note is in `notes` with its letter as mark, and no longer in `lines`;
one whose letter no cell carries stays a line.
"""

from __future__ import annotations

import re

from .passage import RAISED
from .sheet import Line, Note, Sheet, together
from .words import NUMBERED, TABLE_NOTE

_LETTER = re.compile(r"\s*(?:[a-zа-яё\u0621-\u064a]|\([a-zа-яё\u0621-\u064a]\u0640?\))\s*")


def collect(sheet: Sheet) -> None:
    """Move the notes below the tables out of the lines."""
    if not any(line.kind == "table" for line in sheet.lines):
        return
    lines, sheet.lines = sheet.lines, []
    letters: set[str] = set()
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if line.kind == "table":
            letters = {line.passage.text[start:end].strip() for start, end in raised_letters(line)}
        elif line.kind == "heading" or NUMBERED.match(line.text):
            letters = set()
        elif letters and (found := _opening(line, letters)):
            letter, start = found
            while end < len(lines) and _goes_on(lines[end], letters):
                end += 1
            text = together([Line(line.passage[start:]), *lines[at + 1 : end]])
            sheet.notes.append(Note(letter, text))
            letters.discard(letter)
            at = end
            continue
        sheet.lines.append(line)
        at = end


def raised_letters(line) -> list[tuple[int, int]]:
    """Where single letters are raised in a line or unit."""
    return [(start, end) for start, end in line.passage.spans(RAISED) if _LETTER.fullmatch(line.passage.text[start:end])]


def _opening(line: Line, letters: set[str]) -> tuple[str, int] | None:
    """The letter of a note and where its text begins: raised, or with a blank before a capital."""
    first = next(iter(raised_letters(line)), None)
    if first and not line.passage.text[: first[0]].strip():
        letter, end = line.passage.text[slice(*first)].strip(), first[1]
    elif found := TABLE_NOTE.match(line.text):
        letter, end = found["label"], found.end()
    else:
        return None
    return (letter, end) if letter in letters and line.text[end:].strip() else None


def _goes_on(line: Line, letters: set[str]) -> bool:
    return line.kind == "text" and not line.gap and not line.whole and not _opening(line, letters)
