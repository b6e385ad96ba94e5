"""The styles of a Word file: what a run looks like once paragraph style, character style and its own word are heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from .words import child, name, number, switch, value

_HEADING = re.compile(r"(?:heading|title|überschrift|titre|título|заголовок)\s*(\d?)", re.IGNORECASE)
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What a set of run properties says; None where it says nothing."""

    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, base: Look) -> Look:
        """This, where it speaks, else the base."""
        return Look(
            base.italic if self.italic is None else self.italic,
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            base.raised if self.raised is None else self.raised,
        )

    def toggled(self, other: Look) -> Look:
        """Paragraph style and character style together: two italics make upright."""
        return Look(
            bool(self.italic) != bool(other.italic),
            bool(self.bold) != bool(other.bold),
            bool(self.hidden) != bool(other.hidden),
            self.raised if other.raised is None else other.raised,
        )


PLAIN = Look(False, False, False, False)


def look(properties: etree._Element | None) -> Look:
    """What an `rPr` says."""
    if properties is None:
        return Look()
    complex_script = switch(child(properties, "rtl")) or switch(child(properties, "cs"))
    italic, bold = (child(properties, tag + "Cs" * bool(complex_script)) for tag in ("i", "b"))
    position = child(properties, "vertAlign")
    lifted = child(properties, "position")
    raised = value(position) == "superscript" if position is not None else number(lifted) >= 4 if lifted is not None else None
    hidden = switch(child(properties, "vanish")) or switch(child(properties, "specVanish"))
    return Look(switch(italic), switch(bold), hidden, raised)


class Styles:
    """The styles by their id."""

    def __init__(self, root: etree._Element | None):
        self.elements = {value(style, "styleId"): style for style in root if name(style) == "style"} if root is not None else {}
        self.standard = next(
            (
                key
                for key, style in self.elements.items()
                if value(style, "type") == "paragraph" and (value(style, "default") or "0") not in ("0", "false", "off")
            ),
            None,
        )
        self.defaults = look(child(root, "docDefaults", "rPrDefault", "rPr"))
        self.looks: dict[str | None, Look] = {None: Look()}

    def chain(self, style: str | None) -> list[etree._Element]:
        """A style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        while style in self.elements and len(chain) < _DEEPEST:
            chain.append(self.elements[style])
            style = value(child(chain[-1], "basedOn"))
        return chain

    def look(self, style: str | None) -> Look:
        """What the run properties of a style say, with those it is based on."""
        if style not in self.looks:
            found = Look()
            for element in reversed(self.chain(style)):
                found = look(child(element, "rPr")).over(found)
            self.looks[style] = found
        return self.looks[style]

    def of_run(self, paragraph: str | None, properties: etree._Element | None) -> Look:
        """How a run looks in a paragraph of this style."""
        styled = self.look(paragraph or self.standard).toggled(self.look(value(child(properties, "rStyle"))))
        return look(properties).over(styled.over(self.defaults).over(PLAIN))

    def rank(self, style: str | None, properties: etree._Element | None) -> int:
        """The rank of a heading, 0 for text: by the outline, else by the name of the style."""
        own = child(properties, "outlineLvl")
        if own is not None:
            return number(own, 9) + 1 if number(own, 9) < 9 else 0
        for element in self.chain(style):
            outline = child(element, "pPr", "outlineLvl")
            if outline is not None:
                return number(outline, 9) + 1 if number(outline, 9) < 9 else 0
            named = _HEADING.fullmatch(value(child(element, "name")) or "")
            if named:
                return int(named[1] or 1)
        return 0

    def numbering(self, style: str | None) -> tuple[str | None, str | None]:
        """The list and the degree that a style puts its paragraphs in."""
        for element in self.chain(style):
            properties = child(element, "pPr", "numPr")
            if properties is not None:
                return value(child(properties, "numId")), value(child(properties, "ilvl"))
        return None, None
