"""Web pages: the resolution is found in its page, no letter is lost, what would harm is refused."""

from __future__ import annotations


import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.parsing import confined
from corpus.parsing.accounting import account
from corpus.parsing.document import UnreadableSource
from corpus.parsing.html.census import Census
from corpus.parsing.html.encoding import decode
from corpus.parsing.pipeline import parse
from tests.parsing.test_pdf_hostile import spent

TEXT = """<h1>67/901. Les puits</h1><p><i>L’Assemblée générale,</i></p>
<p><i>Rappelant</i> sa résolution 61/12<sup><a href="#n1" id="r1">[1]</a></sup> et l’été des forêts,</p>
<ol><li><p><em>Prie</em> les gardiens&nbsp;:</p><ol type="a"><li>De creuser&#160;;</li><li>De boire ;</li></ol></li><li>Décide d’attendre.</li></ol>
<p>70e séance plénière<br>21 décembre 2012</p><div id="n1"><p><a href="#r1">[1]</a> Résolution 55/2.</p></div>"""
PAGE = f"""<!DOCTYPE html><html><head>META<title>Site</title><script>var a = "<p>perdu</p>";</script></head><body>
<nav><ul><li><a href="/">Accueil</a></li></ul></nav><div class="breadcrumb">Documents</div><article>{TEXT}</article>
<aside><p>Voir aussi la soixantième session.</p></aside><footer><p>© Tous droits réservés.</p></footer></body></html>"""
ANCHORS = ["pp1", "op1", "op1.a", "op1.b", "op2"]


def read(page: str | bytes, name: str = "page.html"):
    [document] = parse(page if isinstance(page, bytes) else page.encode(), name, "fr")
    return document


def test_the_resolution_in_its_page():
    document = read(PAGE.replace("META", '<meta charset="utf-8">'))
    assert (document.symbol, document.title, document.meeting, document.adopted) == ("A/RES/67/901", "Les puits", "70", "2012-12-21")
    assert [each.anchor for each in document.paragraphs] == ANCHORS
    assert [(each.mark, each.text) for each in document.footnotes] == [("1", "Résolution 55/2.")]
    assert document.paragraphs[0].emphasis == ((0, 9),)
    assert [(each.mark, each.offset) for each in document.paragraphs[0].footnotes] == [("1", 29)]
    assert {each.text for each in document.furniture} >= {"Site", "Accueil", "Documents", "© Tous droits réservés."}


@pytest.mark.parametrize("wrapped", ["<div>{}</div>", "<table><tr><td>menu</td><td>{}</td></tr></table>", "<pre></pre><main><section>{}</section></main>", "{}"])
def test_whatever_stands_around(wrapped):
    document = read(f"<html><body>{wrapped.format(TEXT)}</body></html>")
    assert [each.anchor for each in document.paragraphs] == ANCHORS


@pytest.mark.parametrize(
    ("meta", "encoding", "warned"),
    [
        ('<meta charset="utf-8">', "utf-8", False),
        ("", "utf-8-sig", False),
        ("", "utf-16", False),
        ("", "utf-16-le", False),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "windows-1252", False),
        ("<meta charset=windows-1252>", "windows-1252", False),
        ("<meta charset=iso-8859-1>", "utf-8", True),
        ("", "windows-1252", True),
        ('<meta charset="utf-8">', "windows-1252", True),
    ],
)
def test_encodings(meta, encoding, warned):
    page = PAGE.replace("META", meta).replace("’", "’" if "1252" in encoding or "utf" in encoding else "'")
    document = read(page.encode(encoding))
    assert document.paragraphs[0].text == "Rappelant sa résolution 61/12 et l’été des forêts,"
    assert ("encoding" in [each.code for each in document.warnings]) == warned


def test_old_cyrillic_pages():
    page = '<html><head><meta charset="windows-1251"></head><body><p>Генеральная Ассамблея,</p><p>1. постановляет ждать.</p></body></html>'
    [document] = parse(page.encode("windows-1251"), "p.html")
    assert document.paragraphs[0].text == "постановляет ждать."


def accounted(data: bytes) -> None:
    """The letters of the page without programs are all in the Document, but for the numbers that lists print."""
    try:
        documents = parse(data, "p.html", "fr")
    except UnreadableSource:
        return
    text, _ = decode(data, "p.html")
    printed = Census(text, "p.html").letters
    outcome = account("".join(char * count for char, count in printed.items()), *documents)
    assert outcome.lost == ""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(PAGE)), st.sampled_from(["<", ">", "</p>", "<b>", "<table>", "<td>", "&amp", "<!--", "</div>", "é", '"', "<script>"])), max_size=6))
def test_damaged_pages_keep_their_letters(damage):
    page = PAGE
    for at, sign in damage:
        page = page[:at] + sign + page[at:]
    accounted(page.encode())


HOSTILE = {
    "deep": "<html><body>" + "<div>" * 50_000 + "x",
    "deep formatting": "<html><body>" + "".join(f"<b id={place}>" for place in range(50_000)),
    "many tags": "<html><body>" + "<p>" * 400_000,
    "large": "<html><body>" + "a " * 4_000_000,
    "formatting opened again in every block": "<html><body>" + "".join(f"<font color={place}>" for place in range(190)) + "<p>x" * 5_000,
    "many blocks deep inside": "<html><body>" + "<div>" * 195 + "<p>x</p>" * 15_000,
    "ends without beginnings": "<html><body>" + "</p>" * 80_000,
    "attributes in one tag": "<html><body><p " + " ".join(f"a{place}" for place in range(1_000)) + ">x",
    "attributes that never end": "<html><body>" + "<p a='b' '" * 300_000,
    "unfinished": "<html><body><script>" + "a" * 100_000,
    "binary": "<html>\0\1\2\3" + "\0\1\2" * 1000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_are_refused_quickly(case):
    confined.close()  # what ends is counted
    began = spent()[0]
    with pytest.raises(UnreadableSource) as refused:
        parse(HOSTILE[case].encode(), "hostile.html")
    assert "hostile.html" in str(refused.value)
    confined.close()
    assert spent()[0] - began < 4  # of processor time: two for the page, two for a busy machine and a new process


def test_formatting_left_open_in_many_cells_is_read():
    cells = "<tr><td><b>a<td><font size=2>b</tr>" * 400
    [document] = parse(f"<html><body>{TEXT}<table>{cells}</table></body></html>".encode(), "p.html", "fr")
    assert document.symbol == "A/RES/67/901"


def test_codecs_that_no_browser_has_are_not_asked():
    [document] = parse("<html><meta charset=punycode><body><p>The General Assembly,</p><p>1. Décide.</p>".encode(), "p.html", "fr")
    assert document.paragraphs[-1].text == "Décide."


def test_raised_letters_in_a_table_call_the_notes_below_it():
    rows = "<table><tr><td>Puits</td><td>Fond</td></tr><tr><td>Nord<sup>a</sup></td><td>12</td></tr></table><p><sup>a</sup> Voir le livre des puits.</p>"
    document = read(f"<html><body>{TEXT.replace('<ol><li><p><em>Prie', f'{rows}<ol><li><p><em>Prie')}</body></html>")
    table = next(each for each in document.paragraphs if each.kind == "table")
    assert [(mark.mark, mark.footnote) for mark in table.footnotes] == [("a", "fna")]
    assert ("a", "Voir le livre des puits.") in [(note.mark, note.text) for note in document.footnotes]
