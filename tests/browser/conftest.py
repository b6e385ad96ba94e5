"""Chromium for the browser tests: the one that `CHROMIUM` names, else that of the system; without one they are skipped."""

import os
import shutil

import pytest

# Playwright's synchronous interface keeps an event loop in this thread; Django would refuse its own queries there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium: install one, or name it with CHROMIUM=/path/to/chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the test packages")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server):
    """Opens pages: `visit(address, width=390, javascript=False, …)`; anything the browser complains of fails the test."""
    contexts, complaints = [], []

    def open_page(address, width=1280, javascript=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, reduced_motion="reduce",
            base_url=live_server.url, **options,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if not _ours(request.url, live_server) else None)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def _ours(address, live_server):
    return address.startswith((live_server.url, "data:", "blob:"))
