"""Pages already made: what has not changed since a reader or this process last saw it is not made again.

What a page shows follows from its address, from what is held (the latest revision) and from the release of the
programme.  The latter two are its validator: `ETag` and `Last-Modified`, by which browsers and crawlers ask again
(RFC 9110, 13).  Pages are kept compressed, for readers who are not known to the site; they hold no token and no secret.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from datetime import UTC, datetime
from functools import lru_cache, wraps

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from .models import Change

MOST_BYTES = 24 * 2**20
"""The pages kept by one process take no more than this."""
LEVEL = 3
"""Of compression: half the work of the usual 6 for pages a tenth larger."""
MADE_FROM = ("templates", "static", "corpus", "resolutions", "search")
"""The folders whose files make a page."""
SUFFIXES = {".html", ".py", ".mo", ".css", ".js", ".tsv"}
PERSONAL = (settings.SESSION_COOKIE_NAME, "messages", settings.CSRF_COOKIE_NAME)
"""Whoever sends one of these cookies may see a page of their own."""


class Pages:
    """The pages used last, up to MOST_BYTES; safe between threads."""

    def __init__(self, most: int = MOST_BYTES):
        self.most, self.bytes = most, 0
        self.pages: OrderedDict[tuple, bytes] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: tuple) -> bytes | None:
        """The page of a key, None where it is not remembered."""
        with self.lock:
            if key in self.pages:
                self.pages.move_to_end(key)
            return self.pages.get(key)

    def put(self, key: tuple, page: bytes) -> None:
        """Remember a page, and forget those used longest ago."""
        with self.lock:
            self.bytes += len(page) - len(self.pages.pop(key, b""))
            self.pages[key] = page
            while self.bytes > self.most:
                self.bytes -= len(self.pages.popitem(last=False)[1])


PAGES = Pages()


def revision(request) -> int:
    """The latest revision as this request was told it, 0 before the first."""
    if not hasattr(request, "latest_change"):
        request.latest_change = Change.objects.latest()
    return request.latest_change[0] if request.latest_change else 0


def remembered(view):
    """Answer 304 to those who have the page of now, from PAGES where it was made before, else by the view.

    For views whose page follows from the address and what is held; one query tells whether anything was accepted since.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method not in ("GET", "HEAD") or any(name in request.COOKIES for name in PERSONAL):
            return _unkept(view(request, *args, **kwargs))
        latest = request.latest_change = Change.objects.latest()
        if latest is None:
            return _unkept(view(request, *args, **kwargs))
        key = (request.build_absolute_uri(), latest)
        response = get_conditional_response(request, etag(*latest), _modified(latest[1]))
        if response is not None:
            return _validated(response, latest)
        page, made = PAGES.get(key), None
        if page is None:
            made = view(request, *args, **kwargs)
            if made.status_code != 200 or made.cookies:
                return _unkept(made)
            page = gzip.compress(made.content, LEVEL, mtime=0)
            PAGES.put(key, page)
        return _validated(_response(request, page, made), latest)

    return answer


def etag(revision: int, at: datetime) -> str:
    """The validator of every page at a revision: weak, for the same page is sent with and without compression."""
    return f'W/"{revision}-{at.timestamp():.6f}-{release()[0]}"'


@lru_cache(maxsize=1)
def release() -> tuple[str, int]:
    """What this programme is: a digest of all files that pages are made from, and when the newest was written."""
    digest, newest = hashlib.sha256(), 0
    for folder in MADE_FROM:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in SUFFIXES:
                digest.update(path.read_bytes())
                newest = max(newest, int(path.stat().st_mtime))
    return digest.hexdigest()[:12], newest


def _modified(at: datetime) -> int:
    """When a page may last have changed; never a time to come, whatever a file claims."""
    return min(max(int(at.timestamp()), release()[1]), int(datetime.now(UTC).timestamp()))


def _response(request, page: bytes, made: HttpResponse | None) -> HttpResponse:
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(gzip.decompress(page)) if made is None else made
    return HttpResponse(page, headers={"Content-Encoding": "gzip"})


def _validated(response, latest) -> HttpResponse:
    response["ETag"] = etag(*latest)
    response["Last-Modified"] = http_date(_modified(latest[1]))
    response["Cache-Control"] = "no-cache"  # keep it, but ask before showing it again
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return response


def _unkept(response) -> HttpResponse:
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ["Cookie"])
    return response
