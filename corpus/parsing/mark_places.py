"""The places where a mark may stand on the line: every number that could call a note, with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .mark_forms import behind_year, forms
from .mark_habits import Habits, bracketed, glued
from .mark_place import DOUBTFUL, SURE, Place, numbers
from .mark_surroundings import REACH, stands_free
from .mark_weights import weight
from .marks_on_numbers import sure_marks
from .numerals import begins_with_month
from .passage import Passage
from .sheet import Unit

_NUMBER = re.compile(r"\d{1,3}")
_YEAR_DIGITS = 4


def places(units: list[Unit], told: list, missing: dict[str, int], kept: Habits) -> list[Place]:
    """Every number on the line that could call one of the `missing` notes, in the order of the text; not what the format told to be a mark.

    Numbers that may be whole, but end in the digits of a mark, are no such places: marks_on_numbers looks for them.
    """
    found: list[Place] = []
    for unit, passage, start, digits in numbers(units):
        size = len(digits)
        if digits in missing:
            found += _standing_free(unit, passage, start, missing, kept)
        elif size > _YEAR_DIGITS and digits[_YEAR_DIGITS:] in missing and (match := behind_year(passage.text, start)):
            found += _read(unit, passage, match, "year", missing, kept)
        if size > 1 and (digits[-1:] in missing or digits[-2:] in missing):
            for each in sure_marks(unit, passage, start, digits, missing, kept):
                if not found or each.order != found[-1].order:  # not behind a year
                    found.append(each)
    if any(told):
        found = [each for each in found if not any(start < each.end and each.start < end for start, end, _ in told[each.unit])]
    _hold_to_habit(found, kept)
    return found


def _standing_free(unit: int, passage: Passage, start: int, missing: dict[str, int], kept: Habits) -> list[Place]:
    """The places of one number, in the forms that what stands before it allows; the heaviest of those that begin at the same sign."""
    best: dict[int, Place] = {}
    for form, match in forms(passage.text, start, kept.language):
        for each in _read(unit, passage, match, form, missing, kept):
            known = best.get(each.start)
            if known is None or known.weight < each.weight:
                best[each.start] = each
    return [best[start] for start in sorted(best)] if len(best) > 1 else list(best.values())


def _hold_to_habit(found: list[Place], kept: Habits) -> None:
    """A text prints its marks alike: where most are in brackets, or touch the word, one that does not is doubtful."""
    odd: set[str] = set()
    if kept.language == "ar" and bracketed((each.mark, each.form == "bracketed") for each in found if each.weight > DOUBTFUL):
        odd = {"spaced", "stop", "stop blank", "glued", "number", "year"}
    elif not kept.tight and glued((each.mark, each.form != "spaced") for each in found if each.weight >= SURE and each.form in ("glued", "spaced", "chinese")):
        odd = {"spaced"}
    if kept.language == "en" and glued((each.mark, each.form == "stop") for each in found if each.weight >= SURE - 1 and each.form in ("stop", "stop blank")):
        odd.add("stop blank")
    for each in found:
        if each.form in odd:
            each.weight = min(each.weight, DOUBTFUL)


def _read(unit: int, passage: Passage, match: re.Match, form: str, missing: dict[str, int], kept: Habits) -> Iterator[Place]:
    """The places of one number that has the form of a mark; `1,2` gives two, when both are notes; in `8, 9 October` the last number is a day."""
    text, first, at = passage.text, match.start(), match.start("mark")
    before, after = text[max(0, first - REACH) : first].rstrip(), text[match.end() : match.end() + REACH]
    if not stands_free(text, match, form, before, after):
        return
    heaviness = weight(text, match, form, before, after, kept)
    kind = "stop blank" if form == "stop" and text[first].isspace() else form
    line = passage.line_at(at)
    start = at if form == "year" else first
    if match["mark"] in missing:
        yield Place(unit, start, match.end(), match["mark"], heaviness, line, kind, text, at)
        return
    pieces = list(_NUMBER.finditer(match["mark"]))
    known = next((number for number, piece in enumerate(pieces) if piece[0] not in missing), len(pieces))
    if begins_with_month(after):
        known = min(known, len(pieces) - 1)
    if not known or known < len(pieces) and not re.match(r"\s?,\s", match["mark"][pieces[known - 1].end() :]):
        return
    for piece in pieces[:known]:
        end = at + piece.end()
        yield Place(unit, start, match.end() if end == match.end("mark") else end, piece[0], heaviness, line, kind, text, at)
        start = end
