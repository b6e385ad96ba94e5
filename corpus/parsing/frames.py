"""Frames: how each language puts the addressee between the verb of an act and what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Frame:
    """The patterns of one language (un_spec 4.5, rule 4)."""

    aside: re.Pattern
    """What may stand between verb and object: an adverb, or a phrase between commas."""
    lead: re.Pattern
    """Preposition and article of the object; no match where a clause follows instead."""
    stop: re.Pattern
    """The first thing that is no longer part of the names."""
    closing: re.Pattern
    """The stop that closes the frame at once: the infinitive or conjunction of what is asked."""
    later: re.Pattern
    """The same after a phrase set between names and request."""
    thanked: re.Pattern
    """The stop that closes the frame of thanks."""
    joint: re.Pattern
    """What joins two names."""
    article: re.Pattern
    """What is dropped before a name."""
    name: re.Pattern
    """How a name begins that may be thanked."""
    short: re.Pattern
    """A name so short that it may stand for a longer one used before."""
    longer: str
    """Pattern of the longer name, `{}` being the short one."""

    names: re.Pattern | None = None
    """The names themselves, in a language that does not mark where they stop."""

    def full(self, short: str) -> re.Pattern:
        """The pattern of a full name that a short one may stand for."""
        return _full(self.longer, short)


@lru_cache(maxsize=512)
def _full(longer: str, short: str) -> re.Pattern:
    return re.compile(longer.replace("{}", re.escape(short)))


_FR_NOUN = (
    r"(?:manière|matière|lumière|première|dernière|frontière|carrière|mer|guerre|terre|nature|culture|agriculture|"
    r"structure|infrastructure|mesure|ordre|cadre|genre|titre|nombre|membre|autre|notre|votre|lettre|affaire|"
    r"caractère|ministère|centre|entre|contre|outre|être humain|avenir|hier|particulier|premier|dernier|janvier|"
    r"février|suivre|désir|pouvoir|plaisir|atelier|dossier|papier|métier|chantier|quartier|commentaire|"
    r"[a-zéèêû]*(?:aire|oire|eure|ière))\b"
)
_FR_INFINITIVE = (
    r"(?:(?:ne pas |ne plus |n[’']|y |en |se |s[’']|lui |leur |le |la |les |l[’']|mieux |bien |davantage |"
    r"dûment |pleinement |également |toujours |tout |plus |activement |rapidement |encore )*)"
    rf"(?:(?:faire|taire|satisfaire|extraire|soustraire|distraire|croire|boire)\b|(?!{_FR_NOUN})[a-zéèêëâàîïôûüçœ]+(?:er|ir|re)\b)"
)
_FR_REQUEST = rf"(?:à ce que\b|de faire\b|(?:à |de |d[’']){_FR_INFINITIVE})"
_FR_ARTICLE = r"(?:les? |la |l[’']|aux? |à la |à l[’']|(?:à )?(?=tou(?:te)?s )|son |sa |ses )"

_FRENCH = Frame(
    aside=re.compile(r"(?:,? ?(?:,[^,;]{3,80}, )|(?: (?:à cet égard|à cette fin|à ces fins|dans ce contexte|notamment|ainsi|donc|vivement|instamment))*(?= ))"),
    lead=re.compile(
        rf" ?(?:à (?=tou(?:te)?s |[A-ZÉ])|{_FR_ARTICLE})(?!(?:efforts|action|initiatives|mesures|activités)\b|"
        r"(?!organisation|institution|communauté|société|autorité|conférence|administration|direction|délégation|commission)[a-zé]+(?:tion|ance|ence|ité|age|suite)\b)"
    ),
    stop=re.compile(
        rf"(?:,(?! (?:ainsi que |et |de même que )?{_FR_ARTICLE})| (?=(?:{_FR_REQUEST}))|[;:(]|\.$|"
        r"(?<! ainsi)(?<! même) (?=(?:qui|que|dont|où|lorsque|lorsqu|dans|en vue|en (?:vertu|application|tant|particulier|mesure|partenariat|coopération|"
        r"coordination|consultation|collaboration)|afin|pour qu|par (?:l|un)|s[’']il|selon|y compris|notamment|sur (?:la base|le rôle)|"
        r"(?:ne )?(?:l[’']|le |la )?(?:ayant|étant|agissant|[a-zéè]{2,}ant)|d[’']avoir|pour (?:son|sa|ses|leur|leurs|les (?!réfugiés|établissements|migrations)))\b)"
        rf"| (?=qu[’'])| (?=pour {_FR_INFINITIVE})|"
        r" (?=chargée?s? (?:de|d[’']) ?[a-zé]+er\b))"
    ),
    closing=re.compile(rf" {_FR_REQUEST}"),
    later=re.compile(rf"(?:, | ){_FR_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:qui|dont|d[’']avoir|de (?:son|sa|ses|leur|leurs|l|la|le)|pour|[a-z]+ant))"),
    joint=re.compile(
        r",? et (?=(?:les|le|la|l[’']|aux?|à la|à l[’']) ?(?:[A-ZÉ]|autres))|,? (?:ainsi que|de même que) |"
        rf", (?!la science)(?={_FR_ARTICLE})|,? et (?=(?:le |la |l[’'])(?:secteur|société|système|communauté|milieux|public))|,? et (?=(?:aux|les|à tou|tou(?:te)?s|autres|d[’']autres) )|"
        r"(?<=États) et (?=la |le )|(?<=États Membres) et (?=la |le )"
    ),
    article=re.compile(r"^(?:et )?(?:les? |la |l[’']|aux? |à la |à l[’']|à (?=tou)|du |des |son |sa |ses )"),
    name=re.compile(r"(?:tous les |toutes les )?(?:[A-ZÉ]|pays |gouvernements)"),
    short=re.compile(r"[A-ZÉ][a-zé]+(?:[-‑][A-Z][a-zé]+)?(?<!s)|Fonds"),
    longer=r"\b{} (?:de (?!son|sa|ses|leur|continuer)|des |du |d[’']|pour |contre |sur |international|spécial|mondial|consultati|préparatoire|exécuti)(?:(?!\b{}\b)[^,;:()])*",
)

_EN_REQUEST = r"(?:to (?!the\b|a\b|an\b|its\b|their\b|this\b|these\b|which\b|that\b|date\b|[A-Z])[a-z])"

_ENGLISH = Frame(
    aside=re.compile(r"(?:, [^,;]{3,80},|(?: (?:in (?:this|that) (?:regard|context|respect)|to (?:this|that) end|also|further|therefore|again|once again))*)(?= )"),
    lead=re.compile(r"(?<!for) (?!that\b|to (?!all|the|Member|States|[A-Z])|for\b|of\b|with\b|(?:them|him|her|it|itself)\b|(?:the |its |their )?(?:[a-z-]+ )?(?:efforts|contributions|cooperation|initiatives|measures|support|action)\b)(?:to )?(?:upon |on )?(?:the |those )?"),
    stop=re.compile(
        rf"(?:,(?! (?:and |as well as )?(?:the |all |other |relevant |[A-Z]|(?:specialized |civil |regional |subregional |international |intergovernmental |non-governmental |private |donor )*(?:organizations|society|sector|partners|stakeholders|donors|agencies|countries|institutions)\b))| (?={_EN_REQUEST})|[;:(]|\.$|"
        r" (?=(?:who|which|that|whose|in|within|as (?!well as)|acting|through|when|where|by|with|at|from|during|under|"
        r"working|including|concerned to|participating|having|not|for (?:its|his|her|their))\b))"
    ),
    closing=re.compile(rf" {_EN_REQUEST}"),
    later=re.compile(rf"(?:, | ){_EN_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:who|which|that|for)\b)"),
    joint=re.compile(
        r",? (?:and|as well as) (?=the [A-Z]|all |other |relevant |international |regional |civil society|non-governmental|"
        r"organi[sz]ations|stakeholders|intergovernmental|specialized|private|donors|host |parties|Governments|the (?:administering|private|international|specialized|donor|secretariat|relevant|other|funds))|, (?!Scientific)(?=the |all |other |[A-Z]|relevant |international |regional |civil |non-)|"
        r"(?<=Member States) and (?=the )|, (?:and|as well as) "
    ),
    article=re.compile(r"^(?:and )?(?:the |those )"),
    name=re.compile(r"(?:all |those )*(?:[A-Z]|countries|donors|organizations)"),
    short=re.compile(r"[A-Z][a-z]+(?<!s)"),
    longer=r"\b(?:[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ |of |the |and |on |for )*)?{} (?:of|on|for|to) (?:(?!\b{}\b)[^,;:()])*|\b(?:[A-Z][\w’'-]+ )+{}\b",
)

_ES_ARTICLE = r"(?:al |a la |a las |a los |a (?=tod[oa]s |otr[oa]s |[A-Z])|a )"
_ES_LISTED = r"(?:al |a la |a las |a los |a (?=tod[oa]s |otr[oa]s |[A-Z]))"
_ES_REQUEST = (
    r"(?:a que\b|a no\b|de que\b|que\b|a (?:(?:que |seguir |no |también )*)(?!lugar|mujer|ayer|alquiler|taller|militar|familiar|hogar|poder|nivel|millar)(?:[a-zñáéíóú]+(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les)?)\b)"
)

_SPANISH = Frame(
    aside=re.compile(r"(?:, [^,;]{3,80},|(?: (?:a (?:este|ese) respecto|en (?:este|ese) (?:sentido|contexto)|también|además|encarecidamente|una vez más|nuevamente))*)(?= )"),
    lead=re.compile(rf" {_ES_ARTICLE}(?!que\b|[a-zñ]+(?:ar|er|ir)\b)"),
    stop=re.compile(
        rf"(?:,(?! (?:y |así como )?{_ES_LISTED}(?!luz|vez|fin|respecto|efecto|mismo))| (?={_ES_REQUEST})|[;:(]|\.$|"
        r" (?=(?:quien|quienes|cuyo|cuya|donde|que (?!se)|en (?!desarrollo|transición)|dentro|por|mediante|según|incluid[oa]s?|conforme|sobre la base|cuando)\b))"
    ),
    closing=re.compile(rf" {_ES_REQUEST}"),
    later=re.compile(rf"(?:, | ){_ES_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:que|por|quien|quienes)\b)"),
    joint=re.compile(rf",? (?:y|e|así como) (?={_ES_ARTICLE})|, (?={_ES_LISTED})|,? (?:y|e) (?:el|la|los|las) (?=otr|sociedad|sector|comunidad|organiz)"),
    article=re.compile(r"^(?:y )?(?:al |a la |a las |a los |a )?(?:el |la |las |los |sus? )?"),
    name=re.compile(r"(?:todos los |todas las )?(?:[A-ZÁÉÍÓÚ]|países|gobiernos)"),
    short=re.compile(r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?<!s)"),
    longer=r"\b{} (?:de las|de los|de la|del|de|contra|sobre|para|internacional|mundial|especial) (?:(?!\b{}\b)[^,;:()])*",
)

_RU_INFINITIVE = (
    r"(?:(?!(?:сеть|память|печать|путь|пять|мать|треть|речь|часть)\b)"
    r"[а-яё]+(?:[аеиоуыя]ть|ться|чь|чься|тись|зти)|[а-яё]*(?:вести|нести|йти|расти|рести))\b"
)
_RU_REQUEST = rf"(?:не |также |и далее |далее |вновь |по-прежнему |[а-яё]+но )*{_RU_INFINITIVE}"

_RUSSIAN = Frame(
    aside=re.compile(r"(?:, [^,;]{3,80},|(?: (?:в этой связи|с этой целью|также|далее|вновь|в этих целях|в связи с этим))*)(?= )"),
    lead=re.compile(
        rf" (?:к (?=[А-Я]|государств|всем|международн|странам))?(?!(?:чтобы|к|о|об|за|на|в|с|по|тому|его|ее|их|им|ему|ей|них|[а-я]+уя)\b|{_RU_REQUEST})"
        r"(?=[А-Яа-яё]{2,})"
    ),
    stop=re.compile(
        rf"(?:,(?! (?:а также )?(?:[А-Я]|всех |все |другие |других |другим |международн|региональн|организаци|учреждени|фонд|гражданск|неправительств|соответствующ))|"
        rf" (?={_RU_REQUEST})|[;:(]|\.$|"
        r" (?=(?:в|во|с|со|при|на основе|путем|через|из|от|до|котор[а-я]+|согласно|действуя|посредством|после|как|чтобы|незамедлительно|безотлагательно|настоятельно|активно|продолжать)\b))"
    ),
    closing=re.compile(rf" {_RU_REQUEST}"),
    later=re.compile(rf"(?:, | ){_RU_REQUEST}|чтобы"),
    thanked=re.compile(r"(?:,| (?:за|котор)\b)"),
    joint=re.compile(
        r",? (?:и|а также) (?=(?:(?!Социальн)[А-Я]|все|друг|правительств|государств|стран|донор|партнер|управляющ|иные|международн|региональн|организаци|учреждени|фонд|гражданск|неправительств|соответствующ|заинтересованн|систем|частн|субрегион))|"
        r", (?:а также )?"
    ),
    article=re.compile(r"^(?:и |к |те |тем |тех )"),
    name=re.compile(r"(?:всем |всех )?(?:[А-Я]|государств|стран|правительств)"),
    short=re.compile(r"(?:Управлени[еяюем]+|Комитет[ауом]*|Комисси[яиюей]+|Бюро|Программ[ауыойе]+|Фонд[ауом]*|Совет[ауом]*|Агентств[оауом]+)"),
    longer=r"\b{} (?:Организации|по|Верховного|для|Безопасности|против|населенных) (?:(?!\b{}\b)[^,;:()])*",
)

_AR_MASDAR = (
    r"(?:(?:ال)?ت\w{2}ي\w(?:ها|ه)?\b|(?:ال)?ا[تس]\w*ا\w\b|(?:الا|ا)(?:ستجابة|متناع|لتزام)\b|إ\w{2}ا\w\b|بذل|عقد|وضع|زيادة|مواصلة|دعم|كفالة|"
    r"القيام|رصد|ضمان|النظر|العمل|إتاحة|التعاون|المشاركة|المساهمة|إقامة|مضاعفة|منح|حماية|منع|وقف|بناء|نشر)"
)
_AR_REQUEST = rf"(?:أن |إلى |على |ألا |بأن |{_AR_MASDAR})"

_ARABIC = Frame(
    aside=re.compile(r"(?:، [^،؛]{3,80}،|(?: (?:في (?:هذا|ذلك) (?:الصدد|السياق)|لهذه الغاية|أيضا|أيضاً|كذلك|مجددا|من جديد|بقوة|بشدة))*)(?= )"),
    lead=re.compile(rf" (?!(?:إلى |على |ب)?{_AR_MASDAR}|إليه|عليه|الجهود|الوارد)(?:إلى |ب(?=ال|جميع|سائر|منظمة|كيانات|منظومة|مكتب)|(?!أن |على |عن |ب))(?!{_AR_MASDAR}|أن )"),
    stop=re.compile(
        rf"(?:،(?! و(?:ال|مكتب|منظمة|جميع|سائر|كيانات|منظومة))| (?={_AR_REQUEST})|[؛:(]|\.$|"
        r" (?=(?:التي|الذي|الذين|في|وفقا|بما|عند|حسب|ضمن|بالتعاون|بالتشاور|بالتنسيق|من خلال|لكي|كي|مع|من أجل|لدعم|لوضع)\b))"
    ),
    closing=re.compile(rf" {_AR_REQUEST}"),
    later=re.compile(rf"(?:،)? {_AR_REQUEST}"),
    thanked=re.compile(r"(?:،| (?:على|التي|الذي|لما|لقيام)\b)"),
    joint=re.compile(
        r"،? و(?:إلى |ب(?=ال))?(?=(?:المنظمات|الدول|الهيئات|الجهات|كيانات|منظومة|المؤسسات|سائر|جميع|غيرها|مكتب|الأمين|اللجنة|المجتمع|القطاع|وكالات|الوكالات|الصناديق|البرامج|"
        r"مفوض|مفوضية|برنامج|منظمة|هيئة|صندوق|المكتب|المفوضية|المقرر|الحكومات|أصحاب|الكيانات|المنظومة|الأطراف|الأمانة))"
    ),
    article=re.compile(r"^(?:إلى )"),
    name=re.compile(r"(?:جميع )?ال(?:دول|أمين|مفوض|ممثل|مقرر|لجنة|حكوم)|حكومة|مكتب|مفوض|الدول"),
    short=re.compile(r"ال(?:مكتب|مفوضية|لجنة|صندوق|برنامج|وكالة|هيئة|منظمة|مجلس)"),
    longer=r"(?<!\w){} (?:الأمم|الدولي|المعني|العام|العالمي|الدولية|العالمية|الأمن|حقوق) (?:(?!\b{}\b)[^،؛:()])*",
)

_ZH_ACTORS = (
    "秘书长 会员国 各国政府 各国 国家 政府 办事处 办公室 委员会 高级专员 专员 开发署 规划署 理事会 基金会 组织 机构 机制 实体 各方 当事方 联合国系统 "
    "发展系统 特别报告员 独立专家 特别代表 特使 国际社会 民间社会 社会 利益攸关方 行为体 行为者 捐助方 捐助者 部门 缔约国 缔约方 主席 大会 当局 工作组 "
    "事务部 秘书处 银行 协会 基金 方案 伙伴 学术界 媒体 总干事 执行主任 协调员 事务厅 监督厅 事务署 计划署 妇女署 难民署 环境署 人居署 签署国 法院 法庭 管理国 专家 成员国 "
    "捐助国 东道国 联合检查组 特派团 稳定团 部队 联合国"
).split()
_ZH_ACTOR = (
    rf"(?:{'|'.join(_ZH_ACTORS[:-1])}|联合国(?=、|和(?!平)|以及))(?!间|际|内|家|主席|系统|秘书|代表|特使|理事|事务|发展|和人民)"
)
_ZH_ITEM = rf"[^，；。：、在向将就]{{0,24}}?{_ZH_ACTOR}(?:(?:各|所有|有关|相关|技术|人权)[^，；。：、在与向对就为将继参和及]{{0,7}}{_ZH_ACTOR})?"
_NEVER = re.compile(r"(?!)")

_CHINESE = Frame(
    aside=re.compile(r"(?:，?(?:在这方面|在此方面|为此|特别|酌情)，?)?"),
    lead=re.compile(r"(?!中|将|把|进一步|加强|采取|继续|在|向|努力|按|根据|召开|尽|就|通过|为|使|对)"),
    names=re.compile(rf"{_ZH_ITEM}(?:(?:、|和|以及|及)(?!其){_ZH_ITEM})*"),
    stop=_NEVER,
    closing=_NEVER,
    later=_NEVER,
    thanked=_NEVER,
    joint=re.compile(f"(?:{'|'.join(f'(?<={actor})' for actor in _ZH_ACTORS)})(?:以及|、|和|及(?!其))"),
    article=re.compile("^(?:各(?=会员国)|及)"),
    name=re.compile("."),
    short=re.compile("该?(?:办公室|办事处|委员会|高级专员|中心|理事会)"),
    longer="[^，；、。（）《》和与由在向请]{2,18}{}",
)

FRAMES = {
    "ar": _ARABIC,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "ru": _RUSSIAN,
    "zh": _CHINESE,
}
"""Language → its frame."""
