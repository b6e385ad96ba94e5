"""Names of things in the language of the interface: dates, paragraphs, languages, organs, committees.

Written with the United Nations' own terms (un_spec.md 1.1, 3.1, 3.6); months are ours because
Django's Arabic ones are not the pairs that the United Nations prints, and it has none for `zh`.
"""

import re

from django.utils.translation import get_language, gettext_lazy, gettext_noop, ngettext, pgettext
from django.utils.translation import gettext as _

MONTHS = (
    gettext_lazy("January"), gettext_lazy("February"), gettext_lazy("March"), gettext_lazy("April"),
    gettext_lazy("May"), gettext_lazy("June"), gettext_lazy("July"), gettext_lazy("August"),
    gettext_lazy("September"), gettext_lazy("October"), gettext_lazy("November"), gettext_lazy("December"),
)  # fmt: skip
LANGUAGE_NAMES = {
    "ar": gettext_lazy("Arabic"), "en": gettext_lazy("English"), "es": gettext_lazy("Spanish"),
    "fr": gettext_lazy("French"), "ru": gettext_lazy("Russian"), "zh": gettext_lazy("Chinese"),
}  # fmt: skip
ORGANS = {
    "A": gettext_lazy("General Assembly"), "S": gettext_lazy("Security Council"),
    "E": gettext_lazy("Economic and Social Council"), "A/HRC": gettext_lazy("Human Rights Council"),
}  # fmt: skip
COMMITTEES = {
    "A/C.1": gettext_lazy("First Committee"), "A/C.2": gettext_lazy("Second Committee"),
    "A/C.3": gettext_lazy("Third Committee"),
    "A/C.4": gettext_lazy("Special Political and Decolonization Committee (Fourth Committee)"),
    "A/C.5": gettext_lazy("Fifth Committee"), "A/C.6": gettext_lazy("Sixth Committee"),
    "A/BUR": gettext_lazy("General Committee"),
}  # fmt: skip
VOTES = {
    "in_favour": gettext_lazy("In favour"), "against": gettext_lazy("Against"),
    "abstaining": gettext_lazy("Abstaining"), "not_voting": gettext_lazy("Not voting"),
}  # fmt: skip
STAGES = {
    "draft": gettext_lazy("Draft"), "sponsors_added": gettext_lazy("Sponsors added"),
    "report": gettext_lazy("Report of the committee"), "adopted": gettext_lazy("Adopted"),
}  # fmt: skip
STATUSES = {"adopted": gettext_lazy("Adopted"), "draft": gettext_lazy("Draft")}
ACTIONS = {
    "request": gettext_lazy("request"), "call_upon": gettext_lazy("call upon"), "call_for": gettext_lazy("call for"),
    "urge": gettext_lazy("urge"), "encourage": gettext_lazy("encourage"), "invite": gettext_lazy("invite"),
    "appeal": gettext_lazy("appeal"), "recommend": gettext_lazy("recommend"), "demand": gettext_lazy("demand"),
    "direct": gettext_lazy("direct"), "authorize": gettext_lazy("authorize"), "decide": gettext_lazy("decide"),
    "determine": gettext_lazy("determine"), "adopt": gettext_lazy("adopt"), "approve": gettext_lazy("approve"),
    "endorse": gettext_lazy("endorse"), "establish": gettext_lazy("establish"), "proclaim": gettext_lazy("proclaim"),
    "appoint": gettext_lazy("appoint"), "appropriate": gettext_lazy("appropriate"), "recall": gettext_lazy("recall"),
    "reaffirm": gettext_lazy("reaffirm"), "recognize": gettext_lazy("recognize"), "consider": gettext_lazy("consider"),
    "emphasize": gettext_lazy("emphasize"), "note": gettext_lazy("note"), "take_note": gettext_lazy("take note"),
    "welcome": gettext_lazy("welcome"), "commend": gettext_lazy("commend"), "support": gettext_lazy("support"),
    "look_forward": gettext_lazy("look forward"), "draw_attention": gettext_lazy("draw attention"),
    "express_other": gettext_lazy("express something else"), "other": gettext_lazy("another act"),
    "concern": gettext_lazy("express concern"), "condemn": gettext_lazy("condemn"), "deplore": gettext_lazy("deplore"),
    "reject": gettext_lazy("reject"), "aware": gettext_lazy("be aware"), "guided": gettext_lazy("be guided"),
    "considered": gettext_lazy("have considered"), "commit": gettext_lazy("commit itself"),
}  # fmt: skip
PARTS = {
    "preambular": gettext_lazy("Preambular paragraphs"), "operative": gettext_lazy("Operative paragraphs"),
    "annex": gettext_lazy("Annexes"), "other": gettext_lazy("Elsewhere"),
}  # fmt: skip
NUMBERED = {
    "annex": gettext_noop("annex %(number)s"), "s": gettext_noop("section %(number)s"), "op": gettext_noop("paragraph %(number)s"),
    "pp": gettext_noop("preambular paragraph %(number)s"), "fn": gettext_noop("note %(number)s"), "t": gettext_noop("table %(number)s"),
    "h": gettext_noop("heading %(number)s"), "p": gettext_noop("passage %(number)s"), "cont": gettext_noop("continuation %(number)s"),
}  # fmt: skip
PART = re.compile(r"(annex|cont|op|pp|fn|p|h|t|s)(star)?(\d+|[A-Z])(?:-\d+)?\Z")


def date(value) -> str:
    """A date as the language writes it: `19 December 2011`, `1er décembre 2019`, `2019年12月18日`."""
    if not value:
        return ""
    first = _("1") if value.day == 1 else str(value.day)  # in French the first of the month is `1er`
    # Translators: the order of a date; day and year are digits, month is its name
    return _("%(day)s %(month)s %(year)s") % {"day": first, "month": MONTHS[value.month - 1], "year": value.year}


def language(code: str) -> str:
    """The name of a language: `French`."""
    return str(LANGUAGE_NAMES.get(code, code))


def organ(prefix: str) -> str:
    """The name of an organ by its prefix (`A`), the prefix itself where we have no name."""
    return str(ORGANS.get(prefix, prefix))


def committee(symbol: str) -> str:
    """The name of a committee by its symbol (`A/C.3`), the symbol itself where we have no name."""
    return str(COMMITTEES.get(symbol, symbol))


def session(organ_prefix: str, value: str) -> str:
    """`Session 66`; for the Security Council and ECOSOC, which count by years, `2014`."""
    if not value or (organ_prefix in ("S", "E") and value.isdigit() and len(value) == 4):
        return value
    return _("Session %(number)s") % {"number": value}


def vote(name: str) -> str:
    """How a State voted."""
    return str(VOTES.get(name, name))


def stage(name: str) -> str:
    """A step on the way to adoption."""
    return str(STAGES.get(name, name))


def status(name: str) -> str:
    """Adopted or draft."""
    return str(STATUSES.get(name, name))


def action(name: str) -> str:
    """The class of an act: `request`, `take note`."""
    return str(ACTIONS.get(name, name))


def part(name: str) -> str:
    """The part of a text in which a paragraph stands."""
    return str(PARTS.get(name, name))


def paragraph(anchor: str) -> str:
    """A paragraph by its anchor, in words: `paragraph 5 (a) (ii)`, `preambular paragraph 3`, `annex 1, paragraph 4`."""
    words, rest = [], anchor.split(".")
    while rest:
        found = PART.match(rest[0])
        if not found:
            break
        rest.pop(0)
        words.append(_part(found[1], found[3]))
    inner = "".join(f" ({name})" for name in rest if not name.startswith("cont"))
    return (pgettext("between parts of an address", ", ").join(words) or anchor) + (inner if words else "")


def _part(kind: str, number: str) -> str:
    return _(NUMBERED[kind]) % {"number": number}


def resolutions_counted(number: int) -> str:
    """`1 resolution`, `12 resolutions`."""
    return ngettext("%(number)s resolution", "%(number)s resolutions", number) % {"number": number}


def paragraphs_counted(number: int) -> str:
    """`1 paragraph`, `12 paragraphs`."""
    return ngettext("%(number)s paragraph", "%(number)s paragraphs", number) % {"number": number}


def direction(code: str) -> str:
    """`rtl` for Arabic, else `ltr`."""
    return "rtl" if code == "ar" else "ltr"


def current() -> str:
    """The language of the interface."""
    return get_language() or "en"
