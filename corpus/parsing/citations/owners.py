"""Owners: whose the numbers of a chain are.

The organ named beside the list, the owner of a possessive, or the one that the shape of the number and
the document leave (un_spec 3.2–3.4).
"""

from __future__ import annotations

import re
from functools import cached_property

from . import numbers, sessions
from .chains import CHINESE_OWN, REACH, SENTENCE_END, Chain, is_clear
from .numbers import Number
from .passages import Passage

_CHINESE_BESIDE = re.compile(r"(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)? ?第? ?")
_CHINESE_TITLED = re.compile(r"(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)?(?:通过的|通过了)?(?:关于|题为)")
_OTHER_BODY = re.compile(
    r"\b(?:Commission(?! on Human Rights)|Conference|Committee|Governing Council)"
    r"(?: (?:on|of|for|the|and|to|in|[A-Z][\w-]*)){1,12} $"
)
"""English names the body before the head: "Commission on the Status of Women resolution"."""
_REPORT_PART = re.compile(
    r"(?:chap\.|sect\.|cap\.|secc\.|гл\.|разд\.|الفصل|الفرع|章|节|annexe?|anexo|приложение|المرفق|附件)"
    r"[^.;/]{0,16}(?:, ?|، ?|，)(?:第 ?)?\Z"
)
"""Before a head: the resolution stands in a report, and is that body's."""


class Owners:
    """The organs of a chain's items: `organs` by place, `by_custom` where nothing is printed, `after` where named."""

    def __init__(self, passage: Passage, chain: Chain):
        self.passage, self.chain = passage, chain
        self.text, self.home, self.wording = passage.text, passage.home, passage.wording
        self.organs: list[str | None] = [None] * len(chain.items)
        self.by_custom: set[int] = set()
        self.after: dict[int, int] = {}
        self._read_organs()

    def _read_organs(self) -> None:
        """Named after an item: serves it and the items before it; named at the head: serves all."""
        chain = self.chain
        default = self._organ_at_head()
        waiting: list[int] = []
        for place, number in enumerate(chain.items):
            waiting.append(place)
            limit = chain.items[place + 1].start if place + 1 < len(chain.items) else len(self.text)
            organ = self._organ_after(place, limit)
            if organ and self._suits(number, organ) and not (organ == "other" and chain.own):
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
        organ = named or self._understood
        if organ and organ != "other" and self._suits(number, organ):
            return organ
        if named == "other" and number.shape != "year":
            return "other"
        if organ == "other" and number.value < sessions.FIRST_SLASH_SESSION and number.shape == "slash":
            return "other"
        return self._by_custom(place)

    @cached_property
    def _understood(self) -> str | None:
        """Whose the chain is where no organ stands beside it."""
        return self._owner() if self.chain.own else self._antecedent()

    def _by_custom(self, place: int) -> str | None:
        """Nothing is printed: the document's own organ (un_spec 3.1), unless the Council is spoken of."""
        number, home = self.chain.items[place], self.home.organ
        council = self.passage.speaks_of_council
        if not self.chain.own and self.passage.first_report <= self.chain.start:
            return "A/HRC"
        if number.shape == "slash" and self._in_a_report:
            return "other"
        if number.shape == "slash" and number.value >= sessions.FIRST_YEAR:
            return self._of_year()
        if not self.chain.own and (adopter := self._adopter(number)):
            return adopter
        if number.value < sessions.FIRST_SLASH_SESSION and not number.special:
            return "A/HRC" if council or home == "A/HRC" else None
        self.by_custom.add(place)
        if home and self._suits(number, home) and (self.chain.own or home == "A/HRC" or not council):
            return home
        return "A" if home and home != "A/HRC" and not council else None

    @cached_property
    def _in_a_report(self) -> bool:
        """"A/…/…, annexe II, résolution …": quoted from a document, by a place in it."""
        start = self.chain.start
        place = _REPORT_PART.search(self.text, max(0, start - 30), start)
        return place is not None and self.passage.first_document <= start

    def _of_year(self) -> str | None:
        """Year and number: the Economic and Social Council, unless the text speaks of one of its commissions only."""
        named = {group for _, group in self.passage.organs}
        if "E" in named or self.home.organ == "E":
            return "E"
        if "R" in named:
            return "E/CN.4"
        before = self.passage.last_organ(max(0, self.chain.start - 160), self.chain.start)
        return "other" if before and before.lastgroup == "other" else "E"

    def _adopter(self, number: Number) -> str | None:
        """Who adopted it, where the sentence says so further on ("adoptée le 18 mars 2022 par la Commission …")."""
        adopted = self.wording.adopted.search(self.text, number.end, number.end + 260)
        if not adopted or SENTENCE_END.search(self.text, number.end, adopted.start()):
            return None
        organ = self.wording.organ.match(self.text, adopted.end())
        return self.passage.name(organ) if organ else None

    def _antecedent(self) -> str | None:
        """`les résolutions du Conseil des droits de l'homme sur la question, dont les résolutions …`: that Council."""
        start = max(0, self.chain.start - 250)
        if adopter := self._adopting():
            return adopter
        heads = list(self.wording.head.finditer(self.text, start, self.chain.start))
        if not heads or not is_clear(self.text[heads[-1].end() : self.chain.start]):
            return None
        if numbers.NUMBER.search(self.text, heads[-1].end(), self.chain.start):
            return None
        organ = self.wording.organ.search(self.text, max(start, heads[-1].start() - 40), self.chain.start)
        return self.passage.name(organ) if organ else None

    def _adopting(self) -> str | None:
        """`le Conseil des droits de l'homme a adopté par consensus la résolution …`: that Council."""
        before = self.passage.last_organ(max(0, self.chain.start - REACH), self.chain.start)
        if before and self.wording.adopting.match(self.text[before.end() : self.chain.start]):
            return self.passage.name(before)
        return None

    @staticmethod
    def _suits(number: Number, organ: str) -> bool:
        """Whether that organ numbers its resolutions so."""
        if number.shape == "year":
            return organ == "S"
        if number.shape == "roman":
            return organ in ("A", "E", "other")
        if number.value >= sessions.FIRST_YEAR:
            return organ in ("E", "E/CN.4", "other")
        if number.special:
            return organ in ("A", "A/HRC")
        if number.value < sessions.FIRST_SLASH_SESSION:
            return organ in ("A/HRC", "UNEP/EA", "other")
        return organ in ("A", "A/HRC", "other")

    def _organ_at_head(self) -> str | None:
        """Between head and first number (`قرار مجلس الأمن 2133`), or right before the head (English)."""
        text, chain = self.text, self.chain
        if self.home.language == "zh":
            return self._chinese_organ()
        lead = self.passage.last_organ(chain.end, chain.items[0].start)
        gap = text[chain.end : lead.start()] if lead else ""
        if lead and (lead.lastgroup != "other" or not gap.strip() or self.wording.between.match(gap)):
            return self.passage.name(lead)
        if self.home.language == "en" and not chain.own:
            before = self.passage.last_organ(max(0, chain.start - 60), chain.start)
            if before and not text[before.end() : chain.start].strip(" '’s"):
                return self.passage.name(before)
            if _OTHER_BODY.search(text, max(0, chain.start - 90), chain.start):
                return "other"
        return None

    def _chinese_organ(self) -> str | None:
        start = self.chain.start
        before = self.passage.last_organ(max(0, start - REACH), start)
        if not before or not is_clear(self.text[before.end() : start]):
            return None
        between = self.text[before.end() : start]
        if before.lastgroup == "other" and CHINESE_OWN.search(self.text, before.end(), start + 1):
            return None
        if before.lastgroup == "other":
            return "other" if _CHINESE_BESIDE.fullmatch(between) or _CHINESE_TITLED.match(between) else None
        return None if re.search(r"决议|决定|其|[》，(]", between) else self.passage.name(before)

    def _organ_after(self, place: int, limit: int) -> str | None:
        number = self.chain.items[place]
        organ = self.wording.after.match(self.text, number.end, min(limit, number.end + 140))
        if not organ or self.wording.nominative.match(self.text, organ.start(organ.lastgroup)):
            return None
        self.after[place] = organ.end()
        return self.passage.name(organ)

    def _owner(self) -> str | None:
        """Whose a possessive is: the organ named last before it, the subject after it, or the document's."""
        start = self.chain.start
        before = self.passage.last_organ(max(0, start - REACH), start)
        if before and is_clear(self.text[before.end() : start]):
            return self.passage.name(before)
        last = self.chain.items[-1].end
        subject = self.wording.subject.match(self.text, last, last + 60)
        return self.passage.name(subject) if subject else self.home.organ
