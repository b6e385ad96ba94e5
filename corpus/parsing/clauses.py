"""Clauses: where, in each language, a further finite verb of an operative paragraph may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """The patterns of one language (un_spec 4.5, rule 5)."""

    border: re.Pattern
    """What stands before a further verb: comma or conjunction, and asides."""
    follow: re.Pattern
    """What must stand after it."""
    subordinate: re.Pattern
    """A clause that is still open before a border without comma: its verbs are not the organ's."""

    def refuses(self, text: str, border: re.Match, start: int, end: int) -> bool:
        """Whether the words at text[start:end] are not an act of the organ."""
        if not self.follow.match(text, end):
            return True
        if border.group().lstrip().startswith((",", ";", "،", "؛", "，", "；")):
            return False
        return self.subordinate.search(text, max(0, border.start() - 120), border.start()) is not None


_FR_ASIDE = (
    r"(?:(?:,? ?(?:à cet égard|à cette fin|à cet effet|à ces fins|à ce sujet|à ce propos|dans ce contexte|dans cette optique|"
    r"en outre|également|par ailleurs|en conséquence|par conséquent|ce faisant|ainsi|donc|de nouveau),? )?)"
)
_FRENCH = Clause(
    border=re.compile(
        rf"(?:[,;] (?:et(?:,| ) ?)?|(?<=\w) et(?:,| ) ?){_FR_ASIDE}(?:(?:[a-zé]+ant|compte tenu|conformément)\b[^,;]{{5,160}}, )?(?=[a-zéè’']{{2,}} ?)"
    ),
    follow=re.compile(
        r"(?:,? (?:à|au|aux|de|des|du|le|la|les|leur|son|sa|ses|ce|cet|cette|ces|que|qu[’']|tous?|toutes?|sur|en|un|une|d[’']|l[’']|avec|"
        r"dans|par|chaque|ceux|celles|également|instamment|vivement|certains|plusieurs|aussi|pour|si|comment|combien|important)\b|,? [dlq]u?[’']|, )"
    ),
    subordinate=re.compile(r"\b(?:qui|qu[’']il|qu[’']elle|lequel|laquelle|lesquels|elle|il|dont|où)\b(?![^,]*,)"),
)

CLAUSES = {"fr": _FRENCH}
"""Language → its clauses."""
