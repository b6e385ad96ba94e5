"""What the reading room holds: texts by session and language, gaps, and the warnings of their intake."""

from dataclasses import dataclass

from . import browsing, wording
from .models import LANGUAGES, LanguageVersion, Resolution


@dataclass(slots=True)
class Session:
    """A session of an organ: how many resolutions, and how many of them in each language."""

    organ: str
    name: str
    address: str
    resolutions: int
    texts: list[int]

    @property
    def cells(self) -> list[tuple[int, int]]:
        """(held, missing) by language."""
        return [(number, self.resolutions - number) for number in self.texts]


def by_session() -> list[Session]:
    """Every session of every organ, newest first, the General Assembly before the others. Two queries."""
    texts = {}
    for organ, session, language, number, _last in LanguageVersion.objects.by_session():
        texts.setdefault((organ, session), {})[language] = number
    rows = [
        Session(
            wording.organ(organ),
            wording.session(organ, session),
            browsing.address({"organ": organ, "session": session}),
            number,
            [texts.get((organ, session), {}).get(code, 0) for code in LANGUAGES],
        )
        for organ, session, number, _last in Resolution.objects.held().counted("organ", "session")
    ]
    return sorted(rows, key=lambda row: row.organ != wording.organ("A"))


def warnings() -> list[tuple[str, int, int, list[tuple[str, str]]]]:
    """(code, warnings, texts, first examples as (symbol, language)), the most frequent first. One query."""
    found = {}
    rows = LanguageVersion.objects.held().exclude(warnings=[]).order_by("resolution__sort_key", "language")
    for symbol, language, listed in rows.values_list("resolution__symbol", "language", "warnings").iterator():
        for code in [warning["code"] for warning in listed]:
            number, texts = found.setdefault(code, [0, []])
            found[code][0] = number + 1
            if (symbol, language) not in texts[-1:]:
                texts.append((symbol, language))
    counted = [(code, number, len(texts), texts[:5]) for code, (number, texts) in found.items()]
    return sorted(counted, key=lambda row: -row[1])
