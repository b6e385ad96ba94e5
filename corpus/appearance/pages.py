"""The pages to look at: one of each kind, of texts that are held, and what a reader has opened there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from corpus.models import Source
from resolutions import symbols
from resolutions.models import Citation, Footnote, LanguageVersion, Paragraph, Resolution

from . import acts

NEVER_HELD = "A/RES/1/9999"
COMMON = {"ar": "من", "en": "the", "es": "los", "fr": "les", "ru": "на", "zh": "国"}
"""A word of each language that stands in every text."""
WAITING = 4
"""How many of the sources that wait are looked at."""


@dataclass(frozen=True)
class Page:
    """A page to look at."""

    address: str
    """Without its language; `{word}` stands for a common word of it."""
    staff: bool = False
    act: Callable | None = None
    """What is done on the page, open in a browser, before it is looked at."""

    @property
    def opens(self) -> bool:
        """Whether something has been opened over it."""
        return self.act is not None and self.act is not acts.paste

    def at(self, language: str) -> str:
        """Its address in a language."""
        return f"/{language}/{self.address.replace('{word}', quote(COMMON[language]))}"


ALWAYS = {
    "home": Page(""), "list": Page("resolutions"), "holdings": Page("holdings"), "sheet": Page("sheet"), "cite": Page("cite"),
    "pasted": Page("cite", act=acts.paste), "login": Page("login"), "search": Page("search"), "help": Page("search/help"),
    "hits": Page("search?q={word}"), "lines": Page("search?q={word}&view=lines"), "time": Page("search?q={word}&view=time"),
    "refused": Page("search?q=%22"), "nothing": Page("search?q=qqqqqqqq"), "unknown": Page(NEVER_HELD), "nowhere": Page("no/such/page"),
    "error-400": Page("error/400"), "error-403": Page("error/403"), "error-500": Page("error/500"), "error-503": Page("error/503"),
    "keys": Page("", act=acts.keys), "menu": Page("", act=acts.menu), "suggestions": Page("", act=acts.suggestions),
    "desk": Page("desk", staff=True), "desk-citations": Page("desk/citations", staff=True),
}  # fmt: skip
"""Those that are there whatever is held."""


def every() -> dict[str, Page]:
    """{name: page}, for all of which something is held."""
    texts = dict(_texts())
    pages = dict(ALWAYS)
    pages |= {name: Page(path) for name, path in texts.items()}
    pages |= {name: Page(f"desk/{key}", staff=True) for name, key in _sources()}
    if "text" in texts:
        pages |= _of_a_text(texts["text"])
    return pages


def _of_a_text(path):
    language = _language(path)
    return {
        "cited": Page(f"{path}/cited-by"), "map": Page(f"{path}/map"), "beside": Page(f"{path}/beside/{language}"),
        "pinned": Page(f"sheet?p={language}/{path}/op1&p={language}/{path}"),
        "within": Page(f"search?q={{word}}&within={path}"), "walk": Page(f"search/text?q={{word}}&within={path}&at=op1"),
        "understood": Page(path, staff=True), "tools": Page(path, act=acts.tools), "panel": Page(path, act=acts.panel),
        "note": Page(path, act=acts.note), "preview": Page(path, act=acts.preview), "contents": Page(path, act=acts.contents),
        "particulars": Page(path, act=acts.particulars),
    }  # fmt: skip


def _texts() -> Iterator[tuple[str, str]]:
    """(kind, path): the text held in most languages and most cited, a draft, one with tables, one with a vote …"""
    adopted = _ordered().filter(status="adopted")
    sections = _with(Paragraph.objects.filter(anchor="s2"))
    plain = adopted.exclude(sections)
    tied = plain.filter(_with(Footnote.objects.all()), _with(Citation.objects.filter(target__isnull=False, paragraph__isnull=False)))
    found = {
        "text": tied if tied.exists() else plain,
        "draft": _ordered().filter(status="draft"),
        "tables": plain.filter(_with(Paragraph.objects.filter(kind="table"))),
        "annex": plain.filter(_with(Paragraph.objects.filter(anchor="annex1"))),
        "sections": adopted.filter(sections),
        "vote": plain.filter(vote__outcome="recorded"),
    }
    waiting = Citation.objects.held().filter(target=None, candidates=[]).exclude(target_symbol__startswith="UNTS")
    for name, rows in found.items():
        if symbol := rows.values_list("symbol", flat=True).first():
            yield name, quote(symbols.parse(symbol).path)
    if symbol := waiting.order_by("target_symbol").values_list("target_symbol", flat=True).first():
        yield "only-cited", quote(symbols.parse(symbol).path)


def _ordered():
    """What is held, first what is held in most languages, then what is most cited."""
    versions = LanguageVersion.objects.held().filter(resolution=OuterRef("pk")).order_by().values("resolution")
    citing = Citation.objects.filter(target=OuterRef("pk")).order_by().values("target")
    numbers = {"held_in": versions, "cited": citing}
    counted = {name: Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0) for name, rows in numbers.items()}
    return Resolution.objects.held().annotate(**counted).order_by("-held_in", "-cited", "sort_key")


def _with(rows):
    """That a resolution has such rows in one of its versions."""
    return Exists(rows.filter(version__resolution=OuterRef("pk")))


def _sources():
    """(name, key) of the last sources that wait, and of one that was taken in."""
    keys = {state: Source.objects.filter(state=state).values_list("pk", flat=True) for state in ("received", "accepted")}
    waiting = [(f"waiting-{number}", key) for number, key in enumerate(keys["received"][:WAITING], 1)]
    return [*waiting, *(("accepted", key) for key in keys["accepted"][:1])]


def _language(path):
    """A language in which the text is held, another than English if there is one."""
    held = Resolution.objects.get(key=symbols.parse(path).key).versions.held()
    return max(held.values_list("language", flat=True), key=lambda language: language != "en")
