"""Which paragraph stands beside which in two languages."""

from resolutions.beside import align
from resolutions.reading import Note, Piece


def pieces(**texts):
    return [Piece(anchor.replace("_", "."), "", "", 0, text, text) for anchor, text in texts.items()]


def rows(left, right):
    return [(row.left and row.left.anchor, row.right and row.right.anchor) for row in align(left, right)]


LEFT = pieces(pp1="wells 70/1", pp2="rivers of 1990", pp3="rains 66/241 of 2011", pp4="springs", op1="Decides", op1_a="this")


def test_equal_counts_stand_beside_each_other():
    right = pieces(pp1="a", pp2="b", pp3="c", pp4="d", op1="e", op1_a="f")
    assert rows(LEFT, right) == [(one.anchor, one.anchor) for one in LEFT]


def test_a_missing_paragraph_moves_no_other():
    right = pieces(pp1="x 70/1", pp2="z 66/241 2011", pp3="w", op1="v", op1_a="u")
    assert rows(LEFT, right) == [
        ("pp1", "pp1"), ("pp2", None), ("pp3", "pp2"), ("pp4", "pp3"), ("op1", "op1"), ("op1.a", "op1.a"),
    ]  # fmt: skip
    assert rows(right, LEFT) == [
        ("pp1", "pp1"), (None, "pp2"), ("pp2", "pp3"), ("pp3", "pp4"), ("op1", "op1"), ("op1.a", "op1.a"),
    ]  # fmt: skip
    assert len({row.anchor for row in align(right, LEFT)}) == 6


def test_what_can_not_be_told_stands_alone_and_is_no_missing_paragraph():
    left, right = pieces(pp1="wells", pp2="rivers", pp3="rains 70/1"), pieces(pp1="x", pp2="y 70/1")
    assert rows(left, right) == [("pp1", None), ("pp2", None), (None, "pp1"), ("pp3", "pp2")] or rows(left, right) == [
        (None, "pp1"), ("pp1", None), ("pp2", None), ("pp3", "pp2"),
    ]  # fmt: skip
    assert sum(row.uncertain for row in align(left, right)) == 3
    assert not any(row.one_sided for row in align(left, right))


def test_what_stands_below_a_counted_paragraph_goes_with_it():
    left = pieces(pp1="wells of 1990", pp2="rivers of 2001", pp2_a="the great", pp3="rains of 2010")
    right = pieces(pp1="x 2001", pp1_a="y", pp2="z 2010")
    assert rows(left, right) == [("pp1", None), ("pp2", "pp1"), ("pp2.a", "pp1.a"), ("pp3", "pp2")]


def test_notes_are_told_by_what_they_cite():
    left = [Note(f"fn{n}", str(n), f"<p>A/75/{n}0{n}</p>") for n in (1, 2, 3)]
    right = [Note("fn1", "1", "<p>A/75/101</p>"), Note("fn2", "2", "<p>A/75/303</p>")]
    assert rows(left, right) == [("fn1", "fn1"), ("fn2", None), ("fn3", "fn2")]


def test_paragraphs_are_told_by_the_notes_they_call():
    def calling(anchor, number):
        return Piece(anchor, "", "", 0, f'rains <a href="#fn{number}">{number}</a>', "rains")

    left, right = [calling("pp1", 1), *pieces(pp2="wells"), calling("pp3", 2)], [calling("pp1", 1), calling("pp2", 2)]
    notes = [Note("fn1", "1", "A/75/595"), Note("fn2", "2", "A/75/822")]
    found = align(left, right, (notes, notes))
    assert [(row.left and row.left.anchor, row.right and row.right.anchor) for row in found] == [
        ("pp1", "pp1"), ("pp2", None), ("pp3", "pp2"),
    ]  # fmt: skip
