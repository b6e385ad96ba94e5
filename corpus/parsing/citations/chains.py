"""Chains: numbers that share one head and one organ become citations of resolutions and decisions.

Reads folded text; returns findings in order.  A chain begins at a head ("résolutions", "decision") and
takes in every number up to the end of the sentence or the next head (un_spec 3.2 and 3.5); in Chinese
the head stands after its numbers.  The organ is the one named beside the list, the owner of a
possessive, or the one the shape of the number leaves (un_spec 3.3 and 3.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from . import numbers, sessions
from .folding import Folded
from .numbers import Number
from .wording import ORGANS, WORDINGS, Wording

NEWEST_SESSION = 90
FIRST_YEAR = 1946
HRC_SESSIONS = 62
"""Numbers of these sessions may be the Human Rights Council's."""
FIRST_SLASH_SESSION = 31
REACH = 100
"""How far before a possessive its owner may stand."""
_SENTENCE_END = re.compile(r"[;؛。；]|\.(?= *[A-ZÀ-ÝА-Я«“\"]|\Z)(?<!\bNo\.)(?<!\bno\.)")
_CHINESE_OWN = re.compile(r"其(?=\d|第|关于|题为|以往|以前|先前|各项|最近|所有|有关|相关|S-|ES-)")
_CHINESE_BESIDE = re.compile(r"(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)? ?第? ?")
_CHINESE_TITLED = re.compile(r"(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)?(?:通过的|通过了)?(?:关于|题为)")
_CHINESE_DATE_TO_NUMBER = re.compile(r"(?:第|\Z|[、和]第|关于|题为|通过的|就)")
_COUNCIL_REPORT = re.compile(r"\bA/\d\d/53\b")
"""The Human Rights Council's annual report: a resolution quoted from it is the Council's."""
_ARABIC, _CHINESE, _CYRILLIC = re.compile("[\u0621-\u064a]{3}"), re.compile("[\u4e00-\u9fff]"), re.compile("[а-я]{3}")
_NOTHING_BUT_YEARS = re.compile(r"(?:\d{1,4} ?\((?:19|20)\d\d\)[ ,;.]*)+")
"""A cell or a broken line with numbers of the Security Council and no word."""
_OTHER_BODY = re.compile(
    r"\b(?:Commission(?! on Human Rights)|Conference|Committee|Governing Council)"
    r"(?: (?:on|of|for|the|and|to|in|[A-Z][\w-]*)){1,12} $"
)
"""English names the body before the head: "Commission on the Status of Women resolution"."""
_DATE_SERVES = 8
"""One date serves at most so many numbers before it."""
_DOCUMENT = re.compile(r"[A-Z]/\w")
_REPORT_PART = re.compile(
    r"(?:chap\.|sect\.|cap\.|secc\.|гл\.|разд\.|الفصل|الفرع|章|节|annexe?|anexo|приложение|المرفق|附件)"
    r"[^.;/]{0,16}(?:, ?|، ?|，)(?:第 ?)?\Z"
)
"""Before a head: the resolution stands in a report, and is that body's."""
_QUOTES = tuple("«“„\"”")
_AFTER = re.compile(r"[ ,،]*")


@dataclass(slots=True)
class Finding:
    """A citation found in folded text; spans are of the folded text."""

    start: int
    end: int
    symbol: str
    date: str | None = None
    pinpoint: str | None = None
    pinpoint_end: str | None = None
    candidates: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    """The symbols it may be where only custom speaks for `symbol`: a number of the document's own organ is
    printed without its organ.  What the rest of the document says of the same number decides."""
    also: tuple[str, ...] = ()
    phrase: tuple[int, int] = (0, 0)
    """From the head, for the first number after it, to the end of the number: where pinpoints adjoin."""
    after: int = 0
    """Where the organ named after the number ends; 0 when none is."""


@dataclass(slots=True)
class Chain:
    """Numbers under one head."""

    start: int
    """Where the head begins."""
    end: int
    decision: bool
    own: bool
    items: list[Number] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Home:
    """Who speaks: the language of the text and the organ whose document it is."""

    language: str
    organ: str | None
    year: int | None = None
    """When the text was written: it can't cite later sessions."""

    @property
    def council_sessions(self) -> int:
        """The last session of the Human Rights Council that the text may cite."""
        return sessions.council_sessions(self.year) if self.year else HRC_SESSIONS


def find(text: Folded, home: Home) -> list[Finding]:
    """The resolutions and decisions that `text` cites, in order."""
    found = numbers.find(text) if "/" in text or "(" in text else []
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
    wording = WORDINGS[home.language]
    if _NOTHING_BUT_YEARS.fullmatch(text):
        return [Finding(one.start, one.end, f"S/RES/{one.number} ({one.session})") for one in found]
    chains = _chinese_chains(text, found, wording) if home.language == "zh" else _chains(text, found, wording)
    findings: list[Finding] = []
    for chain in chains:
        findings.extend(_Reading(text, chain, wording, home).findings())
    return findings


# -------------------------------------------------------------------------------------------- chains


def _chains(text: Folded, found: list[Number], wording: Wording) -> list[Chain]:
    """Chains of languages whose head stands before its numbers."""
    chains: list[Chain] = []
    chain, before = None, 0
    for number in found:
        head = None
        for head in wording.head.finditer(text, before, number.start):
            pass
        if head and _clear(text[head.end() : number.start]):
            chain = Chain(head.start(), head.end(), bool(head["decision"]), _is_own(text, head, wording))
            chains.append(chain)
        elif chain and not _continues(text, chain.items[-1], number, wording):
            chain = None
        before = number.end
        if chain:
            chain.items.append(number)
    return chains


def _is_own(text: Folded, head: re.Match, wording: Wording) -> bool:
    if head.groupdict().get("own"):
        return True
    return wording.possessive.search(text[max(0, head.start() - 60) : head.start()]) is not None


def _clear(between: str) -> bool:
    """No sentence ends here, and it is not too far."""
    return len(between) < 250 and not _SENTENCE_END.search(between)


def _continues(text: Folded, before: Number, number: Number, wording: Wording) -> bool:
    gap = text[before.end : number.start]
    if len(gap) < 300 and wording.joint.match(gap):
        return True
    if (number.session, number.number) == (before.session, before.number):
        return True
    if len(gap) > 700 or _SENTENCE_END.search(gap):
        return False
    last_word = gap.split()[-1:] or [""]
    if number.shape == before.shape != "slash" or (last_word[0].isalpha() and wording.joint.match(last_word[0])):
        return True
    if gap.rstrip().endswith((",", "،")) and number.value >= FIRST_SLASH_SESSION:
        return True
    after = _AFTER.match(text, number.end).end()
    return text[after : after + 1] in _QUOTES or wording.date.match(text, after) is not None


def _chinese_chains(text: Folded, found: list[Number], wording: Wording) -> list[Chain]:
    """In Chinese the head follows: a number belongs to the next head of its sentence."""
    heads: list[re.Match | None] = [None] * len(found)
    for place in range(len(found) - 1, -1, -1):
        number = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        limit = following.start if following else number.end + REACH
        heads[place] = _head_after(text, number, limit, wording)
        if heads[place] is None and following and _goes_on(text, number, following, wording):
            heads[place] = heads[place + 1]
    chains: list[Chain] = []
    for place, (number, head) in enumerate(zip(found, heads, strict=True)):
        if not head or not _is_ordinal(text, number):
            continue
        if chains and chains[-1].end == head.end():
            chains[-1].items.append(number)
            continue
        start = max(found[place - 1].end if place else 0, number.start - REACH)
        own = _CHINESE_OWN.search(text, start, number.start) is not None
        chains.append(Chain(number.start, head.end(), bool(head["decision"]), own, [number]))
    return chains


def _head_after(text: Folded, number: Number, limit: int, wording: Wording) -> re.Match | None:
    head = wording.head.search(text, number.end, min(limit, number.end + REACH))
    return head if head and _clear(text[number.end : head.start()]) else None


def _goes_on(text: Folded, number: Number, following: Number, wording: Wording) -> bool:
    gap = text[number.end : following.start]
    return wording.joint.match(gap) is not None or _clear(gap)


def _is_ordinal(text: Folded, number: Number) -> bool:
    """第…号 around it, or a shape that needs no such help, or a place in a list of such numbers."""
    after = text[number.end : number.end + 3].lstrip()
    before = text[max(0, number.start - 3) : number.start].rstrip()
    if after.startswith("号文"):
        return False
    return number.shape != "slash" or number.special or after.startswith(("号", "、", "和", "及")) or before.endswith(("第", "、", "和", "及"))


# ------------------------------------------------------------------------------------------- reading


class _Reading:
    """One chain read: the organ and date of each of its numbers."""

    def __init__(self, text: Folded, chain: Chain, wording: Wording, home: Home):
        self.text, self.chain, self.wording, self.home = text, chain, wording, home
        self.organs: list[str | None] = [None] * len(chain.items)
        self.by_custom: set[int] = set()
        self.council_is_named = wording.council.search(text) is not None
        self.after: dict[int, int] = {}
        self._read_organs()

    def findings(self) -> list[Finding]:
        result = []
        for place, number in enumerate(self.chain.items):
            date = self._date(place)
            organ, candidates = self._decide(place, self.organs[place], date)
            if organ is None and not candidates:
                continue
            custom = bool(candidates) or (place in self.by_custom and _may_be_either(number, date))
            for part in number.parts:
                symbol = self._symbol(number, part.letter, organ)
                also = tuple(self._symbol(number, letter, organ) for letter in part.also)
                options = tuple(self._symbol(number, part.letter, one) for one in candidates)
                doubtful = tuple(self._symbol(number, part.letter, one) for one in ("A", "A/HRC")) if custom else ()
                phrase = (part.start if result else self.chain.start, part.end)
                result.append(
                    Finding(
                        part.start, part.end, symbol, date,
                        candidates=options, doubtful=doubtful, also=also, phrase=phrase, after=self.after.get(place, 0),
                    )  # fmt: skip
                )
        return result

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
        if named == "other" or (place in self.by_custom and self._is_elsewhere(number, date)):
            return None, ()
        if number.shape == "year":
            return "S", ()
        if number.value >= FIRST_YEAR:
            return ("E/CN.4" if named == "E/CN.4" else "E"), ()
        if number.value > max(self.home.council_sessions, FIRST_SLASH_SESSION - 1):
            return ("A" if number.value <= NEWEST_SESSION else None), ()
        dated = sessions.organ_by_date(number, date)
        if number.shape == "roman":
            return self._of_roman(number, named, dated), ()
        if dated:
            return dated, ()
        if number.special:
            return ("A/HRC" if named == "A/HRC" and not number.session.startswith("E") else "A"), ()
        if named in ("A/HRC", "UNEP/EA") and not number.lettered:
            return named, ()
        if number.value < FIRST_SLASH_SESSION:
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
        neighbours = [one for one in range(len(self.chain.items)) if self.chain.items[one] is not number][:_DATE_SERVES]
        return all(sessions.organ_by_date(self.chain.items[one], self._date(one)) is None for one in neighbours)

    # ---- organs

    def _read_organs(self) -> None:
        """Named after an item: serves it and the items before it; named at the head: serves all."""
        chain = self.chain
        default = self._organ_at_head()
        waiting: list[int] = []
        for place, number in enumerate(chain.items):
            waiting.append(place)
            limit = chain.items[place + 1].start if place + 1 < len(chain.items) else len(self.text)
            organ = self._organ_after(place, limit)
            if organ and self._suits(number, organ):
                for one in waiting:
                    if self._suits(chain.items[one], organ):
                        self.organs[one] = organ
                waiting = []
        for place, organ in enumerate(self.organs):
            if organ is None:
                self.organs[place] = self._fallback(place, default)

    def _fallback(self, place: int, named: str | None) -> str | None:
        """The first of these that numbers its resolutions so: named at the head, owner, document's organ."""
        number = self.chain.items[place]
        options = [named] if named else [self._owner() if self.chain.own else self._antecedent()]
        for organ in options:
            if organ and organ != "other" and self._suits(number, organ):
                return organ
        if named == "other" and number.shape != "year":
            return "other"
        if "other" in options and number.value < FIRST_SLASH_SESSION and number.shape == "slash":
            return "other"
        return self._by_custom(place)

    def _by_custom(self, place: int) -> str | None:
        """Nothing is printed: the document's own organ (un_spec 3.1), unless the Council is spoken of."""
        number, home = self.chain.items[place], self.home.organ
        council = self.council_is_named
        if not self.chain.own and _COUNCIL_REPORT.search(self.text, 0, self.chain.start):
            return "A/HRC"
        if number.shape == "slash" and self._in_a_report():
            return "other"
        if number.value >= FIRST_YEAR:
            return self._of_year()
        if not self.chain.own and (adopter := self._adopter(number)):
            return adopter
        if number.value < FIRST_SLASH_SESSION and not number.special:
            return "A/HRC" if council or home == "A/HRC" else None
        self.by_custom.add(place)
        if home and self._suits(number, home) and (self.chain.own or home == "A/HRC" or not council):
            return home
        return "A" if home and home != "A/HRC" and not council else None

    def _in_a_report(self) -> bool:
        """"A/…/…, annexe II, résolution …": quoted from a document, by a place in it."""
        start = self.chain.start
        place = _REPORT_PART.search(self.text, max(0, start - 30), start)
        return place is not None and _DOCUMENT.search(self.text, 0, start) is not None

    def _of_year(self) -> str | None:
        """Year and number: the Economic and Social Council, unless the text speaks of one of its commissions only."""
        named = {organ.lastgroup for organ in self.wording.organ.finditer(self.text)}
        if "E" in named or self.home.organ == "E":
            return "E"
        if "R" in named:
            return "E/CN.4"
        return "other" if self.wording.organ.search(self.text, max(0, self.chain.start - 160), self.chain.start) else "E"

    def _adopter(self, number: Number) -> str | None:
        """Who adopted it, where the sentence says so further on ("adoptée le 18 mars 2022 par la Commission …")."""
        adopted = self.wording.adopted.search(self.text, number.end, number.end + 260)
        if not adopted or _SENTENCE_END.search(self.text, number.end, adopted.start()):
            return None
        organ = self.wording.organ.match(self.text, adopted.end())
        return self._name(organ) if organ else None

    def _antecedent(self) -> str | None:
        """`les résolutions du Conseil des droits de l'homme sur la question, dont les résolutions …`: that Council."""
        start = max(0, self.chain.start - 250)
        heads = list(self.wording.head.finditer(self.text, start, self.chain.start))
        if not heads or not _clear(self.text[heads[-1].end() : self.chain.start]):
            return None
        if numbers.NUMBER.search(self.text, heads[-1].end(), self.chain.start):
            return None
        organ = self.wording.organ.search(self.text, max(start, heads[-1].start() - 40), self.chain.start)
        return self._name(organ) if organ else None

    @staticmethod
    def _suits(number: Number, organ: str) -> bool:
        """Whether that organ numbers its resolutions so."""
        if number.shape == "year":
            return organ == "S"
        if number.shape == "roman":
            return organ in ("A", "E", "other")
        if number.value >= FIRST_YEAR:
            return organ in ("E", "E/CN.4", "other")
        if number.special:
            return organ in ("A", "A/HRC")
        if number.value < FIRST_SLASH_SESSION:
            return organ in ("A/HRC", "UNEP/EA", "other")
        return organ in ("A", "A/HRC", "other")

    def _organ_at_head(self) -> str | None:
        """Between head and first number (`قرار مجلس الأمن 2133`), or right before the head (English)."""
        text, chain = self.text, self.chain
        if self.home.language == "zh":
            return self._chinese_organ()
        lead = self._last_organ(chain.end, chain.items[0].start)
        gap = text[chain.end : lead.start()] if lead else ""
        if lead and (lead.lastgroup != "other" or not gap.strip() or self.wording.between.match(gap)):
            return self._name(lead)
        if self.home.language == "en":
            before = self._last_organ(max(0, chain.start - 60), chain.start)
            if before and not text[before.end() : chain.start].strip(" '’s"):
                return self._name(before)
            if _OTHER_BODY.search(text, max(0, chain.start - 90), chain.start):
                return "other"
        return None

    def _chinese_organ(self) -> str | None:
        start = self.chain.start
        before = self._last_organ(max(0, start - REACH), start)
        if not before or not _clear(self.text[before.end() : start]):
            return None
        between = self.text[before.end() : start]
        if before.lastgroup == "other":
            return "other" if _CHINESE_BESIDE.fullmatch(between) or _CHINESE_TITLED.match(between) else None
        return None if re.search(r"决议|决定|其|[》，(]", between) else self._name(before)

    def _organ_after(self, place: int, limit: int) -> str | None:
        number = self.chain.items[place]
        organ = self.wording.organ.search(self.text, number.end, min(limit, number.end + 140))
        if not organ or not self.wording.between.match(self.text[number.end : organ.start()]):
            return None
        if self.wording.nominative.match(self.text, organ.start()):
            return None
        self.after[place] = organ.end()
        return self._name(organ)

    def _owner(self) -> str | None:
        """Whose a possessive is: the organ named last before it, the subject after it, or the document's."""
        start = self.chain.start
        before = self._last_organ(max(0, start - REACH), start)
        if before and _clear(self.text[before.end() : start]):
            return self._name(before)
        last = self.chain.items[-1].end
        after = self.wording.organ.search(self.text, last, last + 60)
        if after and self.wording.subject.match(self.text[last : after.start()]):
            return self._name(after)
        return self.home.organ

    def _last_organ(self, start: int, end: int) -> re.Match | None:
        last = None
        for last in self.wording.organ.finditer(self.text, start, end):
            pass
        return last

    def _name(self, organ: re.Match) -> str | None:
        """The organ of a match; "the Council" is the Council named last."""
        group = organ.lastgroup
        if group == "assembly":
            return "A"
        if group != "council":
            return ORGANS.get(group, "other")
        named = None
        for earlier in self.wording.organ.finditer(self.text, 0, organ.start()):
            if earlier.lastgroup in ("S", "E", "H"):
                named = ORGANS[earlier.lastgroup]
        return named or (self.home.organ if self.home.organ in ("S", "E", "A/HRC") else None)

    # ---- dates

    def _date(self, place: int) -> str | None:
        """The date printed for an item; one date serves neighbours of the same session."""
        items = self.chain.items
        if self.home.language == "zh":
            return self._date_before(place)
        for later in range(place, min(len(items), place + _DATE_SERVES)):
            if items[later].session != items[place].session:
                return None
            limit = items[later + 1].start if later + 1 < len(items) else len(self.text)
            if date := self._date_after(items[later].end, limit):
                return date
            if later + 1 < len(items) and not self.wording.joint.match(self.text[items[later].end : items[later + 1].start]):
                return None
        return None

    def _date_after(self, end: int, limit: int) -> str | None:
        match = self.wording.date.search(self.text, end, min(limit, end + 110))
        if not match:
            return None
        between = self.text[end : match.start()]
        organ = self.wording.organ.search(between)
        if organ:
            between = between[: organ.start()] + between[organ.end() :]
        return _iso(match, self.wording) if self.wording.undated.match(between) else None

    def _date_before(self, place: int) -> str | None:
        items = self.chain.items
        start = items[place - 1].end if place else max(0, items[0].start - REACH)
        last = None
        for last in self.wording.date.finditer(self.text, start, items[place].start):
            pass
        between = self.text[last.end() : items[place].start].strip() if last else ""
        if last and _CHINESE_DATE_TO_NUMBER.match(between) and not re.search(r"[。；]|决议|决定", between):
            return _iso(last, self.wording)
        if place and items[place - 1].session == items[place].session:
            return self._date_before(place - 1)
        return None


def _may_be_either(number: Number, date: str | None) -> bool:
    """A number of the Assembly or of the Human Rights Council, for all that is printed."""
    ours = FIRST_SLASH_SESSION <= number.value <= HRC_SESSIONS and not number.lettered
    return ours and sessions.organ_by_date(number, date) is None


def _iso(match: re.Match, wording: Wording) -> str | None:
    month = wording.months.get(re.sub(r" ?/ ?", "/", match["month"]))
    return f"{match['year']}-{month:02}-{int(match['day']):02}" if month and 0 < int(match["day"]) < 32 else None
