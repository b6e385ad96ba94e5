"""Documents and treaties: symbols written in full, and treaties by their registration number.

Reads folded text; the series are those of un_spec 2.1, treaties those of un_spec 3.7.
"""

from __future__ import annotations

import re
from functools import lru_cache

from resolutions import symbols

from .findings import Finding
from .folding import Folded

_SERIES = frozenset(
    "A S E T ST TD DP CEDAW CRC CRPD CCPR CAT CERD CMW CED FCCC UNEP CAC CTOC CBD NPT CD SPLOS ISBA CLCS BWC CCW "
    "CCM ICCD "
    "HSP IDB GC TPNW APLC CEB JIU UNODC IPBES HRI UNW PBC ECE ESCAP LC DC GOV IPCC UNCTAD UNESCO WHO ICC SAICM".split()
)
_PART = r"[A-Z0-9](?:(?!https?:)[A-Za-z0-9])*(?:\.[A-Za-z0-9]+)*(?:-(?!(?:A|S|E|ST)/)[A-Za-z0-9.]*[A-Za-z0-9])?"
_BRACKET = (
    r" ?\((?:(?:Parts?|Vols?\.?|Sect\.?|SUPP|Supp|Plan outline|Resumption)[^()]{0,20}|\d{1,4}|(?:E?S-)?[IVXL]+)\)"
)
_REST = rf"(?:/{_PART}(?:{_BRACKET})?)+"
SYMBOL = re.compile(rf"[A-Z][A-Z]{{0,6}}{_REST}(?:-(?:A|S|E|ST|TD|DP|UNEP|FCCC){_REST})*(?: [A-Z](?![A-Za-z]))?")

_ADDRESS = re.compile(r"(?:undocs\.org|docs\.un\.org)/(?:[a-z]{1,2}/)?\Z")
"""Addresses of documents end in their symbol."""

TREATY_SERIES = re.compile(
    r"Recueil des [Tt]raités|Treaty Series|Treaties Series|《?条约汇编》?|(?:Сборник|сборник) договоров|مجموعة المعاهدات"
    r"|Recopilación de Tratados"
)
_LEAGUE = re.compile(r"Société des Nations|League of Nations|Sociedad de las Naciones|国际联盟|国联|Лиг[аи] Наций|عصبة الأمم")
_NUMBER_SIGN = r"(?:[Nn][o°º]s?\.?|[Nn]os?\.?|Nos?\.|núms?\.|№|الرقم|第)"
REGISTRATION = re.compile(
    rf"{_NUMBER_SIGN} ?(?P<first>[1-9]\d{{0,5}})"
    rf"(?:(?: ?- ?| à | to | a | al | по |至)(?P<last>[1-9]\d{{0,5}}))?"
    r"(?=\D|\Z)(?![\d 、，和及与至-]*卷)"
)
"""No volume, nor the first of several (`第11、22和33卷`)."""
_TREATY_WORDS = ("Trait", "Treat", "条约", "договоров", "المعاهدات", "Tratados")
_REACH = 160
_WORD_LIKE = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/.")
LONGEST_RANGE = 30


def find(text: Folded) -> list[Finding]:
    """Symbols written in full, then treaties."""
    return (_symbols(text) if "/" in text else []) + treaties(text)


def _symbols(text: Folded) -> list[Finding]:
    findings = []
    for match in SYMBOL.finditer(text):
        written = match.group()
        before = text[max(0, match.start() - 1) : match.start()]
        if written.partition("/")[0] not in _SERIES:
            continue
        if before in _WORD_LIKE and not _ADDRESS.search(text, max(0, match.start() - 20), match.start()):
            continue
        symbol = _parsed(written)
        if not symbol:
            written = written.rpartition(" ")[0]
            symbol = _parsed(written)
        if symbol:
            span = match.start(), match.start() + len(written)
            findings.append(Finding(*span, symbol.symbol, phrase=span))
    return findings


@lru_cache(maxsize=5_000)
def _parsed(written: str) -> symbols.Symbol | None:
    """The symbol; None for words such as `A/and`, and where a letter follows what takes none."""
    if not any(character.isdigit() for character in written):
        return None
    try:
        return symbols.parse(written)
    except ValueError:
        return None


def treaties(text: Folded, series: str | None = None) -> list[Finding]:
    """Treaties named by their number; `series` is what an Ibid. at the beginning goes on with."""
    if series is None and not any(map(text.__contains__, _TREATY_WORDS)):
        return []
    starts = [(match.end(), _series_at(text, match.start())) for match in TREATY_SERIES.finditer(text)]
    if series:
        starts.insert(0, (0, series))
    findings = []
    for place, (start, name) in enumerate(starts):
        limit = starts[place + 1][0] if place + 1 < len(starts) else len(text)
        number = REGISTRATION.search(text, start, min(limit, start + _REACH))
        if number:
            findings.append(_treaty(number, name))
    return findings


def _series_at(text: Folded, start: int) -> str:
    return "LNTS" if _LEAGUE.search(text, max(0, start - 40), start) else "UNTS"


def _treaty(number: re.Match, series: str) -> Finding:
    first, end, also = int(number["first"]), number.end("first"), ()
    if number["last"] and 0 < int(number["last"]) - first <= LONGEST_RANGE:
        end = number.end("last")
        also = tuple(f"{series}/{one}" for one in range(first + 1, int(number["last"]) + 1))
    start = number.start("first")
    return Finding(start, end, f"{series}/{first}", also=also, phrase=(start, end))
