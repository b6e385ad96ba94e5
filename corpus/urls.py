"""Addresses of the whole site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from corpus.citing_page import cite
from resolutions.urls import without_language

urlpatterns = [
    *i18n_patterns(
        path("", include("corpus.desk")),
        path("cite", cite, name="cite"),
        path("", include("search.urls")),
        path("", include("resolutions.urls")),
    ),
    *without_language,
]
