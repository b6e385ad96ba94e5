"""The names of WordprocessingML as this reader sees them: without namespaces, which come in two editions."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

_OFF = ("0", "false", "off", "none")


@lru_cache(4096)
def bare(tag: str) -> str:
    """A qualified name without its namespace."""
    return tag.rpartition("}")[2]


def name(element: etree._Element) -> str:
    return bare(element.tag) if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of this name, or the grandchild at the end of the path."""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if bare(key) == attribute), None)


def number(element: etree._Element | None, otherwise: int = 0) -> int:
    """The value as a whole number."""
    text = value(element)
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else otherwise


def switch(element: etree._Element | None) -> bool | None:
    """On, off, or None where nothing is said."""
    if element is None:
        return None
    return (value(element) or "on").lower() not in _OFF


def chosen_alternative(element: etree._Element) -> etree._Element | tuple:
    """Of what is said twice, for new and for old readers, the first that holds anything."""
    return next((one for one in element if name(one) in ("Choice", "Fallback") and len(one)), ())


def letters(element: etree._Element | None) -> str:
    """All text in an element that is printed, deleted or not; of alternatives only the chosen one."""
    if element is None:
        return ""
    kind = name(element)
    if kind in ("t", "delText"):
        return element.text or ""
    parts = chosen_alternative(element) if kind == "AlternateContent" else element
    return "".join(letters(part) for part in parts) + (" " if kind in ("p", "tab", "br") else "")
