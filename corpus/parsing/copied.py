"""What a web page leaves in a text that was copied or converted from it: its menus, notes behind `^` or before `↩`, marks in brackets.

Guarantees to the stages:
1. `^ text`, `1. ^ text`, `^1 text`, `[1] text`, `text ↩` and behind the meeting `1Text`, counted up from 1 behind the organ that speaks, are blocks of kind `note`;
   notes without printed numbers are counted, and a warning `notes-counted` says so;
2. `[1]` or `^1` behind a word is a mark where such a note has that number;
3. where menus or a line of rights stand around the text, what is not of it is furniture of kind `page`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from . import proponent
from .blocks import Block, Run
from .document import Furniture, Warning
from .furniture import RULE
from .html.content import Page
from .numerals import is_date
from .whitespace import clean
from .words import MEETING

_SIGNS = "^↑↩⤴©"
_BRACKETED = re.compile(r"\[\d")
_GLUED_FIRST = re.compile(r"\n[^\S\n]*1(?!\d)[^\W_]")
_RIGHTS = ("rights reserved", "droits réservés", "derechos reservados")
_START = re.compile(r"[\s\u200e\u200f]*(?:\^?\[(?P<bracketed>\d{1,3})\][\s\u200e\u200f]+|\^(?P<raised>\d{1,3})(?:\^|\s)\s*|(?:(?P<number>\d{1,3})\.\s+)?[\^↑]\s+)(?=\S)")
_END = re.compile(r"\s*[↩⤴↑]\ufe0e?\s*$")
_COUNTED = re.compile(r"\s*(\d{1,3})\.\s+(?=\S)")
_GLUED = re.compile(r"\s*(\d{1,3})(?=[^\W\d_]|\s)\s*(?=\S)")
_MARK = re.compile(r"(?<=\S)(?:\^?\[(\d{1,3})\])")
_CARET = re.compile(r"(?<=[^\s\^])\^(?:(\d{1,3})(?![\w^])|(,)(?=\^\d))")

_CARET_FIRST = re.compile(r"\s*\^(\d{1,3})(?=\s+[a-zß-öø-ÿа-яё]|[,;.，；。、])")


@dataclass(frozen=True, slots=True)
class _Line:
    """The runs of one line, and whether a block begins with it."""

    runs: tuple[Run, ...]
    gap: bool
    block: Block

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def told(blocks: tuple[Block, ...], text: str) -> tuple[tuple[Block, ...], list[Furniture], list[Warning]]:
    """The blocks with such notes and marks told, the page around them, and what was doubted."""
    if not _suspect(text) and not any(run.href for block in blocks for run in block.runs):
        return blocks, [], []
    warnings: list[Warning] = []
    blocks = tuple(_raised(block) for block in blocks) if _CARET.search(text) else blocks
    if not any(block.kind == "note" for block in blocks):
        blocks = _noted(blocks, warnings)
    noted = {place for place, block in enumerate(blocks) if block.kind == "note"}
    page = Page(list(blocks), noted, lambda block: None)
    chosen = page.chosen() if page.has_menus() else range(len(blocks))
    around = [Furniture("page", block.text, block.lines) for place, block in enumerate(blocks) if place not in chosen]
    return tuple(block for place, block in enumerate(blocks) if place in chosen), around, warnings


def _suspect(text: str) -> bool:
    """The text has a sign that only such notes, menus or lines of rights have; most texts have none."""
    if any(sign in text for sign in _SIGNS) or _BRACKETED.search(text) or _GLUED_FIRST.search(f"\n{text}"):
        return True
    small = text.lower()
    return any(words in small for words in _RIGHTS)


def _noted(blocks: tuple[Block, ...], warnings: list[Warning]) -> tuple[Block, ...]:
    spoken = proponent.places([clean(block.text) for block in blocks])
    if not spoken:
        return blocks
    head, lines = blocks[: spoken[0] + 1], list(_lines(blocks[spoken[0] + 1 :]))
    spans = _begun(lines) or _ended(lines) or _glued(lines)
    if not spans:
        return blocks
    printed = [_number(lines[start].text) == number for number, (start, _) in enumerate(spans, 1)]
    if len(set(printed)) > 1 or not printed[0] and _prints_numbers(lines):
        return blocks
    if not printed[0]:
        warnings.append(Warning("notes-counted", lines[spans[0][0]].runs[0].line, "The notes print no numbers; they were counted from 1."))
    first, last = spans[0][0], spans[-1][1]
    notes = [_note(lines[start:end], number) for number, (start, end) in enumerate(spans, 1)]
    body = [_marked(block, len(notes)) for block in (*head, *_blocks(lines[:first]))]
    return (*body, *notes, *_blocks(lines[last:]))


def _prints_numbers(lines: list[_Line]) -> bool:
    """Other notes print theirs: a line begins with a raised number, or with a number below a rule."""
    raised = any(line.runs and line.runs[0].raised and line.runs[0].text.strip()[:1].isdecimal() for line in lines)
    ruled = (above.block.kind == "rule" or RULE.match(above.text) for above, line in pairwise(lines) if line.text.strip()[:1].isdecimal())
    return raised or any(ruled)


def _lines(blocks: tuple[Block, ...]) -> Iterator[_Line]:
    for block in blocks:
        if block.kind != "text" or block.whole:
            yield _Line(block.runs, True, block)
            continue
        runs: list[Run] = []
        gap = True
        for run in block.runs:
            if runs and runs[-1].line != run.line:
                yield _Line(tuple(runs), gap, block)
                runs, gap = [], False
            runs.append(run)
        if runs or not block.runs:
            yield _Line(tuple(runs), gap, block)


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    """The lines as the blocks that they were, as far as they are left."""
    runs: list[Run] = []
    for place, line in enumerate(lines):
        runs += line.runs
        if place + 1 == len(lines) or lines[place + 1].block is not line.block:
            yield replace(line.block, runs=tuple(runs))
            runs = []


def _begun(lines: list[_Line]) -> list[tuple[int, int]]:
    """Start and end of the notes that a sign or a number in brackets begins; the last ends where its block does."""
    starts: list[int] = []
    for place, line in enumerate(lines):
        found = _START.match(line.text) if line.block.kind == "text" else None
        if found and int(found["bracketed"] or found["raised"] or found["number"] or len(starts) + 1) == len(starts) + 1:
            starts.append(place)
    spans = []
    for start, following in zip(starts, [*starts[1:], len(lines)]):
        end = next((place for place in range(start + 1, following) if lines[place].gap), following)
        end = next((place for place in range(start + 1, end) if following == len(lines) and _over(lines[place - 1], lines[place])), end)
        if end < following and following < len(lines):
            return []
        spans.append((start, end))
    bare = [start for start in starts if _START.match(lines[start].text)["bracketed"] is None]
    called = starts and any("[1]" in line.text for line in lines[: starts[0]])  # else numbers in brackets may count anything
    return spans if bare or called else []


def _over(before: _Line, line: _Line) -> bool:
    """The last note ends with the line before: a sentence ends there, and none in this line."""
    return before.text.rstrip().endswith((".", "。")) and not line.text.rstrip().endswith((".", "。", ",", ")"))


def _ended(lines: list[_Line]) -> list[tuple[int, int]]:
    """Start and end of the notes that end with a sign that leads back; the first begins where its block does."""
    ends = [place for place, line in enumerate(lines) if line.block.kind == "text" and _END.search(line.text)]
    if not ends:
        return []
    first = next(place for place in range(ends[0], -1, -1) if lines[place].gap or not place)
    return list(zip([first, *(end + 1 for end in ends[:-1])], [end + 1 for end in ends], strict=True))


def _number(text: str) -> int | None:
    """The number that a note prints."""
    found = _START.match(text)
    printed = found["bracketed"] or found["raised"] or found["number"] if found else None
    counted = (_COUNTED.match(text) or _GLUED.match(text)) if not found else None
    return int(printed or counted[1]) if printed or counted else None


def _glued(lines: list[_Line]) -> list[tuple[int, int]]:
    """Start and end of the notes behind the meeting whose number is one with their first word, `2See …`, each a block up to the end."""
    met = next((place for place in range(len(lines) - 1, -1, -1) if MEETING.fullmatch(lines[place].text.strip())), len(lines))
    starts = [place for place in range(met + 1, len(lines)) if lines[place].gap and not is_date(lines[place].text.strip())]
    numbers = [_GLUED.match(lines[place].text) for place in starts]
    if len(starts) < 2 or [found and int(found[1]) for found in numbers] != list(range(1, len(starts) + 1)):
        return []
    if not any(found.end() == found.end(1) for found in numbers):  # notes with a blank behind their number are known anyway
        return []
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _note(lines: list[_Line], number: int) -> Block:
    """A block of kind `note`: its mark, and its text without number and signs."""
    runs = [run for line in lines for run in (*line.runs, Run(" ", line.runs[-1].line))]
    text = "".join(run.text for run in runs)
    found = _START.match(text) or _COUNTED.match(text) or _GLUED.match(text)
    cut = found.end() if found and _number(text) in (number, None) else 0
    end = _END.search(text)
    kept = _part(runs, cut, end.start() if end else len(text))
    return Block((Run(str(number), runs[0].line, raised=True, mark=True), *kept), "note", whole=True)


def _part(runs: list[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if piece:
            yield replace(run, text=piece)


def _marked(block: Block, notes: int) -> Block:
    """The block with `[1]` as marks."""
    if block.kind not in ("text", "heading") or "[" not in block.text:
        return block
    runs: list[Run] = []
    for run in block.runs:
        at = 0
        for found in _MARK.finditer(run.text) if run.href is None else ():
            if 0 < int(found[1]) <= notes:
                runs += [replace(run, text=run.text[at : found.start()]), Run(found[1], run.line, raised=True, mark=True)]
                at = found.end()
        runs.append(replace(run, text=run.text[at:]))
    return replace(block, runs=tuple(run for run in runs if run.text))


def _raised(block: Block) -> Block:
    """The block with `^1` as raised numbers; the stages tell whether they are marks."""
    runs: list[Run] = []
    for run in block.runs:
        begun = _CARET_FIRST.match(run.text) if runs else None
        if begun:  # the line ended before the mark, which belongs to the word above
            runs.append(replace(run, text=begun[1], raised=True, line=runs[-1].line))
            run = replace(run, text=run.text[begun.end() :])
        at = 0
        for found in _CARET.finditer(run.text):
            runs += [replace(run, text=run.text[at : found.start()]), replace(run, text=found[1] or found[2], raised=True)]
            at = found.end()
        runs.append(replace(run, text=run.text[at:]))
    return replace(block, runs=tuple(run for run in runs if run.text))
