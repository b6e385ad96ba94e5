"""python3 manage.py screenshots DIR: a picture of every kind of page, wide, phone, dark, print, Arabic and Chinese."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand

from corpus.appearance import browser, pages


class Command(BaseCommand):
    """See the module."""

    help = "Take a picture of every kind of page: wide, phone, dark, print, Arabic, Chinese."

    def add_arguments(self, parser):
        """Where to, and which."""
        parser.add_argument("directory", type=Path, help="the folder for the pictures; made where it is missing")
        parser.add_argument("--only", nargs="*", default=[], help="names of pages (home, text, hits …)")

    def handle(self, *, directory, only, **options):
        """Take the pictures, each named page-look.png."""
        wanted = {name: address for name, address in pages.every().items() if not only or name in only}
        directory.mkdir(parents=True, exist_ok=True)
        # Playwright keeps an event loop in this thread; the server asks the database in others.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        with browser.site() as site, browser.chromium() as chromium:
            for look, how in browser.LOOKS.items():
                page = browser.look(chromium, **how)
                for name, address in wanted.items():
                    page.goto(f"{site}/{how['language']}/{address}")
                    page.evaluate("document.fonts.ready")
                    page.screenshot(path=directory / f"{name}-{look}.png", full_page=True)
        self.stdout.write(f"{len(wanted) * len(browser.LOOKS)} pictures in {directory}.")
