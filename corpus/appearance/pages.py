"""The pages to look at: one of each kind, of texts that are held, as addresses without their language."""

from urllib.parse import quote

from django.db.models import Count, Q

from resolutions import symbols
from resolutions.models import Citation, Resolution

NEVER_HELD = "A/RES/1/9999"


def every() -> dict[str, str]:
    """{name of a kind of page: address}; the kinds for which something is held."""
    pages = {
        "home": "", "list": "resolutions", "holdings": "holdings", "sheet": "sheet", "cite": "cite", "login": "login",
        "search": "search", "help": "search/help", "hits": "search?q=terror*+OR+a", "lines": "search?q=the&in=en&view=lines",
        "time": "search?q=the&in=en&view=time", "nothing": "search?q=qqqqqqqq", "unknown": NEVER_HELD, "nowhere": "no/such/page",
    }  # fmt: skip
    for name, symbol in _texts():
        pages |= {name: quote(symbols.parse(symbol).path)}
    if "text" in pages:
        text = pages["text"]
        pages |= {"cited": f"{text}/cited-by", "map": f"{text}/map", "beside": f"{text}/beside/{_language(text)}"}
        pages["pinned"] = f"sheet?p={_language(text)}/{text}"
    return pages


def _texts():
    """(kind, symbol): the text held in most languages and most cited, a draft, one with annexes and tables, one only cited."""
    held = Resolution.objects.held()
    versions = Count("versions", filter=Q(versions__withdrawn=False), distinct=True)
    ordered = held.annotate(held_in=versions, cited=Count("cited_by", distinct=True)).order_by("-held_in", "-cited", "sort_key")
    tables = held.filter(versions__paragraphs__kind="table").order_by("sort_key")
    waiting = Citation.objects.held().filter(target=None).exclude(target_symbol__startswith="UNTS").order_by("target_symbol")
    found = {
        "text": ordered.filter(status="adopted").values_list("symbol", flat=True).first(),
        "draft": ordered.filter(status="draft").values_list("symbol", flat=True).first(),
        "tables": tables.values_list("symbol", flat=True).first(),
        "only-cited": waiting.filter(candidates=[]).values_list("target_symbol", flat=True).first(),
    }
    return [(name, symbol) for name, symbol in found.items() if symbol]


def _language(path):
    """A language in which the text is held, another than English if there is one."""
    held = Resolution.objects.get(key=symbols.parse(path).key).versions.held()
    return max(held.values_list("language", flat=True), key=lambda language: language != "en")
