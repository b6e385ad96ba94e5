"""The only place that makes HTML from text: everything is escaped, and spans over the text become elements.

Text never carries markup.  Whatever is to be seen in it (emphasis, opening words, links, marks of
a search) is a `Span` over its code points, whatever is to be called from it (a note) a `NoteMark`
at an offset.  Spans may overlap in any way: links are never cut by other spans and never nested,
the other elements are closed and opened again where they cross.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from unicodedata import combining

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ORDER = ("a", "i", "em", "mark")
"""Elements from the outermost to the innermost; an element further left is not cut by one further right."""
EMPTIED = "() "
"""What is left in the text of an Arabic note when its mark is taken out of it (un_spec 1.8)."""
AMOUNT = re.compile(r"[(−–-]?\s?\d[\d\s.,]*%?\)?|[-–—]")
"""A cell that is a number, or a dash for none, and no more, which is never broken."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch [start, end) of a text that is set as one element."""

    start: int
    end: int
    element: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A call for a note before the character at `offset`; without `href` the note is not there."""

    offset: int
    mark: str
    href: str = ""
    anchor: str = ""
    """The id by which the note finds its way back."""


def emphasis(start: int, end: int) -> Span:
    """Words that the source sets apart."""
    return Span(start, end, "em")


def opening(start: int, end: int) -> Span:
    """The opening words of a paragraph; the stylesheet sets them as the language does."""
    return Span(start, end, "i", (("class", "opening"),))


def highlight(start: int, end: int) -> Span:
    """Words that were looked for."""
    return Span(start, end, "mark")


def link(start: int, end: int, href: str, **attributes: str) -> Span:
    """A link; `class_` gives the class, other names are attributes (`_` stands for `-`)."""
    pairs = [("href", href)]
    pairs += [(name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value]
    return Span(start, end, "a", tuple(pairs))


def prose(text: str, spans: Iterable[Span] = (), marks: Iterable[NoteMark] = ()) -> SafeString:
    """The text as HTML: with the tags and the note marks taken out it is `text` again.

    Spans outside the text are cut to it, empty ones and links that overlap an earlier link left
    out.  A note mark inside a span closes what is open and opens it again behind the mark.
    """
    spans = _nestable(_whole_letters(spans, text), len(text))
    called = sorted((mark for mark in marks if 0 <= mark.offset <= len(text)), key=lambda mark: mark.offset)
    in_turn = sorted(spans, key=lambda span: span.start)
    if not called and all(span.end <= following.start for span, following in pairwise(in_turn)):
        return SafeString("".join(_in_turn(in_turn, text)))
    starting = defaultdict(list)
    for span in enumerate(spans):
        starting[span[1].start].append(span)
    edges = {0, len(text)} | {edge for span in spans for edge in (span.start, span.end)}
    edges = sorted(edges | {mark.offset for mark in called})
    pieces, opened, around = [], [], []
    for start, end in pairwise([*edges, edges[-1]]):
        here = [mark for mark in called if mark.offset == start] if called else []
        around = [span for span in around if span[1].end > start] + starting.get(start, [])
        wanted = [span for _place, span in sorted(around)] if end > start else []
        if here:
            _shift(pieces, opened, [])
            pieces.extend(_note_marks(here))
        _shift(pieces, opened, wanted)
        pieces.append(escape(text[start:end]))
    return SafeString("".join(pieces))  # every piece was escaped or made here


def note(text: str, spans: Iterable[Span] = ()) -> SafeString:
    """The words of a note, before which its mark is set: in Arabic without the emptied brackets the mark was printed in."""
    begin = len(text) - len(text.removeprefix(EMPTIED))
    return prose(text[begin:], [replace(span, start=max(span.start - begin, 0), end=span.end - begin) for span in spans])


def window(
    text: str, start: int, end: int, spans: Iterable[Span] = (), marks: Iterable[NoteMark] = ()
) -> SafeString:
    """The part [start, end) of the text with its spans and marks, an ellipsis standing for what was cut off."""
    start, end = max(start, 0), min(end, len(text))
    moved = [replace(span, start=max(span.start - start, 0), end=span.end - start) for span in spans]
    called = [replace(mark, offset=mark.offset - start) for mark in marks]
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return format_html("{}{}{}", before, prose(text[start:end], moved, called), after)


def table(rows: Sequence[Sequence[str]], text: str, spans: Iterable[Span] = (), marks: Iterable[NoteMark] = ()) -> SafeString:
    """The rows as the body of a table; spans and marks over `text` (cells joined by tabs and newlines) go to their cells.

    Where `text` is not the cells so joined the cells are set without them.  The last cell of a row with fewer cells
    than others takes the room that is left.
    """
    columns = max(map(len, rows), default=0)
    joined = text == "\n".join("\t".join(row) for row in rows)
    spans, marks = (list(spans), list(marks)) if joined else ([], [])
    lines, offset = [], 0
    for row in rows:
        cells = []
        for cell in row:
            moved = [
                replace(span, start=max(span.start - offset, 0), end=span.end - offset)
                for span in spans
                if span.start < offset + len(cell) and span.end > offset
            ]
            called = [replace(mark, offset=mark.offset - offset) for mark in marks if 0 <= mark.offset - offset <= len(cell)]
            wide = format_html(' colspan="{}"', columns - len(row) + 1) if len(cells) + 1 == len(row) < columns else ""
            amount = mark_safe(' class="amount"') if AMOUNT.fullmatch(cell) else ""
            cells.append(format_html("<td{}{}>{}</td>", wide, amount, prose(cell, moved, called)))
            offset += len(cell) + 1
        lines.append(format_html("<tr>{}</tr>\n", mark_safe("".join(cells))))
    return mark_safe("".join(lines))


def data_block(value: dict) -> SafeString:
    """The value as JSON-LD: data that no browser runs, in which no text can end the element."""
    text = json.dumps(value, ensure_ascii=False).translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"})
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def _whole_letters(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans with no edge between a letter and the vowel signs or accents that stand on it: it is drawn as one."""
    if text.isascii():
        return list(spans)
    return [_moved(span, _behind_signs(span.start, text), _behind_signs(span.end, text)) for span in spans]


def _moved(span: Span, start: int, end: int) -> Span:
    return span if (span.start, span.end) == (start, end) else replace(span, start=start, end=end)


def _behind_signs(edge: int, text: str) -> int:
    while 0 < edge < len(text) and combining(text[edge]):
        edge += 1
    return edge


def _nestable(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans cut to the text, outermost first, without links that would stand inside another."""
    cut = [
        span if span.start >= 0 and span.end <= length else replace(span, start=max(span.start, 0), end=min(span.end, length))
        for span in spans
    ]
    kept, last_link = [], 0
    for span in sorted(cut, key=lambda span: (ORDER.index(span.element), span.start, -span.end)):
        if span.end <= span.start or (span.element == "a" and span.start < last_link):
            continue
        if span.element == "a":
            last_link = span.end
        kept.append(span)
    return kept


def _in_turn(spans: Sequence[Span], text: str) -> Iterable[str]:
    """The text with spans of which none reaches into another: most texts have no others."""
    done = 0
    for span in spans:
        yield escape(text[done : span.start])
        yield _opened(span)
        yield escape(text[span.start : span.end])
        yield f"</{span.element}>"
        done = span.end
    yield escape(text[done:])


def _opened(span: Span) -> str:
    attributes = "".join([f' {name}="{escape(value)}"' for name, value in span.attributes])
    return f"<{span.element}{attributes}>"


def _shift(pieces: list[str], opened: list[Span], wanted: list[Span]) -> None:
    """Close what is open and not wanted (with what stands inside it), then open what is missing."""
    common = 0
    while common < min(len(opened), len(wanted)) and opened[common] is wanted[common]:
        common += 1
    while len(opened) > common:
        pieces.append(f"</{opened.pop().element}>")
    for span in wanted[common:]:
        pieces.append(_opened(span))
        opened.append(span)


def _note_marks(marks: Sequence[NoteMark]) -> Iterable[str]:
    """The marks that stand at one place; the stylesheet sets a comma before those of class `further`."""
    for place, mark in enumerate(marks):
        css = "mark further" if place else "mark"
        if mark.href:
            yield format_html(
                '<sup class="{}"><a id="{}" href="{}" role="doc-noteref">{}</a></sup>',
                css, mark.anchor, mark.href, mark.mark,
            )  # fmt: skip
        else:
            yield format_html('<sup class="{}">{}</sup>', css, mark.mark)
