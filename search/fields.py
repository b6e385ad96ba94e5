"""Fields: the facts a query may ask for, how readers may write them, and the labels that entries carry.

A label is `field:value`.  Entries carry every label that is true of them; a query for a field becomes one
label, or a range of numbers (year, session, date).  Both sides are written here so that they agree.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from resolutions import symbols, wording

from . import analysis
from .tree import Label, Range, Tree, both, either


class Mistake(ValueError):
    """Something in a query that can't be understood; `code` and `parameters` make the sentence (wording.py)."""

    def __init__(self, code: str, **parameters):
        super().__init__(code)
        self.code = code
        self.parameters = parameters


FACETS = ("type", "action", "organ", "session", "year", "committee", "status", "vote", "subject")
"""Fields counted beside the hits; all but action and subject have one value an entry."""

OWN = ("type", "action", "addressee", "cites")
"""Fields that differ between the entries of a resolution."""

NUMBERS = ("session", "year", "date")
FIELDS = (*FACETS, "date", "addressee", "agenda", "cites", "symbol")
NAMES = {
    "type": "kind genre tipo тип نوع 类型", "action": "acte acción действие إجراء 行动", "organ": "organe órgano орган جهاز هيئة 机构 机关",
    "session": "сессия sesión período دورة 会议 届", "year": "année an año год سنة 年 年份", "committee": "commission comisión комитет لجنة 委员会",
    "status": "statut estado статус حالة 状态", "vote": "votación голосование تصويت 表决", "subject": "sujet asunto тема موضوع 主题",
    "date": "fecha дата تاريخ 日期", "addressee": "destinataire destinatario адресат مخاطب 对象", "agenda": "point item tema пункт بند 议程",
    "cites": "cite cita цитирует يستشهد 引用", "symbol": "cote signatura обозначение رمز 文号",
}  # fmt: skip
"""What readers call the fields in their own language."""

TYPES = {
    "preambular": "préambule preambule preamble pp preambulo преамбула ديباجة 序言",
    "operative": "dispositif op dispositivo постановляющая منطوق 执行",
    "note": "notes footnote nota fn сноска حاشية 脚注",
    "title": "titre titulo título заголовок عنوان 标题",
    "heading": "intertitre section подзаголовок",
    "annex": "annexe anexo приложение مرفق 附件",
    "table": "tableau cuadro",
    "text": "texte",
}
STATUSES = {"adopted": "adopté adoptee adopte aprobada принята", "draft": "projet proyecto проект"}
VOTES = {"consensus": "sans-vote without-vote", "recorded": "enregistre enregistré vote registrada заносимое"}
ORGANS = {"GA": "A", "AG": "A", "SC": "S", "CS": "S", "ECOSOC": "E", "HRC": "A/HRC", "CDH": "A/HRC"}
ORDINALS = {
    1: "first premiere primera первый الاولى 第一", 2: "second deuxieme segunda второй الثانية 第二",
    3: "third troisieme tercera третий الثالثة 第三", 4: "fourth quatrieme cuarta четвертый الرابعة 第四",
    5: "fifth cinquieme quinta пятый الخامسة 第五", 6: "sixth sixieme sexta шестой السادسة 第六",
}  # fmt: skip
ARTICLES = {"fr": "le la les l", "en": "the", "es": "el la los las al"}
LONGEST_NAME = 8
"""Names of addressees are found by any run of up to so many of their words."""


def _aliases(table: dict[str, str]) -> dict[str, str]:
    """Folded spelling → value."""
    return {analysis.fold(word): value for value, words in table.items() for word in (value, *words.split())}


FIELD_NAMES = {analysis.fold(name): name for name in FIELDS} | _aliases(NAMES)
CHOICES = {"type": _aliases(TYPES), "status": _aliases(STATUSES), "vote": _aliases(VOTES)}
COMMITTEES = {analysis.fold(w): f"A/C.{n}" for n, words in ORDINALS.items() for w in words.split()}


def field_name(written: str) -> str:
    """The field a reader means; raises Mistake with the fields there are."""
    name = FIELD_NAMES.get(analysis.fold(written))
    if name is None:
        raise Mistake("unknown-field", field=written, fields=", ".join(FIELDS))
    return name


def condition(field: str, value: str, language: str) -> Tree:
    """What `field:value` asks for; several values with commas are alternatives.  Raises Mistake."""
    if "," in value:
        return either(*(condition(field, part, language) for part in value.split(",") if part.strip()))
    value = value.strip()
    if field in NUMBERS and (bounds := re.fullmatch(r"(.*?\d)\s*(?:\.\.|[-–](?=\d{4}$|\d{1,3}$))\s*(\d.*)", value)):
        if not (field == "date" and re.fullmatch(r"\d{4}-\d\d?(-\d\d?)?", value)):
            return number_range(field, *bounds.groups())
    if field in NUMBERS and (bound := re.fullmatch(r"([<>])=?\s*(.+)", value)):
        return number_range(field, None, bound[2]) if bound[1] == "<" else number_range(field, bound[2], None)
    return CONDITIONS.get(field, _plain)(field, value, language)


def number_range(field: str, low: str | None, high: str | None) -> Tree:
    """`[2019 TO 2021]` on session, year or date; raises Mistake when it is no range."""
    if field not in NUMBERS:
        raise Mistake("no-range", field=field)
    if not low and not high:
        raise Mistake("empty-field", field=field)
    if field == "date":
        first = _days(low)[0] if low else None
        last = _days(high)[1] if high else None
    else:
        first, last = (_number(field, bound) if bound else None for bound in (low, high))
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Range(field, first, last)


def _number(field: str, text: str) -> int:
    digits = analysis.fold(text.strip())
    if not re.fullmatch(r"\d{1,4}", digits):
        raise Mistake("not-a-number", field=field, value=text)
    return int(digits)


def _days(text: str) -> tuple[int, int]:
    """The first and last day, as ordinals, of `2019`, `2019-12` or `2019-12-18`."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", analysis.fold(text.strip()))
    try:
        year, month, day = (int(part) if part else None for part in match.groups())
        first = datetime.date(year, month or 1, day or 1)
        if day:
            return first.toordinal(), first.toordinal()
        following = datetime.date(year + (month in (None, 12)), (month or 12) % 12 + 1, 1)
        return first.toordinal(), following.toordinal() - 1
    except (AttributeError, ValueError, OverflowError):
        raise Mistake("not-a-date", value=text) from None


def _date(field, value, language):
    return Range("date", *_days(value))


def _choice(field, value, language):
    known = CHOICES[field].get(analysis.fold(value))
    if known is None:
        raise Mistake("unknown-value", field=field, value=value, values=", ".join(dict.fromkeys(CHOICES[field].values())))
    return Label(field, known)


def _session(field, value, language):
    special = analysis.fold(value).upper()
    return Label(field, str(int(special)) if special.isdecimal() else special)


def _year(field, value, language):
    return Label(field, str(_number(field, value)))


def _organ(field, value, language):
    upper = value.upper()
    return Label(field, ORGANS.get(upper, upper))


def _committee(field, value, language):
    digits = re.fullmatch(r"(?:A/)?(?:C\.?)?\s*([1-6])", value, re.I)
    if digits:
        return Label(field, f"A/C.{digits[1]}")
    return Label(field, COMMITTEES.get(analysis.fold(value.split()[0]) if value else "", value.upper()))


def _agenda(field, value, language):
    return Label(field, re.sub(r"\W", "", analysis.fold(value)))


def _action(field, value, language):
    """A class of acts by its code, or as the interface calls it: `take_note`, `take note`, `prendre note`."""
    code = re.sub(r"[\s-]+", "_", value.lower())
    if code not in wording.ACTIONS:
        called = {_spaced(str(name)): known for known, name in wording.ACTIONS.items()}
        code = called.get(_spaced(value))
    if code is None:
        raise Mistake("unknown-value", field=field, value=value, values=", ".join(map(str, wording.ACTIONS.values())))
    return Label(field, code)


def _spaced(name: str) -> str:
    return analysis.fold(re.sub(r"[\s_-]+", " ", name))


def _name(field, value, language):
    run = name_run(field, value, language)
    if not run:
        raise Mistake("empty-field", field=field)
    stems = run.split()
    while len(stems) > 1 and stems[0] in ARTICLES.get(language, "").split():
        del stems[0]
    if len(stems) > LONGEST_NAME:
        halves = stems[:LONGEST_NAME], stems[-LONGEST_NAME:]
        return both(*(Label(field, " ".join(half), value) for half in halves))
    return Label(field, " ".join(stems), value)


def name_run(field: str, text: str, language: str) -> str:
    """The words of a name: stems in its language for addressees, exact forms for subjects (whose language is not known)."""
    return " ".join(token.stem if field == "addressee" else token.exact for token in analysis.words(text, language))


def _cites(field, value, language):
    found = symbols.recognise(value)
    if found is None:
        raise Mistake("not-a-symbol", field=field, value=value)
    symbol, anchor = found
    return Label(field, symbol.key + (f"#{anchor}" if anchor else ""))


def _plain(field, value, language):
    return Label(field, value)


CONDITIONS = {
    "type": _choice, "status": _choice, "vote": _choice, "session": _session, "year": _year, "date": _date,
    "organ": _organ, "committee": _committee, "agenda": _agenda, "action": _action, "addressee": _name,
    "subject": _name, "cites": _cites, "symbol": _cites,
}  # fmt: skip


# ------------------------------------------------------------------------- the labels of an entry


def addressee_labels(name: str, language: str) -> Iterator[str]:
    """Every run of words of a name, so that any part of it is found as one label."""
    stems = name_run("addressee", name, language).split()
    for start in range(len(stems)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(stems)) + 1):
            yield f"addressee:{' '.join(stems[start:end])}"


def agenda_labels(item: str) -> Iterator[str]:
    """`72 b)` is found as `72b` and as `72`."""
    bare = re.sub(r"\W", "", analysis.fold(item))
    yield f"agenda:{bare}"
    number = re.match(r"\d+", bare)
    if number and number[0] != bare:
        yield f"agenda:{number[0]}"
