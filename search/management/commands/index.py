"""python3 manage.py index: bring the search index of this machine up to date, or build it anew."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import entries
from search.engines import choice, index

HELP = """Bring the search index of this machine to the latest revision of the corpus.

Nothing needs it: the site catches up by itself.  It is for the first start after a large import, and for
--rebuild, which makes the index anew from the rows.  --entries first writes the searched rows anew from the
texts, which is needed after a change of search/analysis.py only.
"""


class Command(BaseCommand):
    help = HELP

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("--rebuild", action="store_true", help="build the index anew")
        parser.add_argument("--entries", action="store_true", help="write the searched rows anew first (implies --rebuild)")
        parser.add_argument("--wait", type=float, default=600, metavar="SECONDS", help="how long to wait for another writer")

    def handle(self, rebuild, entries, wait, **options):
        """Say what was done, at which revision, in what time."""
        started = time.monotonic()
        if entries:
            self.stdout.write(f"{rows()} rows written anew.")
        try:
            folder = settings.SEARCH_INDEX_DIR
            kept = index.build(folder, wait) if rebuild or entries else choice.bring_up(folder, wait)
        except index.Busy as busy:
            raise CommandError(f"{busy} Try again when it has ended.") from busy
        except OSError as error:
            raise CommandError(f"The search index can't be written: {error}.") from error
        megabytes = index.size(kept.path) / 2**20
        self.stdout.write(
            f"The search index holds {max(kept.searcher.num_docs - 1, 0):,} entries at revision {kept.revision}"
            f" ({megabytes:.1f} MB, {time.monotonic() - started:.1f} s)."
        )


def rows() -> int:
    """Write the searched rows anew; returns how many there are."""
    return entries.rebuild()
