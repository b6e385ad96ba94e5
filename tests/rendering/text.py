"""Renders a script as plain text: as pdftotext leaves a PDF, and as people copy from a viewer or a web page."""

from __future__ import annotations

import re
from random import Random
from textwrap import wrap

from corpus.parsing.document import Footnote

from .script import Piece

HABITS = ("pdftotext", "viewer", "web", "long")
"""pdftotext: pages with form feeds; viewer: pages without; web: paragraphs as wrapped by a mail; long: a line a paragraph.

Measured on the official PDFs: `pdftotext` and `-layout` set a blank before 97 marks in 100, whatever they follow, `-raw` and
other makers' PDFs glue them to it.
"""
_RULE = "_" * 15
_CALL = "\ue000"
"""Stands before a mark until the pages are made; never printed."""


def render(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of a text file; the seed decides whose habits it has."""
    return _Text(script, language, Random(seed)).text().replace(_CALL, "").encode()


class _Text:
    """One text file in the making."""

    def __init__(self, script: list[Piece], language: str, chance: Random):
        self.script = script
        self.language = language
        self.chance = chance
        self.habit = chance.choice(HABITS)
        self.width = 0 if self.habit == "long" else chance.randrange(70, 110)
        self.height = chance.randrange(45, 60)
        self.glued = chance.random() < 0.7
        self.straight = chance.random() < 0.3
        self.blank = self.habit in ("pdftotext", "web") or chance.random() < 0.7
        self.notes: list[Footnote] = []

    def words(self, text: str) -> str:
        return text.replace("’", "'") if self.straight else text

    def marked(self, piece: Piece) -> str:
        """The text with its marks on the line: glued to the word, or after a blank."""
        texts = {note.mark: note for note in piece.notes}
        made, before = [], None
        for words, _, mark in piece.spans():
            if mark is None:
                made.append(f" {self.words(words)}" if before is not None and self.parted(words[0]) else self.words(words))
            else:
                glue = "," if before is not None else self.glue("".join(made)[-1:])
                made.append(f"{glue}{_CALL}{mark}")
                self.notes += [texts.pop(mark)] if mark in texts else []
            before = mark
        return "".join(made)

    def parted(self, following: str) -> bool:
        """In print a blank parts a mark from a word or number behind it, though the XML may lack it; in Chinese from a number."""
        return following.isdecimal() or following.isalpha() and self.language != "zh"

    def glue(self, last: str) -> str:
        """What stands between a mark and the character it follows."""
        parted = last.isalpha() or self.habit == "pdftotext"
        return " " if parted and last not in ("", "(") and not self.glued else ""

    def wrapped(self, text: str) -> list[str]:
        """The lines of a paragraph; Chinese breaks between any two characters."""
        if not self.width:
            return [text]
        if self.language == "zh":
            return _chinese(text, self.width)
        return wrap(text, self.width, break_long_words=False, break_on_hyphens=False) or [""]

    def lines(self, piece: Piece) -> list[list[str]]:
        """The paragraphs of lines that a piece is printed as."""
        if piece.rows:
            return [[line for line in self.marked(piece).split("\n") if line.strip()]]
        text = self.marked(piece)
        if piece.role == "heading" and piece.label and piece.level == 1 and piece.label[-1] not in ".-":
            return [[self.words(piece.label)], self.wrapped(text)]
        return [self.wrapped(f"{self.words(piece.label)} {text}" if piece.label else text)]

    def text(self) -> str:
        """The file: pages with their notes at the foot, or one stretch with the notes behind it."""
        blocks: list[tuple[list[str], list[Footnote]]] = []
        for piece in self.script:
            self.notes = []
            parts = self.lines(piece)
            notes = self.notes
            blocks += [(part, notes if place == len(parts) - 1 else []) for place, part in enumerate(parts)]
        gap = "\n\n" if self.blank else "\n"
        if self.habit in ("web", "long"):
            notes = [note for _, found in blocks for note in found]
            body = ["\n".join(lines) for lines, _ in blocks] + ["\n".join(self.note(note)) for note in notes]
            return ("\n\n" if self.habit == "web" else gap).join(body) + "\n"
        return self.pages(blocks)

    def note(self, note: Footnote) -> list[str]:
        return self.wrapped(f"{note.mark} {self.words(note.text)}")

    def pages(self, blocks: list[tuple[list[str], list[Footnote]]]) -> str:
        """Pages of so many lines; a page that ends inside a paragraph takes the notes called above its end with it."""
        symbol = next(piece.text for piece in self.script if piece.role == "symbol")
        title = next(piece.text for piece in self.script if piece.role == "title")
        pages: list[list[str]] = [[]]
        feet: list[list[Footnote]] = [[]]
        for lines, notes in blocks:
            waiting = list(notes)
            for place, line in enumerate(lines):
                if len(pages[-1]) + sum(2 for _ in feet[-1]) >= self.height and (place == 0 or 1 < place < len(lines) - 1):
                    pages.append([])
                    feet.append([])
                pages[-1].append(line)
                called = [note for note in waiting if re.search(rf"{_CALL}{note.mark}(?!\d)", line)] if place < len(lines) - 1 else waiting
                feet[-1] += called
                waiting = [note for note in waiting if note not in called]
            if self.blank:
                pages[-1].append("")
        return self.printed(pages, feet, symbol, re.sub(r"^\S+\s", "", title))

    def printed(self, pages: list[list[str]], feet: list[list[Footnote]], symbol: str, title: str) -> str:
        made = []
        for number, (lines, notes) in enumerate(zip(pages, feet), 1):
            page = list(lines)
            if number > 1:
                page = [symbol, *self.wrapped(self.words(title)), "", *page]
            while page and not page[-1]:
                page.pop()
            if notes:
                page += ["", _RULE, *(line for note in sorted(notes, key=lambda each: int(each.mark)) for line in self.note(note))]
            page += ["", f"{number}/{len(pages)}", "", "24-16433"]
            made.append("\n".join(page) + "\n")
        return ("\f" if self.habit == "pdftotext" else "\n").join(made)


def _chinese(text: str, width: int) -> list[str]:
    """Lines of a width, a sign as wide as two letters; numbers and Latin words stay whole, no stop or mark begins a line."""
    lines, line, filled = [], "", 0
    for piece in re.findall(rf" ?{_CALL}\d+|[A-Za-z0-9/().,-]+|.", text):
        wide = len(piece) if piece.isascii() or _CALL in piece else 2
        if filled + wide > width and piece not in "，。；：、》”）)" and _CALL not in piece and line:
            lines.append(line)
            line, filled = "", 0
        line += piece
        filled += wide
    return [*lines, line] if line else lines
