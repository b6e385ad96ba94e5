"""What a Word file prints, counted without being read: the witness that no letter of it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from ..accounting import letters
from .words import chosen_alternative, name

_TEXTS = ("{*}t", "{*}delText")


def census(trees: Iterable[etree._Element]) -> Counter[str]:
    """The letters of all text in the trees, printed, hidden or deleted; of what is said twice only what is read."""
    return letters("".join(text.text or "" for tree in trees for text in tree.iter(*_TEXTS) if _said_once(text)))


def _said_once(text: etree._Element) -> bool:
    """The text stands in no alternative that is not the chosen one."""
    inner = text
    for around in text.iterancestors():
        if name(around) == "AlternateContent" and chosen_alternative(around) is not inner:
            return False
        inner = around
    return True
