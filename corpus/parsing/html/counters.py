"""The numbers that a browser prints before the items of an ordered list."""

from __future__ import annotations

from lxml import etree

from ..docx.numbering import FORMATS
from ..words import NUMBERED, SUB_LABEL

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "none": "none",
}  # fmt: skip


def label(item: etree._Element) -> str:
    """`1.`, `(a)` or `(i)`; empty where the list prints none, or the item begins with its own."""
    list_ = item.getparent()
    if list_ is None or list_.tag != "ol":
        return ""
    form = _form(item, list_)
    start = "".join(item.itertext())[:60].lstrip()
    if form == "none" or NUMBERED.match(start) or SUB_LABEL.match(start):
        return ""
    count = _count(item, list_)
    number = FORMATS[_TYPES[form]](count) if form in _TYPES and count > 0 else str(count)
    nested = any(above.tag == "ol" for above in list_.iterancestors())
    return f"({number})" if nested or form in ("a", "i") else f"{number}."


def _form(item: etree._Element, list_: etree._Element) -> str:
    style = ((item.get("style") or "") + (list_.get("style") or "")).replace(" ", "").lower()
    for name, form in _STYLES.items():
        if f":{name}" in style:
            return form
    return item.get("type") or list_.get("type") or "1"


def _count(item: etree._Element, list_: etree._Element) -> int:
    """The number of an item: its own `value`, else one more than the item before it."""
    items = [one for one in list_ if one.tag == "li"]
    step = -1 if list_.get("reversed") is not None else 1
    count = _whole(list_.get("start"), len(items) if step < 0 else 1) - step
    for one in items:
        count = _whole(one.get("value"), count + step)
        if one is item:
            break
    return count


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 7 else otherwise
