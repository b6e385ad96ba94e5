"""The site with one more page that does nothing, to measure against."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.ROOT_URLCONF = "search.benchmark.urls"
application = get_wsgi_application()
