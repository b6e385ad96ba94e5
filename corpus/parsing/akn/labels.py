"""Printed numbers: found at the head of a text, told apart by style, and ordered within their lists."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from resolutions.anchors import CAPITAL_LOOKALIKES, CHINESE_BRANCHES, LATIN_LETTERS, from_arabic_ordinal, from_chinese, from_roman, latin_number
from resolutions.symbols import ARABIC_SERIES_LETTERS

DIGITS = re.compile(r"\d{1,3}")
ROMAN_SMALL = re.compile(r"[ivxlc]+")
HEAD = re.compile(
    r"""(?: \d{1,3}\s?[.\-–—．]\s?[-–—]?(?=\s)                     # 1.   1 -   1-
          | \d{1,3}[.．、](?=[\u4e00-\u9fffA-ZÀ-ÞА-Я])               # 1.决定  1.Decides
          | [“”«"„]?\((?:[a-zA-Z]{1,2}|[ivx]{1,5}|[\u0430-\u044f]|[\u0621-\u064a]\u0640?|[\ufe80-\ufefc]|هـ|\d{1,2})\)(?=\s|$|[\u4e00-\u9fff“])
          | (?:[“”"„]|«\s?)?(?:[a-z]{1,2}|[ivx]{1,5}|[\u0430-\u044f])\)(?=\s)         # a)  ii)
          | [’‘'`]\d{1,2}[’‘'`](?=\s)                            # ’1‘ of Arabic lists
          | \((?:[\u0621-\u064a]\s[\u0621-\u064a]|[一二三四五六七八九十]{1,3}|[子丑寅卯辰巳午未申酉戌亥])\)
          | [\u3220-\u3229]{1,2}(?=\s|[\u4e00-\u9fff]|$)              # ㈠
          | \)[\u0621-\u064a]\)(?=\s)                            # the first sign turned round
          | [–—•](?=\s)
        )""",
    re.VERBOSE,
)
BARE_SECTION = re.compile(r"[IVXLC]+\.?|[一二三四五六七八九十]+[、.]?|[A-Z]\.?")
HEADED_SECTION = re.compile(
    r"""(?P<label>[IVXL]+(?=\s+[A-ZА-ЯÀ-Þ])|[IVXL]+\.|[IVXL]+\s[-–—]|[一二三四五六七八九十]+[、.]|[一二三四五六七八九十]{1,3}(?=\s)|[A-Z]\.|[\u0621-\u064a ]{3,20}\s?[-–—])\s+(?=\S)""",
    re.VERBOSE,
)
LETTERED_SECTION = re.compile(r"(?P<label>[A-H])\s+(?=[A-ZА-ЯÀ-Þ\u4e00-\u9fff]|\d{4}年)")
ANNEX = re.compile(
    r"(?P<word>annexe?|anexo|приложение|ال?مرفق|附件|appendix|appendice|apéndice|добавление|ال?تذييل|附录)"
    r"(?:\s*(?P<number>[IVXLC]+|\d{1,2}|[A-ZА-Я]|[一二三四五六七八九十]+|(?:ال)?[\u0621-\u064a]+(?:\s[\u0621-\u064a]+)?))?\s*\*?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: its style (digit, letter, roman, bare, dash) and its place in the list."""

    style: str
    value: int
    number: str | None


def head_label(text: str) -> str | None:
    """The number at the head of a text that was printed with it, else None."""
    match = HEAD.match(text)
    return match.group().rstrip() if match else None


def readings(label: str, language: str | None, after: str | None) -> list[Reading]:
    """The ways a label can be read, the likeliest first; `after` is the letter before it in its list."""
    core = unicodedata.normalize("NFKC", label).strip(" \t.()-–—•’‘'`“”«\"„،,:")
    if not core:
        return [Reading("dash", 0, None)] if label.strip() else []
    if DIGITS.fullmatch(core):
        if re.match(r"\s*[’‘'`]", label):
            return [Reading("roman", int(core), latin_number(core, language, 2))]
        return [Reading("digit" if not label.startswith("(") else "bracketed", int(core), str(int(core)))]
    if core in CHINESE_BRANCHES:
        place = CHINESE_BRANCHES.index(core)
        return [Reading("letter", place + 1, LATIN_LETTERS[place])]
    if re.fullmatch(r"[\u3220-\u3229一二三四五六七八九十]+", core):
        value = from_chinese(core)
        return [Reading("roman", value, latin_number(core, language, 2))] if value else []
    result = []
    closed = ")" in label
    small = ROMAN_SMALL.fullmatch(core) and from_roman(core)
    letter = letter_of(core, language, after)
    if letter:
        result.append(Reading("letter" if closed else "bare", place_of(letter), letter))
    if small:
        result.append(Reading("roman" if closed else "bareroman", small, core))
    return result


def letter_of(core: str, language: str | None, after: str | None) -> str | None:
    """The Latin letter of a label, also a doubled one (aa, أ أ); None for numbers such as `ii`."""
    halves = core.split() if " " in core else list(core)
    if len(halves) == 2 and halves[0] == halves[1]:
        letter = latin_number(halves[0], language, 1)
        return letter * 2 if letter else None
    return latin_number(core, language, 1, after) if len(core) == 1 or core == "هـ" else None


def place_of(letter: str) -> int:
    """a → 1, z → 26, aa → 27."""
    return ord(letter[0]) - 96 + (26 if len(letter) == 2 else 0)


def section_head(text: str, language: str | None) -> re.Match | None:
    """The number before the title of a heading; a bare letter counts but in English, where `A` is a word."""
    match = HEADED_SECTION.match(text)
    return match or (LETTERED_SECTION.match(text) if language != "en" else None)


def section_number(text: str, language: str | None) -> str | None:
    """The number of a heading that is nothing but a number: `II`, `二`, `ثانيا` → II; `B` → B; else None."""
    text = text.translate(CAPITAL_LOOKALIKES)
    core = text.strip(" .、-–—")
    if not core or len(core) > 22:
        return None
    if core in ARABIC_SERIES_LETTERS:
        return ARABIC_SERIES_LETTERS[core]
    if language == "ar" and from_arabic_ordinal(core):
        return latin_number(core, language, 0)
    return latin_number(core, language, 0) if BARE_SECTION.fullmatch(text) else None


def annex_number(match: re.Match) -> str | None:
    """The Roman number of an annex heading; None where it has none or a letter, which is counted."""
    number = latin_number(match["number"], None, 0) if match["number"] else None
    return None if number and len(number) == 1 and number.isalpha() and number not in "IVX" else number
