"""Addresses of the import desk and of logging in (under /<language>/)."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from corpus import views
from corpus.citation_desk import citation_desk

urlpatterns = [
    path("login", LoginView.as_view(), name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("desk", views.desk, name="desk"),
    path("desk/citations", citation_desk, name="citation_desk"),
    path("desk/withdraw", views.withdraw, name="withdraw"),
    path("desk/<int:pk>", views.source, name="source"),
    path("desk/<int:pk>/bytes", views.source_bytes, name="source_bytes"),
    path("desk/<int:pk>/supply", views.supply, name="supply"),
    path("desk/<int:pk>/accept", views.accept, name="accept"),
    path("desk/<int:pk>/reject", views.reject, name="reject"),
]
