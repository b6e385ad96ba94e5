"""Forms and traps of citations in six languages (un_spec 3.1–3.10), in sentences of our own."""

import pytest

from corpus.parsing.citations import Home, cite

FORMS = [
    # language, text, [(words, symbol)]
    ("fr", "Rappelant sa résolution 74/1 du 3 mai 2019,", [("74/1", "A/RES/74/1")]),
    ("fr", "ses résolutions 61/2 et 61/3 du 2 mai 2006, 62/4 du 3 mai 2007 et 63/5", [("61/2", "A/RES/61/2"), ("61/3", "A/RES/61/3"), ("62/4", "A/RES/62/4"), ("63/5", "A/RES/63/5")]),
    ("en", "its resolutions 61/2 and 61/3 of 2 May 2006", [("61/2", "A/RES/61/2"), ("61/3", "A/RES/61/3")]),
    ("es", "sus resoluciones 71/2, de 2 de mayo de 2016, y 71/3, de 3 de mayo de 2016", [("71/2", "A/RES/71/2"), ("71/3", "A/RES/71/3")]),
    ("ru", "на свои резолюции 71/2 от 2 мая 2016 года и 72/3", [("71/2", "A/RES/71/2"), ("72/3", "A/RES/72/3")]),
    ("ru", "См. резолюцию75/2.", [("75/2", "A/RES/75/2")]),
    ("ar", "إلى قراراتها 71/2 و 72/3 المؤرخين 4 أيار/مايو 2017", [("71/2", "A/RES/71/2"), ("72/3", "A/RES/72/3")]),
    ("zh", "其2006年5月2日第71/2和71/3号、2007年5月3日第72/4号决议", [("71/2", "A/RES/71/2"), ("71/3", "A/RES/71/3"), ("72/4", "A/RES/72/4")]),
    # one head, one organ, far apart
    ("fr", "résolutions 70/1, 70/2 et 71/3 de l’Assemblée générale et résolutions 2000 (2011) et 2001 (2011) du Conseil de sécurité",
     [("70/1", "A/RES/70/1"), ("70/2", "A/RES/70/2"), ("71/3", "A/RES/71/3"), ("2000 (2011)", "S/RES/2000 (2011)"), ("2001 (2011)", "S/RES/2001 (2011)")]),
    ("en", "Economic and Social Council resolution 2020/3", [("2020/3", "E/RES/2020/3")]),
    ("es", "la resolución 2020/3 del Consejo Económico y Social", [("2020/3", "E/RES/2020/3")]),
    ("ar", "قرار مجلس الأمن 2000 (2011)", [("2000 (2011)", "S/RES/2000 (2011)")]),
    ("zh", "安全理事会第2000(2011)、2001(2011)号决议", [("2000(2011)", "S/RES/2000 (2011)"), ("2001(2011)", "S/RES/2001 (2011)")]),
    # titles between items
    ("fr", "ses résolutions 75/1 du 2 mai 2021 sur la mer, 76/2 du 3 mai 2022 sur la terre", [("75/1", "A/RES/75/1"), ("76/2", "A/RES/76/2")]),
    # all series
    ("fr", "Résolution 217 A (III).", [("217 A (III)", "A/RES/217 A (III)")]),
    ("ar", "القرار 217 ألف (د-3).", [("217 ألف (د-3)", "A/RES/217 A (III)")]),
    ("zh", "第217A(III)号决议。", [("217A(III)", "A/RES/217 A (III)")]),
    ("en", "resolution 3201 (S-VI)", [("3201 (S-VI)", "A/RES/3201 (S-VI)")]),
    ("ar", "القرار 2252 (دإط-5)", [("2252 (دإط-5)", "A/RES/2252 (ES-V)")]),
    ("en", "resolutions S-10/2 and ES-11/1", [("S-10/2", "A/RES/S-10/2"), ("ES-11/1", "A/RES/ES-11/1")]),
    ("ar", "القراران دإ-10/2 و دإط-11/1", [("دإ-10/2", "A/RES/S-10/2"), ("دإط-11/1", "A/RES/ES-11/1")]),
    ("zh", "S-10/2号决议", [("S-10/2", "A/RES/S-10/2")]),
    ("en", "Economic and Social Council resolution 1296 (XLIV) of 23 May 1968", [("1296 (XLIV)", "E/RES/1296 (XLIV)")]),
    ("en", "Environment Assembly resolution 4/2", [("4/2", "UNEP/EA.4/Res.2")]),
    ("en", "Human Rights Council resolution S-9/1", [("S-9/1", "A/HRC/RES/S-9/1")]),
    ("fr", "sa décision 77/501", [("77/501", "A/DEC/77/501")]),
    ("ru", "резолюцию 50/4 Совета по правам человека", [("50/4", "A/HRC/RES/50/4")]),
    ("fr", "le Comité, conformément à la résolution 2000 (2011)", [("2000 (2011)", "S/RES/2000 (2011)")]),
    ("zh", "1946年1月24日第一㈠号决议", [("一㈠", "A/RES/1 (I)")]),
    ("zh", "充分执行大会第59/2、60/3和61/4的有关规定", [("59/2", "A/RES/59/2"), ("60/3", "A/RES/60/3"), ("61/4", "A/RES/61/4")]),
    ("ar", "والقرار 1514 (د-15())،", [("1514 (د-15())", "A/RES/1514 (XV)")]),
    # letters
    ("fr", "Résolutions 53/2 A et B.", [("53/2 A", "A/RES/53/2 A"), ("B", "A/RES/53/2 B")]),
    ("ar", "القراران 53/2 ألف وباء", [("53/2 ألف", "A/RES/53/2 A"), ("باء", "A/RES/53/2 B")]),
    ("zh", "第53/2 A和B号决议", [("53/2 A", "A/RES/53/2 A"), ("B", "A/RES/53/2 B")]),
    ("ru", "резолюции 53/2 А и В", [("53/2 А", "A/RES/53/2 A"), ("В", "A/RES/53/2 B")]),
    # possessives and the organ last named
    ("fr", "créé par le Conseil des droits de l’homme dans sa résolution 39/2", [("39/2", "A/HRC/RES/39/2")]),
    ("fr", "dans sa résolution 51/2, le Conseil des droits de l’homme a décidé", [("51/2", "A/HRC/RES/51/2")]),
    ("en", "the Human Rights Council, and Council resolution 27/2", [("27/2", "A/HRC/RES/27/2")]),
    ("fr", "le Conseil des droits de l’homme a adopté par consensus la résolution 51/2 sur les puits", [("51/2", "A/HRC/RES/51/2")]),
    ("en", "the Human Rights Council adopted by consensus resolution 51/2 on wells", [("51/2", "A/HRC/RES/51/2")]),
    ("ar", "قرارها 75/2 المؤرخ 2 أيار/مايو 2020 عن مؤتمر الآبار", [("75/2", "A/RES/75/2")]),
    ("zh", "委员会关于水井的审查结果，回顾其第77/2 A号决议", [("77/2 A", "A/RES/77/2 A")]),
    ("ru", "ссылаясь на свои резолюции 76/2 от 2 мая 2022 года о мерах для эффективного решения и устранения всех проблем, связанных с колодцами, и 79/5 от 4 мая 2024 года",
     [("76/2", "A/RES/76/2"), ("79/5", "A/RES/79/5")]),
    # a misprinted session of the own organ is that number still
    ("ar", "قرارها 92/78 المؤرخ 7 أيار/مايو 2023", [("92/78", "A/RES/92/78")]),
    # the date decides between two organs
    ("fr", "résolutions 43/2 du 22 juin 2020 et 43/3 du 9 décembre 1988", [("43/2", "A/HRC/RES/43/2"), ("43/3", "A/RES/43/3")]),
    # hard wraps, hidden marks, foreign digits and dashes
    ("fr", "sa résolution\n65/2", [("65/2", "A/RES/65/2")]),
    ("en", "resolution ES‑10/2", [("ES‑10/2", "A/RES/ES-10/2")]),
    ("ar", "القرار \u200e65/2\u200f", [("65/2", "A/RES/65/2")]),
    ("zh", "第65／2号决议", [("65／2", "A/RES/65/2")]),
]  # fmt: skip

DOCUMENTS = [
    ("fr", "Voir A/78/4/Add.3 et A/HRC/5/6.", [("A/78/4/Add.3", "A/78/4/Add.3"), ("A/HRC/5/6", "A/HRC/5/6")]),
    ("en", "A/73/1/Add.1–E/2018/1/Add.1.", [("A/73/1/Add.1–E/2018/1/Add.1", "A/73/1/Add.1-E/2018/1/Add.1")]),
    ("en", "NPT/CONF.2010/5 (Vol. I)", [("NPT/CONF.2010/5 (Vol. I)", "NPT/CONF.2010/5 (Vol. I)")]),
    ("en", "https://undocs.org/en/A/RES/70/2", [("A/RES/70/2", "A/RES/70/2")]),
    ("zh", "A/74/67https://undocs.org/ch/", [("A/74/67", "A/74/67")]),
    ("fr", "Supplément no 53 (A/74/53).", [("A/74/53", "A/74/53")]),
    ("en", "S/RES/1373 (2001), op. 2; A/RES/70/2", [("S/RES/1373 (2001)", "S/RES/1373 (2001)"), ("A/RES/70/2", "A/RES/70/2")]),
    ("zh", "见A/74/3。", [("A/74/3", "A/74/3")]),
    ("fr", "Nations Unies, Recueil des Traités, vol. 2225, 2237, 2241 et 2326, no 39574.", [("39574", "UNTS/39574")]),
    ("en", "United Nations, Treaty Series, vol. 75, Nos. 970–973.", [("970–973", "UNTS/970")]),
    ("es", "Naciones Unidas, Treaty Series, vol. 2225, núm. 39574.", [("39574", "UNTS/39574")]),
    ("ru", "United Nations, Treaty Series, vol. 999, No. 14668.", [("14668", "UNTS/14668")]),
    ("zh", "联合国，《条约汇编》，第999卷，第14668号。", [("14668", "UNTS/14668")]),
    ("fr", "Société des Nations, Recueil des Traités, vol. XCIV, no 2138.", [("2138", "LNTS/2138")]),
]

TRAPS = [
    # years, ranges, votes, volumes, articles, other bodies' numbers: nothing is cited
    ("fr", "le plan (2022-2027), d’ici à 2030, du 25 à 27 septembre 2015"),
    ("fr", "à l’horizon 20305, les objectifs"),
    ("fr", "Adoptée par 55 voix contre 14."),
    ("fr", "décision 1/CP.21 de la Conférence des Parties"),
    ("en", "resolution 1, annex II, rule 153, article 19"),
    ("fr", "toutes ses résolutions antérieures et les résolutions pertinentes"),
    ("fr", "la résolution 28/3 de la Commission pour la prévention du crime"),
    ("fr", "l’exercice 2019/20 et le budget 2020/21"),
    ("en", "HIV/AIDS, and/or TCP/IP, 24/7 support"),
    ("ru", "решение 14/17 Конференции сторон"),
    ("zh", "占2/3的多数，24/7服务"),
    ("ar", "الاستقرار بنسبة 2/3"),
]


@pytest.mark.parametrize(("language", "text", "expected"), FORMS + DOCUMENTS)
def test_what_is_cited(language, text, expected):
    assert [(text[one.start : one.end], one.symbol) for one in cite(text, Home(language, "A"))] == expected


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_is_no_citation(language, text):
    assert cite(text, Home(language, "A")) == ()


def test_a_range_of_letters_is_all_of_them():
    first, last = cite("Résolution 3419 A à D (XXX)", Home("fr", "A"))
    assert (first.symbol, first.also, last.symbol) == (
        "A/RES/3419 A (XXX)",
        ("A/RES/3419 B (XXX)", "A/RES/3419 C (XXX)"),
        "A/RES/3419 D (XXX)",
    )


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fr", "ses résolutions 61/2 et 61/3 du 1er mai 2006 et 62/4", ["2006-05-01", "2006-05-01", None]),
        ("en", "resolutions 70/2 of 3 May 2015 and 70/3 of 4 May 2015", ["2015-05-03", "2015-05-04"]),
        ("es", "su resolución 70/2, de 3 de mayo de 2015,", ["2015-05-03"]),
        ("ru", "резолюцию 70/2 от 3 мая 2015 года", ["2015-05-03"]),
        ("ar", "قرارها 70/2 المؤرخ 3 كانون الأول/ ديسمبر 2015", ["2015-12-03"]),
        ("zh", "其2015年12月3日第70/2号决议", ["2015-12-03"]),
        ("fr", "la résolution 34/2 du Conseil des droits de l’homme, en date du 24 mars 2017,", ["2017-03-24"]),
    ],
)
def test_dates(language, text, dates):
    assert [one.date for one in cite(text, Home(language, "A"))] == dates


PINPOINTS = [
    ("fr", "au paragraphe 5 de sa résolution 72/2", "op5", None),
    ("fr", "aux paragraphes 12 à 14 de la résolution 72/2", "op12", "op14"),
    ("fr", "à l’alinéa a) du paragraphe 1 de sa résolution 72/2", "op1.a", None),
    ("fr", "section II de sa résolution 65/2", "s2", None),
    ("fr", "sections I à III de la résolution 65/2", "s1", "s3"),
    ("fr", "Résolution 72/2, annexe II.", "annex2", None),
    ("fr", "Résolution 72/2, annexe, art. 24, par. 1.", "annex1", None),
    ("en", "section III, paragraph 9, of its resolution 59/2", "s3.op9", None),
    ("en", "paragraph 8 of the annex to its resolution 59/2", "annex1.op8", None),
    ("en", "Resolution 59/2, paras. 7–8.", "op7", "op8"),
    ("es", "el párrafo 5 de su resolución 72/2", "op5", None),
    ("ru", "пункту 6 раздела XI резолюции 59/2", "s11.op6", None),
    ("ar", "الفقرة 13 من الجزء الثالث عشر من قرارها 76/2", "s13.op13", None),
    ("ar", "القرار 76/2، المرفق الثاني.", "annex2", None),
    ("zh", "第72/2号决议第5段", "op5", None),
    ("zh", "第59/2号决议第十一节第6段", "s11.op6", None),
    ("zh", "第69/2号决议，附件二。", "annex2", None),
    ("en", "Resolution 72/2.", None, None),
    # several, beside each other and in rows
    ("fr", "aux paragraphes 80, 83 à 87, 89 a) à c) et 90 de la résolution 72/2", "op80", ",op83..op87,op89.a..op89.c,op90"),
    ("en", "paragraph 5 (a), (b) and (d) of resolution 72/2", "op5.a", ",op5.b,op5.d"),
    ("es", "Resolución 72/2, anexos I y II.", "annex1", ",annex2"),
    ("ru", "в подпунктах a)–f) пункта 3 резолюции 72/2", "op3.a", "op3.f"),
    ("ar", "الفقرات 113 و 117 و 119 إلى 124 من القرار 72/2", "op113", ",op117,op119..op124"),
    ("zh", "第72/2号决议第9和第10段", "op9", ",op10"),
    ("zh", "第72/2号决议第7至第10段", "op7", "op10"),
    # after the number, at a distance
    ("en", "in accordance with resolution 72/2, in particular paragraph 27 and its subparagraphs", "op27", None),
    ("fr", "sa résolution 72/2, notamment le paragraphe 27 ;", "op27", None),
    ("ru", "резолюции 72/2, в частности в пункте 27,", "op27", None),
    ("es", "su resolución 72/2, de 3 de mayo de 2017, incluido el párrafo 3 de esa resolución", "op3", None),
    ("zh", "第72/2号决议，其中通过了载于上述决议附件的计划", "annex1", None),
    # of something else
    ("fr", "sa résolution 72/2, en particulier le paragraphe 3 de l’Article 24 de la Charte", None, None),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), PINPOINTS)
def test_pinpoints(language, text, first, last):
    [found] = cite(text, Home(language, "A"))
    assert (found.pinpoint, found.pinpoint_end) == (first, last)


def test_a_section_belongs_to_the_number_that_follows_it():
    first, second = cite("ссылаясь на свою резолюцию 72/2, раздел X своей резолюции 73/3", Home("ru", "A"))
    assert (first.pinpoint, second.pinpoint) == (None, "s10")


def test_a_number_of_two_organs_stays_open():
    [found] = cite("selon la résolution 51/2", Home("fr", None))
    assert (found.symbol, found.candidates) == ("51/2", ("A/RES/51/2", "A/HRC/RES/51/2"))
