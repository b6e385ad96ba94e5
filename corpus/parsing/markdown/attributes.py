"""Attributes of Pandoc's Markdown (`[words]{dir="rtl"}`, `::: {#fn1}`): markup around words, which they leave as they are."""

from __future__ import annotations

import re

_ATTRIBUTES = re.compile(
    r"""\{ \s* (?: = [a-z]\w* | (?: (?: [\#.][^\s{}"=]+ | [A-Za-z][\w:.-]* = (?: "[^"{}]*" | [^\s"{}]+ ) | - ) (?: \s+ | (?=\}) ) )+ ) \}""",
    re.VERBOSE,
)
_ESCAPED_OR_SIGN = re.compile(r"\\.|[\[\]]|(?<=[)`])(?=\{)", re.DOTALL)
_AT_THE_END = re.compile(rf"\s+{_ATTRIBUTES.pattern}\s*$", re.VERBOSE)
_FENCE = re.compile(r"(?P<before>\s*(?:\d{1,3}\.\s+|[-*+]\s+)?)(?P<fence>:{3,}(?:\s*(?:\{[^{}]*\}|[\w-]+))?\s*:*)\s*$")


def fence(line: str) -> tuple[str, str] | None:
    """A line that opens or closes a division: what stands before it (the number of an item), and the fence."""
    found = _FENCE.match(line)
    return (found["before"], found["fence"]) if found else None


def without(source: str, heading: bool = False) -> tuple[str, list[tuple[int, str]]]:
    """A paragraph without its attributes and the brackets that they belong to; each with the line of the paragraph, from 0, that it stood on."""
    cuts: list[tuple[int, int]] = []
    open_: list[int] = []
    for found in _ESCAPED_OR_SIGN.finditer(source):
        if found[0] == "[":
            open_.append(found.start())
        elif found[0] == "]" and open_:
            begun = open_.pop()
            attributes = _ATTRIBUTES.match(source, found.end())
            if attributes:
                cuts += [(begun, begun + 1), (found.start(), attributes.end())]
        elif not found[0]:
            attributes = _ATTRIBUTES.match(source, found.start())
            if attributes:
                cuts.append(attributes.span())
    last = _AT_THE_END.search(source) if heading else None
    if last and not any(start < last.end() and last.start() < end for start, end in cuts):
        cuts.append(last.span())
    return _cut(source, sorted(cuts))


def _cut(source: str, cuts: list[tuple[int, int]]) -> tuple[str, list[tuple[int, str]]]:
    kept, taken, at = [], [], 0
    for start, end in cuts:
        kept.append(source[at:start])
        taken.append((source.count("\n", 0, start), source[start:end]))
        at = end
    return "".join([*kept, source[at:]]), taken
