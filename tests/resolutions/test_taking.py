"""What readers take away: records for reference managers, the working sheet on paper, in Markdown and as a Word file."""

import io
import shutil
import subprocess
import zipfile

import pytest

from corpus.intake import withdraw
from corpus.parsing import docx
from resolutions import sheet

from . import shelf
from .test_pages import page, words

pytestmark = pytest.mark.django_db
PINS = ["en/A/RES/90/7/op2", "en/A/RES/90/7/pp1", "ar/A/RES/90/7/op1"]


@pytest.fixture(autouse=True)
def texts(db):
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("ar", title="نوافير"))


def test_a_record_for_reference_managers(client):
    ris = client.get("/en/A/RES/90/7/record.ris")
    assert ris["Content-Disposition"] == 'attachment; filename="A_RES_90_7.en.ris"'
    lines = ris.content.decode().split("\r\n")
    assert lines[0] == "TY  - GOVDOC" and lines[-2:] == ["ER  - ", ""]
    assert "TI  - Fountains and benches" in lines and "M1  - A/RES/90/7" in lines and "DA  - 2035/12/01" in lines
    assert "N1  - General Assembly resolution 90/7" in lines and "UR  - http://testserver/en/A/RES/90/7" in lines
    assert client.get("/en/A/RES/90/7/record.doc").status_code == client.get("/en/A/RES/90/9/record.ris").status_code == 404


def test_a_record_in_bibtex_escapes_what_tex_would_read(client):
    shelf.take(shelf.long(1, symbol="A/RES/90/8", title="100 % of {fountains} & #1_a"))
    bib = client.get("/en/A/RES/90/8/record.bib").content.decode()
    assert bib.startswith("@techreport{A_RES_90_8_en,")
    assert r"title = {{100 \% of \{fountains\} \& \#1\_a}}" in bib and bib.count("{") - bib.count(r"\{") == bib.count("}") - bib.count(r"\}")


def test_pins_are_read_and_everything_else_is_left_out():
    read = sheet.pins([*PINS, PINS[0], "xx/A/RES/90/7/op1", "en/nonsense", "", "en/../../etc", "fr/A/RES/90/7"])
    assert [str(pin) for pin in read] == [*PINS, "fr/A/RES/90/7"]
    assert len(sheet.pins(f"en/A/RES/90/7/op{number}" for number in range(1, 900))) == sheet.MOST


def test_the_sheet_shows_words_notes_and_citations(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        tree = page(client, "/en/sheet?" + "&".join(f"p={pin}" for pin in PINS))
    shown = tree.xpath("//li[@data-pin]")
    assert [item.get("data-pin") for item in shown] == PINS
    assert [words(p) for p in shown[0].xpath(".//blockquote/p")] == [
        "2. Requests the Gardener:", "(a) To water;", "(b) To report on <water> & light.", "1 Resolution 60/900, annex.",
    ]  # fmt: skip
    assert [words(item.find_class("source")[0]) for item in shown] == [
        "General Assembly resolution 90/7, para. 2", "General Assembly resolution 90/7, first preambular paragraph",
        "قرار الجمعية العامة 90/7، الفقرة 1",
    ]  # fmt: skip
    assert shown[2].xpath(".//blockquote/@dir") == ["rtl"]


def test_a_pin_of_a_text_taken_away_says_so(client):
    withdraw("A/RES/90/7", "en")
    tree = page(client, "/en/sheet?p=en/A/RES/90/7/op2")
    assert "This text is not held." in words(tree.find_class("pinned")[0])


def test_an_empty_sheet_says_how_it_is_filled(client):
    assert "Nothing is pinned yet" in words(page(client, "/en/sheet"))


def test_the_sheet_in_markdown(client):
    answer = client.post("/en/sheet", {"p": PINS, "form": "md"})
    assert answer["Content-Disposition"] == 'attachment; filename="sheet.md"'
    blocks = answer.content.decode().split("\n\n")
    assert blocks[0] == "# Working sheet"
    assert blocks[1].split("\n")[0] == r"> 2\. Requests the Gardener:" or blocks[1].startswith(r"> 2\. *")
    assert r"To report on \<water\> & light." in blocks[1]
    assert "> — General Assembly resolution 90/7, para. 2, <http://testserver/en/A/RES/90/7#op2>" in blocks[1]


def test_the_sheet_as_a_word_file_is_read_by_our_own_reader_of_word_files(client):
    answer = client.post("/en/sheet", {"p": PINS, "form": "docx"})
    data = answer.content
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        body = package.read("word/document.xml").decode()
    blocks = docx.read(data, "sheet.docx")[0]
    text = "\n".join("".join(run[0] for run in block[0]) for block in blocks)
    for wanted in ("Working sheet", "Requests the Gardener:", "To report on <water> & light.", "قرار الجمعية العامة 90/7، الفقرة 1"):
        assert wanted in text
    assert "<w:bidi/>" in body and "<w:rtl/>" in body and 'w:bidi="ar"' in body


def test_a_word_processor_opens_the_sheet(client, tmp_path):
    if not (soffice := shutil.which("soffice")):
        pytest.skip("no LibreOffice: install libreoffice-writer-nogui")
    (tmp_path / "sheet.docx").write_bytes(client.post("/en/sheet", {"p": PINS, "form": "docx"}).content)
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "sheet.docx"], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "sheet.txt").read_text(encoding="utf-8-sig").replace("\u2002", " ")
    for wanted in ("Working sheet", "2. Requests the Gardener:", "(b) To report on <water> & light.", "قرار الجمعية العامة 90/7، الفقرة 1"):
        assert wanted in text


def test_the_sheet_needs_no_session_and_keeps_nothing(client):
    assert not client.post("/en/sheet", {"p": PINS}).cookies
