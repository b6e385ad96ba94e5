"""python3 manage.py withdraw SYMBOL [--language fr] [--undo]: take a text out, or bring it back."""

from django.core.management.base import BaseCommand, CommandError

from corpus.intake import Refused, restore, withdraw
from resolutions.models import LANGUAGES


class Command(BaseCommand):
    help = "Take a resolution out of the reading room, in all languages or in one; --undo brings it back."

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("symbol", help="symbol of the resolution, such as A/RES/66/178")
        parser.add_argument("--language", choices=LANGUAGES, help="only this language version")
        parser.add_argument("--undo", action="store_true", help="bring back what was withdrawn")

    def handle(self, symbol, language, undo, **_):
        """Withdraw or restore, and say which languages that were."""
        try:
            languages = (restore if undo else withdraw)(symbol, language)
        except Refused as error:
            raise CommandError(str(error)) from error
        done = "Restored" if undo else "Withdrawn"
        self.stdout.write(f"{done}: {symbol} ({', '.join(languages)}).")
