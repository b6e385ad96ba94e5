"""Forms: what the grammar of a language must say for acts and addressees to be read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

BREAKS = tuple(",;،؛，；")
"""Marks that close a subordinate clause."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The patterns of one language (un_spec 4.5, rule 4)."""

    aside: re.Pattern
    """What may stand between verb and object: an adverb, or a phrase between commas."""
    lead: re.Pattern
    """Preposition and article of the object; no match where a clause follows instead."""
    stop: re.Pattern
    """The first thing that is no longer part of the names."""
    closing: re.Pattern
    """The stop that closes the frame at once: the infinitive or conjunction of what is asked."""
    later: re.Pattern
    """The same after a phrase set between names and request."""
    thanked: re.Pattern
    """The stop that closes the frame of thanks."""
    joint: re.Pattern
    """What joins two names."""
    article: re.Pattern
    """What is dropped before a name."""
    name: re.Pattern
    """How a name begins that may be thanked."""
    short: re.Pattern
    """A name so short that it may stand for a longer one used before."""
    longer: str
    """Pattern of the longer name, `{}` being the short one."""

    names: re.Pattern | None = None
    """The names themselves, in a language that does not mark where they stop."""

    def full(self, short: str) -> re.Pattern:
        """The pattern of a full name that a short one may stand for."""
        return _full(self.longer, short)


@lru_cache(maxsize=512)
def _full(longer: str, short: str) -> re.Pattern:
    return re.compile(longer.replace("{}", re.escape(short)))


@dataclass(frozen=True, slots=True)
class Clause:
    """The patterns of one language (un_spec 4.5, rule 5)."""

    border: re.Pattern
    """What stands before a further verb: comma or conjunction, and asides.

    Each form begins with a sign of its own: so the search is several times quicker.  What may stand behind it is taken
    for good (`?+`): it is never the verb itself.
    """
    follow: re.Pattern
    """What must stand after it."""
    subordinate: re.Pattern
    """A clause that is still open before a border without comma: its verbs are not the organ's."""

    agrees: bool = False
    """Whether every act of a paragraph begins with the same letter (Arabic: the organ's gender)."""
    never: frozenset[str] = frozenset()
    """Verbs that open paragraphs but inside one belong to what is asked, not to the organ."""

    def leaves(self, text: str, border: re.Match) -> bool:
        """Whether the border leaves the clause before it, so that the organ is the subject again."""
        if border.group().lstrip()[:1] in BREAKS:
            return True
        return self.subordinate.search(text, max(0, border.start() - 120), border.start()) is None
