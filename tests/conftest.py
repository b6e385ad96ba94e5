"""What every test shares: a key, and the rule that a skip is a failure where CI=true."""

import os
import secrets

import pytest
from django.conf import settings


def pytest_configure(config):
    """Sign with a key of this run: the tests need none from the environment."""
    if not os.environ.get("SECRET_KEY"):
        settings.SECRET_KEY = secrets.token_urlsafe(40)
    settings.SEARCH_ENGINE = "postgres"  # needs no state; the tests of the index make one of their own


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Where CI=true, report a skipped test as failed: there a missing tool or document is a fault."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI=true allows no skip: {call.excinfo.value if call.excinfo else item.nodeid}"
