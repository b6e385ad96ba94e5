"""A Chromium to look at the site with, for as long as a command needs it."""

import contextlib
import os
import shutil

from django.core.management.base import CommandError

from .site import staff_cookie

LOOKS = {
    "wide": {"language": "en"},
    "phone": {"language": "en", "phone": True},
    "dark": {"language": "en", "dark": True},
    "print": {"language": "en", "media": "print"},
    "arabic": {"language": "ar"},
    "chinese": {"language": "zh"},
}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PAPER = {"width": 643, "height": 956}
"""What an A4 page holds within the margins of the style sheet."""
TALLEST = 6_000
"""Pixels of a page that a picture shows, in a window of that height: taking a whole long page in pieces can take minutes."""


class Unseen(Exception):
    """A page could not be opened, or not what is to be opened on it; the message says which, and why."""


@contextlib.contextmanager
def _seeing(address):
    """What the browser complains of within, as Unseen."""
    from playwright.sync_api import Error

    try:
        yield
    except Error as error:
        raise Unseen(f"{address} could not be looked at: {error.message.splitlines()[0]}") from error


@contextlib.contextmanager
def chromium():
    """A running Chromium: the one that `CHROMIUM` names, else that of the system.  Raises CommandError without one."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise CommandError("There is no Chromium: install one, or name it with CHROMIUM=/path/to/chromium.")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread; others ask the database
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Eye:
    """Looks at pages in one way (wide or phone, light or dark, screen or print), as anybody and as one of the staff."""

    def __init__(self, browser, site, phone=False, dark=False, media="screen", **_):
        self.site, self.size = site, PAPER if media == "print" else PHONE if phone else WIDE
        self.open = [self._open(browser, cookie, phone, dark, media) for cookie in ({}, staff_cookie())]

    def _open(self, browser, cookie, phone, dark, media):
        context = browser.new_context(
            viewport=self.size, has_touch=phone, is_mobile=phone, reduced_motion="reduce",
            color_scheme="dark" if dark else "light",
        )  # fmt: skip
        context.add_cookies([{"name": name, "value": value, "url": self.site} for name, value in cookie.items()])
        page = context.new_page()
        page.emulate_media(media=media)
        return page

    def look(self, page, language):
        """A page in a language, open in the browser, with its act done.  Raises Unseen."""
        with _seeing(page.at(language)):
            return self._look(page, language)

    def picture(self, page, language, path):
        """Keep a picture of a page; of one with something opened over it, as the window shows it.  Raises Unseen."""
        seen = self.look(page, language)
        with _seeing(page.at(language)):
            if not page.opens:
                height = seen.evaluate("document.documentElement.scrollHeight")
                seen.set_viewport_size({**self.size, "height": max(self.size["height"], min(height, TALLEST))})
            seen.screenshot(path=path)
            seen.set_viewport_size(self.size)

    def _look(self, page, language):
        seen = self.open[page.staff]
        seen.goto("about:blank")  # so that two acts on one page do not meet
        answer = seen.goto(self.site + page.at(language))
        if answer.status >= 500 and not page.address.startswith("error/"):
            raise Unseen(f"{page.at(language)} was answered with {answer.status}; look into it before looking at it.")
        seen.evaluate("document.fonts.ready")
        if page.act:
            page.act(seen)
        return seen

    def close(self):
        """Close both."""
        for page in self.open:
            page.context.close()
