"""The account of letters: what of a source is in its Document, and what in which furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document


STRETCHING = "\u0640"
RAISED_DIGITS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")


@dataclass(frozen=True, slots=True)
class Account:
    """Letters that are in the source and nowhere else, or the other way round; and the furniture by kind."""

    lost: str
    invented: str
    furniture: dict[str, int]

    @property
    def balanced(self) -> bool:
        return not self.lost and not self.invented


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, counted; blanks, signs and the Arabic stroke that stretches a word are no letters, a raised digit is the digit."""
    return Counter({char: count for char, count in Counter(text.translate(RAISED_DIGITS)).items() if char.isalnum() and char != STRETCHING})


def account(source: str, *documents: Document) -> Account:
    """Compare a decoded source with all the Documents that were read from it."""
    kept: Counter[str] = Counter()
    furniture: Counter[str] = Counter()
    for document in documents:
        for text in texts(document):
            kept.update(letters(text))
        for piece in document.furniture:
            found = letters(piece.text)
            kept.update(found)
            furniture[piece.kind] += found.total()
    there = letters(source)
    return Account(_written(there - kept), _written(kept - there), dict(furniture))


def texts(document: Document) -> Iterator[str]:
    """Every piece of text of a Document, once."""
    yield from (line.text for line in document.masthead)
    for paragraph in document.paragraphs:
        yield paragraph.label or ""
        yield paragraph.text
        yield from (mark.mark for mark in paragraph.footnotes)
    counted = any(warning.code == "notes-counted" for warning in document.warnings)
    for note in document.footnotes:
        yield "" if counted else note.mark
        yield note.text


def _written(counts: Counter[str]) -> str:
    return "".join(sorted(counts.elements()))
