"""HTML from text: the text comes back whole, the elements nest, nothing in a text is ever markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions import rendering
from resolutions.rendering import NoteMark, Span, emphasis, highlight, link, opening


class Reader(HTMLParser):
    """Reads HTML back: its text without the note marks; complains of anything that does not nest."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.links = "", [], 0

    def handle_starttag(self, tag, attributes):
        assert not (tag == "a" and "a" in self.open), "a link inside a link"
        assert all(value is not None for _name, value in attributes)
        assert len({name for name, _value in attributes}) == len(attributes)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        if "sup" not in self.open:
            self.text += data

    def handle_comment(self, data):
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader.text


hostile = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    st.sampled_from(["<script>alert(1)</script>", "&amp;&lt;", '"><img src=x onerror=1>', "<!-- x -->", "<![CDATA[x]]>", "'\"`<a b='"]),
)
texts = st.lists(hostile, max_size=4).map("".join)
places = st.integers(-5, 130)
spans = st.lists(
    st.builds(Span, places, places, st.sampled_from(rendering.ORDER), st.just((("title", '"<&>'),))), max_size=9
)
marks = st.lists(st.builds(NoteMark, places, st.sampled_from(["1", "*", "<b>"]), st.sampled_from(["", "#fn1"])), max_size=4)


@given(texts, spans, marks)
def test_without_its_tags_the_html_is_the_text(text, spans, marks):
    assert read(rendering.prose(text, spans, marks)) == text


@given(texts, places, places, spans, marks)
def test_a_window_is_a_part_of_the_text(text, start, end, spans, marks):
    first, last = max(start, 0), min(end, len(text))
    shown = read(rendering.window(text, start, end, spans, marks))
    assert shown == ("… " if first else "") + text[first:last] + (" …" if last < len(text) else "")


@given(st.lists(st.lists(hostile, min_size=1, max_size=3), max_size=3), spans)
def test_the_cells_of_a_table_keep_their_words(rows, spans):
    html = rendering.table(rows, "\n".join("\t".join(row) for row in rows), spans)
    assert read(html).replace("\n", "") == "".join(cell for row in rows for cell in row).replace("\n", "")


@pytest.mark.parametrize(
    "text, spans, marks, html",
    [
        # opening words, then a word set apart
        ("Recalls the Plan", [opening(0, 7), emphasis(12, 16)], [], '<i class="opening">Recalls</i> the <em>Plan</em>'),
        # a search mark reaches out of a link: the link stays whole, the mark is cut
        ("resolution 60/288 of", [link(11, 17, "/x"), highlight(0, 14)], [],
         '<mark>resolution </mark><a href="/x"><mark>60/</mark>288</a> of'),
        # crossing spans are closed and opened again
        ("abcdef", [emphasis(0, 4), highlight(2, 6)], [], "<em>ab<mark>cd</mark></em><mark>ef</mark>"),
        # the second of two links over the same words is left out
        ("abcdef", [link(0, 4, "/1"), link(2, 6, "/2")], [], '<a href="/1">abcd</a>ef'),
        # a note mark stands outside what ends before it, and is never inside a link
        ("terror, and", [link(0, 6, "/1")], [NoteMark(3, "1", "#fn1", "m")],
         '<a href="/1">ter</a><sup class="mark"><a id="m" href="#fn1" role="doc-noteref">1</a></sup><a href="/1">ror</a>, and'),
        # a mark whose note is missing is no link
        ("end", [], [NoteMark(3, "2")], 'end<sup class="mark">2</sup>'),
        # two marks at one place: the second says so
        ("peace,", [], [NoteMark(5, "1"), NoteMark(5, "2")],
         'peace<sup class="mark">1</sup><sup class="mark further">2</sup>,'),
        # markup in a text is text
        ("<b>&", [], [], "&lt;b&gt;&amp;"),
        # attributes are escaped too
        ("a", [link(0, 1, '/"><script>')], [], '<a href="/&quot;&gt;&lt;script&gt;">a</a>'),
        # Arabic and characters outside the basic plane are counted by code points
        ("𝔸 قرار", [emphasis(2, 6)], [], "𝔸 <em>قرار</em>"),
    ],
)  # fmt: skip
def test_examples(text, spans, marks, html):
    assert rendering.prose(text, spans, marks) == html


def test_no_letter_is_parted_from_its_vowel_sign():
    text = "أيضاً إلى"
    assert rendering.prose(text, [Span(0, 4, "i"), Span(0, 5, "em")]) == "<i><em>أيضاً</em></i> إلى"


def test_the_last_cell_of_a_short_row_takes_the_room_that_is_left():
    assert rendering.table([["a", "b", "c"], ["d", "e"]], "") == '<tr><td>a</td><td>b</td><td>c</td></tr>\n<tr><td>d</td><td colspan="2">e</td></tr>\n'


def test_the_mark_of_a_note_stands_in_its_cell():
    rows, text = [["Wells", "7"], ["Springs", "9"]], "Wells\t7\nSprings\t9"
    marks = [NoteMark(5, "a", "#fna", "mark-fna"), NoteMark(16, "b", "#fnb", "mark-fnb")]
    html = rendering.table(rows, text, [], marks)
    cells = [cell.partition("</td>")[0] for cell in html.split("<td")[1:]]
    assert cells[0].startswith(">Wells<") and "#fna" in cells[0]
    assert ["#fnb" in cell for cell in cells] == [False, False, False, True]


def test_the_emptied_brackets_of_a_mark_are_not_shown_in_its_note():
    assert rendering.note("() القرار 60/288.", [Span(3, 9, "em")]) == "<em>القرار</em> 60/288."
    assert rendering.note("القرار (60/288).") == "القرار (60/288)."
