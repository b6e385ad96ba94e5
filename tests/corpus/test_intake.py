"""Intake on real Postgres: what is stored, what stays, what is tied, what is refused."""

import dataclasses

import pytest

from corpus.intake import Received, Refused, accept, restore, withdraw
from corpus.models import Source
from corpus.parsing.document import Subject, Vote
from resolutions.models import Change, Citation, LanguageVersion, Paragraph, Resolution

from .documents import document
from .checksum import checksum

pytestmark = pytest.mark.django_db


def take(doc, data=b"one", name="example.xml", **options):
    return accept(doc, Received.of(data, name, options.pop("supplied", None)), **options)


def test_a_document_becomes_rows():
    outcome = take(document())
    version = LanguageVersion.objects.get()
    assert (outcome.what, outcome.symbol, outcome.language, outcome.revision) == ("new", "A/RES/90/1", "en", 1)
    assert [p.anchor for p in version.paragraphs.all()] == ["pp1", "op1"]
    operative = version.paragraphs.get(anchor="op1")
    assert (operative.label, operative.number, operative.opening, operative.emphasis) == ("1.", "1", "Recalls", [[0, 7]])
    assert operative.marks.get().footnote.text == "Resolution 60/288."
    assert {c.target_symbol for c in version.citations.all()} == {"A/RES/70/1", "A/RES/60/288"}
    assert bytes(Source.objects.get().data) == b"one"


def test_the_same_bytes_again_change_nothing():
    take(document())
    before = checksum(everything=True)
    assert take(document()).what == "unchanged"
    assert checksum(everything=True) == before


def test_the_same_text_from_other_bytes_keeps_the_rows_and_the_new_bytes():
    first = take(document())
    again = take(document(source="other.xml"), b"two", "other.xml")
    assert (again.what, again.version, again.revision) == ("unchanged", first.version, None)
    assert Change.objects.count() == 1
    assert Source.objects.filter(state="accepted").count() == 2


def test_another_text_needs_consent():
    take(document())
    other = document(body=("Decides otherwise.",))
    with pytest.raises(Refused, match="already held with another text, from example.xml.*--replace") as refusal:
        take(other, b"two", "other.xml")
    assert refusal.value.code == "held-otherwise"
    assert Source.objects.count() == 1
    assert take(other, b"two", "other.xml", replace=True).what == "updated"


def test_the_same_file_in_a_newer_state_needs_none():
    take(document(), name="a.tar/en/example.xml")
    assert take(document(body=("Decides otherwise.",)), b"two", "b/example.xml").what == "updated"


def test_what_did_not_change_keeps_its_key_and_moved_anchors_are_named():
    preamble = [f"Recalling the {word} purpose," for word in ("first", "second", "third")]
    take(document(preamble=preamble))
    keys = dict(Paragraph.objects.values_list("text", "pk"))
    citations = set(Citation.objects.values_list("pk", flat=True))
    split = [preamble[0], "Recalling the second,", "Recalling also the purpose,", preamble[2]]
    outcome = take(document(preamble=split), b"two")
    after = dict(Paragraph.objects.values_list("text", "pk"))
    assert {text: key for text, key in after.items() if text in keys} == {
        text: key for text, key in keys.items() if text != preamble[1]
    }
    assert after["Recalling the second,"] == keys[preamble[1]]
    assert outcome.moved == (("pp3", "pp4"),)
    assert LanguageVersion.objects.get().warnings[-1]["code"] == "anchor-moved"
    assert set(Citation.objects.values_list("pk", flat=True)) == citations


def test_sub_paragraphs_are_tied_to_their_paragraph_and_survive_its_removal():
    base = document(body=("Requests:", "Decides."))
    child = dataclasses.replace(base.paragraphs[2], text="(first part)", anchor="op1.a", parent="op1", level=1)
    take(dataclasses.replace(base, paragraphs=(*base.paragraphs[:2], child)))
    key = Paragraph.objects.get(anchor="op1.a").pk
    assert Paragraph.objects.get(anchor="op1.a").parent.anchor == "op1"
    alone = dataclasses.replace(child, parent=None, anchor="op1", level=0)
    take(dataclasses.replace(base, paragraphs=(base.paragraphs[0], alone), footnotes=()), b"two")
    assert Paragraph.objects.get(anchor="op1").pk == key


def test_a_citation_waits_for_its_target_and_is_tied_when_it_comes():
    take(document())
    waiting = Citation.objects.get(target_symbol="A/RES/70/1")
    assert waiting.target is None
    take(document("A/RES/70/1", body=("Decides.",)), b"two", "two.xml")
    waiting.refresh_from_db()
    assert waiting.target.symbol == "A/RES/70/1"


def test_draft_and_adopted_text_are_tied_whichever_comes_first():
    draft = document("A/C.3/90/L.5", status="draft", adopted=None)
    adopted = document("A/RES/90/1", draft="A/C.3/90/L.5")
    take(draft, b"draft", "draft.md")
    assert Resolution.objects.get(symbol="A/C.3/90/L.5").adopted_as is None
    take(adopted)
    assert Resolution.objects.get(symbol="A/C.3/90/L.5").adopted_as.symbol == "A/RES/90/1"
    withdraw("A/RES/90/1")
    assert Resolution.objects.get(symbol="A/C.3/90/L.5").adopted_as is None


def test_what_a_draft_became_can_be_supplied_and_waits():
    draft = document("A/C.3/90/L.5", status="draft", adopted=None)
    take(draft, b"draft", "draft.md", supplied={"adopted_as": "A/RES/90/7"})
    held = Resolution.objects.get(symbol="A/C.3/90/L.5")
    assert (held.adopted_as_symbol, held.adopted_as) == ("A/RES/90/7", None)
    take(document("A/RES/90/7"), b"two", "two.xml")
    held.refresh_from_db()
    assert held.adopted_as.symbol == "A/RES/90/7"


def test_facts_of_all_languages_make_one_resolution_in_any_order():
    subject = Subject("UNBIS", "1006319", "sustainable development")
    english = document(vote=Vote("recorded", 100, 2, 30), subjects=(subject,), sponsors=("Chile", "Peru"))
    french = document(language="fr", adopted="2035-12-20", meeting="50", subjects=(subject,))
    sums = []
    for first, second in ((english, french), (french, english)):
        Resolution.objects.all().delete()
        take(first, first.language.encode(), f"{first.language}.xml")
        take(second, second.language.encode(), f"{second.language}.xml")
        held = Resolution.objects.get()
        assert (str(held.adopted), held.meeting, held.vote.in_favour) == ("2035-12-19", "50", 100)
        assert held.conflicts == [{"field": "adopted", "values": {"en": "2035-12-19", "fr": "2035-12-20"}}]
        assert [s.name for s in held.sponsors.all()] == ["Chile", "Peru"]
        sums.append(checksum())
    assert sums[0] == sums[1]


def test_withdrawing_makes_citations_pending_and_restoring_ties_them_again():
    take(document())
    take(document("A/RES/70/1", body=("Decides.",)), b"two", "two.xml")
    before = checksum()
    assert withdraw("a/res/70/1") == ["en"]
    assert Citation.objects.get(target_symbol="A/RES/70/1").target is None
    with pytest.raises(Refused, match="not held"):
        withdraw("A/RES/70/1")
    with pytest.raises(Refused, match="withdraw --undo"):
        take(document("A/RES/70/1", body=("Decides anew.",)), b"three", "two.xml")
    assert restore("A/RES/70/1", "en") == ["en"]
    assert checksum() == before
    assert list(Change.objects.values_list("what", flat=True)) == ["accepted", "accepted", "withdrawn", "restored"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"symbol": None}, "no-symbol"),
        ({"symbol": "hello"}, "bad-symbol"),
        ({"language": None}, "no-language"),
        ({"language": "de"}, "other-language"),
        ({"paragraphs": ()}, "no-resolution"),
        ({"adopted": "2035-02-31"}, "bad-date"),
        ({"title": "a\x00b"}, "not-storable"),
    ],
)
def test_what_has_no_place_is_refused_and_nothing_is_written(change, code):
    with pytest.raises(Refused) as refusal:
        take(dataclasses.replace(document(), **change))
    assert refusal.value.code == code
    assert not Source.objects.exists() and not Resolution.objects.exists()


def test_prose_is_no_resolution():
    prose = dataclasses.replace(document().paragraphs[0], kind="text", anchor="p1")
    with pytest.raises(Refused, match="not the text of a resolution"):
        take(dataclasses.replace(document(), masthead=(), paragraphs=(prose,), footnotes=()))


def test_two_documents_of_one_source_are_accepted_with_the_last():
    received = Received.of(b"both", "both.xml")
    accept(document("A/RES/90/1 A"), received, last=False)
    assert Source.objects.get().state == "received"
    accept(document("A/RES/90/1 B"), received)
    source = Source.objects.get()
    assert (source.state, source.symbols) == ("accepted", ["A/RES/90/1 A", "A/RES/90/1 B"])
