"""Both engines asked the same, over all that is held: hits, their order, facets; and one number on every page.

    python manage.py evaluate engines
    python manage.py evaluate engines --queries 500 --language fr --language zh

The questions are made of the words and facts held.  Needs no files; the index is that of the site, brought up to date.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from django.conf import settings

from resolutions.models import LANGUAGES
from search import query, vocabulary
from search.benchmark.agreement import difference, numbers
from search.benchmark.questions import questions
from search.engines import SORTS, Request, choice
from search.engines.postgres import PostgresEngine
from search.engines.tantivy import TantivyEngine
from search.fields import Mistake
from search.models import Entry

FILES = False
"""Asks the database; no paths."""
WAIT = 600
"""Seconds to wait for another process that is writing the index."""


def add_arguments(parser) -> None:
    parser.add_argument("--queries", type=int, default=200, metavar="N", help="questions a language")
    parser.add_argument("--pages", type=int, default=100, metavar="N", help="questions whose numbers are compared on pages")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")


def report(paths, options: dict) -> Iterator[str]:
    """A table with a line a language, then every question that was answered in two ways."""
    languages = options.get("language") or LANGUAGES
    differing = []
    engines = PostgresEngine(), TantivyEngine(choice.bring_up(settings.SEARCH_INDEX_DIR, WAIT))
    yield f"{'':4}{'entries':>10}{'asked':>8}{'refused':>9}{'with hits':>11}{'differing':>11}"
    for language in languages:
        asked = [_asked(engines, language, text) for text in questions(language, options["queries"])]
        faults = [(text, fault) for text, _found, fault in asked if fault]
        refused = sum(found is None for _text, found, _fault in asked)
        found = sum(bool(found) for _text, found, _fault in asked)
        held = Entry.objects.filter(language=language).count()
        yield f"{language:4}{held:>10,}{len(asked):>8}{refused:>9}{found:>11}{len(faults):>11}"
        differing += [f"{language}: {text}: {fault}" for text, fault in faults]
    yield from differing
    yield from _numbers(languages, options["pages"])


def _asked(engines, language: str, text: str) -> tuple[str, int | None, str]:
    """(question, number of hits or None where it is refused, what the engines do not agree on)."""
    try:
        tree = vocabulary.expand(query.parse(text, language).tree, language)
    except Mistake:
        return text, None, ""
    found = engines[0].search(Request(tree, language, limit=0)).total
    sort = random.Random(text).choice(SORTS)
    return text, found, difference(*engines, tree, language, sort, most=max(found, 1) + 1)


def _numbers(languages, wanted: int) -> Iterator[str]:
    """How often page, facets, pages and export gave one number."""
    compared = agreeing = 0
    faults = []
    each = -(-wanted // len(languages))
    for language in languages:
        shown = 0
        for text in questions(language, 4 * each, "pages"):
            said = numbers(text, language) if shown < each else None
            if said:
                shown += 1
                agreeing += len(set(said.values())) == 1
                if len(set(said.values())) != 1:
                    faults.append(f"{language}: {text}: " + ", ".join(f"{name} {number}" for name, number in said.items()))
        compared += shown
    yield f"One number on page, facets, pages and export: {agreeing} of {compared} questions."
    yield from faults
