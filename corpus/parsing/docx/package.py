"""The ZIP of a Word file: its parts as XML trees, read under limits and never beyond the file itself."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from ..document import UnreadableSource
from ..hardened import reason, xml_parser

MOST_PARTS = 4000
LARGEST_PART = 12 << 20
"""Bytes of one part, unpacked; the longest resolutions have 3 MB."""
LARGEST_FILE = 64 << 20
_DOCUMENT = "officeDocument"
_HARMLESS_OUTSIDE = frozenset(("hyperlink", "image", "attachedTemplate", "video", "audio", "mailMergeSource"))
"""What may lie outside the file: it holds no text of it, and is never fetched."""
_OTHERS = (
    ("xl/", "an Excel file"),
    ("ppt/", "a PowerPoint file"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an OpenDocument file"),
)
_ADVICE = "save it as .docx or PDF and send that"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie of one part to another: the last word of its type, and where it leads."""

    type: str
    target: str
    outside: bool


class Package:
    """The parts of one file.

    Raises UnreadableSource: archive, encrypted, too-large, not-word, not-well-formed, doctype, external.
    """

    def __init__(self, data: bytes, name: str):
        self.name = name
        if len(data) > LARGEST_FILE:
            raise self.refusal("too-large", f"has more than {LARGEST_FILE >> 20} MB; a resolution is far smaller")
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            self.parts = {info.filename: info for info in self.archive.infolist()}
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
            raise self.damaged() from error
        if len(self.parts) > MOST_PARTS:
            raise self.refusal("too-large", f"holds {len(self.parts):,} files; a resolution in Word has a few dozen")
        self.main = self._main()
        self.relations = self.relations_of(self.main)

    def refusal(self, code: str, what: str) -> UnreadableSource:
        return UnreadableSource(code, f"{self.name} {what}.", name=self.name)

    def damaged(self) -> UnreadableSource:
        return self.refusal("archive", "is a damaged Word or ZIP file; fetch it again, or open it in Word and save it anew")

    def _main(self) -> str:
        """Path of the part that holds the text."""
        for relation in self.relations_of("").values():
            if relation.type == _DOCUMENT and not relation.outside and relation.target in self.parts:
                if relation.target.startswith(("xl/", "ppt/")):
                    break
                return relation.target
        for start, what in _OTHERS:
            if any(part.startswith(start) for part in self.parts):
                raise self.refusal("not-word", f"is {what}, not a text in Word; {_ADVICE}")
        raise self.refusal("not-word", "is a ZIP file without a Word document in it; send the document itself")

    def relations_of(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their id.  Raises UnreadableSource when text would lie outside the file."""
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        relations = {}
        for element in root if root is not None else ():
            kind = element.get("Type", "").rpartition("/")[2]
            target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
            if outside and kind not in _HARMLESS_OUTSIDE:
                raise self.refusal("external", f"takes a part of its text ({kind}) from outside the file; open it in Word, break its links and save it")
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target) if not target.startswith("/") else target).lstrip("/")
            relations[element.get("Id", "")] = Relation(kind, target, outside)
        return relations

    def related(self, kind: str) -> etree._Element | None:
        """The tree of the main document's part of this type (`styles`, `numbering`, `footnotes`)."""
        return next((self.tree(one.target) for one in self.relations.values() if one.type == kind and not one.outside), None)

    def tree(self, part: str) -> etree._Element | None:
        """The root element of a part; None when there is no such part."""
        info = self.parts.get(part)
        if info is None:
            return None
        data = self._bytes(info)
        parser = xml_parser()
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._not_well_formed(part, error) from error
        if root.getroottree().docinfo.doctype:
            raise self.refusal("doctype", f"declares a DOCTYPE in {part}, which no Word file has; open it in Word and save it anew")
        if len(parser.error_log):
            raise self._not_well_formed(part, parser.error_log[0])
        return root

    def _not_well_formed(self, part: str, error) -> UnreadableSource:
        return self.refusal("not-well-formed", f"is damaged: {part} is not well-formed XML ({reason(error)}); open it in Word and save it anew")

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        """One part unpacked, never more than the limit, whatever its header claims."""
        if info.flag_bits & 1:
            raise self.refusal("encrypted", "is protected by a password; remove the password and send it again")
        if info.file_size > LARGEST_PART:
            raise self._too_large(info)
        try:
            with self.archive.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, OverflowError, NotImplementedError, EOFError, OSError) as error:
            raise self.damaged() from error
        if len(data) > LARGEST_PART:
            raise self._too_large(info)
        return data

    def _too_large(self, info: zipfile.ZipInfo) -> UnreadableSource:
        return self.refusal("too-large", f"unpacks to more than {LARGEST_PART >> 20} MB ({info.filename}); a resolution is far smaller")
