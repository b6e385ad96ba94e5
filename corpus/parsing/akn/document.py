"""A statement with its heading, text, notes and metadata → one Document."""

from __future__ import annotations

import re

from lxml import etree

from resolutions import anchors, symbols
from resolutions.anchors import latin_number

from ..document import Document, Furniture, Paragraph, UnreadableSource, Warning
from ..language import detect
from . import masthead, metadata
from .links import Links
from .notes import Notes, repeated_marks, starred_notes
from .pieces import Piece, Walker
from .reading import AKN
from .repairs import warning
from .structure import build
from .tablenotes import below_tables

SAMPLE = 3000
"""Characters that suffice to tell the language."""

FILE_NAME = re.compile(r"(?:A[_ -]RES[_ -])?(\d{2})[_ -](\d{1,3})(?=[ _A-Z.-])")
"""The names of the Assembly's files: `79_304_R.xml`, `A_RES_79_304-2510827R.xml`."""
ASSEMBLY = re.compile(r"A/RES/(\d+)/(\d+)")

RULE = re.compile(r"[_\-–—* ]*(?:_{3,}|-{3,}|–{3,}|—{3,}|\*)[_\-–—* ]*")
"""A drawn line, which is no text."""


def documents(root: etree._Element, name: str) -> tuple[Document, ...]:
    """One Document for each resolution of the file (un_spec 1.6)."""
    collection = root.find(AKN + "documentCollection")
    if collection is None:
        statements = [child for child in root if isinstance(child.tag, str) and child.tag.startswith(AKN)]
        if not statements:
            raise UnreadableSource("no-statement", f"{name} holds no resolution.", name=name)
        return (Maker(statements[0], name).make(),)
    parts = root.findall(f"{AKN}components/{AKN}component/{AKN}statement") or root.findall(f".//{AKN}component/{AKN}statement")
    if not parts:
        raise UnreadableSource("no-statement", f"{name} holds no resolution.", name=name)
    return tuple(Maker(part, name, collection, place).make() for place, part in enumerate(parts))


class Maker:
    """Makes the Document of one statement; `collection` heads it where several stand together."""

    def __init__(self, statement: etree._Element, name: str, collection: etree._Element | None = None, place: int = 0):
        self.statement = statement
        self.name = name
        self.collection = collection
        self.place = place
        self.warnings: list[Warning] = []
        self.links = Links()
        self.notes = Notes(self.links)
        self.metas = [one.find(AKN + "meta") for one in (statement, collection) if one is not None]
        self.metas = [meta for meta in self.metas if meta is not None]

    def make(self) -> Document:
        heading = self.heading()
        walker = Walker()
        pieces = walker.statement(self.statement)
        for element, line in walker.unknown:
            self.warnings.append(warning("element-unknown", line, element=element))
        language = self.language(pieces, heading)
        symbol = self.symbol(heading)
        pieces = masthead.from_body(heading, pieces, self.warnings)
        proponents = [piece for piece in pieces if piece.role == "proponent" and not piece.enclosed]
        for piece in proponents:
            heading.put("proponent", piece.rich, piece.line)
        pieces = [piece for piece in pieces if piece.role != "proponent" or piece.enclosed]
        rules = [piece for piece in pieces if RULE.fullmatch(piece.rich.text) and not piece.label]
        pieces = [piece for piece in pieces if not any(piece is rule for rule in rules)] if rules else pieces
        starred_notes(pieces)
        pieces = below_tables(pieces)
        self.warnings += repeated_marks(pieces)
        pieces, found = build(pieces, language) if pieces else ([], [])
        self.warnings += found
        self.close(heading)
        self.masthead_notes(heading)
        paragraphs = self.paragraphs(pieces)
        return Document(
            source=self.name, format="akn", language=language, title=heading.title,
            issued=heading.issued, meeting=heading.meeting, committee=heading.committee,
            agenda_items=tuple(dict.fromkeys(heading.agenda_items)),
            masthead=tuple(heading.lines), paragraphs=paragraphs, footnotes=tuple(self.notes.footnotes),
            furniture=tuple(Furniture("rule", rule.rich.text, (rule.line, rule.line)) for rule in rules),
            **self.identity(symbol, heading), **self.history(symbol, heading),
            warnings=tuple(self.all_warnings(pieces)),
        )  # fmt: skip

    def all_warnings(self, pieces: list[Piece]) -> list[Warning]:
        escaped = sum(piece.rich.escaped for piece in pieces) + self.notes.escaped
        if escaped:
            self.warnings.append(warning("escaped-twice", 0, count=escaped))
        return sorted([*self.warnings, *self.notes.warnings, *self.links.all_warnings()], key=lambda one: one.line)

    # ------------------------------------------------------------------------ heading and identity

    def heading(self) -> masthead.Heading:
        heading = masthead.Heading()
        for part in (self.collection, self.statement):
            for page in part.iterchildren(AKN + "coverPage") if part is not None else ():
                masthead.cover(heading, page)
            for preface in part.iterchildren(AKN + "preface") if part is not None else ():
                masthead.preface(heading, preface)
        return heading

    def close(self, heading: masthead.Heading) -> None:
        for part in (self.statement, self.collection):
            for conclusions in part.iterchildren(AKN + "conclusions") if part is not None else ():
                masthead.closing(heading, conclusions)

    def masthead_notes(self, heading: masthead.Heading) -> None:
        for rich, line in heading.notes:
            for mark in self.notes.call(rich, line):
                self.warnings.append(warning("note-in-masthead", line, mark=mark.mark))
        for meta in self.metas:
            self.notes.from_metadata(meta)

    def language(self, pieces: list[Piece], heading: masthead.Heading) -> str | None:
        """The language of the text; where the metadata say another one, the text decides."""
        said = next(filter(None, map(metadata.language_said, self.metas)), None)
        sample, length = [heading.title], 0
        for piece in pieces:
            sample.append(piece.rich.text)
            length += len(piece.rich.text)
            if length > SAMPLE:
                break
        language = detect(" ".join(sample)) or said
        if said and language != said:
            self.warnings.append(warning("language-differs", 0, said=said, language=language))
        return language

    def symbol(self, heading: masthead.Heading) -> symbols.Symbol | None:
        """The printed symbol; of one of several resolutions issued together the symbol with its letter."""
        text = self.agreed(heading) or heading.symbol or self.symbol_in_title(heading)
        if not text:
            self.warnings.append(warning("symbol-missing"))
            return None
        try:
            symbol = symbols.parse(masthead.latin_symbol(text))
            self.check_name(symbol)
            if self.collection is None or symbol.kind not in ("resolution", "decision"):
                return symbol
            base = symbols.parse(re.sub(r" [A-Z](?:-[A-Z])?$", "", symbol.symbol)).symbol
            return symbols.parse(f"{base} {self.letter(heading.letter, symbol.letter)}")
        except ValueError:
            self.warnings.append(warning("symbol-unread", text=text))
            return None

    def check_name(self, symbol: symbols.Symbol) -> None:
        """Names a file called after another resolution: its heading may have been copied from there."""
        named, said = FILE_NAME.match(self.name), ASSEMBLY.match(symbol.symbol)
        if named and said and named.groups() != said.groups():
            self.warnings.append(warning("name-differs", other="/".join(named.groups()), symbol=symbol.symbol))

    def agreed(self, heading: masthead.Heading) -> str | None:
        """The symbol with the number before the title, where the metadata agree with that against the cover."""
        said = metadata.number_in_iri(self.metas[0]) if self.metas else None
        match = re.fullmatch(r"([A-Z/]+/(?:RES|DEC)/)\d+/\d+", heading.symbol)
        if not match or not said or heading.number.replace("/", "-") != said or heading.symbol.endswith(f"/{heading.number}"):
            return None
        text = match[1] + heading.number
        self.warnings.append(warning("symbol-misprinted", text=heading.symbol, symbol=text))
        return text

    def symbol_in_title(self, heading: masthead.Heading) -> str | None:
        """The symbol of a Council resolution whose title and metadata give the same number and year."""
        match = re.search(r"(\d{1,4})\s?\(((?:19|20)\d\d)\)", heading.title)
        said = metadata.number_in_iri(self.metas[0]) if self.metas else None
        if not match or said != f"{match[1]}-{match[2]}":
            return None
        text = f"S/RES/{match[1]} ({match[2]})"
        self.warnings.append(warning("symbol-from-title", symbol=text))
        return text

    def letter(self, printed: str, joint: str | None) -> str:
        """The Latin letter of one of several resolutions issued together; by its place when unread."""
        core = printed.strip(" .").translate(anchors.CAPITAL_LOOKALIKES)
        if re.fullmatch(r"[A-Z]", core):
            return core
        if core in symbols.ARABIC_SERIES_LETTERS:
            return symbols.ARABIC_SERIES_LETTERS[core]
        letter = chr(ord((joint or "A")[0]) + self.place)
        self.warnings.append(warning("letter-from-place", text=printed, letter=letter))
        return letter

    def identity(self, symbol: symbols.Symbol | None, heading: masthead.Heading) -> dict:
        status = "draft" if symbol and symbol.kind == "draft" else "adopted"
        return {
            "symbol": symbol.symbol if symbol else None,
            "status": status,
            "organ": symbol.organ if symbol else None,
            "session": (symbol.session if symbol else None) or heading.session,
        }

    # ------------------------------------------------------------------------------------- history

    def history(self, symbol: symbols.Symbol | None, heading: masthead.Heading) -> dict:
        """Steps, sponsors, vote and subjects, without what belongs to another resolution."""
        steps, subjects, vote = (), (), None
        for meta in self.metas:
            steps = steps or metadata.steps(meta, self.warnings)
            subjects = subjects or metadata.subjects(meta)
            vote = vote or metadata.vote(meta, steps, self.warnings)
        if not heading.title:
            self.warnings.append(warning("title-missing"))
        other = self.other_number(symbol)
        if other and subjects:
            self.warnings.append(warning("subjects-dropped", other=other))
            subjects = ()
        adopted = heading.adopted
        told = next((one.date for one in steps if one.stage == "adopted" and one.date), None)
        if adopted and told and adopted != told:
            self.warnings.append(warning("adopted-differs", printed=adopted, other=told))
        drafts = [one.symbol for one in steps if one.stage == "draft" and one.symbol]
        reports = [one.symbol for one in steps if one.stage == "report" and one.symbol]
        records = [one.symbol for one in steps if one.stage == "adopted" and one.symbol]
        printed = [found for found in map(masthead.canonical, heading.originating) if found]
        drafts += [one for one in printed if "/L." in one]
        reports += [one for one in printed if "/L." not in one]
        return {
            "adopted": adopted or told, "steps": steps, "subjects": subjects, "vote": vote,
            "sponsors": metadata.sponsors(steps),
            "draft": drafts[0] if drafts else None,
            "report": reports[0] if reports else None,
            "record": records[0] if records else None,
        }  # fmt: skip

    def other_number(self, symbol: symbols.Symbol | None) -> str | None:
        """The number in the IRI when it is another resolution's (un_spec 5.4), else None."""
        number = metadata.number_in_iri(self.metas[0]) if self.metas else None
        if not symbol or not symbol.number or not number:
            return None
        if symbol.kind not in ("resolution", "decision"):
            return None
        if set(re.findall(r"\d+", number)) >= set(re.findall(r"\d+", symbol.symbol)):
            return None
        self.warnings.append(warning("symbol-in-metadata", other=number, symbol=symbol.symbol))
        return number

    # ---------------------------------------------------------------------------------- paragraphs

    def paragraphs(self, pieces: list[Piece]) -> tuple[Paragraph, ...]:
        """The paragraphs in order; notes printed among them are read first, so that their marks find them."""
        for piece in pieces:
            if piece.role == "note":
                self.notes.from_body(piece)
        text = [piece for piece in pieces if piece.role != "note"]
        addresses = anchors.assign(text)
        return tuple(self.paragraph(piece, *address) for piece, address in zip(text, addresses, strict=True))

    def paragraph(self, piece: Piece, anchor: str, parent: str | None) -> Paragraph:
        rich = piece.rich
        return Paragraph(
            kind=piece.kind, text=rich.text, anchor=anchor, number=piece.number, label=piece.label or None,
            parent=parent, level=piece.level, emphasis=tuple(rich.emphasis),
            footnotes=self.notes.call(rich, piece.line),
            citations=self.links.citations(rich.links, rich.text, piece.line),
            table=piece.cells and cells_of(rich.text), lines=(piece.line, piece.line),
        )  # fmt: skip


def cells_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table from its text, from which marks may have been taken since it was read."""
    return tuple(tuple(row.split("\t")) for row in text.split("\n"))
