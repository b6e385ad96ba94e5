"""Ordinals, months and dates in words, read into numbers, in the six languages."""

from __future__ import annotations

import re
import unicodedata

OTHER_DIGITS = "\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
DIGIT = f"[0-9{OTHER_DIGITS}]"
"""A digit of any script that resolutions are printed in, sign by sign: searched several times quicker than `\\d`; so is `{DIGIT}{DIGIT}*` than `{DIGIT}+`."""

_FR_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_EN_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_ES_UNITS = " primer segundo tercer cuarto quinto sexto séptimo octavo noveno".split(" ")
_ES_TENS = " décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo".split(" ")
_RU_UNITS = " первая вторая третья четвертая пятая шестая седьмая восьмая девятая".split(" ")
_RU_TEENS = (
    "десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая"
).split()
_RU_TENS = " десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(" ")
_RU_ROUND = " десятая двадцатая тридцатая сороковая пятидесятая шестидесятая семидесятая восьмидесятая девяностая".split(" ")
_AR_UNITS = " الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split(" ")
_AR_TENS = "  العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون".split(" ")
_ZH_DIGITS = " 一二三四五六七八九"

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "january february march april may june july august september october november december".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
_MONTH_NUMBERS = {name: number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_MONTH_NUMBERS.update({"يونيو": 6, "يوليو": 7})
_LEVANTINE = frozenset("كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين".split())
"""The first words of the months as Arabic prints them before the Gregorian name."""

_DATE = re.compile(
    r"""
    (?P<day>\d{1,2}) (?:er|st|nd|rd|th)? \s*
    (?:de\s+)? (?:[\u0600-\u06ff\s]{2,20}/\s*)?    # the Levantine name of the month before the Gregorian one
    (?P<month>[^\W\d_]{3,10}) \s*
    (?:de\s+)? (?P<year>(?:19|20)\d\d)
    """,
    re.VERBOSE,
)
_LONGEST = 80
"""No line that is a date alone is as long, blanks at its ends included."""
_OF_THE_YEAR = re.compile(r"(года?|г\.)\s*$")
_TO_A_MONTH = re.compile(r"\s*(?:de\s+)?([^\W\d_]+)")
_ZH_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")


def date(text: str) -> str | None:
    """The first date in `text` as ISO 8601; None where there is none.

    >>> date("le 1er décembre 2023")
    '2023-12-01'
    """
    match = _ZH_DATE.search(text)
    if match:
        return _iso(int(match["year"]), int(match["month"]), int(match["day"]))
    for match in _DATE.finditer(text):
        month = _MONTH_NUMBERS.get(match["month"].lower())
        if month:
            return _iso(int(match["year"]), month, int(match["day"]))
    return None


def is_date(text: str) -> bool:
    """True when the line is a date and nothing else (`19 décembre 2011`, `19 декабря 2023 года`)."""
    if len(text) > _LONGEST or "19" not in text and "20" not in text:  # asked for every line
        return False
    bare = _OF_THE_YEAR.sub("", text.strip()).strip(" .")
    return len(bare) < 48 and bool(_DATE.fullmatch(bare) or _ZH_DATE.fullmatch(bare)) and date(bare) is not None


def is_day(text: str) -> bool:
    """True when the line is a date whose year was forgotten (`30 juin`)."""
    return text[:1].isdecimal() and is_date(f"{text} 2000")


def begins_with_month(text: str) -> bool:
    """True when the first word is a month of any of the languages."""
    word = _TO_A_MONTH.match(text)
    return bool(word) and (word[1].lower() in _MONTH_NUMBERS or word[1] in _LEVANTINE)


def ordinal(words: str) -> int | None:
    """The number of an ordinal written out, 1 to 99; None where it is not one.

    >>> ordinal("Soixante-dix-huitième")
    78
    """
    return _ORDINALS.get(_plain(words))


def _iso(year: int, month: int, day: int) -> str | None:
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _plain(words: str) -> str:
    """Lower case, single blanks instead of hyphens, no accents on Latin letters."""
    decomposed = unicodedata.normalize("NFD", words.lower().replace("ё", "е"))
    stripped = "".join(char for char in decomposed if not "\u0300" <= char <= "\u036f")
    return " ".join(re.sub(r"[-‐‑–]", " ", unicodedata.normalize("NFC", stripped)).replace("ـ", "").split())


def _french(number: int) -> set[str]:
    if number == 1:
        return {"première", "premier"}
    if number < 20:
        cardinal = _FR_UNITS[number]
    else:
        tens = number // 10 * 10 if number // 10 not in (7, 9) else number // 10 * 10 - 10
        unit = number - tens
        link = " et " if unit in (1, 11) and tens != 80 else "-"
        cardinal = _FR_TENS[tens] + (link + _FR_UNITS[unit] if unit else "")
    root = {"q": cardinal + "u", "f": cardinal[:-1] + "v"}.get(cardinal[-1], cardinal.rstrip("e"))
    return {root + "ième"}


def _english(number: int) -> set[str]:
    tens, unit = (0, number) if number < 20 else divmod(number, 10)
    last = _EN_UNITS[unit] if unit else _EN_TENS[tens]
    ordinal_word = _EN_ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return {f"{_EN_TENS[tens]}-{ordinal_word}" if tens and unit else ordinal_word}


def _spanish(number: int) -> set[str]:
    tens, unit = divmod(number, 10)
    words = " ".join(word for word in (_ES_TENS[tens], _ES_UNITS[unit]) if word)
    forms = {words, words + "o" if words.endswith("er") else words}
    if tens == 1 and unit:
        forms |= {"decimo" + form.removeprefix("décimo ") for form in forms}
        forms |= {{11: "undécimo", 12: "duodécimo"}.get(number, words)}
    return forms


def _russian(number: int) -> set[str]:
    tens, unit = divmod(number, 10)
    if tens == 1:
        return {_RU_TEENS[unit]}
    if not unit:
        return {_RU_ROUND[tens]}
    return {f"{_RU_TENS[tens]} {_RU_UNITS[unit]}".strip()}


def _arabic(number: int) -> set[str]:
    tens, unit = divmod(number, 10)
    if number == 1:
        return {"الأولى"}
    if number == 10:
        return {"العاشرة"}
    if tens == 1:
        return {f"{_AR_UNITS[unit]} عشرة"}
    if not tens:
        return {_AR_UNITS[unit]}
    return {f"{_AR_UNITS[unit]} و{_AR_TENS[tens]}" if unit else _AR_TENS[tens]}


def _chinese(number: int) -> set[str]:
    tens, unit = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else _ZH_DIGITS[tens] + "十"
    return {f"第{ten}{_ZH_DIGITS[unit].strip()}"}


_ORDINALS = {
    _plain(form): number
    for number in range(1, 100)
    for spelled in (_french, _english, _spanish, _russian, _arabic, _chinese)
    for form in spelled(number)
}
