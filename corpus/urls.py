"""Addresses of the whole site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from corpus import error_pages
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
    # Also while DEBUG=1, when Django would answer with a page for programmers.
    path("<path:address>", error_pages.not_found),
]
handler400 = error_pages.not_understood
handler403 = error_pages.not_allowed
handler404 = error_pages.not_found
handler500 = error_pages.broken
