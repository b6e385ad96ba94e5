"""What is answered where there is no page: in the reader's language, with a way on, and without asking what may be away.

The pages for 400, 500 and 503 stand by themselves (`apart.html`): they ask no database, no session and no host name.
"""

import logging
from urllib.parse import unquote

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, get_language_from_request, override
from django.views.decorators.csrf import requires_csrf_token

from resolutions import addresses, nearness, symbols

AWAY = (OperationalError, InterfaceError)
RETRY_AFTER = 30
"""Seconds after which to ask again while the database is away."""
logger = logging.getLogger("corpus.errors")


class DatabaseAwayMiddleware:
    """Answers 503 instead of 500 where the database could not be asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The page for 503, None for other faults."""
        if not isinstance(exception, AWAY):
            return None
        return away(request, exception)


def not_understood(request, exception=None):
    """400."""
    return _apart(request, "400.html", 400)


@requires_csrf_token
def not_allowed(request, exception=None):
    """403."""
    return render(request, "403.html", status=403)


def form_too_old(request, reason=""):
    """403 for a form whose token was refused: most often a page that was open while somebody logged in."""
    return render(request, "403.html", {"form_too_old": True}, status=403)


@requires_csrf_token
def not_found(request, exception=None, address=""):
    """404, with what the address may mean: a symbol written in another way, or held symbols one slip away."""
    language = _language(request)
    asked = unquote(request.path_info).strip("/")
    asked = asked.removeprefix(f"{language}/")[: symbols.LONGEST]
    try:
        recognised = symbols.recognise(asked)
        near = [symbol for symbol in nearness.near(asked) if not recognised or symbol != recognised[0].symbol]
    except AWAY as error:
        return away(request, error)
    meant = [(recognised[0].symbol, addresses.of(recognised[0].symbol, language, recognised[1] or ""))] if recognised else []
    meant += [(symbol, addresses.of(symbol, language)) for symbol in near]
    return render(request, "404.html", {"meant": meant, "asked": asked}, status=404)


def broken(request):
    """500."""
    return _apart(request, "500.html", 500)


def away(request, exception=None):
    """503."""
    logger.error("The database is away: %s", exception)
    response = _apart(request, "503.html", 503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _apart(request, template, status):
    language = _language(request)
    with override(language):
        page = render_to_string(template, {"again": request.get_full_path(), "direction": "rtl" if language == "ar" else "ltr"})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def _language(request):
    return get_language_from_path(request.path_info) or get_language_from_request(request)
