"""The cases a lawyer can read and edit: tests/cases/parsing.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.parsing.accounting import account
from corpus.parsing.document import Document
from corpus.parsing.pipeline import parse

CASES = Path(__file__).resolve().parents[1] / "cases" / "parsing.md"
CASE = re.compile(r"^## (?P<title>.+?)\n\n~~~ (?P<form>\w+)\n(?P<text>.*?)^~~~\n\n(?P<read>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FOUND = [match.groupdict() for match in CASE.finditer(CASES.read_text("utf-8"))]


def readings(document: Document) -> list[str]:
    """A Document in the spelling of the cases."""
    lines = []
    for paragraph in document.paragraphs:
        text = paragraph.text
        for mark in reversed(paragraph.footnotes):
            text = f"{text[: mark.offset]}{{{mark.mark}}}{text[mark.offset :]}"
        label = f"[{paragraph.label}] " if paragraph.label else ""
        lines.append(f"{paragraph.anchor} {paragraph.kind} {label}{text}".replace("\n", " ⏎ "))
    return lines + [f"{note.anchor} {note.text}" for note in document.footnotes]


@pytest.mark.parametrize("case", FOUND, ids=[case["title"] for case in FOUND])
def test_case(case):
    [document] = parse(case["text"].encode(), f"case.{case['form']}")
    assert readings(document) == case["read"].strip().split("\n")
    assert account(case["text"], document).balanced


def test_every_heading_is_a_case():
    assert len(FOUND) == CASES.read_text("utf-8").count("\n~~~ ")
