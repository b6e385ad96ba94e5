"""As many French paragraphs as wanted, made from the official corpus and varied so that words keep their frequencies."""

from __future__ import annotations

import html
import random
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

PARAGRAPH = re.compile(rb"<p[ >].*?</p>", re.S)
NOTE = re.compile(rb"<authorialNote.*?</authorialNote>", re.S)
TAG = re.compile(rb"<[^>]*>")
SHORTEST = 40
VARIED = 0.12
"""Share of the words of a repeated paragraph that are replaced by others drawn as the corpus has them."""


class NoCorpus(Exception):
    """The official corpus is not where it was looked for."""


def official(folder: Path) -> list[str]:
    """The French paragraphs of the archives in a folder."""
    found = []
    for archive in sorted(Path(folder).glob("ga-*.tar.xz")):
        with tarfile.open(archive) as files:
            for member in files:
                if member.isfile() and "/fr/" in member.name and member.name.endswith(".xml"):
                    found.extend(_paragraphs(files.extractfile(member).read()))
    if not found:
        raise NoCorpus(f"There are no French texts in {folder}; name the folder of the archives with --corpus.")
    return found


def _paragraphs(data: bytes) -> Iterator[str]:
    for match in PARAGRAPH.finditer(NOTE.sub(b"", data)):
        text = " ".join(html.unescape(TAG.sub(b"", match.group()).decode("utf-8", "replace")).split())
        if len(text) >= SHORTEST:
            yield text


def varied(paragraphs: list[str], wanted: int) -> Iterator[str]:
    """`wanted` paragraphs: those of the corpus, then again with some of their words exchanged; always the same ones."""
    chance = random.Random(1)
    words = [word for text in chance.sample(paragraphs, min(3000, len(paragraphs))) for word in text.split()]
    for number in range(wanted):
        text = paragraphs[number % len(paragraphs)]
        if number >= len(paragraphs):
            pieces = text.split()
            for _ in range(max(1, int(len(pieces) * VARIED))):
                pieces[chance.randrange(len(pieces))] = words[int(chance.random() * len(words))]
            text = " ".join(pieces)
        yield text
