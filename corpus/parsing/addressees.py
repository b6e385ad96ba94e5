"""Addressees: who is asked by an act, read in the words that follow its verb (un_spec 4.5, rule 4)."""

from __future__ import annotations

import re
from collections import Counter

from corpus.parsing.action_classes import GROUPS
from corpus.parsing.grammar import FRAMES
from corpus.parsing.grammar.forms import Frame

SEPARATOR = " ; "
"""Stands between several addressees of one act."""
REACH = 700
"""The frame of a verb closes within this many characters."""
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


def is_short(name: str, language: str) -> bool:
    """Whether a name is so short that it may stand for a longer one used before."""
    return FRAMES[language].short.fullmatch(name) is not None


def resolve(name: str, earlier: str, known: tuple[str, ...], language: str) -> str:
    """The full name that a short one stands for (`Office`), or the short one where that is not certain.

    `earlier` is the text of the document so far, `known` the addressees already read in it.
    """
    frame = FRAMES[language]
    full = frame.full(name)
    for candidate in reversed(known):
        if candidate != name and full.fullmatch(candidate):
            return candidate
    seen = Counter(_name_at(earlier, found, frame) for found in full.finditer(earlier))
    seen.pop("", None)
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return name
    return ranked[0][0]


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
