"""Renders a script as Markdown, as several converters write it."""

from __future__ import annotations

import re
from random import Random
from textwrap import wrap

from corpus.parsing.document import Footnote

from .script import Piece

HABITS = ("pages", "pandoc", "turndown", "mammoth", "plain")
"""pages: PDF to Markdown, notes where the page ended; turndown: a web page; mammoth: a Word file; plain: written by hand."""


def render(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of a Markdown file; the seed decides whose habits it has."""
    return _Text(script, language, Random(seed)).text().encode()


class _Text:
    """One Markdown file in the making."""

    def __init__(self, script: list[Piece], language: str, chance: Random):
        self.script = script
        self.language = language
        self.chance = chance
        self.habit = chance.choice(HABITS)
        self.star = chance.choice("*_") if self.habit != "pages" else "*"
        self.setext = self.habit in ("pandoc", "turndown") and chance.random() < 0.5
        self.caret = self.habit == "pandoc" or self.habit == "plain" and chance.random() < 0.5
        self.width = chance.choice((0, 72, 72, 100)) if self.habit in ("pandoc", "plain") and language != "zh" else 0
        self.straight = chance.random() < 0.3
        self.escaped = chance.random() < 0.5
        self.tight = self.habit == "mammoth" and chance.random() < 0.3
        self.notes: list[Footnote] = []
        self.waiting: list[Footnote] = []

    # ---------------------------------------------------------------------------------------- runs

    def words(self, text: str) -> str:
        """Plain text with the signs escaped that this converter escapes."""
        if self.habit in ("pandoc", "turndown", "mammoth"):
            text = re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)
        else:
            text = re.sub(r"([*_`])", r"\\\1", text)
        if self.habit == "mammoth":
            text = re.sub(r"([.!()+-])", r"\\\1", text)
        return text.replace("’", "'") if self.straight else text

    def runs(self, piece: Piece) -> str:
        texts = {note.mark: note for note in piece.notes}
        made, before = [], None
        for text, italic, mark in piece.spans():
            if mark is not None:
                made.append(("," if before is not None and not self.caret else "") + self.call(mark, texts.pop(mark, None)))
            elif italic and text.strip():
                left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
                made.append(f"{left}{self.star}{self.words(text.strip())}{self.star}{right}")
            else:
                made.append(self.words(text))
            before = mark
        return "".join(made)

    def call(self, mark: str, note: Footnote | None) -> str:
        if note:
            self.notes.append(note)
            self.waiting.append(note)
        if self.caret and note:
            return f"[^{mark}]"
        match self.habit:
            case "pandoc" | "plain":
                return f"^{mark}^" if self.habit == "pandoc" else f"<sup>{mark}</sup>"
            case "turndown":
                return f"[\\[{mark}\\]](#_ftn{mark})" if self.escaped else f"<sup>[{mark}](#fn{mark})</sup>"
            case "mammoth":
                return f"[\\[{mark}\\]](#footnote-{mark})"
        return f"<sup>{mark}</sup>"

    def note(self, note: Footnote) -> str:
        text = self.runs(Piece("note", note.text, emphasis=note.emphasis))
        mark = note.mark
        if self.caret:
            lines = self.lines(text, "    ", f"[^{mark}]: ")
            return lines
        match self.habit:
            case "turndown":
                return f"[\\[{mark}\\]](#_ftnref{mark}) {text}" if self.escaped else f"<sup>{mark}</sup> {text}"
            case "mammoth":
                return f'{mark}. <a id="footnote-{mark}"></a> {text} [↑](#footnote-ref-{mark})'
        return f"<sup>{mark}</sup> {text}"

    # ---------------------------------------------------------------------------------- paragraphs

    def lines(self, text: str, indent: str = "", first: str = "") -> str:
        """Text wrapped as the converter wraps; no line begins with what would be a list or a heading."""
        if not self.width:
            return first + text
        wrapped = wrap(first + text, self.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        return "\n".join(wrapped)

    def paragraph(self, piece: Piece) -> str:
        text = self.runs(piece)
        if not piece.label:
            return self.lines(text)
        label = self.words(piece.label) if self.habit != "mammoth" else piece.label
        if self.habit in ("turndown", "plain") and self.escaped:
            label = re.sub(r"^(\d+)\.$", r"\1\\.", label)
        gap = {"pandoc": "  ", "turndown": "  "}.get(self.habit, " ")
        indent = "    " * piece.level if self.habit == "pandoc" else ""
        return self.lines(text, indent + ("    " if self.habit == "pandoc" else ""), f"{indent}{label}{gap}")

    def heading(self, text: str, rank: int) -> str:
        if self.setext and rank < 3:
            return f"{text}\n{'=-'[rank - 1] * max(3, min(len(text), 60))}"
        if self.habit == "pages":
            return f"{'#' * rank} **{text}**" if self.chance.random() < 0.5 else f"**{text}**"
        return f"{'#' * rank} {text}"

    def headings(self, piece: Piece) -> list[str]:
        text, rank = self.runs(piece), min(piece.level + 1, 4)
        if piece.label and piece.level == 1 and piece.label[-1] not in ".-":
            return [self.heading(self.words(piece.label), rank), self.heading(text, rank)]
        return [self.heading((f"{self.words(piece.label)} " if piece.label else "") + text, rank)]

    def table(self, piece: Piece) -> str:
        rows = [[cell.replace("|", "\\|") for cell in row.split("\t")] for row in self.runs(piece).split("\n")]
        columns = max(map(len, rows))
        made = ["| " + " | ".join(row + [""] * (columns - len(row))) + " |" for row in rows]
        return "\n".join([made[0], "|" + " --- |" * columns, *made[1:]])

    def line(self, piece: Piece) -> str:
        text = self.words(piece.text)
        if piece.role == "title":
            return self.heading(text, 2 if self.setext else 1)
        if piece.role in ("proponent", "meeting", "adopted") and self.chance.random() < 0.6:
            return f"{self.star}{text}{self.star}"
        return text + ("  " if self.chance.random() < 0.3 else "")

    # ---------------------------------------------------------------------------------------- file

    def text(self) -> str:
        parts: list[str] = []
        for piece in self.script:
            if piece.rows:
                parts.append(self.table(piece))
            elif piece.role == "heading":
                parts += self.headings(piece)
            elif piece.role in ("preambular", "operative", "annex", "text"):
                parts += self.across_pages(piece)
            else:
                parts.append(self.line(piece))
            if self.habit == "pages" and self.waiting and piece.rows:
                parts += self.foot()
        if self.habit == "pages":
            parts += self.foot()
        elif self.notes:
            rule = {"turndown": ["* * *"], "plain": ["---"] if not self.caret else []}.get(self.habit, [])
            parts += rule + [("\n" if self.tight else "\n\n").join(self.note(note) for note in list(self.notes))]
        return "\n\n".join(parts) + "\n"

    def across_pages(self, piece: Piece) -> list[str]:
        """A paragraph, now and then cut by the end of a page with the notes of that page."""
        text = self.paragraph(piece)
        if self.habit != "pages" or not self.waiting or self.chance.random() < 0.6:
            return [text]
        places = [match.start() for match in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", text)] if self.language != "zh" else []
        places = [place for place in places if "*" not in text[place : place + 2] and text[:place].count("*") % 2 == 0 and place > 30]
        later = {f"<sup>{note.mark}</sup>" for note in self.waiting}
        places = [place for place in places if not any(mark in text[place:] for mark in later)]
        if not places or self.chance.random() < 0.5:
            return [text, *self.foot()]
        cut = self.chance.choice(places)
        return [text[:cut], *self.foot(), text[cut + 1 :]]

    def foot(self) -> list[str]:
        """The notes of the page, below a rule as often as not."""
        notes, self.waiting = self.waiting, []
        if not notes:
            return []
        return (["---"] if self.chance.random() < 0.5 else []) + [self.note(note) for note in notes]
