"""The numbers that a browser prints before the items of an ordered list."""

from __future__ import annotations

from lxml import etree

from ..docx.numbering import FORMATS
from ..words import NUMBERED, SUB_LABEL

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_REACH = 60
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "none": "none",
}  # fmt: skip


class Counters:
    """Where each list has come to; it is told of every item in its order."""

    def __init__(self) -> None:
        self.counts: dict[etree._Element, int] = {}

    def label(self, item: etree._Element) -> str:
        """`1.`, `(a)` or `(i)`; empty where the list prints none, or the item begins with its own."""
        list_ = item.getparent()
        if list_ is None or list_.tag != "ol":
            return ""
        count = self.counts[list_] = self._count(item, list_)
        form = _form(item, list_)
        start = _start(item)
        if form == "none" or NUMBERED.match(start) or SUB_LABEL.match(start):
            return ""
        number = FORMATS[_TYPES[form]](count) if form in _TYPES and count > 0 else str(count)
        nested = next(list_.iterancestors("ol"), None) is not None
        return f"({number})" if nested or form in ("a", "i") else f"{number}."

    def _count(self, item: etree._Element, list_: etree._Element) -> int:
        """The number of an item: its own `value`, else one more than the item before it."""
        step = -1 if list_.get("reversed") is not None else 1
        if list_ in self.counts:
            return _whole(item.get("value"), self.counts[list_] + step)
        first = sum(one.tag == "li" for one in list_) if step < 0 else 1
        return _whole(item.get("value"), _whole(list_.get("start"), first))


def _start(item: etree._Element) -> str:
    """The first signs of an item."""
    start = ""
    for text in item.itertext():
        start += text[:_REACH]
        if len(start) >= _REACH:
            break
    return start[:_REACH].lstrip()


def _form(item: etree._Element, list_: etree._Element) -> str:
    style = ((item.get("style") or "") + (list_.get("style") or "")).replace(" ", "").lower()
    for name, form in _STYLES.items():
        if f":{name}" in style:
            return form
    return item.get("type") or list_.get("type") or "1"


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 7 else otherwise
