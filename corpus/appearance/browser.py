"""A site to look at and a Chromium to look with, for as long as a command needs them."""

import contextlib
import os
import shutil
import threading

from django.core.management.base import CommandError
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

LOOKS = {
    "wide": {"language": "en"},
    "phone": {"language": "en", "phone": True},
    "dark": {"language": "en", "dark": True},
    "print": {"language": "en", "media": "print"},
    "arabic": {"language": "ar"},
    "chinese": {"language": "zh"},
}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Say nothing of each request."""


@contextlib.contextmanager
def site():
    """The address of this very site, served from this process."""
    with ThreadedWSGIServer(("127.0.0.1", 0), _Quiet) as server:
        server.daemon_threads = True
        server.set_app(get_wsgi_application())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextlib.contextmanager
def chromium():
    """A running Chromium: the one that `CHROMIUM` names, else that of the system.  Raises CommandError without one."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise CommandError("There is no Chromium: install one, or name it with CHROMIUM=/path/to/chromium.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def look(browser, phone=False, dark=False, media="screen", **_):
    """A page of its own that looks like that."""
    context = browser.new_context(
        viewport=PHONE if phone else WIDE, has_touch=phone, is_mobile=phone, reduced_motion="reduce",
        color_scheme="dark" if dark else "light",
    )  # fmt: skip
    page = context.new_page()
    page.emulate_media(media=media)
    return page
