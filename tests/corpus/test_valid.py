"""The HTML of every kind of page is valid by the Nu Html Checker."""

import pytest
from django.test import Client
from django.urls import reverse

from corpus.appearance import pages, validity
from corpus.models import Source
from tests.resolutions import shelf

DRAFT = "The General Assembly,\n\nRecalling its resolution 90/7 of 1 December 2035,\n\n1. Requests a report;\n\n3. Decides to wait.\n"


@pytest.fixture
def everything(db, client, admin_user):
    """A resolution in two languages, its draft, a text that waits at the desk, and who may see it."""
    shelf.take(shelf.fountains())
    shelf.take(shelf.fountains("ar", title="نوافير"))
    shelf.take(shelf.draft())
    client.force_login(admin_user)
    client.post(reverse("desk"), {"text": DRAFT, "symbol": "A/90/L.7"})
    assert Source.objects.filter(state="received").count() == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_of_page_is_valid(everything, client, language):
    anybody = Client()
    found = {}
    for name, page in pages.every().items():
        if page.opens or page.address.startswith("error/"):
            continue
        found[name] = (client if page.staff else anybody).get(page.at(language), follow=True).content.decode()
    assert {"text", "beside", "waiting-1", "desk"} <= set(found)
    try:
        assert validity.faults(found) == []
    except validity.NoChecker as error:
        pytest.skip(str(error))


def test_a_fault_is_found_and_named():
    try:
        [fault] = validity.faults({"home": '<!DOCTYPE html><html lang="en"><title>x</title><p><div></div></p>'})
    except validity.NoChecker as error:
        pytest.skip(str(error))
    assert fault.startswith("home, line 1: No “p” element in scope")
