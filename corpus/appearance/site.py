"""This very site, served from this process: to everybody, and to somebody of the staff who is in no table."""

import contextlib
import threading

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings


class Onlooker:
    """An authentication backend that knows one person, of the staff: the desk can be looked at, and nobody is added."""

    def get_user(self, _user_id):
        """That person."""
        return get_user_model()(pk=0, username="onlooker", is_staff=True)


ONLOOKER = f"{__name__}.{Onlooker.__name__}"
SEEN_WITH = {
    "ROOT_URLCONF": "corpus.appearance.urls",
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
    "AUTHENTICATION_BACKENDS": [ONLOOKER],
    "ALLOWED_HOSTS": ["127.0.0.1"],
    "SECURE_SSL_REDIRECT": False,
}
"""Settings of the site while it is looked at."""


def staff_cookie() -> dict[str, str]:
    """{name: value} of the cookie by which the onlooker is known."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = "0", ONLOOKER
    session[HASH_SESSION_KEY] = Onlooker().get_user(0).get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: session.session_key}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Say nothing of each request."""


@contextlib.contextmanager
def site():
    """The address of the site."""
    with override_settings(**SEEN_WITH), ThreadedWSGIServer(("127.0.0.1", 0), _Quiet) as server:
        server.daemon_threads = True
        server.set_app(get_wsgi_application())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
