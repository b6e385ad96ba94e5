"""A file that comes again in another state: which anchors now hold another text is said, everywhere it is looked for."""

import json

import pytest

from resolutions.models import Change, LanguageVersion, Paragraph
from tests.parsing.akn_files import akn, container, opened, paragraph

from .test_import import run

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = ("wells", "rivers", "rains", "springs", "lakes and the seas", "ponds", "fountains", "streams")


def text(words=WORDS):
    preamble = "".join(container(opened("Recalling", f"the {word},")) for word in words)
    return akn(paragraph("1.", opened("Decides", "to mend the wells;")) + paragraph("2.", opened("Requests", "a report.")), preamble)


def split():
    """The same text with its fifth preambular paragraph split in two."""
    return text((*WORDS[:4], "lakes", "seas", *WORDS[5:]))


@pytest.fixture
def twice(tmp_path):
    """The text taken in, then again with its fifth paragraph split: rows before, and what the second import said."""
    file, report = tmp_path / "89_10_E.xml", tmp_path / "report.jsonl"
    file.write_bytes(text())
    run(tmp_path / "89_10_E.xml")
    before = {row.text: row for row in Paragraph.objects.all()}
    file.write_bytes(split())
    said = run(file, "--report", report)
    return before, said, json.loads(report.read_text())


def test_the_texts_keep_their_rows_and_every_anchor_that_moved_is_named(twice):
    before, said, report = twice
    after = {row.text: row for row in Paragraph.objects.all()}
    same = set(before) & set(after)
    assert len(same) == len(before) - 1 and all(before[text].pk == after[text].pk for text in same)
    moved = {(before[text].anchor, after[text].anchor) for text in same if before[text].anchor != after[text].anchor}
    assert moved == {("pp6", "pp7"), ("pp7", "pp8"), ("pp8", "pp9")}
    assert {tuple(pair) for pair in report["documents"][0]["moved"]} == moved
    assert "A/RES/89/10 (en): pp6 is now pp7, pp7 is now pp8, pp8 is now pp9." in said
    assert [after[text].anchor for text in sorted(set(after) - set(before))] == ["pp5", "pp6"]
    assert {row.anchor for row in after.values() if row.kind == "operative"} == {"op1", "op2"}


def test_the_text_keeps_the_warnings_and_the_history_a_change(twice, client):
    version = LanguageVersion.objects.get()
    moved = [one["message"] for one in version.warnings if one["code"] == "anchor-moved"]
    assert moved == [f"The paragraph that stood at pp{n} now stands at pp{n + 1}." for n in (6, 7, 8)]
    assert Change.objects.filter(symbol="A/RES/89/10", language="en").count() == 2
    assert "anchor-moved" in client.get("/en/holdings").content.decode()


def test_a_text_that_comes_back_unchanged_moves_nothing(tmp_path, twice):
    assert "1 skipped" in run(tmp_path / "89_10_E.xml")
    assert Change.objects.count() == 2
