"""Pinpoints led to the paragraphs of the cited text, and to no others."""

import pytest

from corpus.intake.places import places

RUNNING = ["pp1", "s1", "op1", "op2", "op2.a", "op2.b", "op2.c", "s2", "op3", "op4", "annex1", "annex1.op1", "annex2"]
RESTARTING = ["s1", "s1.op1", "s1.op2", "s2", "s2.op1", "s2.op2"]


@pytest.mark.parametrize(
    ("pinpoint", "end", "anchors", "expected"),
    [
        ("op2", "", RUNNING, ["op2"]),
        ("op2.b", "", RUNNING, ["op2.b"]),
        ("op2", "op4", RUNNING, ["op2", "op3", "op4"]),
        ("op2.a", "op2.c", RUNNING, ["op2.a", "op2.b", "op2.c"]),
        ("annex1", "annex2", RUNNING, ["annex1", "annex2"]),
        ("s1", "s2", RUNNING, ["s1", "s2"]),
        ("annex1.op1", "", RUNNING, ["annex1.op1"]),
        # What stands beside the first, and nothing that lies between.
        ("op1", ",op3", RUNNING, ["op1", "op3"]),
        ("op1", ",op3..op4", RUNNING, ["op1", "op3", "op4"]),
        ("op2.a", "op2.b,op4,op9", RUNNING, ["op2.a", "op2.b", "op4"]),
        ("annex1", ",annex2", RUNNING, ["annex1", "annex2"]),
        # A paragraph of a section, in a text that counts on through its sections.
        ("s2.op3", "", RUNNING, ["op3"]),
        ("s1.op3", "", RUNNING, []),
        ("s3.op3", "", RUNNING, []),
        ("s2.op2", "", RESTARTING, ["s2.op2"]),
        # What is not there is not there.
        ("op9", "", RUNNING, []),
        ("op2.d", "", RUNNING, []),
        ("op1", "", RESTARTING, []),
        ("annex3", "", RUNNING, []),
        ("op2", "op9", RUNNING, ["op2"]),
        ("op4", "op2", RUNNING, ["op4"]),
    ],
)
def test_a_pinpoint_means_a_paragraph_that_is_there(pinpoint, end, anchors, expected):
    assert places(pinpoint, end, anchors) == expected
