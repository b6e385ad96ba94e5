"""Questions made of the words and facts that are held: the same ones every time, for comparing answers."""

from __future__ import annotations

import random

from .. import analysis, results
from ..models import Entry

TEXTS = 300
"""So many texts, spread over all, lend their words."""
WORDS = 400


def questions(language: str, number: int, seed: str = "") -> list[str]:
    """`number` queries of every kind over what is held in a language; none where nothing is held."""
    entries = _sample(language)
    if not entries:
        return []
    return _Questions(language, entries, random.Random(f"{language} {seed}")).several(number)


def _sample(language: str) -> list[Entry]:
    held = Entry.objects.filter(language=language).order_by("order")
    keys = list(held.values_list("pk", flat=True))
    spread = keys[:: max(1, len(keys) // TEXTS)]
    return list(held.filter(pk__in=spread).select_related("paragraph", "footnote", "version"))


class _Questions:
    """What questions about a sample of entries are made of."""

    def __init__(self, language: str, entries: list[Entry], choose: random.Random):
        self.language, self.choose = language, choose
        self.texts = [results.text_of(entry) for entry in entries]
        words = sorted({token.exact for text in self.texts for token in analysis.words(text, language)})
        self.words = words[:: max(1, len(words) // WORDS)] or ["1"]
        labels = {label for entry in entries for label in entry.labels if not label.startswith("addressee:")}
        self.labels: dict[str, list[str]] = {}
        for label in sorted(labels):
            self.labels.setdefault(label.partition(":")[0], []).append(label)

    def several(self, number: int) -> list[str]:
        kinds = (
            self.word, self.exact, self.words_together, self.phrase, self.run, self.either, self.without, self.prefix,
            self.inside, self.near, self.near_in_order, self.fact, self.fact_and_word, self.facts, self.years, self.none_of,
            self.group,
        )  # fmt: skip
        return [self.choose.choice(kinds)() for _ in range(number)]

    def word(self) -> str:
        return self.choose.choice(self.words)

    def exact(self) -> str:
        return f"={self.word()}"

    def words_together(self) -> str:
        return f"{self.word()} {self.word()}"

    def run(self) -> str:
        """Three words as they follow each other in a text."""
        text = self.choose.choice(self.texts)
        tokens = [token for token in analysis.words(text, self.language) if token.parts == 1]
        if len(tokens) < 3:
            return self.word()
        at = self.choose.randrange(len(tokens) - 2)
        return text[tokens[at].start : tokens[at + 2].end].replace('"', " ")

    def phrase(self) -> str:
        return f'"{self.run()}"'

    def either(self) -> str:
        return f"{self.word()} OR {self.word()}"

    def without(self) -> str:
        return f"{self.word()} NOT {self.word()}"

    def none_of(self) -> str:
        return f"NOT {self.word()}"

    def prefix(self) -> str:
        return f"{self.word()[:4]}*"

    def inside(self) -> str:
        word = self.word()
        return f"{word[:2]}*{word[-2:]}"

    def near(self) -> str:
        return f'"{self.word()} {self.word()}"~{self.choose.randint(1, 20)}'

    def near_in_order(self) -> str:
        return f'"{" ".join(self.run().split()[:2])}"~>{self.choose.randint(1, 9)}'

    def fact(self) -> str:
        """A fact of an entry: its type, its session, what it cites."""
        field, _, value = self.choose.choice(self.labels[self.choose.choice(sorted(self.labels))]).partition(":")
        return f'{field}:"{value.lstrip("=")}"'

    def fact_and_word(self) -> str:
        return f"{self.fact()} {self.word()}"

    def facts(self) -> str:
        return f"{self.fact()} OR ({self.fact()} {self.fact()})"

    def years(self) -> str:
        return f"year:[{self.choose.randint(2014, 2021)} TO ] {self.word()}"

    def group(self) -> str:
        return f"({self.word()} OR {self.phrase()}) NOT {self.fact()}"
