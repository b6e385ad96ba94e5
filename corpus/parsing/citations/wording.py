"""Wording: the words around a citation in six languages — heads, organs, dates, joints (un_spec 3.1–3.6).

Every pattern is matched on folded text (folding.py).  Where one is searched for, `(?=[…])` says first with which
letters it may begin: most letters of a text are passed so without a try of each alternative.

Organ groups: A, S, E, H (Human Rights Council), U (Environment Assembly), R (Commission on Human Rights), council and
assembly (the one last named), other (a body whose numbers are not ours).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORGANS = {"A": "A", "S": "S", "E": "E", "H": "A/HRC", "U": "UNEP/EA", "R": "E/CN.4"}


@dataclass(frozen=True)
class Wording:
    """The patterns of one language."""

    head: re.Pattern
    """Groups resolution, decision; own where the word itself is possessive (Arabic)."""
    possessive: re.Pattern
    """Ends right before the head."""
    organ: re.Pattern
    council: re.Pattern
    """The Human Rights Council alone."""
    date: re.Pattern
    """Groups day, month, year."""
    months: dict[str, int]
    between: re.Pattern
    """All that may stand between a number and the organ that follows it."""
    after: re.Pattern
    """The organ that follows a number, with all that stands between."""
    undated: re.Pattern
    """All that may stand between a number, or its organ, and the date that follows."""
    subject: re.Pattern
    """The organ whose act the sentence goes on to tell after a number, with all that stands between."""
    nominative: re.Pattern
    """Forms of an organ's name that can't be the owner of what stands before (Russian)."""
    adopted: re.Pattern
    """What stands between a title and the organ that adopted the resolution."""
    adopting: re.Pattern
    """What stands between the organ that adopts and the head."""
    joint: re.Pattern
    """All that stands between two numbers of a list that has only dates between them."""
    ibid: re.Pattern


def _months(names: str) -> dict[str, int]:
    """`janvier février …` → {name: place}; alternatives are parted by a bar."""
    return {name: place for place, month in enumerate(names.split(), 1) for name in month.replace("_", " ").split("|")}


def _wording(
    head, possessive, organ, date, months, joint, pinpoint, ibid, article="", nominative="(?!)", adopted="(?!)",
    adopting="(?!)"
) -> Wording:
    names = "|".join(sorted(months, key=len, reverse=True)).replace(" ", " ?").replace("/", " ?/ ?")
    dated = date.replace("MONTH", f"(?P<month>{names})")
    plain = re.sub(r"\?P<\w+>", "?:", dated)
    return Wording(
        head=re.compile(head),
        possessive=re.compile(possessive),
        organ=re.compile(organ),
        council=re.compile(re.search(r"\(\?P<H>([^)]*)\)", organ)[1]),
        date=re.compile(dated),
        months=months,
        between=re.compile(rf"(?:[ ,،)]|{plain})*+{article}\Z"),
        after=re.compile(rf"(?:[ ,،)]|{plain})*+{article}(?:{organ})"),
        undated=re.compile(rf"(?:[ ,،()]|{article or '(?!)'})*+\Z"),
        subject=re.compile(rf"(?:[ ,،]|{plain})*+(?:le |la |l'|the |el )?(?:{organ})"),
        nominative=re.compile(nominative),
        adopted=re.compile(adopted),
        adopting=re.compile(adopting),
        joint=re.compile(rf"(?:[ ,،;؛)]|{plain}|{joint}|{pinpoint}|(?:[IVXLC]+|\d{{1,3}}|[A-Za-z]\)?)(?!\w))*+\Z"),
        ibid=re.compile(ibid),
    )


FRENCH = _wording(
    head=r"(?=[DRdr])\b(?:(?P<resolution>[Rr]ésolutions?|R[ÉE]SOLUTIONS?)|(?P<decision>[Dd]écisions?))(?![a-zé])",
    possessive=r"(?=[LSls])\b(?:[Ss]a|[Ss]es|[Ll]eurs?)(?: (?:propres?|précédentes?|récentes?|dernières?))? \Z",
    organ=r"""(?=[ACR])(?:(?P<A>Assemblée générale)|(?P<S>Conseil de sécurité)|(?P<E>Conseil économique et social)"""
    r"""|(?P<H>Conseil des droits de l'homme)|(?P<U>Assemblée des Nations Unies pour l'environnement)"""
    r"""|(?P<R>Commission des droits de l'homme)|(?P<council>(?:(?<=[dD]u )|(?<=[lL]e )|(?<=au ))Conseil(?! [dé]))"""
    r"""|(?P<assembly>(?<=[lL]')Assemblée(?! (?:gén|des|d'|mon)))"""
    r"""|(?P<other>(?:Commission|Conférence|Comité|Réunion|Assemblée d(?:'|es)|Assemblée mondiale"""
    r"""|Conseil d'administration|Congrès)\b))""",
    date=(
        r"(?=[ ,ader])(?:en date )?(?:,? ?respectivement,? ?)?(?:d(?:u|es)|adoptées?(?: par consensus)? le) "
        r"(?P<day>\d{1,2})(?:er)? MONTH (?P<year>\d{4})"
    ),
    months=_months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    article=r"(?:de l'|du |de la |des )",
    adopted=r"adoptée?s?[^,;.]{0,40} par (?:la |le |l')",
    adopting=r" a adopté\b[^,;.]{0,40}\Z",
    joint=(
        r"\b(?:et|and|ou|ainsi que|toutes?|tous|deux|à|puis|de l'|du|de la|de|en date|respectivement)\b|[(:'-]"
        r"|Assemblée générale|Conseil de sécurité"
    ),
    pinpoint=r"sect\.|par\.|paragraphes?|annexes?|chap\.|sections?|voir également|partie",
    ibid=r"\bIbid\.",
)

ENGLISH = _wording(
    head=r"(?=[DRdr])\b(?:(?P<resolution>[Rr]esolutions?|RESOLUTIONS?)|(?P<decision>[Dd]ecisions?))(?![a-z])",
    possessive=r"(?=[ITit])\b(?:[Ii]ts|[Tt]heir)(?: (?:own|previous|recent|latest|landmark|subsequent))? \Z",
    organ=r"""(?=[ABCEGHMSTUW])(?:(?P<A>General Assembly)|(?P<S>Security Council)|(?P<E>Economic and Social Council)"""
    r"""|(?P<H>Human Rights Council)|(?P<U>(?:United Nations )?Environment Assembly)"""
    r"""|(?P<R>Commission on Human Rights)|(?P<other>(?:Governing|Executive|Customs Co-operation"""
    r"""|Trusteeship) Council|World Health Assembly"""
    r"""|UN-Habitat Assembly|Habitat Assembly|Commission(?! on Human Rights)|Conference|Committee|Board"""
    r"""|Meeting of (?:the )?)"""
    r"""|(?P<council>\bCouncil)|(?P<assembly>\bAssembly))""",
    date=r"(?=[abdo])(?:both |all )?(?:adopted )?(?:dated|of|on) (?P<day>\d{1,2}) MONTH,? (?P<year>\d{4})",
    months=_months("January February March April May June July August September October November December"),
    article=r"(?:of|by|adopted by) (?:the )?",
    adopted=r"adopted[^,;.]{0,40} by (?:the )?",
    adopting=r" (?:has )?adopted\b[^,;.]{0,40}\Z",
    joint=r"\b(?:and|or|as well as|both|all|of|to|respectively)\b|[(:'-]",
    pinpoint=r"sects?\.|paras?\.|paragraphs?|annex(?:es)?|chaps?\.|sections?|see also|parts?",
    ibid=r"\bIbid\.",
)

SPANISH = _wording(
    head=(
        r"(?=[DRdr])\b(?:(?P<resolution>[Rr]esoluci(?:ón|ones)|RESOLUCI(?:ÓN|ONES))|(?P<decision>[Dd]ecisi(?:ón"
        r"|ones)))(?![a-z])"
    ),
    possessive=r"(?=[Ss])\b(?:[Ss]us?)(?: (?:propias?|anterior(?:es)?|históricas?|recientes?))? \Z",
    organ=r"""(?=[ACRS])(?:(?P<A>Asamblea General)|(?P<S>Consejo de Seguridad)|(?P<E>Consejo Económico y Social)"""
    r"""|(?P<H>Consejo de Derechos Humanos)|(?P<U>Asamblea de las Naciones Unidas sobre el Medio Ambiente)"""
    r"""|(?P<R>Comisión de Derechos Humanos)|(?P<council>(?:(?<=[Ee]l )|(?<=al ))Consejo(?! (?:de|Ec|Ej)))"""
    r"""|(?P<assembly>(?<=[Ll]a )Asamblea(?! (?:Gen|de|Mun)))"""
    r"""|(?P<other>(?:Comisión|Subcomisión|Conferencia|Comité|Reunión|Asamblea de|Asamblea Mundial|Consejo (?:de"""
    r"""|Ejecutivo)|Congreso)\b))""",
    date=r"(?=[adt])(?:ambas |todas )?del? (?P<day>\d{1,2})[.º°o]? de MONTH de (?P<year>\d{4})",
    months=_months("enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"),
    article=r"(?:de la |del |de )",
    adopted=r"(?:aprobada|adoptada)s?[^,;.]{0,40} por (?:la |el )?",
    adopting=r" (?:aprobó|adoptó)\b[^,;.]{0,40}\Z",
    joint=r"\b(?:y|e|o|u|así como|ambas|todas|a|de la|del|de)\b|[(:'-]|Asamblea General|Consejo de Seguridad",
    pinpoint=r"secc\.|párrs?\.|párrafos?|anexos?|caps?\.|secci(?:ón|ones)|véase también|partes?",
    ibid=r"\bIb[ií]d\.",
)

RUSSIAN = _wording(
    head=(
        r"(?=[Рр])\b(?:(?P<resolution>[Рр]езолюци(?:ями|ях|ям|ей|ею|и|й|я|ю)|РЕЗОЛЮЦИ[ЯИЮЙ])|(?P<decision>[Рр]ешени(?:ями"
        r"|ях|ям|ем|и|й|е|я|ю)))(?![а-яё])"
    ),
    possessive=(
        r"(?=[Ссеи])\b(?:[Сс]во(?:ими|их|им|ей|ею|ю|я|и|е|ём|ем|его)|ее|её|его|их)(?: [а-яё]+(?:ой|ую|ые|ых|ей|ие|их|ыми|ими"
        r"|ю))?(?: [а-яё]+(?:ой|ую|ые|ых|ей|ие|их|ыми|ими|ю))? \Z"
    ),
    organ=r"""(?=[АВГИКПСЭ])(?:(?P<A>Генеральн\w{2,3} Ассамбле\w{1,2})|(?P<S>Совет\w{0,2} Безопасности)"""
    r"""|(?P<E>Экономическ\w{2,3} и Социальн\w{2,3} Совет\w{0,2})"""
    r"""|(?P<H>Совет\w{0,2} по правам человека)|(?P<U>Ассамбле\w{1,2} Организации Объединенных Наций по """
    r"""окружающей среде)"""
    r"""|(?P<R>Комисси\w{1,2} по правам человека)"""
    r"""|(?P<other>(?:Комисси[\w]{1,2}|Подкомисси\w{1,2}|Конференци\w{1,2}|Комитет\w{0,2}|Совещани\w{1,2}"""
    r"""|Совет\w{0,2} управляющих|Исполнительн\w{2,3}|Всемирн\w{2,3} ассамбле\w{1,2}|Конгресс\w{0,2}))"""
    r"""|(?P<council>\bСовет\w{0,2}\b)|(?P<assembly>\bАссамбле\w{1,2}\b(?! ООН)))""",
    date=r"(?=о)(?:обе )?от (?P<day>\d{1,2})(?:-го)? MONTH (?P<year>\d{4})(?: год\w{0,2}| г\.)?",
    months=_months("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    adopting=r" принял[аои]?\b[^,;.]{0,40}\Z",
    nominative=r"(?:Комиссия|Конференция|Комитет|Совещание|Совет|Генеральная|Ассамблея|Экономический|Конгресс)\b",
    joint=(
        r"\b(?:и|или|а также|обе|все|по|до|от|года|соответственно)\b|[(:'-]|Генеральной Ассамблеи"
        r"|Совета Безопасности"
    ),
    pinpoint=r"разд(?:\.|ел\w*)|пп?\.|пункт\w*|приложени\w+|глав[аы]|см\. также|част\w+",
    ibid=r"\bТам же|\bIbid\.",
)

_AR = r"(?<![\u0621-\u064a])[وفبلك]{0,3}"
ARABIC = _wording(
    head=(
        rf"(?=[ابفقكلمو]){_AR}(?:ال)?(?:(?P<resolution>قرار)|(?P<decision>مقرر))(?:ات|ت|ان|ين|ي|ا)?(?P<own>ها|ه|هما|هم"
        rf"|ن)?(?![\u0621-\u064a])"
    ),
    possessive=r"(?!)",
    organ=r"""(?=[ابجفكلمو])(?:(?P<A>الجمعية العامة)|(?P<S>مجلس الأمن)|(?P<E>المجلس الاقتصادي والاجتماعي)"""
    r"""|(?P<H>مجلس حقوق الإنسان)|(?P<U>جمعية الأمم المتحدة للبيئة)|(?P<R>لجنة حقوق الإنسان)"""
    r"""|(?P<other>لجنة (?!حقوق الإنسان)|اللجنة|مؤتمر|المؤتمر|مجلس (?!الأمن|حقوق)|جمعية الصحة|اجتماع)"""
    r"""|(?P<council>(?<![\u0621-\u064a])[وفبلك]?المجلس|للمجلس)|(?P<assembly>(?<![\u0621-\u064a])[وفبلك]?الجمعية"""
    r"""|للجمعية))""",
    date=(
        r"(?=[او])(?:و ?)?(?:المؤرخ(?:ة|ين|ان|تين)?|الصادر(?:ة|ين)?|المؤرَّخ|المعتمد"
        r"|المتخذ)(?: في)? (?P<day>\d{1,2}) MONTH ?(?P<year>\d{4})"
    ),
    months=_months(
        "كانون_الثاني/يناير|كانون_الثاني|يناير شباط/فبراير|شباط|فبراير آذار/مارس|آذار|مارس نيسان/أبريل|نيسان"
        "|أبريل أيار/مايو|أيار|مايو "
        "حزيران/يونيه|حزيران/يونيو|حزيران|يونيه تموز/يوليه|تموز/يوليو|تموز|يوليه آب/أغسطس|آب|أغسطس أيلول/سبتمبر"
        "|أيلول|سبتمبر "
        "تشرين_الأول/أكتوبر|تشرين_الأول|أكتوبر تشرين_الثاني/نوفمبر|تشرين_الثاني|نوفمبر كانون_الأول/ديسمبر"
        "|كانون_الأول|ديسمبر"
    ),
    article=r"(?:الصادر(?:ة|ان|ين)? عن |عن |الذي اتخذه |الذي اعتمده )",
    joint=r"(?<![\u0621-\u064a])(?:و|أو|إلى|وكذلك|فضلا عن)(?![\u0621-\u064a])|[(:'-]",
    pinpoint=r"(?:و?ال)?(?:الجزء|فقرات|فقرة|مرفقات|مرفقان|مرفق|جزء|فرع)(?: [\u0621-\u064a]+(?: عشر)?)?",
    ibid=r"المرجع نفسه|\bIbid\.",
)

CHINESE = _wording(
    head=r"(?=决)(?:(?P<resolution>决议)(?!草案)|(?P<decision>决定))",
    possessive=r"其\Z",
    organ=r"""(?=[世人委大安审执环理经缔联])(?:(?P<A>联合国大会|大会)|(?P<S>安全理事会|安理会)|(?P<E>经济及社会理事会|经社理事会)|(?P<H>人权理事会)"""
    r"""|(?P<U>联合国环境大会|环境大会)|(?P<R>人权委员会)|(?P<other>委员会|缔约方会议|缔约国会议|人居大会|世界卫生大会|执行局|审议大会)"""
    r"""|(?P<council>(?<![全会权])理事会)|(?P<assembly>(?!)))""",
    date=r"(?P<year>\d{4}) ?年 ?MONTH ?月 ?(?P<day>\d{1,2}) ?日",
    months={str(month): month for month in range(12, 0, -1)},
    joint=r"以及|[、和及与，第号(]|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日",
    pinpoint=r"附件[一二三四五六七八九十]*|[一二三四五六七八九十]+节?|段|节|部分",
    ibid=r"同上|\bIbid\.",
)

WORDINGS = {
    "ar": ARABIC,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "zh": CHINESE,
}
