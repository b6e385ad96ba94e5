"""What is certainly wrong with a citation: a date that is not that of the number, a number that can't exist.

A doubt is said only where what is held, or the calendar of the organs, leaves no other reading.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_noop

from corpus.parsing.document import Citation
from resolutions import symbols
from resolutions.models import Citation as CitationRow
from resolutions.models import Resolution

FIRST_YEAR = 1945
"""Session n of the Assembly opens in September of this year plus n, and closes a year later."""
FIRST_SLASH_SESSION = 31
FULL = 20
"""Fewer resolutions than this, held without a gap, say nothing about where a session ends."""
DATE = gettext_noop("The text dates it %(said)s; it was adopted on %(adopted)s.")
PLACE = gettext_noop("The text held has no %(place)s.")
NOT_BEGUN = gettext_noop("No session %(session)s has begun.")
YEAR_TO_COME = gettext_noop("The year %(year)s is still to come.")
OUTSIDE = gettext_noop("The text dates it %(said)s; session %(session)s sat from September %(first)s to September %(last)s.")
OTHER_YEAR = gettext_noop("The number %(number)s is held as %(symbol)s.")
BEYOND = gettext_noop("Numbers 1 to %(last)s of session %(session)s are held without a gap, and the next session too.")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong, as a sentence with placeholders; dates and anchors are given as such, for the page to word."""

    message: str
    values: dict


def of_held(citation: Citation, resolution: Resolution) -> Iterator[Doubt]:
    """What a citation says against the resolution it means."""
    said = parse_date(citation.date or "")
    if said and resolution.adopted and said != resolution.adopted:
        yield Doubt(DATE, {"said": said, "adopted": resolution.adopted})


def no_such_paragraph(citation: Citation) -> Doubt:
    """The cited text is held and has no such paragraph."""
    return Doubt(PLACE, {"place": citation.pinpoint})


@dataclass(frozen=True, slots=True)
class Series:
    """What is held around numbers that are not: the ends of whole sessions, other years of a number, who else cites."""

    ends: dict[str, int] = field(default_factory=dict)
    """{session of the Assembly: its highest number, where 1 to it are all held and the next session has begun}."""
    others: dict[str, str] = field(default_factory=dict)
    """{family: symbol held}."""
    cited: frozenset[str] = frozenset()
    """Keys that held texts cite."""

    @classmethod
    def of(cls, cited: set[str]) -> Series:
        """The series of these symbols, in three questions at most."""
        numbered = [symbol for text in cited if (symbol := _numbered(text))]
        if not numbered:
            return cls()
        sessions = {symbol.session for symbol in numbered if symbol.organ == "A"}
        families = [symbol.family for symbol in numbered if symbol.organ == "S"]
        others = Resolution.objects.held().filter(family__in=families).values_list("family", "symbol")
        keys = [symbol.key for symbol in numbered]
        rows = CitationRow.objects.held().filter(target_key__in=keys).order_by().values_list("target_key", flat=True)
        return cls(_ends(sessions), dict(others), frozenset(rows.distinct()))


def _ends(sessions: set[str]) -> dict[str, int]:
    plain = {session for session in sessions if session and session.isdecimal()}
    wanted = plain | {str(int(session) + 1) for session in plain}
    held: dict[str, set[int]] = {}
    rows = Resolution.objects.held().filter(organ="A", status="adopted", session__in=wanted)
    for text in rows.values_list("symbol", flat=True):
        symbol = symbols.parse(text)
        if symbol.kind == "resolution":
            held.setdefault(symbol.session, set()).add(int(symbol.number))
    return {
        session: max(held[session])
        for session in plain
        if held.get(str(int(session) + 1)) and len(held.get(session, ())) == max(held.get(session, {0})) >= FULL
    }


def of_unheld(citation: Citation, series: Series) -> Iterator[Doubt]:
    """What is wrong with a citation of a number that is not held."""
    symbol = _numbered(citation.symbol)
    if symbol is None:
        return
    if symbol.organ == "A":
        yield from _of_assembly(citation, symbol, series)
    elif symbol.session and symbol.session.isdecimal() and symbol.organ in ("S", "E"):
        year = int(symbol.session)
        if year > datetime.date.today().year:
            yield Doubt(YEAR_TO_COME, {"year": year})
        elif symbol.organ == "S" and symbol.family in series.others:
            yield Doubt(OTHER_YEAR, {"number": symbol.number, "symbol": series.others[symbol.family]})


def _of_assembly(citation, symbol, series):
    if not symbol.session.isdecimal() or int(symbol.session) < FIRST_SLASH_SESSION:
        return
    session, said = int(symbol.session), parse_date(citation.date or "")
    first, last = FIRST_YEAR + session, FIRST_YEAR + session + 1
    if first > datetime.date.today().year:
        yield Doubt(NOT_BEGUN, {"session": session})
    elif said and not datetime.date(first, 9, 1) <= said <= datetime.date(last, 9, 30):
        yield Doubt(OUTSIDE, {"said": said, "session": session, "first": first, "last": last})
    elif symbol.kind == "resolution" and symbol.session in series.ends and symbol.key not in series.cited:
        end = series.ends[symbol.session]
        if int(symbol.number) > end:
            yield Doubt(BEYOND, {"last": end, "session": session})


def _numbered(text: str) -> symbols.Symbol | None:
    """The Symbol of a resolution or decision; None for anything else."""
    try:
        symbol = symbols.parse(text)
    except ValueError:
        return None
    return symbol if symbol.kind in ("resolution", "decision") else None
