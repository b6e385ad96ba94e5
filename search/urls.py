"""Addresses of the search, under /<language>/."""

from django.urls import path

from . import views
from .feeds import SearchFeed

urlpatterns = [
    path("search", views.search, name="search"),
    path("search/text", views.text, name="search_walk"),
    path("search/help", views.explain, name="search_help"),
    path("search/suggest", views.suggest, name="suggest"),
    path("search/feed", SearchFeed(), name="search_feed"),
    path("search/hits.<str:form>", views.export, name="search_export"),
]
