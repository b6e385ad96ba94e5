"""The road of a first session in a real browser: search the two first texts, read, and bring in a third at the desk."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command

from resolutions.models import LanguageVersion, Resolution

from .test_reading import in_view

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = """# Assemblée générale

Distr. limitée\x20\x20
4 octobre 2035\x20\x20
Français\x20\x20
Original : anglais

**Quatre-vingt-dixième session**\x20\x20
**Troisième Commission**

## **Entretien des fontaines publiques**

*L'Assemblée générale,*

*Rappelant* sa résolution [66/178](#page-1) du 19 décembre 2011 et la Charte des fontaines<sup>1</sup>,

1. *Prie* le Secrétaire général de faire rapport sur les fontaines;

3. *Décide* de rester saisie de la question.

<sup>1</sup> Résolution 60/288.
"""


@pytest.fixture
def first_texts(db):
    """Both texts of `fixtures/`, as the first start brings them in."""
    call_command("import", str(settings.BASE_DIR / "fixtures"), "--jobs", "1", verbosity=0)


@pytest.fixture
def desk(visit):
    """The import desk, entered through the login page."""
    User.objects.create_user("ada", password="a long password", is_staff=True)
    page = visit("/fr/desk")
    page.locator("#id_username").fill("ada")
    page.locator("#id_password").fill("a long password")
    page.locator("main form button").click()
    page.wait_for_url("**/fr/desk")
    return page


def upload(page, name="fontaines.md", text=DRAFT):
    """Send a file from the desk; leads to its preview."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.locator("form[enctype] button.primary").click()
    page.wait_for_url("**/fr/desk/*")


def test_from_a_search_to_a_paragraph_a_note_and_a_citation(visit, first_texts):
    page = visit("/fr/")
    page.locator("main input[name=q]").fill("coopération internationale")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search?*")
    first = page.locator(".hit-group:has(h2:has-text('A/RES/66/178')) .hit:has-text('alinéa 2')").first
    assert {word.lower() for word in first.locator("mark").all_inner_texts()} >= {"coopération", "internationale"}
    first.locator(".hit-place").click()
    assert page.url.endswith("/fr/A/RES/66/178#pp2") and in_view(page.locator("#pp2"))

    page.locator("#pp4 .mark a").click()
    assert page.url.endswith("#fn1") and in_view(page.locator("#fn1"))
    assert "60/288" in page.locator("#fn1").inner_text()
    page.locator("#fn1 [role=doc-backlink]").first.click()
    assert in_view(page.locator("#mark-fn1"))

    page.locator("#fn1 a.citation").click()
    assert page.url.endswith("/fr/A/RES/60/288")
    page.get_by_role("link", name="alinéa 8 du préambule").first.click()
    assert page.url.endswith("/fr/A/C.3/78/L.5#pp8")


def test_a_draft_is_seen_completed_accepted_and_read(desk, first_texts):
    upload(desk)
    first = desk.locator(".beside-source li").filter(has=desk.locator(".source-lines")).first
    assert "Rappelant sa résolution 66/178" in first.locator(".understood").inner_text()
    assert "A/RES/66/178" in first.locator("ul").inner_text()
    assert "*Rappelant* sa résolution [66/178](#page-1)" in first.locator(".source-lines pre").inner_text()
    assert "A/RES/60/288" in desk.locator(".beside-source").nth(1).inner_text()
    warned = desk.locator(".warnings li").filter(has_text="number-gap")
    assert warned.locator("pre").inner_text().startswith("3. *Décide*")
    assert desk.get_by_role("button", name="Accepter").count() == 0

    desk.locator("#id_symbol").fill("a/c.3/90/l.7")
    desk.get_by_role("button", name="Garder et prévisualiser").click()
    assert not Resolution.objects.filter(symbol="A/C.3/90/L.7").exists()
    desk.get_by_role("button", name="Accepter", exact=True).click()
    desk.wait_for_load_state()
    assert "A/C.3/90/L.7" in desk.locator("body").inner_text()
    assert LanguageVersion.objects.get(resolution__symbol="A/C.3/90/L.7").paragraphs.count() == 3
    desk.goto("/fr/A/C.3/90/L.7")
    desk.locator("#pp1 p a.citation").first.click()
    assert desk.url.endswith("/fr/A/RES/66/178")
    desk.goto("/fr/search?q=fontaines")
    assert desk.locator(".hit").count() >= 2


def test_a_rejected_text_leaves_nothing_to_read(desk):
    upload(desk, text=DRAFT.replace("## **Entretien", "## **90/7. Entretien"))
    desk.get_by_role("button", name="Rejeter").click()
    desk.wait_for_load_state()
    assert "rejeté" in desk.locator("main").inner_text()
    assert not Resolution.objects.exists()
