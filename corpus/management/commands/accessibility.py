"""python3 manage.py accessibility: axe over every kind of page in six languages, light and dark, desktop and phone."""

from itertools import product

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from corpus.appearance import accessibility, browser, pages
from corpus.appearance.site import site

SIZES = {"wide": {}, "phone": {"phone": True}}
SCHEMES = ["light", "dark"]


class Command(BaseCommand):
    """See the module."""

    help = "Run axe over every kind of page in all combinations; exit code 1 where it finds anything."

    def add_arguments(self, parser):
        """Which pages, languages and looks."""
        parser.add_argument("--only", nargs="*", default=[], help="names of pages (home, text, hits …)")
        parser.add_argument("--languages", nargs="*", default=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=list(SIZES))

    def handle(self, *, only, languages, sizes, **options):
        """Print each violation with the page and the look it was found in."""
        wanted = {name: page for name, page in pages.every().items() if not only or name in only}
        looked = broken = 0
        with site() as address, browser.chromium() as chromium:
            for size in sizes:
                eye = browser.Eye(chromium, address, **SIZES[size])
                for language, (name, page) in product(languages, wanted.items()):
                    for scheme, found in _looks(eye, page, language):
                        looked, broken = looked + 1, broken + len(found)
                        for sentence in found:
                            self.stdout.write(f"{name} ({language}, {size}, {scheme}): {sentence}")
                eye.close()
        if broken:
            raise CommandError(f"{broken} violations in {looked} looks at pages.")
        self.stdout.write(f"No violation in {looked} looks at pages.")


def _looks(eye, page, language):
    """(scheme, violations) of a page, which is loaded once for both; one that cannot be opened is said to be so, and the others looked at."""
    try:
        seen = eye.look(page, language)
    except browser.Unseen as error:
        yield SCHEMES[0], [str(error)]
        return
    for scheme in SCHEMES:
        seen.emulate_media(color_scheme=scheme)
        yield scheme, accessibility.violations(seen)
