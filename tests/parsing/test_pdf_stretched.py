"""Lines that are stretched to the margin, and lines that stand at one height of several pages by chance."""

from corpus.parsing.pdf.glyphs import BOLD
from tests.parsing.test_pdf_makers import HEAD, read, told

FULL = "the gardens and the parks of the city and of all the towns around it shall be"


def full(*heights: int) -> tuple:
    """Lines of a paragraph, stretched to the margin."""
    return tuple((72, 530, height, FULL) for height in heights)


def test_a_number_without_its_point_is_no_column():
    page = (*HEAD, (96, 110, 660, "1"), (150, 530, 660, "Recognizes that all"), *full(648), (72, 300, 636, "watered."))
    assert told(page)[-1].split() == f"1 Recognizes that all {FULL} watered.".split()


def test_few_words_of_a_stretched_line_are_no_columns():
    words = ((96, 106, 660, "1."), (120, 160, 660, "Invites"), (180, 330, 660, "establishments-of-gardeners"), (390, 530, 660, "keepers-of-trees"))
    page = (*HEAD, *words, *full(648), (72, 300, 636, "watered."))
    assert told(page)[-1] == f"1. Invites establishments-of-gardeners keepers-of-trees {FULL} watered."


def test_two_stretched_lines_one_below_the_other():
    first = ((72, 90, 648, "and"), (110, 200, 648, "establishments"), (220, 400, 648, "of-keepers-of-gardens"), (450, 530, 648, "to water"))
    second = ((72, 140, 636, "trees-and"), (190, 330, 636, "flowers-of-gardens"), (350, 400, 636, "in all"), (420, 530, 636, "the parks"))
    last = "and establishments of-keepers-of-gardens to water trees-and flowers-of-gardens in all the parks"
    assert told((*HEAD, *full(660), *first, *second))[-1] == f"{FULL} {last}"


def test_a_stretched_line_from_right_to_left():
    head = ((400, 540, 740, "99/1 - الحدائق العامة"), (450, 540, 716, "إن الجمعية العامة،"))
    row = ((430, 516, 660, "تدعو "), (300, 420, 660, "البستانيين "), (82, 240, 660, "والمزارعين "))
    after = ((82, 540, 648, "إلى زراعة الأشجار في جميع الحدائق وفي جميع المتنزهات"), (400, 540, 636, "وإلى سقايتها."))
    assert told((*head, *row, *after))[-1].split()[:3] == ["تدعو", "البستانيين", "والمزارعين"]


def test_rows_with_a_gap_at_the_same_place_are_a_table_above_a_full_line():
    rows = tuple((left, right, 660 - 12 * place, text) for place, row in enumerate((("Year", "Amount"), ("2044", "10 000"), ("2045", "12 000"))) for left, right, text in zip((72, 430), (112, 530), row))
    [table] = [block for block in read((*HEAD, *rows, *full(624))) if block.kind == "table"]
    assert table.text.split("\n") == ["Year\tAmount", "2044\t10 000", "2045\t12 000"]


def test_a_sentence_that_ends_with_a_stretched_line_and_its_page():
    first = (*HEAD, (96, 530, 660, "1. Decides to go on with the gardens. It shall"), *full(648, 636, 624, 612), (72, 530, 600, f"{FULL}."))
    second = ((72, 530, 700, "Their keepers shall care for them, and"), *full(688), (72, 300, 676, "watered."))
    assert told(first, second)[-1] == f"1. Decides to go on with the gardens. It shall {FULL} {FULL} {FULL} {FULL} {FULL}. Their keepers shall care for them, and {FULL} watered."


def test_a_sentence_that_ends_before_the_margin_ends_its_paragraph():
    first = (*HEAD, (96, 530, 660, "1. Decides to go on with the gardens. It shall"), *full(648, 636, 624, 612), (72, 500, 600, f"{FULL}."))
    second = ((72, 530, 700, "Their keepers shall care for them, and"), *full(688), (72, 300, 676, "watered."))
    assert told(first, second)[-1] == f"Their keepers shall care for them, and {FULL} watered."


def test_the_meeting_right_below_the_text():
    lines = ((72, 200, 740, "99/1. 公共花园"), (72, 120, 716, "大会，"), (96, 530, 690, "1. 请秘书长在城市所有公共花园里植树并就此向大会提出报告。"), (450, 530, 676, "第46次全体会议"))
    assert told(lines)[-1] == "第46次全体会议"


def test_brackets_around_a_mark_end_no_sentence():
    head = ((400, 540, 740, "99/1 - الحدائق العامة"), (450, 540, 716, "إن الجمعية العامة،"))
    lines = ((82, 540, 690, "وإذ تشير إلى قرارها بشأن الحدائق وإلى تقريرها"), (82, 540, 676, "عن الأشجار وعن جميع المتنزهات في المدينة"), (120, 540, 662, "وعن البستانيين("), (112, 118, 666, "1", 6.0), (108, 112, 662, ")"))
    after = ((300, 540, 646, "والأشجار التي يسقونها في الصيف،"), (300, 540, 620, "1 - تقرر أن تواصل النظر في الأمر."))
    assert [text.split()[0] for text in told((*head, *lines, *after))[2:]] == ["وإذ", "1"]


CALLS = tuple((100 + 60 * place, 104 + 60 * place, 694, str(place), 6.0) for place in (1, 2, 5))


def test_a_number_that_the_line_of_a_note_waits_for_is_no_mark():
    foot = ((72, 250, 110, "1. Records, Supplement No.", 8.0), (72, 200, 100, "5 (A/99/5); ibid., Дополнение №", 8.0), (72, 250, 90, "2 (A/99/2).", 8.0), (72, 250, 80, "2. Resolution 98/2.", 8.0))
    blocks = read((*HEAD, (72, 500, 690, "Recalling its resolutions on gardens, parks and trees and on the"), *CALLS, (72, 120, 678, "keepers,"), *foot))
    assert [block.text for block in blocks if block.kind == "note"] == ["1 Records, Supplement No. 5 (A/99/5); ibid., Дополнение № 2 (A/99/2).", "2 Resolution 98/2."]


def test_the_same_last_line_of_notes_on_two_pages():
    first = (*HEAD, (72, 500, 690, "Recalling its resolutions on gardens, parks"), *CALLS[:2], (72, 300, 678, "and noting the"), (72, 400, 72, "1. Records of the gardens, Supplement No. 5", 8.0), (72, 160, 60, "(A/99/5), sect. B.", 8.0))
    second = ((72, 120, 740, "keepers,"), (72, 300, 700, "1. Decides to go on."), (72, 400, 72, "2. Records of the parks, Supplement No. 6", 8.0), (72, 160, 60, "(A/99/5), sect. B.", 8.0))
    blocks = read(first, second)
    assert [block.text for block in blocks if block.kind == "note"] == ["1 Records of the gardens, Supplement No. 5 (A/99/5), sect. B.", "2 Records of the parks, Supplement No. 6 (A/99/5), sect. B."]


def test_the_same_numbered_paragraph_at_the_top_of_two_pages():
    heading = (72, 131, 760, "A/RES/99/1", 8.0)
    pages = [(heading, (96, 300, 720, "1. Takes note of the report;"), (96, 300, 690, f"2. Decides to plant {trees}.")) for trees in ("limes", "oaks")]
    assert told((*HEAD, (72, 300, 690, "Recalling its resolution 98/2,")), *pages)[-4:] == ["1. Takes note of the report;", "2. Decides to plant limes.", "1. Takes note of the report;", "2. Decides to plant oaks."]


def test_a_long_page_heading_ends_with_the_symbol_in_the_body_of_the_page():
    title = ("99/1. The public gardens of the city and of all the towns and", "villages around it, of the keepers of the gardens and of the", "trees that grow in them and in all the parks")
    heading = tuple((72, 480, 750 - 16 * place, words, 10.0) for place, words in enumerate(title))
    first = (*heading, (72, 165, 692, "The General Assembly,"), (72, 530, 670, "1. Decides to go on with the item and to ask the"))
    bold = [(*line, BOLD) for line in heading]
    second = (*bold, (72, 131, 676, "A/RES/99/1", 10.0, BOLD), (72, 200, 652, "keepers to go on."))
    assert told((*bold, *first[3:]), second)[-1] == "1. Decides to go on with the item and to ask the keepers to go on."
