"""Links of the source → citations; a link that contradicts the printed number is named and left out."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from resolutions import symbols

from ..document import Citation, Warning
from .repairs import warning
from .runs import Link

HOSTS = re.compile(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:en|fr|es|sp|ru|r|ar|a|ch|zh)/)?(?P<symbol>.+)", re.I)
NUMBERS = re.compile(r"\d+")
PRINTED = re.compile(r"(\d+\s?/\s?\d+)(?:\s([A-Z])\b)?")
SERIES_LETTER = re.compile(r"(?<=\d)([a-z])(?:-([a-z]))?$")


@lru_cache(maxsize=20_000)
def symbol_of(href: str) -> symbols.Symbol | None:
    """The symbol an address leads to; None when it leads elsewhere or is garbled."""
    match = HOSTS.fullmatch(unquote(href).strip())
    if not match:
        return None
    text = match["symbol"].split("?")[0].split("#")[0].strip("/ ")
    if re.match(r"(?:a|e|a/hrc)/(?:res|dec)/", text, re.I):
        text = SERIES_LETTER.sub(lambda letters: " " + letters[0].upper(), text)
    try:
        return symbols.parse(text)
    except ValueError:
        return None


def contradicts(text: str, symbol: symbols.Symbol) -> bool:
    """Whether the linked words print a number (74/175, 73/280 A) that is not the symbol's.

    Links often leave the letter out (un_spec 1.6): that is less than is printed, not something else.
    """
    printed = PRINTED.search(text)
    if not printed:
        return False
    numbers = NUMBERS.findall(symbol.symbol)
    if not all(one in numbers for one in NUMBERS.findall(printed[1])):
        return True
    return bool(printed[2]) and symbol.kind == "resolution" and bool(symbol.letters) and printed[2] not in symbol.letters


def whole_number(text: str, link: Link) -> str:
    """The words of a link with the digits that it has left outside: of `7<a>3/26</a>3` all."""
    start, end = link.start, link.end
    while start and text[start - 1].isdecimal() and text[start].isdecimal():
        start -= 1
    while end < len(text) and text[end].isdecimal() and text[end - 1].isdecimal():
        end += 1
    return text[start:end]


class Links:
    """Turns links into citations and remembers what has to be said about them."""

    def __init__(self) -> None:
        self.warnings: list[Warning] = []
        self.outside: list[str] = []
        self.count = 0

    def citations(self, links: list[Link], text: str, line: int) -> tuple[Citation, ...]:
        result: list[Citation] = []
        for link in links:
            self.count += 1
            symbol = symbol_of(link.href)
            words = text[link.start : link.end]
            if symbol is None or not words:
                self.outside.append(link.href)
            elif contradicts(whole_number(text, link), symbol):
                self.warnings.append(warning("link-differs", line, text=words, symbol=symbol.symbol))
            elif result and result[-1].end > link.start:
                self.outside.append(link.href)
            else:
                result.append(Citation(link.start, link.end, symbol.symbol, method="linked"))
        return tuple(result)

    def all_warnings(self) -> list[Warning]:
        if not self.outside:
            return self.warnings
        return [*self.warnings, warning("link-outside", 0, count=len(self.outside), example=self.outside[0][:120])]
