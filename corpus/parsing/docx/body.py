"""The text of a Word file: paragraphs, tables and notes in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ..accounting import letters as counted
from ..blocks import Block, Run
from ..document import Furniture, Warning
from ..layout import Cell, Table, flattened
from ..transport import Reading
from .census import census
from .package import Package
from .runs import Runs
from .story import Story
from .words import child, chosen_alternative, letters, name, switch, value

_MOVED = ("del", "moveFrom")
"""What tracking has taken out."""
_INSIDE = ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "body", "txbxContent", "dir", "bdo")
"""What only encloses."""


@dataclass(slots=True)
class _Open:
    """A paragraph whose end has been deleted: the next one goes on in it."""

    block: Block | None = None


class Body(Story):
    """Reads the main document, its notes, headers and footers."""

    def __init__(self, package: Package):
        super().__init__(package)
        self.root = package.tree(package.main)
        self.trees = [self.root, *self.notes.all]
        """All that is read."""

    def reading(self) -> Reading:
        """Everything, in order.  Raises UnreadableSource for a file of which a letter would be lost."""
        body = child(self.root, "body")
        if body is None:
            raise self.package.refusal("not-word", "holds no text of Word; open it in Word and save it anew")
        first, furniture = self.headers(body)
        blocks = tuple(flattened([*first, *self.blocks(body)]))
        self.furniture += furniture
        self.left_notes()
        reading = Reading(blocks, tuple(self.furniture), tuple(self.warnings()))
        kept = counted("".join([*(block.text for block in blocks), *(piece.text for piece in self.furniture)])) - counted("".join(self.made))
        if census(self.trees) - kept:
            raise self.package.damaged()
        return reading

    def warnings(self) -> Iterator[Warning]:
        if self.inserted or self.deleted:
            yield Warning("tracked-changes", 1, "The file holds tracked changes: insertions were taken, deletions left out.")
        for relation in self.package.relations.values():
            if relation.outside and relation.type == "attachedTemplate":
                yield Warning("external-template", 1, "The file names a template outside of it, which was not fetched.")

    # --------------------------------------------------------------------------------- paragraphs

    def blocks(self, parent: etree._Element) -> list[Block | Table]:
        """The paragraphs and tables in an element."""
        found: list[Block | Table] = []
        opened = _Open()
        for element in parent:
            found += self.block(element, opened)
        if opened.block is not None:
            found.append(opened.block)
        return found

    def block(self, element: etree._Element, opened: _Open) -> list[Block | Table]:
        match name(element):
            case "p":
                return self.paragraph(element, opened)
            case "tbl":
                return [self.table(element)]
            case "sdt":
                content = child(element, "sdtContent")
                if switch(child(element, "sdtPr", "showingPlcHdr")):
                    self.discard("placeholder", letters(content))
                    return []
                return [block for part in (content if content is not None else ()) for block in self.block(part, opened)]
            case "del" | "moveFrom":
                self.deleted = True
                self.discard("deleted text", letters(element))
                return []
            case "AlternateContent":
                chosen = chosen_alternative(element)
                return [block for part in chosen for block in self.block(part, opened)]
            case kind if kind in _INSIDE:
                self.inserted |= kind in ("ins", "moveTo")
                return [block for part in element for block in self.block(part, opened)]
        return []

    def paragraph(self, element: etree._Element, opened: _Open) -> list[Block | Table]:
        """A paragraph, its notes after it, and what stands in its text boxes before it."""
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle"))
        self.line += 1
        reader = Runs(self, style, self.line)
        runs = reader.of(element)
        boxes = [block for box in reader.boxes for block in self.blocks(box)]
        self.line = reader.line
        rank = self.styles.rank(style, properties)
        runs = self.numbered(runs, properties, style, opened)
        if opened.block is not None:
            runs, rank = (*opened.block.runs, *runs), opened.block.level
            opened.block = None
        block = Block(runs, "heading" if rank else "text", rank, whole=all(run.line == runs[0].line for run in runs))
        following = self.called(reader.called)
        if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
            self.deleted = True
            opened.block = block
            return [*boxes, *following]
        self.inserted |= child(properties, "rPr", "ins") is not None
        return [*boxes, *([block] if block.text.strip() else []), *following]

    def numbered(self, runs: tuple[Run, ...], properties, style: str | None, opened: _Open) -> tuple[Run, ...]:
        """The runs with the automatic number before them; an empty paragraph counts, but prints none here."""
        if opened.block is not None or not any(run.text.strip() for run in runs):
            return runs
        label = self.numbering.label(properties, style)
        self.made.append(label or "")
        return (Run(label, runs[0].line), *runs) if label else runs

    def called(self, ids: list[tuple[str, str, str]]) -> list[Block]:
        """The notes that a paragraph calls, each as a block."""
        blocks = []
        for kind, key, mark in ids:
            element = self.notes.take(kind, key)
            if element is not None:
                runs = self.note_runs(element, mark)
                blocks.append(Block((Run(mark, runs[0].line if runs else self.line, raised=True, mark=True), *runs), "note", whole=True))
        return blocks

    def note_runs(self, element: etree._Element, mark: str) -> tuple[Run, ...]:
        """The text of a note without its own mark; its paragraphs are lines."""
        blocks = [block for block in flattened(self.blocks(element)) if block.kind != "note"]
        runs = [run for block in blocks for run in (*block.runs, Run(" ", block.lines[1]))]
        while runs and not runs[0].text.strip():
            del runs[0]
        if runs and runs[0].text.strip() == mark:
            del runs[0]
        elif runs and not mark.isalnum() and runs[0].text.lstrip().startswith(mark):
            runs[0] = replace(runs[0], text=runs[0].text.lstrip()[len(mark) :])
        else:
            self.made.append(mark)
        return tuple(runs)

    def left_notes(self) -> None:
        """Notes that nothing calls any more."""
        for element in self.notes.left():
            self.discard("note without mark", letters(element))

    # ------------------------------------------------------------------------------------- tables

    def table(self, element: etree._Element) -> Table:
        """Rows of cells, each with its blocks; deleted rows are furniture."""
        rows: list[list[Cell]] = []
        for row in _inside(element, "tr"):
            if child(row, "trPr", "del") is not None:
                self.deleted = True
                self.discard("deleted text", letters(row))
                continue
            self.inserted |= child(row, "trPr", "ins") is not None
            rows.append([Cell(self.blocks(cell)) for cell in _inside(row, "tc")])
        return Table(rows)

    # --------------------------------------------------------------------------- headers and footers

    def headers(self, body: etree._Element) -> tuple[list[Block | Table], list[Furniture]]:
        """The header of the first page, which is read before the text, and all the others as furniture."""
        first: list[Block | Table] = []
        taken: set[str] = set()
        for section in body.iter("{*}sectPr"):
            title = switch(child(section, "titlePg"))
            for reference in section:
                if name(reference) not in ("headerReference", "footerReference"):
                    continue
                relation = self.package.relations.get(value(reference, "id") or "")
                if relation is None or relation.outside or relation.target in taken:
                    continue
                taken.add(relation.target)
                tree = self.package.tree(relation.target)
                self.trees += [] if tree is None else [tree]
                front = title and not first and value(reference, "type") == "first" and name(reference) == "headerReference"
                if front and tree is not None:
                    first = self.blocks(tree)
                elif tree is not None:
                    self.discard("page heading" if name(reference) == "headerReference" else "page foot", letters(tree))
        furniture, self.furniture = self.furniture, []
        return first, furniture


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those that tracking or content controls enclose."""
    for element in parent:
        kind = name(element)
        if kind == wanted:
            yield element
        elif kind in _INSIDE:
            yield from _inside(element, wanted)
        elif kind == "sdt":
            yield from _inside(element, wanted)
