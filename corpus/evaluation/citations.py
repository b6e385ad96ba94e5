"""`evaluate citations PATH`: the recogniser, without the links, against the official links of the XML.

Counted are the links to resolutions of the Assembly, the Security Council, the Economic and Social
Council and the Human Rights Council.  A link that contradicts the printed words counts as explained
only when it is in `link_errors.tsv`, whose every row was read with its sentence: where the link stands, the
words it covers, where it leads, what the words mean, and what is wrong with it (VERDICTS).
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from corpus.parsing import akn, citations
from corpus.parsing.document import Citation, Document, UnreadableSource
from resolutions import symbols

from .naive import members

LINK_ERRORS = Path(__file__).with_name("link_errors.tsv")
ORGANS = ("A", "S", "E", "A/HRC")
CONTEXT = 70
COLUMNS = ("symbol", "language", "anchor", "printed", "link")
"""What tells one checked link from all others."""
VERDICTS = {
    "wrong-organ": "the number of one organ leads to another's resolution",
    "wrong-number": "leads to another number than the printed one, or to a part of it",
    "decision": "a decision leads to the resolution of that number",
    "special-session": "the number of a special session leads to the ordinary session",
    "other-body": "the resolution or decision of a body whose texts are not among these",
    "no-citation": "the symbol of a document, a share, a date, a comment: no resolution's number",
}
_DIFFERS = re.compile(r"“(?P<words>[^”]+)” goes to (?P<link>[^;]+);")


@dataclass(frozen=True)
class Case:
    """A link not found, or a citation without a link: where, what is printed, what is right."""

    symbol: str
    language: str
    anchor: str
    context: str
    link: str | None
    found: str | None

    def __str__(self) -> str:
        return "\t".join((self.symbol, self.language, self.anchor, self.link or "", self.found or "", self.context))


@dataclass
class Score:
    """The counts of one language."""

    links: int = 0
    found: int = 0
    explained: int = 0
    agreed: int = 0
    missed: list[Case] = field(default_factory=list)
    differing: list[Case] = field(default_factory=list)
    unlinked: list[Case] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return (self.found + self.explained) / self.links if self.links else 1.0

    @property
    def bare_recall(self) -> float:
        return self.found / self.links if self.links else 1.0


def add_arguments(parser) -> None:
    parser.add_argument("--misses", type=int, default=0, help="list that many links not found or found otherwise, a language")
    parser.add_argument("--unlinked", type=int, default=0, help="list that many finds without a link, drawn at random, a language")
    parser.add_argument("--every", type=int, default=1, help="read only every n-th file")


def report(paths: Iterable[Path], options: dict) -> Iterator[str]:
    """The lines of the report."""
    scores = evaluate(paths, options.get("every") or 1)
    yield "language  links  found  explained  recall  with explained  missed  otherwise  unlinked"
    for language, score in sorted(scores.items()):
        yield (
            f"{language:8} {score.links:6} {score.found:6} {score.explained:10} {score.bare_recall:7.2%} {score.recall:15.2%} "
            f"{len(score.missed):7} {len(score.differing):10} {len(score.unlinked):9}"
        )
    for language, score in sorted(scores.items()):
        for name, cases, count in (
            ("missed", score.missed, options.get("misses") or 0),
            ("otherwise", score.differing, options.get("misses") or 0),
            ("unlinked", score.unlinked, options.get("unlinked") or 0),
        ):
            drawn = random.Random(1946).sample(cases, min(count, len(cases)))
            yield from (f"{name}\t{case}" for case in drawn)


def evaluate(paths: Iterable[Path], every: int = 1) -> dict[str, Score]:
    """The scores by language of all readable files."""
    scores: dict[str, Score] = defaultdict(Score)
    place = 0
    for path in paths:
        for name, data in members(path):
            place += 1
            if place % every:
                continue
            try:
                documents = akn.read(data, name)
            except UnreadableSource:
                continue  # counted by `evaluate akn`
            for document in documents:
                if document.language:
                    confront(document, scores[document.language])
    return scores


def confront(document: Document, score: Score) -> None:
    """Adds one document to the score of its language."""
    bare = citations.annotate(without_links(document))
    _set_aside(document, score)
    for linked, read in zip(texts(document), texts(bare), strict=True):
        links = resolution_links(linked.citations)
        found = [one for one in read.citations if one.symbol]
        met: set[int] = set()
        for link in links:
            met |= _confront(document, linked, link, found, score)
        for place, one in enumerate(found):
            if place not in met and one.symbol != document.symbol and _is_resolution(one.symbol):
                score.unlinked.append(_case(document, linked, one, None, one.symbol))


def _set_aside(document: Document, score: Score) -> None:
    """Links the reader has set aside because their number is not the printed one: errors once they are checked."""
    for warning in document.warnings:
        match = _DIFFERS.search(warning.message) if warning.code == "link-differs" else None
        if not match or not _is_resolution(match["link"]):
            continue
        score.links += 1
        if _is_checked(document, "", match["words"], match["link"]):
            score.explained += 1
        else:
            where = (document.symbol or "", document.language or "", "")
            score.missed.append(Case(*where, match["words"], match["link"], None))


def _is_checked(document: Document, anchor: str, printed: str, link: str) -> bool:
    return (document.symbol, document.language, anchor, printed, link) in checked_errors()


def _confront(document: Document, holder, link: Citation, found: list[Citation], score: Score) -> set[int]:
    """Counts one link; the places of the citations that stand on it."""
    score.links += 1
    near = {place: one for place, one in enumerate(found) if one.start <= link.end and link.start <= one.end}
    if any(same(one.symbol, link.symbol) or any(same(also, link.symbol) for also in one.also) for one in near.values()):
        score.found += 1
        return set(near)
    named = " ".join(one.symbol for one in near.values()) or None
    case = _case(document, holder, link, link.symbol, named)
    if _is_checked(document, case.anchor, holder.text[link.start : link.end], link.symbol):
        score.explained += 1
    elif near:
        score.differing.append(case)
    else:
        score.missed.append(case)
    return set(near)


def without_links(document: Document) -> Document:
    return replace(
        document,
        masthead=tuple(replace(one, citations=()) for one in document.masthead),
        paragraphs=tuple(replace(one, citations=()) for one in document.paragraphs),
        footnotes=tuple(replace(one, citations=()) for one in document.footnotes),
    )


def texts(document: Document) -> tuple:
    return (*document.paragraphs, *document.footnotes, *document.masthead)


def resolution_links(given: tuple[Citation, ...]) -> list[Citation]:
    """Links to resolutions of the four organs; one link that stands in pieces counts once."""
    links: list[Citation] = []
    for one in given:
        if one.method != "linked" or not _is_resolution(one.symbol):
            continue
        if links and links[-1].symbol == one.symbol and one.start - links[-1].end <= 2:
            links[-1] = replace(links[-1], end=one.end)
        else:
            links.append(one)
    return links


@cache
def _is_resolution(symbol: str) -> bool:
    try:
        parsed = symbols.parse(symbol)
    except ValueError:
        return False
    return parsed.kind == "resolution" and parsed.organ in ORGANS


@cache
def same(found: str, linked: str) -> bool:
    """The same resolution; official links mostly leave out the letter."""
    if found == linked:
        return True
    try:
        return symbols.parse(found).without_letter().key == symbols.parse(linked).without_letter().key
    except ValueError:
        return False


@cache
def checked_errors() -> frozenset[tuple[str, str, str, str, str]]:
    """(symbol, language, anchor, printed words, link) of the official links that were seen to be wrong.

    A link that the reader has set aside has no anchor any more.
    """
    with LINK_ERRORS.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t")
        return frozenset(tuple(row[name] for name in COLUMNS) for row in rows)


def _case(document: Document, holder, span: Citation, link: str | None, found: str | None) -> Case:
    text, start, end = holder.text, span.start, span.end
    context = f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT // 2]}"
    anchor = getattr(holder, "anchor", None) or getattr(holder, "kind", "")
    return Case(document.symbol or "", document.language or "", anchor, re.sub(r"\s+", " ", context), link, found)
