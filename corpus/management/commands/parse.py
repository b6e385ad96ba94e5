"""Prints what the parser understands of files, as JSON Lines; the database is never touched.

    python manage.py parse A_RES_66_178.fr.txt --language fr
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from corpus.parsing.document import UnreadableSource
from corpus.parsing.language import LANGUAGES
from corpus.parsing.pipeline import parse


class Command(BaseCommand):
    """One JSON object a Document; a file that can't be read gives one sentence and exit code 1."""

    help = "Print the Documents in the files as JSON Lines, without touching the database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--language", choices=LANGUAGES, help="the language, where the text does not show it")
        parser.add_argument("--symbol", help="the symbol, where the text does not print it, for example A/C.3/78/L.5")

    def handle(self, *, files, language, symbol, **options):
        unread = 0
        for file in files:
            try:
                documents = parse(file.read_bytes(), file.name, language, symbol)
            except UnreadableSource as error:
                self.stderr.write(str(error))
                unread += 1
                continue
            except OSError as error:
                self.stderr.write(f"{file} can't be opened: {error.strerror}.")
                unread += 1
                continue
            for document in documents:
                self.stdout.write(json.dumps(document.as_json(), ensure_ascii=False))
        if unread:
            sys.exit(1)
