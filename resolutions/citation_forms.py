"""How a resolution or a paragraph of it is cited, in the form that the United Nations use in each of the six languages.

The forms are data (un_spec.md 3.1 and 3.8; United Nations Editorial Manual): `General Assembly resolution 66/178, para. 10`,
`Résolution 66/178 de l’Assemblée générale, par. 5 a) ii)`, `大会第66/178号决议第10段`.  Ordinals below ten are words, except in
Chinese, where all are numerals; labels of sub-paragraphs stand as the text prints them.
"""

import re
from collections.abc import Mapping

from .symbols import Symbol

ORGANS = {
    "ar": {"A": "الجمعية العامة", "S": "مجلس الأمن", "E": "المجلس الاقتصادي والاجتماعي", "A/HRC": "مجلس حقوق الإنسان"},
    "en": {
        "A": "General Assembly", "S": "Security Council", "E": "Economic and Social Council", "A/HRC": "Human Rights Council",
    },
    "es": {
        "A": "de la Asamblea General", "S": "del Consejo de Seguridad", "E": "del Consejo Económico y Social",
        "A/HRC": "del Consejo de Derechos Humanos",
    },
    "fr": {
        "A": "de l’Assemblée générale", "S": "du Conseil de sécurité", "E": "du Conseil économique et social",
        "A/HRC": "du Conseil des droits de l’homme",
    },
    "ru": {
        "A": "Генеральной Ассамблеи", "S": "Совета Безопасности", "E": "Экономического и Социального Совета",
        "A/HRC": "Совета по правам человека",
    },
    "zh": {"A": "大会", "S": "安全理事会", "E": "经济及社会理事会", "A/HRC": "人权理事会"},
}  # fmt: skip
WORKS = {
    "ar": {"resolution": "قرار {organ} {number}", "decision": "مقرر {organ} {number}", "draft": "مشروع القرار {symbol}"},
    "en": {
        "resolution": "{organ} resolution {number}", "decision": "{organ} decision {number}", "draft": "Draft resolution {symbol}",
    },
    "es": {
        "resolution": "Resolución {number} {organ}", "decision": "Decisión {number} {organ}",
        "draft": "Proyecto de resolución {symbol}",
    },
    "fr": {
        "resolution": "Résolution {number} {organ}", "decision": "Décision {number} {organ}",
        "draft": "Projet de résolution {symbol}",
    },
    "ru": {"resolution": "Резолюция {number} {organ}", "decision": "Решение {number} {organ}", "draft": "Проект резолюции {symbol}"},
    "zh": {"resolution": "{organ}第{number}号决议", "decision": "{organ}第{number}号决定", "draft": "{symbol}号决议草案"},
}  # fmt: skip
PLACES = {
    "ar": {
        "op": "، الفقرة {n}", "pp": "، الفقرة {ordinal} من الديباجة", "s": "، الجزء {roman}", "annex": "، المرفق {roman}",
        "t": "، الجدول {n}",
    },
    "en": {
        "op": ", para. {n}", "pp": ", {ordinal} preambular paragraph", "s": ", sect. {roman}", "annex": ", annex {roman}",
        "t": ", table {n}",
    },
    "es": {
        "op": ", párr. {n}", "pp": ", {ordinal} párrafo del preámbulo", "s": ", secc. {roman}", "annex": ", anexo {roman}",
        "t": ", cuadro {n}",
    },
    "fr": {
        "op": ", par. {n}", "pp": ", {ordinal} alinéa du préambule", "s": ", sect. {roman}", "annex": ", annexe {roman}",
        "t": ", tableau {n}",
    },
    "ru": {
        "op": ", пункт {n}", "pp": ", {ordinal} пункт преамбулы", "s": ", раздел {roman}", "annex": ", приложение {roman}",
        "t": ", таблица {n}",
    },
    "zh": {"op": "第{n}段", "pp": "序言部分第{ordinal}段", "s": "第{roman}节", "annex": "，附件{roman}", "t": "，表{n}"},
}  # fmt: skip
ORDINALS = {
    "ar": "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split(),
    "en": "first second third fourth fifth sixth seventh eighth ninth".split(),
    "es": "primer segundo tercer cuarto quinto sexto séptimo octavo noveno".split(),
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième".split(),
    "ru": "первый второй третий четвертый пятый шестой седьмой восьмой девятый".split(),
}
IN_FIGURES = {"ar": "{}", "es": "{}º", "fr": "{}e", "ru": "{}-й"}
ARABIC_PARTS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
CHINESE = "零一二三四五六七八九"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PART = re.compile(r"(annex|cont|op|pp|fn|s|t|h|p)(?:star)?(\d+|[A-Z])(?:-\d+)?\Z")


def work(symbol: Symbol, language: str) -> str:
    """The resolution as a whole: `Résolution 66/178 de l’Assemblée générale`; other documents by their symbol."""
    form = WORKS[language].get(symbol.kind)
    organ = ORGANS[language].get(symbol.organ)
    if form is None or (symbol.kind != "draft" and organ is None):
        return symbol.symbol
    if language == "zh" and symbol.session.startswith(("S-", "ES-")):
        form = form.replace("第", "")
    return form.format(organ=organ, number=symbol.printed(language), symbol=symbol.symbol)


def paragraph(symbol: Symbol, language: str, anchor: str, labels: Mapping[str, str]) -> str:
    """A paragraph by its anchor; `labels` gives the printed labels of the text by anchor."""
    return work(symbol, language) + place(language, anchor, labels)


def place(language: str, anchor: str, labels: Mapping[str, str]) -> str:
    """What follows the name of the resolution: `, annex II, para. 5 (a)`; empty where the text itself has no number for it."""
    parts, inner = anchor.split("."), ""
    said = []
    for position, part in enumerate(parts):
        found = _PART.match(part)
        if not found:
            inner = "".join(
                _joined(language, labels.get(".".join(parts[: end + 1])) or f"({parts[end]})")
                for end in range(position, len(parts))
                if not parts[end].startswith("cont")
            )
            break
        if found[1] in PLACES[language] and not _alone(anchor, part, labels):
            said.append((found[1], found[2]))
    return "".join(
        _said(language, kind, number, inner if last else "", labels)
        for last, (kind, number) in ((index == len(said) - 1, one) for index, one in enumerate(said))
    )


def _joined(language: str, label: str) -> str:
    return label if language == "zh" else f" {label}"


def _alone(anchor: str, part: str, labels: Mapping[str, str]) -> bool:
    """Whether it is the one operative paragraph of a text that numbers none."""
    return part == anchor == "op1" and not labels.get("op1") and "op2" not in labels


def _said(language: str, kind: str, number: str, inner: str, labels: Mapping[str, str]) -> str:
    form = PLACES[language][kind]
    if kind == "annex" and "annex2" not in labels:
        return form.replace("{roman}", "").rstrip() + inner
    if kind == "op":
        return form.format(n=number + inner)
    return form.format(n=number, ordinal=ordinal(language, number), roman=_part_number(language, number)) + inner


def ordinal(language: str, number: str) -> str:
    """The place of a preambular paragraph: `third`, `21st`, `troisième`, `21e`, `二十一`."""
    value = int(number)
    if language == "zh":
        return chinese(value)
    if value < 10:
        return ORDINALS[language][value - 1]
    if language != "en":
        return IN_FIGURES[language].format(value)
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _part_number(language: str, number: str) -> str:
    """The number of a section or annex: Roman, in Arabic an ordinal, in Chinese a numeral; letters stay."""
    if not number.isdigit():
        return number
    value = int(number)
    if language == "zh":
        return chinese(value)
    if language == "ar":
        return ARABIC_PARTS[value - 1] if value <= len(ARABIC_PARTS) else number
    return roman(value)


def chinese(value: int) -> str:
    """A number below 1000 in Chinese numerals: 12 is 十二, 20 is 二十, 105 is 一百零五."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{CHINESE[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else CHINESE[tens]) + "十"
    elif hundreds and ones:
        words += CHINESE[0]
    return words + (CHINESE[ones] if ones else "")


def roman(value: int) -> str:
    """A number in Roman capitals."""
    words = ""
    for step, letters in _ROMAN:
        words += letters * (value // step)
        value %= step
    return words
