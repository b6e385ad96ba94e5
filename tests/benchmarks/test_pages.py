"""How fast and how heavy the page of a resolution is: beside an empty page of Django, for eight clients; in queries; in bytes.

    pytest tests/benchmarks/test_pages.py -s
"""

import gzip
import os
import re
import secrets
import subprocess
import sys
from itertools import count, cycle, repeat

import pytest
from django.conf import settings
from django.db import connection

from search.benchmark import pages
from tests.resolutions import shelf

pytestmark = pytest.mark.django_db(transaction=True)
PARAGRAPHS = 36
PART_OF_EMPTY = 0.25
MOST_BYTES = 60_000
PAGE = "/en/A/RES/90/8"


@pytest.fixture
def served(monkeypatch, tmp_path):
    """The site over the test database, with one more page that does nothing."""
    database = connection.settings_dict
    place = f"{database['HOST'] or ''}:{database['PORT'] or ''}"
    if database["HOST"].startswith("/"):
        address = f"postgres://{database['USER']}:{database['PASSWORD']}@/{database['NAME']}?host={database['HOST']}"
    else:
        address = f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"
    monkeypatch.setenv("DATABASE_URL", address)
    shelf.take(shelf.long(PARAGRAPHS))
    server = pages.Server(tmp_path)
    server.environment |= {"DATABASE_URL": address, "SECRET_KEY": secrets.token_urlsafe(40)}
    with server:
        yield server


def test_a_page_is_served_at_a_quarter_of_the_rate_of_an_empty_one(served):
    served.rate(cycle([PAGE, "/en/benchmark-empty"]), 1)
    empty, full = served.rate(repeat("/en/benchmark-empty"), 4), served.rate(repeat(PAGE), 4)
    anew = served.rate((f"{PAGE}?n={number}" for number in count()), 4)  # an address not asked before is not remembered
    print(f"\nPages a second with {pages.CLIENTS} clients: empty {empty:.0f}; {PARAGRAPHS} paragraphs {full:.0f}, {full / empty:.2f} of it;", end=" ")
    print(f"made anew for every request {anew:.0f}, {anew / empty:.2f} of it")
    assert full >= PART_OF_EMPTY * empty


def test_a_page_made_anew_costs_the_same_queries_at_any_length(client, django_assert_max_num_queries):
    shelf.take(shelf.long(400))
    with django_assert_max_num_queries(18):
        assert client.get(PAGE).status_code == 200


def test_page_style_and_scripts_are_light(client, tmp_path):
    shelf.take(shelf.long(PARAGRAPHS))
    weight = {"page": len(client.get(PAGE, headers={"Accept-Encoding": "gzip"}).content)}
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
    environment = {**os.environ, "STATIC_ROOT": str(tmp_path), "SECRET_KEY": secrets.token_urlsafe(40)}
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)
    named = re.compile(r"\.[0-9a-f]{12}\.(css|js)$")
    for path in tmp_path.rglob("*"):
        if kind := named.search(path.name):
            packed = path.with_name(path.name + ".gz")
            size = packed.stat().st_size if packed.exists() else len(gzip.compress(path.read_bytes()))
            weight[kind[1]] = weight.get(kind[1], 0) + size
    print(f"\nBytes compressed: {weight}, together {sum(weight.values())}")
    assert {"page", "css", "js"} == set(weight) and sum(weight.values()) <= MOST_BYTES
