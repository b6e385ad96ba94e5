"""The heading that the pages of a document repeat: its symbol, and as much of its title as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from . import proponent
from .page_numbers import PAGE_NUMBER
from .sheet import Line
from .words import NUMBER, SYMBOL

_REACH = 7
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of the document, where its page headings come from."""

    end: int
    """The place of the line of the organ that speaks; behind the first lines of a text where none does."""
    printed: str
    """Its letters."""

    @classmethod
    def of(cls, lines: list[Line]) -> Heading:
        texts = [line.bare for line in lines[:_LONGEST]]
        end = next(iter(proponent.places(texts)), len(texts))
        return cls(end, letters(" ".join(texts[:end])))


def places(page: list[Line], printed: str) -> set[int]:
    """Places of the lines at the top of a later page that repeat symbol and title.

    Without a symbol among them nothing is taken: a sentence may repeat the title.
    """
    top = page[:_REACH]
    symbols = {place for place, line in enumerate(top) if SYMBOL.fullmatch(line.bare)}
    beside = {place for place, line in enumerate(top) if any(symbol_and_title(line.bare, printed))}
    if not symbols and not beside:
        return set()
    found, said = set(), ""
    for place, line in enumerate(top):
        here = letters(line.bare)
        goes_on = bool(said) and bool(here) and said + here in printed
        long = len(here) > (3 if here.isascii() or here < "\u2e80" else 1) or NUMBER.match(line.bare)
        opens = not said and long and here in printed
        if place in symbols or place in beside or PAGE_NUMBER.fullmatch(line.bare):
            found.add(place)
        elif opens or goes_on:
            found.add(place)
            said += here
        else:
            break
    return found if found & (symbols | beside) else set()


def symbol_and_title(text: str, printed: str) -> tuple[str, str]:
    """The symbol of a line and the piece of the title beside it, as `-layout` and `-raw` print a page heading; else nothing."""
    if "/" not in text:
        return "", ""
    pairs = []
    if text[1:2] == "/" and (found := SYMBOL.match(text)):
        pairs.append((found[0], text[found.end() :]))
    *title, last = text.rsplit(None, 1)
    if title and last[1:2] == "/" and SYMBOL.fullmatch(last):
        pairs.append((last, *title))
    return next((pair for pair in pairs if len(letters(pair[1])) > 3 and letters(pair[1]) in printed), ("", ""))


def letters(text: str) -> str:
    """The letters and digits of a text, small."""
    return "".join(filter(str.isalnum, text.lower()))
