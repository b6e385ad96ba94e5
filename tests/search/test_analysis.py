"""Analysis: what is found as what, and offsets that always point at the text they name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.models import LANGUAGES
from search import analysis

TOKENS = [
    # case, accents, elision with both apostrophes
    ("fr", "L’Assemblée", ["l", "assemblee"]),
    ("fr", "l'ASSEMBLÉE", ["l", "assemblee"]),
    ("fr", "jusqu’à qu'elle d’œuvre", ["jusqu", "a", "qu", "elle", "d", "oeuvre"]),
    # hyphens, the no-break hyphen and the no-break space
    ("fr", "non\u2011prolifération\u00a0: fin", ["non-proliferation", "non", "proliferation", "fin"]),
    ("en", "co-operation", ["co-operation", "co", "operation"]),
    ("en", "States’ Secretary-General’s", ["states", "secretary-general", "secretary", "general", "s"]),
    # symbols whole, by their endings and in parts
    ("en", "A/RES/66/178,", ["a/res/66/178", "a", "res/66/178", "res", "66/178", "66", "178"]),
    ("fr", "66/178 et", ["66/178", "66", "178", "et"]),
    ("en", "2462 (2019)", ["2462(2019)", "2462", "2019"]),
    ("fr", "217 A (III)", ["217a(iii)", "217", "a", "iii"]),
    ("en", "no. 14668.", ["no", "14668"]),
    # Russian ё; Arabic vowel signs, tatweel, alef, ta marbuta; Arabic digits
    ("ru", "Всё её", ["все", "ее"]),
    ("ar", "الدُّوَل الأُمـــم المتحدة ١٩٩٩", ["الدول", "الامم", "المتحده", "1999"]),
    # Chinese: one character a word; digits and Latin letters as elsewhere
    ("zh", "国际合作，2019年A/74/1", ["国", "际", "合", "作", "2019", "年", "a/74/1", "a", "74/1", "74", "1"]),
    ("zh", "２０１９", ["2019"]),
]


@pytest.mark.parametrize(("language", "text", "forms"), TOKENS)
def test_exact_forms(language, text, forms):
    assert [token.exact for token in analysis.tokens(text, language)] == forms


ONE_STEM = [
    ("fr", "coopération coopérations cooperation"),
    ("fr", "préoccupé préoccupée préoccupées"),
    ("fr", "général générale généraux"),
    ("es", "cooperación cooperaciones cooperacion"),
    ("es", "asamblea asambleas"),
    ("en", "request requests requested requesting"),
    ("ru", "международный международного международными"),
    ("ar", "تعاون التعاون والتعاون"),
    ("ar", "متحدة المتحدة المتَّحدة"),
]


@pytest.mark.parametrize(("language", "words"), ONE_STEM)
def test_forms_of_one_word_have_one_stem(language, words):
    assert len({token.stem for token in analysis.words(words, language)}) == 1


def test_every_pair_of_chinese_characters_is_one_term():
    text = "加强国际合作"
    stems = {token.stem for token in analysis.words(text, "zh")}
    assert {text[i : i + 2] for i in range(len(text) - 1)} <= stems


PIECES = st.sampled_from(
    ["l’", "d'", "Assemblée", "66/178", " (2019)", "A/RES/", "non\u2011", "-", "–", " ", "\u00a0", ".", "2462", "国际", "合",
     "الأمم", "ـــ", "\u064e", "всё", "İ", "ß", "ﬁ", "²", "½", "\u200f", "_", "e\u0301", "ﷺ", "a" * 150]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_offsets_point_at_the_text_they_name(text, language):
    position = -1
    for token in analysis.tokens(text, language):
        assert 0 <= token.start < token.end <= len(text)
        assert token.exact and token.stem
        assert not any(c.isspace() for c in token.exact + token.stem)
        if token.parts == 1:
            assert token.position == position + 1
            assert analysis.fold(text[token.start : token.end]) == token.exact
            position = token.position
        else:
            assert token.position == position + 1


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_runs_are_analysed_each_by_itself(text, language):
    counted, first = [], 0
    for run in analysis.runs(text):
        tokens = analysis.tokens(run, language)
        counted.extend((first + token.position, token.exact, token.stem, token.parts) for token in tokens)
        first += tokens[-1].position + 1 if tokens else 0
    assert counted == [(t.position, t.exact, t.stem, t.parts) for t in analysis.tokens(text, language)]


@given(st.text(alphabet="abcdeéèêàçùïœ", min_size=1, max_size=12), st.sampled_from(["fr", "es", "en"]))
@settings(deadline=None)
def test_accents_and_case_never_matter(word, language):
    folded = analysis.fold(word)
    for other in (word.upper(), folded, word.capitalize()):
        assert [t.stem for t in analysis.words(other, language)] == [t.stem for t in analysis.words(word, language)]
