"""python3 manage.py test [ARGUMENTS]: run pytest on the project; the arguments are pytest's own."""

import sys

import pytest
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Run the tests; every argument goes to pytest."

    def run_from_argv(self, argv):
        """Hand the arguments to pytest unread, and its exit code to the shell."""
        sys.exit(int(pytest.main(argv[2:])))
