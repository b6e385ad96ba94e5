"""The query language: what readers write and what it means, mended mistakes and refused ones."""

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.models import LANGUAGES
from search import fields, wording
from search.query import parse
from search.tree import And, Everything, Label, Near, Not, Or, Pattern, Phrase, Range, Term


def shape(tree):
    """A tree as a short text, to be read in a table."""
    match tree:
        case Term(lexeme):
            return lexeme
        case Pattern(pattern):
            return f"<{pattern}>"
        case Phrase(places):
            return '"' + " ".join(f"{offset}:{shape(word)}" for offset, word in places) + '"'
        case Near(units, distance, ordered):
            words = (shape(unit.places[0][1]) if not unit.width else shape(Phrase(unit.places)) for unit in units)
            return f"near{'>' if ordered else ''}{distance}({' '.join(words)})"
        case And(children):
            return "(" + " & ".join(map(shape, children)) + ")"
        case Or(children):
            return "(" + " | ".join(map(shape, children)) + ")"
        case Not(child):
            return "!" + shape(child)
        case Label():
            return str(tree)
        case Range(field, low, high):
            return f"{field}[{low},{high}]"
        case Everything():
            return "*"


UNDERSTOOD = [
    ("fr", "terrorisme coopération", "(terror & cooper)"),
    ("fr", "l’Assemblée générale", "(assembl & general)"),
    ("fr", '"coopération internationale"', '"0:=cooperation 1:=internationale"'),
    ("fr", "« coopération internationale »", '"0:=cooperation 1:=internationale"'),
    ("fr", "=prie", "=prie"),
    ("fr", "terror* t*isme", "(<terror*> & <t*isme>)"),
    ("en", "wom?n", "<wom?n>"),
    ("en", "what is terrorism?", "(what & is & terror)"),
    ("fr", '"paix sécurité"~5', "near5(paix securit)"),
    ("fr", '"paix sécurité"~>5', "near>5(paix securit)"),
    ("fr", '"l’Assemblée terror*"~3', "near3(assembl <terror*>)"),
    ("zh", '"恐怖主义 和平"~8', 'near8("0:恐怖 1:怖主 2:主义" "0:和平")'),
    ("fr", "paix ET sécurité OU droit SAUF guerre", "(((paix & securit) | droit) & !guerr)"),
    ("en", "(peace OR security) NOT war", "((peac | secur) & !war)"),
    ("en", "peace -war", "(peac & !war)"),
    ("es", "paz Y seguridad", "(paz & segur)"),
    ("ru", "мир ИЛИ война", "(мир | войн)"),
    ("zh", "和平 或 战争", "(和平 | 战争)"),
    ("ar", "السلام أو الحرب", "(سلام | حرب)"),
    ("zh", "国际合作", '"0:国际 1:际合 2:合作"'),
    ("zh", "合", "=合"),
    ("fr", "non-prolifération", '"0:non 1:prolifer"'),
    ("en", "2462 (2019)", '"0:2462 1:2019"'),
    ("en", "type:operative session:66", "(type:operative & session:66)"),
    ("fr", "type:(préambule dispositif) paix", "((type:preambular | type:operative) & paix)"),
    ("en", "type:preambular,operative", "(type:preambular | type:operative)"),
    ("en", "year:[2019 TO 2021]", "year[2019,2021]"),
    ("fr", "année:[2019 À 2021]", "year[2019,2021]"),
    ("en", "year:2019..2021", "year[2019,2021]"),
    ("en", "session:[74 TO ]", "session[74,None]"),
    ("en", "date:2019-12", "date[737394,737424]"),
    ("en", "committee:third", "committee:A/C.3"),
    ("fr", "committee:3", "committee:A/C.3"),
    ("fr", 'addressee:"le Secrétaire général"', "addressee:secretair general"),
    ("en", "cites:66/178", "cites:A/RES/66/178"),
    ("en", "vote:recorded status:draft", "(vote:recorded & status:draft)"),
    ("en", "agenda:72(b)", "(agenda:72 & b)"),
    ("en", 'agenda:"72 (b)"', "agenda:72b"),
    ("en", "*", "*"),
    ("en", "", "*"),
    ("en", "note: see below", "(note & see & below)"),
]


@pytest.mark.parametrize(("language", "text", "meant"), UNDERSTOOD)
def test_understood(language, text, meant):
    assert shape(parse(text, language).tree) == meant


MENDED = [
    ('"open quote', "quote-closed", '"0:=open 1:=quote"'),
    ("(peace war", "bracket-closed", "(peac & war)"),
    ("peace) war", "bracket-closed", "(peac & war)"),
    ("peace AND", "stray-operator", "peac"),
    ("peace AND OR war", "stray-operator", "(peac & war)"),
    ("peace §", "no-letters", "peac"),
]


@pytest.mark.parametrize(("text", "code", "meant"), MENDED)
def test_mended(text, code, meant):
    query = parse(text, "en")
    assert shape(query.tree) == meant
    assert code in [mended for mended, _ in query.mended]
    assert all(wording.mended(*mended) for mended in query.mended)


REFUSED = [
    ("colour:red", "unknown-field"),
    ("type:poem", "unknown-value"),
    ("year:soon", "not-a-number"),
    ("date:2019-13", "not-a-date"),
    ("cites:nothing", "not-a-symbol"),
    ("committee:[1 TO 3]", "no-range"),
    ("[2019 TO 2021]", "range-without-field"),
    ("action:req*", "pattern-in-field"),
    ("action:dance", "unknown-value"),
    ("a*", "pattern-too-wide"),
    ("***?*", "pattern-too-wide"),
    ("§§", "nothing-to-find"),
    ("((", "nothing-to-find"),
    ("word " * 100, "too-many-words"),
    ("ab* " * 20, "too-many-patterns"),
    ("(" * 30 + "a" + ")" * 30, "too-deep"),
    ("a" * 5000, "too-long"),
    ('"a b c d e f"~50', "too-far"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_refused_with_one_sentence(text, code):
    with pytest.raises(fields.Mistake) as refused:
        parse(text, "en")
    assert refused.value.code == code
    assert wording.mistake(refused.value).endswith(".") or "“" in wording.mistake(refused.value)


BITS = st.sampled_from(
    ["peace", "«", "»", '"', "(", ")", "AND", "OR", "NOT", "ET", "-", "=", "*", "te*", "?", "~", "~5", "~>3", ":", "type:",
     "type:operative", "year:[", "TO", "]", "[", "66/178", "(2019)", "A/RES/", "国", "السلام", "\x00", "\\", "'", "’", "%", "^2"]
)  # fmt: skip


@given(st.lists(BITS, max_size=14).map(" ".join) | st.lists(BITS, max_size=14).map("".join) | st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_text_is_understood_or_refused(text):
    for language in LANGUAGES:
        try:
            query = parse(text, language)
        except fields.Mistake as mistake:
            assert wording.mistake(mistake)
        else:
            assert wording.understood(query.tree)


@pytest.mark.parametrize("language, written, action", [
    ("en", "action:take_note", "take_note"), ("en", 'action:"take note"', "take_note"), ("fr", "action:prier", "request"),
    ("fr", 'action:"Prendre note"', "take_note"), ("ru", "action:просить", "request"), ("zh", "action:请求", "request"),
    ("ar", "action:request", "request"),
])  # fmt: skip
def test_actions_have_the_names_that_the_page_gives_them(language, written, action):
    with override(language):
        assert parse(written, language).tree == Label("action", action)
