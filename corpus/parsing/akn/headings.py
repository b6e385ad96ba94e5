"""Which pieces are headings, of which rank, and which of them open an annex or a section."""

from __future__ import annotations

import re

from resolutions.anchors import from_roman, to_roman

from ..document import Warning
from .labels import ANNEX, annex_number, section_head, section_number
from .pieces import Piece
from .repairs import warning
from .runs import Rich

RUNS_ON = re.compile(r"[,;:،，；؛：]\d*$")
SECTION_LABEL = re.compile(r"[IVXL]+\.?|[A-ZАВЕС]\.|[一二三四五六七八九十]+[、.]?|[\u0621-\u064a ]{3,}\s?[-–]?")
NUMBERED = re.compile(r"[IVXL]{2,} [A-ZА-ЯÀ-Þ]")
DIVISION = re.compile(
    r"(?:(?:annex|part|section|article|chapter|partie|titre|chapitre|section|parte|título|capítulo|sección|artículo"
    r"|часть|раздел|глава|статья|الجزء|الباب|الفصل|المادة)\s(?:[IVXLC]+|\d{1,3}|[\u0621-\u064a]{4,12})"
    r"|第[一二三四五六七八九十\d]{1,3}(?:编|部分|章|款|条|节))",
    re.IGNORECASE,
)
COUNTED = re.compile(r"(?P<word>[^\W\d_]{2,20})\s?(?P<number>\d{1,3})[.:：]\s")
SIGNS = re.compile(r"[;；؛]")
LONGEST_UNENDED = 150
LONGEST_NUMBERED = 400
LONGEST = 300
"""Characters; no heading of the corpus is longer, paragraphs set in bold are."""


def find(pieces: list[Piece], language: str | None) -> tuple[list[Piece], list[Warning]]:
    """The pieces with their headings named: role heading, number, label and level (document.py); warnings about them."""
    unended = unended_lines(pieces)
    for place, piece in enumerate(pieces):
        if piece.role == "section" or place in unended or (piece.role == "body" and is_heading(piece, language)):
            piece.role = "heading"
        if piece.role == "heading":
            piece.kind, piece.level = "heading", 2
            number_of(piece, language)
    pieces = merged(pieces)
    pieces = annexes(pieces)
    warnings = misprinted_sections(pieces)
    ranks(pieces)
    return pieces, warnings


def is_heading(piece: Piece, language: str | None) -> bool:
    """A paragraph that the file styles as a heading, or sets in bold or italic from end to end."""
    text = piece.rich.text
    if not text and piece.label:
        return not piece.depth and bool(section_number(piece.label, language))
    if not text or len(text) > LONGEST or RUNS_ON.search(text[-6:]):
        return False
    if piece.label and not SECTION_LABEL.fullmatch(piece.label):
        return False
    return piece.style.startswith(("H", "TitleH")) or ((piece.label or not piece.depth) and piece.rich.all_emphasised)


def unended_lines(pieces: list[Piece]) -> set[int]:
    """Places of short lines without any sign at their end before other text: only headings have none.

    Four and more together are a list of names, and so are lines at the end of an annex.
    """
    found = counted_lines(pieces)
    run: list[int] = []
    listed = listed_lines(pieces)
    for place, piece in enumerate(pieces):
        if is_division(piece) or (place and is_annex_line(pieces[place - 1]) and is_title(piece)):
            found.add(place)
        elif place not in listed and is_unended(piece):
            run.append(place)
            continue
        if len(run) <= 3:
            found.update(run)
        run = []
    return found


def counted_lines(pieces: list[Piece]) -> set[int]:
    """Places of lines that count `Action 1.`, `Action 2.` and so on to four or more, each before a numbered paragraph."""
    series: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces[:-1]):
        match = COUNTED.match(piece.rich.text) if piece.role == "body" and not piece.label else None
        if match and (pieces[place + 1].label or "")[:1].isdigit():
            places = series.setdefault(match["word"], [])
            if int(match["number"]) == len(places) + 1:
                places.append(place)
    return {place for places in series.values() if len(places) > 3 for place in places}


def listed_lines(pieces: list[Piece]) -> set[int]:
    """Places of the lines of an unnumbered list: three and more after a colon, or two with a semicolon or no sign at all."""
    listed: set[int] = set()
    for place, piece in enumerate(pieces):
        if piece.role != "body" or not piece.rich.text.endswith((":", "：")):
            continue
        end = place + 1
        while end < len(pieces) and pieces[end].role == "body" and not pieces[end].label and not is_division(pieces[end]):
            end += 1
        ends = [one.rich.text[-1:] for one in pieces[place + 1 : end]]
        if all(is_unsigned(sign) or SIGNS.match(sign) for sign in ends[:-1]) and len(ends) > 1:
            if is_unsigned(ends[-1]) or SIGNS.match(ends[-1]) or len(ends) > 2 and ends[-1] in ".。":
                listed.update(range(place + 1, end))
    return listed


def is_unsigned(sign: str) -> bool:
    return sign.isalnum() or sign in ")）》»”"


def is_annex_line(piece: Piece) -> bool:
    return not piece.label and not piece.depth and bool(ANNEX.fullmatch(piece.rich.text))


def is_division(piece: Piece) -> bool:
    """`Annex II`, `Part I`, `Article 5` alone on a line, which is a heading wherever it stands."""
    if piece.role != "body" or piece.label or piece.depth:
        return False
    return bool(DIVISION.fullmatch(piece.rich.text)) or is_annex_line(piece)


def is_title(piece: Piece) -> bool:
    """The line after that of an annex, as long as titles are."""
    text = piece.rich.text
    return bool(
        text and piece.role == "body" and not piece.label and len(text) <= LONGEST and text[-1].isalnum()
        and not DIVISION.fullmatch(text)
    )  # fmt: skip


def is_unended(piece: Piece) -> bool:
    text = piece.rich.text
    return bool(
        text and len(text) <= (LONGEST_NUMBERED if NUMBERED.match(text) else LONGEST_UNENDED) and not SIGNS.search(text)
        and (SECTION_LABEL.fullmatch(piece.label) if piece.label else not piece.depth and piece.role == "body")
        and piece.role in ("body", "preambular")
        and is_unsigned(text[-1]) and not piece.rich.links
    )  # fmt: skip


def number_of(piece: Piece, language: str | None) -> None:
    """The number of a heading: its own label, the whole text (`II`), or what stands before the title."""
    if piece.label:
        piece.number = section_number(piece.label, language)
        return
    text = piece.rich.text
    number = section_number(text, language)
    if number:
        piece.number, piece.label, piece.rich = number, text, piece.rich.after(len(text))
        return
    match = section_head(text, language)
    if match and (number := section_number(match["label"].strip(" -–—"), language)):
        piece.number, piece.label, piece.rich = number, match["label"].strip(), piece.rich.after(match.end())


def merged(pieces: list[Piece]) -> list[Piece]:
    """A heading that is only a number and the title on the next line are one heading."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if (
            last and last.kind == piece.kind == "heading" and last.number and not last.rich.text
            and not piece.label and not ANNEX.fullmatch(piece.rich.text) and last.zone == piece.zone
        ):  # fmt: skip
            marks = last.rich.marks
            last.rich = piece.rich
            last.rich.marks = marks + last.rich.marks
        else:
            result.append(piece)
    return result


def misprinted_sections(pieces: list[Piece]) -> list[Warning]:
    """A section whose number can't be read takes the one that is missing between its neighbours; said in warnings."""
    warnings = []
    sections = [piece for piece in pieces if piece.kind == "heading" and (piece.label or piece.number) and piece.level]
    for before, piece, after in zip(sections, sections[1:], sections[2:], strict=False):
        if not piece.number and piece.label and before.number and after.number:
            first, last = from_roman(before.number), from_roman(after.number)
            if first and last == first + 2:
                piece.number = to_roman(first + 1)
                warnings.append(warning("number-misprinted", piece.line, label=piece.label, number=piece.number))
    return warnings


def annexes(pieces: list[Piece]) -> list[Piece]:
    """Annex headings have level 0 and all that follows them is annex; each attachment opens one."""
    result: list[Piece] = []
    inside = False
    for place, piece in enumerate(pieces):
        match = ANNEX.fullmatch(piece.rich.text) if piece.kind == "heading" and not piece.label else None
        if match:
            piece.level, piece.number = 0, annex_number(match)
            inside = True
        elif piece.opens_annex and not any(is_annex(one) for one in pieces[place + 1 : place + 3]):
            inside = True
            if piece.kind == "heading":
                piece.level = 0
            else:
                result.append(Piece("heading", Rich(), piece.line, zone="annex", kind="heading", level=0))
        if inside:
            piece.zone = "annex"
        result.append(piece)
    return result


def is_annex(piece: Piece) -> bool:
    return piece.kind == "heading" and not piece.label and bool(ANNEX.fullmatch(piece.rich.text))


def ranks(pieces: list[Piece]) -> None:
    """Numbered headings are sections; letters stand below Roman numbers where a text has both."""
    roman = False
    for piece in pieces:
        if piece.kind != "heading":
            continue
        if piece.level == 0:
            roman = False
        elif piece.number:
            letter = len(piece.number) == 1 and piece.number not in "IVX"
            piece.level = 2 if letter and roman else 1
            roman = roman or not letter
