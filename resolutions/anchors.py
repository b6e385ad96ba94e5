"""Anchors: the one policy for the address of a paragraph, the same in all six languages.

The policy
----------
* Operative paragraphs carry the printed number: `op10`.  A missing number takes its place in the
  order; a single unnumbered paragraph is `op1`; an unnumbered paragraph between 2 and 3 is `op2-2`, one before the printed 1 is `op0`.
* Preambular paragraphs are counted: `pp3`.  Other text of the body is counted too: `p1`.
* Sub-paragraphs add their number to the enclosing paragraph, in Latin: `op5.a.ii`.  Text that goes on
  after a list is `op5.cont1`.
* Headings: an annex is `annex1`, a numbered section `s2` (a lettered one `sB`), an unnumbered
  sub-heading `h1`; tables are `t1`.
* A draft enclosed in a paragraph is addressed below it: `op1.pp3`, `op1.op10.a`.
* Where operative numbers start again in a later section, everything inside sections takes the section
  as prefix: `s2.op3`, `s2.pp1`, `s2.h1`.  Everything inside an annex takes the annex: `annex1.op4`,
  `annex1.p2`, `annex1.s2`, and `annex1.s2.op1` where numbers start again inside the annex.
* Footnotes carry their mark: `fn2`, letters in Latin: `fnb`; asterisks are counted: `fnstar1`.
* A dot inside a number becomes `_`: paragraph 1.1 is `op1_1`, section 1.1 `s1_1`; section 5 bis is `s5bis`.
* An address given twice gets a suffix in the order of the text: `op3`, `op3-2`.

Numbers in Latin
----------------
Western digits stay.  Arabic-Indic digits become Western ones.  Arabic list letters go by the abjad
order (أ a, ب b, ج c, د d, ه e … un_spec 3.8), Cyrillic ones by the Russian order of lists (а a, б b,
в c … without ё, й, ъ, ы, ь).  A Cyrillic letter that looks like a Latin one (с, е, х) is that one, as
the official texts use it, unless the Russian order continues the list (е after д is f).
Second degree: `’1‘`, `㈠` and `(i)` are all `i`.  Sections: `II`, `ثانيا`, `二` are all `II`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Protocol

PATTERN = re.compile(
    r"(?:annex\d+(?:-\d+)?(?:\.(?=[a-z])|\Z))?"  # annex1.
    r"(?:s(?:\d\w*|[A-Z])(?:-\d+)?(?:\.(?=[a-z])|\Z))?"  # s2.
    r"(?:(?:op\w|pp\d|p\d|h\d|t\d|fn\w)\w*(?:-\d+)?(?:\.[a-z0-9_]+(?:-\d+)?)*)?"  # op5.a.ii
)
"""Matches every anchor whole (and the empty string: see `is_anchor`)."""

ARABIC_LETTERS = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
RUSSIAN_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
LOOKALIKES = str.maketrans("асеорхіј", "aceopxij")
CAPITAL_LOOKALIKES = str.maketrans("АВЕСНІКМОРТХ", "ABECHIKMOPTX")
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
CHINESE_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
"""Earthly branches, by which older Chinese treaties count the letters of their lists: (子) is a, (丑) b."""
CHINESE_DIGITS = "一二三四五六七八九"
ARABIC_UNITS = {
    "اول": 1, "اولى": 1, "حادي": 1, "حاديه": 1, "ثاني": 2, "ثان": 2, "ثانيه": 2, "ثالث": 3, "ثالثه": 3,
    "رابع": 4, "رابعه": 4, "خامس": 5, "خامسه": 5, "سادس": 6, "سادسه": 6, "سابع": 7, "سابعه": 7,
    "ثامن": 8, "ثامنه": 8, "تاسع": 9, "تاسعه": 9, "عاشر": 10, "عاشره": 10,
}  # fmt: skip
ARABIC_TENS = {"عشر": 10, "عشره": 10, "عشرون": 20, "عشرين": 20, "ثلاثون": 30, "ثلاثين": 30}
ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})\Z")


Taken = dict[str, int]
"""Anchors that are given, each with the last suffix that was given to it: a number said a thousand times costs no more."""


class Item(Protocol):
    """What has an address: paragraphs satisfy it."""

    kind: str
    number: str | None
    level: int


def is_anchor(text: str) -> bool:
    """Whether `text` has the form of an anchor."""
    return bool(text) and PATTERN.fullmatch(text) is not None


# ---------------------------------------------------------------------------------- numbers in Latin


def to_roman(value: int) -> str:
    """4 → `IV`; for 1 to 399."""
    digits = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, letters in digits:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def from_roman(text: str) -> int | None:
    """`IV` → 4; None when it is not a well-formed Roman number up to 399."""
    text = text.upper().translate(CAPITAL_LOOKALIKES)
    if not ROMAN.match(text):
        return None
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in text]
    return sum(-one if one < max(worth[place:]) else one for place, one in enumerate(worth))


def from_chinese(text: str) -> int | None:
    """`二十一` → 21; None when it is not a Chinese number up to 99."""
    text = "".join(CHINESE_DIGITS[ord(c) - 0x3220] if "㈠" <= c <= "㈨" else "十" if c == "㈩" else c for c in text)
    match = re.fullmatch(rf"(?:([{CHINESE_DIGITS}])?(十))?([{CHINESE_DIGITS}])?", text)
    if not match or not text:
        return None
    tens, ten, units = match.groups()
    return 10 * (CHINESE_DIGITS.index(tens or "一") + 1 if ten else 0) + (CHINESE_DIGITS.find(units) + 1 if units else 0)


def from_arabic_ordinal(text: str) -> int | None:
    """`ثانيا`, `الثاني`, `الحادي عشر` → 2, 2, 11; None when it is not an ordinal in words up to 39."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c) and c != "ـ")
    total = 0
    for place, word in enumerate(bare.replace("ة", "ه").split()):
        word = re.sub(r"^و?(?:ال)?(?=\w{3})", "", word) if place else re.sub(r"^(?:ال)?(?=\w{3})", "", word)
        value = ARABIC_TENS.get(word) if place or word not in ARABIC_UNITS else None
        if value is None:
            value = ARABIC_UNITS.get(word) or ARABIC_UNITS.get(word.removesuffix("ا"))
        if value is None:
            return None
        total += value
    return total or None


def ordinal(number: str) -> int | None:
    """The value of a number in any of the writings of the six languages: `II`, `2`, `ثانيا`, `二` → 2."""
    number = number.strip(" .،-–:")
    if number.isdecimal():
        return int(number)
    return from_roman(number) or from_chinese(number) or from_arabic_ordinal(number)


def latin_number(label: str, language: str | None, level: int, after: str | None = None) -> str | None:
    """The number in Latin of a printed label; None when the label holds no number.

    `level` 0 is the paragraph itself or a section, 1 the first degree of a list, 2 the second.
    `after` is the number of the previous item of the same list, where the reader knows it.

    >>> latin_number("1 -", "ar", 0), latin_number("(ب)", "ar", 1), latin_number("㈢", "zh", 2)
    ('1', 'b', 'iii')
    """
    core = re.sub(r"[\u200e\u200f\u061c\u2066-\u2069\u0640]", "", label).strip(" \t\u00a0.،,;:()（）[]’‘'`\"“”-–—．、")
    if not core:
        return None
    if core.isdecimal():
        value = int(core)
        return to_roman(value).lower() if level == 2 and 0 < value < 400 else str(value)
    if re.fullmatch(r"\d+ ?(?:bis|ter|quater)|\d+[a-z]", core):
        return core.replace(" ", "")
    if re.fullmatch(r"\d+(?:\.\d+)+", core):
        return core
    if len(core) == 1 or core == "هـ":
        letter = _latin_letter(core[0], after)
        if letter is not None and (level or core not in "IVX"):
            return letter if level else letter.upper()
    if re.fullmatch(r"([\u0621-\u064a])\1", core):
        letter = _latin_letter(core[0], after[:1] if after else None)
        return 2 * letter if letter else None
    return _latin_ordinal(core, level)


def _latin_letter(character: str, after: str | None) -> str | None:
    """The Latin letter for one letter of a list in Latin, Arabic, Russian or Chinese."""
    small = unicodedata.normalize("NFD", character.lower())[0]
    if small in LATIN_LETTERS:
        return small
    for alphabet in (ARABIC_LETTERS, RUSSIAN_LETTERS, CHINESE_BRANCHES):
        if small in alphabet:
            place = alphabet.index(small)
            by_order = LATIN_LETTERS[place] if place < 26 else LATIN_LETTERS[0] + LATIN_LETTERS[place - 26]
            lookalike = small.translate(LOOKALIKES)
            continues = after is not None and by_order == _next_letter(after)
            return lookalike if lookalike in LATIN_LETTERS and not continues else by_order
    return None


def _next_letter(number: str) -> str | None:
    place = LATIN_LETTERS.find(number) if len(number) == 1 else -1
    return LATIN_LETTERS[place + 1] if 0 <= place < 25 else None


def _latin_ordinal(core: str, level: int) -> str | None:
    """Roman, Chinese and Arabic ordinals, and the doubled letters (aa) of long lists."""
    if level == 1 and re.fullmatch(r"([a-z])\1|a[a-z]", core) and from_roman(core) is None:
        return core
    value = ordinal(core)
    if value is None:
        return core if re.fullmatch(r"[a-z]{2}", core) else None
    return to_roman(value).lower() if level else to_roman(value)


# ------------------------------------------------------------------------------------------- anchors


def assign(items: Iterable[Item]) -> list[tuple[str, str | None]]:
    """An anchor and the parent's anchor for every item, in order; anchors are unique.

    Items are paragraphs with kind, number (Latin) and level; a true `enclosed` says that an item stands in
    a draft enclosed in the paragraph before.  See the policy above.
    """
    items = list(items)
    if any(getattr(item, "enclosed", False) for item in items):
        return _assign_enclosing(items)
    return _assign_plain(items)


def _assign_enclosing(items: list[Item]) -> list[tuple[str, str | None]]:
    """Anchors of a text that encloses drafts: each is addressed below the paragraph that encloses it."""
    outside = iter(_assign_plain([item for item in items if not getattr(item, "enclosed", False)]))
    result: list[tuple[str, str | None]] = []
    encloser = "p0"
    taken: Taken = {}
    for enclosed, group in groupby(items, key=lambda item: bool(getattr(item, "enclosed", False))):
        if not enclosed:
            result += [next(outside) for _ in group]
            encloser = result[-1][0]
            continue
        renamed: dict[str, str] = {}
        for anchor, parent in _assign_plain(list(group)):
            renamed[anchor] = _unique(f"{encloser}.{anchor}", taken)
            result.append((renamed[anchor], renamed[parent] if parent else encloser))
    return result


def _assign_plain(items: list[Item]) -> list[tuple[str, str | None]]:
    """Anchors of a text that encloses no other."""
    scopes = _scopes(items)
    restarting = _restarting(items, scopes)
    taken: Taken = {}
    counters: dict = {}
    prefixes, headings = _prefixes(items, scopes, restarting, counters, taken)
    printed = _printed(items, prefixes)
    last: dict[str, int] = {}
    enclosing: list[str] = []
    result: list[tuple[str, str | None]] = []
    for place, (item, prefix) in enumerate(zip(items, prefixes, strict=True)):
        if place in headings:
            anchor, parent, enclosing = headings[place], None, []
        elif item.level and item.kind not in ("heading", "table") and enclosing:
            depth = min(item.level, len(enclosing))
            parent = enclosing[depth - 1]
            anchor = _unique(f"{parent}.{_inner(item, parent, counters)}", taken)
            enclosing[depth:] = [anchor] if item.number else []
        else:
            anchor, parent = _unique(prefix + _stem(item, prefix, printed[prefix], counters, last), taken), None
            if item.kind not in ("heading", "table"):
                enclosing = [anchor]
        result.append((anchor, parent))
    return result


def footnote_anchor(mark: str, taken: Taken) -> str:
    """`1` → `fn1`, `**` → `fnstar2`, `(ب)` → `fnb`; with a suffix when the anchor is among `taken`, where it is remembered."""
    core = re.sub(r"\W", "", unicodedata.normalize("NFKC", mark))
    if len(core) == 1 and core.isalpha():
        core = latin_number(core, None, 1) or core.lower()
    elif core:
        core = "".join(str(int(c)) if c.isdecimal() else c.lower() for c in core)
    else:
        core = f"star{max(1, mark.count('*'))}"
    return _unique(f"fn{core}", taken)


def _opens_scope(item: Item) -> bool:
    """Annex headings and numbered sections open a scope of their own."""
    return item.kind == "heading" and (item.level == 0 or (item.level == 1 and bool(item.number)))


def _scopes(items: list[Item]) -> list[tuple[int, int]]:
    """For each item the (annex, section) it stands in, both counted; 0 is outside."""
    annex = section = annexes = sections = 0
    scopes = []
    for item in items:
        if item.kind == "heading" and item.level == 0:
            annexes += 1
            annex, section = annexes, 0
        elif _opens_scope(item):
            sections += 1
            section = sections
        elif annex and item.kind in ("preambular", "operative"):
            annex = section = 0
        scopes.append((annex, section))
    return scopes


def _counted(item: Item) -> bool:
    return item.kind in ("operative", "annex") and item.level == 0


def _restarting(items: list[Item], scopes: list[tuple[int, int]]) -> set[int]:
    """Annexes (0: the body) in which a later section begins its numbers with 1 again."""
    first: dict[tuple[int, int], str] = {}
    for item, scope in zip(items, scopes, strict=True):
        if _counted(item) and item.number:
            first.setdefault(scope, item.number)
    beginnings = [annex for (annex, _), number in first.items() if number == "1"]
    return {annex for annex in beginnings if beginnings.count(annex) > 1}


def _printed(items: list[Item], prefixes: list[str]) -> dict[str, set[str]]:
    """The numbers that are printed under each prefix."""
    printed: dict[str, set[str]] = {prefix: set() for prefix in prefixes}
    for item, prefix in zip(items, prefixes, strict=True):
        if _counted(item) and item.number:
            printed[prefix].add(item.number)
    return printed


def _prefixes(
    items: list[Item], scopes: list[tuple[int, int]], restarting: set[int], counters: dict, taken: Taken
) -> tuple[list[str], dict[int, str]]:
    """For each item the prefix of its anchor, and by position the anchors of headings that open a scope."""
    names: dict[tuple[int, int], str] = {(0, 0): ""}
    prefixes, headings = [], {}
    for place, (item, (annex, section)) in enumerate(zip(items, scopes, strict=True)):
        if _opens_scope(item):
            outer = names[annex, 0] if section else ""
            prefix = f"{outer}." if outer else ""
            headings[place] = names[annex, section] = _unique(prefix + _heading_stem(item, prefix, counters), taken)
        else:
            outer = names[annex, section if annex in restarting else 0]
            prefix = f"{outer}." if outer else ""
        prefixes.append(prefix)
    return prefixes, headings


def _stem(item: Item, prefix: str, printed: set[str], counters: dict, last: dict) -> str:
    """The last part of a top-level anchor."""
    if item.kind == "heading":
        return _heading_stem(item, prefix, counters)
    if item.kind == "operative" or (item.kind == "annex" and item.number):
        return _numbered_stem(item, prefix, printed, last)
    letters = {"preambular": "pp", "table": "t"}.get(item.kind, "p")
    return f"{letters}{_count(counters, prefix + letters)}"


def _heading_stem(item: Item, prefix: str, counters: dict) -> str:
    number = item.number
    if item.level == 0:
        place = _count(counters, "annex")
        return f"annex{(number and ordinal(number)) or place}"
    if item.level == 1 and number:
        return f"s{_section_stem(number, prefix, counters)}"
    return f"h{_count(counters, prefix + 'h')}"


def _section_stem(number: str, prefix: str, counters: dict) -> str:
    """`II` → `2`, `B` → `B`; I after H is a letter, and so are C, D, L and M."""
    before = counters.get(prefix + "letter", "")
    single = len(number) == 1 and number.isascii() and number.isalpha()
    if single and (number not in "IVX" or ord(before or "\0") + 1 == ord(number)):
        counters[prefix + "letter"] = number
        return number.upper()
    value = ordinal(number)
    return str(value) if value else _plain(number)


def _numbered_stem(item: Item, prefix: str, printed: set[str], last: dict) -> str:
    before = last.get(prefix, 0)
    if item.number:
        if item.number.isdecimal():
            last[prefix] = int(item.number)
        return "op" + _plain(item.number)
    if str(before + 1) in printed:
        return f"op{before}"
    last[prefix] = before + 1
    return f"op{before + 1}"


def _inner(item: Item, parent: str, counters: dict) -> str:
    """The last part of a sub-paragraph's anchor."""
    if item.number:
        return _plain(item.number)
    return f"cont{_count(counters, parent + '.cont')}"


def _plain(number: str) -> str:
    if number.isalnum():
        return number.lower()
    return re.sub(r"\W", "", number.replace(".", "_")).lower()


def _count(counters: dict, name: str) -> int:
    counters[name] = counters.get(name, 0) + 1
    return counters[name]


def _unique(anchor: str, taken: Taken) -> str:
    """`anchor`, or with the first free suffix; remembered in `taken`."""
    free, place = anchor, taken.get(anchor, 1)
    while free in taken:
        place += 1
        free = f"{anchor}-{place}"
    taken[anchor] = place
    taken.setdefault(free, 1)
    return free
