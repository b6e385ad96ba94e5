"""However a text is damaged, no letter is lost and nothing but UnreadableSource is raised."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.parsing.accounting import account
from corpus.parsing.decoding import decode
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse

PLAIN = """\
67/901. Mise en commun des puits des villages
du plateau

L’Assemblée générale,

Rappelant sa résolution 61/12 du 4 décembre 2006 et la Déclaration des
puits 1, dans laquelle elle a réaffirmé que l’eau est un bien commun,

Consciente de ce que les villages du plateau partagent depuis l’an 19992 des
puits dont l’entretien incombe à chacun et que la sécheresse

_______________
1 Résolution 55/2.
2 Voir A/61/10, chap. II.
 prolongée a vidé la plupart d’entre eux,

1. Prie le Secrétaire général d’établir une carte des puits, et invite les
États Membres à :

a) Fournir les relevés dont ils disposent1;

b) Désigner :

i) Un gardien par puits ;

ii) Un suppléant ;

2. Décide de rester saisie de la question.

70 e séance plénière
21 décembre 2012
"""
MARKED = """\
# Asamblea General

Distr. limitada
3 de octubre de 2023

**Septuagésimo octavo período de sesiones**
**Segunda Comisión**
Tema 18 del programa

**Albania y Andorra: proyecto de resolución**

## **Los pozos de la meseta**

*La Asamblea General,*

*Recordando* su resolución [61/12](#), de 4 de diciembre de 2006<sup>1</sup>,

*Consciente* de que las aldeas de la meseta comparten desde hace

<sup>1</sup> Véase la resolución [55/2](https://example.org/x "título").

siglos &laquo;pozos&raquo; cuyo cuidado corresponde a todos,

1. *Solicita* al Secretario General que prepare un mapa;

| Pozo | Aldea |
|------|-------|
| 1    | Norte |

2. *Decide* seguir examinando la cuestión.
"""
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def damaged(text: str, seed: int) -> str:
    """The text with lines dropped, doubled, swapped and broken, and signs strewn in."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(chance.randint(1, 8)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at:at] = ["", chance.choice(["\f", "_______________", "---", "2/4", "12-34567 (F)", "A/RES/67/901"]), ""]
            case 4:
                cut = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + chance.choice(["*", "1", "<sup>", "](", "\x00", "\u200f", " ;", "|", "（一）", "é"]) + lines[at][cut:]
            case 5:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        lines = lines or [""]
    return "\n".join(lines)


def check(data: bytes, name: str) -> None:
    try:
        documents = parse(data, name)
    except UnreadableSource:
        return
    text, _ = decode(data, name)
    outcome = account(text, *documents)
    assert (outcome.lost, outcome.invented) == ("", "")
    for document in documents:
        anchors = [each.anchor for each in document.paragraphs]
        assert len(anchors) == len(set(anchors))
        for paragraph in document.paragraphs:
            assert all(0 <= each.offset <= len(paragraph.text) for each in paragraph.footnotes)


@QUICK
@given(st.integers(0, 2**32), st.sampled_from([(PLAIN, "a.txt"), (MARKED, "a.md"), (PLAIN, "a.md"), (MARKED, "a.txt")]))
def test_damaged_texts_keep_their_letters(seed, source):
    text, name = source
    check(damaged(text, seed).encode(), name)


@pytest.mark.parametrize("above", ["", "Recalling the wells,\n\n"])
def test_a_first_number_without_its_point(above):
    text = f"67/901. Wells\n\nThe General Assembly,\n\n{above}1 Decides to dig;\n\n2. Decides to rest.\n"
    check(text.encode(), "a.txt")
    [document] = parse(text.encode(), "a.txt")
    assert [each.text for each in document.paragraphs][-1] == "Decides to rest."


@QUICK
@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_keeps_its_letters(text, name):
    check(text.encode("utf-8", "surrogatepass"), name)


@QUICK
@given(st.text(alphabet="*_[]()<>sup/|#-1a \n&;é\\`!", max_size=200))
def test_signs_of_markdown_keep_their_letters(text):
    check(text.encode(), "a.md")


@QUICK
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a"]))
def test_any_bytes_are_read_or_refused(data, name):
    check(data, name)


def test_the_texts_are_read_when_whole():
    [plain], [marked] = parse(PLAIN.encode(), "a.txt"), parse(MARKED.encode(), "a.md")
    assert [each.anchor for each in plain.paragraphs] == ["pp1", "pp2", "op1", "op1.a", "op1.b", "op1.b.i", "op1.b.ii", "op2"]
    assert [[mark.mark for mark in each.footnotes] for each in plain.paragraphs[:4]] == [["1"], ["2"], [], ["1"]]
    assert [each.anchor for each in marked.paragraphs] == ["pp1", "pp2", "op1", "t1", "op2"]
    assert marked.sponsors == ("Albania", "Andorra")
    assert (marked.session, marked.committee, marked.agenda_items) == ("78", "A/C.2", ("18",))


@pytest.mark.parametrize("text", ["Wells [8](#note-&amp;#39;ref)\n", 'Wells [8](#note "&amp;#39;") &amp;#39;\n'])
def test_an_entity_written_as_one_makes_no_other(text):
    check(text.encode(), "a.md")


@pytest.mark.parametrize(
    "text, name",
    [
        ("1. Decides to dig.\n\nWells of the plain ↩\n\n<sup>1</sup> See A/67/990.\n", "a.md"),
        ("1. Decides to dig.\n\nWells of the plain ↩\n\n_____\n1 See A/67/990.\n", "a.txt"),
    ],
)
def test_notes_are_not_counted_beside_notes_that_print_their_numbers(text, name):
    text = f"The General Assembly,\n\nRecalling the wells,<sup>1</sup>\n\n{text}"
    check(text.encode(), name)
    [document] = parse(text.encode(), name)
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "See A/67/990.")]
