"""python3 manage.py import PATH...: take in files, folders and archives of resolutions."""

from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from corpus.importing import inputs, run
from corpus.importing.progress import Progress
from corpus.importing.results import Options
from resolutions import symbols
from resolutions.models import LANGUAGES

HELP = """Take in files, folders and archives (zip, tar, tar.gz, tar.bz2, tar.xz) of resolutions.

Each file is one whole step: taken in, or left out and named with its reason; then the exit code is 1.
The same command again goes on where it stopped, and skips files whose bytes were accepted before.
A text whose symbol is already held, in the same language, with other words, is left out unless it is
the same file (same name and format) in a newer state, or --replace is given.

What the texts of a folder do not say about themselves stands in a file symbols.json beside them:
{"draft.txt": {"symbol": "A/C.3/78/L.5", "language": "fr", "adopted_as": "A/RES/78/226"}}
"""
STOPPED = 130


class Command(BaseCommand):
    help = HELP

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or archive")
        parser.add_argument("--symbol", help="symbol of a text that does not say it (one file only)")
        parser.add_argument("--language", choices=LANGUAGES, help="language of the texts, where it is not recognised")
        parser.add_argument("--adopted-as", metavar="SYMBOL", help="symbol under which a draft was adopted (one file only)")
        parser.add_argument("--replace", action="store_true", help="put these texts in the place of others already held")
        parser.add_argument("--again", action="store_true", help="read files again whose bytes were accepted before")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, change nothing")
        parser.add_argument("--report", metavar="FILE", help="write one JSON line a file: symbol, outcome, counts, warnings")
        parser.add_argument("--jobs", type=int, default=run.jobs(), help="processes to use (default: one a core)")

    def handle(self, paths, **given):
        """Run the import; the exit code is 0 when every file was taken in, 1 otherwise."""
        options = self._options(paths, given)
        try:
            total = inputs.sizes(paths)
        except FileNotFoundError as error:
            raise CommandError(f"There is no file or folder {error.filename}.") from error
        work = run.Import(paths, options, max(1, given["jobs"]), given["again"])
        progress = Progress(self.stderr, total)
        stopped = self._follow(work, progress, given["report"])
        self._summary(work, progress, options, stopped)
        if stopped:
            raise SystemExit(STOPPED)
        if work.problems:
            raise SystemExit(1)

    def _options(self, paths, given):
        single = len(paths) == 1 and not Path(paths[0]).is_dir()
        for name in ("symbol", "adopted_as"):
            if given[name] and not single:
                raise CommandError(f"--{name.replace('_', '-')} is for one file, not for several.")
        return Options(
            given["language"], _symbol(given["symbol"]), _symbol(given["adopted_as"]), given["replace"], given["dry_run"]
        )

    def _follow(self, work, progress, report):
        """Show and report results as they come; True when stopped by Ctrl-C."""
        with ExitStack() as stack:
            lines = stack.enter_context(open(report, "w", encoding="utf-8")) if report else None
            try:
                for result, read in work.results():
                    progress.add(read)
                    if result.problem:
                        progress.say(f"{result.name}: {result.problem[1]}")
                    for sentence in result.moved:
                        progress.say(sentence)
                    if lines:
                        lines.write(run.report_line(result) + "\n")
            except KeyboardInterrupt:
                return True
            except OperationalError as error:
                message = "The database is away and did not come back; the same command goes on from here."
                raise CommandError(message) from error
            finally:
                progress.end()
        return False

    def _summary(self, work, progress, options, stopped):
        if stopped:
            self.stdout.write("Stopped; the same command goes on from here.")
        counts = work.outcomes
        done = ", ".join(f"{counts[name]} {name}" for name in ("new", "updated", "unchanged", "skipped") if counts[name])
        self.stdout.write(
            f"{progress.files} files read in {progress.seconds:.1f} s ({progress.rate:.0f}/s),"
            f" {work.memory / 2**20:.0f} MB a process at most: {done or 'none taken in'}."
        )
        if counts["refused"]:
            self.stdout.write(f"{counts['refused']} not taken in, each for the reason named above.")
        if options.dry_run:
            self.stdout.write("Nothing was changed (--dry-run).")


def _symbol(text):
    """The canonical form of a symbol given on the command line."""
    try:
        return symbols.parse(text).symbol if text else None
    except ValueError as error:
        raise CommandError(f"“{text}” is not a document symbol; give one such as A/RES/66/178.") from error
