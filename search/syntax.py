"""Plugins that teach Whoosh's parser the reading room's query language.

Each makes nodes of the syntax tree; search/query.py turns the tree into ours.  Nothing of Whoosh leaves
these two modules.
"""

from whoosh.qparser import plugins, syntax
from whoosh.qparser.default import QueryParser

OPERATORS = {
    "and": {"en": "AND", "fr": "ET", "es": "Y", "ru": "И", "ar": "و", "zh": "与|并且"},
    "or": {"en": "OR", "fr": "OU", "es": "O|U", "ru": "ИЛИ", "ar": "أو", "zh": "或|或者"},
    "not": {"en": "NOT", "fr": "SAUF|NON", "es": "NO|SALVO", "ru": "НЕ|КРОМЕ", "ar": "ليس|إلا", "zh": "非|不含"},
}
"""Operators by language, always in capitals where the script has them; the English ones work everywhere."""

TO = r"TO|À|A|AL|HASTA|ДО|ПО|إلى|至|到|\.\."


def operator_words(kind: str, language: str) -> str:
    """The words of an operator in English and in the reader's language, as a pattern."""
    return "|".join(dict.fromkeys((OPERATORS[kind]["en"], OPERATORS[kind].get(language, OPERATORS[kind]["en"]))))


class PhraseNode(syntax.TextNode):
    """`"…"`, with `~5` (near, any order) or `~>5` (near, in this order)."""

    def __init__(self, text, order, distance):
        super().__init__(text)
        self.ordered = bool(order)
        self.distance = int(distance) if distance else None


class ExactNode(syntax.TextNode):
    """`=word`: this form of the word only."""


class PatternNode(syntax.TextNode):
    """A word with `*` or an inner `?`."""


class RangeNode(syntax.TextNode):
    """`[low TO high]`, either may be missing."""

    def __init__(self, low, high):
        super().__init__(f"[{low} TO {high}]")
        self.low, self.high = low.strip(" *"), high.strip(" *")


class NodePlugin(plugins.Plugin):
    """Makes nodes of one class from what an expression matches."""

    def __init__(self, expression, node, priority):
        self.expression, self.node, self.priority = expression, node, priority

    def taggers(self, parser):
        return [(plugins.FnTagger(self.expression, self.node), self.priority)]


class StrayOperators(plugins.Plugin):
    """Drops operators with nothing to work on, before Whoosh applies the others; `dropped` keeps them."""

    def __init__(self):
        self.dropped = []

    def filters(self, parser):
        return [(self.drop, 590)]

    def drop(self, parser, group):
        kept = group.empty_copy()
        for node in group:
            if isinstance(node, syntax.GroupNode):
                node = self.drop(parser, node)
                if not len(node):
                    continue
            before = kept[-1] if len(kept) else None
            infix = isinstance(node, syntax.InfixOperator) and (before is None or isinstance(before, syntax.Operator))
            if infix or (isinstance(node, syntax.PrefixOperator) and isinstance(before, syntax.PrefixOperator)):
                self.dropped.append(node.text)
                continue
            kept.append(node)
        while len(kept) and isinstance(kept[-1], syntax.Operator):
            self.dropped.append(kept.pop().text)
        return kept


def parser(language: str) -> tuple[QueryParser, StrayOperators]:
    """A parser for readers of `language`, and the plugin that remembers what it dropped."""
    stray = StrayOperators()
    infix = r"(?<=\s)(?:{})(?=\s|$)"
    prefix = r"(?:^|(?<=[\s(]))(?:(?:{})(?=\s|$)|-(?=[^\W_]|[\"(=]))"
    start = r"(?:^|(?<=[\s(\[:,]))"
    operator = plugins.OperatorsPlugin.OpTagger
    operators = [
        (operator(prefix.format(operator_words("not", language)), syntax.NotGroup, syntax.PrefixOperator), 0),
        (operator(infix.format(operator_words("and", language)), syntax.AndGroup, syntax.InfixOperator), 0),
        (operator(infix.format(operator_words("or", language)), syntax.OrGroup, syntax.InfixOperator), 0),
    ]
    made = QueryParser(
        None,
        None,
        plugins=[
            NodePlugin(
                start + r"(?P<text>[\w./]*\d(?:[ \u00a0][A-Z])?[ \u00a0]?\((?:[12]\d{3}|[IVXLC]{1,8})\))",
                syntax.WordNode,
                -20,
            ),
            NodePlugin(r'"(?P<text>[^"]*)"(?:~(?P<order>>?)(?P<distance>\d{1,4}))?', PhraseNode, -10),
            NodePlugin(rf"\[(?P<low>[^\[\]]*?)\s*\b(?:{TO})(?=[\s\]])(?P<high>[^\[\]]*)\]", RangeNode, -5),
            NodePlugin(start + r"=(?P<text>[^\s()\"\[\]]+)", ExactNode, -5),
            NodePlugin(
                start + r"(?P<text>[^\s()\"\[\]:*?]*(?:\*|\?(?=[^\W_]|\*))[^\s()\"\[\]:]*)", PatternNode, -4
            ),
            plugins.FieldsPlugin(r"(?P<text>[^\W\d_][^\W_]*):(?=[^\s/:)])", remove_unknown=False),
            plugins.GroupPlugin(),
            plugins.OperatorsPlugin(operators, clean=True),
            stray,
        ],
    )
    return made, stray
