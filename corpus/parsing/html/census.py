"""A first look at a page with the parser of the standard library: programs and comments go, letters and depth are counted.

It is the independent witness: what bleach and lxml make of the page must hold the same letters.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser

from ..accounting import letters
from ..document import UnreadableSource
from .formatting import Formatting

DEEPEST = 200
MOST_TAGS = 24_000
"""The longest resolutions have five thousand."""
MOST_SIGNS = 4 * MOST_TAGS
"""So many tags may begin anywhere, in comments and programs too."""
MOST_ATTRIBUTES = 300
_AN_END, _AN_ATTRIBUTE, _A_LEVEL = 0.25, 0.1, 0.02
"""What the end of an element, an attribute and each element around it cost a reader, compared with a tag."""
_ENDLESS_TAG = re.compile(r"""<[a-zA-Z](?:[^\s<>'"]*+[\s'"]){20000}+""")
"""The parser of the standard library takes memory for each blank and quotation mark in a tag."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr frame basefont bgsound keygen".split())
_CLOSED_BY_OTHERS = frozenset("p li dt dd tr td th thead tbody tfoot option optgroup rp rt colgroup html head body".split())
_OF_TABLES = frozenset("tr td th thead tbody tfoot caption".split())
_PROGRAMS = frozenset(("script", "style", "template", "iframe", "noframes", "svg"))
"""Elements whose content is no text of the page."""


class Census(HTMLParser):
    """`markup` is the page without programs and comments, `letters` what it prints, `tags` what it costs to read, counted in tags.

    Raises UnreadableSource: html-deep, html-broken.
    """

    def __init__(self, text: str, name: str):
        super().__init__(convert_charrefs=False)
        self.name = name
        self.pieces: list[str] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.begun: Counter[str] = Counter()
        self.formatting = Formatting()
        self.program: str | None = None
        self.inside = 0
        self.tags = 0.0
        if text.count("<") > MOST_SIGNS or _ENDLESS_TAG.search(text):
            raise self.too_much()
        self.feed(text)
        self.close()
        if self.program:
            raise UnreadableSource("html-broken", f"{name} breaks off inside <{self.program}>; save the page anew, or send its text.", name=name)
        self.markup = "".join(self.pieces)
        self.letters: Counter[str] = letters(html.unescape("".join(self.texts)))

    def too_much(self) -> UnreadableSource:
        message = f"{self.name} is nested deeper, or holds more tags, than any web page with a resolution; send its text."
        return UnreadableSource("html-deep", message, name=self.name)

    def costs(self, tags: float) -> None:
        self.tags += tags
        if self.tags > MOST_TAGS:
            raise self.too_much()

    def handle_starttag(self, tag: str, attrs) -> None:
        self.costs(1 + _AN_ATTRIBUTE * len(attrs))
        if self.program:
            self.inside += tag == self.program
            return
        if tag in _PROGRAMS:
            self.program, self.inside = tag, 1
            return
        if tag in _OF_TABLES and "table" in self.open:  # the cell before ends here, whatever is open in it
            while self.open[-1] != "table":
                self.open.pop()
        if tag not in _VOID and tag not in _CLOSED_BY_OTHERS:
            self.open.append(tag)
        start = self.get_starttag_text() or ""
        self.begun[tag] += 1
        self.costs(self.formatting.begins(tag, start) + _A_LEVEL * len(self.open))
        if max(len(self.open), len(self.formatting.open)) > DEEPEST or len(attrs) > MOST_ATTRIBUTES:
            raise self.too_much()
        self.pieces.append(start)

    def handle_startendtag(self, tag: str, attrs) -> None:
        """`<a id="x"/>` is an empty element, as those who write so mean it."""
        self.costs(1 + _AN_ATTRIBUTE * len(attrs))
        if not self.program and tag not in _PROGRAMS:
            start = self.get_starttag_text() or ""
            self.pieces.append(start if tag in _VOID else f"{start.removesuffix('>').removesuffix('/')}></{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if self.program:
            self.inside -= tag == self.program
            if not self.inside:
                self.program = None
            return
        self.formatting.ends(tag)
        self.costs(_AN_END if self.begun[tag] else 1)
        self.begun[tag] -= bool(self.begun[tag])
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def _text(self, text: str) -> None:
        if not self.program:
            self.pieces.append(text)
            self.texts.append(text)
