"""Two language versions side by side: rows by anchor, and what stands in one version only.

A printed number is the same in all languages.  What is only counted (preambular paragraphs, headings, notes)
has the same number in both versions where both have as many; where one has fewer, its count says nothing
about what stands beside what, so those are paired that share numbers and citations, which every language
writes alike, and those between two such pairs where both versions have as many there.  The others stand alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import strip_tags

from . import reading
from .models import LanguageVersion
from .reading import Note, Piece

COUNTED = re.compile(r"(?P<scope>(?:annex\d*\.|s\w+\.)*(?:pp|p|h|t|fn))\d+")
CALLED = re.compile(r'href="#(?:[a-z]{2}-)?(fn[^"]+)"')
ENOUGH = 0.4
"""Share of the numbers of two paragraphs that both have, from which on they say the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """One address with its text in both versions; None where a version has no such paragraph."""

    anchor: str
    left: Piece | Note | None
    right: Piece | Note | None
    uncertain: bool = False
    """Whether it stands alone because what it belongs to could not be told."""

    @property
    def one_sided(self) -> bool:
        """Whether only one of the two versions has it."""
        return (self.left is None or self.right is None) and not self.uncertain


def align(left: Sequence, right: Sequence, notes: tuple[Sequence[Note], Sequence[Note]] = ((), ())) -> list[Row]:
    """Rows of the paragraphs that say the same, in the order of `left`; `notes` are those called in both versions.

    What only `right` has stands behind the paragraph that it follows there, so that nothing is
    left out and nothing is shown beside a paragraph that says something else.
    """
    names, doubtful = _names(left, right, [{note.anchor: note for note in called} for called in notes])
    in_left = {piece.anchor for piece in left}
    by_name = {name: piece for name, piece in zip(names, right, strict=True) if name in in_left}
    following, last = {}, None
    for name, piece in zip(names, right, strict=True):
        if name in in_left:
            last = name
        else:
            following.setdefault(last, []).append(Row(name, None, piece, id(piece) in doubtful))
    rows = following.get(None, [])
    for piece in left:
        partner = by_name.get(piece.anchor)
        rows.append(Row(piece.anchor, piece, partner, partner is None and id(piece) in doubtful))
        rows.extend(following.get(piece.anchor, ()))
    return rows


def counterpart(anchor: str, there: LanguageVersion, here: LanguageVersion) -> str:
    """The anchor in `here` of what says the same as this paragraph of `there`; empty where there is none."""
    if there.structure_digest == here.structure_digest:
        return anchor
    left, right = (reading.read(version, version.language) for version in (there, here))
    rows = align(left.pieces, right.pieces, (left.notes, right.notes))
    return next((row.right.anchor for row in rows if row.left and row.right and row.left.anchor == anchor), "")


def _names(left: Sequence, right: Sequence, notes: list[dict[str, Note]]) -> tuple[list[str], set[int]]:
    """For each piece of `right` the anchor in `left` of the one that says the same, or a name of its own.

    The second is the pieces, by identity, of which that could not be told.
    """
    partners, doubtful = {}, set()
    ours, theirs = _scopes(left), _scopes(right)
    for scope, counted in theirs.items():
        beside = ours.get(scope, [])
        if len(beside) == len(counted):
            continue
        numbers = [_numbers(piece, notes[0]) for piece in beside], [_numbers(piece, notes[1]) for piece in counted]
        pairs, unsure = _paired(beside, counted, _sure(*numbers))
        partners |= {piece.anchor: f"right-{piece.anchor}" for piece in counted}
        partners |= {other.anchor: one.anchor for one, other in pairs}
        doubtful |= {id(piece) for piece in unsure}
    return [_named(piece.anchor, partners) for piece in right], doubtful


def _named(anchor: str, partners: dict[str, str]) -> str:
    """The anchor with that of its paragraph translated, also for what stands below it: `pp3.a` → `pp4.a`."""
    if anchor in partners:
        return partners[anchor]
    parent, dot, last = anchor.rpartition(".")
    return _named(parent, partners) + dot + last if dot else anchor


def _scopes(pieces: Sequence) -> dict[str, list]:
    """The counted pieces by what they are counted in: `pp`, `s2.pp`, `annex1.h`, `fn`."""
    scopes: dict[str, list] = {}
    for piece in pieces:
        if match := COUNTED.fullmatch(piece.anchor):
            scopes.setdefault(match["scope"], []).append(piece)
    return scopes


def _paired(left: Sequence, right: Sequence, sure: Iterable[tuple[int, int]]) -> tuple[list[tuple], list]:
    """(pairs that say the same, pieces of which it could not be told), from the places of the pairs that are sure."""
    pairs, unsure = [], []
    before = (-1, -1)
    for found in [*sure, (len(left), len(right))]:
        ours, theirs = left[before[0] + 1 : found[0]], right[before[1] + 1 : found[1]]
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
        elif ours and theirs:
            unsure += [*ours, *theirs]
        if found[0] < len(left):
            pairs.append((left[found[0]], right[found[1]]))
        before = found
    return pairs, unsure


def _sure(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The places of pairs that share most of their numbers, in order: the chain with the greatest likeness."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + _likeness(ours[i], theirs[j]))
    i = j = 0
    while i < len(ours) and j < len(theirs):
        likeness = _likeness(ours[i], theirs[j])
        if likeness and best[i][j] == best[i + 1][j + 1] + likeness:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    share = len(one & other) / len(one | other) if one and other else 0.0
    return share if share >= ENOUGH else 0.0


def _numbers(piece: Piece | Note, notes: dict[str, Note]) -> frozenset[str]:
    """The numbers in a text and in the notes it calls: of resolutions, documents, dates, amounts."""
    called = (notes[anchor] for anchor in CALLED.findall(piece.html) if anchor in notes)
    texts = [getattr(piece, "text", "") or strip_tags(piece.html), *(strip_tags(note.html) for note in called)]
    return frozenset(re.findall(r"\d+", " ".join(texts)))
