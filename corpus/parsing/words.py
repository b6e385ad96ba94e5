"""The fixed words of the masthead, the closing block and the numbering, in the six languages.

Written down once, here, as patterns; the forms are those measured on the official texts.
"""

from __future__ import annotations

import re

I = re.IGNORECASE  # noqa: E741

PROPONENTS = (
    ("A", r"L\s?['’]\s?Assemblée\s?générale|The General Assembly|La Asamblea General|Генеральная Ассамблея|إن[\u064b-\u0652]{0,2} الجمعية العامة|大会"),
    ("S", r"Le Conseil de sécurité|The Security Council|El Consejo de Seguridad|Совет Безопасности|إن[\u064b-\u0652]{0,2} مجلس الأمن|安全理事会"),
    (
        "E",
        r"Le Conseil économique et social|The Economic and Social Council|El Consejo Económico y Social"
        r"|Экономический и Социальный Совет|إن[\u064b-\u0652]{0,2} المجلس الاقتصادي والاجتماعي|经济及社会理事会",
    ),
    (
        "A/HRC",
        r"Le Conseil des droits de l['’]\s?homme|The Human Rights Council|El Consejo de Derechos Humanos"
        r"|Совет по правам человека|إن[\u064b-\u0652]{0,2} مجلس حقوق الإنسان|人权理事会",
    ),
)
"""Prefix of the organ's symbols, and how the organ names itself before the preamble."""

PROPONENT = re.compile(
    r"\s*(?:" + "|".join(f"(?P<{organ.replace('/', '_')}>{names})" for organ, names in PROPONENTS) + r")\s*[,،，]?\s*$"
)

ORGAN = re.compile(
    r"(?P<A>Assemblée générale|General Assembly|Asamblea General|Генеральная Ассамблея|الجمعية العامة|大\s?会)"
    r"|(?P<S>Conseil de sécurité|Security Council|Consejo de Seguridad|Совет Безопасности|مجلس الأمن|安全理事会)"
    r"|(?P<E>Conseil économique et social|Economic and Social Council|Consejo Económico y Social"
    r"|Экономический и Социальный Совет|المجلس الاقتصادي والاجتماعي|经济及社会理事会)"
    r"|(?P<A_HRC>Conseil des droits de l['’]homme|Human Rights Council|Consejo de Derechos Humanos"
    r"|Совет по правам человека|مجلس حقوق الإنسان|人权理事会)",
    I,
)

SYMBOL = re.compile(
    r"(?P<symbol>(?:A|S|E)/(?:[A-Z][A-Za-z]*\.?\d*/)*"
    r"(?:RES/)?[A-Z0-9][\w.()-]*(?:/[A-Z]?[\w.]+)*(?:\s[A-Z](?:-[A-Z])?(?=$|\s))?(?:\s?\([IVXLCDMS\d-]{1,9}\))?)\*{0,3}"
)
"""A document symbol alone on a line, or beside the short title in a page heading."""

NUMBER = re.compile(
    r"\s*(?P<number>(?:\d{1,3}|S-\d{1,2}|ES-\d{1,2}|(?:19|20)\d\d)/\d{1,3}(?:\s?[A-Z](?:\s?[-–]\s?[A-Z]|\s(?:and|et|y|и)\s[A-Z])?)?"
    r"|\d{1,4}(?:\s?[A-Z])?\s\((?:[IVXL]+|E?S-[IVXL]+|(?:19|20)\d\d)\))(?:\.(?=\s|$|\S)|\s*$|\s(?=\S))\s*(?:[-–—]\s+)?(?P<title>.*)$",
    re.DOTALL,
)
"""Number and title of an adopted resolution: `66/178. Title`, `217 A (III). Title`, in Arabic `74/148. - Title`."""

DRAFT_WORDS = (
    r"projets? de résolution|draft resolutions?|proyectos? de resolución|проекты? резолюци[ия]"
    r"|مشروع قرار|مشاريع قرارات|决议草案|projets? de décision|draft decisions?|proyectos? de decisión|проекты? решени[яй]|مشروع مقرر|决定草案"
)

SESSION = re.compile(
    r"[^\W\d][\w\s-]*?\s+session(?:\s+extraordinaire)?(?:\s+d['’]urgence)?|[\w\s-]+?\s+per[ií]odo\s+(?:extraordinario\s+)?de\s+sesiones(?:\s+de\s+emergencia)?"
    r"|[\w\s-]+?\s+сессия|الدورة\s+[\w\s]+|第[一二三四五六七八九十]+届.*会议",
    I,
)
SESSION_SPECIAL = re.compile(r"extraordinaire|\bspecial\b|extraordinario|специальная|الاستثنائية|特别", I)
SESSION_URGENT = re.compile(r"d['’]urgence|\bemergency\b|de\s+emergencia|чрезвычайная|الطارئة|紧急", I)
SESSION_WORDS = re.compile(
    rf"\bsession\b|per[ií]odo|de\s+sesiones|сессия|الدورة|届|会议|{SESSION_URGENT.pattern}|{SESSION_SPECIAL.pattern}", I
)
"""Everything in the name of a session that is not its number."""

AGENDA = re.compile(
    r"(?:points?\s+(?P<fr>.+?)\s+de l['’]ordre du jour|agenda\s+items?\s+(?P<en>.+?)|temas?\s+(?P<es>.+?)\s+del programa"
    r"|пункты?\s+(?P<ru>.+?)\s+повестки дня|(?:البنود|البندان|البند)\s+(?P<ar>.+?)\s+من جدول الأعمال"
    r"|议程项目\s*(?P<zh>.+?))(?P<provisional>\s*(?:provisoire|provisional|\*))?\**",
    I,
)
AGENDA_ITEM = re.compile(r"\d{1,3}(?:\s*\(?[a-z]{1,2}\)|\s*\([\u0621-\u064a]{1,2}\u0640?\))?")

COMMITTEES = (
    ("A/C.1", r"première commission|first committee|primera comisión|первый комитет|اللجنة الأولى|第一委员会"),
    ("A/C.2", r"deuxième commission|second committee|segunda comisión|второй комитет|اللجنة الثانية|第二委员会"),
    ("A/C.3", r"troisième commission|third committee|tercera comisión|третий комитет|اللجنة الثالثة|第三委员会"),
    (
        "A/C.4",
        r"commission des questions politiques spéciales et de la décolonisation.*|special political and decolonization committee.*"
        r"|comisión política especial y de descolonización.*"
        r"|комитет по специальным политическим вопросам и вопросам деколонизации.*"
        r"|لجنة المسائل السياسية الخاصة وإنهاء الاستعمار.*|特别政治和非殖民化委员会.*"
        r"|\(?(?:quatrième commission|fourth committee|cuarta comisión|четвертый комитет|اللجنة الرابعة|第四委员会)\)?",
    ),
    ("A/C.5", r"cinquième commission|fifth committee|quinta comisión|пятый комитет|اللجنة الخامسة|第五委员会"),
    ("A/C.6", r"sixième commission|sixth committee|sexta comisión|шестой комитет|اللجنة السادسة|第六委员会"),
)

MEETING = re.compile(
    r"(?P<fr>\d{1,4})\s*(?:e|ère|re|ème)\s+séance(?:\s+plénière)?(?:\s*\(reprise\))?"
    r"|(?P<en>\d{1,4})\s*(?:st|nd|rd|th)\s+(?:\(resumed\)\s+)?(?:plenary\s+)?meeting"
    r"|(?P<es>\d{1,4})\s*[aª]\u0363?\.?\s+sesión(?:\s+plenaria)?(?:\s*\(continuación\))?"
    r"|(?P<ru>\d{1,4})\s*[-\u2010\u2011]?\s*[еe]\s+(?:\(возобновленное\)\s+)?(?:пленарное\s+)?заседание,?"
    r"|الجلسة(?:\s+العامة)?(?:\s*\(المستأنفة\))?\s+(?P<ar>\d{1,4})(?:\s*\(المستأنفة\))?|(?P<words>الجلسة\s+العامة(?:\s+[\u0621-\u064a]+){1,5})"
    r"|第\s*(?P<zh>\d{1,4})\s*次(?:全体)?会议(?:\s*[(（]续会[)）])?",
    I,
)

VOTE = re.compile(
    r"\[\s*(?:adopted (?:without|by)|adoptée? (?:sans|à l['’]issue)|aprobada (?:sin|en)|принята|اع?تُ?مد|经记录表决|未经表决).*\]?",
    I,
)

FIXED = (
    ("organisation", r"nations unies|united nations|naciones unidas|организация объединенных наций|ال[أا]\u0640*م\u0640*م\s+المتح\u0640*دة|联合国"),
    ("distribution", r"distr\.?\s*:?\s*(?:\(?\w+\)?)?|distribution\s*:?\s*\w+|general|générale|limited|limitée|limitada"),
    (
        "original",
        r"original\s*:?\s*(?:\w+|[\u0600-\u06ff]+)|الأصل\s*:.*|原文\s*[：:].*|язык оригинала.*",
    ),
    (
        "language",
        r"français|anglais|espagnol|russe|arabe|chinois|english|french|spanish|russian|arabic|chinese"
        r"|español|inglés|francés|русский|английский|العربية|عربي|中文|chinese",
    ),
    (
        "adoption",
        r"résolutions? adoptée?s? par .*|resolutions? adopted by .*|resoluci(?:ón|ones) aprobadas? por .*"
        r"|резолюци[яи],? принят(?:ая|ые) .*|قرار(?:ات|ان)? اتخذ.*|.*\d{4}年\d{1,2}月\d{1,2}日大会决议",
    ),
    (
        "provenance",
        r"\[\s*(?:sur la base|sur le rapport|sans renvoi|on the report|without reference|sobre la base|sin remisión|по докладу|по докладам|без передачи"
        r"|بناء على|دون الإحالة|根据.*报告|根据.*委员会|未经发交|adoptée? sur|on the recommendation|sur la recommandation|por recomendación).*",
    ),
)
"""Lines that are known by their own words."""

MASTHEAD = tuple((kind, re.compile(rf"\s*(?:{pattern})\s*$", I | re.DOTALL)) for kind, pattern in FIXED)
COMMITTEE = tuple((symbol, re.compile(rf"\s*(?:{pattern})\s*$", I)) for symbol, pattern in COMMITTEES)
DOCUMENT_TYPE = re.compile(rf"\b(?:{DRAFT_WORDS})", I)

ANNEX = re.compile(
    r"\s*(?:annexe?|anexo|приложение|المرفق|附件)\s*"
    r"(?P<number>[IVXLC]{1,6}|[A-Z]|[一二三四五六七八九十]{1,3}|الأول|الثاني|الثالث|الرابع|الخامس)?\s*[.*]?\s*$",
    I,
)
ANNEX_TITLE = re.compile(r"\s*(?:Annexe?|Anexo|Приложение|المرفق|附件)\s+(?=[^\W\d_])")
"""The word with a title behind it, where the format says that this is a heading."""
ANNEX_AND_TITLE = re.compile(r"\s*(?:Annexe?|Anexo|Приложение)\s+(?:[IVXLC]{1,6}\s+)?(?=[^\W\d_]{4})[A-ZÀ-ÖØ-ÞА-ЯЁ](?=[a-zà-öø-ÿа-яё])")
"""The same on a line of plain text: the title opens with a capital."""

DIVISION = re.compile(
    r"(?:Part|Section|Chapter|Rule|Article|Parte|Partie|Titre|Chapitre|Règle|Título|Sección|Capítulo|Artículo|Regla|Часть|Раздел|Глава|Статья|Правило|(?:الباب|باب الإيرادات)|الجزء|المادة|المبدأ)"
    r"\s(?:\d{1,2}[A-Z]?|[IVXL]{1,6})|第(?:[一二三四五六七八九十]{1,3}[编部章节]|\d{1,2}[A-Z]?[编款章条])"
)
"""A division of a budget or a statute, named by its number alone on a line: its title stands on the next one."""

NUMBERED = re.compile(r"[\s\u200e\u200f]*(?P<label>(?P<number>(?!0)\d{1,3})(?:\s?\.(?!\d)|\s?[-–—](?=\s|$|[\u0600-\u06ff])|(?<=\d)．))\s*")
"""The number of an operative paragraph: `10.`, Arabic `10 -`."""
COUNTED = re.compile(r"(?P<word>[^\W\d_]{4,}\s|[\u4e00-\u9fff]{2})(?P<number>\d{1,3})(?:\.\s|\s?[-–](?=[\s\u0621-\u064a]))")
"""A word and its number before a sentence: `Action 1. We will …`, in Arabic with a dash; it is a heading where others count on."""
UNDOTTED = re.compile(r"\s*(?P<label>(?P<number>\d{1,3}))\s+(?=[^\W\d_])")
"""The same with its point forgotten: it is one only when it is the next number and words of the operative part follow."""

SUB_LABEL = re.compile(
    r"[\s\u200e\u200f]*(?P<label>(?:[“”„\"](?=\()|[“„\"«]\s?)?(?:\((?P<bracketed>[a-z]{1,4}|[一二三四五六七八九十]{1,3}|[子丑寅卯辰巳午未申酉戌亥]|[\u0621-\u064a\ufe80-\ufefc]\u0640?|(?P<twice>[\u0621-\u064a])\s?(?P=twice)|[а-яё]|\d{1,2})\)|（(?P<wide>[a-z]{1,4}|[一二三四五六七八九十]{1,3})）"
    r"|(?P<half>[a-z]{1,4}|[а-яё]|[\u0621-\u064a])\)|\)(?P<turned>[\u0621-\u064a])\)|[’‘'](?P<quoted>\d{1,2})[’‘']|(?P<circled>[㈠-㈩])))(?:\s+|$|(?<=[)）㈠-㈩])(?=\S))"
)
"""The label of a sub-paragraph: `(a)`, `a)`, `(أ)`, `’1‘`, `㈠`; some Arabic files have their first bracket turned; in a quoted text the quotation opens before it: `« a)`."""
TABLE_NOTE = re.compile(r"\s*(?P<label>[a-z])\s+(?=[A-ZÀ-ÖØ-ÞА-ЯЁ\u4e00-\u9fff])")
"""The letter of a note below a table: `a See …`."""

NOT_A_MARK_AFTER = frozenset(
    (
        "article articles paragraphe paragraphes point points chapitre section annexe no nos vol le du au et à de des"
        " entre les aux dès depuis pour dans par règle objectif cible page pages session phase partie tome"
        " paragraph paragraphs para paras item items chapter chap sect annex on of and to in by the goal goals target rule"
        " part no. nos vol. art article from at between than for until table tables tableau tableaux cuadro cuadros"
        " los las desde hasta al artículo párrafo párrafos tema capítulo sección anexo el y núm del"
        " статья статьи статье статей статьях статьями пункт пункта пункте пункты пунктах пунктов раздел раздела глава главы приложение и от в на с до к"
        " статьям пунктам пунктами разделе разделах главе целям целями задачам приложении приложениях"
        " whom whose least about some only these those dont quelque environ ces leurs unos otros"
        " level niveau nivel уровень уровня action actions acción acciones действие действия действием"
        " a parte partes parties часть части частью частей الجزء programme programmes subprogramme program programa programas subprograma groupe group grupo panel table ronde round redonda category catégorie categoría"
        " класса категории категория категорию группа группы группой группу группе программа программы программе подпрограмма подпрограмме подпрограммы правиле правило правила"
        " البرنامج برنامج للبرنامج القيادة النقاش الحوار الفئة الساعة سن"
        " المادة المواد الفقرة الفقرتين الفقرتان الفقرات البند الفصل الباب الهدف الغاية من إلى رقم بين"
    ).split()
)
"""A number after one of these words counts something; it calls no note."""

RESOLUTION_WORDS = frozenset("résolution résolutions resolution resolutions resolución resoluciones резолюция резолюции резолюций القرار القرارات".split())
"""A bare number after one of these may be a mark only when the sentence goes on: `resolution 1, annex II` is none."""

JOINED_NAMES = re.compile(
    r"(?:Antigua|Bosnia|Trinidad|Sao Tome|Saint Kitts|Saint Vincent|Great Britain|San Vicente|Saint-Kitts|Saint-Vincent"
    r"|Bosnie|Trinité|Sao Tomé-et-Principe|Santo Tomé|Gran Bretaña|Grande-Bretagne|Антигуа|Босния|Тринидад|Сент-Китс|Сент-Винсент"
    r"|Великобритании) (?:and the|and|et d['’]|et les|et|y las|y|и) ?\S+"
)
"""States whose own name holds an `and`."""
