"""What is spoken for in a text: no two citations share a letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.parsing.citations.findings import Finding, Taken

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda span: (span[0], span[0] + span[1])))


@given(SPANS)
def test_a_stretch_is_taken_once(spans):
    taken, kept = Taken([]), []
    for start, end in spans:
        free = all(end <= before or start >= after for before, after in kept)
        assert taken.take(start, end) == free
        kept += [(start, end)] if free else []


def test_what_was_found_is_taken():
    taken = Taken([Finding(20, 26, "A/RES/65/232"), Finding(3, 9, "A/RES/61/12")])
    assert not taken.take(8, 12) and taken.take(9, 20) and not taken.take(21, 22)
