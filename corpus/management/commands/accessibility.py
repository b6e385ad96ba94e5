"""python3 manage.py accessibility: axe over every kind of page in six languages, light and dark, desktop and phone."""

import os
from itertools import product

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from corpus.appearance import accessibility, browser, pages


class Command(BaseCommand):
    """See the module."""

    help = "Run axe over every kind of page in all combinations; exit code 1 where it finds anything."

    def add_arguments(self, parser):
        """Which pages and languages."""
        parser.add_argument("--only", nargs="*", default=[], help="names of pages (home, text, hits …)")
        parser.add_argument("--languages", nargs="*", default=[code for code, _name in settings.LANGUAGES])

    def handle(self, *, only, languages, **options):
        """Print each violation with the page and the look it was found in."""
        wanted = {name: address for name, address in pages.every().items() if not only or name in only}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
        looked = broken = 0
        with browser.site() as site, browser.chromium() as chromium:
            for phone, dark in product((False, True), repeat=2):
                page = browser.look(chromium, phone=phone, dark=dark)
                for language, (name, address) in product(languages, wanted.items()):
                    page.goto(f"{site}/{language}/{address}")
                    looked += 1
                    for sentence in accessibility.violations(page):
                        broken += 1
                        look = f"{'phone' if phone else 'wide'}, {'dark' if dark else 'light'}"
                        self.stdout.write(f"{name} ({language}, {look}): {sentence}")
        if broken:
            raise CommandError(f"{broken} violations on {looked} pages.")
        self.stdout.write(f"No violation on {looked} pages.")
