"""An independent, naive reading of AKN files, for comparison with the reader: plain ElementTree, all text.

It shares no code with corpus/parsing: it takes the characters below preamble, mainBody and attachments in
their order, notes apart, marks where a paragraph ends, and counts notes and links.
"""

from __future__ import annotations

import io
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TEXT = ("preamble", "mainBody", "attachments")
INLINE = ("a", "b", "i", "u", "span", "sup", "sub", "inline", "eol", "ref")
"""Elements inside a line."""
WHOLE = ("num", "table", "thead", "tbody", "tr", "th", "td")
"""Elements in which no paragraph ends."""
END = "\0"
"""A character that no XML holds."""


@dataclass(frozen=True)
class Naive:
    """What one statement holds: characters of the text and of the notes, and counts."""

    parts: tuple[str, ...]
    """The characters of each paragraph and heading with its number, and of each table, in their order."""
    notes: str
    note_count: int
    link_count: int


def characters(text: str) -> str:
    """The visible characters: no white space, no invisible format characters."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def statements(data: bytes) -> list[Naive]:
    """The statements of a file.  Raises ElementTree.ParseError when it is not well-formed."""
    root = ElementTree.fromstring(data)
    found = root.findall(f"{AKN}statement") or root.findall(f".//{AKN}component/{AKN}statement")
    return [naive(one) for one in found]


def naive(statement: ElementTree.Element) -> Naive:
    sections = [part for part in statement if part.tag.removeprefix(AKN) in TEXT]
    text: list[str] = []
    notes: list[ElementTree.Element] = []
    for section in sections:
        collect(section, text, notes)
    parts = filter(None, (characters(part) for part in "".join(text).split(END)))
    noted = "".join("".join(note.itertext()) for note in notes)
    return Naive(tuple(parts), characters(noted), len(notes), sum(map(count_links, sections)))


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
    """Gathers all text below an element but for notes and metadata, with an END wherever a paragraph ends.

    One ends before and after every element that is not part of a line; a number ends none, for its text follows.
    """
    text.append(element.text or "")
    whole = element.tag.removeprefix(AKN) in (*INLINE, *WHOLE)
    begun = bool(characters(element.text or ""))
    for child in element:
        name = child.tag.removeprefix(AKN)
        if name == "authorialNote":
            notes.append(child)
        elif name != "meta":
            inline = whole or name in INLINE
            text.append(END if begun and not inline else "")
            collect(child, text, notes)
            text.append(END if not inline and name != "num" else "")
            begun = inline
        text.append(child.tail or "")
        begun = begun or bool(characters(child.tail or ""))


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
