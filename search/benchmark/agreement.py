"""Agreement: whether two engines answer alike, and whether every part of the site gives one number."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.test import Client

from ..engines import SORTS, Engine, Request
from ..fields import FACETS
from ..tree import Tree

PER_PAGE = 20


def difference(one: Engine, other: Engine, tree: Tree, language: str, sort: str = "symbol", most: int = 10_000) -> str:
    """What two engines do not agree on, empty where they agree on all: hits, their order, resolutions, facets.

    By relevance each engine has an order of its own; there only the sets are compared.  `most` is more
    than the hits there can be.
    """
    if sort not in SORTS:
        raise ValueError(f"{sort!r} is no way of sorting; there are {', '.join(SORTS)}.")
    request = Request(tree, language, sort=sort, limit=most, facets=FACETS)
    ours, theirs = one.search(request), other.search(request)
    arranged = set if sort == "relevance" else tuple
    faults = [
        ("number", ours.total, theirs.total),
        ("hits", arranged(ours.hits), arranged(theirs.hits)),
        ("number of its hits", len(set(ours.hits)), ours.total),
        ("resolutions", ours.resolutions, theirs.resolutions),
        *((f"facet {name}", ours.facets[name], theirs.facets[name]) for name in FACETS),
    ]
    return ", ".join(name for name, mine, its in faults if mine != its)


def numbers(text: str, language: str, form: str = "jsonl") -> dict[str, int] | None:
    """How many hits the page, its facet of types, its pages and an export give; None where the search shows no hits.

    That is where it is refused, or leads straight to a text.
    """
    client = Client(SERVER_NAME="localhost")
    address = f"/{language}/search"
    page = _page(client, address, q=text)
    if page is None or "data-total" not in page:
        return None
    total = int(re.search(r'data-total="(\d+)"', page)[1])
    said = {"page": total}
    types = re.search(r'<details data-facet="type".*?</details>', page, re.S)
    if types:  # it is shown where there are several
        said["facets"] = sum(int(number) for number in re.findall(r'class="count">(\d+)<', types[0]))
    last = -(-total // PER_PAGE)
    said["pages"] = (last - 1) * PER_PAGE + _page(client, address, q=text, page=last).count('<li class="hit">')
    export = client.get(f"{address}/hits.{form}?{urlencode({'q': text})}", secure=True)
    said["export"] = sum(piece.count(b"\n") for piece in export.streaming_content)
    return said


def _page(client: Client, address: str, **query) -> str | None:
    """A page of the site, None where the address leads elsewhere."""
    response = client.get(f"{address}?{urlencode(query)}", secure=True)
    return response.content.decode() if response.status_code == 200 else None
