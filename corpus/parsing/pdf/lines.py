"""The straight lines drawn on a page of a PDF: rules above notes, borders of tables.

Guarantees to the next steps: a line is [from, to, place], horizontal ones from left to right at a height,
upright ones from bottom to top at a distance from the left; lines that go on from one another are one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat

from .glyphs import address, plain, ready

_MOST_OBJECTS = 20_000
_MOST_POINTS = 4_000
_THIN = 2.0
"""In points: what is drawn thinner than this is a line, whatever the path that draws it."""
_SHORTEST = 4.0
_TOUCHING = 3.0

Line = tuple[float, float, float]


def lines_of(page, texts: Iterable[int | None] = ()) -> tuple[list[Line], list[Line]]:
    """Horizontal and upright lines of a pypdfium2 page; a page with more paths than text ever needs is a drawing and has none.

    `texts` are the addresses of its objects that are known to be text.
    """
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return [], []
    flat: list[Line] = []
    upright: list[Line] = []
    points = 0
    object_at, type_of = _calls()
    known = set(texts)
    others = [item for item in map(object_at, repeat(ready(address(page.raw))), range(count)) if item not in known]
    for item in [ctypes.cast(item, pdfium.FPDF_PAGEOBJECT) for item in others if type_of(ready(item)) == pdfium.FPDF_PAGEOBJ_PATH]:
        points += pdfium.FPDFPath_CountSegments(item)
        if points > _MOST_POINTS:
            return [], []
        for left, bottom, right, top in _strokes(pdfium, item):
            if top - bottom < _THIN and right - left >= _SHORTEST:
                flat.append((left, right, (bottom + top) / 2))
            elif right - left < _THIN and top - bottom >= _SHORTEST:
                upright.append((bottom, top, (left + right) / 2))
    return _merged(flat), _merged(upright)


@lru_cache(maxsize=1)
def _calls() -> tuple:
    """PDFium's functions that tell an object of a page and its type: a page may hold thousands of them."""
    return plain("FPDFPage_GetObject", ctypes.c_void_p), plain("FPDFPageObj_GetType", ctypes.c_int)


def _strokes(pdfium, path) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right, top of a thin path, or of each side of one that is not; a surface that is only filled has no sides."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    if min(right - left, top - bottom) < _THIN:
        yield left, bottom, right, top
        return
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    points = list(_points(pdfium, path)) if stroked.value else []
    for (x, y, _), (next_x, next_y, drawn) in zip(points, points[1:]):
        if drawn:
            yield min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y)


def _points(pdfium, path) -> Iterator[tuple[float, float, bool]]:
    """The corners of a path on the page, and whether a straight line leads to them; a closed path comes back to its first."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    first = None
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        first = place if kind == pdfium.FPDF_SEGMENT_MOVETO or first is None else first
        yield *place, kind == pdfium.FPDF_SEGMENT_LINETO
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield *first, True


def _merged(lines: list[Line]) -> list[Line]:
    """Lines at one place that touch, as one: borders are drawn cell by cell."""
    kept: list[Line] = []
    for start, end, place in sorted(lines, key=lambda line: (round(line[2]), line[0])):
        last = kept[-1] if kept else None
        if last and abs(last[2] - place) < _THIN and start <= last[1] + _TOUCHING:
            kept[-1] = (last[0], max(last[1], end), last[2])
        else:
            kept.append((start, end, place))
    return [(round(start, 1), round(end, 1), round(place, 1)) for start, end, place in kept]
