"""The neighbourhood of a resolution: what it cites and who cites it, by how often, and by year."""

from collections import Counter
from dataclasses import dataclass

from . import addresses
from .citing import Citing
from .models import Citation, LanguageVersion, Resolution


@dataclass(slots=True)
class Neighbour:
    """A text tied by citations: how often it is cited from here (or cites), its title and year where held."""

    symbol: str
    address: str
    number: int
    title: str = ""
    language: str = ""
    year: int | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a chart: what was cited then, drawn downwards, and who cited, upwards."""

    year: int
    citing: int
    cited: int
    x: float
    width: float
    up: float
    down: float

    @property
    def top(self) -> float:
        """Where the upward bar begins."""
        return round(MIDDLE - self.up, 2)

    @property
    def middle(self) -> float:
        """The middle of the bar, for its name."""
        return round(self.x + self.width / 2, 2)


WIDTH, MIDDLE, TALLEST = 720, 64, 60
"""Size of the chart of years in its own units: its width, the line between the bars, and the longest bar."""


def cites(version, own_key: str, language: str) -> list[Neighbour]:
    """What a language version cites, the most often cited first, in two questions."""
    rows = Citation.objects.filter(version=version, candidates=[]).exclude(target_key=own_key).select_related("target")
    rows = [citation for citation in rows if citation.target_id != version.resolution_id]
    counts, targets = Counter(), {}
    for citation in rows:
        symbol = citation.target.symbol if citation.target else citation.target_symbol
        counts[symbol] += 1
        targets[symbol] = citation.target
    titles = _titles([target.pk for target in targets.values() if target], language)
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    found = (_neighbour(symbol, number, targets[symbol], titles, language) for symbol, number in ordered)
    return [one for one in found if one.address]


def cited_by(found: list[Citing], language: str, most: int | None = None) -> list[Neighbour]:
    """Those who cite, with most paragraphs first, the newest first among equals; one question for those wanted."""
    counts = Counter(one.resolution for one in found)
    ordered = list(counts.items())
    ordered = sorted(ordered, key=lambda row: -row[1])[:most]  # stable: `found` has the newest first
    resolutions = Resolution.objects.in_bulk([pk for pk, _number in ordered])
    titles = _titles(list(resolutions), language)
    return [_neighbour(resolutions[pk].symbol, number, resolutions[pk], titles, language) for pk, number in ordered]


def _neighbour(symbol, number, target, titles, language):
    one = Neighbour(symbol, addresses.of(symbol, language), number, held=target is not None)
    if target:
        dated = target.adopted or target.issued
        one.year = dated.year if dated else None
        one.title, one.language = titles.get(target.pk, ("", ""))
    return one


def _titles(resolutions, language):
    """{resolution: (title, its language)}, in `language` where there is one."""
    titles = {}
    versions = LanguageVersion.objects.held().filter(resolution__in=resolutions).order_by("language")
    for pk, code, title in versions.values_list("resolution", "language", "title"):
        if pk not in titles or code == language:
            titles[pk] = (title, code)
    return titles


def width(bars: list[Bar]) -> float:
    """How wide the chart of these years is."""
    return round(bars[-1].x + bars[-1].width * 1.125, 2) if bars else 0


def years(citing: dict[int, int], cited: list[Neighbour]) -> list[Bar]:
    """The chart of years, each year from the first to the last; empty where nothing has a date."""
    below = Counter(one.year for one in cited if one.year)
    if not citing and not below:
        return []
    every = range(min((*citing, *below)), max((*citing, *below)) + 1)
    step = min(WIDTH / len(every), 48)
    highest = max((*citing.values(), *below.values()))
    return [
        Bar(
            year, citing.get(year, 0), below.get(year, 0), round(place * step + step * 0.1, 2), round(step * 0.8, 2),
            round(TALLEST * citing.get(year, 0) / highest, 2), round(TALLEST * below.get(year, 0) / highest, 2),
        )
        for place, year in enumerate(every)
    ]  # fmt: skip
