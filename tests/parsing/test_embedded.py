"""Lines from right to left as pdftotext writes them: what stands in their embeddings is read in its order."""

from __future__ import annotations

import pytest

from corpus.parsing.embedded import in_order
from corpus.parsing.pipeline import parse

SIGNS = str.maketrans("{<>", "\u202a\u202b\u202c")
"""Opens what goes from left to right, opens a line from right to left, closes either."""


def written(text: str) -> str:
    return text.translate(SIGNS)


def read(text: str) -> str:
    said = in_order(written(text))
    return "".join(char for char in said if char not in "\u202a\u202b\u202c")


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("<قرارها {( 2205>د{ )21->المؤرخ>", "قرارها 2205 (د-21) المؤرخ"),
        ("<البحر{ ،>وكان{ ،1997>ثم>", "البحر، وكان1997، ثم"),
        ("<الحديقة({ ،)12>ثم>", "الحديقة(12)، ثم"),
        ("<الملحق رقم { ،)A/52/17( 17>المرفق>", "الملحق رقم 17 (A/52/17)، المرفق"),
        ("<{December 2019 27>>", "27 December 2019"),
        ("<{ - .74/184>حدائق البحر>", "74/184. - حدائق البحر"),
        ("<في الفترة { 2030-2015>كلها>", "في الفترة 2015-2030 كلها"),
        ("<{24-16433>>", "24-16433"),
        ("<انظر {.Gardens of the Sea, vol. 12, No. 345>>", "انظر Gardens of the Sea, vol. 12, No. 345."),
    ],
)
def test_pieces_go_backwards_and_numbers_forwards(drawn, said):
    assert read(drawn) == said


def test_columns_are_read_from_the_right():
    assert read("   <تقرر الحديقة؛>          <{ -1>>") == "   1-    تقرر الحديقة؛"


def test_a_text_of_another_maker_is_left_alone():
    text = "قرارها \u202a2205\u202c (د-21)"
    assert in_order(text) is text


def test_paragraphs_and_notes_of_a_page():
    source = written(
        "<{A/RES/79/399>>\n\n<حدائق البحر{ .79/399>>\n\n<إن الجمعية العامة{،>>\n\n"
        "<إذ تشير إلى حدائق البحر({ ،)1>وإلى قرارها {( 2205>د{ )21->المؤرخ { 17>كانون الأول{/>ديسمبر {،1966>>\n\n"
        "<{ - 1>تقرر أن تنظر في حدائق البحر{.>>\n\n<__________________>\n<{ )( 1>انظر كتاب الحدائق{.>>\n\f"
    )
    [document] = parse(source.encode(), "a.txt", "ar")
    assert [(each.anchor, each.text) for each in document.paragraphs] == [
        ("pp1", "إذ تشير إلى حدائق البحر، وإلى قرارها 2205 (د-21) المؤرخ 17 كانون الأول/ديسمبر 1966،"),
        ("op1", "تقرر أن تنظر في حدائق البحر."),
    ]
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "انظر كتاب الحدائق.")]
    assert [citation.symbol for citation in document.paragraphs[0].citations] == ["A/RES/2205 (XXI)"]


def test_a_dash_behind_the_number_of_a_title_and_a_missing_bracket_above_it():
    heading = "قرار اتخذته الجمعية العامة في 18 كانون الأول/ديسمبر 2012\n\n[بناء على تقرير اللجنة الثالثة (A/67/12)\n67/974. - حراس الآبار\n\n"
    [document] = parse(f"{heading}إن الجمعية العامة،\n\n1 - تقرر أن تصون الآبار.\n".encode(), "title.txt")
    assert (document.symbol, document.title) == ("A/RES/67/974", "حراس الآبار")
    assert [line.text for line in document.masthead if line.kind == "title"] == ["67/974. - حراس الآبار"]
