"""Annotating: a Document whose paragraphs, notes and masthead lines carry their citations.

Guarantees: citations of a text are in order and do not overlap; the spans are of the untouched text;
links that came with the source are kept as `linked` where the words agree, and lose where the printed
number contradicts them (warning `link-contradicted`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from resolutions import symbols

from ..document import Citation, Document, Footnote, MastheadLine, Paragraph, Warning
from ..numerals import DIGIT
from . import documents, pinpoints, recognising
from .findings import Finding, Home, Taken
from .folding import Folded, fold
from .sessions import FIRST_YEAR
from .wording import WORDINGS

Holder = Paragraph | Footnote | MastheadLine
_IBID_REACH = 30
"""Ibid. opens its note."""
_SAME_SOURCE = re.compile(
    r"[.。 ]*\Z|[,،，] ?(?:par|para|paras|párr|párrs|п|пп|пункт\w*|sect|sects|secc|разд|annex|anex|приложени|chap|cap"
    r"|гл|art|[Aa]rt|p|pp)\b"
    r"|[,،，] ?(?:annexe?s?|anexos?|приложени\w+|(?:ال|لل)?(?:مرفق|فقرة|فقرات|فقرتان|جزء|فرع)|附件|第[一二三四五六七八九十\d])"
)
"""What follows an Ibid. that means the whole source: nothing, or a place in it."""
_DIGIT = re.compile(f"{DIGIT}|[㈠-㈩]")
OWN_LINES = ("symbol", "title", "date", "session", "agenda_item")
"""Masthead lines whose numbers are the document's own."""


def annotate(document: Document) -> Document:
    """The Document with every citation that its words carry."""
    if document.language not in WORDINGS:
        return document
    home = Home(document.language, document.organ, _year(document))
    masthead = [_read_line(line, home, document.symbol) for line in document.masthead]
    paragraphs = [_read_paragraph(paragraph, home, document.symbol) for paragraph in document.paragraphs]
    footnotes = _read_footnotes(document.footnotes, home)
    decided = _decided(masthead + paragraphs + footnotes)
    warnings: list[Warning] = []
    return replace(
        document,
        masthead=_filled(document.masthead, masthead, decided, warnings),
        paragraphs=_filled(document.paragraphs, paragraphs, decided, warnings),
        footnotes=_filled(document.footnotes, footnotes, decided, warnings),
        warnings=document.warnings + tuple(warnings),
    )


def _year(document: Document) -> int | None:
    """The year the document was adopted or issued, or the last of its session."""
    for date in (document.adopted, document.issued):
        if date and date[:4].isdecimal() and int(date[:4]) >= FIRST_YEAR:
            return int(date[:4])
    session = document.session or ""
    if document.organ == "A" and session.isdecimal():
        return FIRST_YEAR + int(session)
    return int(session) if session.isdecimal() and int(session) >= FIRST_YEAR else None


def cite(text: str, home: Home) -> tuple[Citation, ...]:
    """The citations of one text that stands alone."""
    reading = _read(text, home)
    decided = _decided([reading])
    return tuple(_citation(reading.text, finding, decided) for finding in reading.findings)


class _Text(NamedTuple):
    """A folded text and what was found in it."""

    text: Folded
    findings: list[Finding]


_NOTHING = _Text(Folded(""), [])
_PLACE = attrgetter("start")


def _read(text: str, home: Home) -> _Text:
    if not _DIGIT.search(text):
        return _NOTHING
    folded = fold(text)
    return _Text(folded, find(folded, home))


def _read_paragraph(paragraph: Paragraph, home: Home, own_symbol: str | None) -> _Text:
    """A paragraph also refers to others of its own text."""
    reading = _read(paragraph.text, home)
    if own_symbol is None or reading is _NOTHING:
        return reading
    references = pinpoints.inside(reading.text, home.language, paragraph.anchor)
    if not references:
        return reading
    findings, taken = list(reading.findings), Taken(reading.findings)
    for start, end, first, last in references:
        if taken.take(start, end):
            findings.append(Finding(start, end, own_symbol, pinpoint=first, pinpoint_end=last))
    return _Text(reading.text, sorted(findings, key=_PLACE))


def _read_line(line: MastheadLine, home: Home, own_symbol: str | None) -> _Text:
    """A line of the masthead; the number of the document itself is no citation."""
    if line.kind in OWN_LINES:
        return _NOTHING
    reading = _read(line.text, home)
    return _Text(reading.text, [one for one in reading.findings if one.symbol != own_symbol])


def _read_footnotes(footnotes: tuple[Footnote, ...], home: Home) -> list[_Text]:
    """Notes in order, so that Ibid. finds the source before it."""
    readings: list[_Text] = []
    source: Finding | None = None
    for footnote in footnotes:
        reading = _read_note(footnote.text, home, source)
        source = reading.findings[-1] if reading.findings else None
        readings.append(reading)
    return readings


def _read_note(text: str, home: Home, source: Finding | None) -> _Text:
    """A note that begins with Ibid. also refers to the source of the note before."""
    reading = _read(text, home)
    if source is None:
        return reading
    folded = reading.text or fold(text)
    again = WORDINGS[home.language].ibid.search(folded, 0, _IBID_REACH)
    if not again:
        return reading
    return _Text(folded, pinpoints.attach(folded, _ibid(folded, again, reading.findings, source), home.language))


def _decided(readings: list[_Text]) -> frozenset[str]:
    """The symbols that are named beyond doubt."""
    return frozenset(one.symbol for reading in readings for one in reading.findings if not one.doubtful)


def _filled(holders: tuple[Holder, ...], readings: list[_Text], decided: frozenset[str], warnings: list[Warning]):
    """The paragraphs, notes or lines with their citations."""
    filled = []
    for holder, reading in zip(holders, readings, strict=True):
        if reading.findings:
            found = tuple(_citation(reading.text, finding, decided) for finding in reading.findings)
            holder = replace(holder, citations=_checked(holder, found, warnings))
        filled.append(holder)
    return tuple(filled)


def find(text: Folded, home: Home) -> list[Finding]:
    """All findings of a folded text, in order and without overlap."""
    written, found = documents.find(text), recognising.find(text, home)
    if written:
        taken = Taken(written)
        found = sorted(written + [one for one in found if taken.take(one.start, one.end)], key=_PLACE)
    return pinpoints.attach(text, found, home.language)


def _ibid(text: Folded, ibid: re.Match, findings: list[Finding], source: Finding) -> list[Finding]:
    """What a note that begins with Ibid. cites: a number of the same series, or the same source again."""
    series = source.symbol[:4]
    if series in ("UNTS", "LNTS") and not any(one.symbol.startswith(series) for one in findings):
        if continued := documents.treaties(text, series):
            return sorted(findings + continued[:1], key=_PLACE)
    if (findings and findings[0].start < ibid.end() + 3) or not _SAME_SOURCE.match(text, ibid.end()):
        return findings
    again = replace(source, start=ibid.start(), end=ibid.end(), date=None, pinpoint=None, pinpoint_end=None)
    return [replace(again, phrase=ibid.span(), also=()), *findings]


def _citation(text: Folded, finding: Finding, decided: frozenset[str]) -> Citation:
    start, end = text.span(finding.start, finding.end)
    symbol, candidates = finding.symbol, finding.candidates
    if finding.doubtful:
        named = [one for one in finding.doubtful if one in decided]
        if len(named) == 1:
            symbol, candidates = named[0], ()
    return Citation(
        start, end, symbol, finding.pinpoint, date=finding.date,
        candidates=candidates, also=finding.also, pinpoint_end=finding.pinpoint_end,
    )  # fmt: skip


# --------------------------------------------------------------------------------------- given links


def _checked(holder: Holder, found: tuple[Citation, ...], warnings: list[Warning]) -> tuple[Citation, ...]:
    """Given links set against what the words say; the words win."""
    links = [one for one in holder.citations if one.method == "linked"]
    if not links:
        return found
    result = []
    for citation in found:
        link = next((one for one in links if one.start < citation.end and citation.start < one.end), None)
        if link is None:
            result.append(citation)
            continue
        result.append(_confronted(citation, link, holder, warnings))
    taken = Taken(found)
    lonely = [one for one in links if taken.take(one.start, one.end)]
    return tuple(sorted(result + lonely, key=_PLACE))


def _confronted(citation: Citation, link: Citation, holder: Holder, warnings: list[Warning]) -> Citation:
    if _same(citation, link.symbol):
        symbol = link.symbol if citation.candidates else citation.symbol
        return replace(citation, symbol=symbol, candidates=(), method="linked", linked=link.symbol)
    words = holder.text[citation.start : citation.end]
    warnings.append(
        Warning(
            "link-contradicted",
            holder.lines[0],
            f"The link of “{words}” leads to {link.symbol}, the words name {citation.symbol}; the words were kept.",
        )
    )
    return replace(citation, linked=link.symbol)


def _same(citation: Citation, linked: str) -> bool:
    """The same resolution; links of the source often leave out the letter (un_spec 1.6)."""
    names = (citation.symbol, *citation.also, *citation.candidates)
    return any(_bare(name) == _bare(linked) for name in names)


def _bare(symbol: str) -> str:
    try:
        return symbols.parse(symbol).without_letter().key
    except ValueError:
        return symbol.upper().replace(" ", "")
