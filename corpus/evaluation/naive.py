"""An independent, naive reading of AKN files, for comparison with the reader: plain ElementTree, all text.

It shares no code with corpus/parsing: it takes the characters below preamble, mainBody and attachments in
their order, notes apart, and counts elements.
"""

from __future__ import annotations

import io
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TEXT = ("preamble", "mainBody", "attachments")
HEADINGS = ("heading", "subheading")
ASIDE = ("authorialNote", "meta", "num", "table")


@dataclass(frozen=True)
class Naive:
    """What one statement holds: characters of the text and of the notes, and counts."""

    text: str
    notes: str
    note_count: int
    link_count: int
    block_count: int
    """Paragraphs and headings outside of tables, as `count` counts them."""


def characters(text: str) -> str:
    """The visible characters: no white space, no invisible format characters."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def statements(data: bytes) -> list[Naive]:
    """The statements of a file.  Raises ElementTree.ParseError when it is not well-formed."""
    root = ElementTree.fromstring(data)
    found = root.findall(f"{AKN}statement") or root.findall(f".//{AKN}component/{AKN}statement")
    return [naive(one) for one in found]


def naive(statement: ElementTree.Element) -> Naive:
    text: list[str] = []
    notes: list[ElementTree.Element] = []
    parts = [part for part in statement if part.tag.removeprefix(AKN) in TEXT]
    for part in parts:
        collect(part, text, notes)
    noted: list[str] = []
    for note in notes:
        noted.append("".join(note.itertext()))
    links = sum(count_links(part) for part in parts)
    found = count(heading for part in parts for heading in blocks(part))
    return Naive(characters("".join(text)), characters("".join(noted)), len(notes), links, found)


def blocks(element: ElementTree.Element) -> Iterator[bool]:
    """For each paragraph or heading below an element that holds more than notes, whether it is a heading.

    Text that stands outside of both is a paragraph; those of a draft enclosed in one come after it.
    """
    name = element.tag.removeprefix(AKN)
    if name in ASIDE:
        return
    direct = characters("".join([element.text or "", *(child.tail or "" for child in element)]))
    if name in HEADINGS or name == "p" or direct:
        text: list[str] = []
        collect(element, text, [])
        if characters("".join(text)):
            yield name in HEADINGS
        element = [child for one in element.iter(f"{AKN}embeddedStructure") for child in one]
    for child in element:
        yield from blocks(child)


def count(headings: Iterable[bool]) -> int:
    """How many blocks there are; headings that follow one another are one, for many are set in two lines."""
    return sum(1 if heading else len(list(run)) for heading, run in groupby(headings))


def count_links(part: ElementTree.Element) -> int:
    """The links below an element; neighbours with one address and no text between them are one."""
    count, last = 0, None
    for kind, text in flow(part):
        if kind is None:
            last = None if characters(text) else last
        elif characters(text):
            count += kind != last
            last = kind
    return count + sum(count_links(note) for note in part.iter(f"{AKN}authorialNote") if note is not part)


def flow(element: ElementTree.Element) -> Iterator[tuple[str | None, str]]:
    """The text below an element in order, each piece with the address it is linked to; notes left out."""
    yield None, element.text or ""
    for child in element:
        if child.tag == f"{AKN}a":
            yield child.get("href"), "".join(child.itertext())
        elif child.tag in (f"{AKN}p", f"{AKN}td", f"{AKN}th", f"{AKN}content"):
            yield None, "|"
            yield from flow(child)
        elif child.tag != f"{AKN}authorialNote":
            yield from flow(child)
        yield None, child.tail or ""


def collect(element: ElementTree.Element, text: list[str], notes: list[ElementTree.Element]) -> None:
    """Gathers all text below an element but for notes and metadata."""
    text.append(element.text or "")
    for child in element:
        name = child.tag.removeprefix(AKN)
        if name == "authorialNote":
            notes.append(child)
        elif name != "meta":
            collect(child, text, notes)
        text.append(child.tail or "")


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """The XML files of a file, folder, tar or zip archive, with their bytes, in the order of their names."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.is_file() and one.suffix in (".xml", ".zip", ".tar", ".xz", ".gz", ".bz2"):
                yield from members(one)
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".xml"):
                    yield name, archive.read(name)
    elif tarfile.is_tarfile(path):
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".xml"):
                    yield member.name, archive.extractfile(member).read()
    else:
        yield str(path), io.FileIO(path).readall()
