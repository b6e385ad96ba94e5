"""python3 manage.py accessibility: axe over every kind of page in six languages, light and dark, desktop and phone."""

from itertools import product

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from corpus.appearance import accessibility, browser, pages
from corpus.appearance.site import site

LOOKS = {
    "wide, light": {}, "wide, dark": {"dark": True}, "phone, light": {"phone": True}, "phone, dark": {"phone": True, "dark": True},
}  # fmt: skip


class Command(BaseCommand):
    """See the module."""

    help = "Run axe over every kind of page in all combinations; exit code 1 where it finds anything."

    def add_arguments(self, parser):
        """Which pages, languages and looks."""
        parser.add_argument("--only", nargs="*", default=[], help="names of pages (home, text, hits …)")
        parser.add_argument("--languages", nargs="*", default=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--looks", nargs="*", default=list(LOOKS), choices=list(LOOKS))

    def handle(self, *, only, languages, looks, **options):
        """Print each violation with the page and the look it was found in."""
        wanted = {name: page for name, page in pages.every().items() if not only or name in only}
        looked = broken = 0
        with site() as address, browser.chromium() as chromium:
            for look in looks:
                eye = browser.Eye(chromium, address, **LOOKS[look])
                for language, (name, page) in product(languages, wanted.items()):
                    found = accessibility.violations(eye.look(page, language))
                    looked, broken = looked + 1, broken + len(found)
                    for sentence in found:
                        self.stdout.write(f"{name} ({language}, {look}): {sentence}")
                eye.close()
        if broken:
            raise CommandError(f"{broken} violations on {looked} pages.")
        self.stdout.write(f"No violation on {looked} pages.")
