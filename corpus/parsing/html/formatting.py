"""Formatting left open: what a browser opens again in every block that follows (HTML standard, “list of active formatting elements”)."""

from __future__ import annotations

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_ALONE = frozenset(("a", "nobr"))
"""The next one ends the one before."""
_CELLS = frozenset("td th caption".split())
_ALIKE = 3
"""No more elements with the same attributes are opened again."""


class Formatting:
    """`open` are the formatting elements that have not been closed, each as its name and its start tag."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str]] = []
        self.outside: list[list[tuple[str, str]]] = []

    def begins(self, tag: str, start: str) -> int:
        """Takes in a start tag; how many elements it opens again, at most."""
        if tag in _FORMATTING:
            if tag in _ALONE:
                self.ends(tag)
            if self.open.count((tag, start)) == _ALIKE:
                self.open.remove((tag, start))
            self.open.append((tag, start))
            return 0
        again = len(self.open)
        if tag == "table":
            self.outside.append(self.open)
        elif tag in _CELLS and self.outside:
            self.open = []
        return again

    def ends(self, tag: str) -> None:
        """Takes in an end tag."""
        if tag in _FORMATTING:
            last = next((place for place in range(len(self.open) - 1, -1, -1) if self.open[place][0] == tag), None)
            if last is not None:
                del self.open[last]
        elif tag == "table" and self.outside:
            self.open = self.outside.pop()
        elif tag in _CELLS and self.outside:
            self.open = self.outside[-1]
