"""Asking: options of an address → a question to an engine, and what to say when nothing answers it."""

from __future__ import annotations

from dataclasses import dataclass

from . import fields, query, vocabulary, wording
from .engines import Found, Request, choice
from .fields import Mistake
from .forms import Options
from .tree import And, AnyTerm, Everything, Label, Not, Or, Phrase, Tree, both

PER_PAGE = 20
NARROWING = {"all": Everything(), "paragraphs": Not(Label("type", "note")), "notes": Label("type", "note")}


@dataclass(frozen=True)
class Question:
    """What was understood of a search."""

    options: Options
    read: Tree
    """The reader's own words, patterns not yet expanded."""
    tree: Tree
    """What engines are asked: expanded, and narrowed by the options that are not facets."""
    mended: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.options.language

    def request(self, facets: tuple[str, ...] = (), **changes) -> Request:
        """For an engine: by default the page of the options."""
        asked = {
            "tree": self.tree,
            "language": self.language,
            "filters": self.options.filters,
            "sort": self.options.sort,
            "offset": (self.options.page - 1) * PER_PAGE,
            "limit": PER_PAGE,
            "facets": facets,
        }
        return Request(**{**asked, **changes})


def question(options: Options) -> Question:
    """The question that the options ask; raises Mistake where the query can't be understood."""
    understood = query.parse(options.q, options.language)
    within = fields.condition("symbol", options.within, options.language) if options.within else Everything()
    earlier = [query.parse(text, options.language).tree for text in options.among]
    expanded = vocabulary.expand(both(understood.tree, *earlier), options.language)
    tree = both(expanded, NARROWING[options.kind], within)
    sentences = tuple(wording.mended(code, parameters) for code, parameters in understood.mended)
    return Question(options, understood.tree, tree, sentences)


def answer(asked: Question, latest: tuple | None = None, **request) -> tuple[Found, str]:
    """What the engine of this moment finds, and why it is not the default engine; `latest` is the last change, if it is known."""
    engine, reason = choice.engine(latest)
    return engine.search(asked.request(**request)), reason


@dataclass(frozen=True)
class Blank:
    """A part of a query that nothing answers by itself."""

    what: str
    suggestions: tuple[tuple[str, str], ...] = ()
    """(word, address of the search with it in the place of the one that does not occur)."""


def blanks(asked: Question) -> list[Blank]:
    """Which parts of a search without hits find nothing by themselves, and what may have been meant."""
    engine, _reason = choice.engine()
    parts = asked.read.children if isinstance(asked.read, And) else (asked.read,)
    empty = []
    for part in parts[:20]:
        tree = vocabulary.expand(part, asked.language)
        found = engine.search(Request(tree, asked.language, limit=0))
        if not found.total:
            empty.append(Blank(wording.understood(part), _suggested(asked, part)))
    return empty


def _suggested(asked: Question, part: Tree) -> tuple[tuple[str, str], ...]:
    offered = []
    for word in dict.fromkeys(_words(part)):
        if word not in asked.options.q or not word.isalpha():
            continue
        for form in vocabulary.suggestions(word, asked.language):
            better = asked.options.q.replace(word, form)
            offered.append((form, asked.options.address(q=better)))
    return tuple(offered[:5])


def _words(part: Tree):
    """The words of a part that do not occur, as the reader wrote them."""
    match part:
        case Or(children) | And(children):
            for child in children:
                yield from _words(child)
        case Phrase():
            yield from (word.word for _, word in part.places)
        case Label() | Not() | AnyTerm():
            return
        case _:
            for word in query.leaf_words(part):
                yield word.word


def refusal(error: Mistake) -> str:
    """The sentence for a search that was refused."""
    return wording.mistake(error)
