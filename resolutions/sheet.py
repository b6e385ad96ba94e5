"""The working sheet: paragraphs that a reader has pinned, each with its words, its notes and its citation."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from . import addresses, anchors, citation_forms, rendering, symbols
from .models import LANGUAGES, FootnoteMark, LanguageVersion, Paragraph
from .reading import opening_span
from .symbols import Symbol

MOST = 200
"""So many pinned paragraphs stand on one sheet."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A pinned paragraph: `fr/A/RES/66/178/op10`; without an anchor a resolution as a whole."""

    language: str
    symbol: Symbol
    anchor: str

    def __str__(self):
        return "/".join(filter(None, (self.language, self.symbol.path, self.anchor)))


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph or sub-paragraph: its label, text and level under the one pinned, and where its opening words stand."""

    label: str
    text: str
    level: int
    opening: tuple[int, int] | None

    @property
    def html(self):
        """The text with its opening words set apart."""
        return rendering.prose(self.text, [rendering.opening(*self.opening)] if self.opening else [])


@dataclass(slots=True)
class Item:
    """One pinned paragraph as the sheet shows it; without words it is not held (any more)."""

    pin: Pin
    citation: str
    address: str
    title: str = ""
    words: list[Words] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(mark, text) of the notes that are called in it."""


def pin(written: str) -> Pin | None:
    """The pin that a string means, None for what is none."""
    language, _, rest = written[:200].partition("/")
    path, _, last = rest.rpartition("/")
    if language not in LANGUAGES:
        return None
    anchor = last if anchors.is_anchor(last) else ""
    try:
        return Pin(language, symbols.parse(path if anchor else rest), anchor)
    except ValueError:
        return None


def pins(written: Iterable[str]) -> list[Pin]:
    """The pins that strings mean, each once, in their order; what is none is left out, as what is beyond MOST."""
    found = dict.fromkeys(one for one in map(pin, list(written)[: 2 * MOST]) if one)
    return list(found)[:MOST]


def items(pinned: list[Pin]) -> list[Item]:
    """The pinned paragraphs with their words, in three questions."""
    if not pinned:
        return []
    wanted = Q()
    for one in pinned:
        wanted |= Q(resolution__key=one.symbol.key, language=one.language)
    versions = LanguageVersion.objects.held().filter(wanted).select_related("resolution").defer("facts", "warnings", "masthead")
    versions = {(version.resolution.key, version.language): version for version in versions}
    rows = _rows(pinned, versions)
    called = {}
    marks = FootnoteMark.objects.filter(paragraph__in=[row.pk for group in rows.values() for row in group])
    for mark in marks.select_related("footnote"):
        called.setdefault(mark.paragraph_id, []).append(mark)
    return [_item(one, versions.get((one.symbol.key, one.language)), rows, called) for one in pinned]


def _rows(pinned, versions):
    """{version: its paragraphs that are pinned, stand inside one pinned or around it}."""
    wanted = Q(pk=None)
    for one in pinned:
        version = versions.get((one.symbol.key, one.language))
        if version and one.anchor:
            parts = one.anchor.split(".")
            around = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
            # Whether there is a second one decides how the first is cited.
            wanted |= Q(version=version) & (Q(anchor__in=[*around, "op2", "annex2"]) | Q(anchor__startswith=f"{one.anchor}."))
    rows = {}
    for row in Paragraph.objects.filter(wanted).order_by("version_id", "position"):
        rows.setdefault(row.version_id, []).append(row)
    return rows


def _item(one, version, rows, called):
    own = rows.get(version.pk, []) if version else []
    labels = {row.anchor: row.label for row in own}
    item = Item(
        one,
        citation_forms.paragraph(one.symbol, one.language, one.anchor, labels),
        addresses.of(one.symbol.symbol, one.language, one.anchor),
        version.title if version else "",
    )
    inside = [row for row in own if row.anchor == one.anchor or row.anchor.startswith(f"{one.anchor}.")] if one.anchor else []
    for row in inside:
        item.words.append(Words(row.label, row.text, row.level - inside[0].level, opening_span(row)))
        for mark in called.get(row.pk, ()):
            if mark.footnote and (mark.mark, mark.footnote.text) not in item.notes:
                item.notes.append((mark.mark, mark.footnote.text))
    return item
