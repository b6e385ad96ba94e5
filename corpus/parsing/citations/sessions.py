"""Sessions and years: what the date printed beside a number says about whose number it is."""

from __future__ import annotations

from resolutions.anchors import from_roman

from .numbers import Number

COUNCIL_FIRST_YEAR = 2006
"""The Human Rights Council holds three ordinary sessions a year since then: session n in 2006 + (n - 1) // 3."""
LAST_EARLY_SPECIAL_SESSION = 28
"""The Assembly's special sessions up to this one were held before the Council existed."""
LAST_ROMAN_SESSION = 30


def organ_by_date(number: Number, date: str | None) -> str | None:
    """`A`, `E` or `A/HRC` where only that organ held the session in the year of `date`; else None."""
    if not date:
        return None
    year = int(date[:4])
    if number.shape == "roman":
        return _of_roman_session(number.session, year)
    if number.shape != "slash":
        return None
    if number.special:
        ordinal = int(number.session.rpartition("-")[2])
        if number.session.startswith("ES-") or ordinal > LAST_EARLY_SPECIAL_SESSION:
            return None
        return "A/HRC" if year >= COUNCIL_FIRST_YEAR else "A"
    if number.value > LAST_ROMAN_SESSION and year - number.value in (1945, 1946):
        return "A"
    if number.value > 6 and year == COUNCIL_FIRST_YEAR + (number.value - 1) // 3:
        return "A/HRC"
    return None


def _of_roman_session(session: str, year: int) -> str | None:
    """The Assembly met once a year (I in 1946), the Economic and Social Council two or three times."""
    ordinal = from_roman(session)
    if ordinal is None or "S" in session:
        return None
    of_assembly = year - ordinal in (1945, 1946) and ordinal <= LAST_ROMAN_SESSION
    return "A" if of_assembly else "E"
