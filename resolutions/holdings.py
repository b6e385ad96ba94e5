"""What the reading room holds: texts by session and language, gaps, and the warnings of their intake."""

from dataclasses import dataclass

from . import browsing, structure, symbols, wording
from .models import LANGUAGES, LanguageVersion, Resolution


MOST_RANGES = 12
"""No more ranges of missing numbers are listed for one session."""


@dataclass(slots=True)
class Session:
    """A session of an organ: how many resolutions, and how many of them in each language."""

    organ: str
    name: str
    address: str
    resolutions: int
    texts: list[int]
    missing: str = ""
    """Numbers below the highest one held that are not held: `3, 7–12`."""

    @property
    def cells(self) -> list[tuple[int, int]]:
        """(held, missing) by language."""
        return [(number, self.resolutions - number) for number in self.texts]


def by_session() -> list[Session]:
    """Every session of every organ, newest first, the General Assembly before the others. Three queries."""
    texts, numbers = {}, _numbers()
    for organ, session, language, number, _last in LanguageVersion.objects.by_session():
        texts.setdefault((organ, session), {})[language] = number
    counted = Resolution.objects.held().counted("organ", "session")
    return [
        Session(
            wording.organ(organ),
            wording.session(organ, session),
            browsing.address({"organ": organ, "session": session}),
            number,
            [texts.get((organ, session), {}).get(code, 0) for code in LANGUAGES],
            missing(numbers.get((organ, session), set()), organ),
        )
        for organ, session, number, _last in sorted(counted, key=_place)
    ]


def _place(row):
    organ, session = row[:2]
    return organ != "A", organ, *browsing.newest_first(session)


def missing(numbers: set[int], organ: str) -> str:
    """The numbers that are not there, as ranges.

    The General Assembly and ECOSOC count from 1 in every session; the others count on, so that only
    what is missing between the lowest and the highest number is known.
    """
    if not numbers:
        return ""
    first = 1 if organ in ("A", "E") else min(numbers)
    ranges = []
    for number in range(first, max(numbers)):
        if number in numbers:
            continue
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(low) if low == high else f"{low}–{high}" for low, high in ranges[:MOST_RANGES]]
    return ", ".join(shown) + (" …" if len(ranges) > MOST_RANGES else "")


def _numbers() -> dict[tuple[str, str], set[int]]:
    """{(organ, session): numbers of the adopted resolutions held}, sessions that count in digits only."""
    found = {}
    adopted = Resolution.objects.held().filter(status=Resolution.Status.ADOPTED).order_by()
    for organ, session, printed in adopted.values_list("organ", "session", "symbol"):
        symbol = symbols.parse(printed)
        if symbol.kind == "resolution" and symbol.number.isdigit():
            found.setdefault((organ, session), set()).add(int(symbol.number))
    return found


def warnings() -> list[tuple[str, int, int, list[tuple[str, str]]]]:
    """(code, warnings, texts, first examples as (symbol, language)), the most frequent first. Two queries."""
    found = {}
    rows = LanguageVersion.objects.held().exclude(warnings=[]).order_by("resolution__sort_key", "language")
    for symbol, language, listed in rows.values_list("resolution__symbol", "language", "warnings").iterator():
        for code in [warning["code"] for warning in listed]:
            number, texts = found.setdefault(code, [0, []])
            found[code][0] = number + 1
            if (symbol, language) not in texts[-1:]:
                texts.append((symbol, language))
    counted = [(code, number, len(texts), texts[:5]) for code, (number, texts) in found.items()]
    if differing := differing_in_structure():
        counted.append((structure.CODE, len(differing), len(differing), differing[:5]))
    return sorted(counted, key=lambda row: -row[1])


def differing_in_structure() -> list[tuple[str, str]]:
    """(symbol, language) of each text whose anchors are not those of most languages of its resolution. One query."""
    digests: dict[str, dict[str, str]] = {}
    rows = LanguageVersion.objects.held().order_by("resolution__sort_key", "language")
    for symbol, language, digest in rows.values_list("resolution__symbol", "language", "structure_digest").iterator():
        digests.setdefault(symbol, {})[language] = digest
    return [
        (symbol, language)
        for symbol, held in digests.items()
        if len(set(held.values())) > 1
        for language, digest in held.items()
        if digest != structure.usual_of(held)
    ]
