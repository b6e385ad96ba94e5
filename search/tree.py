"""The query as a tree: what a reader's words mean, before any engine compiles it.

Lexemes are what the index holds: `=word` is an exact form, `word` a stem.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union


@dataclass(frozen=True, slots=True)
class Term:
    """One lexeme; `word` is what the reader wrote."""

    lexeme: str
    word: str = ""

    @property
    def exact(self) -> bool:
        return self.lexeme.startswith("=")


@dataclass(frozen=True, slots=True)
class AnyTerm:
    """Any one of several lexemes: what a wildcard or the endings of a word come to."""

    terms: tuple[Term, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` (any letters) or `?` (one letter); engines see it expanded to an AnyTerm."""

    pattern: str
    word: str = ""


Word = Union[Term, AnyTerm, Pattern]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words at given distances from the first: `places` are (offset, word)."""

    places: tuple[tuple[int, Word], ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a Near as the reader wrote it, which may be several in the text (`non-prolifération`, `国际`)."""

    places: tuple[tuple[int, Word], ...]
    width: int = 0
    """How many positions further it ends than it begins."""


@dataclass(frozen=True, slots=True)
class Near:
    """Units each ending or beginning at most `distance` places from the one before, in this order or in any."""

    units: tuple[Unit, ...]
    distance: int
    ordered: bool
    word: str = ""


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    child: Tree


@dataclass(frozen=True, slots=True)
class Label:
    """A fact about an entry: `type:operative`, `cites:A/RES/66/178#op10`; `word` is what the reader wrote where it is a name."""

    field: str
    value: str
    word: str = field(default="", compare=False)

    def __str__(self):
        return f"{self.field}:{self.value}"


@dataclass(frozen=True, slots=True)
class Range:
    """A number of an entry between two others, both included; None is open."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Everything:
    """All entries."""


Tree = Union[Term, AnyTerm, Pattern, Phrase, Near, And, Or, Not, Label, Range, Everything]


def both(*trees: Tree) -> Tree:
    """All of them, without needless nesting."""
    children: list[Tree] = []
    for tree in trees:
        if isinstance(tree, And):
            children.extend(tree.children)
        elif not isinstance(tree, Everything):
            children.append(tree)
    if not children:
        return Everything()
    return children[0] if len(children) == 1 else And(tuple(children))


def either(*trees: Tree) -> Tree:
    """Any of them, without needless nesting."""
    children: list[Tree] = []
    for tree in trees:
        children.extend(tree.children if isinstance(tree, Or) else (tree,))
    return children[0] if len(children) == 1 else Or(tuple(dict.fromkeys(children)))


def leaves(tree: Tree, negated: bool = False):
    """Every leaf with whether it stands under a NOT."""
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from leaves(child, negated)
        case Not(child):
            yield from leaves(child, not negated)
        case _:
            yield tree, negated


def replace_leaves(tree: Tree, change) -> Tree:
    """The same tree with every leaf changed by the function `change`."""
    match tree:
        case And(children):
            return both(*(replace_leaves(child, change) for child in children))
        case Or(children):
            return either(*(replace_leaves(child, change) for child in children))
        case Not(child):
            return Not(replace_leaves(child, change))
        case _:
            return change(tree)
