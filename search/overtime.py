"""Over time: the hits of a search by session, year, action, committee or organ, absolute and per thousand entries."""

from __future__ import annotations

from dataclasses import dataclass

from . import wording
from .asking import NARROWING, Question, answer
from .engines import choice

IN_ORDER = ("session", "year")
WIDTH, HEIGHT, FOOT = 720, 200, 28
"""Size of the drawing in its own units."""
WIDEST = 56
"""A bar is no wider, however few there are."""
MOST_BARS = 60


@dataclass(frozen=True)
class Bar:
    """One value: its name, how many hits and how many per thousand, and where its bar is drawn."""

    value: str
    called: str
    number: int
    rate: float
    address: str
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Chart:
    """Bars with the scale they are drawn on."""

    by: str
    bars: list[Bar]
    highest: float
    rated: bool
    width: int = WIDTH
    height: int = HEIGHT
    full_height: int = HEIGHT + FOOT

    @property
    def labelled(self) -> list[Bar]:
        """The bars that have room for their name below."""
        step = -(-len(self.bars) // 14) or 1
        return self.bars[::step]


def chart(asked: Question, by: str, rated: bool) -> Chart:
    """The hits of a search by one dimension; `rated` draws the numbers per thousand entries."""
    found, _reason = answer(asked, facets=(by,), limit=0)
    engine, _reason = choice.engine()
    everything = engine.search(asked.request((by,), tree=NARROWING[asked.options.kind], filters=(), limit=0))
    held = dict(everything.facets[by])
    counted = dict(found.facets[by])
    values = sorted(held, key=lambda value: (not value.isdecimal(), value.zfill(6))) if by in IN_ORDER else list(counted)
    rows = [(value, counted.get(value, 0), 1000 * counted.get(value, 0) / held[value]) for value in values[:MOST_BARS]]
    highest = max((rate if rated else number for _, number, rate in rows), default=0)
    step = WIDTH / max(len(rows), 1)
    wide = min(step * 0.8, WIDEST)
    bars = []
    for place, (value, number, rate) in enumerate(rows):
        tall = HEIGHT * (rate if rated else number) / highest if highest else 0
        bars.append(
            Bar(
                value, wording.value(by, value), number, round(rate, 2),
                asked.options.address(view="hits", filters=_only(asked, by, value)),
                round(place * step + (step - wide) / 2, 1), round(HEIGHT - tall, 1), round(wide, 1), round(tall, 1),
            )
        )  # fmt: skip
    return Chart(by, bars, round(highest, 2), rated)


def _only(asked: Question, by: str, value: str):
    others = tuple(pair for pair in asked.options.filters if pair[0] != by)
    return tuple(sorted((*others, (by, (value,)))))
