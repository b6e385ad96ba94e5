"""The two first texts, parsed, equal the readings of them that were made by hand (../shared/gold)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.parsing.accounting import account
from corpus.parsing.pipeline import parse

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXTS = {"A_RES_66_178.fr": ".txt", "A_C.3_78_L.5.fr": ".md"}


@pytest.fixture(scope="module", params=TEXTS)
def reading(request):
    """(gold, Document, source text) of one seed."""
    gold = SHARED / "gold" / f"{request.param}.json"
    seed = SHARED / "seeds" / f"{request.param}{TEXTS[request.param]}"
    if not gold.exists() or not seed.exists():
        pytest.skip(f"{gold} or {seed} is not here")
    [document] = parse(seed.read_bytes(), seed.name)
    return json.loads(gold.read_text("utf-8")), document, seed.read_text("utf-8")


def paired(gold, document, kind):
    """Gold rows beside the top-level paragraphs of one kind."""
    paragraphs = [each for each in document.paragraphs if each.kind == kind and each.parent is None]
    assert len(paragraphs) == len(gold[kind])
    return list(zip(gold[kind], paragraphs))


def every(gold, document):
    return paired(gold, document, "preambular") + paired(gold, document, "operative")


def test_nothing_but_preamble_and_operative_part(reading):
    gold, document, _ = reading
    assert {each.kind for each in document.paragraphs} == {"preambular", "operative"}


def test_heading_facts(reading):
    gold, document, _ = reading
    assert document.symbol == gold["symbol"]
    assert document.title == gold["title"]
    assert document.language == gold["language"]
    assert document.status == gold["status"]
    assert document.session == str(gold["session"])
    assert document.organ == "A"
    assert document.adopted == gold["adopted_date"]
    assert document.issued == gold["issued_date"]
    assert document.meeting == (str(gold["meeting"]["number"]) if gold["meeting"] else None)
    assert document.committee == (gold["committee"]["symbol"] if gold["committee"] else None)
    assert document.agenda_items == ((gold["agenda_item"]["number"],) if gold["agenda_item"] else ())


def test_heading_lines(reading):
    gold, document, _ = reading
    lines = {line.kind: line.text for line in document.masthead}
    assert lines["proponent"] == gold["proponent_line"]
    if gold["agenda_item"]:
        assert lines["agenda_item"] == gold["agenda_item"]["text"]
        assert lines["agenda_title"] == gold["agenda_item"]["name"]
        assert lines["document_type"] == gold["document_type_line"]
        assert lines["distribution"] == gold["distribution"]
    else:
        assert lines["meeting"] == gold["meeting"]["surface"]


def test_paragraphs(reading):
    gold, document, _ = reading
    for row, paragraph in every(gold, document):
        assert paragraph.text == row["text"]
        assert paragraph.number == row.get("number")
        assert paragraph.anchor == f"{'op' if 'number' in row else 'pp'}{row['n']}"
        assert paragraph.lines == (row["source_lines"][0][0], row["source_lines"][-1][-1])


def test_openings(reading):
    gold, document, _ = reading
    for row, paragraph in every(gold, document):
        assert paragraph.opening == row["opening_words"]


def test_marks(reading):
    gold, document, _ = reading
    for row, paragraph in every(gold, document):
        found = [(each.mark, each.offset, each.footnote) for each in paragraph.footnotes]
        assert found == [(each["mark"], each["offset"], f"fn{each['mark']}") for each in row["footnote_refs"]]


def test_notes(reading):
    gold, document, _ = reading
    found = [(each.anchor, each.mark, each.text, each.lines) for each in document.footnotes]
    assert found == [
        (f"fn{row['mark']}", row["mark"], row["text"], (row["source_line"],) * 2) for row in gold["footnotes"]
    ]


def test_citations(reading):
    gold, document, _ = reading
    for row, paragraph in every(gold, document):
        assert [each.symbol for each in paragraph.citations] == [each["symbol"] for each in row["citations"]]
    for row, note in zip(gold["footnotes"], document.footnotes):
        assert [each.symbol for each in note.citations] == [each["symbol"] for each in row["citations"]]
    cited = [each.symbol for line in document.masthead for each in line.citations]
    assert cited == [each["symbol"] for each in gold.get("masthead_citations", ())]


def test_actions(reading):
    gold, document, _ = reading
    for row, paragraph in paired(gold, document, "operative"):
        found = [
            (paragraph.text[each.start : each.end], each.action, each.primary, each.addressee)
            for each in paragraph.actions
        ]
        assert found == [
            (each["surface"], each["class"].lower(), each["primary"], each.get("addressee")) for each in row["actions"]
        ]


def test_requests_to_the_secretary_general(reading):
    gold, document, _ = reading
    asked = [
        each.number
        for each in document.paragraphs
        for act in each.actions
        if act.action == "request" and act.addressee == "Secrétaire général"
    ]
    assert asked == {"A/RES/66/178": ["11", "12"], None: ["35", "36"]}[gold["symbol"]]


def test_letters_are_accounted_for(reading):
    _, document, source = reading
    outcome = account(source, document)
    assert (outcome.lost, outcome.invented) == ("", "")
    assert set(outcome.furniture) <= {"rule", "markup"}
