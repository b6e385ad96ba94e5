"""Gather, compile and check the interface's words in six languages.

    python3 manage.py catalogues            bring new strings into corpus/locale/*/LC_MESSAGES/django.po and compile them
    python3 manage.py catalogues --check    change nothing; name what is missing, with exit code 1
"""

from django.core.management.base import BaseCommand, CommandError

from corpus import catalogues


class Command(BaseCommand):
    """See the module."""

    help = "Gather, compile and check the catalogues of the interface."
    requires_system_checks = []

    def add_arguments(self, parser):
        """One choice: to write or only to check."""
        parser.add_argument("--check", action="store_true", help="change nothing, name what is missing")

    def handle(self, *, check, **options):
        """Write the catalogues unless asked to check, then say what is missing."""
        if not check:
            for language in catalogues.languages():
                catalogues.update(language)
            catalogues.compile_all()
        faults = [fault for language in catalogues.languages() for fault in catalogues.faults(language)]
        for fault in faults:
            self.stdout.write(fault)
        if check and faults:
            raise CommandError(f"{len(faults)} strings are missing in the catalogues or wrong.")
        self.stdout.write(f"{len(faults)} strings to translate." if faults else "All catalogues are complete.")
