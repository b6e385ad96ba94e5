"""Whole documents: Ibid., doubtful numbers, given links against the words, references inside the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.parsing import citations
from corpus.parsing.document import Citation, Document, Footnote, MastheadLine, Paragraph

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def annotated(*paragraphs, footnotes=(), language="fr", organ="A", symbol="A/RES/77/1", masthead=()):
    return citations.annotate(
        Document(
            "text",
            "markdown",
            language=language,
            organ=organ,
            symbol=symbol,
            masthead=masthead,
            paragraphs=tuple(Paragraph("operative", text) if isinstance(text, str) else text for text in paragraphs),
            footnotes=tuple(Footnote(str(mark), text) for mark, text in enumerate(footnotes, 1)),
        )
    )


def symbols_of(texts):
    return [[one.symbol for one in text.citations] for text in texts]


def test_ibid_goes_on_with_the_series_of_the_note_before():
    document = annotated(footnotes=["Nations Unies, Recueil des Traités, vol. 2445, no 44004.", "Ibid., vol. 1577, no 27531."])
    assert symbols_of(document.footnotes) == [["UNTS/44004"], ["UNTS/27531"]]


def test_ibid_is_the_source_of_the_note_before_with_its_own_pinpoint():
    document = annotated(footnotes=["Résolution 70/2, annexe I.", "Ibid., annexe II.", "Ibid."])
    assert [(one.citations[0].symbol, one.citations[0].pinpoint) for one in document.footnotes] == [
        ("A/RES/70/2", "annex1"),
        ("A/RES/70/2", "annex2"),
        ("A/RES/70/2", None),
    ]
    assert document.footnotes[1].text[: document.footnotes[1].citations[0].end] == "Ibid."


def test_ibid_after_a_note_without_source_cites_nothing():
    document = annotated(footnotes=["Adoptée par 55 voix contre 14.", "Ibid., annexe."])
    assert symbols_of(document.footnotes) == [[], []]


def test_the_rest_of_the_document_decides_a_doubtful_number():
    document = annotated(
        "Rappelant la résolution 43/1 du Conseil des droits de l’homme,",
        "Salue le rapport au Conseil des droits de l’homme établi en application de la résolution 43/1 ;",
    )
    assert symbols_of(document.paragraphs) == [["A/HRC/RES/43/1"], ["A/HRC/RES/43/1"]]


def linked(text, words, symbol):
    start = text.index(words)
    return Paragraph("operative", text, lines=(7, 7), citations=(Citation(start, start + len(words), symbol, method="linked"),))


def test_a_link_that_agrees_stays_linked_and_finds_beside_it_are_added():
    document = annotated(linked("ses résolutions 70/2 et 71/3", "70/2", "A/RES/70/2"))
    assert [(one.symbol, one.method, one.linked) for one in document.paragraphs[0].citations] == [
        ("A/RES/70/2", "linked", "A/RES/70/2"),
        ("A/RES/71/3", "recognised", None),
    ]
    assert document.warnings == ()


def test_a_contradicted_link_loses_and_is_told():
    document = annotated(linked("sa résolution 70/2", "70/2", "A/RES/71/3"))
    [found] = document.paragraphs[0].citations
    assert (found.symbol, found.method, found.linked) == ("A/RES/70/2", "recognised", "A/RES/71/3")
    [warning] = document.warnings
    assert (warning.code, warning.line) == ("link-contradicted", 7)
    assert "A/RES/71/3" in warning.message and "A/RES/70/2" in warning.message


def test_a_link_without_the_letter_agrees():
    document = annotated(linked("Résolution 217 A (III).", "217 A (III)", "A/RES/217 (III)"))
    assert [(one.symbol, one.method) for one in document.paragraphs[0].citations] == [("A/RES/217 A (III)", "linked")]


def test_a_link_on_words_that_are_no_number_stays():
    document = annotated(linked("le Programme 2030", "Programme", "A/RES/70/1"))
    assert [(one.symbol, one.method) for one in document.paragraphs[0].citations] == [("A/RES/70/1", "linked")]


def test_references_inside_the_text_name_its_own_paragraphs():
    document = annotated("visés au paragraphe 4 ci-dessus ;", "au titre du paragraphe 2 de la présente résolution ;")
    assert [(one.symbol, one.pinpoint) for text in document.paragraphs for one in text.citations] == [
        ("A/RES/77/1", "op4"),
        ("A/RES/77/1", "op2"),
    ]


def test_what_stands_above_is_counted_as_the_paragraph_is():
    above, present = "visés aux paragraphes 4 et 6 à 8 ci-dessus ;", "au titre du paragraphe 2 de la présente résolution ;"
    document = annotated(
        Paragraph("operative", above, "s2.op9"), Paragraph("annex", above, "annex1.op9"), Paragraph("operative", present, "s2.op10")
    )
    assert [(one.pinpoint, one.pinpoint_end) for text in document.paragraphs for one in text.citations] == [
        ("s2.op4", ",s2.op6..s2.op8"),
        ("annex1.op4", ",annex1.op6..annex1.op8"),
        ("op2", None),
    ]


def test_the_masthead_cites_but_never_itself():
    lines = (
        MastheadLine("title", "77/1. Titre"),
        MastheadLine("document_type", "Projet déposé sur recommandation du Conseil économique et social (résolution 2023/2)"),
        MastheadLine("provenance", "[sur la base du rapport de la Troisième Commission (A/77/4, par. 9)]"),
    )
    assert symbols_of(annotated(masthead=lines).masthead) == [[], ["E/RES/2023/2"], ["A/77/4"]]


PIECES = st.sampled_from(
    ["résolution ", "resolutions ", "第", "号决议", "قرارها ", "резолюции ", "65/2", "2133 (2014)", "217 A (III)", " et B", ", ", "; ",
     " du 2 mai 2011", "Conseil des droits de l’homme", "A/78/1", "-S/2023/5", "Recueil des Traités, no ", "39574", "paragraphe 5 de la ",
     "\u200f", "‑", "(", ")", "Ibid., ", "annexe II", "د-3", " "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_spans_are_in_order_inside_the_text_and_apart(text, language):
    document = annotated(text, footnotes=[text, text], language=language)
    for holder in document.paragraphs + document.footnotes:
        end = 0
        for one in holder.citations:
            assert end <= one.start < one.end <= len(text)
            end = one.end


def test_hostile_text_costs_little():
    for text in ("(" * 20_000, "65/2 " + ", " * 20_000 + "65/3", "résolution " + "65/2, " * 5_000, "A/" * 20_000, "1 (" * 10_000):
        citations.cite(text, citations.Home("fr", "A"))
