"""Recognising: the resolutions and decisions that a text cites by their numbers."""

from __future__ import annotations

import re

from . import chains, dates, numbers, sessions
from .chains import Chain
from .findings import Finding, Home
from .folding import Folded
from .numbers import Number
from .owners import Owners
from .passages import Passage

_ARABIC, _CHINESE, _CYRILLIC = re.compile("[\u0621-\u064a]{3}"), re.compile("[\u4e00-\u9fff]"), re.compile("[а-я]{3}")
_NOTHING_BUT_YEARS = re.compile(r"(?:\d{1,4} ?\((?:19|20)\d\d\)[ ,;.]*)+")
"""A cell or a broken line with numbers of the Security Council and no word."""


def find(text: Folded, home: Home) -> list[Finding]:
    """The resolutions and decisions that `text` cites, in order."""
    found = numbers.find(text)
    if not found:
        return []
    findings = _find(text, found, home)
    for language in () if findings else _other_languages(text, home.language):
        findings = _find(text, found, Home(language, home.organ))
        if findings:
            break
    return findings


def _other_languages(text: Folded, language: str) -> tuple[str, ...]:
    """Texts keep foreign notes and even whole foreign pages: the languages that share this text's letters."""
    if _ARABIC.search(text):
        written = ("ar",)
    elif _CHINESE.search(text):
        written = ("zh",)
    elif _CYRILLIC.search(text):
        written = ("ru",)
    else:
        written = ("en", "fr", "es")
    return tuple(one for one in written if one != language)


def _find(text: Folded, found: list[Number], home: Home) -> list[Finding]:
    if _NOTHING_BUT_YEARS.fullmatch(text):
        return [Finding(one.start, one.end, f"S/RES/{one.number} ({one.session})") for one in found]
    passage = Passage(text, home)
    findings: list[Finding] = []
    for chain in chains.gather(text, found, home.language):
        findings.extend(_Reading(passage, chain).findings())
    return findings


class _Reading:
    """One chain read: the organ and date of each of its numbers."""

    def __init__(self, passage: Passage, chain: Chain):
        self.text, self.home, self.chain = passage.text, passage.home, chain
        self.owners = Owners(passage, chain)

    def _date(self, place: int) -> str | None:
        return dates.of_item(self.text, self.chain.items, place, self.home.language)

    def findings(self) -> list[Finding]:
        result: list[Finding] = []
        for place, number in enumerate(self.chain.items):
            date = self._date(place)
            organ, candidates = self._decide(place, self.owners.organs[place], date)
            if organ is None and not candidates:
                continue
            custom = bool(candidates) or (place in self.owners.by_custom and _may_be_either(number, date))
            after = self.owners.after.get(place, 0)
            for part in number.parts:
                result.append(
                    Finding(
                        part.start, part.end, self._symbol(number, part.letter, organ), date,
                        candidates=self._symbols(number, part.letter, candidates),
                        doubtful=self._symbols(number, part.letter, ("A", "A/HRC")) if custom else (),
                        also=tuple([self._symbol(number, letter, organ) for letter in part.also]),
                        phrase=(part.start if result else self.chain.start, part.end),
                        after=after,
                    )  # fmt: skip
                )
        return result

    def _symbols(self, number: Number, letter: str, organs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([self._symbol(number, letter, one) for one in organs])

    def _symbol(self, number: Number, letter: str, organ: str | None) -> str:
        tail = f" {letter}" if letter else ""
        if number.shape == "year":
            bare = f"{number.number} ({number.session})"
        elif number.shape == "roman":
            bare = f"{number.number}{tail} ({number.session})"
        else:
            bare = f"{number.session}/{number.number}{tail}"
        nature = "DEC" if self.chain.decision else "RES"
        if organ == "UNEP/EA":
            return f"UNEP/EA.{number.session}/{'Dec' if self.chain.decision else 'Res'}.{number.number}"
        return f"{organ}/{nature}/{bare}" if organ else bare

    def _decide(self, place: int, named: str | None, date: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The organ of a number, or the organs it may be of (un_spec 3.3)."""
        number = self.chain.items[place]
        if number.shape == "year":
            return "S", ()
        if named == "other" or (place in self.owners.by_custom and self._is_elsewhere(number, date)):
            return None, ()
        if number.value >= sessions.FIRST_YEAR:
            return ("E/CN.4" if named == "E/CN.4" else "E"), ()
        if number.value > max(self.home.council_sessions, sessions.FIRST_SLASH_SESSION - 1):
            return ("A" if number.value <= sessions.LAST_SLASH_SESSION else None), ()
        dated = sessions.organ_by_date(number, date)
        if number.shape == "roman":
            return self._of_roman(number, named, dated), ()
        if dated:
            return dated, ()
        if number.special:
            return ("A/HRC" if named == "A/HRC" and not number.session.startswith("E") else "A"), ()
        if named in ("A/HRC", "UNEP/EA") and not number.lettered:
            return named, ()
        if number.value < sessions.FIRST_SLASH_SESSION:
            return None, ()
        if named == "A" or number.lettered:
            return "A", ()
        return None, ("A", "A/HRC")

    def _of_roman(self, number: Number, named: str | None, dated: str | None) -> str | None:
        """Both organs had Roman sessions; other bodies have them still."""
        if named == "E":
            return "A" if dated == "A" and sessions.is_plausible_assembly(number) else "E"
        if sessions.is_plausible_assembly(number):
            return "A" if dated != "E" else "E"
        return dated if dated == "E" and (self.chain.own or self.home.organ == "E") else None

    def _is_elsewhere(self, number: Number, date: str | None) -> bool:
        """The date is of no session of ours, and no neighbour shows that it is a misprint."""
        if self.chain.own or not sessions.contradicts(number, date):
            return False
        if not self.chain.decision and int(number.number) > sessions.MOST_OF_A_COMMISSION:
            return False
        items = self.chain.items
        neighbours = [one for one in range(min(len(items), dates.SERVES + 1)) if items[one] is not number][: dates.SERVES]
        return all(sessions.organ_by_date(items[one], self._date(one)) is None for one in neighbours)


def _may_be_either(number: Number, date: str | None) -> bool:
    """A number of the Assembly or of the Human Rights Council, for all that is printed."""
    ours = sessions.FIRST_SLASH_SESSION <= number.value <= sessions.COUNCIL_SESSIONS and not number.lettered
    return ours and sessions.organ_by_date(number, date) is None
