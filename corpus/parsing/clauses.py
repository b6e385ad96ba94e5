"""Clauses: where, in each language, a further finite verb of an operative paragraph may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """The patterns of one language (un_spec 4.5, rule 5)."""

    border: re.Pattern
    """What stands before a further verb: comma or conjunction, and asides."""
    follow: re.Pattern
    """What must stand after it."""
    subordinate: re.Pattern
    """A clause that is still open before a border without comma: its verbs are not the organ's."""

    agrees: bool = False
    """Whether every act of a paragraph begins with the same letter (Arabic: the organ's gender)."""
    never: frozenset[str] = frozenset()
    """Verbs that open paragraphs but inside one belong to what is asked, not to the organ."""

    def leaves(self, text: str, border: re.Match) -> bool:
        """Whether the border leaves the clause before it, so that the organ is the subject again."""
        if border.group().lstrip()[:1] in BREAKS:
            return True
        return self.subordinate.search(text, max(0, border.start() - 120), border.start()) is None


BREAKS = tuple(",;،؛，；")
"""Marks that close a subordinate clause."""

_FR_ASIDE = (
    r"(?:(?:,? ?(?:à cet égard|à cette fin|à cet effet|à ces fins|à ce sujet|à ce propos|dans ce contexte|dans cette optique|"
    r"en outre|également|par ailleurs|en conséquence|par conséquent|ce faisant|ainsi|donc|de nouveau),? )?)"
)
_FRENCH = Clause(
    border=re.compile(
        rf"(?:[,;] (?:et(?:,| ) ?)?|(?<=\w) et(?:,| ) ?){_FR_ASIDE}(?P<pronoun>(?:les? |l[’']|lui |leur ))?(?=[a-zéè’']{{2,}} ?)"
    ),
    follow=re.compile(
        r"(?:,? (?:à|au|aux|de|des|du|le|la|les|leur|son|sa|ses|ce|cet|cette|ces|que|qu[’']|tous?|toutes?|sur|en|un|une|d[’']|l[’']|avec|"
        r"dans|par|chaque|ceux|celles|également|instamment|vivement|certains|plusieurs|aussi|pour|si|comment|combien|important)\b|,? [dlq]u?[’']|, )"
    ),
    subordinate=re.compile(r"\b(?:qui(?! (?:ont|sont|\w+ent)\b)|qu[’']il(?! (?:importe|est|faut|convient|incombe|appartient)\b)|qu[’']elle|lequel|laquelle|lesquels|elle|il|dont|où)\b(?![^,]*,)"),
    never=frozenset("crée partage constitue établit arrête désigne compte entend mesure".split()),
)

_ENGLISH = Clause(
    border=re.compile(
        r"(?:[,;] (?:and(?:,| ) ?|while also )?|(?<=\w) and(?:,| ) ?)"
        r"(?:,? ?(?:in (?:this|that) (?:regard|context|respect|connection)|to (?:this|that) end|for (?:this|that) purpose|in doing so|in particular|therefore|accordingly|thus|thereby),? )?"
        r"(?=[a-z]{4,} ?)"
    ),
    follow=re.compile(
        r",? (?!(?:from|by|made|received|submitted|is|are|were|was|have|has|had|issued|addressed|related|or|contained|and (?!(?:\w+ly )?\w+[^s]s (?:the|its|all|that|Member|with|on|upon)))\b)"
        r"(?:the|a|an|all|any|its|his|their|those|these|this|that|with|in|on|upon|of|to|for|[A-Z]|[a-z]+)"
    ),
    subordinate=re.compile(r"\b(?:which|who|that|where|it|he|she)\b(?![^,]*,)"),
    never=frozenset("creates constitutes maintains understands respects values".split()),
)
_SPANISH = Clause(
    border=re.compile(
        r"(?:[,;] (?:y(?:,| ) ?|e )?|(?<=\w) (?:y|e)(?:,| ) ?)"
        r"(?:,? ?(?:a (?:este|ese) respecto|en (?:este|ese) (?:sentido|contexto)|con (?:este|ese|tal) fin|a (?:tal|este|ese) (?:fin|efecto)|para ello|además|también|asimismo|en consecuencia|por (?:lo )?tanto|por consiguiente),? )?"
        r"(?=[a-záéíóúñ]{3,} ?)"
    ),
    follow=re.compile(r",? (?!(?:y|o|e)\b)"),
    subordinate=re.compile(r"\b(?:que|quien|quienes|cual|cuales|donde|cuyo|cuya)\b(?![^,]*,)"),
    never=frozenset("crea establece constituye mantiene entiende".split()),
)
_RUSSIAN = Clause(
    border=re.compile(
        r"(?:[,;] (?:(?:и|а также|а|при этом)(?:,| ) ?)?|(?<=\w) (?:и|а также)(?:,| ) ?)"
        r"(?:,? ?(?:в этой связи|с этой целью|в этом контексте|в связи с этим|в этих целях|для этого|поэтому|соответственно|в этом отношении|в данной связи),? )?"
        r"(?=[а-яё]+ ?)"
    ),
    follow=re.compile(r",? (?!(?:и|или)\b)"),
    subordinate=re.compile(r"\b(?:котор[а-я]+|что|он|она|чтобы|если)\b"),
    never=frozenset("создает прекращает сохраняет обязуется".split()),
)
_ARABIC = Clause(
    border=re.compile(r"(?:[،؛] ?(?:و)?|(?<=\w) و)(?:في هذا (?:الصدد|السياق)،? |لهذه الغاية،? |تحقيقا لهذه الغاية،? )?(?=[تي])"),
    follow=re.compile(r"،? "),
    subordinate=re.compile(r"(?<!\w)(?:التي|الذي|الذين|أن|حيث|أنها|أنه|بأن|ما)(?!\w)"),
    agrees=True,
)
_CHINESE = Clause(
    border=re.compile(r"[，；](?:并且|并|且|而且)?(?:在这方面|在此方面|为此目的|为此|就此|因此|在这一背景下)?，?(?=\w)"),
    follow=re.compile(r"(?!的|和|、|；|。|了)"),
    subordinate=re.compile(r"(?!)"),
    never=frozenset("通过 考虑到 支持 铭记 承诺 指定 设立 选举 成立 提请 对 指出 批准 审议 意识到 遵循 希望 反对 认可 指示 表示 念及 肯定并 知悉".split()),
)

CLAUSES = {
    "ar": _ARABIC,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "ru": _RUSSIAN,
    "zh": _CHINESE,
}
"""Language → its clauses."""
