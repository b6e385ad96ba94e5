"""Chains: the numbers of a text gathered under their heads.

A chain begins at a head ("résolutions", "decision") and takes in every number up to the end of the
sentence or the next head (un_spec 3.2 and 3.5); in Chinese the head stands after its numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import sessions
from .folding import Folded
from .numbers import Number
from .wording import WORDINGS, Wording

REACH = 100
"""How far from its number a Chinese head, or before a possessive its owner, may stand."""
DECISION_REACH = 40
"""How far before a number that goes on with a list the word "decision" may stand and be its head."""
SENTENCE_END = re.compile(r"[;؛。；]|\.(?= *[A-ZÀ-ÝА-Я«“\"]|\Z)(?<!\bNo\.)(?<!\bno\.)")
CHINESE_OWN = re.compile(r"其(?=\d|第|关于|题为|以往|以前|先前|各项|最近|所有|有关|相关|S-|ES-)")
_AFTER_ORGAN = re.compile(r"(?:大会|理事会)第\Z")
_QUOTES = tuple("«“„\"”")
_AFTER = re.compile(r"[ ,،]*")


@dataclass(slots=True)
class Chain:
    """Numbers under one head."""

    start: int
    """Where the head begins."""
    end: int
    decision: bool
    own: bool
    items: list[Number] = field(default_factory=list)


def gather(text: Folded, found: list[Number], language: str) -> list[Chain]:
    """The numbers of a text under their heads, in order; numbers without a head are left out."""
    wording = WORDINGS[language]
    return _head_last(text, found, wording) if language == "zh" else _head_first(text, found, wording)


def _head_first(text: Folded, found: list[Number], wording: Wording) -> list[Chain]:
    """Chains of languages whose head stands before its numbers."""
    chains: list[Chain] = []
    chain, before = None, 0
    for number in found:
        head = None
        for head in wording.head.finditer(text, before, number.start):
            pass
        if head and is_clear(text[head.end() : number.start]) and not _is_passing(text, head, chain, number, wording):
            chain = Chain(head.start(), head.end(), bool(head["decision"]), _is_own(text, head, wording))
            chains.append(chain)
        elif chain and not _continues(text, chain.items[-1], number, wording):
            chain = None
        before = number.end
        if chain:
            chain.items.append(number)
    return chains


def _is_passing(text: Folded, head: re.Match, chain: Chain | None, number: Number, wording: Wording) -> bool:
    """A decision (in Russian also a solution) spoken of far from its number, in a list that goes on."""
    far = number.start - head.end() > DECISION_REACH
    return bool(head["decision"]) and far and chain is not None and _continues(text, chain.items[-1], number, wording)


def _is_own(text: Folded, head: re.Match, wording: Wording) -> bool:
    if head.lastgroup == "own":
        return True
    return wording.possessive.search(text[max(0, head.start() - 60) : head.start()]) is not None


def is_clear(between: str) -> bool:
    """No sentence ends here, and it is not too far."""
    return len(between) < 250 and not SENTENCE_END.search(between)


def _continues(text: Folded, before: Number, number: Number, wording: Wording) -> bool:
    gap = text[before.end : number.start]
    if len(gap) < 300 and wording.joint.match(gap):
        return True
    if (number.session, number.number) == (before.session, before.number):
        return True
    if len(gap) > 700 or SENTENCE_END.search(gap):
        return False
    last_word = gap.split()[-1:] or [""]
    if number.shape == before.shape != "slash" or (last_word[0].isalpha() and wording.joint.match(last_word[0])):
        return True
    if gap.rstrip().endswith((",", "،")) and number.value >= sessions.FIRST_SLASH_SESSION:
        return True
    after = _AFTER.match(text, number.end).end()
    return text[after : after + 1] in _QUOTES or wording.date.match(text, after) is not None


def _head_last(text: Folded, found: list[Number], wording: Wording) -> list[Chain]:
    """In Chinese the head follows: a number belongs to the next head of its sentence."""
    heads: list[re.Match | None] = [None] * len(found)
    for place in range(len(found) - 1, -1, -1):
        number = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        limit = following.start if following else number.end + REACH
        heads[place] = _head_after(text, number, limit, wording)
        if heads[place] is None and following and _goes_on(text, number, following, wording):
            heads[place] = heads[place + 1]
    chains: list[Chain] = []
    for place, (number, head) in enumerate(zip(found, heads, strict=True)):
        if not _is_ordinal(text, number):
            continue
        if not head:
            _take_without_head(text, number, chains, wording)
            continue
        if chains and chains[-1].end == head.end():
            chains[-1].items.append(number)
            continue
        start = max(found[place - 1].end if place else 0, number.start - REACH)
        own = CHINESE_OWN.search(text, start, number.start) is not None
        chains.append(Chain(number.start, head.end(), bool(head["decision"]), own, [number]))
    return chains


def _take_without_head(text: Folded, number: Number, chains: list[Chain], wording: Wording) -> None:
    """`大会第59/2、60/3和61/4的有关规定`: an organ right before the first of several numbers is head enough."""
    last = chains[-1] if chains and chains[-1].end == chains[-1].start else None
    if last and wording.joint.match(text[last.items[-1].end : number.start]):
        last.items.append(number)
    elif _AFTER_ORGAN.search(text, max(0, number.start - 12), number.start):
        chains.append(Chain(number.start, number.start, False, False, [number]))


def _head_after(text: Folded, number: Number, limit: int, wording: Wording) -> re.Match | None:
    head = wording.head.search(text, number.end, min(limit, number.end + REACH))
    return head if head and is_clear(text[number.end : head.start()]) else None


def _goes_on(text: Folded, number: Number, following: Number, wording: Wording) -> bool:
    gap = text[number.end : following.start]
    return wording.joint.match(gap) is not None or is_clear(gap)


def _is_ordinal(text: Folded, number: Number) -> bool:
    """第…号 around it, or a shape that needs no such help, or a place in a list of such numbers."""
    after = text[number.end : number.end + 3].lstrip()
    before = text[max(0, number.start - 3) : number.start].rstrip()
    if after.startswith("号文"):
        return False
    if number.shape != "slash" or number.special:
        return True
    return after.startswith(("号", "、", "和", "及")) or before.endswith(("第", "、", "和", "及"))
