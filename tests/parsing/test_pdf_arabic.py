"""Lines from right to left: where numbers, brackets and Latin phrases stand in them; marks that come over to the next page."""

import pytest

from corpus.parsing.pdf import bidirectional, right_to_left, rows
from corpus.parsing.pdf.right_to_left import Character
from corpus.parsing.pdf.flow import blocks_of
from corpus.parsing.pdf.glyphs import upright
from corpus.parsing.pdf.pages import pages_of


def line(*words: str, mark: str | None = None) -> str:
    """The words of a line, given from the right edge as the extraction gives them, in their order."""
    start = 300.0
    pieces = [rows.Piece(f"{mark} ", start, start + 5, 100.0, 6.0, 0, True)] if mark else []
    pieces += [rows.Piece(f"{word} ", start - 40 - 40 * place, start - 5 - 40 * place, 100.0, 8.0, 0) for place, word in enumerate(words)]
    return "".join(piece.text for piece in bidirectional.ordered(pieces)).strip()


@pytest.mark.parametrize(
    "words, read",
    [
        (("و", "14668", "No.", ",1642", "vol.", ".Series"), "و Series vol. 1642, No. 14668."),
        (("و", "14668", "No.", "1642,", "vol.", ".Series"), "و Series vol. 1642, No. 14668."),
        (("القرار", "12.6", "Gard."), "القرار Gard. 12.6"),
        (("الحدائق،", "2012", ":39001", ".ABC"), "الحدائق، ABC 39001: 2012."),
        (("الوثيقة", "3-1", ".Corr،"), "الوثيقة Corr. 1-3،"),
        (("الحدائق", ")8843", "No.", ",610", "Series", "United)؛"), "الحدائق (United Series 610, No. 8843)؛"),
        (("عام", "2030", ")2031", ")Connect", "في"), "عام 2030 (Connect 2031) في"),
        (("رقم", "12", ".))A/99/12"), "رقم 12 A/99/12))."),
        (("للمقرر", "CP.21/1", "بشأن"), "للمقرر 1/CP.21 بشأن"),
        (("25", "2044", "May"), "25 May 2044"),
        (("]تقرير", "])A/99/12/Add.2)"), "[تقرير (A/99/12/Add.2)]"),
        (("انظر", ".A/CONF.21/1"), "انظر A/CONF.21/1."),
    ],
)
def test_numbers_and_signs_of_latin_phrases(words, read):
    signs = str.maketrans("()", "||")
    assert line(*words).replace(" ،", "،").translate(signs) == read.translate(signs)


def test_no_blank_behind_a_bracket_that_stands_alone():
    assert line("الحدائق", ")", "المفتوحة(", "56") == "الحدائق (المفتوحة) 56"


def test_brackets_that_a_mark_has_left_empty():
    assert line(")(", "تقرير", "الحدائق", ")2044", mark="1").startswith("1 () تقرير")
    assert line("الحدائق", "2044)(،", "كما", ")ترحب") == "الحدائق 2044()، كما (ترحب"


def test_a_note_that_says_its_number_again():
    assert line(")14(", ".A/99/17", mark="14").startswith("14 (14) A/99/17")


@pytest.mark.parametrize("alone", ["30", "30；"])
def test_a_mark_alone_at_the_top_of_the_next_page(alone):
    first = ((100, 500, 700, "大会，", 10.0), (124, 488, 680, "1. 请秘书长在城市所有公共花园里植树并就此向大会提出报告；", 10.0))
    second = ((60, 130, 748, "A/RES/99/1", 8.0), (420, 552, 748, "公共花园的树木和树木看护人", 8.0), (124, 131, 720, alone[:2], 6.5))
    second += ((132, 136, 717, alone[2:], 10.0),) if alone[2:] else ()
    second += ((124, 400, 690, "2. 决定继续处理此案。", 10.0), (124, 131, 96, "30", 6.5), (133, 300, 93, "第98/2号决议。", 8.0))
    drawn = [[[words, left, right, height, size, 0] for left, right, height, words, size in page] for page in (first, second)]
    raw = {"pages": [{"width": 612.0, "height": 792.0, "pieces": page, "flat": [], "upright": []} for page in drawn]}
    blocks = blocks_of(*pages_of(raw))
    assert [block.text for block in blocks if block.kind == "text"][-2:] == [f"1. 请秘书长在城市所有公共花园里植树并就此向大会提出报告；{alone}", "2. 决定继续处理此案。"]
    assert [run.raised for run in blocks[-3].runs if run.text.strip() == "30"] == [True]


def test_a_small_number_in_a_heading_that_no_note_has_is_of_the_heading():
    first = ((100, 500, 700, "大会，", 10.0), (124, 300, 680, "1. 请秘书长植树；", 10.0))
    second = ((60, 130, 748, "A/RES/99/1", 8.0), (124, 131, 720, "30", 6.5), (124, 400, 690, "2. 决定继续处理此案。", 10.0))
    drawn = [[[words, left, right, height, size, 0] for left, right, height, words, size in page] for page in (first, second)]
    pages, _ = pages_of({"pages": [{"width": 612.0, "height": 792.0, "pieces": page, "flat": [], "upright": []} for page in drawn]})
    assert [piece.text for piece in pages[1].furniture] == ["A/RES/99/1", "30"]


def test_brackets_of_which_the_other_one_is_on_another_line():
    assert line(")باستثناء", "البعثات") == "(باستثناء البعثات"
    assert line("الفقرة", "6)[") == "الفقرة 6)]"
    assert line("البعثات", "الخاصة(،") == "البعثات الخاصة)،"
    pieces = [rows.Piece("هشة) ", 250, 290, 100.0, 8.0, 0), rows.Piece("16 ", 240, 249, 100.0, 5.0, 0, True), rows.Piece(")، ", 230, 239, 100.0, 8.0, 0), rows.Piece(")ألف ", 200, 220, 100.0, 8.0, 0)]
    assert "".join(piece.text for piece in bidirectional.ordered(pieces)).strip() == "هشة( 16 )، (ألف"


def test_quotation_marks_between_arabic_words_are_mirrored_back():
    assert (right_to_left.settled("“حدائق”،"), right_to_left.settled("l’eau”")) == ("”حدائق“،", "l’eau”")


def test_the_thousands_of_a_number_in_a_cell():
    def cell(*groups: str, backwards: bool) -> str:
        pieces = [rows.Piece(f"{group} ", 100 + 20 * place, 115 + 20 * place, 100.0, 10.0, 0) for place, group in enumerate(groups)]
        return rows.segments_of(pieces, 1, backwards)[0].bare

    assert cell("140", "1", backwards=True) == "1 140"
    assert cell("000", "140", "21", backwards=True) == "21 140 000"
    assert cell("1", "140", backwards=True) == "1 140"
    assert cell("140", "1", backwards=False) == "140 1"


def test_rows_of_numbers_and_dates_on_a_page_in_arabic():
    def told(*words: str) -> str:
        drawn = [["وإذ تشير إلى قرارات اللجنة ", 200.0, 492.0, 700.0, 10.0, 0]]
        drawn += [[f"{word} ", 460.0 - 40 * place, 492.0 - 40 * place, 688.0, 10.0, 0] for place, word in enumerate(words)]
        return rows.rows_of(drawn, 1)[0][1][0].bare.translate(str.maketrans("()", "||"))

    assert told("2375", ")2044(.") == "2375 |2044|."
    assert told("25", "2044", "May") == "25 May 2044"
    assert told("trees", "of", "List") == "List of trees"


def test_a_stroke_at_the_end_of_a_line():
    lines = [(f"{word} ", 492.0 - 50 * (place + 1), 490.0 - 50 * place, 700.0 - 12 * row) for row, words in enumerate((("ألف", "في", "كانون", "الأول/"), ("ديسمبر", "2044؛"))) for place, word in enumerate(words)]
    raw = {"pages": [{"width": 612.0, "height": 792.0, "pieces": [[*each, 10.0, 0] for each in lines], "flat": [], "upright": []}]}
    assert "الأول/ديسمبر" in " ".join(block.text for block in blocks_of(*pages_of(raw)))


def test_letters_that_a_font_has_one_glyph_for_come_in_their_order():
    look = (100.0, 10.0, 0)
    drawn = [Character(sign, left, left + 5.0, look) for sign, left in (("ع", 80.0), ("ل", 85.0), ("ا", 85.5))]
    assert "".join(each.text for each in right_to_left.word(drawn)) == "لاع"


def test_a_slanted_box_stood_upright():
    assert upright(10.0, 108.0, 20.0, 98.0, 100.0, 0.25) == (10.5, 18.0)
