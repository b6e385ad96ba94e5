"""The addresses of the site, and `/<language>/error/<status>`: the pages of errors that no address leads to."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from corpus import error_pages
from corpus.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
PAGES = {
    400: error_pages.not_understood, 403: error_pages.form_too_old, 500: error_pages.broken, 503: error_pages.away,
}  # fmt: skip


def error(request, status):
    """The page of an error."""
    return PAGES[status](request)


urlpatterns = [*i18n_patterns(path("error/<int:status>", error)), *urlpatterns]
