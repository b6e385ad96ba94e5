"""The naive reading beside the reader: what it finds where the reader is made to err, and what warnings explain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.evaluation.akn import compare
from corpus.evaluation.naive import statements
from corpus.parsing import akn

from .akn_files import akn as file
from .akn_files import annex, container, heading, note, paragraph, points

TABLE = "<table><tr><th><p>Lake</p></th><th><p>Depth</p></th></tr><tr><td><p>Blue</p></td><td><p>7</p></td></tr></table>"
BODY = paragraph("1.", "Decides to wait;") + paragraph("2.", f"Waits.{note('1', 'See below.')}")


def compared(data, changed=lambda document: document):
    [document], [naive] = akn.read(data, "rivers.xml"), statements(data)
    return compare("rivers.xml", changed(document), naive, document)


def joined(document):
    """Its first two paragraphs as one."""
    first, second, *others = document.paragraphs
    return replace(document, paragraphs=(replace(first, text=f"{first.text} {second.label} {second.text}"), *others))


def test_the_parts_are_paragraphs_with_their_numbers_and_tables():
    inside = heading("Annex") + points("1.", "Lists:", ("(a)", "One;"), ("(b)", "Two.")) + f'<container name="table">{TABLE}</container>'
    [naive] = statements(file(BODY, container("Recalling lakes,"), attachments=annex(inside)))
    assert naive.parts == (
        "TheGeneralAssembly,", "Recallinglakes,", "1.Decidestowait;", "2.Waits.",
        "Annex", "1.Lists:", "(a)One;", "(b)Two.", "LakeDepthBlue7",
    )  # fmt: skip
    assert (naive.notes, naive.note_count) == ("Seebelow.", 1)


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        heading("II") + heading("Rivers") + BODY,
        "<paragraph><num>1.</num></paragraph>" + paragraph(None, "Decides to wait."),
        paragraph("1.", "Decides that the report on") + paragraph(None, "rivers shall wait."),
        BODY + paragraph(None, "[Adopted by a recorded vote of 3 to 2]"),
        paragraph("1.", "Keeps the plan*.") + paragraph(None, "* Of 2030."),
    ],
)
def test_what_is_mended_is_equal_or_explained(body):
    one = compared(file(body))
    assert (one.letters_equal, one.paragraphs_equal, one.notes_equal) == (True, True, True), one


def test_paragraphs_joined_without_a_warning_are_found():
    one = compared(file(paragraph("1.", "Decides to wait;") + paragraph("2.", "Waits.") + paragraph("3.", "Ends.")), joined)
    assert (one.letters_equal, one.paragraphs_equal) == (True, False)
    assert one.places == "neralAssembly,1.Decidestowait; | 2.Waits.3.Ends."


def test_a_warning_explains_only_one_paragraph():
    broken = paragraph("1.", "Decides that the report on") + paragraph(None, "rivers shall wait;")
    assert not compared(file(broken + paragraph("2.", "Ends.")), joined).paragraphs_equal


def test_a_lost_word_is_found():
    def shorten(document):
        return replace(document, paragraphs=(replace(document.paragraphs[0], text="Decides;"), *document.paragraphs[1:]))

    one = compared(file(BODY), shorten)
    assert not one.letters_equal and "towait" in one.difference
