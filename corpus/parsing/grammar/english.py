"""How acts and their addressees are put in English."""

import re

from corpus.parsing.grammar.forms import Clause, Frame

_REQUEST = r"(?:to (?!the\b|a\b|an\b|its\b|their\b|this\b|these\b|which\b|that\b|date\b|[A-Z])[a-z])"

FRAME = Frame(
    aside=re.compile(
        r"(?:, [^,;]{3,80},|(?: (?:in (?:this|that) (?:regard|context|respect)|to (?:this|that) end|also|further|"
        r"therefore|again|once again))*)(?= )"
    ),
    lead=re.compile(
        r"(?<!for) (?!that\b|to (?!all|the|Member|States|[A-Z])|for\b|of\b|with\b|(?:them|him|her|it|itself)\b|"
        r"(?:the |its |their )?(?:[a-z-]+ )?(?:efforts|contributions|cooperation|initiatives|measures|support|"
        r"action)\b)(?:to )?(?:upon |on )?(?:the |those )?"
    ),
    stop=re.compile(
        r"(?:,(?! (?:and |as well as )?(?:the |all |other |relevant |[A-Z]|(?:specialized |civil |regional |"
        r"subregional |international |intergovernmental |non-governmental |private |donor )*(?:organizations|"
        rf"society|sector|partners|stakeholders|donors|agencies|countries|institutions)\b))| (?={_REQUEST})|"
        r"[;:(]|\.$|"
        r" (?=(?:who|which|that|whose|in|within|as (?!well as)|acting|through|when|where|by|with|at|from|"
        r"during|under|"
        r"working|including|concerned to|participating|having|not|for (?:its|his|her|their))\b))"
    ),
    closing=re.compile(rf" {_REQUEST}"),
    later=re.compile(rf"(?:, | ){_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:who|which|that|for)\b)"),
    joint=re.compile(
        r",? (?:and|as well as) (?=the [A-Z]|all |other |relevant |international |regional |civil society|"
        r"non-governmental|"
        r"organi[sz]ations|stakeholders|intergovernmental|specialized|private|donors|host |parties|Governments|"
        r"the (?:administering|private|international|specialized|donor|secretariat|relevant|other|funds))|"
        r", (?!Scientific)(?=the |all |other |[A-Z]|relevant |international |regional |civil |non-)|"
        r"(?<=Member States) and (?=the )|, (?:and|as well as) "
    ),
    article=re.compile(r"^(?:and )?(?:the |those )"),
    name=re.compile(r"(?:all |those )*(?:[A-Z]|countries|donors|organizations)"),
    short=re.compile(r"[A-Z][a-z]+(?<!s)"),
    longer=(
        r"\b(?:[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ |of |the |and |on |for ){0,8})?{} (?:of|on|for|"
        r"to) (?:(?!\b{}\b)[^,;:()]){0,120}|\b(?:[A-Z][\w’'-]+ ){1,8}{}\b"
    ),
)

CLAUSE = Clause(
    border=re.compile(r"(?:, {0}|; {0}| (?<=\w )and(?:,| ) ?+)(?=[a-z])".format("(?:and(?:,| ) ?|while also )?+")),
    follow=re.compile(
        r",? (?!(?:from|by|made|received|submitted|is|are|were|was|have|has|had|issued|addressed|related|or|"
        r"contained|and (?!(?:\w+ly )?\w+[^s]s (?:the|its|all|that|Member|with|on|upon)))\b)"
        r"(?:the|a|an|all|any|its|his|their|those|these|this|that|with|in|on|upon|of|to|for|[A-Z]|[a-z]+)"
    ),
    subordinate=re.compile(r"\b(?:which|who|that|where|it|he|she)\b(?![^,]*,)"),
    never=frozenset("creates constitutes maintains understands respects values".split()),
)
