"""How a line begins: its first letter, and whether it is set in bold from there to its end."""

from __future__ import annotations

from .passage import BOLD
from .sheet import Line


def all_bold(line: Line, longest: int) -> bool:
    """A line of fewer than so many signs that is bold from end to end."""
    if not line.passage.style.strip(b"\0"):  # asked for every line: few have a style
        return False
    styles = [style for char, style in zip(line.text, line.passage.style) if not char.isspace()]
    return bool(styles) and all(style & BOLD for style in styles) and len(styles) < longest


def first_letter(text: str) -> str:
    """The first letter of a text; empty where it has none."""
    return text[0] if text[:1].isalpha() else next(filter(str.isalpha, text), "")
