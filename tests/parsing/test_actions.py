"""Acts and addressees are found in sentences of our own and in official texts read by eye."""

import re
import tarfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from corpus.parsing import actions, openings
from corpus.parsing.document import Document, Paragraph
from corpus.parsing.pipeline import parse

CASES = Path(__file__).parents[1] / "cases"
SESSION = settings.BASE_DIR.parent / "shared" / "corpus" / "ga-77.tar.xz"


def annotated(language, *paragraphs):
    """The paragraphs as actions.annotate completes them."""
    return actions.annotate(Document("x", "markdown", language=language, paragraphs=paragraphs)).paragraphs


def written_cases():
    """(language, text, part, opening, acts) of every row of cases/actions.md."""
    language = None
    for line in (CASES / "actions.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            language = line[3:]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if language and len(cells) == 4 and cells[1] in openings.PARTS:
            yield language, *cells


@pytest.mark.parametrize(("language", "text", "part", "opening", "acts"), list(written_cases()))
def test_written_cases(language, text, part, opening, acts):
    [paragraph] = annotated(language, Paragraph(part, text))
    found = [act.action + (f" ({act.addressee})" if act.addressee else "") for act in paragraph.actions]
    assert paragraph.opening == opening
    # Addressees are themselves joined by " ; ", acts by "; ".
    assert found == re.split(r"(?<! ); ", acts)
    assert [act.primary for act in paragraph.actions] == [True] + [False] * (len(found) - 1)


def test_the_emphasised_run_is_the_opening_and_the_words_after_it_may_decide_the_class():
    text = "Exprime sa gratitude aux gardiens ;"
    [paragraph] = annotated("fr", Paragraph("operative", text, emphasis=((0, 7), (21, 33))))
    assert paragraph.opening == "Exprime"
    assert paragraph.actions[0].action == "commend"


def test_an_emphasised_opening_that_the_lexicon_does_not_know_is_an_act_of_no_class():
    [paragraph] = annotated("fr", Paragraph("operative", "Illumine les phares ;", emphasis=((0, 8),)))
    assert (paragraph.opening, paragraph.actions[0].action) == ("Illumine", "other")


def test_a_short_name_stands_for_the_full_one_used_before():
    first = Paragraph("operative", "Prie l’Office mondial des phares de compter les phares ;")
    second = Paragraph("operative", "Prie également l’Office de publier le compte ;")
    assert annotated("fr", first, second)[1].actions[0].addressee == "Office mondial des phares"


def test_a_short_name_that_may_stand_for_two_full_ones_is_left_as_it_is():
    before = Paragraph("preambular", "Rappelant l’Office des phares et l’Office des ports,")
    after = Paragraph("operative", "Prie l’Office de publier le compte ;")
    assert annotated("fr", before, after)[1].actions[0].addressee == "Office"


def test_alternatives_tell_of_verbs_that_mislead():
    [paragraph] = annotated("fr", Paragraph("operative", "Engage les États à compter les phares ;"))
    assert paragraph.actions[0].alternatives == ("encourage", "urge")


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Compter les phares ;"), ("en", "To count the lighthouses;"), ("zh", "鼓励守塔人；")],
)
def test_a_sub_paragraph_acts_only_with_a_finite_verb(language, text):
    [paragraph] = annotated(language, Paragraph("operative", text, level=1, number="a"))
    assert (paragraph.opening, paragraph.actions) == (None, ())


def test_other_kinds_and_other_languages_are_left_alone():
    note = Paragraph("annex", "Prie le Secrétaire général de compter ;")
    assert annotated("fr", note) == (note,)
    german = Paragraph("operative", "Ersucht den Generalsekretär, zu zählen;")
    assert annotated("de", german) == (german,)


@given(st.text(max_size=300), st.sampled_from(openings.LANGUAGES), st.sampled_from(openings.PARTS))
def test_any_text_keeps_its_words_and_gets_spans_inside_it(text, language, part):
    [paragraph] = annotated(language, Paragraph(part, text))
    assert paragraph.text == text
    for act in paragraph.actions:
        assert 0 <= act.start < act.end <= len(text)


@pytest.fixture(scope="module")
def official():
    """file name → Document, for the official texts that cases/further_acts.tsv names."""
    if not SESSION.exists():
        pytest.skip(f"{SESSION} is not here")
    wanted = {row[0] for row in further_acts()}
    with tarfile.open(SESSION) as archive:
        members = (member for member in archive if Path(member.name).name in wanted)
        texts = {Path(each.name).name: archive.extractfile(each).read() for each in members}
    return {name: parse(data, name)[0] for name, data in texts.items()}


def further_acts():
    """(file, language, anchor, start, words, class) of every row of cases/further_acts.tsv."""
    lines = (CASES / "further_acts.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("name", "language", "anchor", "start", "words", "action"), further_acts())
def test_further_acts_of_official_texts(official, name, language, anchor, start, words, action):
    document = official[name]
    assert document.language == language
    [paragraph] = [each for each in document.paragraphs if each.anchor == anchor]
    further = [act for act in paragraph.actions if not act.primary]
    assert (int(start), words, action) in {(act.start, paragraph.text[act.start : act.end], act.action) for act in further}
