"""How fast the page is that shows who cites a resolution that a thousand paragraphs cite, made anew, and in how many queries.

    python manage.py test tests/benchmarks/test_following_speed.py -s

Over a corpus that is held: `python manage.py evaluate cited-by --symbol A/RES/70/1`.
"""

import pytest
from django.db import connection

from corpus.evaluation import following
from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
RESOLUTIONS = 550
"""Each cites A/RES/88/4 in two paragraphs, in two languages."""
MOST_MILLISECONDS = 100
CITED = "/en/A/RES/88/4/cited-by"


@pytest.fixture
def cited(db):
    for number in range(1, RESOLUTIONS + 1):
        for language in ("en", "fr"):
            shelf.take(shelf.fountains(language, symbol=f"A/RES/90/{number}", source=f"{number}.{language}.xml", draft=None, steps=()))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_who_cites_is_shown_at_once(cited):
    whole, filtered = following.measure(CITED), following.measure(f"{CITED}?paragraph=op2&action=decide")
    print(f"\n{2 * RESOLUTIONS} paragraphs cite it\n{whole}\n{filtered}")
    assert whole.queries == filtered.queries
    assert max(whole.median, filtered.median) <= MOST_MILLISECONDS
