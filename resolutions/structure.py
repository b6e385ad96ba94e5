"""Where the language versions of one resolution differ in structure: never misaligned, always said.

The usual structure is the list of anchors that most versions share; where none is shared by two, the
English one, else that of the first language.  The warning has the code `structure-differs`; it is no
part of a text but of several together, so it is worked out where it is shown, from a digest kept with each.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

CODE = "structure-differs"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version lacks of the usual structure, and what it has besides, as anchors in order."""

    language: str
    lacking: tuple[str, ...]
    besides: tuple[str, ...]


def differences(anchors: Mapping[str, tuple[str, ...]]) -> tuple[Difference, ...]:
    """The versions that differ from the usual structure; `anchors` gives each language its list."""
    if len(set(anchors.values())) < 2:
        return ()
    usual = usual_of(anchors)
    return tuple(
        Difference(
            language,
            tuple(anchor for anchor in usual if anchor not in set(found)),
            tuple(anchor for anchor in found if anchor not in set(usual)),
        )
        for language, found in sorted(anchors.items())
        if found != usual
    )


def digest(anchors: Iterable[str]) -> str:
    """The same for lists of anchors that are the same; no secret, so the quickest that the database knows too."""
    return hashlib.md5("\n".join(anchors).encode(), usedforsecurity=False).hexdigest()


def usual_of(anchors: Mapping[str, Hashable]) -> Hashable:
    """The list of anchors (or the digest of one) that most versions share."""
    [(common, count)] = Counter(anchors.values()).most_common(1)
    return common if count > 1 else anchors.get("en", anchors[min(anchors)])


def of_resolution(resolution, versions) -> tuple[Difference, ...]:
    """The differences among the versions of a resolution, all that are held; one query where there are any."""
    if len({version.structure_digest for version in versions}) < 2:
        return ()
    return differences(anchors_held(resolution))


def anchors_held(resolution) -> dict[str, tuple[str, ...]]:
    """The anchors of each language version that is held, in order; one query."""
    found: dict[str, list[str]] = defaultdict(list)
    versions = resolution.versions.filter(withdrawn=False)
    for language, anchor in versions.order_by("language", "paragraphs__position").values_list("language", "paragraphs__anchor"):
        if anchor:
            found[language].append(anchor)
    return {language: tuple(each) for language, each in found.items()}
