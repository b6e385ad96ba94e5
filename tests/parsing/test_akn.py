"""AKN files: structure, spans, notes, links, annexes, enclosed drafts, several resolutions in one file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.parsing import akn
from corpus.parsing.document import UnreadableSource

from .akn_files import (
    NAMESPACES, akn as file, annex, collection, container, heading, link, note, opened, paragraph, points, section,
    statement, sublist,
)  # fmt: skip

PREAMBLE = container(opened("Recalling", "its purposes,")) + container(opened("Noting", "the rains,"))
BODY = paragraph("1.", opened("Decides", "to wait;")) + paragraph("2.", opened("Requests", "a report."))


def read(data):
    [document] = akn.read(data, "example.xml")
    return document


def addresses(document):
    return [paragraph.anchor for paragraph in document.paragraphs]


def codes(document):
    return [warning.code for warning in document.warnings]


def found(document, anchor):
    return next(paragraph for paragraph in document.paragraphs if paragraph.anchor == anchor)


def test_a_resolution_has_its_preamble_and_operative_part():
    document = read(file(BODY, PREAMBLE))
    assert [(p.anchor, p.kind, p.number, p.label, p.text) for p in document.paragraphs] == [
        ("pp1", "preambular", None, None, "Recalling its purposes,"),
        ("pp2", "preambular", None, None, "Noting the rains,"),
        ("op1", "operative", "1", "1.", "Decides to wait;"),
        ("op2", "operative", "2", "2.", "Requests a report."),
    ]
    assert document.warnings == ()


def test_the_heading_is_kept_line_by_line_and_read():
    document = read(file(BODY, PREAMBLE))
    assert [(line.kind, line.text) for line in document.masthead] == [
        ("organisation", "United Nations"),
        ("symbol", "A/RES/89/10"),
        ("organ", "General Assembly"),
        ("distribution", "Distr.: General"),
        ("date", "22 December 2034"),
        ("session", "Eighty-ninth session"),
        ("agenda_item", "Agenda item 72 (b)"),
        ("agenda_title", "Rivers and lakes"),
        ("adoption", "Resolution adopted by the General Assembly on 19 December 2034"),
        ("provenance", "[on the report of the Third Committee (A/89/482, para. 29)]"),
        ("title", "89/10. Rivers"),
        ("proponent", "The General Assembly,"),
        ("meeting", "50th plenary meeting"),
        ("adopted", "19 December 2034"),
    ]
    assert (document.symbol, document.status, document.organ, document.session) == ("A/RES/89/10", "adopted", "A", "89")
    assert (document.title, document.issued, document.adopted) == ("Rivers", "2034-12-22", "2034-12-19")
    assert (document.meeting, document.committee, document.agenda_items) == ("50", "A/C.3", ("72 (b)",))
    assert document.report == "A/89/482"


def test_the_general_vocabulary_is_read_too():
    recitals = "<recitals><recital><p>Recalling its purposes,</p></recital><recital><p>Noting the rains,</p></recital></recitals>"
    assert addresses(read(file(BODY, recitals))) == ["pp1", "pp2", "op1", "op2"]


def test_an_unknown_element_is_kept_and_named():
    document = read(file(BODY + "<mystery>Rain falls.</mystery>"))
    assert document.paragraphs[-1].text == "Rain falls."
    assert codes(document) == ["element-unknown"]


def test_white_space_is_folded_and_emphasis_trimmed():
    document = read(file(paragraph("1.", '<span class="italic">\tNotes\u00a0with </span>\n   joy\u200e the rain\u2011fall.')))
    assert document.paragraphs[0].text == "Notes with joy the rain\u2011fall."
    assert document.paragraphs[0].emphasis == ((0, 10),)


def test_lists_are_found_to_any_depth_and_text_after_them_goes_on():
    body = points("1.", "Requests:", ("(a)", "One;"), ("(b)", "Two:"), sublist(("(i)", "small;"), ("(ii)", "smaller;")), ("(c)", "Three;"))
    body += paragraph(None, "and to report on all of them;") + paragraph("2.", "Decides so.")
    document = read(file(body))
    assert [(p.anchor, p.parent, p.level) for p in document.paragraphs] == [
        ("op1", None, 0),
        ("op1.a", "op1", 1),
        ("op1.b", "op1", 1),
        ("op1.b.i", "op1.b", 2),
        ("op1.b.ii", "op1.b", 2),
        ("op1.c", "op1", 1),
        ("op1.cont1", "op1", 1),
        ("op2", None, 0),
    ]


def test_a_list_that_is_not_marked_up_is_the_same_list():
    flat = paragraph("1.", "Requests:") + paragraph("(a)", "One;") + paragraph(None, "(b)\tTwo;") + paragraph("2.", "Decides.")
    assert addresses(read(file(flat))) == ["op1", "op1.a", "op1.b", "op2"]


def test_i_after_h_is_a_letter_unless_ii_follows():
    letters = [paragraph(f"({letter})", "Item;") for letter in "abcdefghij"]
    assert addresses(read(file(paragraph("1.", "Lists:") + "".join(letters))))[-2:] == ["op1.i", "op1.j"]
    romans = [*letters[:8], paragraph("(i)", "Small;"), paragraph("(ii)", "Smaller;")]
    assert addresses(read(file(paragraph("1.", "Lists:") + "".join(romans))))[-2:] == ["op1.h.i", "op1.h.ii"]


@pytest.mark.parametrize(
    "language, labels, numbers",
    [
        ("ara", ["(أ)", "(ب)", "(ج)", "(د)", "(ه)", "(و)"], "abcdef"),
        ("rus", ["а)", "b)", "с)", "d)", "е)"], "abcde"),
        ("fra", ["a)", "b)", "c)"], "abc"),
        ("zho", ["(a)", "(b)", "(c)"], "abc"),
    ],
)
def test_letters_are_latin_in_every_language(language, labels, numbers):
    document = read(file(points("1.", "Lists:", *((label, "Item;") for label in labels)), language=language))
    assert [p.number for p in document.paragraphs[1:]] == list(numbers)
    assert [p.label for p in document.paragraphs[1:]] == labels


def test_sections_that_restart_their_numbers_are_prefixes():
    first = '<crossHeading refersTo="#preamble">\tRecalling its purposes,</crossHeading>' + BODY
    document = read(file(section("I", "Water", first) + section("II", "Ice", BODY)))
    assert addresses(document) == ["s1", "s1.pp1", "s1.op1", "s1.op2", "s2", "s2.op1", "s2.op2"]
    assert (found(document, "s1").label, found(document, "s1").text) == ("I", "Water")


def test_a_section_number_and_its_title_on_two_lines_are_one_heading():
    document = read(file(heading("I") + heading("Water") + BODY + heading("II") + heading("Ice") + BODY))
    assert addresses(document) == ["s1", "s1.op1", "s1.op2", "s2", "s2.op1", "s2.op2"]


def test_sections_that_run_on_are_no_prefixes():
    document = read(file(section("I", "Water", paragraph("1.", "Decides;")) + section("II", "Ice", paragraph("2.", "Waits."))))
    assert addresses(document) == ["s1", "op1", "s2", "op2"]


def test_headings_are_those_styled_bold_or_without_end():
    body = heading("Rain") + paragraph("1.", "Decides;") + paragraph(None, '<span class="bold">Snow</span>')
    body += paragraph("2.", "Waits;") + paragraph(None, "Hail") + paragraph("3.", "Ends.")
    document = read(file(body))
    assert addresses(document) == ["h1", "op1", "h2", "op2", "h3", "op3"]
    assert found(document, "h3").text == "Hail"


def test_an_annex_has_its_own_numbers():
    inside = heading("Annex I") + heading("Rules") + BODY + points("3.", "Lists:", ("(a)", "One.")) + paragraph(None, "So be it.")
    document = read(file(BODY, attachments=annex(inside)))
    assert addresses(document)[2:] == [
        "annex1", "annex1.h1", "annex1.op1", "annex1.op2", "annex1.op3", "annex1.op3.a", "annex1.p1",
    ]  # fmt: skip
    assert {p.kind for p in document.paragraphs[4:]} == {"annex"}
    assert found(document, "annex1").level == 0


def test_an_annex_and_its_title_in_one_line_are_two_headings():
    line = "<p><docType>Annex</docType><docTitle>\tTable of rivers</docTitle></p>"
    document = read(file(BODY, attachments=annex(f"<paragraph><content>{line}</content></paragraph>" + BODY)))
    assert [(p.anchor, p.text, p.kind) for p in document.paragraphs[2:4]] == [
        ("annex1", "Annex", "heading"),
        ("annex1.h1", "Table of rivers", "heading"),
    ]


def test_an_annex_inside_the_body_is_an_annex():
    assert addresses(read(file(BODY + heading("Annex") + BODY)))[2:] == ["annex1", "annex1.op1", "annex1.op2"]


def test_a_table_is_kept_cell_by_cell_with_its_notes():
    table = f"<tr><th><p>State</p></th><th><p>Share{note('1', 'In cents.')}</p></th></tr><tr><td><p></p></td><td><p>7</p></td></tr>"
    document = read(file(paragraph("1.", "Decides:") + f'<container name="table"><table>{table}</table></container>'))
    piece = found(document, "t1")
    assert piece.table == (("State", "Share"), ("", "7"))
    assert piece.text == "State\tShare\n\t7"
    assert [(mark.mark, mark.offset) for mark in piece.footnotes] == [("1", 11)]


def test_notes_stand_at_their_place_with_their_links():
    text = f"Recalls the plan,{note('1', 'See ' + link('60/288', 'A/RES/60/288') + '.')} and the fund;"
    document = read(file(paragraph("1.", text)))
    assert document.paragraphs[0].text == "Recalls the plan, and the fund;"
    assert [(m.mark, m.offset, m.footnote) for m in document.paragraphs[0].footnotes] == [("1", 17, "fn1")]
    [footnote] = document.footnotes
    assert (footnote.anchor, footnote.mark, footnote.text) == ("fn1", "1", "See 60/288.")
    assert [(c.start, c.end, c.symbol, c.method) for c in footnote.citations] == [(4, 10, "A/RES/60/288", "linked")]


def test_pieces_of_one_link_are_one_citation():
    text = "Recalls " + link("1514", "A/RES/1514(XV)") + link(" (XV)", "A/RES/1514(XV)") + ";"
    [citation] = read(file(paragraph("1.", text))).paragraphs[0].citations
    assert (citation.start, citation.end, citation.symbol) == (8, 17, "A/RES/1514 (XV)")


def test_a_link_that_contradicts_the_printed_number_is_named_and_left_out():
    document = read(file(paragraph("1.", "Recalls " + link("74/175", "A/RES/74/176") + ";")))
    assert document.paragraphs[0].citations == ()
    assert codes(document) == ["link-differs"]


def test_a_link_without_the_printed_letter_is_kept():
    document = read(file(paragraph("1.", "Recalls " + link("73/280 A", "A/RES/73/280") + ";")))
    assert [citation.symbol for citation in document.paragraphs[0].citations] == ["A/RES/73/280"]
    assert codes(document) == []


def test_a_link_that_goes_elsewhere_is_named():
    document = read(file(paragraph("1.", 'See <a href="https://example.org/x">there</a>.')))
    assert document.paragraphs[0].citations == ()
    assert codes(document) == ["link-outside"]


def test_an_enclosed_draft_stands_below_the_paragraph_that_encloses_it():
    draft = '<container name="formula"><p>The General Assembly,</p></container>' + container("Recalling its purposes,") + BODY
    body = f"<paragraph><content><p>Recommends the following draft: <embeddedStructure>{draft}</embeddedStructure></p></content></paragraph>"
    document = read(file(body, symbol="E/RES/2034/26", number="2034-26"))
    assert [(p.anchor, p.kind, p.parent) for p in document.paragraphs] == [
        ("op1", "operative", None),
        ("op1.p1", "text", "op1"),
        ("op1.pp1", "preambular", "op1"),
        ("op1.op1", "operative", "op1"),
        ("op1.op2", "operative", "op1"),
    ]


def test_resolutions_issued_together_are_documents_of_their_own():
    letters = [f"<p><docNumber>{letter}</docNumber></p>" for letter in ("A", "باء")]
    documents = akn.read(collection("A/RES/89/10 A-B", *(statement(BODY, preface=one) for one in letters)), "pair.xml")
    assert [document.symbol for document in documents] == ["A/RES/89/10 A", "A/RES/89/10 B"]
    assert {document.title for document in documents} == {"Rivers"}
    assert [addresses(document) for document in documents] == [["op1", "op2"], ["op1", "op2"]]


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<akomaNtoso><statement></akomaNtoso>", "not-well-formed"),
        (b"<!DOCTYPE akomaNtoso [<!ENTITY a 'b'>]><akomaNtoso>&a;</akomaNtoso>", "doctype"),
        (b"<html/>", "not-akn"),
        (f"<akomaNtoso {NAMESPACES}/>".encode(), "no-statement"),
    ],
)
def test_what_cannot_be_read_gives_one_sentence(data, code):
    with pytest.raises(UnreadableSource) as caught:
        akn.read(data, "example.xml")
    assert caught.value.code == code
    assert str(caught.value).startswith("example.xml ") and str(caught.value).count("\n") == 0


def test_a_file_on_this_machine_is_never_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><akomaNtoso {NAMESPACES}>&x;</akomaNtoso>'
    with pytest.raises(UnreadableSource):
        akn.read(data.encode(), "example.xml")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_bytes_are_read_or_refused(data):
    whole = file(BODY + points("3.", "Lists:", ("(a)", "One;")), PREAMBLE, attachments=annex(heading("Annex") + BODY))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    try:
        documents = akn.read(damaged, "damaged.xml")
    except UnreadableSource:
        return
    for document in documents:
        assert len(set(addresses(document))) == len(document.paragraphs)
