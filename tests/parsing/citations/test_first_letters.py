"""What is said first of a pattern, `(?=[…])`, names every letter that the pattern may begin with."""

from __future__ import annotations

import re
from re import _constants as sre
from re import _parser as parser

import pytest

from corpus.parsing.citations.pinpoints import GRAMMARS
from corpus.parsing.citations.wording import WORDINGS

SEARCHED = [
    *((f"{language} {name}", getattr(wording, name)) for language, wording in WORDINGS.items() for name in ("head", "organ", "date", "possessive")),
    *((f"{language} element", grammar.element) for language, grammar in GRAMMARS.items()),
]


def begins(items) -> tuple[set[str], bool]:
    """The letters with which a parsed pattern may begin, and whether it may be empty."""
    letters: set[str] = set()
    for kind, value in items:
        more, empty = one_begins(kind, value)
        letters |= more
        if not empty:
            return letters, False
    return letters, True


def one_begins(kind, value) -> tuple[set[str], bool]:
    if kind is sre.FAILURE or (kind is sre.ASSERT_NOT and not value[1]):
        return set(), False
    if kind is sre.ASSERT and value[0] > 0:
        return begins(value[1])
    if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return set(), True
    if kind is sre.LITERAL:
        return {chr(value)}, False
    if kind is sre.IN:
        return members(value), False
    if kind is sre.SUBPATTERN:
        return begins(value[3])
    if kind is sre.BRANCH:
        branches = [begins(branch) for branch in value[1]]
        return set().union(*(letters for letters, _ in branches)), any(empty for _, empty in branches)
    assert kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT), kind
    letters, empty = begins(value[2])
    return letters, empty or value[0] == 0


def members(value) -> set[str]:
    letters: set[str] = set()
    for kind, one in value:
        if kind is sre.LITERAL:
            letters.add(chr(one))
        elif kind is sre.RANGE:
            letters |= {chr(code) for code in range(one[0], one[1] + 1)}
        else:
            assert (kind, one) == (sre.CATEGORY, sre.CATEGORY_DIGIT), (kind, one)
            letters |= set("0123456789")
    return letters


@pytest.mark.parametrize(("name", "pattern"), SEARCHED, ids=[name for name, _ in SEARCHED])
def test_what_is_said_first_leaves_nothing_out(name: str, pattern: re.Pattern):
    said = re.match(r"\(\?=(\[[^]]+\])\)", pattern.pattern)
    if said:
        letters, empty = begins(parser.parse(pattern.pattern[said.end() :]))
        assert not empty and letters and all(re.fullmatch(said[1], letter) for letter in letters)
