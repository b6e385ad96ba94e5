"""Search pages already made, for readers who are not logged in: the same address at the same revision is the same page."""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from resolutions.models import Change

MOST_PAGES = 300
PERSONAL = (settings.SESSION_COOKIE_NAME, "messages", settings.CSRF_COOKIE_NAME)
"""Whoever sends one of these cookies may see a page of their own."""


class Pages:
    """The pages used last, up to MOST_PAGES; safe between threads."""

    def __init__(self):
        self.pages: OrderedDict[tuple, bytes] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: tuple) -> bytes | None:
        """The page of a key, None where it is not remembered."""
        with self.lock:
            if key in self.pages:
                self.pages.move_to_end(key)
            return self.pages.get(key)

    def put(self, key: tuple, page: bytes) -> None:
        """Remember a page, and forget the one used longest ago."""
        with self.lock:
            self.pages[key] = page
            if len(self.pages) > MOST_PAGES:
                self.pages.popitem(last=False)


PAGES = Pages()


def remembered(view):
    """Answer from PAGES where the page of this address was made at the revision of now."""

    @wraps(view)
    def answer(request):
        if request.method != "GET" or any(name in request.COOKIES for name in PERSONAL):
            return view(request)
        at = Change.objects.order_by("-revision").values_list("revision", "at").first()
        key = (request.build_absolute_uri(), at)
        page = PAGES.get(key)
        if page is not None:
            response = HttpResponse(page)
            patch_vary_headers(response, ["Cookie"])
            return response
        response = view(request)
        if response.status_code == 200:
            PAGES.put(key, response.content)
        return response

    return answer
