"""Word files: what they say is read, what would harm is refused."""

from __future__ import annotations

import io
import resource
import zipfile

import pytest

from corpus.evaluation import damaging
from corpus.parsing import confined
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse
from tests.parsing.test_pdf_hostile import spent

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FRONT = "<w:p><w:r><w:t>67/901. Wells of the villages</w:t></w:r></w:p><w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p>"


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str, relations: str = "", front: str = FRONT, **parts: str) -> bytes:
    """A Word file with this body and further parts; `footnotes="…"` becomes word/footnotes.xml."""
    ties = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{ties}{relations}</Relationships>')
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{front}{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


def read(body: str, relations: str = "", **parts: str):
    [document] = parse(docx(body, relations, **parts), "wells.docx")
    return document


def texts(document) -> list[tuple[str, str | None, str]]:
    return [(each.anchor, each.label, each.text) for each in document.paragraphs]


def test_heading_and_looks():
    document = read(p(r("Recalling", "<w:i/>") + r(" its wells of H") + r("2", '<w:vertAlign w:val="subscript"/>') + r("O,")) + p(r("1. Decides to dig.")))
    assert (document.symbol, document.title, document.format) == ("A/RES/67/901", "Wells of the villages", "docx")
    assert texts(document) == [("pp1", None, "Recalling its wells of H2O,"), ("op1", "1.", "Decides to dig.")]
    assert document.paragraphs[0].emphasis == ((0, 9),)


def test_notes_with_their_marks():
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="5">{p("<w:r><w:footnoteRef/></w:r>" + r(" See the well."))}</w:footnote>'
        f'<w:footnote w:id="6">{p(r("*") + r(" Of old."))}</w:footnote></w:footnotes>'
    )
    body = p(r("Recalling the well") + '<w:r><w:footnoteReference w:id="5"/></w:r>' + r(", and others") + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="6"/></w:r>' + r("*") + r(","))
    document = read(body + p(r("1. Decides to dig.")), footnotes=notes)
    assert document.paragraphs[0].text == "Recalling the well, and others,"
    assert [(each.mark, each.offset, each.footnote) for each in document.paragraphs[0].footnotes] == [("1", 18, "fn1"), ("*", 30, document.footnotes[1].anchor)]
    assert [(each.mark, each.text) for each in document.footnotes] == [("1", "See the well."), ("*", "Of old.")]


def test_automatic_numbers():
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")])
    )
    numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'

    def item(text: str, level: int) -> str:
        return p(r(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')

    body = item("Requests the keepers:", 0) + item("To dig;", 1) + item("To draw:", 1) + item("Water;", 2) + item("Decides to drink.", 0)
    labels = [(each.anchor, each.label) for each in read(body, numbering=numbering).paragraphs]
    assert labels == [("op1", "1."), ("op1.a", "(a)"), ("op1.b", "(b)"), ("op1.b.i", "(i)"), ("op2", "2.")]


def test_tracked_changes():
    body = p(r("1. Decides to ") + f'<w:ins w:id="1">{r("dig")}</w:ins><w:del w:id="2"><w:r><w:delText>drink</w:delText></w:r></w:del>' + r("."))
    document = read(body)
    assert texts(document) == [("op1", "1.", "Decides to dig.")]
    assert [(each.kind, each.text) for each in document.furniture] == [("deleted text", "drink")]
    assert "tracked-changes" in [each.code for each in document.warnings]


def test_a_deleted_end_joins_two_paragraphs():
    body = p(r("1. Decides "), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(r("to dig."))
    assert texts(read(body)) == [("op1", "1.", "Decides to dig.")]


def test_controls_fields_hyphens_and_headers():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        p(r("1. Decides") + f"<w:sdt><w:sdtContent>{r(' to')}</w:sdtContent></w:sdt>" + field + r(" dig") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
          + "<w:r><w:t>, re</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>ig.</w:t></w:r>")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    )  # fmt: skip
    document = read(body, header=f"<w:hdr {W}>{p(r('A/RES/67/901'))}</w:hdr>")
    assert texts(document) == [("op1", "1.", "Decides to dig, re\u2011dig.")]
    assert [each.kind for each in document.furniture] == ["page heading"]


def test_a_table_of_the_heading_is_no_table():
    table = f"<w:tbl><w:tr><w:tc>{p(r('United Nations'))}</w:tc><w:tc>{p(r('A/RES/67/901'))}</w:tc></w:tr></w:tbl>"
    data = docx(p(r("1. Decides.")) + f"<w:tbl><w:tr><w:tc>{p(r('Well'))}</w:tc><w:tc>{p(r('Depth'))}</w:tc></w:tr></w:tbl>")
    archive = zipfile.ZipFile(io.BytesIO(data))
    body = archive.read("word/document.xml").decode().replace(FRONT, table + FRONT)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in archive.namelist():
            made.writestr(name, body if name == "word/document.xml" else archive.read(name))
    [document] = parse(packed.getvalue(), "wells.docx")
    assert [each.kind for each in document.masthead] == ["organisation", "symbol", "title", "proponent"]
    assert document.paragraphs[1].table == (("Well", "Depth"),)


def lying(size: int) -> bytes:
    """A main part that claims another size than it has."""
    data = bytearray(docx(""))
    name = b"word/document.xml"
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name))
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DEEP = "<w:smartTag>" * 5000 + "</w:smartTag>" * 5000
ELSEWHERE = f'<Relationship Id="x" Type="{OFFICE}/{{}}" Target="http://example.org/x" TargetMode="External"/>'


def hostile() -> dict[str, tuple[bytes, str]]:
    return {
        "claims two gigabytes": (lying(2**31 - 1), "too-large"),
        "claims too little": (lying(10), "archive"),
        "deep": (docx(p(DEEP)), "not-well-formed"),
        "text from elsewhere": (docx("", ELSEWHERE.format("subDocument")), "external"),
        "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "old-word"),
        "rich text": (b"{\\rtf1\\ansi Recalling the well,}", "old-word"),
        "perfect words": (b"\xffWPC" + bytes(2000), "old-word"),
        "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        "broken": (docx("")[:200], "archive"),
    }


@pytest.mark.parametrize("case", list(hostile()))
def test_hostile_files_are_refused_quickly(case):
    data, code = hostile()[case]
    confined.close()  # what ends is counted
    began, before = spent()[0], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableSource) as refused:
        parse(data, "hostile.docx")
    assert refused.value.code == code
    assert "hostile.docx" in str(refused.value) and "\n" not in str(refused.value)
    confined.close()
    assert spent()[0] - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64_000


def test_a_bomb_is_refused():
    """A hundred megabytes of blanks in a hundred kilobytes."""
    packed = io.BytesIO(docx("", f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/styles.xml", "w") as part:
        for _ in range(100):
            part.write(b" " * (1 << 20))
    confined.close()
    began = spent()[0]
    with pytest.raises(UnreadableSource) as refused:
        parse(packed.getvalue(), "bomb.docx")
    confined.close()
    assert refused.value.code == "too-large" and spent()[0] - began < 2


def test_entities_are_refused():
    data = docx("", styles=f"{ENTITIES}<w:styles {W}>&b;</w:styles>")
    with pytest.raises(UnreadableSource) as refused:
        parse(data, "entities.docx")
    assert refused.value.code == "doctype"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def test_notes_of_a_table_are_lettered():
    wells = table(("Village", "Wells"), ("Upper", "3"), ("Lower", "4"))
    document = read(p(r("1. Takes note of the table:")) + wells + p(r("a", '<w:vertAlign w:val="superscript"/>') + r(" See A/67/990.")) + p(r("b Without the dry ones.")))
    assert texts(document)[2:] == [("op1.a", "a", "See A/67/990."), ("op1.b", "b", "Without the dry ones.")]


def test_a_list_that_no_paragraph_holds_begins_at_the_top():
    document = read(p(r("1. Adopts the annex.")) + p(r("Annex")) + p(r("Wells")) + table(("Village", "Wells"), ("Upper", "3")) + p(r("(a) See A/67/990.")) + p(r("(b) Counted in spring.")))
    assert [(each.anchor, each.parent, each.level) for each in document.paragraphs[-2:]] == [("annex1.opa", None, 0), ("annex1.opb", None, 0)]


def test_a_first_number_without_its_point():
    document = read(p(r("Recalling", "<w:i/>") + r(" its wells,")) + p(r("1 ") + r("Decides", "<w:i/>") + r(" to dig;")) + p(r("2. Requests the Secretary-General to help.")))
    assert texts(document)[1] == ("op1", "1", "Decides to dig;")


def test_the_letter_of_a_resolution_below_its_title_is_no_part_of_it():
    body = p(r("A/RES/67/901 C")) + p(r("67/901. Wells of the villages")) + p(r("C")) + p(r("The General Assembly,")) + p(r("1. Decides to dig."))
    [document] = parse(docx(body, front=""), "wells.docx")
    assert (document.symbol, document.title) == ("A/RES/67/901 C", "Wells of the villages")


def test_a_long_title_of_a_section_and_a_clause_that_adds_to_the_paragraph_before():
    title = "Estimates resulting from the decisions of " + ", ".join(["the keepers of the wells of the upper village"] * 8)
    body = p(r("Recalling", "<w:i/>") + r(" the wells,")) + p(r("and the springs above them,")) + p(r("I", "<w:b/>")) + p(r(title, "<w:b/>")) + p(r("1. Decides to dig."))
    assert [(each.anchor, each.label) for each in read(body).paragraphs] == [("pp1", None), ("pp1.cont1", None), ("s1", "I"), ("op1", "1.")]


def test_raised_letters_in_a_table_call_the_notes_below_it():
    raised = r("a", '<w:vertAlign w:val="superscript"/>')
    rows = "".join(f"<w:tr><w:tc>{p(left)}</w:tc><w:tc>{p(right)}</w:tc></w:tr>" for left, right in ((r("Well"), r("Depth")), (r("North") + raised, r("12"))))
    document = read(p(r("1. Decides that the wells are as follows:")) + f"<w:tbl>{rows}</w:tbl>" + p(raised + r(" See the book of wells.")) + p(r("2. Thanks the keepers of the wells.")))
    table = next(each for each in document.paragraphs if each.kind == "table")
    assert table.table == (("Well", "Depth"), ("North", "12"))
    assert [(mark.mark, mark.footnote) for mark in table.footnotes] == [("a", "fna")]
    assert [(note.mark, note.text, note.anchor) for note in document.footnotes] == [("a", "See the book of wells.", "fna")]


def test_a_refusal_is_one_line_whatever_the_xml_parser_says():
    with pytest.raises(UnreadableSource) as refusal:
        read(p(r("1. Decides to dig.")), footnotes=f"<w:footnotes {W}>\0</w:footnotes>")
    assert refusal.value.code == "not-well-formed"
    assert "footnotes.xml" in str(refusal.value) and "\n" not in str(refusal.value)


def test_files_damaged_for_the_fuzz_are_the_same_each_time_and_reach_the_reader():
    original = docx(p(r("Recalling", "<w:i/>") + r(" its wells,")) + p(r("1. Decides to dig.")) + p(r("2. Requests water.")))
    damaged = [damaging.damaged("docx", [original], number, 7) for number in range(1, 40)]
    assert damaged == [damaging.damaged("docx", [original], number, 7) for number in range(1, 40)]
    inside = [data for number, data in enumerate(damaged, 1) if number % 8]
    assert all(zipfile.is_zipfile(io.BytesIO(data)) for data in inside)
    assert len(set(inside)) > 20 and sum(_is_read(data) for data in inside) > len(inside) / 2


def _is_read(data: bytes) -> bool:
    try:
        return bool(parse(data, "damaged.docx"))
    except UnreadableSource:
        return False


def furniture(document, kind: str) -> list[str]:
    return [piece.text.strip() for piece in document.furniture if piece.kind == kind]


def test_a_field_without_a_result_hides_its_text():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = read(p(r("1. Decides to dig") + begun + r("wells") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r(".")))
    assert texts(document) == [("op1", "1.", "Decides to dig.")]
    assert furniture(document, "hidden text") == ["wells"]


def test_of_two_notes_of_one_id_the_second_is_left():
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{p(r("See A/67/990."))}</w:footnote><w:footnote w:id="1">{p(r("Without the dry ones."))}</w:footnote></w:footnotes>'
    document = read(p(r("1. Decides to dig") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + r(".")), footnotes=notes)
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "See A/67/990.")]
    assert furniture(document, "note without mark") == ["Without the dry ones."]


def test_words_drawn_beside_the_text_are_furniture():
    drawn = '<w:r><w:drawing><a:t xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">Map of wells</a:t></w:drawing></w:r>'
    document = read(p(r("1. Decides to dig.") + drawn))
    assert texts(document) == [("op1", "1.", "Decides to dig.")]
    assert furniture(document, "words in a drawing") == ["Map of wells"]


@pytest.mark.parametrize("lost", ["<w:tr><w:tc>{}</w:tc></w:tr>", "<w:tbl>{}</w:tbl>"])
def test_a_file_of_which_letters_would_be_lost_is_refused(lost):
    """A row without its table, a table without rows: Word itself opens neither."""
    with pytest.raises(UnreadableSource) as refused:
        read(p(r("1. Decides to dig.")) + lost.format(p(r("Upper wells"))))
    assert refused.value.code == "archive"
