"""Pinpoints: the paragraph, section or annex of the cited text that the words name, as an anchor.

Before the head ("paragraphe 5 de la résolution 72/194", "section XI, paragraph 6, of its resolution") or
after the number ("Résolution 69/283, annexe II", "第72/194号决议第5段").  A paragraph of a section is
`s11.op6`: whether the numbers of the target start again in its sections, so that the anchor is so, or
simply `op6`, only the target can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions import anchors
from resolutions.symbols import ARABIC_SERIES_LETTERS

from .findings import Finding
from .folding import Folded

_REACH = 130
_SUB = r"(?: ?\(?(?:[a-z]{1,4}|[\u0621-\u064a])\))*"
_ONE_SUB = r"\(?(?:[a-z]{1,4}|[\u0621-\u064a])\)"
_NUMBER = rf"(?:\d{{1,3}}(?:{_SUB})?|{_ONE_SUB})"
_JOIN = r"(?:, ?(?:and |et |y |и )?| (?:et|and|y|e|и|à|to|a|al|по) | ?- ?|، ?(?:و ?)?| ?و ?| إلى |、|和|至|及)"
_LIST = rf"(?P<op>\d{{1,3}}(?:{_SUB})?(?:{_JOIN}{_NUMBER})*)(?![0-9/])"
_ROMAN = r"(?P<{}>[IVXLC]+(?![A-Za-z])|[A-Z](?![A-Za-z])|\d{{1,2}}(?!\d))(?:\.[A-Z0-9]+)?(?P<{}_to>(?:(?:, | et | and | y | и | à | to | a |-)[IVX]+(?![A-Za-z]))*)"
_WORD = r"(?P<{}>[\u0621-\u064a]+(?: عشر)?)"


@dataclass(frozen=True)
class Grammar:
    """How a language writes pinpoints: the element, what stands before a head, what after a number."""

    element: re.Pattern
    before: re.Pattern | None
    after: re.Pattern
    above: re.Pattern
    """What follows an element that refers to the text itself ("above", "of the present resolution")."""


def _named(numeral: str, name: str) -> str:
    return numeral.replace("{}", name).replace("{{", "{").replace("}}", "}")


def _grammar(
    paragraph, section, annex, sub, glue, to_head, after_glue, above, numeral=_ROMAN, annex_numeral=None
) -> Grammar:
    """`glue` stands between elements, `to_head` between the last of them and the head: a comma alone does not bind them."""
    numbered_annex = _named(annex_numeral or numeral, "annex")
    element = (
        rf"(?:{sub}(?P<sub>[a-z\u0621-\u064a]\)(?:{_JOIN}\(?[a-z\u0621-\u064a]\))*)"
        rf"|{paragraph.replace('LIST', _LIST)}"
        rf"|{section} ?{_named(numeral, 'sec')}"
        rf"|(?P<annexed>{annex})(?: {numbered_annex})?)"
    )
    bare = re.sub(r"\(\?P<\w+>", "(?:", element)
    return Grammar(
        element=re.compile(element),
        before=re.compile(rf"(?<!\w)(?:[وفبك](?=ال))?و?(?:{bare}{glue})*{bare}{to_head}\Z") if to_head else None,
        after=re.compile(rf"(?:{after_glue}{bare})+"),
        above=re.compile(above),
    )


_ORGANS = r"(?:General Assembly |Assembly |Security Council |Economic and Social Council |Human Rights Council |Council )?"

GRAMMARS = {
    "fr": _grammar(
        r"(?:[Pp]aragraphes?|par\.) LIST",
        r"(?:[Ss]ections?|sect\.|[Pp]arties?)",
        r"annexes?",
        r"(?:sous-)?alinéas? ",
        r"[ ,]*(?:du |de l'|de la |de |à l'|à la |au |des )?",
        r",? (?:du |des |de |à |aux |d')(?:dispositif de )?(?:l')?(?:sa |ses |la |les |cette |ladite )?",
        r" ?, ?",
        r" (?:ci-dessus|de la présente résolution)",
    ),
    "en": _grammar(
        r"(?:[Pp]aragraphs?|paras?\.|operative paragraphs?) LIST",
        r"(?:[Ss]ections?|sects?\.|[Pp]arts?)",
        r"annex(?:es)?",
        r"subparagraphs? \(",
        r"[ ,]*(?:of |to |in )?(?:the )?",
        rf",? (?:of |to |in )(?:the |its |their |that |Council's )?{_ORGANS}",
        r" ?, ?",
        r",? (?:above|of the present resolution|of this resolution)",
    ),
    "es": _grammar(
        r"(?:[Pp]árrafos?|párrs?\.) LIST",
        r"(?:[Ss]ecci(?:ón|ones)|seccs?\.|[Pp]artes?)",
        r"anexos?",
        r"(?:apartados?|incisos?) ",
        r"[ ,]*(?:de la |de |del |a la |al )?",
        r",? (?:de |del |a )(?:la |las |su |sus |dicha )?",
        r" ?, ?",
        r" (?:supra|anterior|precedente|de la presente resolución)",
    ),
    "ru": _grammar(
        r"(?:[Пп]ункт(?:ами|ах|ам|ов|ом|а|у|е|ы)?|пп?\.) LIST",
        r"(?:[Рр]аздел(?:ами|ах|ам|ов|ом|а|у|е|ы)?|разд\.|част[ьи])",
        r"приложени(?:ями|ях|ям|ем|й|е|ю|я|и)",
        r"подпункт\w* ",
        r"[ ,]*(?:к |из )?",
        r" (?:к |из )?(?:своей |своих |его |ее |этой |указанной )?",
        r" ?, ?",
        r",? (?:выше|настоящей резолюции)",
    ),
    "ar": _grammar(
        r"(?:ال|لل)?فقر(?:ة|تين|تان|ات) (?:من )?LIST",
        r"(?:ال|لل)?(?:جزء|فرع|باب)",
        r"(?:ال|لل)?مرفق(?:ان|ين|ات)?",
        r"(?:ال|لل)فقرة الفرعية \(",
        r"[ ،]*(?:من |ب|ل)?",
        r" (?:من )?",
        r" ?، ?",
        r" (?:أعلاه|من هذا القرار)",
        numeral=_WORD,
        annex_numeral=r"(?P<{}>ال[\u0621-\u064a]+(?: عشر)?|\d{1,2}|[IVX]+)(?P<{}_to>(?: وال[\u0621-\u064a]+)*)",
    ),
    "zh": _grammar(
        r"(?:执行部分)?第LIST段",
        r"(?:第(?=[一二三四五六七八九十、和至及第]+节)|(?=[A-Z一二三四五六七八九十]+节))",
        r"附件",
        r"(?!)",
        "",
        "",
        r"(?:号?决议)?的?[，,]?",
        r"(?!)",
        numeral=r"(?P<{}>[一二三四五六七八九十]+|[A-Z])(?P<{}_to>(?:[、和至及]第?[一二三四五六七八九十]+)*)节(?:\.?[A-Z](?:部分)?)?",
        annex_numeral=r"?(?P<{}>[一二三四五六七八九十]+)(?P<{}_to>(?:[、和至][一二三四五六七八九十]+)*)",
    ),
}
_CHINESE_ABOVE = re.compile(r"上文(?P<what>第(?P<op>\d{1,3})(?:\([a-z]\))?段)")
_TOKEN = re.compile(rf"(?P<number>\d{{1,3}})|{_ONE_SUB}")
_LETTERS = re.compile(r"[a-z]{1,4}|[\u0621-\u064a]")
_LAST_NUMERAL = re.compile(r"[IVXLC]+\Z|[一二三四五六七八九十]+\Z|ال[\u0621-\u064a]+\Z")


def attach(text: Folded, findings: list[Finding], language: str) -> list[Finding]:
    """The findings with the pinpoints that adjoin them."""
    grammar = GRAMMARS[language]
    if not findings or not grammar.element.search(text):
        return findings
    return [_attached(text, finding, grammar, language) for finding in findings]


def _attached(text: Folded, finding: Finding, grammar: Grammar, language: str) -> Finding:
    if not re.match(r"(?:A|S|E|A/HRC)/(?:RES|DEC)/|UNEP/EA|\d", finding.symbol):
        return finding
    start, end = finding.phrase
    named = None
    if grammar.before and (match := grammar.before.search(text[max(0, start - _REACH) : start])):
        named = _anchors(match.group(), grammar, language)
    if named is None and (match := grammar.after.match(text, finding.after or end)):
        named = _anchors(match.group(), grammar, language)
    if named is None:
        return finding
    return replace(finding, pinpoint=named[0], pinpoint_end=named[1])


def inside(text: Folded, language: str) -> Iterator[tuple[int, int, str, str | None]]:
    """References of a text to itself ("paragraph 4 above"): start, end, anchor, last anchor."""
    grammar = GRAMMARS[language]
    if language == "zh":
        for match in _CHINESE_ABOVE.finditer(text):
            yield match.start("what"), match.end("what"), f"op{match['op']}", None
        return
    for match in grammar.element.finditer(text):
        if match["op"] and grammar.above.match(text, match.end()):
            first, last = _anchors(match.group(), grammar, language)
            yield match.start(), match.end(), first, last


def _anchors(words: str, grammar: Grammar, language: str) -> tuple[str, str | None] | None:
    """The anchor of the first paragraph named, and of the last where there are several."""
    parts: dict[str, str] = {}
    for element in grammar.element.finditer(words):
        parts.update({name: value for name, value in element.groupdict().items() if value})
    prefix = _prefix(parts, language)
    if prefix is None:
        return None
    if "op" not in parts:
        return (prefix, _last_of_prefix(prefix, parts)) if prefix else None
    dotted = f"{prefix}." if prefix else ""
    named = [dotted + one for one in _operatives(parts["op"], language)]
    if "sub" in parts and len(named) == 1:
        letters = [anchors.latin_number(one, language, 1) for one in _LETTERS.findall(parts["sub"])]
        named = [f"{named[0]}.{letter}" for letter in letters if letter]
    return named[0], (named[-1] if len(named) > 1 else None)


def _operatives(words: str, language: str) -> list[str]:
    """`9 a), b) et 12` → op9.a, op9.b, op12: a letter that follows at once goes deeper, a joined one beside."""
    named: list[str] = []
    path: list[str] = []
    end = 0
    for token in _TOKEN.finditer(words):
        adjoining = bool(path) and not words[end : token.start()].strip()
        end = token.end()
        if token["number"]:
            path = [f"op{token['number']}"]
        elif path:
            path = path if adjoining else path[: max(1, len(path) - 1)]
            letter = anchors.latin_number(_LETTERS.search(token.group()).group(), language, len(path))
            path = [*path, letter] if letter else path
        if adjoining and named:
            named.pop()
        named.append(".".join(path))
    return named


def _prefix(parts: dict[str, str], language: str) -> str | None:
    """`annex2`, `s11`, `annex1.s2`, or nothing; None when a number is not understood."""
    named = []
    if "annexed" in parts:
        number = anchors.ordinal(parts["annex"]) if "annex" in parts else 1
        if number is None:
            return None
        named.append(f"annex{number}")
    if "sec" in parts:
        printed = parts["sec"]
        letter = ARABIC_SERIES_LETTERS.get(printed) or (printed if re.fullmatch("[A-Z]", printed) and printed not in "IVX" else None)
        number = anchors.ordinal(printed)
        if letter is None and number is None:
            return None
        named.append(f"s{letter or number}")
    return ".".join(named)


def _last_of_prefix(prefix: str, parts: dict[str, str]) -> str | None:
    """`annex2` of "annexes I et II", `s3` of "sections I à III"."""
    further = parts.get("sec_to") or parts.get("annex_to")
    last = _LAST_NUMERAL.search(further) if further else None
    value = anchors.ordinal(last.group()) if last else None
    return re.sub(r"\d+\Z", str(value), prefix) if value else None
