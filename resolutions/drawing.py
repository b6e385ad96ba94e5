"""The citation map: a resolution in the middle, what it cites on one side, who cites it on the other, as a drawing."""

from dataclasses import dataclass

from .neighbourhood import Neighbour

MOST = 14
"""So many neighbours a side can be read at once; the table below the map names the same ones."""
WIDTH, ROW, TOP = 960, 46, 34
NODE, CENTRE, CENTRE_HEIGHT = 284, 190, 44
"""Widths of the boxes of neighbours and of the one in the middle, and its height."""
LETTERS, WIDE_LETTERS = 36, 19
"""Letters of a title that have room in a box."""


@dataclass(frozen=True, slots=True)
class Node:
    """A neighbour with the place of its box and the curve to the middle."""

    neighbour: Neighbour
    side: str
    """cites | cited_by."""
    x: float
    y: float
    start: float
    """Where lines of words begin inside the box: at its right in a mirrored map."""
    curve: str
    thickness: float

    @property
    def words(self) -> tuple[float, float, float]:
        """Where its words begin, and the lines on which the symbol and the title stand."""
        return self.start, self.y + 16, self.y + 31

    @property
    def short(self) -> str:
        """As much of the title as the box has room for."""
        title, room = self.neighbour.title, WIDE_LETTERS if self.neighbour.language == "zh" else LETTERS
        return title if len(title) <= room else title[: room - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes in the order in which they are read, and the size of the whole."""

    nodes: list[Node]
    height: float
    middle: float
    width: int = WIDTH
    node: int = NODE
    centre: int = CENTRE

    mirrored: bool = False

    @property
    def box(self) -> tuple[float, float]:
        """The corner of the box in the middle."""
        return (WIDTH - CENTRE) / 2, self.middle - CENTRE_HEIGHT / 2

    @property
    def edges(self) -> tuple[int, int]:
        """Where the titles of the two sides begin and end."""
        return (WIDTH, 0) if self.mirrored else (0, WIDTH)

    @property
    def own(self) -> tuple[float, float]:
        """Where the symbol in the middle stands."""
        return WIDTH / 2, self.middle + 6


def draw(cites: list[Neighbour], cited_by: list[Neighbour], mirrored: bool) -> Drawing:
    """Place the neighbours: what is cited at the beginning of the line, who cites at its end (`mirrored` for Arabic)."""
    sides = (("cites", cites[:MOST]), ("cited_by", cited_by[:MOST]))
    rows = max((len(found) for _side, found in sides), default=0) or 1
    height = TOP + rows * ROW
    middle = TOP + rows * ROW / 2
    most = max((one.number for _side, found in sides for one in found), default=1)
    nodes = []
    for side, found in sides:
        at_left = (side == "cites") != mirrored
        start = TOP + (rows - len(found)) * ROW / 2
        for place, one in enumerate(found):
            nodes.append(_node(one, side, at_left, start + place * ROW, middle, most, mirrored))
    return Drawing(nodes, height, middle, mirrored=mirrored)


def _node(one, side, at_left, y, middle, most, mirrored):
    x = 0 if at_left else WIDTH - NODE
    start = x + NODE - 10 if mirrored else x + 10
    outer, inner = (NODE, (WIDTH - CENTRE) / 2) if at_left else (WIDTH - NODE, (WIDTH + CENTRE) / 2)
    bend = (outer + inner) / 2
    at = y + (ROW - 8) / 2
    curve = f"M{outer} {at:g}C{bend:g} {at:g} {bend:g} {middle:g} {inner:g} {middle:g}"
    return Node(one, side, x, y, start, curve, round(1 + 4 * one.number / most, 2))
