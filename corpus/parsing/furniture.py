"""Stage 1: what belongs to the page and not to the text - page numbers, job numbers, page headings.

Guarantees to the next stages:
1. `lines` holds no page number, job number, barcode or page heading; each is furniture with its kind;
2. rules and page ends stay in `lines` (kinds `rule` and `page`): the notes stage needs them;
3. no other line is touched.
"""

from __future__ import annotations

import re

from . import proponent
from .passage import Passage
from .sheet import Line, Sheet
from .words import NUMBER, SYMBOL

RULE = re.compile(r"\s*[_\-*=—–‗ˍ⎯─━═]{3,}\s*$")
PAGE_NUMBER = re.compile(r"(?:page\s+)?(?:\d{1,3}\s*/\s*\d{1,3}|[ivxlc]{1,6}/\d{1,3})|page\s+\d{1,3}|-\s*\d{1,3}\s*-", re.IGNORECASE)
JOB_NUMBER = re.compile(
    r"\d{2}-\d{5}\*{0,2}(?:\s*\([A-Z]\))?(?:\s+\d{6})*|\*\d{7,9}\*|\d{6}(?:\s+\d{6})*|(?:Please recycle|Merci de recycler).*"
)
_JOB_AND_PAGE = re.compile(rf"(?:(?:{PAGE_NUMBER.pattern}|{JOB_NUMBER.pattern})\s*)+", re.IGNORECASE)
_COUNTED_PAGE = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_FIRST_SIGNS = frozenset("0123456789*-ivxlcpIVXLCPM٠١٢٣٤٥٦٧٨٩")
"""What page and job numbers begin with; most lines are told by it that they are neither."""
_HEADING_REACH = 7
_LONGEST_HEADING = 80


def remove(sheet: Sheet) -> None:
    """Take the page furniture out of the lines."""
    _mark_rules(sheet.lines)
    sheet.lines = _with_page_ends(sheet.lines)
    printed = _heading_words(sheet.lines)
    kept: list[Line] = []
    for start, end in _pages(sheet.lines):
        page = sheet.lines[start:end]
        headings = _page_heading(page, printed) if start else set()
        for place, line in enumerate(page):
            kind = "page heading" if place in headings else _kind(page, place)
            if kind:
                sheet.discard(kind, line)
                _pass_on_gap(page, place, kind)
            else:
                kept.append(line)
    sheet.lines = kept


def _with_page_ends(lines: list[Line]) -> list[Line]:
    """The lines with an end of page behind each foot, where the source kept page numbers `1/9`, `2/9` but no page ends."""
    counted = [_COUNTED_PAGE.fullmatch(line.bare) for line in lines if line.kind == "text"]
    pages = [(int(found[1]), int(found[2])) for found in counted if found]
    if any(line.kind == "page" for line in lines) or len(pages) < 2:
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
            kept.append(Line(Passage(), True, kind="page"))
    return kept


def _is_foot(line: Line, total: int) -> bool:
    counted = _COUNTED_PAGE.fullmatch(line.bare) if line.kind == "text" else None
    return counted is not None and int(counted[2]) == total or line.kind == "text" and bool(JOB_NUMBER.fullmatch(line.bare))


def _mark_rules(lines: list[Line]) -> None:
    for line in lines:
        if line.kind == "text" and RULE.match(line.text):
            line.kind = "rule"


def _pages(lines: list[Line]) -> list[tuple[int, int]]:
    """Start and end of each page; the page line itself ends its page."""
    ends = [place + 1 for place, line in enumerate(lines) if line.kind == "page"]
    edges = [0, *ends, len(lines)]
    return [(start, end) for start, end in zip(edges, edges[1:]) if start < end]


def _kind(page: list[Line], place: int) -> str | None:
    """The class of furniture of one line; None for text."""
    line = page[place]
    bare = line.bare
    if line.kind != "text" or bare[:1] not in _FIRST_SIGNS:
        return None
    if JOB_NUMBER.fullmatch(bare):
        return "job number"
    if PAGE_NUMBER.fullmatch(bare) or _JOB_AND_PAGE.fullmatch(bare):
        return "page number"
    last = place + 1 < len(page) and page[place + 1].kind == "page"
    if last and line.gap and _BARE_NUMBER.fullmatch(bare):
        return "page number"
    return None


def _pass_on_gap(page: list[Line], place: int, kind: str) -> None:
    """The line after removed furniture keeps the gap, and may continue a sentence from before it."""
    if place + 1 < len(page):
        page[place + 1].gap |= page[place].gap
        page[place + 1].broken |= kind != "page heading" or place > 0


def _heading_words(lines: list[Line]) -> str:
    """The letters of the heading of the document, where its page headings come from."""
    texts = [line.bare for line in lines[:_LONGEST_HEADING]]
    end = next(iter(proponent.places(texts)), len(texts))
    return _letters(" ".join(texts[:end]))


def _page_heading(page: list[Line], printed: str) -> set[int]:
    """Places of the lines at the top of a later page that repeat symbol and title.

    Without a symbol among them nothing is taken: a sentence may repeat the title.
    """
    top = page[:_HEADING_REACH]
    symbols = {place for place, line in enumerate(top) if SYMBOL.fullmatch(line.bare)}
    beside = {place for place, line in enumerate(top) if _symbol_and_title(line.bare, printed)}
    if not symbols and not beside:
        return set()
    places, said = set(), ""
    for place, line in enumerate(top):
        letters = _letters(line.bare)
        goes_on = bool(said) and bool(letters) and said + letters in printed
        long = len(letters) > (3 if letters.isascii() or letters < "\u2e80" else 1) or NUMBER.match(line.bare)
        opens = not said and long and letters in printed
        if place in symbols or place in beside or PAGE_NUMBER.fullmatch(line.bare):
            places.add(place)
        elif opens or goes_on:
            places.add(place)
            said += letters
        else:
            break
    return places if places & (symbols | beside) else set()


def _symbol_and_title(text: str, printed: str) -> bool:
    """A symbol with a piece of the title on the same line, as `-layout` and `-raw` print a page heading."""
    found = SYMBOL.match(text)
    ends = [text[found.end() :]] if found else []
    last = re.search(r"\s\S+$", text)
    if last and SYMBOL.fullmatch(last[0].strip()):
        ends.append(text[: last.start()])
    return any(len(_letters(rest)) > 3 and _letters(rest) in printed for rest in ends)


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
