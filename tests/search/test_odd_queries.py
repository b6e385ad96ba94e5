"""What readers type that trips search engines: each query finds, or says in one sentence why not; none is an error or silence."""

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation
from lxml import html

from search import query, vocabulary, wording
from search.fields import Mistake
from tests.resolutions import shelf

pytestmark = pytest.mark.django_db

TEXTS = (
    "Recalling its resolutions 66/178 and A/RES/70/1 of 2015;", "Requests that the works of the Côte dʼIvoire be kept at the well;",
    "Welcomes co-operation between the States’ navies, and of the well;", "Welcomes the co-ordination of the wells by the navy;",
)  # fmt: skip


@pytest.fixture(scope="module")
def held(django_db_setup, django_db_blocker):
    """One text of four paragraphs; gone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        shelf.take(shelf.fountains(paragraphs=tuple(shelf.operative(n, text) for n, text in enumerate(TEXTS, 1))))
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_english():
    """Requests leave their language behind."""
    yield
    translation.activate("en")


def page(text, language="en"):
    """The page of a search, None where it leads straight to a text."""
    response = Client().get(f"/{language}/search", {"q": text})
    assert response.status_code in (200, 302), text
    return html.fromstring(response.content.decode()) if response.status_code == 200 else None


def anchors(text):
    """The paragraphs that a search finds."""
    return {address.partition("#")[2] for address in page(text).xpath("//a[@class='hit-place']/@href")} - {""}


FOUND = {
    # slashes, wholly and in part, beside other words and in quotation marks
    '"66/178"': {"op1"}, "recalling 66/178": {"op1"}, '"A/RES/70/1"': {"op1"}, '"70/1"': {"op1"}, "resolutions A/RES/70/1": {"op1"},
    # stop-words are words: phrases of nothing else, and phrases that differ by one
    '"of the"': {"op2", "op3", "op4"}, '"of the well"': {"op3"}, '"and of the"': {"op3"}, '"at the well"': {"op2"}, '"the of"': set(),
    # exact words can be asked for
    "navy": {"op3", "op4"}, "=navy": {"op4"}, "=navies": {"op3"}, '"the well"': {"op2", "op3"}, '"the wells"': {"op4"},
    # accents, apostrophes, hyphens and case don't matter
    "cote d'ivoire": {"op2"}, "CÔTE D’IVOIRE": {"op2"}, "Côte dʻIvoire": {"op2"}, "states'": {"op3"},
    "co-operation": {"op3"}, "co‑operation": {"op3"}, '"co operation"': {"op3"}, "co-*": {"op3", "op4"},
    # a lone asterisk in a phrase is any one word; a word with a hyphen is two
    '"the * of"': {"op2"}, '"the * * of"': {"op4"}, '"works * the"': {"op2"},
    # left out, mended, put right
    "navy AND": {"op3", "op4"}, "(navy": {"op3", "op4"}, "navy)": {"op3", "op4"}, '"the well': {"op2", "op3"},
    "navy ? §": {"op3", "op4"}, '"the well"~0': {"op2", "op3"}, "type:operative navy": {"op3", "op4"}, "navy -co-operation": {"op4"},
}  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(held, text):
    assert anchors(text) == FOUND[text]


REFUSED = {
    "en": ['""', '" "', "()", "«»", '"*"', "?", "=", "%", "NOT", "a*", "*a*", "colour:red", "type:poem", "vote:*", "year:soon", "date:2019-13",
           "date:[ TO ]", "session:", "[1 TO 2]", "symbol:A/RES/74/*", '"peace war"~51', "(" * 13 + "a" + ")" * 13, "a " * 61, "x" * 2001,
           "t* " * 11, "cites:peace", 'type:"', "😀", "\\", "'"],
    "ar": ['""', "؟", "لون:أحمر", "نوع:قصيدة", "سنة:قريبا"],
    "es": ['""', "¿?", "color:rojo", "tipo:poema", "año:pronto"],
    "fr": ['""', "§§", "couleur:rouge", "type:poème", "année:bientôt", "action:rêver"],
    "ru": ['""', "№", "цвет:красный", "тип:стих", "год:скоро"],
    "zh": ['""', "。", "颜色:红", "类型:诗", "年:很快"],
}  # fmt: skip
SAID_OTHERWISE = {"session:"}
"""Without a value it is a word with a colon behind it."""


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in REFUSED for text in REFUSED[language]])
def test_what_is_refused_says_why_in_one_sentence(held, language, text):
    tree = page(text, language)
    said = [p.text_content().strip() for p in tree.xpath("//*[@role='alert']//p")]
    if text in SAID_OTHERWISE:
        assert not said
    else:
        assert len(said) == 1 and said[0] and "\n" not in said[0] and "%(" not in said[0]


UNDERSTOOD = {
    "fr": {
        "paix ET guerre": "« paix » sous toutes ses formes, et « guerre » sous toutes ses formes",
        "année:[2021 À 2019]": "Année de 2019 à 2021", "commission:troisième": "Commission : Troisième Commission",
        'destinataire:"Secrétaire général"': "Destinataire : Secrétaire général", "type:dispositif": "Type : paragraphes du dispositif",
        "paix SAUF (guerre OU feu)": "« paix » sous toutes ses formes, et sans (« guerre » sous toutes ses formes ou « feu » sous toutes ses formes)",
    },
    "ar": {"سنة:٢٠١٩": "السنة: 2019", "لجنة:الثالثة": "اللجنة: اللجنة الثالثة", "نوع:منطوق": "النوع: فقرات المنطوق"},
    "zh": {"年:[2019 至 2021]": "年份自2019至2021", "委员会:第三": "委员会：第三委员会", "（和平 或 安全）": "“和平”的任何形式或“安全”的任何形式"},
    "ru": {"год:[2019 ПО 2021]": "Год от 2019 до 2021", "комитет:третий": "Комитет: Третий комитет", "НЕ мир": "без «мир» в любой форме"},
    "es": {"año:2019": "Año: 2019", "comisión:tercera": "Comisión: Tercera Comisión", "NO paz": "sin «paz» en cualquier forma"},
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in UNDERSTOOD for text in UNDERSTOOD[language]])
def test_words_and_fields_of_the_readers_language(held, language, text):
    said = page(text, language).xpath("//*[contains(@class, 'understood')]//bdi")[0].text_content()
    assert said == UNDERSTOOD[language][text]


NEVER_SYMBOLS = ["agenda 2030", "covid 19", "article 5", "G-77", "no 5", "9/11 and 24/7"]


@pytest.mark.parametrize("text", NEVER_SYMBOLS)
def test_words_with_numbers_are_looked_for(held, text):
    assert page(text) is not None


HOSTILE = [
    "\x00", "a\x00b", "'; DROP TABLE search_entry; --", "\\\\' OR 1=1", "%s%n%(a)s", "{{7*7}}", "../../etc/passwd", "\u202eabc", "\ud7ff", "＊", "~~~",
    '"' * 99, "(" * 1999, "NOT " * 400, "-" * 1999, "a OR " * 300, "*?" * 900, "type:" * 300, "[" * 900, '"a b"~' * 200, ":" * 1999, "=" * 1999,
    "和" * 1999, "و" * 1999, '"' + "* " * 500 + '"', "a/" * 900, "1/2/" * 400, "é\u0301" * 600,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_nothing_is_an_error(held, language, text):
    try:
        tree = vocabulary.expand(query.parse(text, language).tree, language)
        assert wording.understood(tree) is not None
    except Mistake as mistake:
        assert wording.mistake(mistake)
    page(text, language)
