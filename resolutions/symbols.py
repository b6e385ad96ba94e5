"""Document symbols as value objects: parsed once, printed every way, compared by one key.

    >>> parse("A/RES/217(III) A").symbol
    'A/RES/217 A (III)'

Normal forms (un_spec 1.10 and 2.2): `A/RES/66/178`, `A/RES/53/243 A`, `A/RES/217 A (III)`,
`A/RES/S-10/2`, `A/RES/ES-11/1`, `S/RES/2133 (2014)`, `E/RES/2023/26`, `A/HRC/RES/24/12`,
`UNEP/EA.4/Res.14`, `A/DEC/77/547`, `A/C.3/78/L.5/Rev.1`, `A/78/6 (Sect. 3)`, `UNTS/39574`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from . import anchors

LONGEST = 110
"""No real symbol comes near; longer text is not looked at."""

ORGANS = ("A", "S", "E", "A/HRC")

ARABIC_SERIES_LETTERS = dict(
    zip(
        "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد".split(),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        strict=True,
    )
)
"""Letters of lettered resolutions as Arabic texts print them (un_spec 3.8)."""

_FOLDED = str.maketrans(
    {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "－": "-", "（": "(", "）": ")", "／": "/", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " "}
    | dict.fromkeys("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u0640")
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
)  # fmt: skip

_SERIES = r"(?:(?P<organ>A/HRC|[ASE])/(?P<nature>RES|DEC)/ ?)"
_LETTER = r"(?P<letter>[A-Z](?: ?- ?[A-Z])?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_SERIES}(?P<session>(?:E?S-)?\d{{1,4}})/(?P<number>\d{{1,4}}) ?{_LETTER}",  # A/RES/53/243 A
        rf"{_SERIES}(?P<number>\d{{1,5}}) ?{_LETTER} ?\((?P<session>(?:E?S-)?[IVXL]+)\)",  # A/RES/217 A (III)
        rf"{_SERIES}(?P<number>\d{{1,5}}) ?\((?P<session>(?:E?S-)?[IVXL]+)\) ?{_LETTER}",  # A/RES/217 (III) A
        r"(?P<organ>S)/(?P<nature>RES)/(?P<number>\d{1,5}) ?(?:\((?P<session>(?:19|20)\d\d)\))?(?P<letter>)",
        r"(?P<organ>UNEP/EA)\.(?P<session>\d{1,2})/(?P<nature>RES|DEC)\.(?P<number>\d{1,3})(?P<letter>)",
    )
)
_TREATY = re.compile(r"(UNTS|LNTS)/([1-9]\d{0,6})", re.IGNORECASE)
_JOINT = re.compile(r"-(?=(?:A|S|E|ST|TD|DP|UNEP|FCCC|CEDAW|CRC|CCPR)/[A-Z0-9])", re.IGNORECASE)
_COMPONENT = re.compile(
    r"""[A-Z0-9]+(?:[.\-][A-Z0-9]+)*\.?   # C.3, SR.1-2, COP-MOP, S-32
        (?:[ ]?\((?:[A-Z0-9.]+[ ]?)+\))*  # (Part I), (Sect. 3), (Vol. I) (Supp)""",
    re.VERBOSE | re.IGNORECASE,
)
_CASED = {
    word.upper(): word
    for word in "Add Corr Rev Amend Sub Part Parts Vol Vols Sect Summary Corrigendum Introduction Resumption and".split()
}
_DRAFT = re.compile(r"/L\.\d")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its normal form with what it says; made by `parse`."""

    symbol: str
    kind: str
    """resolution | decision | draft | document | treaty."""
    organ: str
    """`A`, `S`, `E`, `A/HRC`, or the first component of another series."""
    session: str | None = None
    """`66`, `XXX`, `ES-11`; the year for the Security Council and ECOSOC."""
    number: str | None = None
    letter: str | None = None
    """`A`, or `A-B` for resolutions issued together."""

    def __str__(self) -> str:
        return self.symbol

    @property
    def key(self) -> str:
        """For comparison: upper-case, no blanks, one kind of dash."""
        return self.symbol.upper().replace(" ", "")

    @property
    def path(self) -> str:
        """For addresses: `A/RES/217A(III)`; `parse` reads it back."""
        return self.symbol.replace(" ", "")

    @property
    def sort_key(self) -> str:
        """Orders by organ, session and number when compared code point by code point."""
        if self.kind in ("resolution", "decision"):
            series = "0RES" if self.kind == "resolution" else "1DEC"
            parts = (self.organ, series, _sortable_session(self.session or ""), self.number or "", self.letter or "")
            return _padded("/".join(parts))
        return _padded(self.key)

    @property
    def halves(self) -> tuple[str, ...]:
        """The symbols of a joint document (`A/78/1-S/2023/5`); of any other just its own."""
        return tuple(_JOINT.split(self.symbol)) if self.kind == "document" else (self.symbol,)

    @property
    def committee(self) -> str | None:
        """`A/C.3` for a committee's document, else None."""
        match = re.match(r"A/C\.\d", self.symbol)
        return match.group() if match else None

    def without_letter(self) -> Symbol:
        """The same number without its letter (un_spec 1.6: a number without letter may be its A)."""
        if not self.letter:
            return self
        return parse(re.sub(rf" {self.letter}(?= \(|\Z)", "", self.symbol))

    @property
    def letters(self) -> frozenset[str]:
        """The letters of a lettered number: `A-C` has three, a number without letter none."""
        if not self.letter:
            return frozenset()
        first, _, last = self.letter.partition("-")
        return frozenset(chr(code) for code in range(ord(first), ord(last or first) + 1))

    @property
    def family(self) -> str:
        """The key of the number alone, without letter and, where it needs none (Security Council), without year."""
        if self.kind not in ("resolution", "decision"):
            return self.key
        return f"S/RES/{self.number}" if self.organ == "S" else self.without_letter().key

    @property
    def relatives(self) -> tuple[str, ...]:
        """The keys by which a resolution or decision of this family may be cited."""
        if self.kind not in ("resolution", "decision") or self.organ in ("S", "UNEP/EA"):
            return tuple(dict.fromkeys((self.family, self.key)))
        head, bracket, tail = self.family.partition("(")
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        pairs = [f"{first}-{last}" for place, first in enumerate(alphabet) for last in alphabet[place + 1 :]]
        return tuple(f"{head}{letter}{bracket}{tail}" for letter in ("", *alphabet, *pairs))

    def document_url(self, language: str) -> str | None:
        """Where the United Nations keep the document in that language; None for treaties."""
        if self.kind == "treaty":
            return None
        return f"https://undocs.org/{language}/{quote(self.halves[0].replace(' ', ''), safe='/().')}"

    def printed(self, language: str) -> str:
        """The number as a text in that language prints it: `217 A (III)`, ar `217 ألف (د-3)`, zh `217A(III)`."""
        if self.kind not in ("resolution", "decision") or self.organ == "UNEP/EA":
            return self.symbol
        bare = re.sub(r"^(?:A/HRC|[ASE])/(?:RES|DEC)/", "", self.symbol)
        if language == "zh":
            return bare.replace(" (", "(") if not self.letter else bare.replace(" ", "")
        return _printed_arabic(bare) if language == "ar" else bare


def fold(text: str) -> str:
    """One kind of dash, blank, bracket and digit, and no invisible direction marks; the length may change."""
    return re.sub(r"\s+", " ", text.translate(_FOLDED)).strip()


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> Symbol:
    """The symbol that `text` writes, whatever its case, blanks and dashes.

    Raises ValueError with the offending text when it is not a symbol.
    """
    folded = fold(text).rstrip("*").strip()
    if folded and len(folded) <= LONGEST:
        for form in _FORMS:
            if match := form.fullmatch(folded):
                return _numbered(match)
        if match := _TREATY.fullmatch(folded):
            series, number = match.group(1).upper(), match.group(2)
            return Symbol(f"{series}/{number}", "treaty", series, number=number)
        if symbol := _document(folded):
            return symbol
    raise ValueError(f"“{text[:LONGEST]}” is not a document symbol.")


def _numbered(match: re.Match) -> Symbol:
    """A resolution or decision from the match of one of the forms."""
    organ, nature, number = match["organ"].upper(), match["nature"].upper(), str(int(match["number"]))
    session = match["session"].upper() if match["session"] else None
    letter = match["letter"].upper().replace(" ", "") if match["letter"] else None
    kind = "resolution" if nature == "RES" else "decision"
    tail = f" {letter}" if letter else ""
    if organ == "UNEP/EA":
        symbol = f"{organ}.{session}/{nature.title()}.{number}"
    elif organ == "S":
        if nature == "DEC" or "/" in match.group()[6:] or not (session or "1946").isdecimal():
            raise ValueError(f"“{match.group()}” is not a symbol: the Security Council counts by number and year.")
        symbol = f"S/RES/{number}" + (f" ({session})" if session else "")
    elif session.rpartition("-")[2].isdecimal():
        session = re.sub(r"\d+", lambda digits: str(int(digits.group())), session)
        symbol = f"{organ}/{nature}/{session}/{number}{tail}"
    elif anchors.from_roman(session.rpartition("-")[2]) is None:
        raise ValueError(f"“{match.group()}” is not a symbol: “{session}” is not a Roman number.")
    else:
        symbol = f"{organ}/{nature}/{number}{tail} ({session})"
    return Symbol(symbol, kind, organ, session, number, letter)


def _document(folded: str) -> Symbol | None:
    """Any other symbol of the grammar of un_spec 2.1; None when it has not its form."""
    halves = [_cased(half) for half in _JOINT.split(folded)]
    if None in halves:
        return None
    symbol = "-".join(halves)
    parts = halves[0].split("/")
    organ = "A/HRC" if symbol.startswith("A/HRC/") else parts[0]
    if parts[1] in ("RES", "DEC") or symbol.startswith(("A/HRC/RES/", "A/HRC/DEC/")) or parts[0] in ("UNTS", "LNTS"):
        return None
    session = next((part for part in parts[1:] if _is_session(part, organ)), None)
    return Symbol(symbol, "draft" if _DRAFT.search(symbol) else "document", organ, session)


def _is_session(part: str, organ: str) -> bool:
    """Sessions stand in symbols of the Assembly and the Human Rights Council, years in those of S and E."""
    if organ in ("A", "A/HRC"):
        return re.fullmatch(r"(?:E?S-)?\d{1,2}|1\d\d", part) is not None
    return organ in ("S", "E") and re.fullmatch(r"(?:19|20)\d\d", part) is not None


def _cased(half: str) -> str | None:
    """`a/78/301(parti)/add.1` → `A/78/301 (Part I)/Add.1`; None when it is no symbol."""
    parts = half.split("/")
    if len(parts) < 2 or not re.fullmatch(r"[A-Za-z]{1,8}(?:\.\d+)?", parts[0]) or not re.search(r"\d", half):
        return None
    if not all(_COMPONENT.fullmatch(part) for part in parts):
        return None
    return "/".join(_cased_component(part) for part in parts)


def _cased_component(part: str) -> str:
    head, bracket, inside = part.partition("(")
    words = re.sub(r"[A-Za-z]+", lambda word: _CASED.get(word.group().upper(), word.group().upper()), head.strip())
    if not bracket:
        return words
    inside = re.sub(r" ?\)(?: ?\()?", ")(", inside).removesuffix("(").removesuffix(")")
    brackets = [_cased_bracket(one) for one in inside.split(")(")]
    tight = words[-1:].isalpha() and brackets[0].isdecimal()
    return words + ("" if tight else " ") + " ".join(f"({one})" for one in brackets)


def _cased_bracket(text: str) -> str:
    """`parti` → `Part I`, `sect.3` → `Sect. 3`, `PartsIandII` → `Parts I and II`, `supp` → `SUPP`."""
    text = text.replace(" ", "").upper()
    match = re.fullmatch(r"(PARTS?|VOLS?|SECTS?|RESUMPTION)(\.?)([IVXL]+|\d+[A-Z]?)(?:AND([IVXL]+))?", text)
    if not match:
        return _CASED.get(text, text)
    word, dot, first, second = match.groups()
    return f"{word.title()}{dot} {first}" + (f" and {second}" if second else "")


def _sortable_session(session: str) -> str:
    """Roman sessions as their value; special sessions after the ordinary ones."""
    prefix, _, number = session.rpartition("-")
    return (f"{prefix}-" if prefix else "") + str(anchors.ordinal(number) or 0)


def _padded(text: str) -> str:
    return re.sub(r"\d+", lambda digits: digits.group().zfill(6), text)


def _printed_arabic(bare: str) -> str:
    """`217 A (III)` → `217 ألف (د-3)`, `ES-11/1` → `دإط-11/1`."""
    names = {latin: arabic for arabic, latin in ARABIC_SERIES_LETTERS.items()}
    bare = re.sub(r"(?<= )([A-Z])(?:-([A-Z]))?(?= \(|$)", lambda m: " - ".join(names[x] for x in m.groups() if x), bare)
    bare = re.sub(
        r"\((S-|ES-)?([IVXL]+)\)",
        lambda m: f"({ {'S-': 'دإ', 'ES-': 'دإط'}.get(m[1], 'د') }-{anchors.from_roman(m[2])})".replace(" ", ""),
        bare,
    )
    return re.sub(r"^(ES|S)-", lambda m: "دإط-" if m[1] == "ES" else "دإ-", bare)


# --------------------------------------------------------------------------------- what readers type

_ORGAN_WORDS = {
    "A/HRC": r"human rights council|conseil des droits de l['’]homme|consejo de derechos humanos|"
    r"совет\w* по правам человека|مجلس حقوق الإنسان|人权理事会|\bhrc\b",
    "S": r"security council|conseil de s[ée]curit[ée]|consejo de seguridad|совет\w* безопасности|مجلس الأمن|安全理事会|"
    r"安理会|\bsc\b|\bunsc\b",
    "E": r"economic and social council|conseil [ée]conomique et social|consejo econ[óo]mico y social|"
    r"экономическ\w+ и социальн\w+ совет\w*|المجلس الاقتصادي والاجتماعي|经济及社会理事会|经社理事会|\becosoc\b",
    "A": r"general assembly|assembl[ée]e g[ée]n[ée]rale|asamblea general|генеральн\w+ ассамбле\w+|الجمعية العامة|大会|"
    r"\bunga\b|\bga\b|\bag\b",
}
_NATURE_WORDS = {
    "DEC": r"\bd[ée]cisi(?:on|ón)(?:e?s)?\b|\bрешени\w+|\b(?:ال)?مقرر\w*|决定|\bdec\b",
    "RES": r"\br[ée]solu[tc]i[oó]n(?:e?s)?\b|\bres\b\.?|\bрезолюци\w+|\b(?:ال)?قرار\w*|决议",
}
_FILLERS = re.compile(r"\b(?:du|de la|de|del|of the|of|the|la|le|el|no|its|sa|su|من|في)\b|\b[dl]['’]|[第号號的]|[,،;]")
_ORDINAL = r"([ivxl]+\b|\d+|[一二三四五六七八九十]+|ال[\u0621-\u064a]+|[\u0621-\u064a]+ا\b)"
_PINPOINTS = (
    (r"\b(?:paragra(?:phe?|fo)s?|para?s?|párr(?:afo)?s?|op|пункт\w*|п|(?:ال)?فقرة)\b\.? ?(\d{1,3})\b|[§¶] ?(\d{1,3})", "op"),
    (r"第 ?(\d{1,3}) ?段|(?<=\d)/op(\d{1,3})$", "op"),
    (r"\bpp\b\.? ?(\d{1,3})\b|(?<=\d)/pp(\d{1,3})$", "pp"),
    (rf"(?:\bannexe?|\banexo|\bприложени\w+|\bال?مرفق|附件) ?{_ORDINAL}?", "annex"),
    (rf"(?:\bsections?|\bsect\.?|\bsección|\bраздел\w*|\b(?:ال)?جزء) ?{_ORDINAL}|第([一二三四五六七八九十]+)节", "s"),
)
_SPELLED = re.compile(r"(a[ /._-]hrc|[ase])[ /._-]*(res|dec)[ /._-]*(?=[\des])")
_DASHED = re.compile(r"(?<=\d)[._-](?=[\d(])")
_TYPED_NUMBER = re.compile(r"((?:e?s-)?\d{1,4}) ?[/ ] ?(\d{1,4}) ?([a-z](?:-[a-z])?)?")
_TYPED_OLD = re.compile(r"\d{1,5} ?(?:[a-z] ?)?\((?:e?s-)?[ivxl]+\)(?: ?[a-z])?")
_TYPED_YEAR = re.compile(r"(\d{1,5}) ?(?:\((\d{4})\))?")


def recognise(text: str) -> tuple[Symbol, str | None] | None:
    """What a reader types, in any spelling and language: the symbol and the anchor it names.

    `66/178`, `a res 66 178`, `résolution 66/178, par. 10`, `A/RES/66/178#op10`, `第66/178号决议第10段`.
    None when the text is not a symbol, or not only a symbol.
    """
    if len(text) > 2 * LONGEST:
        return None
    rest, hash_mark, anchor = text.partition("#")
    rest = fold(rest).lower().strip(" .,;،。")
    if hash_mark:
        if not anchors.is_anchor(anchor):
            return None
    else:
        rest, anchor = _typed_anchor(rest)
    symbol = _written_out(rest) or _in_words(rest)
    return (symbol, anchor or None) if symbol else None


def _typed_anchor(rest: str) -> tuple[str, str]:
    """What remains without its pinpoint, and the anchor of the pinpoint (empty: none)."""
    for form, prefix in _PINPOINTS:
        if match := re.search(form, rest):
            number = next((group for group in match.groups() if group), "1")
            if value := anchors.ordinal(number):
                return (rest[: match.start()] + " " + rest[match.end() :]).strip(" ,،"), f"{prefix}{value}"
    return rest, ""


def _written_out(rest: str) -> Symbol | None:
    """A symbol with its series: `a/res/66/178`, `a res 66 178`, `a-res-66-178` (as files are named), `a c.3 78 l.5`."""
    if match := _SPELLED.match(rest):
        number = _DASHED.sub(" " if match[1] == "s" else "/", rest[match.end() :])
        return _number_of(number, re.sub(r"[ ._-]", "/", match[1]).upper(), match[2].upper())
    if re.match(r"[a-z]+(?:\.\d+)?[/ ](?=.*\d)[a-z0-9]", rest) and not re.search(r"[^ -~]", rest):
        spelled = rest if "/" in rest else rest.replace(" ", "/")
        try:
            return parse(spelled) if re.match(r"(?:[ase]|st|td|unep|unts|lnts)\b|\w+/", rest) else None
        except ValueError:
            return None
    return None


def _in_words(rest: str) -> Symbol | None:
    """A number, with or without words for its organ and nature: `résolution 66/178 de l'Assemblée générale`."""
    rest, organ = _taken(rest, _ORGAN_WORDS)
    rest, nature = _taken(rest, _NATURE_WORDS)
    for arabic, latin in ARABIC_SERIES_LETTERS.items():
        rest = re.sub(rf"(?<=\d ){arabic}\b", latin.lower(), rest)
    rest = re.sub(r"\(?(دإط|دإ|د) ?- ?(\d+)\)?(/\d+)?", _latin_session, rest)
    rest = re.sub(r"\s+", " ", _FILLERS.sub(" ", rest)).strip()
    return _number_of(rest, organ, nature or "RES")


def _latin_session(match: re.Match) -> str:
    """`(د-3)` → `(iii)`, `دإط-11/1` → `es-11/1`."""
    prefix = {"دإط": "es-", "دإ": "s-", "د": ""}[match[1]]
    if match[3]:
        return f"{prefix}{match[2]}{match[3]}"
    return f"({prefix}{anchors.to_roman(int(match[2][:3])).lower()})"


def _taken(rest: str, table: dict[str, str]) -> tuple[str, str | None]:
    for name, words in table.items():
        if match := re.search(words, rest):
            return (rest[: match.start()] + " " + rest[match.end() :]).strip(), name
    return rest, None


def _number_of(rest: str, organ: str | None, nature: str) -> Symbol | None:
    """The symbol of a bare number; without an organ its shape decides (un_spec 3.3), or nothing does."""
    if match := _TYPED_NUMBER.fullmatch(rest):
        session = int(match[1].rpartition("-")[2])
        shape = "A" if match[1][0] in "es" or 31 <= session < 1946 else "E" if session >= 1946 else None
        organ, rest = organ or shape, f"{match[1]}/{match[2]} {match[3] or ''}"
    elif _TYPED_OLD.fullmatch(rest):
        organ = organ or "A"
    elif (match := _TYPED_YEAR.fullmatch(rest)) and (organ == "S" or (organ is None and match[2])):
        organ = "S"
    else:
        return None
    try:
        return parse(f"{organ}/{nature}/{rest}") if organ else None
    except ValueError:
        return None
