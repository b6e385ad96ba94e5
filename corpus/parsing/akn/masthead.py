"""Cover page, title and closing block → lines of the heading, kept word by word, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from resolutions import symbols
from resolutions.anchors import latin_number

from ..document import MastheadLine, Warning
from ..whitespace import clean
from .pieces import Piece
from .reading import AKN, local
from .repairs import warning
from .runs import Collector, Rich, rich_text

COMMITTEES = {
    "#firstCommittee": "A/C.1", "#secondCommittee": "A/C.2", "#thirdCommittee": "A/C.3",
    "#fourthCommittee": "A/C.4", "#fifthCommittee": "A/C.5", "#sixthCommittee": "A/C.6",
}  # fmt: skip
INLINES = {
    "agenda item": "agenda_item",
    "agenda item name": "agenda_title",
    "originalLanguage": "original",
    "languageOfExpression": "language",
    "decision type": "document_type",
}
ELEMENTS = {
    "docStatus": "distribution",
    "session": "session",
    "docProponent": "provenance",
    "docType": "document_type",
    "event": "session",
}
AUTHORITIES = {"#publisher": "organisation", "#issuingBody": "organ", "#subsidiaryBody": "organ"}
SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Za-z0-9.\-]+)+(?: \((?:Part|Vol\.) [IVX]+\))?")


PROPONENT = re.compile(
    r"(?:The (?:General Assembly|(?:Security|Economic and Social|Human Rights) Council)"
    r"|L[’']Assemblée générale|Le Conseil (?:de sécurité|économique et social|des droits de l[’']homme)"
    r"|La Asamblea General|El Consejo (?:de Seguridad|Económico y Social|de Derechos Humanos)"
    r"|Генеральная Ассамблея|Совет Безопасности|Экономический и Социальный Совет|Совет по правам человека"
    r"|إن الجمعية العامة|إن مجلس الأمن|إن المجلس الاقتصادي والاجتماعي|إن مجلس حقوق الإنسان"
    r"|大会|安全理事会|经济及社会理事会|人权理事会)[,،，]?"
)
MEETING = re.compile(
    r"(?:\d+(?:st|nd|rd|th)(?: \(\w+\))? (?:plenary )?meeting|\d+e séance(?: plénière)?(?: \(reprise\))?"
    r"|(?:\d+[aª]\.?|\w+) (?:sesión|reunión) plenaria(?: \(\w+\))?|\d+[-‑][еe] (?:\(\w+\) )?(?:пленарное )?заседание"
    r"|الجلسة (?:العامة )?(?:\(المستأنفة\) )?\d+(?: \(المستأنفة\))?|第 ?\d+ ?次(?:全体)?会议(?:\(续会\))?)(?:\s.{0,12}\d{4}.{0,6})?"
)


LONGEST_CLOSING = 12
"""Lines; a vote with its States takes eight."""


@dataclass(slots=True)
class Heading:
    """What the lines of a heading and closing block say."""

    lines: list[MastheadLine] = field(default_factory=list)
    notes: list[tuple[Rich, int]] = field(default_factory=list)
    symbol: str = ""
    title: str = ""
    session: str | None = None
    issued: str | None = None
    adopted: str | None = None
    meeting: str | None = None
    committee: str | None = None
    agenda_items: tuple[str, ...] = ()
    originating: tuple[str, ...] = ()
    letter: str = ""
    number: str = ""
    """As printed before the title: `89/10`."""

    def put(self, kind: str, rich: Rich, line: int) -> None:
        if rich.text:
            self.lines.append(MastheadLine(kind, rich.text, (line, line)))
        if rich.marks:
            self.notes.append((rich, line))


def cover(heading: Heading, page: etree._Element) -> None:
    """The lines of a cover page, each with its kind."""
    for paragraph in page.iterchildren(AKN + "p"):
        kind = "other"
        for element in paragraph.iter():
            found = kind_of(heading, element)
            if found:
                kind = found
                break
        heading.put(kind, rich_text(paragraph), paragraph.sourceline)
        for element in paragraph.iter():
            take(heading, element)


def kind_of(heading: Heading, element: etree._Element) -> str | None:
    """The kind of line an element makes; None where it says nothing about it."""
    name, about = local(element), element.get("refersTo")
    if name == "docAuthority":
        return AUTHORITIES.get(about, "organ")
    if name == "docNumber":
        return "symbol" if about == "#symbol" else "title"
    if name == "docTitle":
        return "title" if about in ("#resolutionTitle", "#resolutionNumber", "#decisionTitle", "#title1") else "adoption"
    if name == "docDate":
        return "date" if about == "#dateOfIssuance" else "adopted"
    if name == "inline":
        return INLINES.get(element.get("name"))
    return ELEMENTS.get(name)


def take(heading: Heading, element: etree._Element) -> None:
    """Takes the data of one element of the cover page."""
    name, about = local(element), element.get("refersTo")
    if name == "docNumber" and about == "#symbol":
        heading.symbol = clean("".join(element.itertext()))
    elif name == "docDate":
        date = date_of(element.get("date"))
        if about == "#dateOfIssuance":
            heading.issued = date
        elif about == "#adoptionDate":
            heading.adopted = date
    elif name == "session" and (element.get("value") or "").strip():
        heading.session = element.get("value").strip()
    elif name == "docProponent":
        heading.committee = COMMITTEES.get(about or "", heading.committee)
    elif name == "docTitle" and about == "#resolutionNumber":
        heading.title = clean("".join(element.itertext()))
    elif name == "inline":
        inline(heading, element)


def inline(heading: Heading, element: etree._Element) -> None:
    text = clean("".join(element.itertext()))
    if element.get("name") == "agenda item":
        heading.agenda_items += items_of(element.get("title") or text) or items_of(text)
    elif element.get("name") == "originating document":
        heading.originating += tuple(SYMBOL.findall(text))
    elif element.get("name") == "adoptionMeeting":
        heading.meeting = number_in(element.get("title")) or number_in(text) or heading.meeting


def preface(heading: Heading, element: etree._Element) -> None:
    """The number and title; a letter alone is the letter of one of several resolutions."""
    for paragraph in element.iterchildren(AKN + "p"):
        for number in paragraph.iter(AKN + "docNumber"):
            text = clean("".join(number.itertext()))
            if re.search(r"\d", text):
                heading.number = text.strip(" .")
            else:
                heading.letter = text
        titles = [rich_text(title).text for title in paragraph.iter(AKN + "docTitle")]
        # Arabic prints a dash between the number and the title.
        heading.title = " ".join(filter(None, titles)).lstrip(" \u00a0-–—") or heading.title
        heading.put("title", rich_text(paragraph), paragraph.sourceline)


def closing(heading: Heading, element: etree._Element) -> None:
    """Meeting, date of adoption and vote, a line each; an `eol` ends a line."""
    for paragraph in element.iterchildren(AKN + "p"):
        take_closing(heading, paragraph)
        if paragraph.find(AKN + "vote") is not None:
            heading.put("vote", rich_text(paragraph), paragraph.sourceline)
            continue
        for kind, rich in closing_lines(paragraph):
            heading.put(kind, rich, paragraph.sourceline)


def take_closing(heading: Heading, paragraph: etree._Element) -> None:
    for element in paragraph.iter(AKN + "inline", AKN + "location", AKN + "docDate"):
        if local(element) == "docDate":
            heading.adopted = date_of(element.get("date")) or heading.adopted
        elif element.get("name") == "adoptionMeeting" or element.get("refersTo") == "#adoptionMeeting":
            text = clean("".join(element.itertext()))
            heading.meeting = number_in(text) or number_in(element.get("title")) or heading.meeting


def closing_lines(paragraph: etree._Element) -> list[tuple[str, Rich]]:
    """The lines of a closing paragraph with their kinds."""
    lines: list[tuple[str, Collector]] = [("other", Collector())]

    def walk(element: etree._Element) -> None:
        kind, collector = lines[-1]
        if element.text:
            lines[-1][1].add(element.text)
        for child in element:
            name = local(child)
            if name == "eol":
                lines.append(("other", Collector()))
            elif name == "event":
                walk(child)
            else:
                lines[-1] = ("adopted" if name == "docDate" else "meeting", lines[-1][1])
                lines[-1][1].enter(child)
            if child.tail:
                lines[-1][1].add(child.tail)

    walk(paragraph)
    return [(kind, collector.finish()) for kind, collector in lines]


def from_body(heading: Heading, pieces: list[Piece], warnings: list[Warning]) -> list[Piece]:
    """Takes the line that names the organ and the meeting out of the body, where the file put them there."""
    if pieces and pieces[0].role == "body" and PROPONENT.fullmatch(pieces[0].rich.text):
        warnings.append(warning("proponent-moved", pieces[0].line, text=pieces[0].rich.text))
        pieces[0].role = "proponent"
    closing = closing_pieces([piece for piece in pieces if piece.zone == "body"])
    for piece in closing:
        kind = "vote" if closing[0].rich.text.startswith("[") else "adopted" if piece is not closing[0] else "meeting"
        heading.put(kind, piece.rich, piece.line)
        heading.meeting = heading.meeting or (number_in(piece.rich.text) if kind == "meeting" else None)
        warnings.append(warning("closing-moved", piece.line, text=piece.rich.text))
    return [piece for piece in pieces if not any(piece is one for one in closing)]


def closing_pieces(body: list[Piece]) -> list[Piece]:
    """The last lines of the body that are the meeting, with what follows it, or the vote in its brackets."""
    first = max(len(body) - LONGEST_CLOSING, 0)
    for place in range(first, len(body)):
        tail = body[place:]
        if any(piece.label or piece.role not in ("body", "heading") for piece in tail):
            continue
        vote = tail[0].rich.text.startswith("[") and tail[-1].rich.text.endswith("]")
        if vote or (len(tail) <= 2 and MEETING.fullmatch(tail[0].rich.text)):
            return tail
    return []


def date_of(value: str | None) -> str | None:
    """An ISO date; None for none and for the placeholder of year 1."""
    value = (value or "").strip()[:10]
    return value if re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d", value) else None


def number_in(text: str | None) -> str | None:
    match = re.search(r"\d+", text or "")
    return match.group() if match else None


def items_of(text: str) -> tuple[str, ...]:
    """`19 (c)` → 19 (c); `13 and 117` → 13, 117; an Arabic letter becomes its Latin one."""
    result = []
    for number, letter in re.findall(r"(\d+)(?:\s?\(?\s?([a-z]{1,2}|[\u0621-\u064a])\s?\))?", text):
        latin = latin_number(letter, None, 1) if letter else None
        result.append(f"{number} ({latin})" if latin else number)
    return tuple(result)


def latin_symbol(text: str) -> str:
    """A symbol as printed, with its Arabic letter in Latin and without empty brackets where a note stood."""
    words = text.replace("()", "").split()
    return " ".join(symbols.ARABIC_SERIES_LETTERS.get(word, word) for word in words)


def canonical(text: str | None) -> str | None:
    """The symbol that begins a text, in its normal form; None when there is none."""
    text = clean(text)
    for candidate in (text, *(match for match in SYMBOL.findall(text)[:1])):
        try:
            return symbols.parse(candidate).symbol if candidate else None
        except ValueError:
            continue
    return None
