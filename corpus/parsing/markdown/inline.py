"""What stands inside a paragraph of Markdown: styled runs, and the letters of the markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt

from ..accounting import RAISED_DIGITS
from ..blocks import Run
from ..document import Furniture
from . import attributes
from .notes import Definitions

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SUP = re.compile(r"<(/?)sup\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RAISED = re.compile(r"\^(\d{1,3}(?:,\s?\d{1,3})*|\*{1,3})\^|([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)|\[\^([^\]\s]{1,40})\]")
_BRACKETED = re.compile(r"[\[(](\d{1,3})[\])]")
_CHINESE_EMPHASIS = re.compile(
    r"(?<![\\*_])([*_])(?=[^\s*_])([^*_\n]*[\u2e80-\u2fff\u3005-\u9fff])([\u3000-\u3004\u3008-\u303f\uff00-\uffef“”]*)\1(?=[^\W_])"
)
"""`_审议了_…`, `*强调，*…`: CommonMark wants a blank behind the sign, and Chinese has none; converters write it all the same."""
_CHINESE_SIGN = re.compile(r"(?<=[\u2e80-\u2fff\u3005-\u9fff])([*_])([，。；：、！？”》）]+)\1(?![*_])")
_REOPENED = re.compile(r"(?<=[^\s*\\])(?:\*{4}|\*{6})(?=[^\s*])")
_SPLIT_EMPHASIS = re.compile(r"(?<![\\*])\*(?=[^\s*])(?:[^*\n]*[^\s*\\]\*\*(?=[^\s*]))+[^*]*[^\s*\\]\*(?!\*)")
"""`*Recal**ling*`: two runs of a word processor, both italic, side by side."""
_RAISED_LINK = re.compile(r"\^(\[[^\[\]\^\n]{1,12}\]\(#[^()\s]*\))\^")
_LAST_BREAK = re.compile(r"(?<=[^\\])\\\s*\Z")
"""A break at the end of a paragraph breaks nothing."""
_LONGEST = 40_000


class Inline:
    """Reads the lines of a paragraph; `furniture` gathers what is only markup."""

    def __init__(self, definitions: Definitions):
        self.definitions = definitions
        self.furniture: list[Furniture] = []
        self.parser = MarkdownIt("commonmark")
        self.parser.disable(["entity"])
        self.parser.normalizeLink = lambda url: url
        self.parser.validateLink = lambda url: True

    def markup(self, number: int, text: str) -> None:
        if any(char.isalnum() for char in text):
            self.furniture.append(Furniture("markup", text, (number, number)))

    def runs(self, lines: list[tuple[int, str]], heading: bool = False) -> tuple[Run, ...]:
        """Styled runs of lines that belong together, a blank run where one line ends."""
        source = _LAST_BREAK.sub("", "\n".join(self.entities(number, line.strip(" \t") + _hard(line)) for number, line in lines))
        numbers = [number for number, _ in lines]
        if len(source) > _LONGEST:
            return tuple(Run(line + " ", number) for number, line in zip(numbers, source.split("\n")))
        source, numbers = self.plain(source, numbers, heading)
        source = _CHINESE_EMPHASIS.sub(r"*\2*\3", _CHINESE_SIGN.sub(r"\2", _REOPENED.sub("", source)))
        source = _SPLIT_EMPHASIS.sub(lambda found: found[0].replace("**", ""), source)
        source = _RAISED_LINK.sub(r"\1", source)
        tokens = self.parser.parseInline(source)[0].children or []
        return tuple(part for run in self.styled(tokens, numbers) for part in self.parts(run))

    def plain(self, source: str, numbers: list[int], heading: bool) -> tuple[str, list[int]]:
        """A paragraph without Pandoc's attributes, and the numbers of the lines that are left."""
        source, taken = attributes.without(source, heading)
        kept = list(numbers)
        for line, text in reversed(taken):
            self.markup(numbers[line], text)
            del kept[line + 1 : line + 1 + text.count("\n")]
        return source, kept

    def entities(self, number: int, line: str) -> str:
        """Entities of signs and blanks in their place; those of letters stay as they are printed."""

        def sign(match: re.Match) -> str:
            char = html.unescape(match[0])
            if char == match[0] or any(c.isalnum() or c in "<>*_`[]\\\n\r" or not c.isprintable() for c in char.replace("\xa0", " ")):
                return match[0]
            self.markup(number, match[0])
            return "\\&" if char == "&" else char  # escaped, or what follows could make another entity of it

        return _ENTITY.sub(sign, line)

    def styled(self, tokens, numbers: list[int]) -> Iterator[Run]:
        """Runs from the tokens of the inline parser."""
        italic = bold = raised = at = 0
        href: list[str | None] = []
        for token in tokens:
            number = numbers[min(at, len(numbers) - 1)]
            match token.type:
                case "em_open" | "em_close":
                    italic += token.nesting
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case "softbreak" | "hardbreak":
                    yield Run(" ", number)
                    at += 1
                case "link_open":
                    href.append(str(token.attrs.get("href", "")))
                    if token.markup != "autolink":
                        self.target(number, token.attrs, "href")
                case "link_close":
                    href = href[:-1]
                case "image":
                    self.target(number, token.attrs, "src")
                    yield from self.styled(token.children or [], numbers[at:] or numbers[-1:])
                case "html_inline":
                    sup = _SUP.fullmatch(token.content)
                    if sup:
                        raised = 0 if sup[1] else 1
                    if _BREAK.fullmatch(token.content):
                        yield Run(" ", number)
                    self.markup(number, token.content)
                    at += token.content.count("\n")
                case _:
                    if token.content:
                        yield Run(token.content, number, italic > 0, bold > 0, raised > 0, href[-1] if href else None)

    def target(self, number: int, attributes, key: str) -> None:
        self.markup(number, " ".join(str(attributes.get(name, "")) for name in (key, "title")))

    def parts(self, run: Run) -> Iterator[Run]:
        """A run cut at marks that are written as signs: `[^1]`, `^1^`, `¹`, `[1]` in a `<sup>`."""
        if run.raised:
            yield replace(run, text=_BRACKETED.sub(r"\1", run.text))
            return
        at = 0
        for found in _RAISED.finditer(run.text):
            if found[3] and found[3] not in self.definitions.names:
                continue
            if run.text[at : found.start()]:
                yield replace(run, text=run.text[at : found.start()])
            at = found.end()
            if found[3]:
                yield replace(run, text=found[3], raised=True, mark=True)
            else:
                yield replace(run, text=(found[1] or found[2]).translate(RAISED_DIGITS), raised=True)
        if run.text[at:]:
            yield replace(run, text=run.text[at:])


def _hard(line: str) -> str:
    """Two blanks at the end of a line mean a line break there."""
    return "  " if line.endswith("  ") else ""
