"""The preamble, body and annexes of a statement → a flat list of pieces in reading order.

The six languages nest the same text differently (lists marked up or not, sections or plain headings), so
the nesting is taken only as a hint; structure.py finds it again from the numbers, alike in all languages.
Guarantees: every letter below preamble, mainBody and attachments is in exactly one piece or one note.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ..whitespace import clean
from .reading import AKN, local
from .runs import Collector, Rich, rich_text

EMBEDDED = AKN + "embeddedStructure"
HEADINGS = frozenset(("heading", "subheading", "subhheading", "docType", "docTitle"))
"""`subhheading` is a slip of the converter that occurs in the corpus; the last two are the word `Annex` and its title."""
INSIDE = frozenset((EMBEDDED, *(AKN + name for name in ("table", "list", "blockList", *HEADINGS))))
"""Elements that make pieces of their own wherever they stand inside a paragraph."""
WRAPPERS = frozenset(("recitals", "recital", "citations", "citation", "hcontainer", "blockContainer", "quotedStructure"))
"""Elements of the general vocabulary that only group what they hold."""
DIVISIONS = frozenset(("section", "subsection", "part", "title", "division", "chapter", "article"))


@dataclass(slots=True)
class Piece:
    """A stretch of text with what the XML says of it."""

    role: str
    """proponent | preambular | body | heading | section (heading of a division) | table | note."""
    rich: Rich
    line: int
    label: str | None = None
    depth: int = 0
    """How deep in marked-up lists it stands."""
    zone: str = "body"
    """preamble | body | annex."""
    enclosed: bool = False
    """Inside a draft that the paragraph before encloses."""
    style: str = ""
    opens_annex: bool = False
    cells: tuple[tuple[str, ...], ...] | None = None
    number: str | None = None
    kind: str = ""
    level: int = 0
    sure: bool = True


class Walker:
    """Walks a statement and gathers its pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.zone = "body"
        self.enclosed = False
        self.opening = False
        self.unknown: list[tuple[str, int]] = []

    def statement(self, statement: etree._Element) -> list[Piece]:
        for child in statement:
            name = local(child)
            if name == "preamble":
                self.zone = "preamble"
                self.children(child, "preambular")
            elif name == "mainBody":
                self.zone = "body"
                self.children(child, "body")
            elif name == "attachments":
                for doc in child.iter(AKN + "doc"):
                    self.zone, self.opening = "annex", True
                    for body in doc.iterfind(AKN + "mainBody"):
                        self.children(body, "body")
        return self.pieces

    def put(self, role: str, rich: Rich, line: int, label: str | None = None, depth: int = 0, style: str = "", cells=None):
        if not (rich.text or rich.marks or label or cells):
            return
        piece = Piece(role, rich, line, label, depth, self.zone, self.enclosed, style, self.opening, cells)
        self.opening = False
        self.pieces.append(piece)

    def children(self, element: etree._Element, role: str) -> None:
        if element.text and element.text.strip():
            collector = Collector()
            collector.add(element.text)
            self.put(role, collector.finish(), element.sourceline)
        for child in element:
            self.element(child, role)
            if child.tail and child.tail.strip():
                collector = Collector()
                collector.add(child.tail)
                self.put(role, collector.finish(), child.sourceline)

    def element(self, child: etree._Element, role: str) -> None:
        name = local(child)
        if name == "paragraph" or name in ("alinea", "subparagraph"):
            self.paragraph(child, 0, role)
        elif name == "container":
            self.container(child, role)
        elif name in WRAPPERS:
            self.children(child, role)
        elif name == "formula":
            for inner in child:
                self.put("proponent", rich_text(inner), inner.sourceline)
        elif name in DIVISIONS:
            self.division(child, role)
        elif name in HEADINGS:
            self.put("heading", rich_text(child), child.sourceline)
        elif name == "crossHeading":
            about = child.get("refersTo") == "#preamble"
            self.put("preambular" if about else "heading", rich_text(child), child.sourceline)
        elif name in ("list", "blockList", "sublist"):
            self.list(child, role, 0)
        elif name == "table":
            self.table(child)
        elif name == "embeddedStructure":
            self.enclosure(child)
        elif name in ("content", "intro", "p", "wrapUp"):
            self.content(child, role, None, 0, "")
        else:
            self.unknown.append((name, child.sourceline))
            self.put(role, rich_text(child), child.sourceline)

    def container(self, element: etree._Element, role: str) -> None:
        """A preambular paragraph, the proponent line of an enclosed draft, or the wrapper of a table."""
        if element.get("name") in ("formula", "enactingFormula"):
            self.put("proponent", rich_text(element), element.sourceline)
            return
        inside = role if self.zone != "preamble" and not self.enclosed else "preambular"
        for child in element:
            self.element(child, inside)

    def division(self, element: etree._Element, role: str) -> None:
        """A section or part: its number and headings as pieces, then what it holds."""
        label = None
        for child in element:
            name = local(child)
            if name == "num":
                label = clean("".join(child.itertext()))
                if not self.heads(child):
                    self.put("section", Rich(), child.sourceline, label)
                    label = None
            elif name in HEADINGS and label is not None:
                self.put("section", rich_text(child), child.sourceline, label)
                label = None
            else:
                self.element(child, role)

    @staticmethod
    def heads(number: etree._Element) -> bool:
        """Whether a heading follows the number of a division."""
        follower = number.getnext()
        return follower is not None and local(follower) in HEADINGS

    def paragraph(self, element: etree._Element, depth: int, role: str = "body") -> None:
        """A paragraph or a point of a list, in the order of its parts."""
        style = element.get("class") or ""
        label = None
        for child in element:
            name = local(child)
            if name == "num":
                label = (label + " " if label else "") + clean("".join(child.itertext()))
            elif name in HEADINGS:
                self.put("heading", rich_text(child), child.sourceline, label, style=style)
                label = None
            elif name in ("list", "blockList", "sublist"):
                self.list(child, role, depth, label, style)
                label = None
            elif name in ("content", "intro", "p", "wrapUp"):
                self.content(child, role, label, depth, style)
                label = None
            else:
                self.element(child, role)
        if label:
            self.put(role, Rich(), element.sourceline, label, depth, style)

    def list(self, element: etree._Element, role: str, depth: int, label: str | None = None, style: str = "") -> None:
        for child in element:
            name = local(child)
            if name in ("intro", "listIntroduction"):
                self.content(child, role, label, depth, style)
                label = None
            elif name in ("point", "item"):
                self.paragraph(child, depth + 1, role)
            elif name in ("sublist", "list", "blockList"):
                self.list(child, role, depth + 1)
            elif name in ("wrapUp", "listWrapUp"):
                self.content(child, role, None, depth + 1, style)
            else:
                self.element(child, role)
        if label:
            self.put(role, Rich(), element.sourceline, label, depth, style)

    def content(self, element: etree._Element, role: str, label: str | None, depth: int, style: str) -> None:
        """The `p` of a content, each a piece; what stands inside a `p` and is no text, after it."""
        paragraphs = element.findall(AKN + "p")
        if not paragraphs or local(element) == "p":
            paragraphs = [element]
        for paragraph in paragraphs:
            collector = Collector(INSIDE)
            collector.walk(paragraph)
            rich = collector.finish()
            if rich.text or rich.marks or not heads(collector.stopped):
                self.put(role, rich, paragraph.sourceline, label, depth, style)
                label = None
            for inner in collector.stopped:
                self.stopped(inner, role, label, style)
                label = None
        if label:
            self.put(role, Rich(), element.sourceline, label, depth, style)

    def stopped(self, inner: etree._Element, role: str, label: str | None, style: str) -> None:
        if local(inner) in HEADINGS:
            self.put("heading", rich_text(inner), inner.sourceline, label, style=style)
        else:
            self.element(inner, role)

    def enclosure(self, element: etree._Element) -> None:
        """A whole draft inside a paragraph."""
        before, self.enclosed = self.enclosed, True
        self.children(element, "body")
        self.enclosed = before

    def table(self, element: etree._Element) -> None:
        """Rows and cells; the text is the cells joined by tabs and newlines, so notes keep their place."""
        whole, rows = Rich(), []
        for row in element.iter(AKN + "tr"):
            line, cells = Rich(), []
            for place, cell in enumerate(row):
                rich = rich_text(cell)
                cells.append(rich.text)
                line = line.joined(rich, "\t") if place else rich
            whole = whole.joined(line, "\n") if rows else line
            rows.append(tuple(cells))
        self.put("table", whole, element.sourceline, cells=tuple(rows))


def heads(elements: list[etree._Element]) -> bool:
    """Whether the first of the elements is a heading, which then takes the number."""
    return bool(elements) and local(elements[0]) in HEADINGS
