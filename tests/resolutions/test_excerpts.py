"""The sentence around a citation."""

from hypothesis import given
from hypothesis import strategies as st

from resolutions import excerpts


def test_the_sentence_around_a_span():
    text = "First one. It recalls 60/288 here. Last."
    start = text.index("60/288")
    first, last = excerpts.sentence(text, start, start + 6)
    assert text[first:last] == "It recalls 60/288 here. "


def test_a_long_sentence_is_cut_at_blanks():
    text = "word " * 200 + "60/288 " + "word " * 200
    start = text.index("60/288")
    first, last = excerpts.sentence(text, start, start + 6)
    assert last - first < 450 and text[first:last].split() and set(text[first:last].split()) == {"word", "60/288"}


@given(st.text(max_size=900), st.integers(0, 900), st.integers(0, 60))
def test_the_span_is_always_inside(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = excerpts.sentence(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
