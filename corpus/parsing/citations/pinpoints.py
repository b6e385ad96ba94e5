"""Pinpoints: the paragraph, section or annex of the cited text that the words name, as an anchor.

Before the head ("paragraphe 5 de la résolution 72/194", "section XI, paragraph 6, of its resolution") or
after the number ("Résolution 69/283, annexe II", "第72/194号决议第5段").  A paragraph of a section is
`s11.op6`: whether the numbers of the target start again in its sections, so that the anchor is so, or
simply `op6`, only the target can tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from resolutions import anchors
from resolutions.symbols import ARABIC_SERIES_LETTERS

from .chains import is_clear
from .findings import Finding
from .folding import Folded
from .wording import WORDINGS

_REACH = 130
_SUB = r"(?: ?\(?(?:[a-z]{1,4}|[\u0621-\u064a])\))*"
_ONE_SUB = r"\(?(?:[a-z]{1,4}|[\u0621-\u064a])\)"
_NUMBER = rf"(?:\d{{1,3}}(?:{_SUB})?|{_ONE_SUB})"
_JOIN = r"(?:, ?(?:and |et |y |и )?| (?:et|and|y|e|и|à|to|a|al|по) | ?- ?|، ?(?:و ?)?| ?و ?| إلى |(?:、|和|至|及)第?)"
_RANGE = re.compile(r"\s*(?:à|to|al?|по|إلى|-|至第?)\s*\Z")
"""The joints that take in what lies between."""
_LIST = rf"(?P<op>\d{{1,3}}(?:{_SUB})?(?:{_JOIN}{_NUMBER})*)(?![0-9/])"
_ROMAN = (
    r"(?P<{}>[IVXLC]+(?![A-Za-z])|[A-Z](?![A-Za-z])|\d{{1,2}}(?!\d))(?:\.[A-Z0-9]+)?(?P<{}_to>(?:(?:, | et | and "
    r"| y | и | à | to | a |-)[IVX]+(?![A-Za-z]))*)"
)
_WORD = r"(?P<{}>[\u0621-\u064a]+(?: عشر)?)"


@dataclass(frozen=True)
class Grammar:
    """How a language writes pinpoints: the element, what stands before a head, what after a number."""

    element: re.Pattern
    before: re.Pattern | None
    after: re.Pattern
    above: re.Pattern
    """What follows an element that refers to the text itself."""
    ourselves: tuple[str, ...]
    """The words of it: "above", "of the present resolution"; few texts hold one."""
    notably: re.Pattern
    """", in particular paragraph 5," after a number: nothing may follow that says whose paragraph it is."""
    thereof: re.Pattern
    """"paragraph 3 of that resolution": of the one cited last in the sentence."""
    that: re.Pattern
    """The same without what is named: few texts say it, and it is found much quicker."""
    next_head: re.Pattern
    """What shows that an element after a number belongs to the head that follows it."""


def _named(numeral: str, name: str) -> str:
    return numeral.replace("{}", name).replace("{{", "{").replace("}}", "}")


def _grammar(
    language, initials, paragraph, section, annex, sub, glue, to_head, after_glue, above_glue, ourselves, notably, thereof,
    numeral=_ROMAN, annex_numeral=None,
) -> Grammar:  # fmt: skip
    """`initials` are the letters elements begin with, `glue` stands between elements, `to_head` from the last of them
    to the head: a comma alone does not bind them."""
    numbered_annex = _named(annex_numeral or numeral, "annex")
    element = (
        rf"(?=[{initials}])(?:{sub}(?P<sub>[a-z\u0621-\u064a]\)(?:{_JOIN}\(?[a-z\u0621-\u064a]\))*)"
        rf"|{paragraph.replace('LIST', _LIST)}"
        rf"|{section} ?{_named(numeral, 'sec')}"
        rf"|(?P<annexed>{annex})(?: {numbered_annex})?)"
    )
    bare = re.sub(r"\(\?P<\w+>", "(?:", element)
    return Grammar(
        element=re.compile(element),
        before=re.compile(rf"(?<!\w)(?:[وفبك](?=ال))?و?(?:{bare}{glue})*{bare}{to_head}\Z") if to_head else None,
        after=re.compile(rf"(?:{after_glue}{bare})+"),
        above=re.compile(f"{above_glue}(?:{'|'.join(ourselves) or '(?!)'})"),
        ourselves=ourselves,
        notably=re.compile(
            rf"{after_glue}{notably}(?P<named>(?:{bare}{glue})*{bare})(?= ?[,;.:،؛，；。)]|\Z| (?:et|and|y|и|و))"
        ),
        thereof=re.compile(thereof.replace("NAMED", rf"(?P<named>(?:{bare}{glue})*{bare})")),
        that=re.compile(thereof.replace("NAMED", "")),
        next_head=re.compile(rf"{to_head or '(?!)'}(?:{WORDINGS[language].head.pattern})"),
    )


_ORGANS = (
    r"(?:General Assembly |Assembly |Security Council |Economic and Social Council |Human Rights Council "
    r"|Council )?"
)

GRAMMARS = {
    "fr": _grammar(
        "fr",
        "PSaps",
        r"(?:[Pp]aragraphes?|par\.) LIST",
        r"(?:[Ss]ections?|sect\.|[Pp]arties?)",
        r"annexes?",
        r"(?:sous-)?alinéas? ",
        r"[ ,]*(?:du |de l'|de la |de |à l'|à la |au |des )?",
        r",? (?:du |des |de |à |aux |d')(?:dispositif de )?(?:l')?(?:sa |ses |la |les |cette |ladite )?",
        r" ?, ?",
        " ",
        ("ci-dessus", "de la présente résolution"),
        r"(?:notamment|en particulier) (?:à |dans |aux? |le |la |les |l'|son |sa |ses )*",
        r"NAMED de (?:cette|ladite) résolution\b",
    ),
    "en": _grammar(
        "en",
        "PSaops",
        r"(?:[Pp]aragraphs?|paras?\.|operative paragraphs?) LIST",
        r"(?:[Ss]ections?|sects?\.|[Pp]arts?)",
        r"annex(?:es)?",
        r"subparagraphs? \(",
        r"[ ,]*(?:of |to |in )?(?:the )?",
        rf",? (?:of |to |in )(?:the |its |their |that |Council's )?{_ORGANS}",
        r" ?, ?",
        ",? ",
        ("above", "of the present resolution", "of this resolution"),
        r"(?:in particular|notably|especially) (?:in |its |the )*",
        r"NAMED (?:of that resolution|thereof)\b",
    ),
    "es": _grammar(
        "es",
        "PSaips",
        r"(?:[Pp]árrafos?|párrs?\.) LIST",
        r"(?:[Ss]ecci(?:ón|ones)|seccs?\.|[Pp]artes?)",
        r"anexos?",
        r"(?:apartados?|incisos?) ",
        r"[ ,]*(?:de la |de |del |a la |al )?",
        r",? (?:de |del |a )(?:la |las |su |sus |dicha )?",
        r" ?, ?",
        " ",
        ("supra", "anterior", "precedente", "de la presente resolución"),
        r"(?:en particular|especialmente|incluidos?) (?:en |el |la |los |las |su |sus )*",
        r"NAMED de (?:esa|dicha) resolución\b",
    ),
    "ru": _grammar(
        "ru",
        "ПРпрч",
        r"(?:[Пп]ункт(?:ами|ах|ам|ов|ом|а|у|е|ы)?|пп?\.) LIST",
        r"(?:[Рр]аздел(?:ами|ах|ам|ов|ом|а|у|е|ы)?|разд\.|част[ьи])",
        r"приложени(?:ями|ях|ям|ем|й|е|ю|я|и)",
        r"подпункт\w* ",
        r"[ ,]*(?:к |из )?",
        r" (?:к |из )?(?:своей |своих |его |ее |этой |указанной )?",
        r" ?, ?",
        ",? ",
        ("выше", "настоящей резолюции"),
        r"в частности (?:в |на )?",
        r"NAMED (?:этой|указанной) резолюции\b(?! \d)",
    ),
    "ar": _grammar(
        "ar",
        "ابجفلم",
        r"(?:ال|لل)?فقر(?:ة|تين|تان|ات) (?:من )?LIST",
        r"(?:ال|لل)?(?:جزء|فرع|باب)",
        r"(?:ال|لل)?مرفق(?:ان|ين|ات)?",
        r"(?:ال|لل)فقرة الفرعية \(",
        r"[ ،]*(?:من |ب|ل)?",
        r" (?:من )?",
        r" ?، ?",
        " ",
        ("أعلاه", "من هذا القرار"),
        r"(?:ولا سيما|لا سيما|وبخاصة|وخاصة) ",
        r"NAMED من (?:ذلك القرار|القرار المذكور)",
        numeral=_WORD,
        annex_numeral=r"(?P<{}>ال[\u0621-\u064a]+(?: عشر)?|\d{1,2}|[IVX]+)(?P<{}_to>(?: وال[\u0621-\u064a]+)*)",
    ),
    "zh": _grammar(
        "zh",
        "A-Z一二三四五六七八九十执第附",
        r"(?:执行部分)?第LIST段",
        r"(?:第(?=[一二三四五六七八九十、和至及第]+节)|(?=[A-Z一二三四五六七八九十]+节))",
        r"附件",
        r"(?!)",
        "",
        "",
        r"(?:号?决议)?的?[，,]?",
        "",
        (),
        r"(?:特别是|尤其是)",
        r"(?:该|上述)决议NAMED",
        numeral=r"(?P<{}>[一二三四五六七八九十]+|[A-Z])(?P<{}_to>(?:[、和至及]第?[一二三四五六七八九十]+)*)节(?:\.?[A-Z](?:部分)?)?",
        annex_numeral=r"?(?P<{}>[一二三四五六七八九十]+)(?P<{}_to>(?:[、和至][一二三四五六七八九十]+)*)",
    ),
}
_CHINESE_ABOVE = re.compile(r"上文(?P<what>第(?P<op>\d{1,3})(?:\([a-z]\))?段)")
_OURS = re.compile(r"(?:A|S|E|A/HRC)/(?:RES|DEC)/|UNEP/EA|\d")
_WITHIN = re.compile(r"(?:annex\w+\.)?(?:s[A-Z\d]+\.)?")
_PRESENT = re.compile(r"résolution|resolution|resolución|резолюции|القرار")
_PLAIN = re.compile(r"(?:(?<![\w.])|(?<=\.\.))(?=op\d)")
"""Where an anchor begins that names no section or annex."""
_TOKEN = re.compile(rf"(?P<number>\d{{1,3}})|{_ONE_SUB}")
_LETTERS = re.compile(r"[a-z]{1,4}|[\u0621-\u064a]")
_NUMERAL = re.compile(r"[IVXLC]+|[一二三四五六七八九十]+|ال[\u0621-\u064a]+")
_LETTERS_ALONE = re.compile(r"(?<!\w)(?:[a-z]|[\u0621-\u064a])(?=\))")
LONGEST_ROW = 60
"""A row of places longer than this is cut after its last whole one."""


def attach(text: Folded, findings: list[Finding], language: str) -> list[Finding]:
    """The findings with the pinpoints that adjoin them."""
    grammar = GRAMMARS[language]
    if not findings or not grammar.element.search(text, max(0, findings[0].phrase[0] - _REACH)):
        return findings
    for finding in findings:
        if _OURS.match(finding.symbol) and (named := _adjoining(text, finding, grammar, language)):
            finding.pinpoint, finding.pinpoint_end = named
    for match in grammar.thereof.finditer(text) if grammar.that.search(text) else ():
        _attach_thereof(text, findings, match, grammar, language)
    return findings


def _attach_thereof(text: Folded, findings: list[Finding], match: re.Match, grammar: Grammar, language: str) -> None:
    """What is named of "that resolution" goes to the one cited last in the sentence, if nothing is named of it yet."""
    place = bisect_right(findings, match.start(), key=lambda one: one.end) - 1
    if place < 0 or findings[place].pinpoint or not is_clear(text[findings[place].end : match.start()]):
        return
    if _OURS.match(findings[place].symbol) and (named := _anchors(match["named"], grammar, language)):
        findings[place].pinpoint, findings[place].pinpoint_end = named


def _adjoining(text: Folded, finding: Finding, grammar: Grammar, language: str) -> tuple[str, str | None] | None:
    """What is named right before the head of a finding, or else right after it."""
    start, end = finding.phrase
    if grammar.before and (match := grammar.before.search(text[max(0, start - _REACH) : start])):
        if named := _anchors(match.group(), grammar, language):
            return named
    return _named_after(text, finding.after or end, grammar, language)


def _named_after(text: Folded, end: int, grammar: Grammar, language: str) -> tuple[str, str | None] | None:
    """What adjoins a number on its far side, unless it belongs to the next number or to the text itself."""
    if match := grammar.after.match(text, end):
        if grammar.next_head.match(text, match.end()) or grammar.above.match(text, match.end()):
            return None
        return _anchors(match.group(), grammar, language)
    match = grammar.notably.match(text, end)
    return _anchors(match["named"], grammar, language) if match else None


def inside(text: Folded, language: str, anchor: str = "") -> list[tuple[int, int, str, str | None]]:
    """References of a text to itself ("paragraph 4 above"): start, end, anchor, last anchor.

    What stands above a paragraph (with the anchor `anchor`) is counted as that paragraph is: in its section, its annex.
    """
    if language == "zh":
        return [
            (match.start("what"), match.end("what"), f"{_within(anchor)}op{match['op']}", None)
            for match in _CHINESE_ABOVE.finditer(text)
        ]
    grammar = GRAMMARS[language]
    if not any(map(text.__contains__, grammar.ourselves)):
        return []
    found = []
    for match in grammar.element.finditer(text):
        if match["op"] and (follows := grammar.above.match(text, match.end())):
            first, last = _anchors(match.group(), grammar, language)
            if not _PRESENT.search(follows.group()):
                first, last = (_PLAIN.sub(_within(anchor), one) if one else one for one in (first, last))
            found.append((match.start(), match.end(), first, last))
    return found


def _within(anchor: str) -> str:
    """The section or annex that a paragraph stands in, as its anchor begins."""
    return _WITHIN.match(anchor)[0]


def _anchors(words: str, grammar: Grammar, language: str) -> tuple[str, str | None] | None:
    """The anchor of the first paragraph named, and what is named beside it (Citation.pinpoint_end)."""
    parts: dict[str, str] = {}
    for element in grammar.element.finditer(words):
        parts.update({name: value for name, value in element.groupdict().items() if value})
    prefix = _prefix(parts, language)
    if prefix is None:
        return None
    if "op" not in parts:
        return _row([(prefix, False), *_further_prefixes(prefix, parts)]) if prefix else None
    dotted = f"{prefix}." if prefix else ""
    named = [(dotted + one, ranged) for one, ranged in _operatives(parts["op"], language)]
    if "sub" in parts and len(named) == 1:
        named = [(f"{named[0][0]}.{letter}", ranged) for letter, ranged in _letters(parts["sub"], language)] or named
    return _row(named)


def _row(named: list[tuple[str, bool]]) -> tuple[str, str | None]:
    """(op5, goes on from the one before?) … → the first and the rest: `op7` to its end, `,op9,op11..op13` beside it."""
    first, rest = named[0][0], ""
    for anchor, ranged in named[1:]:
        if not ranged:
            rest += f",{anchor}"
        elif rest:
            rest += f"..{anchor}"
        else:
            rest = anchor
    while len(rest) > LONGEST_ROW:
        rest = rest.rpartition(",")[0]
    return first, rest or None


def _operatives(words: str, language: str) -> list[tuple[str, bool]]:
    """`9 a), b) à d) et 12` → op9.a, op9.b to op9.d, op12: a letter right after goes deeper, a joined one beside."""
    named: list[tuple[str, bool]] = []
    path: list[str] = []
    end = 0
    for token in _TOKEN.finditer(words):
        between = words[end : token.start()]
        adjoining, ranged = bool(path) and not between.strip(), bool(path) and _RANGE.match(between) is not None
        end = token.end()
        if token["number"]:
            path = [f"op{token['number']}"]
        elif path:
            path = path if adjoining else path[: max(1, len(path) - 1)]
            letter = anchors.latin_number(_LETTERS.search(token.group()).group(), language, len(path))
            path = [*path, letter] if letter else path
        if adjoining and named:
            ranged = named.pop()[1]
        named.append((".".join(path), ranged))
    return named


def _letters(words: str, language: str) -> list[tuple[str, bool]]:
    """`a) à f)` → a to f."""
    letters: list[tuple[str, bool]] = []
    end = 0
    for printed in _LETTERS_ALONE.finditer(words):
        letter = anchors.latin_number(printed.group(), language, 1)
        if letter:
            between = words[end : printed.start()].strip("()")
            letters.append((letter, bool(letters) and _RANGE.match(between) is not None))
        end = printed.end()
    return letters


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
        latin = printed if re.fullmatch("[A-Z]", printed) and printed not in "IVX" else None
        letter = ARABIC_SERIES_LETTERS.get(printed) or latin
        number = anchors.ordinal(printed)
        if letter is None and number is None:
            return None
        named.append(f"s{letter or number}")
    return ".".join(named)


def _further_prefixes(prefix: str, parts: dict[str, str]) -> list[tuple[str, bool]]:
    """`annex2` of "annexes I et II", up to `s3` of "sections I à III"."""
    further = parts.get("sec_to") or parts.get("annex_to") or ""
    named: list[tuple[str, bool]] = []
    end = 0
    for numeral in _NUMERAL.finditer(further):
        if value := anchors.ordinal(numeral.group()):
            ranged = _RANGE.match(further[end : numeral.start()]) is not None
            named.append((re.sub(r"\d+\Z", str(value), prefix), ranged))
        end = numeral.end()
    return named
