"""Sentences of the search page: what was understood, what was mended or refused, names of facets and values."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from resolutions import wording

from .fields import Mistake
from .tree import And, AnyTerm, Everything, Label, Near, Not, Or, Pattern, Phrase, Range, Term, Tree

FIELDS = {
    "type": gettext_lazy("Type"), "action": gettext_lazy("Action"), "organ": gettext_lazy("Organ"),
    "session": gettext_lazy("Session"), "year": gettext_lazy("Year"), "committee": gettext_lazy("Committee"),
    "status": gettext_lazy("Status"), "vote": gettext_lazy("Vote"), "subject": gettext_lazy("Subject"),
    "date": gettext_lazy("Date"), "addressee": gettext_lazy("Addressee"), "agenda": gettext_lazy("Agenda item"),
    "cites": gettext_lazy("Cites"), "symbol": gettext_lazy("Symbol"),
}  # fmt: skip
TYPES = {
    "preambular": gettext_lazy("preambular paragraphs"), "operative": gettext_lazy("operative paragraphs"),
    "note": gettext_lazy("notes"), "title": gettext_lazy("titles"), "heading": gettext_lazy("headings"),
    "annex": gettext_lazy("annexes"), "table": gettext_lazy("tables"), "text": gettext_lazy("other text"),
}  # fmt: skip
ACTIONS = wording.ACTIONS
VOTES = {"consensus": gettext_lazy("adopted without a vote"), "recorded": gettext_lazy("recorded vote")}
STATUSES = {"adopted": gettext_lazy("adopted"), "draft": gettext_lazy("draft")}
SORTS = {
    "relevance": gettext_lazy("most relevant first"), "newest": gettext_lazy("newest first"),
    "oldest": gettext_lazy("oldest first"), "symbol": gettext_lazy("by symbol"),
}  # fmt: skip
VIEWS = {
    "hits": gettext_lazy("hits"), "lines": gettext_lazy("concordance"), "time": gettext_lazy("over time"),
}  # fmt: skip
LINE_ORDERS = {
    "right": gettext_lazy("by what follows"), "left": gettext_lazy("by what precedes"), "date": gettext_lazy("by date"),
}  # fmt: skip
WIDTHS = {"narrow": gettext_lazy("narrow"), "wide": gettext_lazy("wide")}
KINDS = {
    "all": gettext_lazy("paragraphs and notes"), "paragraphs": gettext_lazy("paragraphs"), "notes": gettext_lazy("notes"),
}  # fmt: skip
MISTAKES = {
    "unknown-field": gettext_lazy("There is no field “%(field)s”; the fields are %(fields)s. To look for the words themselves, put them in quotes."),
    "unknown-value": gettext_lazy("“%(value)s” is not a value of %(field)s; the values are %(values)s."),
    "not-a-number": gettext_lazy("“%(value)s” is not a number, and %(field)s needs one, for example 74, or a range, for example [74 TO 78]."),
    "not-a-date": gettext_lazy("“%(value)s” is not a date; write 2019, 2019-12 or 2019-12-18."),
    "not-a-symbol": gettext_lazy("“%(value)s” is not the symbol of a document; write for example %(field)s:A/RES/66/178."),
    "no-range": gettext_lazy("A range can be asked for session, year and date, not for %(field)s."),
    "range-without-field": gettext_lazy("%(range)s needs a field before it, for example year:[2019 TO 2021]."),
    "pattern-in-field": gettext_lazy("%(field)s takes whole values, so “%(value)s” can't be looked for; leave out the asterisk."),
    "empty-field": gettext_lazy("%(field)s: needs a value behind the colon."),
    "too-long": gettext_lazy("The query is too long: at most %(most)s characters are read."),
    "too-deep": gettext_lazy("The brackets are nested too deeply: at most %(most)s levels are read."),
    "too-many-words": gettext_lazy("The query has too many words: at most %(most)s are looked for."),
    "too-many-patterns": gettext_lazy("The query has too many words with an asterisk: at most %(most)s are looked for."),
    "pattern-too-wide": gettext_lazy("“%(pattern)s” stands for too many words; write more of its letters."),
    "too-far": gettext_lazy("“%(text)s” is asked for over too great a distance; for so many words it is at most %(most)s."),
    "nothing-to-find": gettext_lazy("There is no word to look for in “%(query)s”."),
}  # fmt: skip
MENDED = {
    "quote-closed": gettext_lazy("A quotation mark was missing; the phrase was closed at the end."),
    "bracket-closed": gettext_lazy("A bracket was missing or too many; the query was read without it."),
    "stray-operator": gettext_lazy("“%(operator)s” had nothing to join and was left out."),
    "no-letters": gettext_lazy("“%(text)s” has no letters or digits and was left out."),
}  # fmt: skip


def mistake(error: Mistake) -> str:
    """The one sentence for a query that was refused."""
    return MISTAKES[error.code] % error.parameters


def mended(code: str, parameters: dict) -> str:
    """The sentence for a mistake put right."""
    return MENDED[code] % parameters


def field(name: str) -> str:
    """The name of a field or facet."""
    return str(FIELDS.get(name, name))


def value(name: str, text: str) -> str:
    """A facet's value in words."""
    match name:
        case "type":
            return str(TYPES.get(text, text))
        case "status":
            return str(STATUSES.get(text, text))
        case "vote":
            return str(VOTES.get(text, text))
        case "organ":
            return wording.organ(text)
        case "committee":
            return str(wording.COMMITTEES.get(text, text))
        case "action":
            return str(ACTIONS.get(text, text.replace("_", " ")))
        case "subject":
            return text.removeprefix("=")
        case _:
            return text


def understood(tree: Tree) -> str:
    """A tree in words: `all forms of “terrorisme”, and the exact words “prie le”, in operative paragraphs`."""
    match tree:
        case Term(word=word):
            return (_("exactly “%(word)s”") if tree.exact else _("“%(word)s” in any form")) % {"word": word}
        case Pattern(word=word) | AnyTerm(word=word):
            return _("words like “%(word)s”") % {"word": word}
        case Phrase(places, word):
            exact = all(not isinstance(w, Term) or w.exact for _offset, w in places)
            return (_("the exact words “%(words)s”") if exact else _("“%(words)s” together")) % {"words": word}
        case Near(distance=distance, ordered=ordered, word=word):
            said = _("“%(words)s” in this order within %(n)s words") if ordered else _("“%(words)s” within %(n)s words")
            return said % {"words": word, "n": distance}
        case And(children):
            return pgettext("between conditions", ", and ").join(_inner(child) for child in children)
        case Or(children):
            return pgettext("between alternatives", " or ").join(_inner(child) for child in children)
        case Not(child):
            return _("without %(what)s") % {"what": _inner(child)}
        case Label(name, text, word):
            return _("%(field)s: %(value)s") % {"field": field(name), "value": word or value(name, text)}
        case Range(name, low, high):
            return _range(name, low, high)
        case Everything():
            return _("everything")
        case _:
            return ""


def _inner(tree: Tree) -> str:
    return f"({understood(tree)})" if isinstance(tree, And | Or) else understood(tree)


def _range(name: str, low: int | None, high: int | None) -> str:
    if name == "date":
        low, high = (bound and wording.date(datetime.date.fromordinal(bound)) for bound in (low, high))
    parameters = {"field": field(name), "low": low, "high": high}
    if low is None:
        return _("%(field)s up to %(high)s") % parameters
    if high is None:
        return _("%(field)s from %(low)s") % parameters
    return _("%(field)s from %(low)s to %(high)s") % parameters
