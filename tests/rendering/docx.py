"""Renders a script as a Word file, as Word, LibreOffice, pandoc and their users leave them."""

from __future__ import annotations

import io
import zipfile
from random import Random
from xml.sax.saxutils import escape

from .lists import consecutive
from .script import Piece

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRAY = ("zzz", "draft", "à revoir", "删", "حذف", "черновик")
"""Words that tracking has deleted."""


def render(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of a Word file; the seed decides whose habits it has."""
    return _File(script, language, Random(seed)).bytes()


class _File:
    """One Word file in the making."""

    def __init__(self, script: list[Piece], language: str, chance: Random):
        self.script = script
        self.language = language
        self.chance = chance
        self.rtl = language == "ar"
        self.notes: list[str] = []
        self.links: list[str] = []
        self.automatic = chance.random() < 0.4
        self.tracked = chance.random() < 0.3
        self.controls = chance.random() < 0.3
        self.split = chance.random() < 0.6
        self.styled = chance.random() < 0.4
        self.headings = chance.random() < 0.4
        self.masthead = chance.choice(("table", "lines", "header", "nested"))
        self.gap = chance.choice(("\t", " ", "tab", "\u00a0"))
        self.broken_titles = chance.random() < 0.3
        self.lists = consecutive(script) if self.automatic else {}
        self.header = ""

    # --------------------------------------------------------------------------------------- runs

    def text(self, words: str) -> str:
        """Characters as they stand in a run, some of them as elements of their own."""
        parts, plain = [], ""
        for char in words:
            element = {"\u2011": "<w:noBreakHyphen/>", "\t": "<w:tab/>"}.get(char)
            if element:
                parts += [self.t(plain), element]
                plain = ""
            else:
                plain += char
                if char.isalpha() and self.chance.random() < 0.0005:
                    parts += [self.t(plain), "<w:softHyphen/>"]
                    plain = ""
        return "".join([*parts, self.t(plain)])

    def t(self, words: str) -> str:
        return f'<w:t xml:space="preserve">{escape(words)}</w:t>' if words else ""

    def run(self, words: str, italic: bool = False, extra: str = "") -> str:
        """One run, or several of the same look, as every saving leaves them."""
        if len(words) > 3 and self.split and self.chance.random() < 0.3:
            cut = self.chance.randrange(1, len(words))
            between = self.chance.choice(('<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="7" w:name="b"/><w:bookmarkEnd w:id="7"/>', ""))
            return self.run(words[:cut], italic, extra) + between + self.run(words[cut:], italic, extra)
        properties = extra + (('<w:rStyle w:val="Emphasis"/>' if self.styled else "<w:i/><w:iCs/>") if italic else "")
        properties += "<w:rtl/>" if self.rtl else ""
        made = f'<w:r w:rsidR="00{self.chance.randrange(10**6):06}"><w:rPr>{properties}</w:rPr>{self.text(words)}</w:r>'
        return self.disturbed(made)

    def disturbed(self, made: str) -> str:
        """A run as tracking, content controls and smart tags enclose it."""
        if self.tracked and self.chance.random() < 0.05:
            made = f'<w:ins w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z">{made}</w:ins>'
        if self.tracked and self.chance.random() < 0.05:
            stray = self.chance.choice(_STRAY)
            made += f'<w:del w:id="2" w:author="x"><w:r><w:delText xml:space="preserve"> {stray} </w:delText></w:r></w:del>'
        if self.controls and self.chance.random() < 0.05:
            made = f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>'
        if self.controls and self.chance.random() < 0.02:
            made = f'<w:smartTag w:uri="x" w:element="place">{made}</w:smartTag>'
        if self.controls and self.chance.random() < 0.03:
            made = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://undocs.org/x" </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{made}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            )
        return made

    def call(self, note: str, mark: str) -> str:
        """The mark of a note, its text put into the part of the notes; a repeated mark is a cross-reference."""
        raised = '<w:rStyle w:val="FootnoteReference"/>' if self.styled else '<w:vertAlign w:val="superscript"/>'
        if not note:
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{self.t(mark)}</w:r>'
        self.notes.append(note)
        return f'<w:r><w:rPr>{raised}</w:rPr><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def runs(self, piece: Piece) -> str:
        texts = {note.mark: note for note in piece.notes}
        made, last = [], None
        for words, italic, mark in piece.spans():
            if mark is None:
                made.append(self.run(words, italic))
            else:
                if last is not None:
                    made.append(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{self.t(",")}</w:r>')
                note = texts.pop(mark, None)
                made.append(self.call(self.note(note) if note else "", mark))
            last = mark
        return "".join(made)

    def note(self, note) -> str:
        """The paragraph of a note, with the mark that Word puts there by itself."""
        own = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        start = self.chance.choice((self.run(" "), '<w:r><w:tab/></w:r>', ""))
        words = "".join(self.run(text, italic) for text, italic, _ in Piece("note", note.text, emphasis=note.emphasis).spans())
        return f"<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{own}{start}{words}</w:p>"

    # --------------------------------------------------------------------------------- paragraphs

    def paragraph(self, runs: str, style: str = "", list_: tuple[int, int] | None = None) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if list_:
            properties += f'<w:numPr><w:ilvl w:val="{list_[1]}"/><w:numId w:val="{list_[0]}"/></w:numPr>'
        made = f"<w:p><w:pPr>{properties}{'<w:bidi/>' if self.rtl else ''}</w:pPr>{runs}</w:p>"
        if self.controls and self.chance.random() < 0.05:
            made = f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        if self.chance.random() < 0.1:
            made += "<w:p/>"
        return made

    def body_piece(self, place: int, piece: Piece) -> str:
        if piece.rows:
            return self.table(piece)
        if piece.role == "heading":
            return self.heading(piece)
        runs = self.runs(piece)
        if piece.label is None:
            return self.paragraph(runs)
        if place in self.lists:
            return self.paragraph(runs, list_=self.lists[place])
        tab = "<w:r><w:tab/></w:r>" if self.gap in ("tab", "\t") else self.run(self.gap)
        return self.paragraph(self.run(piece.label) + tab + runs)

    def heading(self, piece: Piece) -> str:
        style = f"Heading{min(piece.level + 1, 3)}" if self.headings else ""
        bold = "" if style else "<w:b/><w:bCs/>"
        texts = {note.mark: note for note in piece.notes}
        words = "".join(
            self.run(text, italic, bold) if mark is None else self.call(self.note(texts[mark]) if mark in texts else "", mark)
            for text, italic, mark in piece.spans()
        )
        if piece.label and piece.level == 1 and piece.label[-1] not in ".-":
            if self.broken_titles:
                return self.paragraph(self.run(piece.label, extra=bold) + "<w:r><w:br/></w:r>" + words, style)
            return self.paragraph(self.run(piece.label, extra=bold), style) + self.paragraph(words, style)
        label = self.run(f"{piece.label} ", extra=bold) if piece.label else ""
        return self.paragraph(label + words, style)

    def table(self, piece: Piece) -> str:
        """A table; its cells are cut out of its text, so that marks stand in their cell."""
        spans, cell, row, rows = list(piece.spans()), [], [], []
        texts = {note.mark: note for note in piece.notes}
        for words, italic, mark in spans:
            if mark is not None:
                cell.append(self.call(self.note(texts[mark]) if mark in texts else "", mark))
                continue
            for line_at, line in enumerate(words.split("\n")):
                if line_at:
                    row.append(cell)
                    rows.append(row)
                    row, cell = [], []
                for cell_at, part in enumerate(line.split("\t")):
                    if cell_at:
                        row.append(cell)
                        cell = []
                    cell.append(self.run(part, italic) if part else "")
        rows.append([*row, cell])
        return "<w:tbl>" + "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/><w:p>{''.join(parts)}</w:p></w:tc>" for parts in row) + "</w:tr>" for row in rows
        ) + "</w:tbl>"  # fmt: skip

    # ------------------------------------------------------------------------------------ heading

    def front(self, lines: list[Piece]) -> str:
        """The heading: its first lines in a table, in the header of the first page, or line by line."""
        columns = [line for line in lines if line.role in ("organisation", "symbol", "organ", "distribution", "date", "language", "original")]
        rest = [line for line in lines if line not in columns]
        if self.masthead == "lines":
            return "".join(self.line(line) for line in lines)
        if self.masthead == "header":
            first, columns = columns[:2], columns[2:]
            self.header = self.grid([first])
        rows = [columns[at : at + 2] for at in range(0, len(columns), 2)]
        if self.masthead == "table" and len(columns) > 3:
            rows = [columns[:1] + columns[1:2], columns[2:3] + [columns[3:]]]
        return self.grid(rows) + "".join(self.line(line) for line in rest)

    def grid(self, rows: list[list]) -> str:
        cells = lambda cell: cell if isinstance(cell, list) else [cell]  # noqa: E731
        made = "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{''.join(self.line(each) for each in cells(cell)) or '<w:p/>'}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
            if row
        )
        made = f"<w:tbl>{made}</w:tbl>"
        return f"<w:tbl><w:tr><w:tc>{made}<w:p/></w:tc></w:tr></w:tbl>" if self.masthead == "nested" else made

    def line(self, piece: Piece) -> str:
        italic = piece.role in ("agenda_title", "proponent", "meeting", "adopted")
        words = self.run(piece.text, italic)
        if piece.role == "title" and self.broken_titles and " " in piece.text[20:]:
            cut = piece.text.index(" ", 20)
            words = self.run(piece.text[:cut]) + "<w:r><w:br/></w:r>" + self.run(piece.text[cut + 1 :])
        return self.paragraph(words, "Heading1" if piece.role == "title" and self.headings else "")

    # ------------------------------------------------------------------------------------- the file

    def bytes(self) -> bytes:
        proponent = next(place for place, piece in enumerate(self.script) if piece.role == "proponent")
        body = self.front(self.script[: proponent + 1])
        for place, piece in enumerate(self.script[proponent + 1 :], proponent + 1):
            body += self.line(piece) if piece.role in ("meeting", "adopted", "vote") else self.body_piece(place, piece)
        if self.tracked:
            body += '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="x"/></w:rPr></w:pPr><w:del w:id="4" w:author="x"><w:r><w:delText>zzz</w:delText></w:r></w:del></w:p>'
        symbol = next(piece.text for piece in self.script if piece.role == "symbol")
        title = next(piece.text for piece in self.script if piece.role == "title")
        parts = {
            "word/document.xml": f"<w:document {_W}><w:body>{body}{self.section()}</w:body></w:document>",
            "word/styles.xml": _STYLES,
            "word/numbering.xml": self.numbering(),
            "word/footnotes.xml": self.footnotes(),
            "word/header1.xml": f"<w:hdr {_W}><w:p><w:r>{self.t(symbol)}</w:r></w:p><w:p><w:r>{self.t(title)}</w:r></w:p></w:hdr>",
            "word/header2.xml": f"<w:hdr {_W}>{self.header or '<w:p/>'}</w:hdr>",
            "word/footer1.xml": f'<w:ftr {_W}><w:p><w:r>{self.t("23-12345")}<w:tab/></w:r><w:fldSimple w:instr=" PAGE "><w:r>{self.t("2")}</w:r></w:fldSimple><w:r>{self.t("/9")}</w:r></w:p></w:ftr>',
        }
        return _zipped(parts)

    def section(self) -> str:
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
            '<w:footerReference w:type="default" r:id="rId6"/><w:titlePg/></w:sectPr>'
        )

    def footnotes(self) -> str:
        separators = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        notes = "".join(f'<w:footnote w:id="{place}">{note}</w:footnote>' for place, note in enumerate(self.notes, 1))
        return f"<w:footnotes {_W}>{separators}{notes}</w:footnotes>"

    def numbering(self) -> str:
        """The lists that were used, each with its own way of writing numbers."""
        made, used = "", ""
        for number, levels in sorted(getattr(self.lists, "levels", {}).items()):
            degrees = "".join(
                f'<w:lvl w:ilvl="{place}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.format}"/><w:lvlText w:val="{escape(level.text)}"/></w:lvl>'
                for place, level in enumerate(levels)
            )
            made += f'<w:abstractNum w:abstractNumId="{number}">{degrees}</w:abstractNum>'
            used += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        return f"<w:numbering {_W}>{made}{used}</w:numbering>"


_STYLES = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>
""" + "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{rank}"><w:name w:val="heading {rank}"/><w:pPr><w:outlineLvl w:val="{rank - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    for rank in (1, 2, 3)
) + "</w:styles>"


def _zipped(parts: dict[str, str]) -> bytes:
    """The parts with their relations and content types, in a ZIP."""
    kinds = {"document": "officeDocument", "header1": "header", "header2": "header", "footer1": "footer"}
    names = list(parts)
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPES}.{"document.main" if "document" in part else part[5:-4].rstrip("12")}+xml"/>' for part in names
    )
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATION}/{kinds.get(part[5:-4], part[5:-4])}" Target="{part[5:]}"/>' for place, part in enumerate(names[1:], 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    package = "http://schemas.openxmlformats.org/package/2006"
    everything = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        **parts,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in everything.items():
            archive.writestr(part, head + text)
    return packed.getvalue()
