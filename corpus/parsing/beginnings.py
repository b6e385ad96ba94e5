"""How a line begins: its number, its first letter, and whether it is set in bold from there to its end."""

from __future__ import annotations

import re

from .passage import BOLD
from .sheet import Line
from .words import NUMBERED


def all_bold(line: Line, longest: int) -> bool:
    """A line of fewer than so many signs that is bold from end to end."""
    if not line.passage.style.strip(b"\0"):  # few lines have a style
        return False
    styles = [style for char, style in zip(line.text, line.passage.style) if not char.isspace()]
    return bool(styles) and all(style & BOLD for style in styles) and len(styles) < longest


def first_letter(text: str) -> str:
    """The first letter of a text; empty where it has none."""
    return text[0] if text[:1].isalpha() else next(filter(str.isalpha, text), "")


def number(line: Line) -> re.Match | None:
    """The number of a paragraph that the line begins with."""
    return NUMBERED.match(line.text) if line.bare[:1].isdecimal() else None  # asked for every line: few have one
