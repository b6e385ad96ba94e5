"""How well hits are ranked: nDCG@10 over questions judged by reading (tests/cases/relevance.md)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..models import Entry

BEST, GOOD = 3, 1
DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """A question with the worth of each address that answers it."""

    question: str
    worth: dict[str, int]


def read(file: Path) -> list[Judged]:
    """The questions of a table with the columns question, best and good."""
    rows = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 2 and "#" in cells[1]:
            worth = dict.fromkeys(_addresses(cells[2] if len(cells) > 2 else ""), GOOD) | dict.fromkeys(_addresses(cells[1]), BEST)
            rows.append(Judged(cells[0], worth))
    return rows


def _addresses(cell: str) -> list[str]:
    """`74/92 B#h1 74/155#pp9` → the two addresses."""
    return [f"A/RES/{number}" for number in re.findall(r"\d+/\d+(?: [A-Z](?=#))?#\S*", cell)]


def addresses(language: str) -> dict[int, str]:
    """The address of each entry of a language, as the table writes it."""
    rows = Entry.objects.filter(language=language).values_list("pk", "version__resolution__symbol", "anchor")
    return {pk: f"{symbol}#{anchor}" for pk, symbol, anchor in rows}


def figure(judged: list[Judged], ranking: Callable[[str], list[str]]) -> float:
    """The mean nDCG@10 of what `ranking` gives for each question, as addresses in order."""
    return sum(_ndcg(ranking(one.question)[:DEPTH], one.worth) for one in judged) / len(judged)


def _ndcg(ranked: list[str], worth: dict[str, int]) -> float:
    gained = sum(worth.get(address, 0) / math.log2(place + 2) for place, address in enumerate(ranked))
    ideal = sum(value / math.log2(place + 2) for place, value in enumerate(sorted(worth.values(), reverse=True)[:DEPTH]))
    return gained / ideal
