"""The query language: a reader's words → a tree, by Whoosh's parser with our plugins.

What readers may write is in templates/search/help.html.  Mistakes are mended, and said (`Query.mended`), or
refused with a Mistake that search/wording.py turns into one sentence; `parse` raises nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whoosh.qparser import syntax as whoosh

from . import analysis, fields, syntax
from .fields import Mistake
from .tree import And, Everything, Label, Near, Not, Or, Pattern, Phrase, Range, Term, Tree, Unit, Word, both, either, leaves

LONGEST = 2000
MOST_WORDS = 60
MOST_PATTERNS = 10
DEEPEST = 12
FARTHEST = 50
MOST_PLACEMENTS = 600
"""Bounds of what one query may ask for, so that no query is slow in either engine."""

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』＂〝〞", '"') | {"（": "(", "）": ")", "：": ":", "＊": "*", "\u00a0": " ", "\x00": " "})
ELISIONS = {"fr": frozenset("l d j m n s t c qu jusqu lorsqu puisqu quoiqu presqu".split())}
APOSTROPHES = "'’‘`´′ʼ＇"


@dataclass(frozen=True)
class Query:
    """What was understood."""

    text: str
    language: str
    tree: Tree
    mended: tuple[tuple[str, dict], ...] = ()
    """(code, parameters) of each mistake put right on the way."""


def parse(text: str, language: str) -> Query:
    """The query that `text` means to a reader of `language`; raises Mistake."""
    if len(text) > LONGEST:
        raise Mistake("too-long", most=LONGEST)
    written = re.sub(r"\s+", " ", text.translate(QUOTES)).strip()
    mended = []
    if written.count('"') % 2:
        written += '"'
        mended.append(("quote-closed", {}))
    _check_depth(written, mended)
    parser, stray = syntax.parser(language)
    nodes = parser.process(written)
    tree = _Reading(language, mended).read(nodes)
    mended.extend(("stray-operator", {"operator": operator}) for operator in stray.dropped)
    if tree is None:
        if written.strip("*"):
            raise Mistake("nothing-to-find", query=text)
        return Query(text, language, Everything())
    _check_size(tree)
    return Query(text, language, tree, tuple(mended))


def _check_depth(written: str, mended: list) -> None:
    depth = deepest = 0
    quoted = unbalanced = False
    for character in written:
        if character == '"':
            quoted = not quoted
        elif character in "()" and not quoted:
            depth += 1 if character == "(" else -1
            deepest = max(deepest, depth)
            if depth < 0:
                unbalanced, depth = True, 0
    if deepest > DEEPEST:
        raise Mistake("too-deep", most=DEEPEST)
    if unbalanced or depth:
        mended.append(("bracket-closed", {}))


def _check_size(tree: Tree) -> None:
    words = patterns = 0
    for leaf, _ in leaves(tree):
        inner = leaf_words(leaf)
        words += max(1, len(inner))
        patterns += sum(isinstance(word, Pattern) for word in inner)
    if words > MOST_WORDS:
        raise Mistake("too-many-words", most=MOST_WORDS)
    if patterns > MOST_PATTERNS:
        raise Mistake("too-many-patterns", most=MOST_PATTERNS)


def leaf_words(leaf: Tree) -> tuple[Word, ...]:
    """The words of a leaf: those of a phrase, or the one it is; none for facts and ranges."""
    match leaf:
        case Phrase(places):
            return tuple(word for _, word in places)
        case Near(units):
            return tuple(word for unit in units for _, word in unit.places)
        case Label() | Range() | Everything():
            return ()
        case _:
            return (leaf,)


class _Reading:
    """One walk over Whoosh's syntax tree."""

    def __init__(self, language: str, mended: list):
        self.language = language
        self.mended = mended

    def read(self, node) -> Tree | None:
        """The tree of a node; None when nothing in it can be looked for."""
        if isinstance(node, whoosh.NotGroup):
            child = self.read(node[0])
            return None if child is None else Not(child)
        if isinstance(node, whoosh.GroupNode):
            children = [tree for tree in map(self.read, node) if tree is not None]
            if not children:
                return None
            loose = isinstance(node, whoosh.OrGroup) or self._alternatives(children)
            return either(*children) if loose else both(*children)
        if isinstance(node, whoosh.FieldnameNode):
            return self.words(node.original)
        return self._leaf(node)

    @staticmethod
    def _alternatives(children: list) -> bool:
        """`type:(preambular operative)`: one entry has one type, so these can only be alternatives."""
        return len(children) > 1 and all(
            isinstance(child, Label) and child.field in ("type", "status", "session", "year", "organ", "vote")
            and child.field == children[0].field
            for child in children
        )  # fmt: skip

    def _leaf(self, node) -> Tree | None:
        if node.fieldname:
            return self._fielded(fields.field_name(node.fieldname), node)
        if isinstance(node, syntax.RangeNode):
            raise Mistake("range-without-field", range=node.text)
        if isinstance(node, syntax.PhraseNode):
            return self.near(node) if node.distance else self.phrase(node.text, exact=True)
        if isinstance(node, syntax.ExactNode):
            return self.phrase(node.text, exact=True)
        if isinstance(node, syntax.PatternNode):
            return self.pattern(node.text)
        return self.words(node.text)

    def _fielded(self, field: str, node) -> Tree | None:
        if isinstance(node, syntax.RangeNode):
            return fields.number_range(field, node.low, node.high)
        if isinstance(node, syntax.PatternNode):
            raise Mistake("pattern-in-field", field=field, value=node.text)
        if not node.text.strip():
            raise Mistake("empty-field", field=field)
        return fields.condition(field, node.text, self.language)

    def words(self, text: str) -> Tree | None:
        """Words outside quotes: stems, all required; an elided article is no word of its own."""
        return self._phrase(text, self._without_elided(text), exact=False)

    def _without_elided(self, text: str) -> list:
        """The words of `text` but for elided articles before and a possessive s behind."""
        tokens = analysis.words(text, self.language)
        while len(tokens) > 1 and self._elided(tokens[0], text):
            del tokens[0]
        if len(tokens) > 1 and tokens[-1].exact == "s" and text[tokens[-1].start - 1] in APOSTROPHES:
            del tokens[-1]
        return tokens

    def _elided(self, token, text: str) -> bool:
        return token.exact in ELISIONS.get(self.language, ()) and text[token.end : token.end + 1] in APOSTROPHES

    def phrase(self, text: str, exact: bool) -> Tree | None:
        """The words of `text` one after the other."""
        if exact and "*" in text:
            return self._pattern_phrase(text)
        return self._phrase(text, analysis.words(text, self.language), exact)

    def _phrase(self, text: str, tokens: list, exact: bool) -> Tree | None:
        if not tokens:
            if text.strip():
                self.mended.append(("no-letters", {"text": text}))
            return None
        places = [(token.position - tokens[0].position, term) for token, term in _terms(text, tokens, exact)]
        if len(places) == 1:
            return places[0][1]
        return Phrase(tuple(places), text)

    def _pattern_phrase(self, text: str) -> Tree | None:
        """A phrase in which words may end in `*`, and a lone `*` between two words stands for any one word."""
        places, start = [], 0
        for piece in text.split():
            if "*" in piece:
                pattern = self.pattern(piece)
                places.extend([(start, pattern)] if pattern else [])
                start += 1
            else:
                tokens = analysis.words(piece, self.language)
                places.extend((start + token.position, Term(f"={token.exact}", piece)) for token in tokens)
                start += len(tokens)
        places = [(place - places[0][0], word) for place, word in places]
        return Phrase(tuple(places), text) if len(places) > 1 else places[0][1] if places else None

    def near(self, node) -> Tree | None:
        """`"a b"~5`: any forms of the words, each within 5 places of the one before."""
        units = [unit for unit in map(self._unit, node.text.split()) if unit is not None]
        if len(units) < 2:
            return self.words(node.text)
        steps = node.distance if node.ordered else 2 * node.distance
        if not 1 <= node.distance <= FARTHEST or steps ** (len(units) - 1) > MOST_PLACEMENTS:
            raise Mistake("too-far", text=node.text, most=_farthest(len(units), node.ordered))
        return Near(tuple(units), node.distance, node.ordered, node.text)

    def _unit(self, piece: str) -> Unit | None:
        """One word between blanks as a unit of a Near; None where it has no letters."""
        if "*" in piece:
            pattern = self.pattern(piece)
            return Unit(((0, pattern),)) if pattern else None
        tokens = self._without_elided(piece)
        if not tokens:
            return None
        first = tokens[0].position
        places = tuple((token.position - first, term) for token, term in _terms(piece, tokens, exact=False))
        return Unit(places, tokens[-1].position - first)

    def pattern(self, text: str) -> Tree | None:
        """`terror*`, `t*isme`: exact forms of this shape."""
        shape = re.sub(r"\*+", "*", text.strip(".,;!\"'«»"))
        bare = re.sub(r"[*?]", "", shape)
        if not bare:
            return None if shape in ("", "*") else self._too_wide(text)
        folded = "".join(
            piece if piece in "*?" else re.sub(f"[{analysis.HYPHENS}]", "-", _folded(piece))
            for piece in re.split(r"([*?])", shape)
        )
        folded = re.split(f"[{APOSTROPHES}]", folded)[-1]
        if len(re.sub(r"[*?]", "", folded)) < 2 and not re.search(f"[{analysis.HAN}]", folded):
            self._too_wide(text)
        return Pattern(folded, text)

    def _too_wide(self, text: str):
        raise Mistake("pattern-too-wide", pattern=text)


def _folded(piece: str) -> str:
    return "".join(analysis.fold(part) for part in re.split(r"(\W)", piece) if part)


def _farthest(count: int, ordered: bool) -> int:
    """The greatest distance that so many words may be asked for."""
    most = int(MOST_PLACEMENTS ** (1 / (count - 1)) + 1e-9)
    return max(1, min(FARTHEST, most if ordered else most // 2))


def _terms(text: str, tokens: list, exact: bool):
    """(token, Term) for each place; Chinese runs become their pairs, which are fewer and rarer."""
    for index, token in enumerate(tokens):
        if not analysis.is_han(text[token.start]):
            yield token, Term(f"={token.exact}" if exact else token.stem, text[token.start : token.end])
            continue
        joined_after = _han_neighbours(text, tokens, index, index + 1)
        if joined_after:
            yield token, Term(token.stem, text[token.start : token.end + 1])
        elif not _han_neighbours(text, tokens, index - 1, index):
            yield token, Term(f"={token.exact}", text[token.start : token.end])


def _han_neighbours(text: str, tokens: list, left: int, right: int) -> bool:
    if left < 0 or right >= len(tokens):
        return False
    return tokens[left].end == tokens[right].start and all(
        analysis.is_han(text[tokens[side].start]) for side in (left, right)
    )
