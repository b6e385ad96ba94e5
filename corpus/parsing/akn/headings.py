"""Which pieces are headings, of which rank, and which of them open an annex or a section."""

from __future__ import annotations

import re

from .labels import ANNEX, annex_number, section_head, section_number
from .pieces import Piece
from .runs import Rich

RUNS_ON = re.compile(r"[,;:،，；؛：]\d*$")
SECTION_LABEL = re.compile(r"[IVXL]+\.?|[A-ZАВЕС]\.|[一二三四五六七八九十]+[、.]?|[\u0621-\u064a ]{3,}\s?[-–]?")
NUMBERED = re.compile(r"[IVXL]{2,} [A-ZА-ЯÀ-Þ]")
SIGNS = re.compile(r"[;；؛]")
LONGEST_UNENDED = 150
LONGEST = 300
"""Characters; no heading of the corpus is longer, paragraphs set in bold are."""


def find(pieces: list[Piece], language: str | None) -> list[Piece]:
    """The pieces with their headings named: role heading, number, label and level (document.py)."""
    unended = unended_lines(pieces)
    for place, piece in enumerate(pieces):
        if piece.role == "section" or place in unended or (piece.role == "body" and is_heading(piece, language)):
            piece.role = "heading"
        if piece.role == "heading":
            piece.kind, piece.level = "heading", 2
            number_of(piece, language)
    pieces = merged(pieces)
    pieces = annexes(pieces)
    ranks(pieces)
    return pieces


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
    found: set[int] = set()
    run: list[int] = []
    for place, piece in enumerate(pieces):
        if is_unended(piece):
            run.append(place)
            continue
        if len(run) <= 3:
            found.update(run)
        run = []
    return found


def is_unended(piece: Piece) -> bool:
    text = piece.rich.text
    return bool(
        text and len(text) <= (LONGEST if NUMBERED.match(text) else LONGEST_UNENDED) and not SIGNS.search(text)
        and (SECTION_LABEL.fullmatch(piece.label) if piece.label else not piece.depth and piece.role == "body")
        and piece.role in ("body", "preambular")
        and (text[-1].isalnum() or text[-1] in ")）》»”") and not piece.rich.links
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
