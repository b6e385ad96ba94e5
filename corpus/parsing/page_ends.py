"""Where the pages end of a text that kept no ends of pages, as a viewer or `pdftotext -nopgbrk` gives it.

Told by the headings that its pages repeat, else by their numbers, `1/9`, `2/9`, which stand at their foot.
"""

from __future__ import annotations

from . import page_headings
from .page_numbers import COUNTED_PAGE, JOB_AND_PAGE, JOB_NUMBER
from .passage import Passage
from .sheet import Line
from .words import NUMBER, SYMBOL

_MOST_LINES = 4
"""A title that a page repeats has no more lines."""


def with_page_ends(lines: list[Line], heading: page_headings.Heading) -> list[Line]:
    """The lines, with a line of kind `page` where a page ends; as they are where the source has such, or nothing tells."""
    if any(line.kind == "page" for line in lines):
        return lines
    tops = _tops(lines, heading)
    if tops:
        return [each for place, line in enumerate(lines) for each in ([_page_end(), line] if place in tops else [line])] + [_page_end()]
    return _behind_feet(lines)


def _page_end() -> Line:
    return Line(Passage(), True, kind="page")


# ---------------------------------------------------------------------------------------- by headings


def _tops(lines: list[Line], heading: page_headings.Heading) -> set[int]:
    """The places of the lines with which a page heading begins: the document's own symbol, and its title beside, below or above it."""
    symbols = _symbols(lines, heading)
    titles = _titles(lines[: heading.end]) if symbols else []
    tops = set()
    for place, beside in symbols:
        below = not beside and _title_below(lines, place, titles)
        top = place if below else _title_above(lines, place, beside, titles, heading.end)
        if below or beside or top < place:
            tops.add(top)
    return tops


def _symbols(lines: list[Line], heading: page_headings.Heading) -> list[tuple[int, str]]:
    """Where the document's own symbol stands below its heading, and the piece of the title beside it."""
    found = []
    for place in range(heading.end + 1, len(lines)):
        text = lines[place].bare
        if "/" not in text or lines[place].kind != "text":  # no symbol
            continue
        symbol, beside = page_headings.symbol_and_title(text, heading.printed)
        symbol = symbol or (text if SYMBOL.fullmatch(text) else "")
        if symbol and page_headings.letters(symbol) in heading.printed:
            found.append((place, beside))
    return found


def _titles(heading: list[Line]) -> list[str]:
    """The letters of the numbered title; of each line of the heading, where none has a number."""
    texts = [line.bare for line in heading]
    numbered = next((place for place, text in enumerate(texts) if NUMBER.match(text)), None)
    if numbered is None:
        return [page_headings.letters(text) for text in texts]
    return [page_headings.letters("".join([NUMBER.match(texts[numbered])["title"], *texts[numbered + 1 :]]))]


def _begins_title(text: str, titles: list[str]) -> bool:
    said = page_headings.letters(text)
    return len(said) > 1 and any(title and (title.startswith(said) or said.startswith(title)) for title in titles)


def _title_above(lines: list[Line], place: int, beside: str, titles: list[str], end: int) -> int:
    """Where the title begins that stands right above a symbol and what of it is beside it; the place of the symbol itself where none does."""
    above = _past_numbers(lines, place, -1)
    for first in range(max(end, above - _MOST_LINES) + 1, above + 1):
        if _begins_title("".join(line.bare for line in lines[first : above + 1]) + beside, titles):
            return first
    return place


def _title_below(lines: list[Line], place: int, titles: list[str]) -> bool:
    below = _past_numbers(lines, place, 1)
    return below < len(lines) and _begins_title(lines[below].bare, titles)


def _past_numbers(lines: list[Line], place: int, step: int) -> int:
    """The next place above (-1) or below (1) whose line is no number of a page; the place behind the last line where none is."""
    place += step
    while 0 <= place < len(lines) and JOB_AND_PAGE.fullmatch(lines[place].bare):
        place += step
    return place


# ----------------------------------------------------------------------------------------- by numbers


def _behind_feet(lines: list[Line]) -> list[Line]:
    """An end of page behind each foot, where the page numbers count up."""
    counted = [COUNTED_PAGE.fullmatch(line.bare) for line in lines if "/" in line.bare and line.kind == "text"]
    pages = [(int(found[1]), int(found[2])) for found in counted if found]
    if len(pages) < 2:
        return lines
    first, total = next((page for page in pages if page[0] < 3), pages[0])
    pages = [page for page in pages if page[1] == total]  # title and page headings may be numbers of resolutions
    if len(pages) < 2 or pages != [(number, total) for number in range(first, first + len(pages))] or first > 2 or pages[-1][0] > total:
        return lines
    kept: list[Line] = []
    for place, line in enumerate(lines):
        kept.append(line)
        following = lines[place + 1] if place + 1 < len(lines) else None
        if _is_foot(line, total) and not (following and _is_foot(following, total)):
            kept.append(_page_end())
    return kept


def _is_foot(line: Line, total: int) -> bool:
    counted = COUNTED_PAGE.fullmatch(line.bare) if line.kind == "text" else None
    return counted is not None and int(counted[2]) == total or line.kind == "text" and bool(JOB_NUMBER.fullmatch(line.bare))
