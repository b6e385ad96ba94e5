"""Renders a script as a PDF that a word processor prints: a Word file with a layout, printed by LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random
from shutil import which
from xml.sax.saxutils import escape

from .docx import _W, _zipped
from .script import HEADING, Piece

SOFFICE = which("soffice") or which("libreoffice")
_FRONT = ("organisation", "symbol", "organ", "distribution", "date", "language", "original")
_ANNEX = {"ar": "المرفق", "en": "Annex", "es": "Anexo", "fr": "Annexe", "ru": "Приложение", "zh": "附件"}
_TALLER = {"ar": "Noto Naskh Arabic", "zh": "Noto Serif CJK SC"}


def render(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of a PDF; the seed decides size, indents, distances, rules of tables and page headings."""
    return printed({"a": laid_out(script, language, seed)})["a"]


def printed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Word files by name as PDFs by name; one start of LibreOffice for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / f"{name}.docx").write_bytes(data)
        command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, *(f"{folder}/{name}.docx" for name in files)], check=True, capture_output=True)
        return {name: (Path(folder) / f"{name}.pdf").read_bytes() for name in files}


def laid_out(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of the Word file."""
    return _Layout(script, language, Random(seed)).bytes()


class _Layout:
    """One Word file in the making; distances in twentieths of a point, sizes in half points."""

    def __init__(self, script: list[Piece], language: str, chance: Random):
        self.script, self.language = script, language
        self.rtl = language == "ar"
        self.notes: list[str] = []
        self.size = chance.choice((20, 20, 22, 24))
        self.after = chance.choice((120, 160, 120, 0))
        self.leading = chance.choice((240, 240, 264, 276))
        self.first = chance.choice((475, 475, 0)) if self.after else 475
        self.body_indent = chance.choice((1267, 0))
        self.align = chance.choice(("both", "both", "start"))
        self.ruled = chance.random() < 0.6
        self.headed = chance.choice(("symbol", "symbol", "none", "title"))
        self.centred = chance.random() < 0.3

    # --------------------------------------------------------------------------------------- runs

    def run(self, words: str, extra: str = "") -> str:
        properties = extra + ("<w:rtl/>" if self.rtl else "")
        text = escape(words).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if words else ""

    def runs(self, piece: Piece, extra: str = "") -> str:
        """The words of a piece with their italics and the calls of their notes."""
        texts, made, last = {note.mark: note for note in piece.notes}, [], None
        for words, italic, mark in piece.spans():
            if mark is None:
                made.append(self.run(words, extra + ("<w:i/><w:iCs/>" if italic else "")))
            else:
                raised = '<w:vertAlign w:val="superscript"/>'
                made.append(self.run(",", raised) if last is not None else "")
                note = texts.pop(mark, None)
                made.append(self.call(note) if note else self.run(mark, raised))
            last = mark
        return "".join(made)

    def call(self, note) -> str:
        own = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        words = "".join(self.run(text, "<w:i/><w:iCs/>" if italic else "") for text, italic, _ in Piece("", note.text, emphasis=note.emphasis).spans())
        self.notes.append(self.paragraph(own + self.run(" ") + words, style="FootnoteText"))
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    # --------------------------------------------------------------------------------- paragraphs

    def paragraph(self, runs: str, indent: int = 0, first: int = 0, align: str = "start", style: str = "", keep: bool = False, after: int | None = None) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties += "<w:keepNext/>" if keep else ""
        properties += "<w:bidi/>" if self.rtl else ""
        properties += f'<w:spacing w:after="{after}"/>' if after is not None else ""
        kind = "hanging" if first < 0 else "firstLine"
        properties += f'<w:ind w:start="{indent}" w:left="{indent}" w:{kind}="{abs(first)}"/><w:jc w:val="{align}"/>' if not style else ""
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def piece(self, piece: Piece) -> str:
        """A piece below the line of the organ that speaks."""
        if piece.rows:
            return self.table(piece)
        if piece.role == "heading":
            return self.heading(piece)
        if piece.role in ("meeting", "adopted"):
            return self.paragraph(self.run(piece.text, "<w:i/><w:iCs/>"), self.body_indent, align="end", after=0)
        indent = self.body_indent + 475 * piece.level
        label = self.run(f"{piece.label}\t") if piece.label else ""
        if piece.level and piece.label:
            return self.paragraph(label + self.runs(piece), indent + 475, -475, self.align)
        return self.paragraph(label + self.runs(piece), indent, self.first, self.align)

    def heading(self, piece: Piece) -> str:
        bold = f'<w:b/><w:bCs/><w:sz w:val="{self.size + (4 if piece.level < 2 else 0)}"/>'
        align = "center" if self.centred else "start"
        words = self.runs(piece, bold)
        label = piece.label or (_ANNEX[self.language] if not piece.level and not piece.text.startswith(_ANNEX[self.language]) else "")
        if not label:
            return self.paragraph(words, self.body_indent, align=align, keep=True)
        return self.paragraph(self.run(label, bold), self.body_indent, align="center" if piece.level else align, keep=True) + (
            self.paragraph(words, self.body_indent, align=align, keep=True) if words else ""
        )

    def table(self, piece: Piece) -> str:
        """A table with columns as wide as their words ask for."""
        count = max(map(len, piece.rows))
        widths = [max(len(row[at]) if at < len(row) else 0 for row in piece.rows) for at in range(count)]
        widths = [max(12, min(width, 40)) for width in widths]
        widths = [8800 * width // sum(widths) for width in widths]
        line = '<w:{0} w:val="single" w:sz="4"/>'
        borders = "".join(line.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV")) if self.ruled else ""
        rows = "".join(
            "<w:tr>" + "".join(self.cell(cell, width) for cell, width in zip(row, widths)) + "</w:tr>" for row in piece.rows
        )
        bidi = "<w:bidiVisual/>" if self.rtl else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        table = f'<w:tbl><w:tblPr>{bidi}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        return f"{table}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + self.paragraph("")

    def cell(self, words: str, width: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self.paragraph(self.run(words), after=40)}</w:tc>'

    # ------------------------------------------------------------------------------------ heading

    def front(self, lines: list[Piece]) -> str:
        """The heading: its first lines in a table of two columns, the others one below the other."""
        told = {line.role: line for line in reversed(lines)}
        left = [line for line in lines if line.role in ("organisation", "organ")]
        right = [line for line in lines if line.role in _FRONT and line not in left]
        rows = list(zip(left, [told.get("symbol")])) if left and "symbol" in told else []
        cells = [([row[0]], [row[1]]) for row in rows] + [([line for line in left[1:]], [line for line in right if line.role != "symbol"])]
        if not rows:
            cells = [(left, right)]
        made = "".join("<w:tr>" + "".join(self.front_cell(cell, width) for cell, width in zip(row, (5600, 3400))) + "</w:tr>" for row in cells)
        grid = '<w:tblGrid><w:gridCol w:w="5600"/><w:gridCol w:w="3400"/></w:tblGrid>'
        bidi = "<w:bidiVisual/>" if self.rtl else ""
        table = f'<w:tbl><w:tblPr>{bidi}<w:tblW w:w="9000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>{grid}{made}</w:tbl>'
        return table + "".join(self.line(line) for line in lines if line.role not in _FRONT)

    def front_cell(self, lines: list[Piece], width: int) -> str:
        words = "".join(self.paragraph(self.run(line.text), after=20) for line in lines) or "<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>'

    def line(self, line: Piece) -> str:
        look = {"title": f'<w:b/><w:bCs/><w:sz w:val="{self.size + 4}"/>', "adoption": "<w:b/><w:bCs/>", "document_type": "<w:b/><w:bCs/>", "session": "<w:b/><w:bCs/>"}
        look |= dict.fromkeys(("agenda_title", "provenance", "proponent"), "<w:i/><w:iCs/>")
        lower = line.role in ("adoption", "document_type", "provenance", "title", "proponent")
        indent, first = self.body_indent if lower else 0, self.first if line.role == "proponent" else 0
        return self.paragraph(self.run(line.text, look.get(line.role, "")), indent, first, after=120 if lower else 0)

    # ------------------------------------------------------------------------------------- the file

    def bytes(self) -> bytes:
        end = next(place for place, piece in enumerate(self.script) if piece.role not in HEADING)
        body = self.front(self.script[:end]) + "".join(map(self.piece, self.script[end:]))
        said = {piece.role: piece.text for piece in reversed(self.script)}
        symbol, title = self.run(said["symbol"], "<w:b/><w:bCs/>"), self.run(said["title"], "<w:b/><w:bCs/>")
        head = {"symbol": self.paragraph(symbol, align="start"), "title": self.paragraph(title) + self.paragraph(symbol), "none": "<w:p/>"}[self.headed]
        page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        foot = self.paragraph(f"{self.run('23-12345' + chr(9))}{page}") if self.headed == "symbol" else self.paragraph(page, align="center")
        return _zipped(
            {
                "word/document.xml": f"<w:document {_W}><w:body>{body}{_SECTION}</w:body></w:document>",
                "word/styles.xml": self.styles(),
                "word/footnotes.xml": self.footnotes(self.notes),
                "word/header1.xml": f"<w:hdr {_W}>{head}</w:hdr>",
                "word/header2.xml": f"<w:hdr {_W}><w:p/></w:hdr>",
                "word/footer1.xml": f"<w:ftr {_W}>{foot}</w:ftr>",
            }
        )

    def footnotes(self, notes: Iterable[str]) -> str:
        separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        return f"<w:footnotes {_W}>{separator}" + "".join(f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(notes, 1)) + "</w:footnotes>"

    def styles(self) -> str:
        fonts = f'<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="{_TALLER["zh"]}" w:cs="{_TALLER["ar"]}"/>'
        small = self.size - 3
        return (
            f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr></w:rPrDefault>'
            f'<w:pPrDefault><w:pPr><w:spacing w:after="{self.after}" w:line="{self.leading}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="{small}"/><w:szCs w:val="{small}"/></w:rPr></w:style></w:styles>'
        )


_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1200" w:left="1200" w:header="600" w:footer="600"/><w:titlePg/></w:sectPr>'
)
