"""Anchors: numbers in Latin, and the address of every paragraph."""

import time
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resolutions import anchors


class Item(NamedTuple):
    kind: str
    number: str | None = None
    level: int = 0


LABELS = [
    # label, language, level, after, number
    ("10.", "fr", 0, None, "10"),
    ("\t12.", "en", 0, None, "12"),
    ("1 -", "ar", 0, None, "1"),
    ("1-", "ar", 0, None, "1"),
    ("١٢ -", "ar", 0, None, "12"),
    ("II", "en", 0, None, "II"),
    ("IV.", "fr", 0, None, "IV"),
    ("I", "fr", 0, None, "I"),
    ("Х", "ru", 0, None, "X"),
    ("B.", "en", 0, None, "B"),
    ("\t\tثانيا", "ar", 0, None, "II"),
    ("أولاً", "ar", 0, None, "I"),
    ("حادي عشر", "ar", 0, None, "XI"),
    ("خامس عشر", "ar", 0, None, "XV"),
    ("一", "zh", 0, None, "I"),
    ("十二", "zh", 0, None, "XII"),
    ("二十一", "zh", 0, None, "XXI"),
    ("(a)", "en", 1, None, "a"),
    ("a)", "fr", 1, None, "a"),
    ("(i)", "en", 1, "h", "i"),
    ("(i)", "en", 2, None, "i"),
    ("(iv)", "en", 2, None, "iv"),
    ("iii)", "fr", 2, None, "iii"),
    ("(أ)", "ar", 1, None, "a"),
    ("(ب)", "ar", 1, None, "b"),
    ("(ج)", "ar", 1, None, "c"),
    ("(هـ)", "ar", 1, None, "e"),
    ("(ه)", "ar", 1, None, "e"),
    ("(ي)", "ar", 1, None, "j"),
    ("(ع)", "ar", 1, None, "p"),
    ("’1‘", "ar", 2, None, "i"),
    ("‘4’", "ar", 2, None, "iv"),
    ("а)", "ru", 1, None, "a"),
    ("б)", "ru", 1, "a", "b"),
    ("в)", "ru", 1, "b", "c"),
    ("с)", "ru", 1, "b", "c"),
    ("е)", "ru", 1, "d", "e"),
    ("е)", "ru", 1, "e", "f"),
    ("㈠", "zh", 2, None, "i"),
    ("(一)", "zh", 2, None, "i"),
    ("㈣", "zh", 2, None, "iv"),
    ("（b）", "zh", 1, None, "b"),
    ("5 bis.", "fr", 0, None, "5bis"),
    ("3.1", "en", 0, None, "3.1"),
    ("aa)", "fr", 1, "z", "aa"),
    ("", "fr", 0, None, None),
    ("•", "fr", 1, None, None),
    ("Annexe", "fr", 0, None, None),
]


@pytest.mark.parametrize(("label", "language", "level", "after", "number"), LABELS)
def test_a_label_gives_its_number_in_latin(label, language, level, after, number):
    assert anchors.latin_number(label, language, level, after) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("II", 2), ("XIV", 14), ("الثاني", 2), ("الثانية", 2), ("الحادي عشر", 11), ("ثاني عشر", 12), ("الحادي والعشرون", 21),
     ("二", 2), ("十", 10), ("㈡", 2), ("7", 7), ("IIII", None), ("abc", None), ("", None)],
)  # fmt: skip
def test_ordinals_of_sections(text, value):
    assert anchors.ordinal(text) == value


def assigned(*items):
    return [anchor for anchor, _ in anchors.assign(Item(*item) for item in items)]


def test_a_plain_resolution():
    items = [("preambular",), ("preambular",), ("operative", "1"), ("operative", "2"), ("operative", "3")]
    assert assigned(*items) == ["pp1", "pp2", "op1", "op2", "op3"]


def test_a_single_unnumbered_operative_paragraph_is_the_first():
    assert assigned(("preambular",), ("operative",)) == ["pp1", "op1"]


def test_a_missing_number_takes_its_place():
    assert assigned(("operative", "1"), ("operative",), ("operative", "3")) == ["op1", "op2", "op3"]


def test_an_unnumbered_paragraph_leaves_the_printed_numbers_alone():
    assert assigned(("operative", "1"), ("operative",), ("operative", "2")) == ["op1", "op1-2", "op2"]


def test_a_repeated_number_gets_a_suffix():
    assert assigned(("operative", "1"), ("operative", "2"), ("operative", "2")) == ["op1", "op2", "op2-2"]


def test_lists_and_the_text_after_them():
    items = [
        Item("operative", "5"),
        Item("operative", "a", 1),
        Item("operative", "i", 2),
        Item("operative", "ii", 2),
        Item("operative", None, 2),
        Item("operative", "b", 1),
        Item("operative", None, 1),
        Item("operative", "6"),
    ]
    assert anchors.assign(items) == [
        ("op5", None),
        ("op5.a", "op5"),
        ("op5.a.i", "op5.a"),
        ("op5.a.ii", "op5.a"),
        ("op5.a.cont1", "op5.a"),
        ("op5.b", "op5"),
        ("op5.cont1", "op5"),
        ("op6", None),
    ]


def test_sections_prefix_only_where_numbers_start_again():
    through = [("heading", "I", 1), ("operative", "1"), ("heading", "II", 1), ("operative", "2")]
    assert assigned(*through) == ["s1", "op1", "s2", "op2"]
    again = [
        ("preambular",), ("operative", "1"), ("heading", "I", 1), ("heading", None, 2), ("preambular",), ("operative", "1"),
        ("heading", "II", 1), ("preambular",), ("operative", "1"), ("operative", "a", 1), ("table",),
    ]  # fmt: skip
    assert assigned(*again) == [
        "pp1", "op1", "s1", "s1.h1", "s1.pp1", "s1.op1", "s2", "s2.pp1", "s2.op1", "s2.op1.a", "s2.t1",
    ]  # fmt: skip


def test_lettered_resolutions_of_one_document():
    items = [("heading", "A", 1), ("operative", "1"), ("heading", "B", 1), ("operative", "1"), ("heading", "C", 1)]
    assert assigned(*items) == ["sA", "sA.op1", "sB", "sB.op1", "sC"]


def test_sections_with_other_numbers():
    items = [("heading", "5bis", 1), ("operative", "1"), ("heading", "1.1", 1), ("operative", "1"), ("heading", "11", 1)]
    assert assigned(*items) == ["s5bis", "s5bis.op1", "s1_1", "s1_1.op1", "s11"]
    assert all(map(anchors.is_anchor, assigned(*items)))


def test_annexes():
    items = [
        ("operative", "1"), ("heading", None, 0), ("heading", None, 2), ("annex",), ("annex", "1"), ("annex", "a", 1),
        ("table",), ("heading", None, 0), ("annex", "1"),
    ]  # fmt: skip
    assert assigned(*items) == [
        "op1", "annex1", "annex1.h1", "annex1.p1", "annex1.op1", "annex1.op1.a", "annex1.t1", "annex2", "annex2.op1",
    ]  # fmt: skip


def test_numbers_that_start_again_inside_an_annex():
    items = [
        ("heading", "II", 0), ("heading", "I", 1), ("annex", "1"), ("heading", "II", 1), ("annex", "1"), ("annex",),
    ]  # fmt: skip
    assert assigned(*items) == [
        "annex2", "annex2.s1", "annex2.s1.op1", "annex2.s2", "annex2.s2.op1", "annex2.s2.p1",
    ]  # fmt: skip


def test_footnotes():
    taken: anchors.Taken = {}
    for mark, anchor in [("1", "fn1"), ("2", "fn2"), ("*", "fnstar1"), ("**", "fnstar2"), ("1", "fn1-2"), ("٣", "fn3"), ("(ب)", "fnb"), ("а", "fna")]:
        assert anchors.footnote_anchor(mark, taken) == anchor


def test_a_number_said_over_and_over_takes_no_longer_each_time():
    began = time.process_time()
    assert assigned(*[("operative", "1")] * 20_000)[-1] == "op1-20000"
    assert time.process_time() - began < 5  # a tenth of a second; were it quadratic, a minute


ITEMS = st.lists(
    st.builds(
        Item,
        st.sampled_from(["preambular", "operative", "heading", "annex", "table", "text"]),
        st.none() | st.sampled_from(["1", "2", "3", "a", "b", "i", "ii", "I", "II", "A", "B", "5bis", "1.1"]),
        st.integers(0, 3),
    ),
    max_size=40,
)


@given(ITEMS)
@example([Item("heading", "5bis", 1)])
@example([Item("heading", "1.1", 1), Item("heading", "11", 1)])
def test_anchors_are_unique_and_parents_are_anchors(items):
    result = anchors.assign(items)
    names = [anchor for anchor, _ in result]
    assert len(names) == len(items) == len(set(names))
    assert all(anchors.is_anchor(name) for name in names)
    for place, (_, parent) in enumerate(result):
        assert parent is None or parent in names[:place]


@given(st.integers(1, 399))
def test_roman_numbers_come_back(value):
    assert anchors.from_roman(anchors.to_roman(value)) == value


@pytest.mark.parametrize("text", ["", "op", "x1", "op1/2", "annex", "../op1", "op 1", "annex1."])
def test_what_is_no_anchor(text):
    assert not anchors.is_anchor(text)
