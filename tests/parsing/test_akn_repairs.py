"""The faults of AKN files: what is mended, what is only named, and that nothing else is touched."""

from __future__ import annotations

import pytest

from corpus.parsing import akn
from corpus.parsing.akn.repairs import SENTENCES

from .akn_files import akn as file
from .akn_files import annex, container, heading, note, opened, paragraph, points, sublist
from .test_akn import BODY, PREAMBLE, addresses, codes, found, read


def test_a_preambular_paragraph_in_the_body_is_moved_back():
    document = read(file(paragraph(None, "Convinced that rivers flow,") + BODY, PREAMBLE))
    assert addresses(document) == ["pp1", "pp2", "pp3", "op1", "op2"]
    assert codes(document) == ["preambular-moved"]


def test_numbers_in_the_text_are_set_apart():
    document = read(file(paragraph(None, "1 -\tDecides to wait;") + paragraph(None, "2 -\tWaits."), language="eng"))
    assert [(p.anchor, p.label, p.text) for p in document.paragraphs] == [
        ("op1", "1 -", "Decides to wait;"),
        ("op2", "2 -", "Waits."),
    ]
    assert codes(document) == ["number-in-text"]


def test_a_missing_number_takes_its_place():
    document = read(file(paragraph("1.", "Decides;") + paragraph(None, "Requests that;") + paragraph("3.", "Waits.")))
    assert addresses(document) == ["op1", "op2", "op3"]
    assert (found(document, "op2").number, found(document, "op2").label) == ("2", None)
    assert codes(document) == ["number-missing"]


def test_a_number_wrong_between_its_neighbours_is_mended():
    document = read(file("".join(paragraph(n, "Decides;") for n in ("1.", "2.", "2.", "4."))))
    assert addresses(document) == ["op1", "op2", "op3", "op4"]
    assert codes(document) == ["number-misprinted"]
    assert found(document, "op3").label == "2."


def test_a_run_of_wrong_numbers_is_mended_where_as_many_are_missing():
    document = read(file("".join(paragraph(n, "Decides;") for n in ("1.", "2.", "2.", "3.", "5."))))
    assert addresses(document) == ["op1", "op2", "op3", "op4", "op5"]
    assert codes(document) == ["number-misprinted", "number-misprinted"]


def test_a_number_that_stands_twice_without_a_place_is_only_named():
    document = read(file("".join(paragraph(n, "Decides;") for n in ("1.", "2.", "2.", "3."))))
    assert addresses(document) == ["op1", "op2", "op2-2", "op3"]
    assert codes(document) == ["number-twice"]


def test_a_gap_is_named():
    document = read(file(paragraph("1.", "Decides;") + paragraph("5.", "Waits.")))
    assert addresses(document) == ["op1", "op5"]
    assert codes(document) == ["number-gap"]


def test_a_letter_that_stands_twice_at_the_end_is_the_next():
    document = read(file(points("1.", "Lists:", ("a)", "One;"), ("b)", "Two;"), ("b)", "Three;"))))
    assert addresses(document) == ["op1", "op1.a", "op1.b", "op1.c"]
    assert codes(document) == ["number-misprinted"]


def test_a_quoted_list_of_numbers_belongs_to_its_paragraph():
    numbers = ("1.", "2.", "3.", "1.", "2.", "4.")
    document = read(file("".join(paragraph(n, "Decides;") for n in numbers)))
    assert addresses(document) == ["op1", "op2", "op3", "op3.1", "op3.2", "op4"]


def test_a_paragraph_broken_in_two_is_joined():
    document = read(file(paragraph("1.", "Decides that the report on") + paragraph(None, "rivers shall wait.")))
    assert [p.text for p in document.paragraphs] == ["Decides that the report on rivers shall wait."]
    assert codes(document) == ["paragraph-broken"]


def test_digits_that_repeat_a_mark_are_marks():
    body = paragraph("1.", f"Recalls the plan;{note('1', 'Of 2030.')}") + paragraph("2.", "Follows the plan;1")
    body += paragraph("3.", "Keeps the plan<sup>1</sup> whole.")
    document = read(file(body))
    assert [p.text for p in document.paragraphs] == ["Recalls the plan;", "Follows the plan;", "Keeps the plan whole."]
    assert [[(m.mark, m.footnote) for m in p.footnotes] for p in document.paragraphs] == [[("1", "fn1")]] * 3
    assert codes(document) == ["note-repeated", "note-repeated"]


def test_digits_that_are_no_mark_stay():
    body = paragraph("1.", f"Recalls;{note('2', 'Of 2030.')}") + paragraph("2.", "Covers 9 km<sup>2</sup> and COVID-19;")
    document = read(file(body))
    assert found(document, "op2").text == "Covers 9 km2 and COVID-19;"
    assert document.warnings == ()


def test_a_part_in_brackets_is_no_mark():
    body = paragraph("1.", f"Recalls;{note('9', 'Of 2030.')}") + paragraph("2.", "Notes decision 75(9) of the Health Assembly;")
    body += paragraph("3.", "يلاحظ المقرر 75(9) والخطة(9) كلها؛")
    document = read(file(body))
    assert found(document, "op2").text == "Notes decision 75(9) of the Health Assembly;" and not found(document, "op2").footnotes
    assert "75(9)" in found(document, "op3").text
    assert [mark.mark for mark in found(document, "op3").footnotes] == ["9"]


def test_the_session_in_brackets_behind_a_designation_is_no_mark():
    body = paragraph("1.", f"Recalls;{note('9', 'Of 2030.')}") + paragraph("2.", "تشير إلى القرار A.1090(9) وإلى الوثيقة A/77/68(9)؛")
    [mark] = found(document := read(file(body)), "op2").footnotes
    assert found(document, "op2").text == "تشير إلى القرار A.1090(9) وإلى الوثيقة A/77/68()؛"
    assert (mark.mark, mark.footnote) == ("9", "fn9")


def test_a_note_printed_in_the_body_is_a_note():
    body = paragraph("1.", "Sets allowances;*") + paragraph(None, "*\tOf families.", "FootnoteText") + paragraph("2.", "Waits.")
    document = read(file(body))
    assert addresses(document) == ["op1", "op2"]
    assert [(n.anchor, n.mark, n.text) for n in document.footnotes] == [("fnstar1", "*", "Of families.")]
    assert [(m.mark, m.offset, m.footnote) for m in found(document, "op1").footnotes] == [("*", 16, "fnstar1")]
    assert codes(document) == ["note-in-body"]


def test_several_starred_notes_find_their_marks():
    body = paragraph("1.", "Sets one,* two** and three;***") + paragraph(None, "________")
    body += "".join(paragraph(None, f"{'*' * n}\tNote {n}.") for n in (1, 2, 3))
    document = read(file(body))
    assert [(p.anchor, p.text) for p in document.paragraphs] == [("op1", "Sets one, two and three;")]
    assert [(m.mark, m.offset) for m in document.paragraphs[0].footnotes] == [("*", 9), ("**", 13), ("***", 24)]
    assert [(n.mark, n.text) for n in document.footnotes] == [("*", "Note 1."), ("**", "Note 2."), ("***", "Note 3.")]
    assert [(one.kind, one.text) for one in document.furniture] == [("rule", "________")]


def test_characters_escaped_twice_are_read_as_meant():
    document = read(file(paragraph("1.", "Thanks the Council&amp;#39;s Chair.")))
    assert document.paragraphs[0].text == "Thanks the Council's Chair."
    assert codes(document) == ["escaped-twice"]


def test_the_printed_symbol_wins_over_the_metadata_and_stale_subjects_go():
    subject = '<classification><keyword value="x" href="http://metadata.un.org/thesaurus/1" showAs="WATER" dictionary="UNBIS Thesaurus"/></classification>'
    assert [s.label for s in read(file(BODY, meta=subject)).subjects] == ["WATER"]
    document = read(file(BODY, number="87-26", meta=subject))
    assert (document.symbol, document.subjects) == ("A/RES/89/10", ())
    assert codes(document) == ["symbol-in-metadata", "subjects-dropped"]


def test_the_text_decides_its_language():
    body = paragraph("1.", "Prie le Secrétaire général de lui présenter un rapport sur les pluies et les fleuves dans le monde ;")
    document = read(file(body, language="rus"))
    assert document.language == "fr"
    assert codes(document) == ["language-differs"]


def test_a_closing_line_in_the_body_goes_to_the_heading():
    document = read(file(BODY + paragraph(None, "50th (resumed) plenary meeting")))
    assert addresses(document) == ["op1", "op2"]
    assert codes(document) == ["closing-moved"]


def test_a_vote_in_the_body_goes_to_the_heading():
    lines = ("[Adopted by 2 votes to 1. The voting was as follows:", "In favour:", "Algeria, Brazil", "Against:", "Chad]")
    document = read(file(BODY + "".join(paragraph(None, line) for line in lines)))
    assert addresses(document) == ["op1", "op2"]
    assert [line.text for line in document.masthead if line.kind == "vote"] == list(lines)
    assert codes(document) == ["closing-moved"] * 5


def test_the_line_that_introduces_the_first_paragraph_is_operative():
    document = read(file(BODY, PREAMBLE + container("Resolves that, for 2035:")))
    assert addresses(document) == ["pp1", "pp2", "op0", "op1", "op2"]
    assert codes(document) == ["operative-in-preamble"]


def test_a_cover_number_against_title_and_metadata_loses():
    document = read(file(BODY, symbol="A/RES/89/9"))
    assert document.symbol == "A/RES/89/10"
    assert codes(document) == ["symbol-misprinted"]


def test_a_list_without_a_paragraph_before_it_stands_alone():
    document = read(file(BODY, attachments=annex(heading("Annex") + paragraph("(a)", "See one.") + paragraph("(b)", "See two."))))
    assert [(p.anchor, p.parent) for p in document.paragraphs[3:]] == [("annex1.opa", None), ("annex1.opb", None)]


def test_a_number_parted_from_its_text_is_joined():
    document = read(file("<paragraph><num>1.</num><content><p/></content></paragraph>" + paragraph(None, "Decides;") + paragraph("2.", "Waits.")))
    assert [(p.anchor, p.label, p.text) for p in document.paragraphs] == [("op1", "1.", "Decides;"), ("op2", "2.", "Waits.")]
    assert codes(document) == ["number-apart"]


def test_numbers_without_their_sign_are_read_in_order():
    document = read(file(paragraph(None, "1 Decides to wait;") + paragraph(None, "2 Waits;") + paragraph("3.", "Ends.")))
    assert [(p.anchor, p.label, p.text) for p in document.paragraphs][:2] == [("op1", "1", "Decides to wait;"), ("op2", "2", "Waits;")]


def test_a_single_unnumbered_paragraph_is_the_first():
    document = read(file(paragraph(None, opened("Decides", "to wait.")), PREAMBLE))
    assert addresses(document) == ["pp1", "pp2", "op1"]
    assert document.warnings == ()


def test_an_operative_paragraph_in_the_preamble_is_operative():
    inside = "<blockList><listIntroduction>Urges all:</listIntroduction><item><num>(a)</num><p>To wait;</p></item></blockList>"
    document = read(file("", PREAMBLE + f'<container name="Urges">{inside}</container>'))
    assert addresses(document) == ["pp1", "pp2", "op1", "op1.a"]
    assert codes(document) == ["operative-in-preamble"]


def test_every_warning_has_a_sentence():
    assert all(sentence.endswith(".") and sentence[0].isupper() or sentence[0] == "{" for sentence in SENTENCES.values())


def test_an_attachment_without_the_word_annex_is_one():
    document = read(file(BODY, attachments=annex(heading("Rules of the river") + BODY)))
    assert addresses(document)[2:] == ["annex1", "annex1.op1", "annex1.op2"]


def test_lists_of_three_degrees():
    body = points("1.", "Lists:", ("(a)", "One:"), sublist(("(i)", "small:"))) + paragraph("a.", "smaller;") + paragraph("b.", "least.")
    assert addresses(read(file(body))) == ["op1", "op1.a", "op1.a.i", "op1.a.i.a", "op1.a.i.b"]


def test_a_preambular_list_belongs_to_its_paragraph():
    inside = "<blockList><listIntroduction>Recalling:</listIntroduction><item><num>(a)</num><p>Rain,</p></item></blockList>"
    assert addresses(read(file(BODY, f'<container name="Recalling">{inside}</container>' + container("Noting,")))) == [
        "pp1", "pp1.a", "pp2", "op1", "op2",
    ]  # fmt: skip


@pytest.mark.parametrize("name, differs", [
    ("89_10_E.xml", False), ("A_RES_89_10-2510827E.xml", False), ("A_RES_89_11-2510827E.xml", True), ("text.xml", False),
    ("88_10_E.xml", True), ("2510827.xml", False),
])  # fmt: skip
def test_a_file_named_after_another_resolution_is_named(name, differs):
    [document] = akn.read(file(paragraph("1.", "Decides.")), name)
    assert document.symbol == "A/RES/89/10" and ("name-differs" in codes(document)) is differs
