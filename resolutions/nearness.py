"""Held symbols that differ from a mistyped one by a single slip: a character too many, too few, another, or two exchanged."""

from collections.abc import Iterator

from . import symbols
from .models import Resolution

ALPHABET = "0123456789/-().ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST = 40
"""Longer keys are not looked at: each character costs about eighty candidates."""


def near(text: str, most: int = 5) -> list[str]:
    """The symbols held whose key is one slip from the text, in the order of symbols; one query."""
    key = symbols.fold(text).upper().replace(" ", "").strip("/")
    if not 3 <= len(key) <= LONGEST:
        return []
    held = Resolution.objects.held().filter(key__in=set(slips(key)) - {key})
    return list(held.order_by("sort_key").values_list("symbol", flat=True)[:most])


def slips(key: str) -> Iterator[str]:
    """Every text at one slip from the key."""
    for place in range(len(key) + 1):
        before, after = key[:place], key[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ALPHABET)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in ALPHABET)
