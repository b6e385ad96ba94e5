"""Results: keys of entries → hits with their text, marks and addresses, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from resolutions import addresses, excerpts, reading, rendering, wording

from . import marking
from .forms import Options
from .models import Entry
from .tree import Tree

LONGEST = 700
"""A text longer than this is shown from the sentences around its first words looked for."""
MOST_WINDOWS = 3
SHOWN = (
    "anchor", "language", "order", "date", "version__title", "version__resolution__symbol", "version__resolution__session",
    "paragraph__kind", "paragraph__label", "paragraph__text", "paragraph__opening", "paragraph__actions",
    "footnote__mark", "footnote__text",
)  # fmt: skip
"""The columns that a hit is made of, wherever it is shown: the others are many times larger."""


@dataclass(frozen=True)
class Hit:
    """One paragraph, note or title that was found."""

    entry: Entry
    text: str
    symbol: str
    title: str
    language: str
    address: str
    place: str
    """`paragraph 10`, `note 2`, `title`."""
    spots: tuple[tuple[int, int], ...] = ()
    way: str = ""
    """The address of the hit in its text with the search (walking.py)."""

    @property
    def anchor(self) -> str:
        return self.entry.anchor

    @property
    def html(self) -> SafeString:
        """The text with the words looked for marked; long ones as the sentences around them."""
        spans = [rendering.highlight(*spot) for spot in self.spots]
        paragraph = self.entry.paragraph
        opened = reading.opening_span(paragraph) if paragraph else None
        if opened:
            spans.append(rendering.opening(*opened))
        if len(self.text) <= LONGEST:
            return rendering.prose(self.text, spans)
        return rendering.window(self.text, *_window(self.text, self.spots), spans)

    @property
    def label(self) -> str:
        """The number as printed, or the mark of the note."""
        if self.entry.footnote:
            return self.entry.footnote.mark
        return self.entry.paragraph.label if self.entry.paragraph else ""


@dataclass
class Group:
    """Hits of one page that stand in the same resolution."""

    symbol: str
    title: str
    language: str
    address: str
    date: str
    within: str
    """The address of the same search within this resolution."""
    hits: list[Hit] = field(default_factory=list)


def hits(keys: Iterable[int], tree: Tree) -> list[Hit]:
    """The hits with these keys, in their order; keys whose entry has gone since are left out."""
    keys = list(keys)
    found = Entry.objects.select_related("version__resolution", "paragraph", "footnote").only(*SHOWN).in_bulk(keys)
    return [_hit(found[key], tree) for key in keys if key in found]


def _hit(entry: Entry, tree: Tree) -> Hit:
    version = entry.version
    text = text_of(entry)
    return Hit(
        entry=entry,
        text=text,
        symbol=version.resolution.symbol,
        title=version.title,
        language=entry.language,
        address=addresses.of(version.resolution.symbol, entry.language, entry.anchor),
        place=wording.paragraph(entry.anchor) if entry.anchor else _("title"),
        spots=tuple(marking.spots(text, entry.language, tree)),
    )


def text_of(entry: Entry) -> str:
    """The text that was searched."""
    if entry.paragraph:
        return entry.paragraph.text
    return entry.footnote.text if entry.footnote else entry.version.title


def grouped(found: list[Hit], options: Options) -> list[Group]:
    """The hits of a page by resolution, in the order of the first of each."""
    groups: dict[int, Group] = {}
    for hit in found:
        version = hit.entry.version
        if version.pk not in groups:
            address = addresses.of(hit.symbol, hit.language)
            within = options.address(within=hit.symbol, sort="symbol")
            date = wording.date(hit.entry.date)
            groups[version.pk] = Group(hit.symbol, hit.title, hit.language, address, date, within)
        groups[version.pk].hits.append(hit)
    return list(groups.values())


def _window(text: str, spots: tuple) -> tuple[int, int]:
    """The stretch of a long text that is shown."""
    if not spots:
        return 0, excerpts.sentence(text, 0, min(LONGEST // 2, len(text)))[1]
    start, end = excerpts.sentence(text, *spots[0])
    for spot in spots[1:MOST_WINDOWS]:
        further = excerpts.sentence(text, *spot)[1]
        if further - start <= LONGEST:
            end = max(end, further)
    return start, end
