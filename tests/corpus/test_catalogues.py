"""The words of the interface: complete in six languages, compiled, with the placeholders of the English ones."""

import pytest
from django.utils.translation import override

from corpus import catalogues
from resolutions import wording


@pytest.mark.parametrize("language", catalogues.languages())
def test_every_word_is_translated(language):
    assert catalogues.faults(language) == []


@pytest.mark.parametrize(
    "language, first, later",
    [
        ("ar", "1 كانون الأول/ديسمبر 2019", "18 حزيران/يونيه 2019"),
        ("en", "1 December 2019", "18 June 2019"),
        ("es", "1 de diciembre de 2019", "18 de junio de 2019"),
        ("fr", "1er décembre 2019", "18 juin 2019"),
        ("ru", "1 декабря 2019 года", "18 июня 2019 года"),
        ("zh", "2019年12月1日", "2019年6月18日"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language, first, later):
    from datetime import date

    with override(language):
        assert (wording.date(date(2019, 12, 1)), wording.date(date(2019, 6, 18))) == (first, later)


@pytest.mark.parametrize(
    "anchor, words",
    [
        ("op10", "paragraph 10"), ("pp3", "preambular paragraph 3"), ("op5.a.ii", "paragraph 5 (a) (ii)"),
        ("s2.op3", "section 2, paragraph 3"), ("annex1.op4", "annex 1, paragraph 4"), ("fn2", "note 2"),
        ("op5.cont1", "paragraph 5, continuation 1"), ("sB.op1", "section B, paragraph 1"), ("annex1.t1", "annex 1, table 1"),
        ("op3-2", "paragraph 3"), ("what", "what"), ("", ""),
    ],
)  # fmt: skip
def test_an_anchor_in_words(anchor, words):
    with override("en"):
        assert wording.paragraph(anchor) == words
