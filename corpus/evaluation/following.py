"""How long the page and the panel take that show who cites the most cited resolution, made anew, and how many queries.

    python manage.py evaluate cited-by
    python manage.py evaluate cited-by --symbol A/RES/70/1 --language en

Asks the database that is held; needs no files.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from resolutions import remembered, symbols
from resolutions.models import LANGUAGES, Citation

FILES = False
"""Asks the database; no paths."""
ROUNDS = 7


@dataclass(frozen=True)
class Measured:
    """A page made anew: queries, median and best time in milliseconds, bytes."""

    address: str
    queries: int
    median: float
    best: float
    bytes: int

    def __str__(self) -> str:
        times = f"{self.median:.0f} ms ({self.best:.0f} at best)"
        return f"{self.address}: {times}, {self.queries} queries, {self.bytes} bytes"


def add_arguments(parser) -> None:
    parser.add_argument("--symbol", help="the cited resolution; default: the one that is cited most")
    parser.add_argument("--language", choices=LANGUAGES, default=settings.LANGUAGE_CODE)


def report(paths, options: dict) -> Iterator[str]:
    """A line a page: the whole account, the first page of one paragraph's, the one filtered."""
    symbol = symbols.parse(options["symbol"] or most_cited())
    cited = Citation.objects.to(symbol).filter(version__language=options["language"])
    yield f"{symbol}: {cited.count()} citations in {options['language']}"
    for query in ("", "?part=operative", "?paragraph=op1", "?paragraph=op1&scope=any&action=recall"):
        yield str(measure(f"/{options['language']}/{symbol.path}/cited-by{query}"))


def most_cited() -> str:
    """The symbol of the resolution that most citations name."""
    resolutions = Citation.objects.held().filter(target_symbol__contains="/RES/").order_by().values("target_symbol")
    return resolutions.annotate(number=Count("pk")).order_by("-number").values_list("target_symbol", flat=True)[0]


@override_settings(ALLOWED_HOSTS=["testserver"])
def measure(address: str) -> Measured:
    """The page of an address, made anew every time."""
    client = Client()
    client.get(address)  # templates and connections are there from now on
    times, size, queries = [], 0, 0
    for _ in range(ROUNDS):
        remembered.PAGES.pages.clear()
        with CaptureQueriesContext(connection) as asked:
            start = time.perf_counter()
            response = client.get(address)
            times.append(1000 * (time.perf_counter() - start))
        size, queries = len(response.content), len(asked)
    return Measured(address, queries, statistics.median(times), min(times), size)
