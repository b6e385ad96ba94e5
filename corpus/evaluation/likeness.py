"""How like the truth a reading is: paragraphs, notes and heading data of two Documents compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.parsing.accounting import STRETCHING
from corpus.parsing.document import Document, Footnote, Paragraph

_SIGNS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Likeness:
    """Right and all, for each measure; how many faults, and the first of them."""

    name: str
    counts: dict[str, tuple[int, int]]
    faults: int
    difference: str
    seconds: float
    pages: int


def compare(name: str, truth: Document, found: Sequence[Document], seconds: float) -> Likeness:
    """`found` against the `truth`; paragraphs are aligned by their letters."""
    document = found[0]
    differences: list[str] = [] if len(found) == 1 else [f"{len(found)} documents read, not 1"]
    pairs, extra = aligned(truth.paragraphs, document.paragraphs)
    counts = {"letters": 0, "spaces": 0, "places": 0, "notes": 0}
    for one, other in pairs:
        differences += _paragraph(one, other, counts)
    differences += [f"not in the truth: {each.anchor} “{each.text[:60]}”" for each in extra]
    counts["notes"], noted = _notes(truth, document)
    heading = _heading(truth, document)
    faults = [*differences, *noted, *heading]
    pages = max((piece.lines[1] for piece in (*document.paragraphs, *document.footnotes, *document.furniture)), default=1)
    return Likeness(
        name,
        {
            "letters": (counts["letters"], len(truth.paragraphs)),
            "spaces": (counts["spaces"], len(truth.paragraphs)),
            "places": (counts["places"], len(truth.paragraphs)),
            "notes": (counts["notes"], len(truth.footnotes)),
            "heading": (not heading, 1),
            "right": (not faults, 1),
        },
        len(faults),
        faults[0] if faults else "",
        seconds,
        pages if document.format == "pdf" else 0,
    )


def letters(text: str) -> str:
    """Letters and digits, as in the account of letters: blanks and signs are none."""
    return "".join(char for char in text if char.isalnum() and char != STRETCHING)


def words(text: str) -> str:
    """The whole text; one hyphen, one apostrophe."""
    return " ".join(text.translate(_SIGNS).split())


def aligned(truth: Sequence[Paragraph], found: Sequence[Paragraph]) -> tuple[list[tuple[Paragraph, Paragraph | None]], list[Paragraph]]:
    """Every true paragraph with its reading, or None; and the readings that have no truth."""
    matcher = SequenceMatcher(None, [letters(each.text) for each in truth], [letters(each.text) for each in found], autojunk=False)
    pairs: list[tuple[Paragraph, Paragraph | None]] = []
    extra: list[Paragraph] = []
    for _, first, last, start, end in matcher.get_opcodes():
        ours = list(found[start:end])
        for place, paragraph in enumerate(truth[first:last]):
            pairs.append((paragraph, ours[place] if place < len(ours) else None))
        extra += ours[last - first :]
    return pairs, extra


def _paragraph(truth: Paragraph, found: Paragraph | None, counts: dict[str, int]) -> list[str]:
    """The first difference of one paragraph, if any; adds to the counts."""
    if found is None:
        return [f"missing: {truth.anchor} “{truth.text[:60]}”"]
    if letters(truth.text) != letters(found.text):
        return [f"{truth.anchor}: {first_difference(truth.text, found.text)}"]
    counts["letters"] += 1
    counts["spaces"] += words(truth.text) == words(found.text)
    if (truth.kind, truth.anchor) != (found.kind, found.anchor):
        return [f"{truth.kind} {truth.anchor} read as {found.kind} {found.anchor}: “{truth.text[:50]}”"]
    counts["places"] += 1
    return []


def _notes(truth: Document, found: Document) -> tuple[int, list[str]]:
    """How many notes are the same and tied to the same places, and what is wrong with the others."""
    there = {note.anchor: note for note in found.footnotes}
    tied, read = _ties(truth), _ties(found)
    right, wrong = 0, []
    for note in truth.footnotes:
        other = there.pop(note.anchor, None)
        if other is None or letters(other.text) != letters(note.text):
            wrong.append(f"note {note.mark}: {first_difference(note.text, other.text) if other else 'missing'}")
        elif tied.get(note.anchor) != read.get(note.anchor):
            wrong.append(f"note {note.mark}: called at {tied.get(note.anchor)}, read at {read.get(note.anchor)}")
        else:
            right += 1
    wrong += [f"note {note.mark} not in the truth: “{note.text[:60]}”" for note in there.values() if _in_text(note, read)]
    return right, wrong


def _in_text(note: Footnote, ties: dict) -> bool:
    """The XML keeps no notes of the masthead: only those called in the text count."""
    return note.anchor in ties


def _ties(document: Document) -> dict[str | None, list[tuple[str, int]]]:
    """For each note the paragraph of its first mark and how many letters stand before it."""
    ties: dict[str | None, list[tuple[str, int]]] = {}
    for paragraph in document.paragraphs:
        for mark in paragraph.footnotes:
            ties.setdefault(mark.footnote, [(letters(paragraph.text)[:24], len(letters(paragraph.text[: mark.offset])))])
    return ties


def _heading(truth: Document, found: Document) -> list[str]:
    wrong = []
    for name in ("symbol", "title", "adopted"):
        expected, read = getattr(truth, name), getattr(found, name)
        if letters(expected or "") != letters(read or ""):
            wrong.append(f"{name}: “{expected}” read as “{read}”")
    return wrong


def first_difference(expected: str, found: str) -> str:
    """The place where two texts part, in their words."""
    one, other = letters(expected), letters(found)
    at = next((place for place, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return f"“{one[max(0, at - 25) : at + 35]}” read “{other[max(0, at - 25) : at + 35]}”"
