"""Differences of structure between language versions."""

from resolutions.structure import Difference, differences, digest


def test_equal_versions_do_not_differ():
    assert differences({"en": ("pp1", "op1"), "fr": ("pp1", "op1")}) == ()
    assert differences({"en": ("pp1",)}) == differences({}) == ()


def test_the_structure_that_most_share_is_the_usual_one():
    anchors = {"ar": ("pp1", "op1"), "en": ("pp1", "pp2", "op1"), "fr": ("pp1", "op1"), "zh": ("op1",)}
    assert differences(anchors) == (Difference("en", (), ("pp2",)), Difference("zh", ("pp1",), ()))


def test_without_a_majority_english_is_the_usual_one():
    assert differences({"ar": ("op1",), "en": ("op1", "op2")}) == (Difference("ar", ("op2",), ()),)
    assert differences({"ar": ("op1",), "zh": ("op1", "op2")}) == (Difference("zh", (), ("op2",)),)


def test_the_same_anchors_in_another_order_differ():
    assert differences({"en": ("op1", "t1"), "fr": ("t1", "op1")}) == (Difference("fr", (), ()),)


def test_a_digest_is_that_of_the_anchors_in_order():
    assert digest(["op1", "t1"]) == digest(iter(("op1", "t1"))) != digest(["t1", "op1"])
