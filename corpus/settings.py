"""All settings; every difference between machines is an environment variable."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
# What this machine keeps beside the code and can make again: the embedded database, keys, indexes.
STATE_DIR = Path(os.environ.get("STATE_DIR", "") or BASE_DIR / ".state")

DEBUG = os.environ.get("DEBUG", "") == "1"
# Without a key Django refuses to sign anything, and `corpus/wsgi.py` refuses to start;
# `manage.py` gives every checkout a random one of its own.
SECRET_KEY = os.environ.get("SECRET_KEY", "")
if SECRET_KEY and not DEBUG and (len(SECRET_KEY) < 32 or SECRET_KEY.startswith(("development", "django-insecure"))):
    raise ImproperlyConfigured("SECRET_KEY is a development key: set a random one of at least 32 characters, or DEBUG=1.")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "resolutions",
    "search",
    "corpus",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Lengthens answers at random, so that their size betrays no token; files come compressed from WhiteNoise.
    "django.middleware.gzip.GZipMiddleware",
    "corpus.content_security.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "corpus.error_pages.DatabaseAwayMiddleware",
]
ROOT_URLCONF = "corpus.urls"
WSGI_APPLICATION = "corpus.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "resolutions.context.site",
            ]
        },
    }
]


def _database(url):
    """The Django form of `postgres://user:password@host:port/name?option=value`; `host` may be an option (a socket's folder)."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    pool_size = int(os.environ.get("DATABASE_POOL", "10"))
    pool = {"min_size": 0, "max_size": pool_size, "timeout": 10, "reconnect_timeout": 30}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        # A connection that died with its server is noticed before it is used.
        "CONN_HEALTH_CHECKS": True,
        # What is asked on every page of hits (search/results.py) is planned once a connection; nothing of Django's own is.
        # A pooler in between must know of prepared statements, as PgBouncer does from 1.21 on.
        "OPTIONS": {"prepare_threshold": 5, **options, "pool": pool if pool_size else False},
    }


DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgres:///reading_room"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("zh", "中文"),
]
LOCALE_PATHS = [BASE_DIR / "corpus" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Where `collectstatic` has put the files, under names that never change; without it they are served from `static/`.
STATIC_ROOT = os.environ.get("STATIC_ROOT") or None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
_STATIC_STORAGE = (
    "corpus.immutable_files.ImmutableFilesStorage"
    if STATIC_ROOT
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}

# HTTPS=1 on a machine that is reached by https only: cookies, redirects and a year of HSTS follow from it.
HTTPS = os.environ.get("HTTPS", "") == "1"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("BEHIND_PROXY", "") == "1" else None
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "corpus.error_pages.form_too_old"

# `tantivy` keeps an index on this machine; `postgres` needs nothing but the database.
SEARCH_ENGINE = os.environ.get("SEARCH_ENGINE", "tantivy")
SEARCH_INDEX_DIR = Path(os.environ.get("SEARCH_INDEX_DIR", "") or STATE_DIR / "index")

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
