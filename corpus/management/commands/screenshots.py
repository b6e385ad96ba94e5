"""python3 manage.py screenshots DIR: a picture of every kind of page, wide, phone, dark, print, Arabic and Chinese."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from corpus.appearance import browser, pages
from corpus.appearance.site import site


class Command(BaseCommand):
    """See the module."""

    help = "Take a picture of every kind of page: wide, phone, dark, print, Arabic, Chinese."

    def add_arguments(self, parser):
        """Where to, and which."""
        parser.add_argument("directory", type=Path, help="the folder for the pictures; made where it is missing")
        parser.add_argument("--only", nargs="*", default=[], help="names of pages (home, text, hits …)")
        parser.add_argument("--looks", nargs="*", default=list(browser.LOOKS), choices=list(browser.LOOKS))

    def handle(self, *, directory, only, looks, **options):
        """Take the pictures, each named page-look.png; what is opened over a page is taken as the window shows it."""
        wanted = {name: page for name, page in pages.every().items() if not only or name in only}
        directory.mkdir(parents=True, exist_ok=True)
        taken, unseen = 0, []
        with site() as address, browser.chromium() as chromium:
            for look in looks:
                eye = browser.Eye(chromium, address, **browser.LOOKS[look])
                for name, page in wanted.items():
                    if page.act and look == "print":
                        continue  # nothing that opens is printed
                    try:
                        eye.picture(page, browser.LOOKS[look]["language"], directory / f"{name}-{look}.png")
                        taken += 1
                    except browser.Unseen as error:
                        unseen.append(str(error))
                eye.close()
        self.stdout.write(f"{taken} pictures in {directory}.")
        if unseen:
            raise CommandError("\n".join(unseen))
