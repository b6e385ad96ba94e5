"""Addresses of resolutions and documents inside this site."""

from functools import lru_cache

from django.urls import reverse

from . import symbols


@lru_cache(maxsize=65536)
def _path(symbol: str) -> str:
    """The path of a symbol, empty where it is none that we can read."""
    try:
        return symbols.parse(symbol).path
    except ValueError:
        return ""


def of(symbol: str, language: str, anchor: str = "") -> str:
    """The address of a symbol's page in a language, at a paragraph if one is named; empty for no symbol."""
    path = _path(symbol)
    if not path:
        return ""
    return f"/{language}/{path}" + (f"#{anchor}" if anchor else "")


def cited_by(symbol: str, anchor: str = "") -> str:
    """The address of the page of those who cite it."""
    address = reverse("cited_by", args=[symbols.parse(symbol)])
    return f"{address}?paragraph={anchor}" if anchor else address
