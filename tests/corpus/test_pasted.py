"""What a pasted text cites: found, looked up, doubted where something is certainly wrong."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from corpus import doubts, pasted
from corpus.parsing.document import Citation
from tests.resolutions import shelf

pytestmark = pytest.mark.django_db
PREAMBLE = """The General Assembly,

Recalling its resolution 40/4 of 5 November 1985 and paragraph 2 of resolution 40/4,

Recalling also resolution 40/4 of 6 November 1985, paragraph 9 of its resolution 40/4
and its resolutions 40/77 and 39/5 of 1 December 1999, and Security Council resolution 2133 (2013),
"""


@pytest.fixture
def parks():
    """A/RES/40/4 of 5 November 1985 with two paragraphs, and a resolution of the Security Council."""
    paragraphs = (shelf.operative(1, "Decides so;"), shelf.operative(2, "Decides to plant trees."))
    shelf.take(shelf.draft(symbol="A/RES/40/4", status="adopted", session="40", title="Parks", adopted="1985-11-05", paragraphs=paragraphs))
    shelf.take(shelf.draft(symbol="S/RES/2133 (2014)", status="adopted", session="2014", organ="S", source="s.xml"))


def look_up(text, **options):
    return pasted.look_up([pasted.read(text, None, "en", **options)], "en")


def test_every_citation_is_found_and_judged(parks):
    found = [(one.words, one.symbol, one.address, one.verdict) for one in look_up(PREAMBLE).cited]
    assert found == [
        ("40/4", "A/RES/40/4", "/en/A/RES/40/4", "held"),
        ("40/4", "A/RES/40/4", "/en/A/RES/40/4#op2", "held"),
        ("40/4", "A/RES/40/4", "/en/A/RES/40/4", "suspicious"),
        ("40/4", "A/RES/40/4", "/en/A/RES/40/4", "suspicious"),
        ("40/77", "A/RES/40/77", "/en/A/RES/40/77", "unheld"),
        ("39/5", "A/RES/39/5", "/en/A/RES/39/5", "suspicious"),
        ("2133 (2013)", "S/RES/2133 (2013)", "/en/S/RES/2133(2013)", "suspicious"),
    ]


def test_a_doubt_says_what_is_wrong(parks):
    reasons = [one.reasons[0].message for one in look_up(PREAMBLE).cited if one.reasons]
    assert reasons == [doubts.DATE, doubts.PLACE, doubts.OUTSIDE, doubts.OTHER_YEAR]


@pytest.mark.parametrize(
    ("symbol", "date", "doubt"),
    [
        ("A/RES/70/1", "2015-09-25", None), ("A/RES/70/1", "2014-09-25", doubts.OUTSIDE), ("A/RES/70/1", None, None),
        ("A/RES/70/1", "2016-09-12", None), ("A/RES/217 A (III)", "1999-01-01", None),
        ("A/RES/89/1", None, doubts.NOT_BEGUN), ("S/RES/1325 (2000)", None, None), ("A/RES/ES-11/1", "2022-03-02", None),
        ("E/RES/2077/1", None, doubts.YEAR_TO_COME), ("A/HRC/RES/48/11", "2021-10-08", None), ("A/78/482", None, None),
    ],
)  # fmt: skip
def test_only_what_is_certain_is_doubted(monkeypatch, symbol, date, doubt):
    class Today(datetime.date):
        @classmethod
        def today(cls):
            return cls(2026, 11, 1)

    monkeypatch.setattr(doubts.datetime, "date", Today)
    found = [one.message for one in doubts.of_unheld(Citation(0, 1, symbol, date=date), doubts.Series())]
    assert found == ([doubt] if doubt else [])


def test_a_number_beyond_a_session_that_is_held_whole(parks):
    series = doubts.Series(ends={"77": 338})
    beyond = list(doubts.of_unheld(Citation(0, 1, "A/RES/77/900"), series))
    assert [(one.message, one.values) for one in beyond] == [(doubts.BEYOND, {"last": 338, "session": 77})]
    assert not list(doubts.of_unheld(Citation(0, 1, "A/RES/77/300"), series))
    cited = doubts.Series(ends={"77": 338}, cited=frozenset({"A/RES/77/900"}))
    assert not list(doubts.of_unheld(Citation(0, 1, "A/RES/77/900"), cited))


def test_a_session_is_whole_when_it_has_no_gap_and_the_next_has_begun():
    def held(session, numbers):
        for number in numbers:
            symbol = f"A/RES/{session}/{number}"
            shelf.take(shelf.draft(symbol=symbol, status="adopted", session=str(session), source=f"{session}-{number}.xml"))

    held(40, range(1, 21))
    assert doubts.Series.of({"A/RES/40/99"}).ends == {}
    held(41, [7])
    assert doubts.Series.of({"A/RES/40/99"}).ends == {"40": 20}
    held(40, [22])
    assert doubts.Series.of({"A/RES/40/99"}).ends == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rappelant sa résolution 40/4 du 5 novembre 1985, ainsi que les travaux de la Commission dans les parcs,", "fr"),
        ("Recordando su resolución 40/4, de 5 de noviembre de 1985, y los trabajos de la Comisión en los parques,", "es"),
        ("ссылаясь на свою резолюцию 40/4 от 5 ноября 1985 года о парках,", "ru"),
        ("回顾其1985年11月5日第40/4号决议，", "zh"),
        ("وإذ تشير إلى قرارها 40/4 المؤرخ 5 تشرين الثاني/نوفمبر 1985،", "ar"),
    ],
)
def test_any_of_the_six_languages(parks, text, language):
    answer = look_up(text)
    assert answer.language == language
    assert [(one.symbol, one.verdict) for one in answer.cited] == [("A/RES/40/4", "held")]


def test_lines_of_print_are_one_paragraph_and_long_lines_are_paragraphs():
    printed = pasted.read("Recalling its resolutions\n40/4 and\n40/5,\n\nNoting", "en", "en")
    assert [one.text for one in printed.paragraphs] == ["Recalling its resolutions 40/4 and 40/5,", "Noting"]
    long = "Recalling " + "its purposes " * 20
    assert len(pasted.read(f"{long}\n{long}", "en", "en").paragraphs) == 2


def test_looking_up_takes_the_same_questions_however_much_is_cited(parks, django_assert_num_queries):
    with django_assert_num_queries(8):
        look_up(PREAMBLE)
    with django_assert_num_queries(8):
        look_up(PREAMBLE * 20)


def test_the_page(client, parks):
    assert client.get("/en/cite").status_code == 200
    response = client.post("/en/cite", {"text": PREAMBLE, "organ": "A"})
    shown = response.content.decode()
    assert response.status_code == 200 and "it was adopted on 5 November 1985" in shown and "Parks" in shown
    assert "The text held has no paragraph 9." in shown


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": "x" * (pasted.LONGEST + 1)}, {"text": "a", "language": "de"}, {}])
def test_the_page_refuses_what_it_can_t_take(client, sent):
    assert client.post("/en/cite", sent).status_code == 400


def test_hostile_words_are_shown_as_words(client, parks):
    shown = client.post("/en/cite", {"text": "<script>alert(1)</script> its resolution 40/4,"}).content.decode()
    assert "<script>alert" not in shown and "&lt;script&gt;" in shown


def test_a_post_without_token_is_refused(parks):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/en/cite", {"text": PREAMBLE}).status_code == 403


def test_the_command(parks, tmp_path, capsys):
    file = tmp_path / "preamble.txt"
    file.write_text(PREAMBLE, encoding="utf-8")
    call_command("cite", str(file))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "40/4\tA/RES/40/4\theld\t1985-11-05\tParks" and len(lines) == 7
    call_command("cite", str(file), "--json")
    assert '"verdict": "suspicious"' in capsys.readouterr().out


def test_the_command_says_what_it_can_t_read(tmp_path):
    with pytest.raises(CommandError, match="can't be opened"):
        call_command("cite", str(tmp_path / "none.txt"))
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(CommandError, match="not text in UTF-8"):
        call_command("cite", str(tmp_path / "bad.txt"))
