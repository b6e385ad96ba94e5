"""The benchmark of the search: what is built, asked and measured, and the bounds that must hold."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from itertools import cycle, repeat
from pathlib import Path

from django.db import connection

from .. import query, vocabulary
from ..engines import Request, index
from ..engines.postgres import PostgresEngine
from ..engines.tantivy import TantivyEngine
from ..fields import FACETS
from ..models import Entry
from . import kinds, pages, rivals, shelf, texts
from .workshop import Workshop

BUILT = ("rows", "ours", "raw", "plain", "whoosh")
MEASURED = ("queries", "visible", "pages")
STEPS = (*BUILT, *MEASURED)
CALLED = {
    "rows": "rows of Postgres with their indexes", "ours": "our index", "raw": "raw tantivy",
    "plain": "Postgres’ own text search", "whoosh": "Whoosh",
}  # fmt: skip
COLUMNS = {"ours": "ours", "raw": "raw", "postgres": "postgres", "plain": "PG FTS", "whoosh": "Whoosh"}
REPEATS = {"ours": 7, "raw": 7}
REPEATS_OF_SLOW = 3
VISIBLE_TIMES = 7

SLOWEST = 60.0
TIMES_RAW = 3.0
PART_OF_EMPTY = 0.25
BUILT_A_SECOND = 4000
VISIBLE = 200.0


class OtherSize(Exception):
    """What was kept is not of the size asked for."""


class Measuring:
    """One run over `paragraphs` paragraphs, of which Whoosh gets `whoosh`; `say` prints a line."""

    def __init__(self, folder: Path, corpus: Path, paragraphs: int, whoosh: int, say: Callable[[str], object]):
        self.folder, self.corpus, self.paragraphs, self.whoosh, self.say = folder, corpus, paragraphs, whoosh, say
        self.workshop = Workshop(folder)
        self.broken: list[str] = []

    def run(self, steps: Iterable[str]) -> list[str]:
        """Do the steps in their order; returns the bounds that do not hold.  Raises texts.NoCorpus and OtherSize."""
        if "rows" in self.workshop.built:
            if self.workshop.built["rows"].paragraphs != self.paragraphs:
                raise OtherSize("The folder holds a benchmark of another number of paragraphs; empty it or name another.")
            shelf.use()
        for step in STEPS:
            if step in steps:
                if step in BUILT:
                    self._build(step)
                else:
                    getattr(self, f"_{step}")()
        return self.broken

    def _build(self, name: str) -> None:
        number = min(self.whoosh, self.paragraphs) if name == "whoosh" else self.paragraphs
        built = self.workshop.build(name, number, getattr(self, f"_build_{name}"))
        self.say(
            f"{CALLED[name]}: {built.paragraphs:,} paragraphs in {built.seconds:.1f} s, {built.rate:,.0f} a second"
            f" of processor, {built.megabytes:.0f} MB of memory, {self._size(name)} on disk"
        )
        if name == "ours":
            self._bound("paragraphs a second a core", built.rate, BUILT_A_SECOND, least=True)

    def _build_rows(self, _known: int) -> None:
        official = texts.official(self.corpus)
        self.say(f"{len(official):,} French paragraphs of the corpus, varied to {self.paragraphs:,}.")
        shelf.make()
        shelf.fill(texts.varied(official, self.paragraphs))

    def _build_ours(self, _known: int) -> None:
        index.build(self.folder / "ours")

    def _build_raw(self, _known: int) -> None:
        rivals.RawTantivy(self.folder / "raw").build(rows())

    def _build_plain(self, _known: int) -> None:
        rivals.PlainPostgres().build()

    def _build_whoosh(self, known: int) -> None:
        rivals.PlainWhoosh(self.folder / "whoosh").build(rows(known, self.whoosh))

    def _size(self, name: str) -> str:
        table = {"rows": "search_entry", "plain": "plain"}.get(name)
        size = shelf.size(table) if table else index.size(self.folder / name)
        return f"{size / 2**20:,.0f} MB"

    def _engines(self) -> dict:
        """What can be asked: whatever was built."""
        made = {
            "ours": lambda: TantivyEngine(index.Index(self.folder / "ours")),
            "raw": lambda: rivals.RawTantivy(self.folder / "raw"),
            "plain": rivals.PlainPostgres,
            "whoosh": lambda: rivals.PlainWhoosh(self.folder / "whoosh"),
        }
        engines = {name: make() for name, make in made.items() if name in self.workshop.built}
        return engines | {"postgres": PostgresEngine()}

    def _queries(self) -> None:
        engines = self._engines()
        names = [name for name in COLUMNS if name in engines]
        self.say("Milliseconds (median of repeats) for the best twenty and their exact number:")
        self.say(f"  {'':32}{'hits':>9}" + "".join(f"{COLUMNS[name]:>10}" for name in names))
        ratios = []
        for kind in kinds.KINDS:
            asked = {name: question(engines[name], name, kind) for name in names}
            hits = asked["ours"]()
            row = {name: milliseconds(ask, REPEATS.get(name, REPEATS_OF_SLOW)) for name, ask in asked.items() if ask}
            self.say(f"  {kind.name:32}{hits:>9,}" + "".join(f"{row[name]:>10.2f}" if name in row else f"{'–':>10}" for name in names))
            if "raw" in row:
                ratios.append(row["ours"] / row["raw"])
            self._bound(f"{kind.name}, ms", row["ours"], SLOWEST)
        if "whoosh" in self.workshop.built and self.workshop.built["whoosh"].paragraphs < self.paragraphs:
            self.say(f"  Whoosh was asked over {self.workshop.built['whoosh'].paragraphs:,} of the paragraphs only.")
        if ratios:
            self.say(f"  Ours to raw tantivy in the median: {statistics.median(ratios):.2f}")
            self._bound("times raw tantivy", statistics.median(ratios), TIMES_RAW)

    def _visible(self) -> None:
        kept, times = index.Index(self.folder / "ours"), []
        for _ in range(VISIBLE_TIMES):
            shelf.touch(version=1)
            started = time.perf_counter()
            kept.catch_up(1)
            times.append(1000 * (time.perf_counter() - started))
        middle = statistics.median(times)
        self.say(f"One document taken in and visible: {middle:.0f} ms in the median of {len(times)}, {max(times):.0f} at most")
        self._bound("ms until a document is visible", middle, VISIBLE)

    def _pages(self) -> None:
        with pages.Server(self.folder / "ours") as server:
            server.rate(cycle(pages.searches()), 3)
            empty = server.rate(repeat("/fr/benchmark-empty"))
            rates = {
                "queries never asked before": server.rate(pages.never_asked()),
                "pages never made before": server.rate(pages.never_made()),
                f"over {len(pages.searches())} addresses": server.rate(cycle(pages.searches())),
            }
            memory = server.memory()
        self.say(
            f"Pages a second with {pages.CLIENTS} clients: empty {empty:.0f}; search, "
            + "; ".join(f"{name}: {rate:.0f} ({rate / empty:.2f} of it)" for name, rate in rates.items())
            + f"; {memory:.0f} MB a worker"
        )
        self._bound("of an empty page's rate", rates["pages never made before"] / empty, PART_OF_EMPTY, least=True)

    def _bound(self, name: str, value: float, bound: float, least: bool = False) -> None:
        if value < bound if least else value > bound:
            self.broken.append(f"{name}: {value:.2f} instead of {'at least' if least else 'at most'} {bound:g}")


def rows(first: int = 0, most: int | None = None):
    """(key, text, labels) of the paragraphs, or of those between two places."""
    found = Entry.objects.select_related("paragraph").only("labels", "paragraph__text").order_by("pk")[first:most]
    return ((entry.pk, entry.paragraph.text, entry.labels) for entry in found.iterator(chunk_size=2000))


def tree(text: str):
    """A query as engines take it."""
    return vocabulary.expand(query.parse(text, "fr").tree, "fr")


def question(engine, name: str, kind: kinds.Kind) -> Callable[[], int] | None:
    """What asks an engine for a kind of query and gives the number of hits; None where it can't be asked."""
    if name in ("ours", "postgres"):
        request = Request(tree(kind.ours), "fr", facets=FACETS if kind.facets else ())
        return lambda: engine.search(request).total
    written = {"raw": kind.tantivy, "plain": kind.postgres, "whoosh": kind.whoosh}[name]
    return (lambda: engine.ask(written, kind.facets)) if written else None


def milliseconds(ask: Callable[[], int], repeats: int) -> float:
    """The median time of an answer."""
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)
