"""Fixtures of the search tests: a library of real texts, once a module."""

import pytest
from django.db import connection, transaction

from . import library


@pytest.fixture(scope="module")
def books(django_db_setup, django_db_blocker):
    """Real texts in all languages, gone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test_"), "mark the module with django_db"
        assert library.stock(6) >= 30
        yield
        transaction.set_rollback(True)
