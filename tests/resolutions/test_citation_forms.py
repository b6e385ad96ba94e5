"""Citations in the forms of the six languages, checked by eye against how resolutions cite each other."""

import pytest

from resolutions import citation_forms, symbols

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LATIN = {"op5.a": "(a)", "op5.a.ii": "(ii)"}
FRENCH = {"op5.a": "a)", "op5.a.ii": "ii)"}
FORMS = [
    ("A/RES/66/178", "op10", "en", {}, "General Assembly resolution 66/178, para. 10"),
    ("A/RES/66/178", "op10", "fr", {}, "Résolution 66/178 de l’Assemblée générale, par. 10"),
    ("A/RES/66/178", "op10", "es", {}, "Resolución 66/178 de la Asamblea General, párr. 10"),
    ("A/RES/66/178", "op10", "ru", {}, "Резолюция 66/178 Генеральной Ассамблеи, пункт 10"),
    ("A/RES/66/178", "op10", "ar", {}, "قرار الجمعية العامة 66/178، الفقرة 10"),
    ("A/RES/66/178", "op10", "zh", {}, "大会第66/178号决议第10段"),
    ("A/RES/66/178", "pp3", "en", {}, "General Assembly resolution 66/178, third preambular paragraph"),
    ("A/RES/66/178", "pp22", "en", {}, "General Assembly resolution 66/178, 22nd preambular paragraph"),
    ("A/RES/66/178", "pp12", "en", {}, "General Assembly resolution 66/178, 12th preambular paragraph"),
    ("A/RES/66/178", "pp1", "fr", {}, "Résolution 66/178 de l’Assemblée générale, premier alinéa du préambule"),
    ("A/RES/66/178", "pp10", "fr", {}, "Résolution 66/178 de l’Assemblée générale, 10e alinéa du préambule"),
    ("A/RES/66/178", "pp3", "es", {}, "Resolución 66/178 de la Asamblea General, tercer párrafo del preámbulo"),
    ("A/RES/66/178", "pp3", "ru", {}, "Резолюция 66/178 Генеральной Ассамблеи, третий пункт преамбулы"),
    ("A/RES/66/178", "pp3", "ar", {}, "قرار الجمعية العامة 66/178، الفقرة الثالثة من الديباجة"),
    ("A/RES/66/178", "pp12", "zh", {}, "大会第66/178号决议序言部分第十二段"),
    ("A/RES/66/178", "op5.a.ii", "en", LATIN, "General Assembly resolution 66/178, para. 5 (a) (ii)"),
    ("A/RES/66/178", "op5.a.ii", "fr", FRENCH, "Résolution 66/178 de l’Assemblée générale, par. 5 a) ii)"),
    ("A/RES/66/178", "op5.a", "zh", LATIN, "大会第66/178号决议第5(a)段"),
    ("A/RES/66/178", "op5.a", "ar", {"op5.a": "(أ)"}, "قرار الجمعية العامة 66/178، الفقرة 5 (أ)"),
    ("A/RES/66/178", "op5.cont1", "en", {}, "General Assembly resolution 66/178, para. 5"),
    ("A/RES/66/178", "h2", "en", {}, "General Assembly resolution 66/178"),
    ("A/RES/66/178", "op1", "en", {"op1": ""}, "General Assembly resolution 66/178"),
    ("A/RES/66/178", "op1", "en", {"op1": "", "op2": ""}, "General Assembly resolution 66/178, para. 1"),
    ("A/RES/65/259", "s2.op3", "fr", {}, "Résolution 65/259 de l’Assemblée générale, sect. II, par. 3"),
    ("A/RES/65/259", "s2.op3", "ar", {}, "قرار الجمعية العامة 65/259، الجزء الثاني، الفقرة 3"),
    ("A/RES/65/259", "s2.op3", "zh", {}, "大会第65/259号决议第二节第3段"),
    ("A/RES/70/1", "annex1.op4", "en", {}, "General Assembly resolution 70/1, annex, para. 4"),
    ("A/RES/70/1", "annex2.op4", "es", {"annex2": ""}, "Resolución 70/1 de la Asamblea General, anexo II, párr. 4"),
    ("A/RES/70/1", "annex1.op4", "zh", {}, "大会第70/1号决议，附件第4段"),
    ("A/RES/217 A (III)", "", "fr", {}, "Résolution 217 A (III) de l’Assemblée générale"),
    ("A/RES/217 A (III)", "", "ar", {}, "قرار الجمعية العامة 217 ألف (د-3)"),
    ("A/RES/ES-11/1", "", "zh", {}, "大会ES-11/1号决议"),
    ("S/RES/2133 (2014)", "op3", "ru", {}, "Резолюция 2133 (2014) Совета Безопасности, пункт 3"),
    ("E/RES/2023/26", "", "es", {}, "Resolución 2023/26 del Consejo Económico y Social"),
    ("A/DEC/77/547", "", "ru", {}, "Решение 77/547 Генеральной Ассамблеи"),
    ("A/C.3/78/L.5", "op3", "fr", {}, "Projet de résolution A/C.3/78/L.5, par. 3"),
    ("A/78/301", "", "fr", {}, "A/78/301"),
]


@pytest.mark.parametrize("symbol, anchor, language, labels, expected", FORMS)
def test_a_citation_is_written_as_the_united_nations_write_it(symbol, anchor, language, labels, expected):
    assert citation_forms.paragraph(symbols.parse(symbol), language, anchor, labels) == expected


@pytest.mark.parametrize("value, numeral", [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十")])
def test_chinese_numerals(value, numeral):
    assert citation_forms.chinese(value) == numeral


def test_every_language_has_every_form():
    for table in (citation_forms.ORGANS, citation_forms.WORKS, citation_forms.PLACES):
        assert set(table) == set(LANGUAGES)
        assert len({frozenset(forms) for forms in table.values()}) == 1
