"""Sessions and years: what the date printed beside a number says about whose number it is."""

from __future__ import annotations

from resolutions.anchors import from_roman

from .numbers import Number

FIRST_YEAR = 1946
LAST_SLASH_SESSION = 99
"""A number of two digits is the Assembly's, also where its session has not been yet: a misprint, to be told."""
FIRST_SLASH_SESSION = 31
"""The Assembly numbers by session since its 31st."""
MOST_OF_A_COMMISSION = 100
"""Only the Assembly adopts more resolutions in a session."""
COUNCIL_SESSIONS = 62
"""Numbers of sessions up to this one may be the Human Rights Council's."""
COUNCIL_FIRST_YEAR = 2006
"""The Human Rights Council holds three ordinary sessions a year since then: session n in 2006 + (n - 1) // 3."""
LAST_EARLY_SPECIAL_SESSION = 28
"""The Assembly's special sessions up to this one were held before the Council existed."""
LAST_SPECIAL_SESSION = 32
"""The Assembly has held no later special session; the Council has."""
LAST_ROMAN_SESSION = 30
FIRST_NUMBERS = (
    1, 101, 180, 280, 360, 490, 590, 690, 800, 905, 990, 1100, 1220, 1340, 1470, 1590, 1740, 1870, 1990, 2000, 2100,
    2220, 2350, 2470, 2600, 2740, 2870, 3030, 3190, 3340, 3541,
)  # fmt: skip
"""About where the Assembly's running number stood when each session began (un_spec 1.10: 1 to 3541)."""
SLACK = 90


def organ_by_date(number: Number, date: str | None) -> str | None:
    """`A`, `E` or `A/HRC` where only that organ held the session in the year of `date`; else None."""
    if number.special and number.shape == "slash":
        return _of_special_session(number.session, date)
    if not date or number.shape == "year":
        return None
    year = int(date[:4])
    if number.shape == "roman":
        return _of_roman_session(number.session, year)
    if number.value > LAST_ROMAN_SESSION and year - number.value in (1945, 1946):
        return "A"
    if number.value > 6 and year == COUNCIL_FIRST_YEAR + (number.value - 1) // 3:
        return "A/HRC"
    return None


def is_plausible_assembly(number: Number) -> bool:
    """Whether the Assembly's running number can have stood there in that Roman session."""
    ordinal = from_roman(number.session)
    if number.shape != "roman" or ordinal is None:
        return True
    if ordinal > LAST_ROMAN_SESSION:
        return False
    return FIRST_NUMBERS[ordinal - 1] - SLACK <= int(number.number) <= FIRST_NUMBERS[ordinal] + SLACK


def council_sessions(year: int) -> int:
    """The last session that the Human Rights Council had held by the end of a year."""
    return max(0, 3 * (year - COUNCIL_FIRST_YEAR + 1))


def contradicts(number: Number, date: str | None) -> bool:
    """Whether neither the Assembly nor the Council met in that session in the year of `date`."""
    if not date or number.shape == "year" or number.special or number.value >= FIRST_YEAR:
        return False
    return organ_by_date(number, date) is None


def _of_special_session(session: str, date: str | None) -> str | None:
    ordinal = int(session.rpartition("-")[2])
    if session.startswith("ES-"):
        return None
    if ordinal > LAST_SPECIAL_SESSION:
        return "A/HRC"
    if not date or ordinal > LAST_EARLY_SPECIAL_SESSION:
        return None
    return "A/HRC" if int(date[:4]) >= COUNCIL_FIRST_YEAR else "A"


def _of_roman_session(session: str, year: int) -> str | None:
    """The Assembly met once a year (I in 1946), the Economic and Social Council two or three times."""
    ordinal = from_roman(session)
    if ordinal is None or "S" in session:
        return None
    if year - ordinal in (1945, 1946) and ordinal <= LAST_ROMAN_SESSION:
        return "A"
    return "E" if abs(1946 + ordinal / 2 - year) <= 3 else None
