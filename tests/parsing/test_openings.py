"""Openings are found, told apart and classed without typography."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parsing import openings
from corpus.parsing.action_classes import GROUPS


@pytest.mark.parametrize("language", openings.LANGUAGES)
def test_every_class_of_the_lexicon_is_in_the_table(language):
    for line in (openings.LEXICON / f"{language}.tsv").read_text("utf-8").splitlines():
        kind, action, alternatives, phrase = line.split("\t")
        assert phrase
        if kind in (*openings.PARTS, "noun"):
            assert {action, *alternatives.split()} <= set(GROUPS)
        else:
            assert kind in ("numbering", "repetition", "aside", "intensity")


@pytest.mark.parametrize("language", openings.LANGUAGES)
def test_all_that_may_begin_an_act_is_told_from_its_first_words(language):
    acts = re.compile(openings.lexicon(language).acts)
    for line in (openings.LEXICON / f"{language}.tsv").read_text("utf-8").splitlines():
        kind, _, _, phrase = line.split("\t")
        if kind not in ("preambular", "noun"):
            assert acts.match(phrase.lower())
            assert acts.match(phrase.lower().replace("’", "'").replace("е", "ё"))


def test_an_act_with_vowel_signs_is_told_as_well():
    assert re.match(openings.lexicon("ar").acts, "تُشجع الدول")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Réaffirmant la valeur des phares,", "fr", "preambular"),
        ("Réaffirme la valeur des phares ;", "fr", "operative"),
        ("Reaffirming the value of lighthouses,", "en", "preambular"),
        ("Reaffirms the value of lighthouses;", "en", "operative"),
        ("Reafirmando el valor de los faros,", "es", "preambular"),
        ("Reafirma el valor de los faros;", "es", "operative"),
        ("подтверждая ценность маяков,", "ru", "preambular"),
        ("подтверждает ценность маяков;", "ru", "operative"),
        ("وإذ تؤكد من جديد قيمة المنارات،", "ar", "preambular"),
        ("تؤكد من جديد قيمة المنارات؛", "ar", "operative"),
        ("重申灯塔的价值，", "zh", "preambular"),
        ("重申灯塔的价值；", "zh", "operative"),
        ("Les phares sont utiles.", "fr", None),
        ("réaffirme la valeur des phares ;", "fr", None),
        ("", "fr", None),
        ("Reaffirms the value of lighthouses;", "de", None),
    ],
)
def test_kind_of_a_paragraph_without_number_or_typography(text, language, kind):
    assert openings.opening_kind(text, language) == kind


@pytest.mark.parametrize(
    ("plain", "repeated", "language", "part"),
    [
        ("Souligne", "Souligne de nouveau", "fr", "operative"),
        ("Prie", "Prie une fois de plus", "fr", "operative"),
        ("Encourages", "Once again encourages", "en", "operative"),
        ("Insta", "Insta una vez más", "es", "operative"),
        ("призывает", "вновь призывает", "ru", "operative"),
        ("تهيب", "تهيب مرة أخرى", "ar", "operative"),
        ("促请", "再次促请", "zh", "operative"),
    ],
)
def test_a_word_of_repetition_never_decides_the_class(plain, repeated, language, part):
    first = openings.match(plain, language, part)
    second = openings.match(repeated, language, part)
    assert second.action == first.action
    assert (second.start, second.end) == (0, len(repeated))


def test_both_apostrophes_are_one():
    for apostrophe in "'’":
        text = f"Exprime l{apostrophe}espoir que les phares dureront"
        assert text[: openings.match(text, "fr").end] == f"Exprime l{apostrophe}espoir"


@pytest.mark.parametrize(
    ("text", "language", "action"),
    [
        ("Exprime sa vive et durable gratitude aux gardiens ;", "fr", "commend"),
        ("Expresses its most lasting gratitude to the keepers;", "en", "commend"),
        ("Expresa su honda y duradera gratitud a los fareros;", "es", "commend"),
        ("выражает самую искреннюю благодарность смотрителям;", "ru", "commend"),
        ("表示由衷的感谢；", "zh", "commend"),
        ("Expresses itself in verse;", "en", "express_other"),
    ],
)
def test_a_verb_of_expression_is_classed_by_what_it_expresses(text, language, action):
    assert openings.match(text, language).action == action


@given(st.text(max_size=400), st.sampled_from(openings.LANGUAGES), st.sampled_from((None, *openings.PARTS)))
def test_any_text_has_an_opening_inside_it_or_none(text, language, part):
    opening = openings.match(text, language, part)
    assert opening is None or 0 <= opening.start < opening.end <= len(text)
