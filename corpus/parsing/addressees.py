"""Addressees: who is asked by an act, read in the words that follow its verb (un_spec 4.5, rule 4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from corpus.parsing.action_classes import GROUPS
from corpus.parsing.grammar import FRAMES
from corpus.parsing.grammar.forms import Frame

SEPARATOR = " ; "
"""Stands between several addressees of one act."""
REACH = 700
"""The frame of a verb closes within this many characters."""
MOST = 300
"""No document has as many short names, nor names that one of them may be short for."""
LONGEST = 160
"""A longer run of words is not a name: the frame was misread."""


def addressees(text: str, end: int, action: str, language: str) -> tuple[str, ...]:
    """Who the act whose verb phrase stops at text[end] is addressed to, in the words of the text.

    Names are without article or preposition.  Empty where the class takes no addressee, or where
    the words after the verb are not in one of its frames.
    """
    thanks = action == "commend"
    if language not in FRAMES or not (thanks or GROUPS.get(action) == "directive"):
        return ()
    frame = FRAMES[language]
    start = _past_aside(text, end, frame)
    lead = frame.lead.match(text, start)
    if lead is None:
        return ()
    run = _run(text, lead.end(), frame, thanks)
    if run is None or (thanks and not _is_name(run, frame)):
        return ()
    names = (frame.article.sub("", name.strip()) for name in frame.joint.split(run))
    return tuple(name for name in names if name)


class Names:
    """What a document has said so far: by it a short name (`Office`) is told to be that of a fuller one."""

    def __init__(self, language: str):
        self.frame = FRAMES[language]
        self.texts: list[str] = []
        self.addressed: dict[str, None] = {}
        """The addressees so far; the last one stands last."""
        self.found: dict[str, tuple[Counter[str], int]] = {}
        """For a short name the longer ones found, and how many of the texts were looked through."""

    def say(self, text: str) -> None:
        """A paragraph has been read."""
        self.texts.append(text)

    def full(self, name: str, before: str) -> str:
        """The full name that a short one stands for, or the name itself where that is not certain; `before` is what its paragraph says before it."""
        told = self._full(name, before) if self.frame.short.fullmatch(name) else name
        self.addressed.pop(told, None)
        self.addressed[told] = None
        return told

    def _full(self, name: str, before: str) -> str:
        longer = self.frame.full(name)
        for candidate in islice(reversed(self.addressed), MOST):
            if candidate != name and longer.fullmatch(candidate):
                return candidate
        if name not in self.found and len(self.found) >= MOST:
            return name
        seen, read = self.found.get(name, (Counter(), 0))
        for text in self.texts[read:]:
            if name in text:
                seen.update(_names_in(text, longer, self.frame))
        self.found[name] = seen, len(self.texts)
        ranked = (seen + Counter(_names_in(before, longer, self.frame))).most_common(2)
        return name if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]) else ranked[0][0]


def _names_in(text: str, longer: re.Pattern, frame: Frame) -> Iterator[str]:
    """The longer names in a text, as often as they stand there."""
    return filter(None, (_name_at(text, found, frame) for found in longer.finditer(text)))


def _past_aside(text: str, start: int, frame: Frame) -> int:
    """Where the object begins once a phrase between commas or an adverb is skipped."""
    aside = frame.aside.match(text, start)
    return aside.end() if aside else start


def _run(text: str, start: int, frame: Frame, thanks: bool) -> str | None:
    """The words that name the addressees, when what follows closes the frame."""
    if frame.names:
        found = frame.names.match(text, start)
        return found and found.group()
    limit = start + REACH
    stop = frame.stop.search(text, start, limit)
    if stop is None or not 0 < stop.start() - start <= LONGEST:
        return None
    run = text[start : stop.start()].strip()
    if thanks:
        return run if frame.thanked.match(text, stop.start(), limit) else None
    if text[stop.start()] == ":" or frame.closing.match(text, stop.start(), limit):
        return run
    return run if frame.later.search(text, stop.start(), limit) else None


def _is_name(run: str, frame: Frame) -> bool:
    """Whether a run begins like the name of somebody rather than of something thanked for."""
    return frame.name.match(frame.article.sub("", run)) is not None


def _name_at(text: str, found: re.Match, frame: Frame) -> str:
    """The name that begins where `found` does, up to where running text goes on."""
    stop = frame.stop.search(text, found.start(), found.end())
    name = text[found.start() : stop.start() if stop else found.end()]
    return frame.joint.split(name)[0].strip()
