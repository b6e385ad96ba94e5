"""The resolution inside its page: which blocks are the text, and which are menus, banners and other furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from lxml import etree

from .. import proponent
from ..blocks import Block, Run
from ..document import Furniture
from ..layout import flattened
from ..masthead import kind_of
from ..numerals import is_date
from ..passage import Passage
from ..sheet import Line
from ..whitespace import clean
from ..words import ANNEX, MEETING, NUMBERED, SUB_LABEL, VOTE
from . import notes
from .flow import Flow

_FURNITURE_TAGS = frozenset("nav footer aside form button select option textarea menu title fieldset label legend header".split())
_FURNITURE_ROLES = frozenset("navigation banner contentinfo search complementary menu dialog toolbar".split())
_FURNITURE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu\w*|footer|header|bread-?crumbs?|cookies?|side-?bar|shar(?:e|ing)|social|banner|related|comments?"
    r"|tool-?bar|skip\w*|search\w*|pager|pagination|lang(?:uage)?s?-?\w*|copyright|print\w*|login|topbar|bottombar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STRONG = ("symbol", "organisation", "organ", "distribution", "session", "committee", "agenda_item", "adoption", "provenance", "document_type", "title")
_REACH = 30
_LONG = 300
"""Signs that nothing in the foot of a page has."""
_ENDED = re.compile(r"[.;:,،؛。；，：!?؟]['’\"”»)\]]*\d{0,3}\s*$")
_RIGHTS = re.compile(r"©|\ball rights reserved\b|\bcopyright\b|\btous droits réservés\b|\bderechos reservados\b", re.IGNORECASE)


def resolution(flow: Flow) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """The blocks of the text in order, and the furniture of the page."""
    page = list(flattened(flow.items))
    blocks, noted, back = notes.tied(flow, page)
    chosen = Page(blocks, noted, flow.element_of).chosen()
    furniture = [Furniture("page", block.text, block.lines) for place, block in enumerate(blocks) if place not in chosen]
    furniture += [Furniture("hidden text", text, (1, 1)) for text in flow.hidden if any(map(str.isalnum, text))]
    furniture += [Furniture("markup", text, (1, 1)) for text in back if any(map(str.isalnum, text))]
    return tuple(block for place, block in enumerate(blocks) if place in chosen), tuple(furniture)


class Page:
    """Tells text from furniture by where blocks stand and what they say; `element_of` gives None for what stands in no element."""

    def __init__(self, blocks: list[Block], noted: set[int], element_of: Callable[[Block], etree._Element | None]):
        self.blocks = blocks
        self.noted = noted
        self.element_of = element_of
        texts = [clean(block.text) for block in blocks]
        found = [place for place in proponent.places(texts) if not self.linked(place)]
        self.speaks = found[0] if found else None
        self.last = max((place for place in range(self.speaks or 0, len(blocks)) if self.anchored(place)), default=self.speaks or 0)
        self.core = self.common()

    def chosen(self) -> set[int]:
        """The places of the blocks that are the text."""
        if self.speaks is None:
            return {place for place in range(len(self.blocks)) if not self.furnished(place)} or set(range(len(self.blocks)))
        start, end = self.start(), self.end()
        inside = {place for place in range(start, end) if not self.furnished(place)}
        return inside | self.noted | {self.speaks}

    def start(self) -> int:
        """The first block of the heading: the first known by its own words, from the one that says so up to the organ."""
        within = [place for place in range(max(0, self.speaks - _REACH), self.speaks) if not self.furnished(place)]
        strong = self.heading_of([place for place in within if self.kind(place) in _STRONG])
        titles = [place for place in within if self.blocks[place].kind == "heading"]
        core = [place for place in within if self.core is not None and self.inside(place, self.core)]
        return min([*strong[:1], *titles[-1:], *core[:1]], default=self.speaks)

    def heading_of(self, strong: list[int]) -> list[int]:
        """Those from the last symbol on, with what stands right above it: symbols of other resolutions stand in menus."""
        symbols = [place for place in strong if self.kind(place) == "symbol"]
        if len(symbols) < 2:
            return strong
        first = symbols[-1]
        while first - 1 in strong and first - 1 not in symbols:
            first -= 1
        return [place for place in strong if place >= first]

    def end(self) -> int:
        """Behind the last block of the text: what follows the last number, meeting or annex, without the foot of the page."""
        end = len(self.blocks)
        if self.core is not None:
            inside = [place for place in range(self.last, end) if self.inside(place, self.core)]
            end = inside[-1] + 1 if inside else self.last + 1
        if self.core is None and self.has_menus():
            end = self.foot(end)
        while end > self.last + 1 and self.trailing(end - 1):
            end -= 1
        return end

    def foot(self, end: int) -> int:
        """Where the foot of the page begins: the first heading or short line behind the meeting, where no annex and nothing long follows."""
        texts = [clean(block.text) for block in self.blocks]
        met = next((place for place in range(self.last, self.speaks, -1) if MEETING.fullmatch(texts[place])), None)
        if met is None or any(ANNEX.match(text) for text in texts[met:end]):
            return end
        places = (place for place in range(self.last + 1, end) if place not in self.noted)
        first = next((place for place in places if self.blocks[place].kind == "heading" or self.trailing(place)), end)
        return first if all(len(text) < _LONG for text in texts[first:end]) else end

    def trailing(self, place: int) -> bool:
        """A block after the text that belongs to the page: a menu, a short line that ends no sentence, rights."""
        block = self.blocks[place]
        if place in self.noted or block.kind in ("table", "note"):
            return False
        short = len(block.text) < 100 and not _ENDED.search(block.text) and not _starts_note(block)
        closed = any(MEETING.fullmatch(each.text.strip()) for each in self.blocks[self.speaks : place])
        return self.furnished(place) or block.kind == "rule" or bool(_RIGHTS.search(block.text)) or short and (self.core is None or closed)

    def anchored(self, place: int) -> bool:
        """A block that can only be of the text."""
        text = clean(self.blocks[place].text)
        if place in self.noted or self.linked(place):
            return False
        if NUMBERED.match(text) or SUB_LABEL.match(text) or MEETING.fullmatch(text) or VOTE.match(text) or ANNEX.fullmatch(text):
            return True
        before = self.blocks[place - 1].text.strip() if place else ""
        return is_date(text) and bool(MEETING.fullmatch(before)) or _starts_note(self.blocks[place])

    def has_menus(self) -> bool:
        """A menu stands around the text, or a line of rights: a page and no text alone."""
        around = [place for place in range(len(self.blocks)) if self.speaks is not None and not self.speaks <= place <= self.last]
        return any(place not in self.noted and (self.linked(place) or _RIGHTS.search(self.blocks[place].text)) for place in around)

    def linked(self, place: int) -> bool:
        """All of it are links: a menu."""
        runs = [run for run in self.blocks[place].runs if any(map(str.isalnum, run.text))]
        return bool(runs) and all(run.href is not None for run in runs)

    def furnished(self, place: int) -> bool:
        """The block stands in what says of itself that it is no text, or is a menu outside of it."""
        if place in self.noted:
            return False
        if self.linked(place) and (self.speaks is None or not self.speaks < place <= self.last):
            return True
        element = self.element_of(self.blocks[place])
        holds = self.around_text
        return any(_is_furniture(above) for above in _upwards(element) if above not in holds)

    @cached_property
    def around_text(self) -> set[etree._Element]:
        """The elements that the organ speaks in, and `header`s of the same article: they hold text whatever they are called."""
        if self.speaks is None:
            return set()
        around = set(_upwards(self.element_of(self.blocks[self.speaks])))
        heads = {head for above in around if above.tag in ("article", "main") for head in above.iter("header")}
        return around | heads

    def kind(self, place: int) -> str | None:
        text = clean(self.blocks[place].text)
        return kind_of(Line(Passage.of_runs([Run(text, 1)])))

    def common(self) -> etree._Element | None:
        """The smallest element with all of the text, unless that is the whole page."""
        if self.speaks is None:
            return None
        first = list(_upwards(self.element_of(self.blocks[self.speaks])))
        last = set(_upwards(self.element_of(self.blocks[self.last])))
        shared = next((above for above in first if above in last), None)
        if shared is None:
            return None
        root = shared.getroottree().getroot()
        whole = {root, *root.iterchildren(), *(div for body in root.iterchildren() for div in body)}
        return None if shared in whole else shared

    def inside(self, place: int, element: etree._Element) -> bool:
        stood = self.element_of(self.blocks[place])
        return stood is None and self.speaks < place <= self.last or stood is not None and element in _upwards(stood)


def _starts_note(block: Block) -> bool:
    """A raised number opens the block: a note without links."""
    first = next((run for run in block.runs if run.text.strip()), None)
    return first is not None and first.raised and first.text.strip().isdecimal()


def _upwards(element: etree._Element | None) -> Iterator[etree._Element]:
    while element is not None:
        yield element
        element = element.getparent()


def _is_furniture(element: etree._Element) -> bool:
    if element.tag in _FURNITURE_TAGS or (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    return bool(_FURNITURE_WORDS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
