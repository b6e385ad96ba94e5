"""Reads real files damaged at random: a reader may refuse in one sentence or account for every letter, nothing else."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.parsing import confined, decoding
from corpus.parsing.accounting import account
from corpus.parsing.document import Document, UnreadableSource
from corpus.parsing.pipeline import parse

from .damaging import TEXTS, damaged

SUFFIXES = {"akn": (".xml",), "docx": (".docx",), "html": (".html", ".htm"), "markdown": (".md",), "pdf": (".pdf",), "pdftotext": (".txt",)}
"""What the files of a reader are called."""
SLOWEST = 20.0
@dataclass
class Findings:
    """What became of the damaged files."""

    outcomes: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def run(reader: str, originals: Sequence[bytes], seconds: float, seed: int) -> Findings:
    """Read damaged files for some time."""
    findings, number, end = Findings(), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = damaged(reader, originals, number, seed)
        start = time.monotonic()
        try:
            outcome = _read(reader, data)
        except Exception as error:  # whatever it is, it is what this command looks for
            outcome = f"fault: {type(error).__name__}"
            findings.faults.append(f"number {number}: {type(error).__name__}: {error}"[:300])
        taken = time.monotonic() - start
        if taken > SLOWEST:
            findings.faults.append(f"number {number}: took {taken:.1f} seconds")
        findings.slowest = max(findings.slowest, taken)
        findings.outcomes[outcome] += 1
        number += 1
    return findings


def _read(reader: str, data: bytes) -> str:
    """`read`, or the code of the refusal.  Raises AssertionError for letters that are not accounted for."""
    name = f"damaged{SUFFIXES[reader][0]}"
    try:
        documents = parse(data, name)
    except UnreadableSource as refusal:
        if "\n" in str(refusal) or not str(refusal):
            raise AssertionError(f"the refusal {refusal.code} is not one sentence") from refusal
        return f"refused: {refusal.code}"
    if reader in TEXTS and documents[0].format in TEXTS:
        _account(decoding.decode(data, name)[0], documents)
    elif reader == "pdf":
        pages = confined.run("corpus.parsing.pdf.extraction:extract", data, name)["pages"]
        _account(" ".join(piece[0] for page in pages for piece in page["pieces"]), documents)
    for document in documents:
        document.as_json()
    return "read"


def _account(source: str, documents: Sequence[Document]) -> None:
    found = account(source, *documents)
    if not found.balanced:
        raise AssertionError(f"letters lost “{found.lost[:40]}”, invented “{found.invented[:40]}”")


def lines(findings: Findings) -> Iterator[str]:
    """What to print."""
    total = sum(findings.outcomes.values())
    yield f"{total} files, slowest {findings.slowest:.2f} seconds, {len(findings.faults)} faults"
    for outcome, count in findings.outcomes.most_common():
        yield f"{count:>8} {outcome}"
    yield from findings.faults[:20]
