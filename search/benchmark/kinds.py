"""The kinds of query that are measured, as each engine takes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind: ours in our language; the others' in theirs, None where they can't ask it."""

    name: str
    ours: str
    tantivy: str | None = None
    postgres: str | None = None
    whoosh: str | None = None
    facets: bool = False


def same(name: str, text: str, facets: bool = False) -> Kind:
    """A kind that all write the same way."""
    return Kind(name, text, text, text, text, facets)


KINDS = (
    same("rare word", "désarmement"),
    same("common word", "développement"),
    same("very common word", "Nations"),
    same("stop-word", "de"),
    same("two words", "coopération internationale"),
    same("five words", "droits homme développement paix sécurité"),
    same("exact phrase, rare", '"armes de destruction massive"'),
    same("exact phrase, common", '"droits de l’homme"'),
    same("very common phrase", '"de la"'),
    same("phrase of five", '"prie le Secrétaire général de"'),
    Kind("alternatives", "terrorisme OU criminalité", "terrorisme OR criminalité", "terrorisme or criminalité", "terrorisme OR criminalité"),
    Kind("without", "paix SAUF sécurité", "paix AND NOT sécurité", "paix -sécurité", "paix NOT sécurité"),
    Kind("exact form", "=internationaux", "internationaux"),
    Kind("beginning of a word", "terror*", '/terror.*/', None, "terror*"),
    Kind("inner wildcard", "dévelop*ment", "/developp.*/", None, "dévelop*ment"),
    Kind("nearness", '"paix sécurité"~5', '"paix sécurité"~5', None, '"paix sécurité"~5'),
    Kind("nearness in order", '"droits femmes"~>8', '"droits femmes"~8'),
    Kind("type and word", "type:operative développement", "+type:operative +développement"),
    Kind("action and word", "action:request rapport", "+action:request +rapport"),
    Kind("years and word", "year:[1990 TO 2000] paix", "+when:[1990 TO 2000] +paix"),
    Kind("session and phrase", 'session:60 "développement durable"', '+session:60 +"développement durable"'),
    same("rare word with facets", "désarmement", True),
    same("common word with facets", "développement", True),
    same("very common word with facets", "Nations", True),
    same("phrase with facets", '"droits de l’homme"', True),
)  # fmt: skip
