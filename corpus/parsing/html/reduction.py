"""The one place where bleach is used: a foreign page is reduced to the markup that says something about a text.

Nothing that comes out of here is ever rendered; pages of ours are made from plain text.
"""

from __future__ import annotations

from functools import cache

from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

TAGS = frozenset(
    "a abbr address article aside b big blockquote br button caption center cite code dd del details dfn dir div dl dt em fieldset"
    " figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i ins label legend li main menu nav ol option p pre q rt s"
    " section select small span strike strong sub summary sup table tbody td textarea tfoot th thead title tr u ul".split()
)
ATTRIBUTES = ("class", "id", "name", "href", "role", "hidden", "aria-hidden", "start", "type", "value", "style", "reversed")
STYLES = ("font-style", "font-weight", "vertical-align", "display", "visibility", "list-style-type", "list-style")


@cache
def _cleaner() -> Cleaner:
    return Cleaner(
        tags=TAGS,
        attributes={"*": list(ATTRIBUTES)},
        protocols=("http", "https"),
        strip=True,
        strip_comments=True,
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
    )


def reduced(markup: str) -> str:
    """The page with known tags and attributes only; the text of all others stays."""
    return _cleaner().clean(markup)
