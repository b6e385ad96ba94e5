"""PDFs as issued, against the XML of the same documents; drafts against a table read by eye; files that are refused."""

import csv
import subprocess
from shutil import which

import pytest
from django.conf import settings

from corpus.evaluation.imports import pairs
from corpus.evaluation.likeness import compare
from corpus.parsing.accounting import account
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pdf import bidirectional
from corpus.parsing.pdf.bidirectional import Character
from corpus.parsing.pdf.extraction import extract
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


@needs_set
def test_every_letter_is_accounted_for():
    for path in sorted(SET.glob("*.pdf"))[::7]:
        data = path.read_bytes()
        source = " ".join(piece[0] for page in extract(data, path.name)["pages"] for piece in page["pieces"])
        found = account(source, *parse(data, path.name))
        assert found.balanced, f"{path.name}: lost {found.lost[:40]!r}, invented {found.invented[:40]!r}"


def test_words_from_right_to_left_with_numbers_in_them():
    look = (100.0, 10.0, 0)
    drawn = [Character(text, 10.0 * place, 10.0 * place + 10, look) for place, text in enumerate("1/21 مقر"[::-1].replace(" ", "")[::-1])]
    assert "".join(each.text for each in bidirectional.word(drawn)) == "رقم1/21"


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
