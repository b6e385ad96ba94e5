"""The fourteen traps of un_spec 3.10, in their order, in the languages in which they may be stepped into."""

import pytest

from corpus.parsing import actions, citations
from corpus.parsing.citations import Home, cite
from corpus.parsing.document import Citation, Document, Footnote, Paragraph
from corpus.parsing.pipeline import parse
from tests.parsing import akn_files

NOTHING = [
    # 1. years
    ("fr", "le plan (2022-2027), d’ici à 2030, du 25 à 27 septembre 2015, l’exercice 2024/25"),
    ("en", "the plan (2022–2027), by 2030, from 25 to 27 September 2015, the season 2024/25"),
    ("es", "el plan (2022-2027), para 2030, del 25 al 27 de septiembre de 2015, el bienio 2024/25"),
    ("ru", "план (2022–2027 годы), к 2030 году, с 25 по 27 сентября 2015 года, сезон 2024/25"),
    ("ar", "الخطة (2022-2027) بحلول عام 2030، من 25 إلى 27 أيلول/سبتمبر 2015"),
    ("zh", "计划(2022-2027年)，到2030年，2015年9月25日至27日"),
    # 2. the mark of a note after a year
    ("fr", "à l’horizon 20305, ses résolutions sur les puits"),
    ("en", "by 20305 its resolutions on wells"),
    ("zh", "到20305，关于水井的决议"),
    # 3. votes
    ("fr", "La résolution a été adoptée par 55 voix contre 14, avec 3 abstentions."),
    ("en", "The resolution was adopted by 55 votes to 14, with 3 abstentions."),
    ("es", "La resolución fue aprobada por 55 votos contra 14 y 3 abstenciones."),
    ("ru", "Резолюция принята 55 голосами против 14 при 3 воздержавшихся."),
    ("ar", "اعتمد القرار بأغلبية 55 صوتا مقابل 14 صوتا وامتناع 3."),
    ("zh", "该决议以55票对14票、3票弃权通过。"),
    # 5. decisions of other bodies
    ("fr", "la décision 1/CP.21 de la Conférence des Parties"),
    ("en", "decision 1/CP.21 of the Conference of the Parties, decision 15/4 of the Conference of the Parties"),
    ("es", "la decisión 1/CP.21 de la Conferencia de las Partes"),
    ("ru", "решение 1/CP.21, решение 18/120"),
    ("ar", "المقرر 1/م أ-21 لمؤتمر الأطراف"),
    ("zh", "缔约方会议第1/CP.21号决定"),
    # 6. resolutions of a report, rules, articles
    ("fr", "chap. I, résolution 1, annexe II, règle 153, article 19"),
    ("en", "chap. I, resolution 1, annex II, rule 153, article 19"),
    ("es", "cap. I, resolución 1, anexo II, artículo 153, regla 19"),
    ("ru", "гл. I, резолюция 1, приложение II, правило 153, статья 19"),
    ("ar", "الفصل الأول، القرار 1، المرفق الثاني، القاعدة 153، المادة 19"),
    ("zh", "第一章，决议1，附件二，细则153，第19条"),
    # 11. resolutions without numbers
    ("fr", "Rappelant toutes ses résolutions antérieures et les résolutions pertinentes du Conseil de sécurité,"),
    ("en", "Recalling all its previous resolutions and the relevant resolutions of the Security Council,"),
    ("es", "Recordando todas sus resoluciones anteriores y las resoluciones pertinentes del Consejo de Seguridad,"),
    ("ru", "ссылаясь на все свои предыдущие резолюции и соответствующие резолюции Совета Безопасности,"),
    ("ar", "إذ تشير إلى جميع قراراتها السابقة وقرارات مجلس الأمن ذات الصلة،"),
    ("zh", "回顾其以往所有决议和安全理事会有关决议，"),
]  # fmt: skip

NAMED = [
    # 4. volumes are no numbers
    ("fr", "Nations Unies, Recueil des Traités, vol. 11, 22, 33 et 44, no 5555.", [("5555", "UNTS/5555")]),
    ("en", "United Nations, Treaty Series, vols. 11, 22, 33 and 44, No. 5555.", [("5555", "UNTS/5555")]),
    ("es", "Naciones Unidas, Treaty Series, vols. 11, 22, 33 y 44, núm. 5555.", [("5555", "UNTS/5555")]),
    ("zh", "联合国，《条约汇编》，第11、22、33和44卷，第5555号。", [("5555", "UNTS/5555")]),
    # 5. decisions of the Assembly
    ("fr", "sa décision 77/501", [("77/501", "A/DEC/77/501")]),
    ("en", "its decision 77/501", [("77/501", "A/DEC/77/501")]),
    ("es", "su decisión 77/501", [("77/501", "A/DEC/77/501")]),
    ("ru", "свое решение 77/501", [("77/501", "A/DEC/77/501")]),
    ("ar", "مقررها 77/501", [("77/501", "A/DEC/77/501")]),
    ("zh", "其第77/501号决定", [("77/501", "A/DEC/77/501")]),
    # 7. pages and supplements are no numbers
    ("fr", "Documents officiels, soixante-quatorzième session, Supplément no 12 (A/74/12), p. 3.", [("A/74/12", "A/74/12")]),
    ("en", "Official Records, Seventy-fourth Session, Supplement No. 12 (A/74/12), p. 3.", [("A/74/12", "A/74/12")]),
    ("zh", "《正式记录，第七十四届会议，补编第12号》(A/74/12)，第3页。", [("A/74/12", "A/74/12")]),
    # 9. dashes, blanks and marks of direction
    ("en", "resolution ES‑10/2", [("ES‑10/2", "A/RES/ES-10/2")]),
    ("fr", "résolution\u00a070/2\u202f;", [("70/2", "A/RES/70/2")]),
    ("fr", "résolutions 2000\u00a0(2011)", [("2000\u00a0(2011)", "S/RES/2000 (2011)")]),
    ("ar", "القرار \u200f70\u200e/\u200f2\u200e", [("70\u200e/\u200f2", "A/RES/70/2")]),
    # 10. sections are no numbers; a symbol written in full
    ("fr", "sections I à III de la résolution 65/2", [("65/2", "A/RES/65/2")]),
    ("en", "S/RES/2000 (2011), op. 2; A/RES/70/2.", [("S/RES/2000 (2011)", "S/RES/2000 (2011)"), ("A/RES/70/2", "A/RES/70/2")]),
    # 12. several resolutions under one number
    ("fr", "53/2 A et B", []),
    ("fr", "Résolutions 53/2 A et B.", [("53/2 A", "A/RES/53/2 A"), ("B", "A/RES/53/2 B")]),
    ("es", "resoluciones 53/2 A y B", [("53/2 A", "A/RES/53/2 A"), ("B", "A/RES/53/2 B")]),
    # 13. numbers at the end of a line
    ("fr", "sa résolution\n65/2", [("65/2", "A/RES/65/2")]),
    ("en", "Recalling its\nresolutions 65/2\nand 66/3", [("65/2", "A/RES/65/2"), ("66/3", "A/RES/66/3")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_nothing_is_cited(language, text):
    assert cite(text, Home(language, "A")) == ()


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_only_the_number_is_cited(language, text, expected):
    assert [(text[one.start : one.end], one.symbol) for one in cite(text, Home(language, "A"))] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "les sections I à III de la résolution 65/2"),
        ("en", "sections I to III of resolution 65/2"),
        ("es", "las secciones I a III de la resolución 65/2"),
        ("ru", "разделы I–III резолюции 65/2"),
    ],
)
def test_sections_are_pinpoints(language, text):
    [found] = cite(text, Home(language, "A"))
    assert (found.pinpoint, found.pinpoint_end) == ("s1", "s3")


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "résolutions 3400 A à D (XXX)"), ("en", "resolutions 3400 A to D (XXX)"), ("ru", "резолюции 3400 A–D (XXX)"), ("zh", "第3400 A至D(XXX)号决议")],
)
def test_a_range_of_letters_is_four_resolutions(language, text):
    first, last = cite(text, Home(language, "A"))
    assert [first.symbol, *first.also, last.symbol] == [f"A/RES/3400 {letter} (XXX)" for letter in "ABCD"]


def linked(text, words, symbol):
    """A Document of one paragraph with a link of the source on these words."""
    start = text.index(words)
    given = Citation(start, start + len(words), symbol, method="linked")
    return Document("x", "akn", language="fr", organ="A", symbol="A/RES/90/1", paragraphs=(Paragraph("preambular", text, citations=(given,)),))


def test_a_link_that_leaves_the_letter_out_covers_it():
    """Trap 8: `<a>48/2</a> B`."""
    text = "Rappelant sa résolution 48/2 B,"
    [found] = citations.annotate(linked(text, "48/2", "A/RES/48/2")).paragraphs[0].citations
    assert (text[found.start : found.end], found.symbol, found.method) == ("48/2 B", "A/RES/48/2 B", "linked")


def test_a_link_that_leaves_the_year_out_covers_it():
    """Trap 8: `[2000](#) (2011)`."""
    text = "*Rappelant* la résolution [2000](#) (2011) du Conseil de sécurité,\n\n1. *Décide* de planter ;\n"
    [document] = parse(text.encode(), "x.md", "fr")
    paragraph = next(one for one in document.paragraphs if one.citations)
    [found] = paragraph.citations
    assert (paragraph.text[found.start : found.end], found.symbol) == ("2000 (2011)", "S/RES/2000 (2011)")


def test_a_link_in_pieces_is_one_citation():
    """Trap 8: `9`, `/9`: every piece a link of its own, here to the same text."""
    pieces = akn_files.link("6", "A/RES/65/2") + akn_files.link("5/", "A/RES/65/2") + akn_files.link("2", "A/RES/65/2")
    body = akn_files.paragraph("1.", f"Recalls its resolution {pieces};")
    [document] = parse(akn_files.akn(body), "x.xml")
    paragraph = next(one for one in document.paragraphs if one.citations)
    assert [(paragraph.text[one.start : one.end], one.symbol) for one in paragraph.citations] == [("65/2", "A/RES/65/2")]


def test_reported_acts_are_not_those_of_the_text():
    """Trap 14; the number in them is cited all the same."""
    paragraph = Paragraph("preambular", "Rappelant sa résolution 70/2, dans laquelle elle a décidé de planter et a prié le Conseil de compter,")
    document = citations.annotate(Document("x", "markdown", language="fr", organ="A", paragraphs=(paragraph,), footnotes=(Footnote("1", "x"),)))
    [read] = actions.annotate(document).paragraphs
    assert [one.action for one in read.actions] == ["recall"]
    assert [one.symbol for one in read.citations] == ["A/RES/70/2"]
