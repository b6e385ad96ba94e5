"""Tables of PDFs keep every word, wherever on the page it stands."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpus.parsing.pdf.rows import rows_of
from corpus.parsing.pdf.tables import put_together

WORDS = st.tuples(st.text("abc", min_size=1, max_size=3), st.integers(0, 40), st.integers(5, 120))
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=3, max_size=8)


def words_of(rows):
    """How often each word stands in the rows of a page, in the cells of their tables or outside of them."""
    found = Counter()
    for segment in (segment for row in rows for segment in row):
        cells = [segment] if segment.grid is None else [line for row in segment.grid for cell in row for line in cell]
        found.update(word for cell in cells for word in cell.text.split())
    return found


@given(LINES, st.booleans())
def test_no_word_is_lost_to_a_table_of_columns(lines, backwards):
    raw, number = [], 0
    for height, line in enumerate(lines):
        left = 60
        for text, gap, width in line:
            raw.append([f"{text}{number} ", left + gap, left + gap + width, 700 - 12 * height, 10, 0])
            left, number = left + gap + width, number + 1
    rows, turned = rows_of(raw, 0)
    assert not turned
    assert words_of(put_together(rows, [], [], backwards)) == words_of(rows) == Counter(piece[0].strip() for piece in raw)
