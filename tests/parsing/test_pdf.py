"""PDFs as issued, against the XML of the same documents; drafts against a table read by eye; files that are refused."""

import csv
import subprocess
from collections import Counter
from shutil import which

import pytest
from django.conf import settings

from corpus.evaluation.imports import pairs
from corpus.evaluation.likeness import compare
from corpus.parsing.accounting import account, texts
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pdf import bidirectional, right_to_left, rows
from corpus.parsing.pdf.extraction import extract
from corpus.parsing.pdf.flow import blocks_of
from corpus.parsing.pdf.pages import pages_of
from corpus.parsing.pdf.right_to_left import Character
from corpus.parsing.pipeline import parse
from tests.rendering import pdf as rendering
from tests.rendering.script import Piece

SET = settings.BASE_DIR.parent / "shared" / "corpus" / "pdf"
SAMPLE = ("A/RES/79/13", "A/RES/79/58", "A/RES/79/96", "A/RES/79/121", "A/RES/79/190", "A/RES/79/301")
# Two-line titles, notes across pages, sub-headings, a raised ordinal in the meeting, a title that ends in a session.

needs_set = pytest.mark.skipif(not SET.is_dir(), reason=f"{SET} is not here")


@pytest.fixture(scope="module")
def sample():
    """(name, PDF, XML) of the sampled resolutions."""
    with open(SET / "pairs.tsv", encoding="utf-8", newline="") as listing:
        known = {row["pdf"]: row["symbol"] for row in csv.DictReader(listing, delimiter="\t")}
    return [each for each in pairs(SET, "A/RES/79/") if known[each[0]] in SAMPLE]


@needs_set
def test_pdfs_as_issued_are_right_in_every_respect(sample):
    assert len(sample) == len(SAMPLE)
    for name, data, gold in sample:
        likeness = compare(name, parse(gold, "gold.xml")[0], parse(data, name), 0)
        assert not likeness.faults, f"{name}: {likeness.difference}"


@needs_set
@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("options", [("-layout",), (), ("-raw",)], ids=["layout", "text", "raw"])
def test_what_pdftotext_makes_of_them(sample, options):
    right = paragraphs = 0
    for name, data, gold in sample:
        text = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True).stdout
        likeness = compare(name, parse(gold, "gold.xml")[0], parse(text, "a.txt"), 0)
        right, paragraphs = right + likeness.counts["letters"][0], paragraphs + likeness.counts["letters"][1]
        assert likeness.counts["heading"] == (1, 1), f"{name}: {likeness.difference}"
    assert right / paragraphs >= 0.99


# draft: sponsors, preambular and operative paragraphs, notes; counted by eye
DRAFTS = {
    "A_C.1_80_L.7.pdf": (["Egypt", "Iraq", "Pakistan", "Sri Lanka"], "A/C.1", ("99 (f)",), "2025-10-03"),
    "A_C.1_80_L.33.pdf": (["Australia", "Nigeria"], "A/C.1", ("100 (b)",), "2025-10-14"),
    "A_C.3_80_L.11.pdf": (["Brazil", "Kuwait", "Qatar", "Spain"], "A/C.3", ("25",), "2025-10-14"),
    "A_C.4_80_L.8.pdf": (["Morocco"], "A/C.4", ("48",), "2025-10-24"),
    "A_80_L.23.pdf": (["Iraq"], None, ("72 (a)",), "2025-11-28"),
}


@needs_set
@pytest.mark.parametrize("name", DRAFTS)
def test_drafts_say_who_proposes_them(name):
    [document] = parse((SET / name).read_bytes(), name)
    assert (list(document.sponsors), document.committee, document.agenda_items, document.issued) == DRAFTS[name]
    assert document.status == "draft" and document.masthead[-1].kind == "proponent"
    numbers = [paragraph.number for paragraph in document.paragraphs if paragraph.kind == "operative" and not paragraph.parent]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert not [warning for warning in document.warnings if warning.code != "note-without-mark"]


# draft: preambular paragraphs, operative paragraphs without sub-paragraphs, where its notes are called; read by eye, every paragraph of each
OUTLINES = {
    "A_80_L.13.pdf": (6, 12, "pp1 1, pp1 2, pp2 3, op2 4, op8 5"),
    "A_C.1_80_L.10.pdf": (8, 5, "pp2 1, pp3 2, pp8 3"),
    "A_C.1_80_L.18.pdf": (1, 15, "op1 1, op5 2, op7 3, op9 4"),
    "A_C.4_80_L.18.pdf": (7, 6, "pp2 1, pp2 2, pp3 3, pp5 4, pp7 5"),
    "A_C.5_80_L.19.pdf": (7, 110, "pp5 1, pp5 2, op3 3, op16 4, op36 5"),
}


@needs_set
@pytest.mark.parametrize("name", OUTLINES)
def test_every_paragraph_of_a_draft_stands_in_its_place(name):
    [document] = parse((SET / name).read_bytes(), name)
    top = [paragraph for paragraph in document.paragraphs if not paragraph.parent]
    counts = [sum(paragraph.kind == kind for paragraph in top) for kind in ("preambular", "operative")]
    called = ", ".join(f"{paragraph.anchor} {mark.mark}" for paragraph in document.paragraphs for mark in paragraph.footnotes)
    assert (*counts, called) == OUTLINES[name]
    assert all(paragraph.text.endswith(",") for paragraph in top if paragraph.kind == "preambular")
    assert all(paragraph.text.endswith((";", ":", ".")) for paragraph in top if paragraph.kind == "operative")


@needs_set
def test_a_draft_in_sections_with_a_list():
    [document] = parse((SET / "A_C.5_80_L.19.pdf").read_bytes(), "a.pdf")
    assert [each.label for each in document.paragraphs if each.kind == "heading"] == ["I", "II", "III", "IV", "V"]
    assert [each.anchor for each in document.paragraphs if each.parent == "op69"] == ["op69.a", "op69.b", "op69.c", "op69.cont1"]


# amendment or decision: sponsors, how its title begins, how its one paragraph begins; read by eye
WITHOUT_PARAGRAPHS = {
    "A_80_L.31.pdf": (1, "Strengthening of the coordination of emergency", "In operative paragraph 68"),
    "A_80_L.37.pdf": (0, "United Nations Pledging Conference", "The General Assembly, recalling its decision"),
    "A_80_L.40.pdf": (53, "Implementation of the Convention", "In the eleventh preambular paragraph"),
    "A_C.6_80_L.20.pdf": (0, "Provisional programme of work of the Sixth", "The General Assembly notes"),
}


@needs_set
@pytest.mark.parametrize("name", WITHOUT_PARAGRAPHS)
def test_amendments_and_decisions_keep_title_and_text(name):
    [document] = parse((SET / name).read_bytes(), name)
    sponsors, title, text = WITHOUT_PARAGRAPHS[name]
    assert len(document.sponsors) == sponsors and document.status == "draft"
    assert document.title.startswith(title)
    [only] = [paragraph for paragraph in document.paragraphs if paragraph.kind == "text"]
    assert only.text.startswith(text)


@needs_set
def test_a_table_without_lines_that_a_page_cuts():
    [document] = parse((SET / "A_C.6_80_L.20.pdf").read_bytes(), "a.pdf")
    [table] = [paragraph for paragraph in document.paragraphs if paragraph.kind == "table"]
    assert len(table.table) == 25 and {len(row) for row in table.table} == {2}
    assert [row[0] for row in table.table if not row[1].startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))] == []
    assert [mark.mark for mark in table.footnotes] == ["2", "3"]


@needs_set
def test_every_letter_and_sign_is_accounted_for():
    for path in sorted(SET.glob("*.pdf"))[::7]:
        data = path.read_bytes()
        source = " ".join(piece[0] for page in extract(data, path.name)["pages"] for piece in page["pieces"])
        documents = parse(data, path.name)
        found = account(source, *documents)
        assert found.balanced, f"{path.name}: lost {found.lost[:40]!r}, invented {found.invented[:40]!r}"
        kept = [*(text for document in documents for text in texts(document)), *(piece.text for document in documents for piece in document.furniture)]
        assert signs(source) == signs("".join(kept)), path.name


def signs(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isalnum() and not char.isspace())


def test_words_from_right_to_left_with_numbers_in_them():
    look = (100.0, 10.0, 0)
    drawn = [Character(text, 10.0 * place, 10.0 * place + 10, look) for place, text in enumerate("1/21 مقر"[::-1].replace(" ", "")[::-1])]
    assert "".join(each.text for each in right_to_left.word(drawn)) == "رقم1/21"


def minimal(content: bytes = b"", pages: int = 1) -> bytes:
    """A PDF written by hand: its pages share one stream."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"] * pages,
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"%PDF-1.7\nnothing of a PDF", "pdf-broken"),
        (minimal(), "pdf-scan"),
        (minimal(pages=600), "pdf-pages"),
    ],
)
def test_refusals_are_one_sentence(data, code):
    with pytest.raises(UnreadableSource) as refused:
        parse(data, "a.pdf")
    assert refused.value.code == code
    assert str(refused.value).startswith("a.pdf ") and str(refused.value).endswith(".") and "\n" not in str(refused.value)


def test_a_pdf_written_by_hand_is_read():
    lines = ("99/1. A title", "The General Assembly,", "Recalling its resolution 98/2,", "1. Decides to go on;", "2. Requests a report.")
    content = b"BT /F1 12 Tf 100 700 Td " + b" 0 -30 Td ".join(b"(%s) Tj" % line.encode() for line in lines) + b" ET"
    [document] = parse(minimal(content), "a.pdf")
    assert document.symbol == "A/RES/99/1"
    assert [(paragraph.anchor, paragraph.text) for paragraph in document.paragraphs] == [
        ("pp1", "Recalling its resolution 98/2,"),
        ("op1", "Decides to go on;"),
        ("op2", "Requests a report."),
    ]


def shown(*lines: tuple[int, int, str, int], drawn: bytes = b"") -> bytes:
    """A PDF of one page with (left, baseline, words, size), and lines drawn on it."""
    return minimal(drawn + b" ".join(b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (size, left, height, words.encode()) for left, height, words, size in lines))


OPENING = ((100, 720, "99/1. A title", 12), (100, 690, "The General Assembly,", 12), (100, 660, "Recalling its resolution 98/2,", 12))


def test_a_table_by_its_drawn_lines():
    grid = b"".join(b"100 %d m 400 %d l S " % (height, height) for height in (600, 570, 530)) + b"".join(b"%d 530 m %d 600 l S " % (left, left) for left in (100, 200, 400))
    words = ((105, 580, "Post", 12), (205, 580, "Number", 12), (105, 555, "Chief of a", 12), (105, 540, "large section", 12), (205, 555, "3", 12))
    [document] = parse(shown(*OPENING, (100, 630, "1. Approves the posts:", 12), *words, (100, 500, "2. Requests a report.", 12), drawn=grid), "a.pdf")
    [table] = [paragraph for paragraph in document.paragraphs if paragraph.kind == "table"]
    assert table.table == (("Post", "Number"), ("Chief of a large section", "3"))
    assert [paragraph.anchor for paragraph in document.paragraphs] == ["pp1", "op1", "t1", "op2"]


def test_a_table_by_the_columns_of_its_words():
    words = [(left, height, text, 12) for height, row in ((600, ("Year", "Amount")), (580, ("2024", "10 000")), (560, ("2025", "12 000"))) for left, text in zip((100, 300), row)]
    [document] = parse(shown(*OPENING, (100, 630, "1. Approves the amounts:", 12), *words, (100, 500, "2. Requests a report.", 12)), "a.pdf")
    [table] = [paragraph for paragraph in document.paragraphs if paragraph.kind == "table"]
    assert table.table == (("Year", "Amount"), ("2024", "10 000"), ("2025", "12 000"))


def test_what_is_underlaid_with_colour_is_no_table():
    fills = b"1 g " + b"".join(b"100 %d 300 12 re f " % height for height in (640, 658, 688))
    [document] = parse(shown(*OPENING, (100, 630, "1. Requests a report.", 12), drawn=fills + b"0 g "), "a.pdf")
    assert [paragraph.kind for paragraph in document.paragraphs] == ["preambular", "operative"]


def test_notes_below_a_drawn_rule_with_marks_on_the_line():
    notes = ((100, 80, "1 Resolution 97/1.", 10), (100, 68, "2 Resolution 97/2, which", 10), (100, 56, "3 trees call a wood.", 10))
    lines = (*OPENING[:2], (100, 660, "Recalling its resolutions on parks", 12), (274, 664, "1", 7), (283, 660, "and on woods,", 12), (352, 664, "2", 7))
    content = shown(*lines, (100, 630, "1. Requests a report.", 12), *notes, drawn=b"100 95 m 220 95 l S ")
    [document] = parse(content, "a.pdf")
    assert [(note.mark, note.text) for note in document.footnotes][:2] == [("1", "Resolution 97/1."), ("2", "Resolution 97/2, which")]
    assert [mark.mark for mark in document.paragraphs[0].footnotes] == ["1", "2"]


def test_paragraphs_that_only_an_indent_sets_apart():
    texts = ((124, 646, "Recalling also its resolution 98/3,"), (124, 632, "1. Decides to plant trees in all the gardens and in all parks"), (100, 618, "of the city;"), (124, 604, "2. Requests a report."))
    first = ((100, 720, "99/1. A title", 12), (124, 690, "The General Assembly,", 12), (124, 674, "Recalling its resolution 98/2 on all the gardens and all parks", 12), (100, 660, "of the city,", 12))
    [document] = parse(shown(*first, *((left, height, text, 12) for left, height, text in texts)), "a.pdf")
    assert [paragraph.anchor for paragraph in document.paragraphs] == ["pp1", "pp2", "op1", "op2"]
    assert document.paragraphs[0].text.endswith("of the city,") and document.paragraphs[2].text.endswith("of the city;")


def test_numbers_in_an_arabic_line_are_read_the_other_way():
    look = (100.0, 10.0, 0)
    drawn, edge = [], 300.0
    for word in ("رقم", "67/290،"):
        width = 5.0 * len(word)
        shown_order = word if word == "رقم" else "،" + "67/290"
        places = [edge - 5.0 * at - 5 for at in range(len(word))] if word == "رقم" else [edge - width + 5.0 * at for at in range(len(word))]
        drawn += [Character(text, left, left + 5.0, look) for text, left in zip(shown_order, places)]
        edge -= width + 3.0
    words = ["".join(each.text for each in found) for found in right_to_left.gathered(drawn, [])]
    assert sorted(words) == sorted(["رقم", "67/290،"])


def told(*pages: tuple[tuple[float, float, float, str], ...]) -> list[str]:
    """The blocks of pages given as (left, right, baseline, words)."""
    drawn = [[[words, left, right, height, 10.0, 0] for left, right, height, words in page] for page in pages]
    raw = {"pages": [{"width": 612.0, "height": 792.0, "pieces": page, "flat": [], "upright": []} for page in drawn]}
    return [block.text for block in blocks_of(*pages_of(raw))]


CHINESE = ((124, 170, 700, "大会，"), (124, 488, 680, "回顾其关于公共花园和城市所有树木以及树木看护人的第98/2号决议，"))


def test_a_heading_in_the_middle_at_the_foot_of_a_page_ends_there():
    first = (*CHINESE, (124, 488, 660, "1. 请秘书长在城市所有公共花园里植树并就此向大会提出报告和建议；"), (206, 406, 640, "2020年公共花园的树木"))
    assert told(first, ((124, 480, 700, "2. 决定继续处理此案。"),))[-2:] == ["2020年公共花园的树木", "2. 决定继续处理此案。"]


def test_nothing_goes_on_below_the_date_at_the_foot_of_a_page():
    first = (*CHINESE, (124, 300, 660, "决定植树。"), (400, 488, 640, "2020年12月31日"))
    assert told(first, ((124, 200, 700, "附件"), (124, 300, 680, "树木看护人的职责")))[-3:-1] == ["2020年12月31日", "附件"]


def test_a_bracket_before_a_chinese_sign_ends_nothing():
    first = (*CHINESE[:1], (124, 420, 680, "回顾其关于公共花园的决议以及关于树木的第98(2015)"))
    assert told((*first, (124, 488, 667, "号决议和关于看护人的决议，这些决议都涉及城市所有的公共花园和树木，")))[-1].startswith("回顾其关于公共花园的决议以及关于树木的第98(2015)号决议")


def test_latin_phrases_with_brackets_and_commas_in_an_arabic_line():
    def line(*words: str) -> str:
        pieces = [rows.Piece(f"{word} ", 300.0 - 40 * place, 335.0 - 40 * place, 100.0, 8.0, 0) for place, word in enumerate(words)]
        return "".join(piece.text for piece in bidirectional.ordered(pieces)).strip()

    assert line("انظر", "I)", "(Part", "A/CONF.99/24،", "الفصل") == "انظر A/CONF.99/24 (Part I)، الفصل"
    assert line("انظر", ")2", "(Sect.", "A/99/6", "و", ")3", "(Sect.", "A/99/6") == "انظر A/99/6 (Sect. 2) و A/99/6 (Sect. 3)"
    assert line("الوثيقة", "2019/REP", "C،", "التذييل") == "الوثيقة C 2019/REP، التذييل"


@pytest.mark.skipif(rendering.CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize(
    "language, organ, clause, decision",
    [
        ("fr", "L’Assemblée générale,", "Rappelant sa résolution 98/2 sur les jardins publics,", "Décide de planter des arbres."),
        ("zh", "大会，", "回顾其关于公共花园的第98/2号决议，", "决定植树。"),
        ("ru", "Генеральная Ассамблея,", "ссылаясь на свою резолюцию 98/2 об общественных садах,", "постановляет посадить деревья."),
    ],
)
def test_a_rendering_in_another_language(language, organ, clause, decision):
    long = ("" if language == "zh" else " ").join([clause] * 5)
    script = [
        Piece("symbol", "A/RES/99/1"),
        Piece("title", "99/1. " + clause[:8]),
        Piece("proponent", organ),
        *[Piece("preambular", long) for _ in range(20)],
        Piece("operative", decision),
    ]
    [document] = parse(rendering.render(script, language, 1), "a.pdf", language)
    assert document.symbol == "A/RES/99/1"
    assert [paragraph.text for paragraph in document.paragraphs] == [*[long] * 20, decision]
    assert len({paragraph.lines for paragraph in document.paragraphs}) > 1
