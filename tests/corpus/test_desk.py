"""The import desk through the browser's requests: who may, what is seen, what happens."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from corpus.intake import Received, accept
from corpus.models import Source
from resolutions.models import LanguageVersion, Resolution

from .documents import document

pytestmark = pytest.mark.django_db

TEXT = """90/1. Example of a resolution

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

1. Requests the Secretary-General to <b>report</b>;

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user("ada", password="x", is_staff=True))
    return client


def receive(client, text=TEXT, **supplied):
    response = client.post("/en/desk", {"text": text, **supplied})
    assert response.status_code == 302, response.content.decode()
    return Source.objects.latest("pk"), client.get(response.url)


def test_the_desk_is_for_staff(client):
    assert client.get("/en/desk").url == "/en/login?next=/en/desk"
    client.force_login(User.objects.create_user("eve"))
    refused = client.get("/en/desk")
    assert refused.status_code == 403
    assert "createsuperuser" in refused.content.decode()


def test_logging_in_leads_to_the_desk(client):
    User.objects.create_user("ada", password="secret", is_staff=True)
    assert client.get("/en/login").status_code == 200
    response = client.post("/en/login", {"username": "ada", "password": "secret", "next": "/en/desk"})
    assert response.url == "/en/desk"


def test_forms_need_their_token():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_user("ada", is_staff=True))
    assert strict.post("/en/desk", {"text": TEXT}).status_code == 403


def test_a_text_is_received_seen_and_accepted(staff):
    source, page = receive(staff)
    html = page.content.decode()
    assert bytes(source.data) == TEXT.replace("\n", "\r\n").encode() or bytes(source.data) == TEXT.encode()
    assert (source.state, Resolution.objects.count()) == ("received", 0)
    assert "A/RES/90/1" in html and 'id="op2"' in html and "A/RES/70/1" in html
    assert "&lt;b&gt;report&lt;/b&gt;" in html and "<b>report" not in html
    seen = page.context["seen"]
    response = staff.post(f"/en/desk/{source.pk}/accept", {"seen": seen})
    assert response.status_code == 302
    source.refresh_from_db()
    assert (source.state, source.symbols, source.by.username) == ("accepted", ["A/RES/90/1"], "ada")
    assert LanguageVersion.objects.get().paragraphs.count() == 3


def test_what_was_not_seen_is_not_accepted(staff):
    source, page = receive(staff)
    staff.post(f"/en/desk/{source.pk}/accept", {"seen": "something else"})
    assert not Resolution.objects.exists()


def test_a_draft_gets_its_symbol_from_the_admin(staff):
    source, page = receive(staff, TEXT.replace("90/1. ", ""))
    assert "does not say its symbol" in page.content.decode()
    assert not page.context["acceptable"]
    given = {"symbol": "a/c.3/90/l.5", "adopted_as": "A/RES/90/7"}
    page = staff.post(f"/en/desk/{source.pk}/supply", given, follow=True)
    assert page.context["acceptable"]
    staff.post(f"/en/desk/{source.pk}/accept", {"seen": page.context["seen"]})
    assert Resolution.objects.get().adopted_as_symbol == "A/RES/90/7"


def test_a_text_already_held_is_compared_and_needs_consent(staff):
    source, page = receive(staff)
    staff.post(f"/en/desk/{source.pk}/accept", {"seen": page.context["seen"]})
    other, page = receive(staff, TEXT.replace("to remain seized", "to be seized"))
    html = page.content.decode()
    assert "<del>" in html and "<ins>" in html and "op2" in html
    staff.post(f"/en/desk/{other.pk}/accept", {"seen": page.context["seen"]})
    assert "remain" in LanguageVersion.objects.get().paragraphs.get(anchor="op2").text
    staff.post(f"/en/desk/{other.pk}/accept", {"seen": page.context["seen"], "replace": "yes"})
    assert "remain" not in LanguageVersion.objects.get().paragraphs.get(anchor="op2").text


def test_a_source_is_rejected_and_received_again(staff):
    source, _ = receive(staff)
    staff.post(f"/en/desk/{source.pk}/reject")
    source.refresh_from_db()
    assert source.state == "rejected"
    again, _ = receive(staff)
    assert (again.pk, again.state) == (source.pk, "received")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "not a text"),
        (b"Dear all, lunch is at noon. Bring bread.", "not the text of a resolution"),
    ],
)
def test_what_can_not_be_taken_is_said_on_the_preview(staff, data, sentence):
    response = staff.post("/en/desk", {"file": SimpleUploadedFile("photo.txt", data)}, follow=True)
    assert sentence in response.content.decode()
    assert not response.context["acceptable"]


def test_empty_too_large_and_nothing_are_form_errors(staff, monkeypatch):
    monkeypatch.setattr("corpus.forms.LARGEST_UPLOAD", 100)
    for sent, sentence in (
        ({"file": SimpleUploadedFile("a.txt", b"")}, "empty"),
        ({"file": SimpleUploadedFile("a.txt", b"x" * 101)}, "files up to"),
        ({}, "one of the two"),
        ({"text": TEXT, "symbol": "nonsense"}, "not a document symbol"),
    ):
        response = staff.post("/en/desk", sent)
        assert response.status_code == 400 and sentence in response.content.decode()
    assert not Source.objects.exists()


def test_bytes_come_back_as_received(staff):
    staff.post("/en/desk", {"file": SimpleUploadedFile("x.html", b"<script>\xff")})
    response = staff.get(f"/en/desk/{Source.objects.get().pk}/bytes")
    assert response.content == b"<script>\xff"
    assert response["Content-Disposition"].startswith("attachment") and response["Content-Type"] == "application/octet-stream"


def test_withdraw_and_restore(staff):
    accept(document(), Received.of(b"one", "one.xml"))
    staff.post("/en/desk/withdraw", {"symbol": "a res 90 1".replace(" ", "/")})
    assert LanguageVersion.objects.get().withdrawn
    staff.post("/en/desk/withdraw", {"symbol": "A/RES/90/1", "undo": "1"})
    assert not LanguageVersion.objects.get().withdrawn
    page = staff.post("/en/desk/withdraw", {"symbol": "A/RES/99/1"}, follow=True)
    assert "not held" in page.content.decode()


def test_lines_beside_are_those_of_the_reader(staff):
    french = TEXT.replace("Example of a resolution", "Exemple").replace("The General Assembly", "L’Assemblée générale")
    french = french.replace("Requests the Secretary-General to <b>report</b>", "Prie le Secrétaire général de faire rapport")
    french = french.replace("Recalling its", "Rappelant sa").replace("Decides to remain seized of the matter", "Décide de rester saisie")
    old = french.replace("\n\n1.", "\n\f\n1.").encode("windows-1252")
    response = staff.post("/fr/desk", {"file": SimpleUploadedFile("old.txt", old), "language": "fr"}, follow=True)
    [preview] = response.context["previews"]
    assert preview.pieces[-1].source == "2. Décide de rester saisie."
    assert preview.pieces[-1].actions == (("décider", None),)
    assert preview.warnings[0][0].code == "encoding"
