"""What never matters in a search: accents, apostrophes, case, the language of the operators, the spelling of a symbol."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from lxml import html

from tests.resolutions import shelf

pytestmark = pytest.mark.django_db

CAFES = "Notes the café’s naïve co-operation;"


@pytest.fixture(scope="module")
def held(django_db_setup, django_db_blocker):
    """The two first texts in French, and one of our own in English; gone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("import", str(settings.BASE_DIR / "fixtures"), "--jobs", "1", verbosity=0)
        shelf.take(shelf.fountains(paragraphs=(shelf.operative(1, CAFES), shelf.operative(2, "Requests a report;"))))
        yield
        transaction.set_rollback(True)


def found(client, language, text):
    """The addresses that the page of a search leads to, and what it says is wrong."""
    response = client.get(f"/{language}/search", {"q": text})
    assert response.status_code == 200
    tree = html.fromstring(response.content.decode())
    places = {urlsplit(address) for address in tree.xpath("//a[@class='hit-place']/@href")}
    return {(place.path, place.fragment) for place in places}, tree.xpath("//*[@role='alert']//p")


SAME = [
    ("fr", ["coopération internationale", "cooperation internationale", "COOPÉRATION INTERNATIONALE", "Cooperation  Internationale"]),
    ("fr", ["l’Équipe spéciale", "l'Équipe spéciale", "L'EQUIPE SPECIALE", "l`equipe speciale", "l´équipe spéciale", "l‘équipe spéciale"]),
    ("fr", ["terrorisme ET drogue", "terrorisme AND drogue", "terrorisme drogue"]),
    ("fr", ["Prie OU Invite", "prie OR invite"]),
    ("fr", ["terrorisme SAUF drogue", "terrorisme NOT drogue", "terrorisme -drogue"]),
    ("fr", ["« coopération internationale »", '"cooperation internationale"', "“Coopération Internationale”"]),
    ("en", ["café’s", "cafe's", "CAFÉ'S", "Cafe’s"]),
    ("en", ["naïve co-operation", "NAIVE CO-OPERATION"]),
]


@pytest.mark.parametrize(("language", "spellings"), SAME)
def test_spellings_of_one_query_find_the_same(held, client, language, spellings):
    first, *others = [found(client, language, spelling) for spelling in spellings]
    assert first[0] and first[1] == []
    assert all(other == first for other in others)


STRAIGHT = [
    ("66/178", "A/RES/66/178"), ("a res 66 178", "A/RES/66/178"),
    ("Résolution 66/178", "A/RES/66/178"), ("resolution 66/178", "A/RES/66/178"), ("a/res/66/178#op10", "A/RES/66/178#op10"),
    ("résolution 66/178 par. 10", "A/RES/66/178#op10"), ("RESOLUTION 66/178, paragraphe 10", "A/RES/66/178#op10"),
    ("resolution 66/178, para. 10", "A/RES/66/178#op10"), ("a/c.3/78/l.5", "A/C.3/78/L.5"), ("60/288", "A/RES/60/288"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("typed", "path"), STRAIGHT)
def test_a_symbol_in_any_spelling_goes_straight_there(held, client, language, typed, path):
    response = client.get(f"/{language}/search", {"q": typed})
    assert response.status_code == 302 and response["Location"].endswith(path), response
    assert client.get(response["Location"].partition("#")[0], follow=True).status_code == 200


SENSELESS = ["couleur:rouge", "((", "§§", "year:bientôt", "type:poème", "a*", "word " * 200]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("text", SENSELESS)
def test_what_makes_no_sense_gets_one_sentence(held, client, language, text):
    hits, said = found(client, language, text)
    assert not hits and len(said) == 1
    sentence = said[0].text_content().strip()
    assert sentence and "\n" not in sentence and "Error" not in sentence
