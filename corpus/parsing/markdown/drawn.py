"""Tables that Markdown draws: columns told by groups of dashes above them (simple, multiline), or boxed in `+---+` (grid)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_GRID = re.compile(r"\s*\+(?:[-=:]+\+)+\s*$")
_DASHES = re.compile(r"\s{0,8}-{3,}(?: +-{2,})*\s*$")
_GROUP = re.compile(r"-+")
_FURTHEST = 400
"""Lines of a table that the line of dashes below it is looked for in."""

Lines = list[tuple[int, str]]
Rows = list[list[Lines]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table: its rows of cells, each with its lines, and the index of the line behind it."""

    rows: Rows
    end: int


def begun(lines: list[str], at: int, waiting: int) -> Drawn | None:
    """The table that line `at` begins, `waiting` lines above it standing open; None where it begins none."""
    if _GRID.match(lines[at]):
        return _grid(lines, at)
    if not _DASHES.match(lines[at]):
        return None
    columns = _columns(lines[at])
    if len(columns) > 1:
        if waiting:
            return _simple(lines, at, columns, at - 1 if waiting == 1 else at)
        end = _closed(lines, at, columns)
        return _multiline(lines, [(at + 1, end)], columns, end + 1) if end else None
    return None if waiting else _headed(lines, at, columns[0])


# --------------------------------------------------------------------------------------- columns of dashes


def _columns(line: str) -> list[tuple[int, int]]:
    return [found.span() for found in _GROUP.finditer(line.rstrip())]


def _closed(lines: list[str], at: int, columns: list[tuple[int, int]]) -> int | None:
    """The line that ends a table without a heading: the same dashes again, or one dash from end to end."""
    whole = [(columns[0][0], columns[-1][1])]
    for place in range(at + 1, min(len(lines), at + _FURTHEST)):
        if _DASHES.match(lines[place]) and _columns(lines[place]) in (columns, whole):
            return place
    return None


def _headed(lines: list[str], at: int, whole: tuple[int, int]) -> Drawn | None:
    """A table between two lines that are one dash, its heading apart by the dashes of the columns."""
    for place in range(at + 1, min(len(lines), at + 12)):
        columns = _columns(lines[place]) if _DASHES.match(lines[place]) else []
        if len(columns) > 1 and (columns[0][0], columns[-1][1]) == whole:
            end = next((far for far in range(place + 1, min(len(lines), place + _FURTHEST)) if _columns(lines[far]) == [whole] and _DASHES.match(lines[far])), None)
            return _multiline(lines, [(at + 1, place), (place + 1, end)], columns, end + 1) if end else None
    return None


def _simple(lines: list[str], at: int, columns: list[tuple[int, int]], heading: int) -> Drawn:
    """A heading, dashes, and a row a line up to the next blank one."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _DASHES.match(lines[end]):
        end += 1
    rows = [[[(place + 1, cell)] for cell in _cells(lines[place], columns)] for place in (*range(heading, at), *range(at + 1, end))]
    return Drawn(rows, end + 1 if end < len(lines) and lines[end].strip() else end)


def _multiline(lines: list[str], parts: list[tuple[int, int]], columns: list[tuple[int, int]], end: int) -> Drawn:
    """Rows of several lines between blank ones, or of a line each where no blank one stands."""
    rows: Rows = []
    for start, stop in parts:
        spaced = any(not line.strip() for line in lines[start:stop]) or len(parts) > 1
        fresh = True
        for place in range(start, stop):
            if not lines[place].strip():
                fresh = True
                continue
            if fresh or not spaced:
                rows.append([[] for _ in columns])
                fresh = False
            for cell, text in zip(rows[-1], _cells(lines[place], columns), strict=True):
                cell.append((place + 1, text))
    return Drawn(rows, end)


def _cells(line: str, columns: list[tuple[int, int]]) -> list[str]:
    """A line cut where the columns begin; a cell that goes over its edge ends at a blank."""
    places = _places(line)
    cuts = [0]
    for start, _ in columns[1:]:
        cut = next((at for at, place in enumerate(places) if place >= start), len(line))
        cuts.append(max(cut, cuts[-1]))
    return [line[begin:end].strip() for begin, end in zip(cuts, [*cuts[1:], len(line)], strict=True)]


def _places(line: str) -> list[int]:
    """The column that every sign stands in; Chinese signs take two, marks on letters none."""
    places, at = [], 0
    for char in line:
        places.append(at)
        at += 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return places


# ------------------------------------------------------------------------------------------------- boxes


def _grid(lines: list[str], at: int) -> Drawn | None:
    """A table in boxes: rows between borders."""
    edges = [place for place, char in enumerate(lines[at]) if char == "+"]
    rows: Rows = []
    end = at + 1
    fresh = True
    while end < len(lines) and lines[end].lstrip()[:1] in ("|", "+"):
        if _GRID.match(lines[end]):
            fresh = True
        else:
            if fresh:
                rows.append([[] for _ in edges[1:]])
                fresh = False
            for cell, text in zip(rows[-1], _boxed(lines[end], edges), strict=True):
                cell.append((end + 1, text))
        end += 1
    return Drawn(rows, end) if rows else None


def _boxed(line: str, edges: list[int]) -> list[str]:
    parts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    if len(parts) == len(edges) - 1:
        return [part.strip() for part in parts]
    cells = _cells(line, [(edge, edge) for edge in edges[:-1]])
    return [re.sub(r"^\||\|$", "", cell).strip(" ") for cell in cells]
