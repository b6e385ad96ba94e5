"""python3 manage.py validate: the Nu Html Checker over every kind of page in six languages."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client, override_settings

from corpus.appearance import pages, validity
from corpus.appearance.site import SEEN_WITH, staff_cookie


class Command(BaseCommand):
    """See the module."""

    help = "Check the HTML of every kind of page in six languages; exit code 1 where it is not valid."

    def add_arguments(self, parser):
        """Which pages and languages."""
        parser.add_argument("--only", nargs="*", default=[], help="names of pages (home, text, hits …)")
        parser.add_argument("--languages", nargs="*", default=[code for code, _name in settings.LANGUAGES])

    def handle(self, *, only, languages, **options):
        """Print each fault with its page and language."""
        wanted = {name: page for name, page in pages.every().items() if not page.opens and (not only or name in only)}
        found = {f"{name} ({language})": _html(page, language) for name, page in wanted.items() for language in languages}
        try:
            faults = validity.faults(found)
        except validity.NoChecker as error:
            raise CommandError(str(error)) from error
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults on {len(found)} pages.")
        self.stdout.write(f"{len(found)} pages are valid HTML.")


def _html(page, language):
    """The page as it is sent; after its act where that sends something."""
    with override_settings(**SEEN_WITH):
        client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
        if page.staff:
            client.cookies.load(staff_cookie())
        sent = {"text": "Recalling its resolutions 66/178 of 19 December 2011 and 1/9999,"} if page.act else None
        answer = client.post(page.at(language), sent) if sent else client.get(page.at(language), follow=True)
        return answer.content.decode()
