"""Stage 3: the heading, from the first line to the proponent line, kept line by line and read into facts.

Guarantees to the next stages:
1. `lines` begins with the first line of the preamble, or of the operative part;
2. every line of the heading is a MastheadLine with its kind; lines of one sentence or title are joined;
3. `facts` holds what the lines say (symbol, status, organ, session, title, dates, committee, agenda items,
   sponsors); nothing is derived from what is not printed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from resolutions.anchors import latin_number

from . import proponent
from .document import MastheadLine
from .numerals import date, is_date, ordinal
from .openings import LANGUAGES, opening_kind
from .sheet import Line, Sheet, together
from .words import (
    AGENDA,
    AGENDA_ITEM,
    COMMITTEE,
    DOCUMENT_TYPE,
    FIXED,
    JOINED_NAMES,
    MASTHEAD,
    NUMBER,
    NUMBERED,
    ORGAN,
    PROPONENT,
    PROPONENTS,
    SESSION,
    SESSION_SPECIAL,
    SESSION_URGENT,
    SESSION_WORDS,
    SYMBOL,
)

_SENTENCES = ("adoption", "provenance", "document_type", "agenda_title", "title", "agenda_item")
"""Kinds that run over several lines."""
_IN_TITLES = ("organisation", "session", "committee", "date")
"""What a line in the midst of a title may look like: `… of its / seventy-fifth session`."""
_COLUMNS = ("organisation", "organ", "symbol", "distribution", "date", "language", "original")
"""Kinds that share a line with another."""
_COLUMN_WORDS = "|".join(words for kind, words in FIXED if kind in _COLUMNS)
_COLUMN_FIRST = re.compile(rf"[\s*.]*(?:\d\d?\s*[^\W\d_]|\d{{4}}\s*年|{SYMBOL.pattern}|{ORGAN.pattern}|{_COLUMN_WORDS})", re.IGNORECASE)
"""What begins as one of them does; a date with its day, in Chinese with its year."""
_WIDE_GAP = re.compile(r"\S\s{4}")
HEADING_ONLY = ("organisation", "symbol", "distribution", "original", "session", "committee", "agenda_item")
_LISTED = re.compile(r",\s+[A-ZÀ-ÞА-Я]|,$")
_LONGEST_HEADING = 120


def read(sheet: Sheet) -> None:
    """Take the heading out of the lines and note what it says."""
    end, speaks = _end(sheet)
    heading, sheet.lines = sheet.lines[:end], sheet.lines[end + bool(speaks) :]
    groups = _grouped([cell for line in heading for cell in _cells(line)])
    _find_title(groups)
    for kind, lines in groups:
        passage = together(lines)
        sheet.masthead.append(MastheadLine(kind, passage.text, passage.lines))
        _note(sheet, kind, passage.text)
    if speaks:
        passage = speaks.passage.folded()
        sheet.masthead.append(MastheadLine("proponent", passage.text, passage.lines))
        sheet.facts["organ"] = organ(passage.text)
    _settle(sheet)


def organ(text: str) -> str | None:
    """The prefix of the organ that speaks in a proponent line."""
    match = PROPONENT.match(text)
    if not match:
        return None
    return next(prefix for prefix, _ in PROPONENTS if match[prefix.replace("/", "_")])


def _end(sheet: Sheet) -> tuple[int, Line | None]:
    """Where the heading ends, and the proponent line if there is one."""
    for place in proponent.places([line.bare for line in sheet.lines[:_LONGEST_HEADING]]):
        return place, sheet.lines[place]
    for place, line in enumerate(sheet.lines[:_LONGEST_HEADING]):
        if NUMBERED.match(line.text) and not NUMBER.match(line.text) or _opens(sheet, line):
            first = sheet.lines[0].passage.lines[0]
            sheet.warn("no-proponent", first, "No line names the organ that speaks; the text is read from its first paragraph.")
            return place, None
    sheet.warn("no-proponent", 1, "No line names the organ that speaks; this may be no resolution.")
    return _known_lines(sheet.lines), None


def _opens(sheet: Sheet, line: Line) -> bool:
    return line.gap and sheet.language in LANGUAGES and opening_kind(line.bare, sheet.language) is not None


def _known_lines(lines: list[Line]) -> int:
    """A heading without a text that could be told: to the last line known by its own words, or the numbered title."""
    if lines and NUMBER.match(lines[0].bare):
        return next((place for place in range(1, len(lines)) if lines[place].gap), len(lines))
    kinds = [kind_of(line) for line in lines[:_LONGEST_HEADING]]
    if not set(kinds) & {"symbol", "distribution", "organisation"}:
        return 0
    end = max(place for place, kind in enumerate(kinds) if kind in HEADING_ONLY) + 1
    if "document_type" in kinds:  # an amendment, a decision: its title is set off below
        end = kinds.index("document_type") + 1
        end += end < len(lines) and lines[end].kind == "heading"
    return end


def _cells(line: Line) -> list[Line]:
    """The columns of a masthead line, as `-layout` and `-raw` print them: organ and distribution side by side.

    A line is cut at a blank only where both sides are known by their own words.
    """
    if kind_of(line) in _COLUMNS:
        return [line]
    text = line.text.rstrip()
    if not _COLUMN_FIRST.match(text) and not _WIDE_GAP.search(text):  # no left column is known
        return [line]
    for gap in re.finditer(r"(?<=\S)\s+", text):
        wide = gap.end() - gap.start() > 3
        first = _kind(text[: gap.start()], False) in _COLUMNS
        second = (first or wide) and _kind(text[gap.end() :], False) in _COLUMNS
        if first and second or wide and (first or second):
            left, right = Line(line.passage[: gap.start()], line.gap, line.broken), Line(line.passage[gap.end() :])
            return [left, *_cells(right)] if first and second else [left, right]
    return [line]


def kind_of(line: Line) -> str | None:
    """The kind of a heading line by its own words; None when they do not say."""
    return _kind(line.bare, line.broken)


@lru_cache(maxsize=1 << 12)
def _kind(text: str, broken: bool) -> str | None:
    text = text.strip().strip("*").strip()
    if SYMBOL.fullmatch(text):
        return "symbol"
    for kind, pattern in MASTHEAD:
        if pattern.match(text):
            return kind
    if is_date(text):
        return "date"
    if SESSION.fullmatch(text):
        return "session"
    if any(pattern.match(text) for _, pattern in COMMITTEE):
        return "committee"
    if AGENDA.fullmatch(text):
        return "agenda_item"
    if NUMBER.match(text) and not broken:
        return "title"
    found = ORGAN.fullmatch(text)
    return "organ" if found else "document_type" if DOCUMENT_TYPE.search(text) else None


def _grouped(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """Lines of one kind that belong together; `other` where the words do not say."""
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        kind = kind_of(line)
        last = groups[-1][0] if groups else None
        if last in _SENTENCES and (_goes_on(groups[-1][1], last, kind, line) or kind == last == "title" and not line.gap and _named(groups)):
            groups[-1][1].append(line)
        elif kind == "document_type" and not line.gap and _sponsors_above(groups):
            groups[-1] = (kind, [*groups[-1][1], line])
        elif kind == "document_type" and not line.gap and last == "agenda_title":
            groups.append((kind, [*_states_below(groups[-1][1]), line]))
        elif kind is None and last in ("agenda_item", "agenda_title"):
            groups.append(("agenda_title", [line]))
        elif kind is None and last == "other" and (not line.gap or line.kind != "heading"):
            groups[-1][1].append(line)
        else:
            groups.append((kind or "other", [line]))
    return groups


def _named(groups: list[tuple[str, list[Line]]]) -> bool:
    """The number of the open title is that of the symbol above it: another number is a word of the title."""
    number = NUMBER.match(groups[-1][1][0].bare)
    return number is not None and any(kind == "symbol" and lines[0].bare.strip("*").endswith(f"/{number['number']}") for kind, lines in groups)


def _sponsors_above(groups: list[tuple[str, list[Line]]]) -> bool:
    """The group above holds the States of `…: draft resolution`: not the title of the agenda item itself."""
    kinds = [kind for kind, _ in groups]
    return kinds[-1:] == ["other"] or kinds[-2:] == ["agenda_title", "agenda_title"]


def _states_below(title: list[Line]) -> list[Line]:
    """Take from below the title of the agenda item the lines that list States: capitals after their commas."""
    start = len(title)
    while start > 1 and _LISTED.search(title[start - 1].bare):
        start -= 1
    states = title[start:]
    del title[start:]
    return states


def _goes_on(group: list[Line], last: str, kind: str | None, line: Line) -> bool:
    """Whether a line continues the sentence or title before it."""
    text = " ".join(each.bare for each in group)
    if last == "provenance":
        return "]" not in text and kind != "title"
    if last == "adoption":
        return kind in (None, "date") and not re.search(r"\d{4}", text)
    if last == "title":
        return (kind in (None, "organ", "document_type") or not line.gap and kind in _IN_TITLES) and line.kind == group[-1].kind
    if last == "agenda_item":
        return kind is None and not line.gap and line.text[:1].islower()
    return kind is None and not line.gap


def _find_title(groups: list[tuple[str, list[Line]]]) -> None:
    """Without a numbered title, the title is the last line before the proponent that nothing else explains."""
    if any(kind == "title" for kind, _ in groups):
        return
    if [kind for kind, _ in groups[-2:-1]] == ["document_type"] and groups[-1][0] in ("other", "session", "agenda_title"):
        groups[-1] = ("title", groups[-1][1])
        return
    for place in range(len(groups) - 1, -1, -1):
        kind, lines = groups[place]
        before = [known for known, _ in groups[:place]]
        if kind == "other" or (kind == "agenda_title" and "agenda_title" in before):
            groups[place] = ("title", lines)
            return
        if kind == "document_type" and len(lines) > 1:
            split = next((at for at in range(1, len(lines)) if lines[at].gap), None)
            if split:
                groups[place : place + 1] = [(kind, lines[:split]), ("title", lines[split:])]
            return


def _note(sheet: Sheet, kind: str, text: str) -> None:
    """What one heading line says."""
    facts, text = sheet.facts, text.strip("*").strip()
    match kind:
        case "symbol":
            facts.setdefault("symbol", SYMBOL.match(text)["symbol"])
        case "organ":
            found = ORGAN.search(text)
            facts.setdefault("heading_organ", next((k.replace("_", "/") for k, v in found.groupdict().items() if v), None))
        case "date":
            facts.setdefault("issued", date(text))
        case "session":
            facts.setdefault("session", _session(text))
        case "committee":
            facts.setdefault("committee", next(symbol for symbol, pattern in COMMITTEE if pattern.match(text)))
        case "agenda_item":
            facts["agenda_items"] = facts.get("agenda_items", ()) + _agenda(text)
        case "adoption":
            facts["adopted"] = date(text)
        case "document_type":
            facts["status"] = "draft"
            facts["sponsors"] = _sponsors(text)
        case "title":
            number = NUMBER.match(text)
            facts["number"] = number["number"] if number else None
            facts["title"] = (number["title"] if number else text).strip()
        case "provenance":
            _provenance(facts, text)


def _provenance(facts: dict, text: str) -> None:
    symbols = [match["symbol"] for match in SYMBOL.finditer(text)]
    for symbol in symbols[:1]:
        facts["draft" if "/L." in symbol else "report"] = symbol.rstrip(",.)")


def _session(text: str) -> str | None:
    """`66`, `S-32`, `ES-11` from a session in words."""
    words = SESSION_WORDS.sub(" ", text)
    number = ordinal(words)
    if number is None:
        return None
    if SESSION_URGENT.search(text):
        return f"ES-{number}"
    return f"S-{number}" if SESSION_SPECIAL.search(text) else str(number)


def _agenda(text: str) -> tuple[str, ...]:
    """The numbers of the agenda items, `72 (b)` in one spelling for all languages."""
    match = AGENDA.fullmatch(text) or AGENDA.match(text)
    said = next((value for key, value in match.groupdict().items() if value and key != "provisional"), "") if match else ""
    return tuple(_item(item) for item in AGENDA_ITEM.findall(said))


def _item(item: str) -> str:
    """`72 b)`, `72 (ب)` → `72 (b)`."""
    number, letter = re.match(r"(\d+)\W*(\w*)", item).groups()
    latin = latin_number(letter, None if letter.isascii() else "ar", 1) if letter else None
    return f"{number} ({latin})" if latin else number


def _sponsors(text: str) -> tuple[str, ...]:
    """The States before `: draft resolution`."""
    before = re.split(r"\s*[:：]\s*", text, maxsplit=1)
    if len(before) < 2 or DOCUMENT_TYPE.search(before[0]):
        return ()
    listed = JOINED_NAMES.sub(lambda name: name[0].replace(" ", "\u00a0"), before[0].replace("*", ""))
    names = re.split(r" *[,،，、;] *| +(?:and|et|y|и) +(?=[^,،，、;]+$)", listed)
    names = [name.replace("\u00a0", " ") for name in names]
    return tuple(name.strip() for name in names if name.strip())


def _settle(sheet: Sheet) -> None:
    """Status and symbol, once the whole heading has been read."""
    facts = sheet.facts
    facts["organ"] = facts.get("organ") or facts.get("heading_organ")
    symbol, number = facts.get("symbol"), facts.get("number")
    letter = symbol.rpartition(f"{number} ")[2] if number and symbol else ""
    if len(letter) == 1 and re.search(rf"[\s\u4e00-\u9fff]{letter}$", facts.get("title") or ""):  # set on a line of its own below the title
        facts["title"] = facts["title"][:-1].rstrip()
    if number and (not symbol or "/L." in symbol):
        facts["symbol"] = f"{facts['organ'] or 'A'}/RES/{number}"
        facts["status"] = "adopted"
    elif symbol:
        facts["status"] = "draft" if "/L." in symbol else facts.get("status", "adopted")
    if facts.get("adopted"):
        facts["status"] = "adopted"
