"""Drafts: what a language version says → its entries but for the keys and facts of the rows they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from . import fields
from .vectors import TITLE, Vector, vector

Key = Hashable
"""Names a paragraph or note among those of one version: its place, or its primary key."""


@dataclass(frozen=True, slots=True)
class Text:
    """What one language version says, as far as search needs it."""

    language: str
    title: str
    paragraphs: Sequence[tuple[Key, str, str, str, Sequence[tuple[str, str | None]]]]
    """(key, anchor, kind, text, [(action, addressee)])."""
    footnotes: Sequence[tuple[Key, str, str]]
    """(key, anchor, text)."""
    citations: Sequence[tuple[Key | None, Key | None, str, str]]
    """(key of the paragraph, key of the note, comparison key cited, pinpoint); neither key in the masthead."""
    marks: Sequence[tuple[Key, Key | None]]
    """(key of the paragraph, key of the note), in the order in which the marks stand."""


class Draft(NamedTuple):
    """An entry about to be written."""

    anchor: str
    kind: str
    position: int
    labels: tuple[str, ...]
    vector: Vector
    paragraph: Key | None = None
    footnote: Key | None = None


def drafts(text: Text) -> list[Draft]:
    """The drafts of a title, its paragraphs and its notes: the work that can be done before any lock."""
    return list(_drafts(text))


def _drafts(text: Text) -> Iterator[Draft]:
    language = text.language
    cited, noted = _cited(text), defaultdict(list)
    for paragraph, note in text.marks:
        if note is not None:
            noted[paragraph].extend(cited.get(("note", note), ()))
    title = tuple(dict.fromkeys(cited.get(("title", None), ())))
    yield Draft("", "title", 0, title, vector(text.title, language, TITLE))
    position = 0
    for position, (key, anchor, kind, words, actions) in enumerate(text.paragraphs, 1):
        labels = [*_action_labels(actions, language), *cited.get(("paragraph", key), ()), *noted.get(key, ())]
        yield Draft(anchor, kind, position, tuple(dict.fromkeys(labels)), vector(words, language), paragraph=key)
    for place, (key, anchor, words) in enumerate(text.footnotes, position + 1):
        labels = tuple(dict.fromkeys(cited.get(("note", key), ())))
        yield Draft(anchor, "note", place, labels, vector(words, language), footnote=key)


def _cited(text: Text) -> dict[tuple[str, Key | None], list[str]]:
    """The labels of what each piece cites; the masthead's are those of the title."""
    cited = defaultdict(list)
    for paragraph, note, target, pinpoint in text.citations:
        where = ("paragraph", paragraph) if paragraph is not None else ("title" if note is None else "note", note)
        cited[where].append(f"cites:{target}")
        if pinpoint:
            cited[where].append(f"cites:{target}#{pinpoint}")
    return cited


def _action_labels(actions: Sequence[tuple[str, str | None]], language: str) -> Iterator[str]:
    for action, addressee in actions:
        yield f"action:{action}"
        if addressee:
            yield from fields.addressee_labels(addressee, language)
