"""What a cited number means: joint and lettered texts, drafts, and nothing where several answer."""

import dataclasses
import itertools
import tarfile

import pytest
from django.conf import settings

from corpus.intake import Received, accept, restore, withdraw
from corpus.models import Source
from corpus.parsing.pipeline import parse
from resolutions.models import Citation, Resolution

from .checksum import checksum
from .documents import cites, document, paragraph

pytestmark = pytest.mark.django_db
counter = itertools.count()


def take(doc):
    number = next(counter)
    return accept(doc, Received.of(b"%d" % number, f"{number}.xml"))


def citing(number, symbol, **more):
    """A/RES/91/1, whose only paragraph cites this."""
    text = f"Recalls paragraph 2 of {number};"
    piece = paragraph("operative", 1, text, citations=(cites(text, number, symbol, **more),))
    return dataclasses.replace(document("A/RES/91/1", preamble=(), footnotes=()), paragraphs=(piece,))


def target():
    held = Citation.objects.get(version__resolution__symbol="A/RES/91/1").target
    return held.symbol if held else None


@pytest.mark.parametrize(
    ("cited", "held", "expected"),
    [
        ("A/RES/78/80", ["A/RES/78/80"], "A/RES/78/80"),
        ("A/RES/78/80", ["A/RES/78/80 A-B"], "A/RES/78/80 A-B"),
        ("A/RES/78/80", ["A/RES/78/80 B"], "A/RES/78/80 B"),
        ("A/RES/78/80", ["A/RES/78/80 A", "A/RES/78/80 B"], None),
        ("A/RES/78/80", ["A/RES/78/80", "A/RES/78/80 B"], "A/RES/78/80"),
        ("A/RES/78/80 A", ["A/RES/78/80"], "A/RES/78/80"),
        ("A/RES/78/80 B", ["A/RES/78/80"], None),
        ("A/RES/78/80 B", ["A/RES/78/80 A-B"], "A/RES/78/80 A-B"),
        ("A/RES/78/80 C", ["A/RES/78/80 A-B"], None),
        ("A/RES/78/80 A-B", ["A/RES/78/80 A", "A/RES/78/80 B"], None),
        ("A/RES/217 (III)", ["A/RES/217 A (III)"], "A/RES/217 A (III)"),
        ("A/RES/78/8", ["A/RES/78/80 A"], None),
        ("S/RES/2133", ["S/RES/2133 (2014)"], "S/RES/2133 (2014)"),
        ("S/RES/2133 (2013)", ["S/RES/2133 (2014)"], None),
    ],
)
def test_lettered_and_joint_texts_in_any_order(cited, held, expected):
    texts = [citing(cited, cited), *(document(symbol, body=("Decides.",), footnotes=()) for symbol in held)]
    sums = set()
    for order in (texts, texts[::-1]):
        for text in order:
            take(text)
        assert target() == expected
        sums.add(_citations())
        _empty()
    assert len(sums) == 1


def _citations():
    names = ("version__resolution__symbol", "start", "target_symbol", "target__symbol", "places", "pinpoint")
    return str(sorted(map(str, Citation.objects.values_list(*names))))


def _empty():
    Source.objects.all().delete()
    Resolution.objects.all().delete()


def test_a_citation_becomes_ambiguous_when_a_second_letter_comes_and_clear_again_when_it_goes():
    take(citing("78/80", "A/RES/78/80"))
    take(document("A/RES/78/80 A", body=("Decides.",)))
    assert target() == "A/RES/78/80 A"
    take(document("A/RES/78/80 B", body=("Decides.",)))
    assert target() is None
    withdraw("A/RES/78/80 A")
    assert target() == "A/RES/78/80 B"
    restore("A/RES/78/80 A")
    assert target() is None


def test_a_draft_leads_to_the_text_adopted_from_it_but_not_to_its_paragraphs():
    cited = citing("A/C.3/90/L.5", "A/C.3/90/L.5", pinpoint="op1")
    adopted = document("A/RES/90/7", draft="A/C.3/90/L.5")
    take(cited)
    take(adopted)
    assert target() == "A/RES/90/7"
    assert Citation.objects.get(version__resolution__symbol="A/RES/91/1").places == []
    take(document("A/C.3/90/L.5", status="draft", adopted=None))
    assert target() == "A/C.3/90/L.5"
    assert Citation.objects.get(version__resolution__symbol="A/RES/91/1").places == ["op1"]


def test_a_draft_named_by_two_texts_stays_pending():
    take(citing("A/C.3/90/L.5", "A/C.3/90/L.5"))
    take(document("A/RES/90/7", draft="A/C.3/90/L.5"))
    take(document("A/RES/90/8", draft="A/C.3/90/L.5"))
    assert target() is None


def test_what_the_text_leaves_open_is_never_decided():
    take(citing("48/11", "48/11", candidates=("A/RES/48/11", "A/HRC/RES/48/11")))
    take(document("A/RES/48/11", body=("Decides.",)))
    assert target() is None


def test_pinpoints_lead_to_paragraphs_that_are_held_and_follow_the_text():
    take(citing("70/1", "A/RES/70/1", pinpoint="op2", pinpoint_end="op3"))
    cited = Citation.objects.filter(version__resolution__symbol="A/RES/91/1")
    assert cited.get().places == []
    take(document("A/RES/70/1", body=("Decides.", "Requests.", "Invites."), footnotes=()))
    assert cited.get().places == ["op2", "op3"]
    number = next(counter)
    shorter = document("A/RES/70/1", body=("Decides.",), footnotes=())
    accept(shorter, Received.of(b"%d" % number, f"{number}.xml"), replace=True)
    assert (cited.get().places, cited.get().pinpoint, cited.get().target.symbol) == ([], "op2", "A/RES/70/1")
    withdraw("A/RES/70/1")
    assert (cited.get().places, cited.get().target) == ([], None)


def test_the_further_symbols_of_a_span_are_cited_too():
    take(citing("3419 A to C (XXX)", "A/RES/3419 A (XXX)", also=("A/RES/3419 B (XXX)", "A/RES/3419 C (XXX)")))
    assert Citation.objects.filter(version__resolution__symbol="A/RES/91/1").count() == 3


def test_any_order_of_texts_gives_the_same_citations():
    texts = [
        citing("78/80", "A/RES/78/80", pinpoint="op2"),
        document("A/RES/78/80 A", body=("Decides.", "Requests.")),
        document("A/RES/78/80 A", "fr", body=("Décide.",)),
        document("A/RES/70/1", body=("Decides.",)),
    ]
    received = [Received.of(b"%d" % number, f"{number}.xml") for number in range(len(texts))]
    sums = set()
    for order in itertools.permutations(range(len(texts))):
        for number in order:
            accept(texts[number], received[number])
        assert target() == "A/RES/78/80 A"
        sums.add(checksum() + _citations())
        _empty()
    assert len(sums) == 1


def test_official_texts_in_two_orders_give_the_same_citations():
    archive = settings.BASE_DIR.parent / "shared" / "corpus" / "ga-ES.tar.xz"
    if not archive.exists():
        pytest.skip("the official documents are not beside the project")
    with tarfile.open(archive) as files:
        names = [name for name in files.getnames() if "/fr/" in name or "/en/" in name]
        contents = {name: files.extractfile(name).read() for name in names if name.endswith(".xml")}
    sums = []
    for order in (sorted(contents), sorted(contents, key=lambda name: contents[name][::-1])):
        for name in order:
            for parsed in parse(contents[name], name.rpartition("/")[2]):
                accept(parsed, Received.of(contents[name], name))
        sums.append(checksum() + _citations())
        assert Citation.objects.filter(target__isnull=False).count() > 10
        _empty()
    assert sums[0] == sums[1]
