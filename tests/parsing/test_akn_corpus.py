"""Official files (../shared): letters complete in six languages, checked facts of single documents, speed of reading.

The facts were read from the documents by eye.
"""

from __future__ import annotations

import tarfile
from functools import cache
from pathlib import Path

import pytest

from corpus.evaluation import akn as evaluation
from corpus.evaluation.naive import statements
from corpus.parsing import akn
from corpus.parsing.document import UnreadableSource

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus"
OFFICIAL = SHARED / "seeds" / "official"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@cache
def members(archive):
    """The XML files of one archive by name."""
    path = CORPUS / f"{archive}.tar.xz"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    with tarfile.open(path) as opened:
        return {one.name: opened.extractfile(one).read() for one in opened if one.name.endswith(".xml")}


@cache
def held(archive, symbol):
    """The Documents of one symbol by language, found by the symbol in the file."""
    printed = f">{symbol}<".encode()
    documents = {}
    for name, data in members(archive).items():
        if printed in data:
            documents |= {document.language: document for document in akn.read(data, name)}
    return documents


@cache
def official():
    """A/RES/78/226 by language."""
    if not OFFICIAL.exists():
        pytest.skip(f"{OFFICIAL} is not here")
    documents = [document for path in sorted(OFFICIAL.glob("*.xml")) for document in akn.read(path.read_bytes(), path.name)]
    return {document.language: document for document in documents}


@pytest.mark.parametrize("archive", ["ga-ES", "other-organs", "ga-79"])
def test_every_letter_is_kept(archive):
    names = sorted(members(archive))
    for name in names[:: 1 if len(names) < 400 else 40]:
        data = members(archive)[name]
        for document, naive in zip(akn.read(data, name), statements(data), strict=True):
            compared = evaluation.compare(name, document, naive, document)
            equal = (compared.letters_equal, compared.paragraphs_equal, compared.notes_equal, compared.links_equal)
            assert equal == (True, True, True, True), compared


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_adopted_form_of_the_draft(language):
    document = official()[language]
    assert (document.symbol, document.draft, document.report) == ("A/RES/78/226", "A/C.3/78/L.5", "A/78/482")
    assert (document.record, document.meeting, document.adopted) == ("A/78/PV.50", "50", "2023-12-19")
    assert (document.committee, document.agenda_items, document.vote.outcome) == ("A/C.3", ("107",), "consensus")
    top = [paragraph for paragraph in document.paragraphs if paragraph.parent is None]
    assert [p.anchor for p in top] == [f"pp{n}" for n in range(1, 21)] + [f"op{n}" for n in range(1, 37)]
    assert [note.mark for note in document.footnotes] == [str(n) for n in range(1, 12)]


def test_the_french_form_has_its_known_faults():
    codes = {warning.code for warning in official()["fr"].warnings}
    assert {"preambular-moved", "symbol-in-metadata", "subjects-dropped"} <= codes
    assert official()["fr"].subjects == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ecosoc_resolution_that_encloses_the_draft(language):
    document = held("other-organs", "E/RES/2023/26")[language]
    assert (document.symbol, document.organ, document.session) == ("E/RES/2023/26", "E", "2023")
    assert [p.anchor for p in document.paragraphs if p.parent is None] == ["op1"]
    inner = [p for p in document.paragraphs if p.parent == "op1"]
    assert [p.anchor for p in inner if p.kind == "preambular"] == [f"op1.pp{n}" for n in range(1, 21)]
    assert [p.anchor for p in inner if p.kind == "operative"] == [f"op1.op{n}" for n in range(1, 37)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pair_issued_together(language):
    files = [item for item in members("ga-77").items() if b"A/RES/77/256" in item[1] and b"<documentCollection" in item[1]]
    found = [document for name, data in files for document in akn.read(data, name)]
    pair = [document for document in found if document.language == language and document.symbol.startswith("A/RES/77/256 ")]
    assert [document.symbol for document in pair] == ["A/RES/77/256 A", "A/RES/77/256 B"]
    assert "s1.op1" in {paragraph.anchor for paragraph in pair[1].paragraphs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scale_of_assessments_is_a_table(language):
    [table] = [p for p in held("ga-79", "A/RES/79/249")[language].paragraphs if p.kind == "table" and len(p.table) > 150]
    assert any(row[-1].replace(",", ".") == "0.005" for row in table.table)


def test_broken_files_are_named_with_their_reason():
    if not (CORPUS / "broken").exists():
        pytest.skip(f"{CORPUS / 'broken'} is not here")
    codes = {}
    for path in (CORPUS / "broken").iterdir():
        with pytest.raises(UnreadableSource) as caught:
            akn.read(path.read_bytes(), path.name)
        codes[path.name] = caught.value.code
    assert codes == {
        "74_26_R.xml": "empty", "75_251_B_S.xml": "not-well-formed", "A_RES_77_104-2228250S.xml": "not-well-formed",
    }  # fmt: skip
