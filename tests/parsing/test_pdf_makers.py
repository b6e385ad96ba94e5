"""What the PDFs of word processors and of programs that print web pages do in their own way."""

import pytest

from corpus.parsing.pdf import bidirectional, right_to_left
from corpus.parsing.pdf.right_to_left import Character
from corpus.parsing.pdf.glyphs import ITALIC
from corpus.parsing.pdf.flow import blocks_of
from corpus.parsing.pdf.pages import pages_of
from corpus.parsing.pipeline import parse
from tests.parsing.test_pdf import shown


def read(*pages: tuple, flat: tuple = ()) -> list:
    """The blocks of pages given as (left, right, baseline, words[, size[, style]])."""
    drawn = [[[words, left, right, height, *(look or (10.0, 0))] for left, right, height, words, *look in page] for page in pages]
    drawn = [[each if len(each) == 6 else [*each, 0] for each in page] for page in drawn]
    raw = {"pages": [{"width": 612.0, "height": 792.0, "pieces": page, "flat": list(flat), "upright": []} for page in drawn]}
    return blocks_of(*pages_of(raw))


def told(*pages: tuple, flat: tuple = ()) -> list[str]:
    return [block.text.strip() for block in read(*pages, flat=flat)]


HEAD = ((72, 131, 740, "A/RES/99/1"), (72, 200, 728, "99/1. The public gardens of the city"), (72, 165, 716, "The General Assembly,", 10.0, ITALIC))


def flush(*lines: str) -> tuple:
    """Lines that begin at the margin, one below the other; `*` before words that are italic, those that end in `|` are full."""
    made = []
    for place, line in enumerate(lines):
        words = line.strip("*|")
        made.append((72, 530 if line.endswith("|") else 72 + 4.4 * len(words), 704 - 12 * place, words, 10.0, ITALIC if line.startswith("*") else 0))
    return tuple(made)


def test_paragraphs_that_only_their_opening_words_set_apart():
    lines = flush(
        "*Recalling its resolution 98/2 on all the gardens and on all the parks of the city and of the|",
        "towns around it,",
        "*Noting that trees grow slowly in all the gardens and in all the parks of the city and of the|",
        "towns around it, and that they need water in the summer and care all through the winter,|",
        "*Noting also the work of the keepers,",
        "1. Decides to plant trees in all the gardens and in all the parks of the city and of the towns|",
        "around it, and to water them;",
        "2. Requests a report.",
    )
    assert [text[:16] for text in told((*HEAD, *lines))[3:]] == ["Recalling its re", "Noting that tree", "Noting also the ", "1. Decides to pl", "2. Requests a re"]


def test_a_masthead_without_gaps():
    lines = ((72, 300, 740, "Parks and gardens"), (72, 330, 728, "Resolution adopted by the General Assembly on 3 May 2044"), (72, 240, 716, "[on the report of the Second Committee (A/99/5)]"))
    title = ((72, 280, 704, "99/1. The public gardens of the city"), (72, 165, 692, "The General Assembly,", 10.0, ITALIC))
    assert told((*lines, *title, (72, 200, 680, "Decides to go on."))) == [words for *_, words in lines] + [title[0][3], title[1][3], "Decides to go on."]


def test_an_organ_named_in_the_masthead_does_not_speak_yet():
    lines = ((72, 180, 740, "Генеральная Ассамблея"), (72, 300, 700, "99/1. Городские сады"), (72, 180, 660, "Генеральная Ассамблея,"), (72, 300, 620, "1. постановляет сажать деревья."))
    assert told(lines) == [words for *_, words in lines]
    [document] = parse(shown((100, 760, "General Assembly", 12), (100, 720, "99/1. A title", 12), (100, 690, "The General Assembly,", 12), (100, 660, "Decides to go on.", 12)), "a.pdf")
    assert document.title == "A title" and document.organ == "A"


NOTES = (
    *HEAD,
    (72, 400, 690, "Recalling its resolution on all the gardens and parks"),
    (400, 404, 694, "1", 6.0),
    (72, 500, 678, "and its resolution on all the trees of the city, and noting"),
)


def test_notes_with_their_marks_on_the_line_that_no_rule_parts_from_the_text():
    foot = ((72, 200, 90, "1. Resolution 98/2, which", 8.0), (72, 160, 80, "has an annex.", 8.0))
    blocks = read((*NOTES, (72, 120, 666, "the keepers,"), *foot))
    assert [(block.kind, block.text) for block in blocks[-1:]] == [("note", "1 Resolution 98/2, which has an annex.")]


def test_a_note_on_the_page_after_its_call():
    second = ((72, 120, 740, "the keepers,"), (72, 200, 700, "1. Decides to go on."), (72, 200, 90, "1. Resolution 98/2.", 8.0))
    blocks = read(NOTES, second)
    assert [block.text for block in blocks if block.kind == "note"] == ["1 Resolution 98/2."]
    assert any(block.text.endswith("and noting the keepers,") for block in blocks)


def test_notes_below_a_line_across_the_page():
    foot = ((72, 200, 90, "1. Resolution 98/2.", 8.0),)
    blocks = read((*NOTES, (72, 120, 666, "the keepers,"), *foot), flat=((72.0, 540.0, 102.0),))
    assert blocks[-1].kind == "note"


def test_a_note_whose_mark_a_tab_parts_from_it():
    foot = ((72, 75, 94, "1", 6.0), (108, 250, 90, "Resolution 98/2.", 10.0))
    blocks = read((*NOTES, (72, 120, 666, "the keepers,"), *foot), flat=((72.0, 190.0, 102.0),))
    assert (blocks[-1].kind, blocks[-1].text) == ("note", "1 Resolution 98/2.")


def test_a_plain_page_heading_of_two_lines():
    first = (*HEAD[:1], (72, 480, 728, "99/1. The public gardens of the city and of all the towns and villages around"), (72, 100, 716, "the city"), (72, 165, 700, "The General Assembly,"), (72, 500, 670, "1. Decides to plant trees in all gardens and to ask the"))
    second = ((72, 131, 760, "A/RES/99/1"), (72, 480, 748, "99/1. The public gardens of the city and of all the towns and villages around"), (72, 100, 736, "the city"), (72, 200, 710, "keepers to go on."))
    assert told(first, second)[-1] == "1. Decides to plant trees in all gardens and to ask the keepers to go on."


def test_the_second_line_of_an_item_is_no_first_line():
    lines = ((72, 470, 660, "1. Decides that, in the gardens and in the parks of the city and of"), (72, 300, 648, "the towns around it:"))
    item = ((92, 96, 630, "(a)"), (112, 470, 630, "Trees shall be planted, watered and cared for by their keepers (Rules,"), (112, 300, 618, "rule 22), and not felled;"))
    assert told((*HEAD, *lines, *item))[-1].endswith("keepers (Rules, rule 22), and not felled;")


def arabic(*words: str, left: float = 0.0) -> list[Character]:
    """Characters from right to left, ten points wide; words given as (text, …) stand one after the other."""
    look, made, edge = (100.0, 10.0, 0), [], 300.0
    for number, sign in enumerate("".join(words)):
        made.append(Character(sign, edge - 10, edge, look, (number, edge - 10, 100.0)))
        edge -= 10
    return made


def test_a_sign_that_its_program_gives_with_its_letter_is_read_once():
    letters = arabic("أقر")
    glyph = (9, 290.0, 100.0)
    base = [letters[0]._replace(glyph=glyph), Character("\u064f", 288.0, 290.0, (100.0, 10.0, 0), glyph, 8.0)]
    over = (10, 292.0, 105.0)
    sign = [Character("\u064f", 296.0, 298.0, (105.0, 10.0, 0), over, 2.0), Character("أ", 292.0, 296.0, (105.0, 10.0, 0), over)]
    assert "".join(each.text for each in right_to_left.once([*base, *letters[1:], *sign])) == "أ\u064fقر"


def test_a_sign_that_its_program_gives_with_another_letter_is_the_sign_alone():
    letters = arabic("تنفذ")
    over = (10, 292.0, 105.0)
    sign = [Character("أ", 294.0, 296.0, (105.0, 10.0, 0), over), Character("\u064f", 296.0, 298.0, (105.0, 10.0, 0), over, 2.0)]
    assert "".join(each.text for each in right_to_left.once([*letters, *sign])) == "تنفذ\u064f"
    hole = [*letters[1:], *sign]  # nothing else stands there: the letter is the one of its text
    assert "أ" in "".join(each.text for each in right_to_left.once(hole))


def test_a_lam_over_its_alef_comes_first():
    look = (100.0, 10.0, 1)
    drawn = [Character("ا", 446.5, 450.0, look), Character("ل", 441.3, 447.4, look), Character("ا", 441.3, 447.6, look), Character("ع", 436.1, 442.0, look)]
    assert "".join(each.text for each in right_to_left.word(drawn)) == "الاع"


@pytest.mark.parametrize(
    "drawn, read",
    [
        (["2024-2014", "19-22"], ["2014-2024", "22-19"]),
        (["2014-2024", "19-22"], ["2014-2024", "19-22"]),
        (["2014-2024", "2024-2014", "19-22"], ["2014-2024", "2014-2024", "19-22"]),
    ],
)
def test_ranges_of_years_ascend(drawn, read):
    pages = [[[text, 0, 0, 0, 0, 0] for text in drawn]]
    bidirectional.ascending(pages)
    assert [piece[0] for piece in pages[0]] == read


def test_a_table_with_lettered_notes_below_it():
    rows = (((100, 600), "Purpose", (300, 600), "Amount"), ((100, 580), "Trees", (300, 580), "10 000"), ((100, 560), "Gardeners", (300, 560), "12 000"))
    words = [(left, height, text, 12) for row in rows for (left, height), text in zip(row[::2], row[1::2])]
    notes = ((128, 584, "a", 7), (150, 564, "b", 7), (100, 540, "a", 7), (106, 536, "See A/99/12.", 10), (100, 524, "b", 7), (106, 520, "Reflects amounts after recosting.", 10))
    opening = ((100, 720, "99/1. A title", 12), (100, 690, "The General Assembly,", 12), (100, 660, "Recalling its resolution 98/2,", 12))
    [document] = parse(shown(*opening, (100, 630, "1. Approves the amounts:", 12), *words, *notes, (100, 490, "2. Requests a report.", 12)), "a.pdf")
    [table] = [paragraph for paragraph in document.paragraphs if paragraph.kind == "table"]
    assert table.table == (("Purpose", "Amount"), ("Trees", "10 000"), ("Gardeners", "12 000"))
    assert [(mark.mark, mark.footnote, table.text[: mark.offset].split()[-1]) for mark in table.footnotes] == [("a", "fna", "Trees"), ("b", "fnb", "Gardeners")]
    assert [(note.mark, note.text) for note in document.footnotes] == [("a", "See A/99/12."), ("b", "Reflects amounts after recosting.")]


def test_the_words_of_the_title_below_a_symbol_alone_are_text():
    first = (*HEAD[:1], (72, 480, 728, "99/1. The public gardens of the city and of all the towns and villages"), (72, 165, 700, "The General Assembly,"), (72, 530, 670, "1. Decides to go on with the item entitled"))
    second = ((72, 131, 760, "A/RES/99/1"), (72, 480, 720, "The public gardens of the city and of all the towns and villages"), (72, 100, 708, "next year."))
    assert told(first, second)[-1].endswith("entitled The public gardens of the city and of all the towns and villages next year.")


def test_a_note_printed_late_is_a_note_of_its_own():
    called = tuple((100 + 60 * place, 104 + 60 * place, 694, str(place), 6.0) for place in (1, 2, 3))
    foot = tuple((72, 250, 110 - 10 * place, f"{number}. Resolution 98/{number}.", 8.0) for place, number in enumerate((1, 3, 2)))
    blocks = read((*HEAD, (72, 500, 690, "Recalling its resolutions on gardens, parks and trees and on the"), *called, (72, 120, 678, "keepers,"), *foot))
    assert [block.text for block in blocks if block.kind == "note"] == ["1 Resolution 98/1.", "3 Resolution 98/3.", "2 Resolution 98/2."]


def test_a_table_goes_on_over_the_end_of_a_page():
    first = (*HEAD, *((left, left + 40, 660 - 20 * place, text) for place, row in enumerate((("Year", "Amount"), ("2044", "10 000"), ("2045", "12 000"))) for left, text in zip((100, 300), row)))
    second = ((100, 140, 700, "2046"), (300, 340, 700, "14 000"), (72, 300, 640, "1. Requests a report."))
    [table] = [block for block in read(first, second) if block.kind == "table"]
    assert table.text.split("\n")[-1] == "2046\t14 000"


def test_rows_that_no_gap_parts_begin_at_their_numbers():
    rows = (("Category", "Posts", 660), ("Higher", "3", 640), ("Middle", "12", 628), ("Lower", "40", 616), ("Total", "55", 596))
    page = (*HEAD, *((left, left + 40, height, text) for first, second, height in rows for left, text in ((100, first), (300, second))))
    [table] = [block for block in read(page) if block.kind == "table"]
    assert [row.split("\t") for row in table.text.split("\n")] == [[first, second] for first, second, _ in rows]


def test_a_latin_symbol_with_brackets_before_an_arabic_comma():
    look = (100.0, 10.0, 0)
    drawn = [Character(sign, 100.0 + 5 * place, 105.0 + 5 * place, look) for place, sign in enumerate("،ABC/DE(13)/21/Add.1")]
    assert "".join(each.text for each in right_to_left.word(drawn)) == "ABC/DE(13)/21/Add.1،"


def test_two_lams_and_a_heh_drawn_as_one_glyph():
    look, glyph = (100.0, 10.0, 0), (1, 80.0, 100.0)
    drawn = [Character("د", 90.0, 95.0, look, (0, 90.0, 100.0)), *[Character(sign, 80.0 + 3 * place, 83.0 + 3 * place, look, glyph) for place, sign in enumerate("لله")]]
    assert "".join(each.text for each in right_to_left.word(drawn)) == "دلله"
