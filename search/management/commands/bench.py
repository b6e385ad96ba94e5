"""python3 manage.py bench search: measure the search at full size; bench relevance: how well hits are ranked."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.benchmark import measuring, relevance, shelf, texts

JUDGED = settings.BASE_DIR / "tests" / "cases" / "relevance.md"


class Command(BaseCommand):
    help = "Measure the search beside the engines it could have been; uses tables and a folder of its own."

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("what", choices=["search", "relevance"])
        parser.add_argument("--paragraphs", type=int, default=700_000)
        parser.add_argument("--whoosh", type=int, default=700_000, metavar="PARAGRAPHS", help="Whoosh indexes no more than these")
        parser.add_argument("--corpus", type=Path, default=settings.BASE_DIR.parent / "shared" / "corpus", help="folder of the official archives")
        parser.add_argument("--steps", nargs="*", default=measuring.STEPS, choices=measuring.STEPS, help="do only these")
        parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave what is built in this folder and in Postgres for the next run, which builds only what is missing; without it everything is cleared away")

    def handle(self, what, keep, **options):
        """Build, measure, print; exit code 1 when a bound is not held."""
        folder = keep or Path(tempfile.mkdtemp(prefix="bench-search-"))
        try:
            if what == "relevance":
                self._relevance(folder)
            else:
                self._search(folder, **options)
        finally:
            if not keep:
                shelf.drop()
                shutil.rmtree(folder, ignore_errors=True)

    def _search(self, folder, corpus, paragraphs, whoosh, steps, **options):
        try:
            broken = measuring.Measuring(folder, corpus, paragraphs, whoosh, self.stdout.write).run(steps)
        except (texts.NoCorpus, measuring.OtherSize) as error:
            raise CommandError(str(error)) from error
        if broken:
            raise CommandError("Bounds not held: " + "; ".join(broken) + ".")

    def _relevance(self, folder):
        """nDCG@10 of the judged questions over the texts held (the table says which to import)."""
        judged = relevance.read(JUDGED)
        lost = relevance.missing(judged)
        if lost:
            raise CommandError(f"{len(lost)} judged paragraphs are not held, for example {min(lost)}: see {JUDGED.name}.")
        for name, found in relevance.figures(judged, folder):
            self.stdout.write(f"nDCG@10 of {len(judged)} questions, {name}: {found:.3f}")
