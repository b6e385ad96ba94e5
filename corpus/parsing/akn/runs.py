"""Mixed content of an AKN element → one folded text with emphasis, links and note marks as spans."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ..whitespace import fold
from .reading import AKN, local

NOTE = AKN + "authorialNote"
ESCAPED = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|amp|quot|apos|lt|gt|nbsp);")
SPACED = {AKN + name for name in ("p", "eol", "tr", "td", "th", "docTitle", "docNumber", "date", "organization")}
"""Elements between which a printed text has white space even where the XML has none."""


@dataclass(slots=True)
class Link:
    start: int
    end: int
    href: str


@dataclass(slots=True)
class Mark:
    """A note called at `offset`; `note` is its element or the piece printed as one, None for digits that repeat a mark."""

    offset: int
    mark: str
    note: object | None = None


@dataclass(slots=True)
class Rich:
    """A text and the spans over it."""

    text: str = ""
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    escaped: int = 0

    def after(self, length: int) -> Rich:
        """What follows the first `length` characters and their blanks."""
        start = length + len(self.text[length:]) - len(self.text[length:].lstrip())
        moved = lambda spans: [(max(a - start, 0), b - start) for a, b in spans if b > start]  # noqa: E731
        return Rich(
            self.text[start:],
            moved(self.emphasis),
            [Link(max(one.start - start, 0), one.end - start, one.href) for one in self.links if one.end > start],
            [Mark(max(one.offset - start, 0), one.mark, one.note) for one in self.marks],
            moved(self.raised),
            self.escaped,
        )

    def joined(self, other: Rich, glue: str = " ") -> Rich:
        """This text, the glue and the other text, with the spans of both."""
        start = len(self.text) + len(glue)
        moved = lambda spans: [(a + start, b + start) for a, b in spans]  # noqa: E731
        return Rich(
            self.text + glue + other.text,
            self.emphasis + moved(other.emphasis),
            self.links + [Link(one.start + start, one.end + start, one.href) for one in other.links],
            self.marks + [replace(one, offset=one.offset + start) for one in other.marks],
            self.raised + moved(other.raised),
            self.escaped + other.escaped,
        )

    def split(self, at: int) -> tuple[Rich, Rich]:
        """What stands before `at`, without the blank at its end, and what stands from there on."""
        head = self.text[:at].rstrip()
        marks = [one for one in self.marks if one.offset <= len(head)]
        before = Rich(
            head, [(a, b) for a, b in self.emphasis if b <= at],
            [one for one in self.links if one.end <= at], marks, [(a, b) for a, b in self.raised if b <= at], self.escaped,
        )  # fmt: skip
        after = replace(self, marks=self.marks[len(marks) :], escaped=0).after(at)
        return before, after

    @property
    def opens(self) -> bool:
        """Whether the text begins with words set in italic or bold, as openings are."""
        return bool(self.emphasis) and self.emphasis[0][0] == 0

    @property
    def all_emphasised(self) -> bool:
        """Whether every letter of the text is set in italic or bold."""
        if not self.emphasis:
            return False
        covered = sum(len(self.text[a:b].strip()) for a, b in self.emphasis)
        blanks = sum(1 for a, b in zip(self.emphasis, self.emphasis[1:], strict=False) if b[0] > a[1])
        return covered + blanks + 1 >= len(self.text)


class Collector:
    """Gathers the text of elements, white space folded as it comes."""

    def __init__(self, stop: frozenset[str] = frozenset()):
        self.rich = Rich()
        self.parts: list[str] = []
        self.length = 0
        self.blank = True
        self.stop = stop
        self.stopped: list[etree._Element] = []

    def add(self, raw: str) -> None:
        text = fold(raw)
        if "&" in text:
            text, count = ESCAPED.subn(lambda match: html.unescape(match[0]), text)
            self.rich.escaped += count
            text = fold(text)
        if self.blank:
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.blank = text[-1] == " "

    def walk(self, element: etree._Element) -> None:
        if element.text:
            self.add(element.text)
        for child in element:
            self.enter(child)
            if child.tail:
                self.add(child.tail)

    def enter(self, child: etree._Element) -> None:
        tag = child.tag
        if tag == NOTE:
            self.rich.marks.append(Mark(self.length, child.get("marker") or "", child))
            return
        if tag in self.stop:
            self.stopped.append(child)
            return
        if tag in SPACED:
            self.add(" ")
        start = self.length
        self.walk(child)
        if self.length > start:
            self.style(child, start)
        if tag in SPACED:
            self.add(" ")

    def style(self, child: etree._Element, start: int) -> None:
        name = local(child)
        if name == "span" and child.get("class") in EMPHASES or name in ("i", "b"):
            self.rich.emphasis.append((start, self.length))
        elif name in ("a", "ref") and child.get("href"):
            self.rich.links.append(Link(start, self.length, child.get("href")))
        elif name == "sup":
            self.rich.raised.append((start, self.length))

    def finish(self) -> Rich:
        """The text stripped, spans trimmed to its letters, neighbouring spans of one kind joined."""
        rich = self.rich
        rich.text = text = "".join(self.parts).rstrip(" ")
        rich.emphasis = merged(trimmed(rich.emphasis, text), text)
        rich.raised = trimmed(rich.raised, text)
        rich.links = joined_links(rich.links, text)
        for mark in rich.marks:
            mark.offset = min(mark.offset, len(text))
        return rich


EMPHASES = frozenset(("italic", "bold", "bold italic", "underline", "underline underline underline underline"))


def rich_text(element: etree._Element, stop: frozenset[str] = frozenset()) -> Rich:
    """The text of an element without its notes, which are left as marks."""
    collector = Collector(stop)
    collector.walk(element)
    return collector.finish()


def trimmed(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans without blanks at their ends; empty ones left out."""
    result = []
    for start, end in spans:
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if start < end:
            result.append((start, end))
    return sorted(result)


def merged(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans that touch, overlap or have only blanks between them, as one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and (start <= result[-1][1] or not text[result[-1][1] : start].strip()):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def joined_links(links: list[Link], text: str) -> list[Link]:
    """Links trimmed; pieces of one link, cut by the converter, as one."""
    result: list[Link] = []
    for link in links:
        for start, end in trimmed([(link.start, link.end)], text):
            last = result[-1] if result else None
            if last and last.href == link.href and not text[last.end : start].strip():
                last.end = end
            else:
                result.append(Link(start, end, link.href))
    return result
