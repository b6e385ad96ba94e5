"""Measures what the parser makes of real documents against the truth they carry, and engines against each other.

    python manage.py evaluate citations ../shared/corpus/ga-79.tar.xz --misses 20
    python manage.py evaluate import ../shared/corpus/pdf
    python manage.py evaluate engines --queries 200
"""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from corpus.evaluation import akn, citations, engines, following, imports, order

EVALUATIONS = {
    "akn": akn, "citations": citations, "cited-by": following, "engines": engines, "import": imports, "order": order,
}  # fmt: skip
"""Each has `add_arguments(parser)` and `report(paths, options)`, which yields lines; FILES is false where it takes no paths."""


class Command(BaseCommand):
    """One evaluation over files, folders or archives; it prints a table and touches nothing."""

    help = "Measure the parser against the truth that real documents carry."
    requires_system_checks = ()

    def add_arguments(self, parser):
        names = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
        for name, evaluation in EVALUATIONS.items():
            one = names.add_parser(name, help=evaluation.__doc__.partition("\n")[0])
            if getattr(evaluation, "FILES", True):
                one.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="XML files, folders or archives of them; for import, sets")
            evaluation.add_arguments(one)

    def handle(self, *, what, paths=(), **options):
        for path in paths:
            if not path.exists():
                raise CommandError(f"{path} is not there: name a file, a folder or an archive of XML files.")
        for line in EVALUATIONS[what].report(paths, options):
            self.stdout.write(line)
