"""What the files of different languages show differently is read alike, so that their anchors are the same."""

import pytest

from corpus.parsing import akn

from .akn_files import annex, container, heading, opened, paragraph, points
from .akn_files import akn as file


def read(body, preamble="", **more):
    [document] = akn.read(file(body, preamble, **more), "a.xml")
    return document


def anchors(document):
    return [one.anchor for one in document.paragraphs]


def codes(document):
    return {one.code for one in document.warnings}


def decides(number, words="to act;"):
    return paragraph(f"{number}.", opened("Decides", words))


def test_a_paragraph_printed_at_the_end_of_another_is_set_apart():
    joined = paragraph("2.", f"{opened('Decides', 'to mend the wells;')} 3. {opened('Requests', 'a report.')}")
    document = read(decides(1) + joined)
    assert anchors(document) == ["op1", "op2", "op3"]
    assert [one.text for one in document.paragraphs[1:]] == ["Decides to mend the wells;", "Requests a report."]
    assert document.paragraphs[2].emphasis == ((0, 8),) and "number-run-in" in codes(document)


def test_a_number_in_a_text_is_none_where_the_paragraph_follows():
    document = read(decides(1) + paragraph("2.", f"Decides; 3. {opened('as', 'said;')}") + decides(3))
    assert anchors(document) == ["op1", "op2", "op3"] and "number-run-in" not in codes(document)


def test_an_item_whose_number_stands_in_its_text_is_not_joined_to_the_one_before():
    body = points("1.", "Requests States:", ("(a)", "To mend the wells; and")) + paragraph(None, "(b)\tTo dig new ones;")
    assert anchors(read(body)) == ["op1", "op1.a", "op1.b"]


def test_a_paragraph_with_an_opening_of_its_own_is_not_joined():
    preamble = container(opened("recalling", "the wells of the valley and all that was said of them in the years before it"))
    preamble += container(opened("noting", "the rivers,"))
    assert anchors(read(decides(1), preamble)) == ["pp1", "pp2", "op1"]


def test_numbers_wrong_between_two_right_ones_are_mended_in_annexes_too():
    numbers = ("1.", "1.", "2.", "1.", "1.", "6.")
    document = read(decides(1), attachments=annex(heading("Annex") + "".join(paragraph(n, "The wells.") for n in numbers)))
    assert anchors(document)[2:] == [f"annex1.op{n}" for n in range(1, 7)]
    assert sum(one.code == "number-misprinted" for one in document.warnings) == 4


def test_numbers_that_begin_anew_in_annexes_are_left():
    numbers = ("1.", "2.", "1.", "2.", "3.", "1.", "2.")
    document = read(decides(1), attachments=annex(heading("Annex") + "".join(paragraph(n, "The wells.") for n in numbers)))
    assert "number-misprinted" not in codes(document)
    assert [one.number for one in document.paragraphs[2:]] == [n.strip(".") for n in numbers]


@pytest.mark.parametrize("lines, kinds", [
    (("Monday, from ten to one", "Tuesday, from ten to three"), ["text", "text"]),
    (("Monday, from ten to one", "Tuesday, from ten to three", "Friday, from ten to one."), ["text"] * 3),
    (("General provisions",), ["heading"]),
])  # fmt: skip
def test_lines_after_a_colon_are_a_list_unless_there_is_one_only(lines, kinds):
    body = paragraph("1.", opened("Decides", "as follows:")) + "".join(paragraph(None, one) for one in lines) + decides(2)
    found = read(body).paragraphs[1:-1]
    assert [("heading" if one.kind == "heading" else "text") for one in found] == kinds


def test_lines_that_count_are_headings_also_where_they_are_not_set_in_bold():
    body = "".join(paragraph(None, f"Action {n}. We will mend the wells of the valley.") + decides(n) for n in range(1, 6))
    assert anchors(read(body)) == [one for n in range(1, 6) for one in (f"h{n}", f"op{n}")]


def test_the_raised_letter_of_a_note_to_a_table_is_its_label():
    table = "<table><tr><td><p>Wells</p></td><td><p>7</p></td></tr></table>"
    note = paragraph(None, "<sup>a</sup>\tSee the map.", "FootnoteText")
    bracketed = paragraph(None, "(a)\tSee the map.", "FootnoteText")
    first, second = (read(decides(1), attachments=annex(heading("Annex") + table + one)) for one in (note, bracketed))
    assert anchors(first) == anchors(second)
    assert first.paragraphs[-1].label == "a" and first.paragraphs[-1].text == "See the map."


@pytest.mark.parametrize(
    "called, number, printed",
    [("a", None, "<sup>a</sup>\t"), ("(أ)", None, "(أ) "), ("(أ)", "(أ)", ""), ("а", None, "<sup>a</sup> ")],
)
def test_a_note_below_a_table_is_called_from_the_cell_that_has_its_letter(called, number, printed):
    table = f"<table><tr><td><p>Wells<sup>{called}</sup></p></td><td><p>1<sup>re</sup></p></td></tr></table>"
    below = paragraph(None, "Note: wells are deep.") + paragraph(number, f"{printed}See the map.", "FootnoteText")
    document = read(decides(1), attachments=annex(heading("Annex") + table + below + table + below))
    assert anchors(document) == ["op1", "annex1", "annex1.t1", "annex1.p1", "annex1.t2", "annex1.p2"]
    cells = [one for one in document.paragraphs if one.kind == "table"]
    assert [one.table for one in cells] == [(("Wells", "1re"),)] * 2
    assert [[(m.mark, m.offset, m.footnote) for m in one.footnotes] for one in cells] == [[(called, 5, "fna")], [(called, 5, "fna-2")]]
    assert [(one.anchor, one.text) for one in document.footnotes] == [("fna", "See the map."), ("fna-2", "See the map.")]
    assert [one.code for one in document.warnings].count("note-in-body") == 2


def test_a_letter_below_a_table_that_no_cell_calls_and_one_below_the_next_paragraph_stay_paragraphs():
    table = "<table><tr><td><p>Wells<sup>a</sup></p></td></tr></table>"
    other = read(decides(1), attachments=annex(heading("Annex") + table + paragraph(None, "<sup>b</sup> See the map.")))
    later = read(decides(1) + table + decides(2) + paragraph(None, "<sup>a</sup> See the map."))
    assert not other.footnotes and not later.footnotes
    assert [other.paragraphs[2].text, later.paragraphs[1].text] == ["Wellsa", "Wellsa"]


def test_a_line_of_an_annex_or_part_is_a_heading_in_a_row_of_lines():
    lines = ("The first well", "The second well", "The third well", "Annex C", "Pumps")
    document = read(decides(1), attachments=annex(heading("Annex B") + "".join(paragraph(None, one) for one in lines)))
    assert [one.text for one in document.paragraphs if one.kind == "heading"][-2:] == ["Annex C", "Pumps"]
    assert "annex3.h1" in anchors(document) or "annex2.h1" in anchors(document)


def test_a_list_that_begins_in_the_text_of_an_item_goes_on_below_it():
    body = points("1.", "Decides:", ("(a)", "(i) To mend the wells;"), ("(ii)", "To dig new ones;"), ("(b)", "To report."))
    assert anchors(read(body)) == ["op1", "op1.a", "op1.a.ii", "op1.b"]


def test_a_list_split_between_preamble_and_body_is_operative():
    preamble = container(opened("Recalling", "the wells,")) + container(opened("Urges", "States:")) + container("(a)\tTo mend;")
    assert anchors(read(paragraph("(b)", "To report."), preamble)) == ["pp1", "op1", "op1.a", "op1.b"]


def test_a_section_whose_number_is_garbled_takes_the_missing_one():
    body = "".join(
        f'<paragraph class="H23"><num>{label}</num><subheading>Wells</subheading></paragraph>{decides(n)}'
        for n, label in enumerate(("I", "XQ", "III"), 1)
    )
    document = read(body)
    assert anchors(document) == ["s1", "op1", "s2", "op2", "s3", "op3"] and "number-misprinted" in codes(document)


def test_a_drawn_star_between_two_parts_is_no_paragraph():
    document = read(paragraph(None, "*") + decides(1), container(opened("Recalling", "the wells,")))
    assert anchors(document) == ["pp1", "op1"] and [one.text for one in document.furniture] == ["*"]
