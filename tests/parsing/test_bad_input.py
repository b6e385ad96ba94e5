"""Bytes that are no resolution each have one decided answer."""

from __future__ import annotations

import json
import os
import time

import pytest
from django.core.management import call_command

from corpus.parsing.decoding import MOST_BYTES
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse

TEXT = "61/12. L’été\n\nL’Assemblée générale,\n\nConsidérant l’été et la forêt des États,\n\n1. Décide de fêter l’été à la forêt.\n"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("picture.txt", b"\xff\xd8\xff\xe0" + os.urandom(4000), "binary"),
        ("picture.png", b"\x89PNG\r\n" + bytes(range(256)), "binary"),
        ("text.txt.gz", b"\x1f\x8b\x08" + bytes(range(256)), "binary"),
        ("zeros.txt", b"a\0" * 4000, "binary"),
        ("invalid.txt", "déjà ".encode() + b"\xff\xfe\xe9 abc", "encoding"),
        ("report.pdf", b"%PDF-1.7\n", "pdf-broken"),
        ("report.docx", b"PK\x03\x04rest", "archive"),
        ("noise.txt", os.urandom(60_000), None),
        ("lines.txt", b"a\n" * 70_000, "too-large"),
        ("pages.txt", b"a\f" * 70_000, "too-large"),
    ],
)
def test_refused_with_one_sentence(name, data, code):
    with pytest.raises(UnreadableSource) as refused:
        parse(data, name)
    assert code is None or refused.value.code == code
    assert name in str(refused.value) and "\n" not in str(refused.value)


def test_fifty_megabytes_of_noise_are_refused_at_once():
    noise = os.urandom(1_000_000) * 50
    began = time.process_time()
    with pytest.raises(UnreadableSource) as refused:
        parse(noise, "noise.txt")
    assert refused.value.code == "too-large" and len(noise) > MOST_BYTES
    assert time.process_time() - began < 0.5


def test_windows_1252_is_read_and_named():
    [document] = parse(TEXT.encode("windows-1252"), "old.txt")
    [whole] = parse(TEXT.encode(), "old.txt")
    assert document.paragraphs == whole.paragraphs
    assert [each.code for each in document.warnings] == ["encoding"]
    assert "Windows-1252" in document.warnings[0].message


def test_hard_blanks_of_windows_1252_are_no_utf_8():
    text = TEXT.replace("l’été et la forêt", "la «\xa0liberté\xa0» des forêts, des prés, des blés, des cités mêmes")
    [document] = parse(text.encode("windows-1252"), "old.txt")
    assert document.paragraphs == parse(text.encode(), "old.txt")[0].paragraphs
    assert [each.code for each in document.warnings] == ["encoding"]


def test_damaged_utf_8_is_not_taken_for_windows_1252():
    with pytest.raises(UnreadableSource) as refused:
        parse(TEXT.encode().replace("fêter".encode(), b"f\xeater"), "damaged.txt")
    assert refused.value.code == "encoding" and "UTF-8" in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_byte_order_marks_are_obeyed(encoding):
    [document] = parse(TEXT.encode(encoding), "bom.txt")
    assert document.symbol == "A/RES/61/12" and not document.warnings


def test_two_resolutions_are_two_documents():
    first, second = parse((TEXT + "\n3e séance plénière\n4 mai 2006\n\n" + TEXT.replace("61/12", "61/13")).encode(), "two.txt")
    assert (first.symbol, second.symbol) == ("A/RES/61/12", "A/RES/61/13")
    assert (first.adopted, second.adopted) == ("2006-05-04", None)
    assert {each.code for each in first.warnings} == {each.code for each in second.warnings} == {"several-resolutions"}


def test_a_text_that_is_no_resolution_gives_warnings():
    [document] = parse("Chère amie,\n\nIl pleut sur la mer et dans les champs.\n\nBien à toi".encode(), "letter.txt")
    assert {"no-proponent", "no-paragraphs", "no-symbol"} <= {each.code for each in document.warnings}
    assert [each.kind for each in document.paragraphs] == ["text", "text", "text"]


@pytest.mark.parametrize("piece", ["a", "a ", "*a", "[a", "1. ", "(a) ", "<sup>1</sup>", "a\n", "1 2 ", ",", "a\f", "A/1/", "de "])
@pytest.mark.parametrize("name", ["long.txt", "long.md"])
def test_time_is_linear(piece, name):
    """Eight times the text may take three times eight times the work; were it quadratic, it would be sixty-four."""
    worked(piece, name, 1000)  # what is loaded at the first use is not counted
    assert worked(piece, name, 100_000) < 3 * 8 * max(worked(piece, name, 12_500), 0.02)


def worked(piece, name, length):
    """Seconds of this process for a text of that length; those of others don't count."""
    data = (piece * (length // len(piece))).encode()
    began = time.process_time()
    parse(data, name, "fr")
    return time.process_time() - began


def test_command_prints_one_object_a_document(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    call_command("parse", str(file), "--language", "fr")
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["paragraphs"][1]["anchor"] == "op1"


def test_command_says_which_file_is_not_there(tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("parse", str(tmp_path / "none.txt"))
    assert capsys.readouterr().err == f"{tmp_path / 'none.txt'} can't be opened: No such file or directory.\n"


def test_command_ends_with_one_sentence_and_code_1(tmp_path, capsys):
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    with pytest.raises(SystemExit) as ended:
        call_command("parse", str(file))
    assert ended.value.code == 1
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == "empty.txt is empty; choose the file that holds the text.\n"
