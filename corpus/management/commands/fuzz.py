"""Reads files damaged at random, to find what a reader can't bear.

    python manage.py fuzz pdf ../shared/corpus/pdf --seconds 600 --seed 1
    python manage.py fuzz pdf ../shared/corpus/pdf --seed 1 --number 4711 > damaged.pdf
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from corpus.evaluation import fuzzing


class Command(BaseCommand):
    """The same seed gives the same files; a fault is named by its number, which prints its file again."""

    help = "Read files damaged at random and report what neither was refused in one sentence nor kept every letter."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("reader", choices=fuzzing.SUFFIXES)
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders to damage; without any, the fixtures")
        parser.add_argument("--seconds", type=float, default=60.0)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--number", type=int, help="only write the damaged file of this number to the standard output")

    def handle(self, *, reader, paths, seconds, seed, number, **options):
        originals = [path.read_bytes() for path in self.files(reader, paths or [settings.BASE_DIR / "fixtures"])]
        if not originals:
            raise CommandError(f"There is no file called *{fuzzing.SUFFIXES[reader][0]} to damage; name some.")
        if number is not None:
            self.stdout.buffer.write(fuzzing.damaged(reader, originals, number, seed))
            return
        findings = fuzzing.run(reader, originals, seconds, seed)
        for line in fuzzing.lines(findings):
            self.stdout.write(line)
        if findings.faults:
            raise CommandError(f"{len(findings.faults)} faults; see their numbers above.")

    def files(self, reader: str, paths: list[Path]) -> list[Path]:
        """The files of the reader's format among the paths."""
        found = []
        for path in paths:
            if not path.exists():
                raise CommandError(f"{path} is not there: name a file or a folder.")
            found += sorted(path.rglob("*")) if path.is_dir() else [path]
        return [path for path in found if path.suffix in fuzzing.SUFFIXES[reader]]
