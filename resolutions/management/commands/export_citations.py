"""python3 manage.py export_citations --form csv|jsonl|graphml: the graph of citations, paragraph to paragraph."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from resolutions import graph
from resolutions.models import LANGUAGES


class Command(BaseCommand):
    help = "Write every citation of the texts held, from paragraph to paragraph, as CSV, JSON Lines or GraphML."

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("--form", choices=graph.FORMS, default="csv")
        parser.add_argument("--language", choices=LANGUAGES, help="only the texts in this language")
        parser.add_argument("--output", metavar="FILE", help="the file to write; the standard output without it")

    def handle(self, form, language, output, **_):
        """Write the citations; a file takes its place only when it is complete."""
        write = graph.FORMS[form][1]
        if output is None:
            self._write(sys.stdout, write, language)
            return
        unfinished = Path(output + ".unfinished")
        try:
            with unfinished.open("w", encoding="utf-8", newline="") as file:
                self._write(file, write, language)
            unfinished.replace(output)
        except OSError as error:
            raise CommandError(f"{output} can't be written: {error.strerror}.") from error

    @staticmethod
    @transaction.atomic
    def _write(file, write, language):
        for piece in write(graph.edges(language)):
            file.write(piece)
