"""python3 manage.py bench search: measure the search at full size; bench relevance: how well hits are ranked."""

import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from search import query, results, vocabulary
from search.benchmark import kinds, pages, relevance, rivals, shelf, texts
from search.engines import Request, index
from search.engines.postgres import PostgresEngine
from search.engines.tantivy import TantivyEngine
from search.fields import FACETS
from search.models import Entry

REPEATS = 7
JUDGED = settings.BASE_DIR / "tests" / "cases" / "relevance.md"
SLOWEST = 60.0
TIMES_RAW = 3.0
PART_OF_EMPTY = 0.25
BUILT_A_SECOND = 4000
VISIBLE = 200.0


class Command(BaseCommand):
    help = "Measure the search beside the engines it could have been; uses tables and a folder of its own."

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("what", choices=["search", "relevance"])
        parser.add_argument("--paragraphs", type=int, default=700_000)
        parser.add_argument("--corpus", default=str(settings.BASE_DIR.parent / "shared" / "corpus"), help="folder of the official archives")
        parser.add_argument("--without", nargs="*", default=[], choices=["postgres", "plain", "whoosh", "pages"], help="leave these out")

    def handle(self, what, paragraphs, corpus, without, **options):
        """Build everything, measure, print, and clear it away; exit code 1 when a bound is not held."""
        folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
        if what == "relevance":
            return self._relevance(folder)
        self.broken = []
        try:
            official = texts.official(corpus)
            self.stdout.write(f"{len(official):,} French paragraphs of the corpus, varied to {paragraphs:,}.")
            shelf.make()
            self._timed("rows of Postgres with their indexes", lambda: shelf.fill(texts.varied(official, paragraphs)), paragraphs)
            engines = self._build(folder, paragraphs, without)
            self._queries(engines)
            self._visible(engines["tantivy"].index)
            if "pages" not in without:
                self._pages(folder / "ours")
            self.stdout.write(f"Memory of this process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.")
        except texts.NoCorpus as error:
            raise CommandError(str(error)) from error
        finally:
            shelf.drop()
            shutil.rmtree(folder, ignore_errors=True)
        if self.broken:
            raise CommandError("Bounds not held: " + "; ".join(self.broken) + ".")

    def _relevance(self, folder):
        """nDCG@10 of the judged questions over the texts held (the table says which to import)."""
        judged, known = relevance.read(JUDGED), relevance.addresses("fr")
        lost = {address for one in judged for address in one.worth} - set(known.values())
        if lost:
            raise CommandError(f"{len(lost)} judged paragraphs are not held, for example {min(lost)}: see {JUDGED.name}.")
        whoosh = rivals.PlainWhoosh(folder / "whoosh")
        whoosh.build((entry.pk, results.text_of(entry), ()) for entry in Entry.objects.filter(language="fr").select_related("paragraph", "footnote", "version"))  # noqa: E501
        for engine in (TantivyEngine(index.build(folder / "ours")), PostgresEngine()):
            found = relevance.figure(judged, lambda text, engine=engine: [known[key] for key in engine.search(Request(_tree(text), "fr", limit=10)).hits])  # noqa: E501
            self.stdout.write(f"nDCG@10 of {len(judged)} questions, {engine.name}: {found:.3f}")
        found = relevance.figure(judged, lambda text: [known[key] for key in whoosh.best(text)])
        self.stdout.write(f"nDCG@10 of {len(judged)} questions, Whoosh: {found:.3f}")
        shutil.rmtree(folder, ignore_errors=True)

    def _timed(self, name, work, paragraphs):
        started, busy = time.monotonic(), time.process_time()
        made = work()
        taken, used = time.monotonic() - started, time.process_time() - busy
        self.stdout.write(f"  {name}: {taken:.1f} s, {paragraphs / taken:,.0f} a second, {paragraphs / used:,.0f} a second of processor")
        return made, paragraphs / used

    def _build(self, folder, paragraphs, without):
        self.stdout.write("Building:")
        kept, rate = self._timed("our index", lambda: index.build(folder / "ours"), paragraphs)
        self._bound("entries a second a core", rate, BUILT_A_SECOND, least=True)
        engines = {"tantivy": TantivyEngine(kept)}
        raw = rivals.RawTantivy(folder / "raw")
        self._timed("raw tantivy", lambda: raw.build(_rows()), paragraphs)
        engines["raw"] = raw
        if "postgres" not in without:
            engines["postgres"] = PostgresEngine()
        if "plain" not in without:
            engines["plain"] = rivals.PlainPostgres()
            self._timed("Postgres’ own text search", engines["plain"].build, paragraphs)
        if "whoosh" not in without:
            engines["whoosh"] = rivals.PlainWhoosh(folder / "whoosh")
            self._timed("Whoosh", lambda: engines["whoosh"].build(_rows()), paragraphs)
        for name in ("ours", "raw", "whoosh"):
            if (folder / name).exists():
                self.stdout.write(f"  {name} on disk: {index.size(folder / name) / 2**20:.0f} MB")
        return engines

    def _queries(self, engines):
        names = [name for name in ("tantivy", "raw", "postgres", "plain", "whoosh") if name in engines]
        titles = {"tantivy": "ours", "raw": "raw", "postgres": "postgres", "plain": "PG FTS", "whoosh": "Whoosh"}
        self.stdout.write("Milliseconds (median of repeats), the best twenty and their exact number:")
        self.stdout.write(f"  {'':32}{'hits':>9}" + "".join(f"{titles[name]:>10}" for name in names))
        ratios = []
        for kind in kinds.KINDS:
            hits, row = 0, {}
            for name in names:
                asked = _asking(engines[name], name, kind)
                if asked:
                    hits, row[name] = _median(asked, name)[0] if name == "tantivy" else hits, _median(asked, name)[1]
            self.stdout.write(f"  {kind.name:32}{hits:>9,}" + "".join(f"{row[name]:>10.2f}" if name in row else f"{'–':>10}" for name in names))
            if "raw" in row:
                ratios.append(row["tantivy"] / row["raw"])
            self._bound(f"{kind.name}, ms", row["tantivy"], SLOWEST)
        self.stdout.write(f"  Ours to raw tantivy in the median: {statistics.median(ratios):.2f}")
        self._bound("times raw tantivy", statistics.median(ratios), TIMES_RAW)

    def _visible(self, kept):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO resolutions_change (revision, what, symbol, language, version_id, at) VALUES (2, 'accepted', '', 'fr', 1, now())")
        started = time.perf_counter()
        kept.catch_up(1)
        milliseconds = 1000 * (time.perf_counter() - started)
        self.stdout.write(f"One document taken in and visible: {milliseconds:.0f} ms")
        self._bound("ms until a document is visible", milliseconds, VISIBLE)

    def _pages(self, folder):
        with pages.Server(folder) as server:
            server.rate(pages.searches(), 3)
            empty = server.rate(["/fr/benchmark-empty"])
            full = server.rate(pages.searches())
            fresh = server.rate(pages.never_twice(pages.SECONDS))
        self.stdout.write(
            f"Pages a second with {pages.CLIENTS} clients: empty {empty:.0f}; search {full:.0f} ({full / empty:.2f} of it)"
            f" over {len(pages.searches())} addresses, {fresh:.0f} ({fresh / empty:.2f}) where none is asked for twice"
        )
        self._bound("of an empty page's rate", full / empty, PART_OF_EMPTY, least=True)

    def _bound(self, name, value, bound, least=False):
        if value < bound if least else value > bound:
            self.broken.append(f"{name}: {value:.2f} instead of {'at least' if least else 'at most'} {bound:g}")


def _rows():
    rows = Entry.objects.select_related("paragraph").only("labels", "paragraph__text").order_by("pk")
    return ((entry.pk, entry.paragraph.text, entry.labels) for entry in rows.iterator(chunk_size=2000))


def _tree(text):
    """A query as engines take it."""
    return vocabulary.expand(query.parse(text, "fr").tree, "fr")


def _asking(engine, name, kind):
    """What asks an engine for a kind of query; None where it can't be asked."""
    if name in ("tantivy", "postgres"):
        tree = _tree(kind.ours)
        facets = FACETS if kind.facets else ()
        return lambda: engine.search(Request(tree, "fr", facets=facets)).total
    written = {"raw": kind.tantivy, "plain": kind.postgres, "whoosh": kind.whoosh}[name]
    return (lambda: engine.ask(written, kind.facets)) if written else None


def _median(asked, name):
    """(hits, milliseconds): slow engines are asked less often."""
    times, hits = [], 0
    for _ in range(REPEATS if name in ("tantivy", "raw") else 3):
        started = time.perf_counter()
        hits = asked()
        times.append(1000 * (time.perf_counter() - started))
    return hits, statistics.median(times)
