"""The notes of a Word file: their texts, and the marks Word prints for them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .numbering import FORMATS
from .package import Package
from .words import child, name, number, value

_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_STANDARD = {"footnote": "decimal", "endnote": "lowerRoman"}
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Notes:
    """Footnotes and endnotes by kind and id; counts them as they are called."""

    def __init__(self, package: Package):
        self.elements: dict[tuple[str, str], etree._Element] = {}
        self.doubled: list[etree._Element] = []
        """Notes whose id another one has: Word shows the first."""
        self.counts: dict[str, int] = {}
        self.formats: dict[str, str] = {}
        settings = package.related("settings")
        for kind, part in _PARTS.items():
            root = package.related(part)
            for element in root if root is not None else ():
                if name(element) == kind and value(element, "type") not in _NO_NOTES:
                    key = (kind, value(element, "id") or "")
                    if self.elements.setdefault(key, element) is not element:
                        self.doubled.append(element)
            properties = child(settings, f"{kind}Pr")
            self.formats[kind] = value(child(properties, "numFmt")) or _STANDARD[kind]
            self.counts[kind] = number(child(properties, "numStart"), 1) - 1
        self.all = (*self.elements.values(), *self.doubled)

    def next_mark(self, kind: str) -> str:
        """The mark of the next note of this kind."""
        self.counts[kind] += 1
        return FORMATS.get(self.formats[kind], str)(self.counts[kind]) or str(self.counts[kind])

    def take(self, kind: str, key: str) -> etree._Element | None:
        """The text of a note, once."""
        return self.elements.pop((kind, key), None)

    def left(self) -> Iterator[etree._Element]:
        """The notes that nothing called."""
        return iter((*self.elements.values(), *self.doubled))
