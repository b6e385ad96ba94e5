"""Symbols: read in every writing, printed in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions import anchors, symbols

FORMS = [
    # written, normal form, kind, organ, session
    ("A/RES/66/178", "A/RES/66/178", "resolution", "A", "66"),
    ("a/res/66/178", "A/RES/66/178", "resolution", "A", "66"),
    ("A/RES/53/243 A", "A/RES/53/243 A", "resolution", "A", "53"),
    ("A/RES/65/182b", "A/RES/65/182 B", "resolution", "A", "65"),
    ("A/RES/78/80 A-B", "A/RES/78/80 A-B", "resolution", "A", "78"),
    ("A/RES/74/264a-c", "A/RES/74/264 A-C", "resolution", "A", "74"),
    ("A/RES/217 A (III)", "A/RES/217 A (III)", "resolution", "A", "III"),
    ("A/RES/217(III) A", "A/RES/217 A (III)", "resolution", "A", "III"),
    ("A/RES/217A(III)", "A/RES/217 A (III)", "resolution", "A", "III"),
    ("a/res/ 1514 (xv)", "A/RES/1514 (XV)", "resolution", "A", "XV"),
    ("A/RES/3201(S-VI)", "A/RES/3201 (S-VI)", "resolution", "A", "S-VI"),
    ("A/RES/2252(ES-V)", "A/RES/2252 (ES-V)", "resolution", "A", "ES-V"),
    ("A/RES/S-10/2", "A/RES/S-10/2", "resolution", "A", "S-10"),
    ("A/RES/ES‑10/14", "A/RES/ES-10/14", "resolution", "A", "ES-10"),
    ("S/RES/2133(2014)", "S/RES/2133 (2014)", "resolution", "S", "2014"),
    ("S/RES/2133", "S/RES/2133", "resolution", "S", None),
    ("E/RES/2023/26", "E/RES/2023/26", "resolution", "E", "2023"),
    ("E/RES/1296(XLIV)", "E/RES/1296 (XLIV)", "resolution", "E", "XLIV"),
    ("A/hrc/RES/24/12", "A/HRC/RES/24/12", "resolution", "A/HRC", "24"),
    ("A/HRC/RES/S-9/1", "A/HRC/RES/S-9/1", "resolution", "A/HRC", "S-9"),
    ("unep/ea.4/res.14", "UNEP/EA.4/Res.14", "resolution", "UNEP/EA", "4"),
    ("A/DEC/77/547", "A/DEC/77/547", "decision", "A", "77"),
    ("A/DEC/76/407 A", "A/DEC/76/407 A", "decision", "A", "76"),
    ("A/C.3/78/L.5", "A/C.3/78/L.5", "draft", "A", "78"),
    ("A/C.3/78/l.12/rev.1", "A/C.3/78/L.12/Rev.1", "draft", "A", "78"),
    ("A/78/L.1/Add.1", "A/78/L.1/Add.1", "draft", "A", "78"),
    ("A/78/L.1*", "A/78/L.1", "draft", "A", "78"),
    ("A/ES-11/L.1", "A/ES-11/L.1", "draft", "A", "ES-11"),
    ("A/78/481/Add.3", "A/78/481/Add.3", "document", "A", "78"),
    ("A/78/1-S/2023/5", "A/78/1-S/2023/5", "document", "A", "78"),
    ("A/73/1/Add.1–E/2018/1/Add.1", "A/73/1/Add.1-E/2018/1/Add.1", "document", "A", "73"),
    ("A/47/277-S/24111", "A/47/277-S/24111", "document", "A", "47"),
    ("A/78/301(parti)/add.1", "A/78/301 (Part I)/Add.1", "document", "A", "78"),
    ("A/78/6(Sect.3)", "A/78/6 (Sect. 3)", "document", "A", "78"),
    ("NPT/CONF.2010/50 (Vol. I)", "NPT/CONF.2010/50 (Vol. I)", "document", "NPT", None),
    ("NPT/CONF.2000/28(PartsIandII)", "NPT/CONF.2000/28 (Parts I and II)", "document", "NPT", None),
    ("ICCD/COP(14)/23/Add.1", "ICCD/COP(14)/23/Add.1", "document", "ICCD", None),
    ("A/520/Rev.17", "A/520/Rev.17", "document", "A", None),
    ("E/CN.15/2023/5", "E/CN.15/2023/5", "document", "E", "2023"),
    ("UNEP/CBD/COP/10/27", "UNEP/CBD/COP/10/27", "document", "UNEP", None),
    ("A/78/PV.50", "A/78/PV.50", "document", "A", "78"),
    ("A/C.5/74/SR.1-2", "A/C.5/74/SR.1-2", "document", "A", "74"),
    ("UNTS/39574", "UNTS/39574", "treaty", "UNTS", None),
]


@pytest.mark.parametrize(("written", "normal", "kind", "organ", "session"), FORMS)
def test_a_symbol_is_read_and_printed_in_its_normal_form(written, normal, kind, organ, session):
    symbol = symbols.parse(written)
    assert (str(symbol), symbol.kind, symbol.organ) == (normal, kind, organ)
    if session is not None or kind == "resolution":
        assert symbol.session == session
    assert symbols.parse(symbol.symbol) == symbol
    assert symbols.parse(symbol.path) == symbol
    assert symbols.parse(symbol.key) == symbol


@pytest.mark.parametrize(
    "text", ["", "66/178", "resolution", "A/", "A/RES/", "A/RES/66", "S/RES/12/3", "S/DEC/3", "UNTS/0", "A/RES/5 (IIII)",
             "../../etc", "A/<b>/1", "A/RES/66/178/../1", "A" * 500, "A//78"],
)  # fmt: skip
def test_what_is_no_symbol_is_an_error_that_names_it(text):
    with pytest.raises(ValueError, match="is not a"):
        symbols.parse(text)


def test_order():
    ordered = ["A/RES/217 A (III)", "A/RES/3314 (XXIX)", "A/RES/31/1", "A/RES/66/9", "A/RES/66/178", "A/RES/66/178 A",
               "A/RES/ES-9/1", "A/RES/ES-11/1", "A/RES/S-10/2", "A/DEC/77/5", "A/HRC/RES/9/1", "A/HRC/RES/24/12",
               "E/RES/2023/26", "S/RES/1 (1946)", "S/RES/2133 (2014)"]  # fmt: skip
    assert sorted(reversed(ordered), key=lambda text: symbols.parse(text).sort_key) == ordered


PRINTED = [
    ("A/RES/66/178", "fr", "66/178"),
    ("A/RES/217 A (III)", "en", "217 A (III)"),
    ("A/RES/217 A (III)", "ar", "217 ألف (د-3)"),
    ("A/RES/217 A (III)", "zh", "217A(III)"),
    ("A/RES/53/243 A", "ar", "53/243 ألف"),
    ("A/RES/3201 (S-VI)", "ar", "3201 (دإ-6)"),
    ("A/RES/2252 (ES-V)", "ar", "2252 (دإط-5)"),
    ("A/RES/ES-11/1", "ar", "دإط-11/1"),
    ("A/RES/S-10/2", "ar", "دإ-10/2"),
    ("S/RES/2133 (2014)", "ru", "2133 (2014)"),
    ("S/RES/2133 (2014)", "zh", "2133(2014)"),
    ("A/C.3/78/L.5", "ar", "A/C.3/78/L.5"),
]


@pytest.mark.parametrize(("symbol", "language", "printed"), PRINTED)
def test_the_number_as_a_language_prints_it(symbol, language, printed):
    assert symbols.parse(symbol).printed(language) == printed


TYPED = [
    ("66/178", "A/RES/66/178", None),
    (" 66 / 178 ", "A/RES/66/178", None),
    ("a res 66 178", "A/RES/66/178", None),
    ("A/RES/66/178#op10", "A/RES/66/178", "op10"),
    ("A/RES/66/178/op10", "A/RES/66/178", "op10"),
    ("résolution 66/178 par. 10", "A/RES/66/178", "op10"),
    ("résolution 66/178, par. 10", "A/RES/66/178", "op10"),
    ("paragraphe 10 de la résolution 66/178", "A/RES/66/178", "op10"),
    ("paragraph 10 of General Assembly resolution 66/178", "A/RES/66/178", "op10"),
    ("párrafo 10 de la resolución 66/178", "A/RES/66/178", "op10"),
    ("пункт 10 резолюции 66/178", "A/RES/66/178", "op10"),
    ("الفقرة 10 من القرار 66/178", "A/RES/66/178", "op10"),
    ("第66/178号决议第10段", "A/RES/66/178", "op10"),
    ("大会第66/178号决议", "A/RES/66/178", None),
    ("resolution 65/250 section II", "A/RES/65/250", "s2"),
    ("resolution 76/181, annex", "A/RES/76/181", "annex1"),
    ("resolution 76/181, annex II", "A/RES/76/181", "annex2"),
    ("2133 (2014)", "S/RES/2133 (2014)", None),
    ("résolution 2133 (2014) du Conseil de sécurité", "S/RES/2133 (2014)", None),
    ("s/res/2133(2014)", "S/RES/2133 (2014)", None),
    ("قرار مجلس الأمن 2133 (2014)", "S/RES/2133 (2014)", None),
    ("安全理事会第2133(2014)号决议", "S/RES/2133 (2014)", None),
    ("2023/26", "E/RES/2023/26", None),
    ("Human Rights Council resolution 24/12", "A/HRC/RES/24/12", None),
    ("HRC 24/12", "A/HRC/RES/24/12", None),
    ("217 A (III)", "A/RES/217 A (III)", None),
    ("217A(III)", "A/RES/217 A (III)", None),
    ("القرار 217 ألف (د-3)", "A/RES/217 A (III)", None),
    ("قرار الجمعية العامة دإط-11/1", "A/RES/ES-11/1", None),
    ("ES-11/1", "A/RES/ES-11/1", None),
    ("53/243 b", "A/RES/53/243 B", None),
    ("٦٦/١٧٨", "A/RES/66/178", None),
    ("decision 77/547", "A/DEC/77/547", None),
    ("A/C.3/78/L.5", "A/C.3/78/L.5", None),
    ("a c.3 78 l.5", "A/C.3/78/L.5", None),
    ("A/RES/217(III) A", "A/RES/217 A (III)", None),
    ("A-RES-66-178", "A/RES/66/178", None),
    ("a_res_66_178", "A/RES/66/178", None),
    ("A/HRC/RES/24/12", "A/HRC/RES/24/12", None),
    ("A-RES-ES-10-19", "A/RES/ES-10/19", None),
    ("S-RES-2133-(2014)", "S/RES/2133 (2014)", None),
]


@pytest.mark.parametrize(("text", "symbol", "anchor"), TYPED)
def test_what_readers_type(text, symbol, anchor):
    found = symbols.recognise(text)
    assert found is not None
    assert (found[0].symbol, found[1]) == (symbol, anchor)


@pytest.mark.parametrize(
    "text", ["", "terrorism", "24/12", "66/178 and 66/179", "terrorism 66/178", "2030", "and/or", "12", "A/RES/66/178#<b>",
             "resolution", "he/she 1", "x" * 999, "par. 10", "agenda 2030", "COVID 19", "covid-19", "article 5", "no 5", "G-77"],
)  # fmt: skip
def test_what_is_not_only_a_symbol(text):
    assert symbols.recognise(text) is None


LETTERS = st.none() | st.sampled_from("ABCDEFGHJK")
NUMBERS = st.integers(1, 400)


@given(st.sampled_from(["A/RES", "A/DEC", "A/HRC/RES"]), st.sampled_from(["", "S-", "ES-"]), NUMBERS, NUMBERS, LETTERS)
def test_modern_numbers_come_back(series, special, session, number, letter):
    normal = f"{series}/{special}{session}/{number}" + (f" {letter}" if letter else "")
    symbol = symbols.parse(normal.lower().replace(" ", ""))
    assert symbol.symbol == normal
    assert symbols.parse(symbol.path) == symbol
    if symbol.kind == "resolution" and symbol.organ == "A" and (special or 31 <= session):
        assert symbols.recognise(symbol.printed("en"))[0] == symbol
        assert symbols.recognise(symbol.printed("ar"))[0] == symbol


@given(NUMBERS, st.integers(1, 30).map(anchors.to_roman), st.sampled_from(["", "S-", "ES-"]), LETTERS)
def test_roman_sessions_come_back_in_every_language(number, session, special, letter):
    symbol = symbols.parse(f"A/RES/{number} ({special}{session}) {letter or ''}")
    for language in ("ar", "en", "es", "fr", "ru", "zh"):
        assert symbols.recognise(symbol.printed(language))[0] == symbol


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_or_a_value_error(text):
    symbols.recognise(text)
    try:
        symbol = symbols.parse(text)
    except ValueError:
        return
    assert symbols.parse(symbol.symbol) == symbol


def test_addresses_of_documents():
    assert symbols.parse("S/RES/2133 (2014)").document_url("fr") == "https://undocs.org/fr/S/RES/2133(2014)"
    assert symbols.parse("UNTS/39574").document_url("fr") is None


def test_halves_committee_and_letters():
    assert symbols.parse("A/74/82-E/2019/74").halves == ("A/74/82", "E/2019/74")
    assert symbols.parse("A/C.3/78/L.5").committee == "A/C.3"
    assert symbols.parse("A/RES/217 A (III)").without_letter().symbol == "A/RES/217 (III)"
    assert symbols.parse("A/RES/53/243 A").without_letter().symbol == "A/RES/53/243"
