"""The one place where bleach is used: a foreign page is reduced to the markup that says something about a text.

Nothing that comes out of here is ever rendered; pages of ours are made from plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bleach import html5lib_shim
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

TAGS = frozenset(
    "a abbr address article aside b big blockquote br button caption center cite code dd del details dfn dir div dl dt em fieldset"
    " figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i ins label legend li main menu nav ol option p pre q rt s"
    " section select small span strike strong sub summary sup table tbody td textarea tfoot th thead title tr u ul".split()
)
ATTRIBUTES = ("class", "id", "name", "href", "role", "hidden", "aria-hidden", "start", "type", "value", "style", "reversed")
STYLES = ("font-style", "font-weight", "vertical-align", "display", "visibility", "list-style-type", "list-style")


class _Walker(html5lib_shim.getTreeWalker("etree")):
    """The tokens of a tree, in time that grows with its size: html5lib's own walker looks for each element among all its siblings."""

    def __iter__(self) -> Iterator[dict]:
        yield from self.text(self.tree.text or "")
        open_ = [(iter(self.tree), [])]
        while open_:
            children, behind = open_[-1]
            child = next(children, None)
            if child is None:
                open_.pop()
                yield from behind
                continue
            tail = self.text(child.tail or "")
            if not isinstance(child.tag, str):  # a comment
                yield from tail
                continue
            _, namespace, name, attributes, _ = self.getNodeDetails(child)
            if name in html5lib_shim.constants.voidElements:
                yield from self.emptyTag(namespace, name, attributes)
                yield from tail
                continue
            yield self.startTag(namespace, name, attributes)
            yield from self.text(child.text or "")
            open_.append((iter(child), [self.endTag(namespace, name), *tail]))


@cache
def _cleaner() -> Cleaner:
    cleaner = Cleaner(
        tags=TAGS,
        attributes={"*": list(ATTRIBUTES)},
        protocols=("http", "https"),
        strip=True,
        strip_comments=True,
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
    )
    cleaner.walker = _Walker
    return cleaner


def reduced(markup: str) -> str:
    """The page with known tags and attributes only; the text of all others stays."""
    return _cleaner().clean(markup)
