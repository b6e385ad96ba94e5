"""The desk of citations: what waits, most wanted first; what is in dispute; for staff only."""

import dataclasses

import pytest
from django.contrib.auth.models import User
from lxml import html

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db
DESK = "/en/desk/citations"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user("clerk", password="x", is_staff=True))
    return client


def rows(client, number):
    tree = html.fromstring(client.get(DESK).content.decode())
    return [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath(f"//section[{number}]//tbody/tr")]


def test_what_waits_is_listed_most_wanted_first(staff):
    shelf.take(shelf.fountains())
    shelf.take(shelf.long(3))
    assert rows(staff, 1) == [["A/RES/88/4", "2", "5", ""], ["A/RES/60/900", "2", "4", ""]]


def test_a_number_that_several_texts_answer_to_shows_them(staff):
    shelf.take(shelf.fountains())
    for letter in "AB":
        shelf.take(shelf.draft(symbol=f"A/RES/88/4 {letter}", status="adopted", session="88", source=f"{letter}.xml"))
    assert rows(staff, 1)[0] == ["A/RES/88/4", "1", "2", "A/RES/88/4 A, A/RES/88/4 B"]


def test_what_the_text_leaves_open_shows_its_candidates(staff):
    text = "Recalls resolution 48/11;"
    start = text.index("48/11")
    open_ = shelf.Citation(start, start + 5, "48/11", candidates=("A/RES/48/11", "A/HRC/RES/48/11"))
    shelf.take(shelf.draft(paragraphs=(shelf.operative(1, text, citations=(open_,)),)))
    assert rows(staff, 1) == [["48/11", "1", "1", "A/RES/48/11, A/HRC/RES/48/11"]]


def test_links_that_the_printed_number_contradicts_are_listed(staff):
    document = shelf.fountains()
    first, *rest = document.paragraphs
    disputed = dataclasses.replace(first.citations[0], linked="A/RES/88/44")
    agreed = dataclasses.replace(rest[1].citations[0], linked="A/RES/88/4", method="linked")
    paragraphs = (dataclasses.replace(first, citations=(disputed,)), rest[0], dataclasses.replace(rest[1], citations=(agreed,)), *rest[2:])
    shelf.take(dataclasses.replace(document, paragraphs=paragraphs))
    assert rows(staff, 2) == [["A/RES/90/7 (English), preambular paragraph 1", "88/4", "A/RES/88/4", "A/RES/88/44"]]


def test_the_desk_takes_the_same_questions_however_much_waits(staff, django_assert_num_queries):
    for number in range(1, 4):
        shelf.take(shelf.long(number, symbol=f"A/RES/90/{number}", source=f"{number}.xml"))
    with django_assert_num_queries(6):
        staff.get(DESK)


def test_it_is_for_staff(client):
    assert client.get(DESK).status_code == 302
    client.force_login(User.objects.create_user("reader", password="x"))
    assert client.get(DESK).status_code == 403
