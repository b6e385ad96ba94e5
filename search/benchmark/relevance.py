"""How well hits are ranked: nDCG@10 over questions judged by reading (tests/cases/relevance.md)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import query, results, vocabulary
from ..engines import Request, index
from ..engines.postgres import PostgresEngine
from ..engines.tantivy import TantivyEngine
from ..models import Entry
from . import rivals

LANGUAGE = "fr"

BEST, GOOD = 3, 1
DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """A question with the worth of each address that answers it."""

    question: str
    worth: dict[str, int]


def read(file: Path) -> list[Judged]:
    """The questions of a table with the columns question, best and good."""
    rows = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 2 and "#" in cells[1]:
            worth = dict.fromkeys(_addresses(cells[2] if len(cells) > 2 else ""), GOOD) | dict.fromkeys(_addresses(cells[1]), BEST)
            rows.append(Judged(cells[0], worth))
    return rows


def _addresses(cell: str) -> list[str]:
    """`74/92 B#h1 74/155#pp9` → the two addresses."""
    return [f"A/RES/{number}" for number in re.findall(r"\d+/\d+(?: [A-Z](?=#))?#\S*", cell)]


def addresses() -> dict[int, str]:
    """The address of each entry, as the table writes it."""
    rows = Entry.objects.filter(language=LANGUAGE).values_list("pk", "version__resolution__symbol", "anchor")
    return {pk: f"{symbol}#{anchor}" for pk, symbol, anchor in rows}


def missing(judged: list[Judged]) -> set[str]:
    """The judged addresses that are not held."""
    return {address for one in judged for address in one.worth} - set(addresses().values())


def rankings(folder: Path) -> Iterator[tuple[str, Callable[[str], list[str]]]]:
    """(name, what gives the first addresses for a question) of our engines, of Postgres and of Whoosh as they come."""
    known = addresses()
    texts = [(entry.pk, results.text_of(entry), ()) for entry in _entries()]

    def ours(engine):
        return lambda text: [known[key] for key in engine.search(Request(_tree(text), LANGUAGE, limit=DEPTH)).hits]

    yield "ours, tantivy", ours(TantivyEngine(index.build(folder / "ours")))
    yield "ours, Postgres", ours(PostgresEngine())
    plain = rivals.PlainPostgres("relevance_plain")
    plain.take(texts)
    yield "Postgres’ own search", lambda text: [known[key] for key in plain.best(text)]
    whoosh = rivals.PlainWhoosh(folder / "whoosh")
    whoosh.build(texts)
    yield "Whoosh", lambda text: [known[key] for key in whoosh.best(text)]


def figures(judged: list[Judged], folder: Path) -> Iterator[tuple[str, float]]:
    """(name, mean nDCG@10) of every ranking."""
    for name, ranking in rankings(folder):
        yield name, sum(_ndcg(ranking(one.question)[:DEPTH], one.worth) for one in judged) / len(judged)


def _entries():
    return Entry.objects.filter(language=LANGUAGE).select_related("paragraph", "footnote", "version")


def _tree(text: str):
    return vocabulary.expand(query.parse(text, LANGUAGE).tree, LANGUAGE)


def _ndcg(ranked: list[str], worth: dict[str, int]) -> float:
    gained = sum(worth.get(address, 0) / math.log2(place + 2) for place, address in enumerate(ranked))
    ideal = sum(value / math.log2(place + 2) for place, value in enumerate(sorted(worth.values(), reverse=True)[:DEPTH]))
    return gained / ideal
