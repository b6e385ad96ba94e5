"""The addresses of the site and `/<language>/benchmark-empty`, which goes through every middleware and does nothing."""

from importlib import import_module

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path


def empty(_request):
    """Nothing."""
    return HttpResponse("")


SITE = "corpus.urls"
urlpatterns = [*i18n_patterns(path("benchmark-empty", empty)), *import_module(SITE).urlpatterns]
