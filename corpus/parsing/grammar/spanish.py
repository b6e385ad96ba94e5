"""How acts and their addressees are put in Spanish."""

import re

from corpus.parsing.grammar.forms import Clause, Frame

_ARTICLE = r"(?:al |a la |a las |a los |a (?=tod[oa]s |otr[oa]s |[A-Z])|a )"
_LISTED = r"(?:al |a la |a las |a los |a (?=tod[oa]s |otr[oa]s |[A-Z]))"
_REQUEST = (
    r"(?:a que\b|a no\b|de que\b|que\b|a (?:(?:que |seguir |no |también )*)(?!lugar|mujer|ayer|alquiler|taller|"
    r"militar|familiar|hogar|poder|nivel|millar)(?:[a-zñáéíóú]+(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les)?)\b)"
)

FRAME = Frame(
    aside=re.compile(
        r"(?:, [^,;]{3,80},|(?: (?:a (?:este|ese) respecto|en (?:este|ese) (?:sentido|contexto)|también|además|"
        r"encarecidamente|una vez más|nuevamente))*)(?= )"
    ),
    lead=re.compile(rf" {_ARTICLE}(?!que\b|[a-zñ]+(?:ar|er|ir)\b)"),
    stop=re.compile(
        rf"(?:,(?! (?:y |así como )?{_LISTED}(?!luz|vez|fin|respecto|efecto|mismo))| (?={_REQUEST})|[;:(]|\.$|"
        r" (?=(?:quien|quienes|cuyo|cuya|donde|que (?!se)|en (?!desarrollo|transición)|dentro|por|mediante|"
        r"según|incluid[oa]s?|conforme|sobre la base|cuando)\b))"
    ),
    closing=re.compile(rf" {_REQUEST}"),
    later=re.compile(rf"(?:, | ){_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:que|por|quien|quienes)\b)"),
    joint=re.compile(
        rf",? (?:y|e|así como) (?={_ARTICLE})|, (?={_LISTED})|,? (?:y|e) (?:el|la|los|las) (?=otr|sociedad|sector|"
        r"comunidad|organiz)"
    ),
    article=re.compile(r"^(?:y )?(?:al |a la |a las |a los |a )?(?:el |la |las |los |sus? )?"),
    name=re.compile(r"(?:todos los |todas las )?(?:[A-ZÁÉÍÓÚ]|países|gobiernos)"),
    short=re.compile(r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?<!s)"),
    longer=(
        r"\b{} (?:de las|de los|de la|del|de|contra|sobre|para|internacional|mundial|"
        r"especial) (?:(?!\b{}\b)[^,;:()]){0,120}"
    ),
)

CLAUSE = Clause(
    border=re.compile(r"(?:, (?:y(?:,| ) ?|e )?+|; (?:y(?:,| ) ?|e )?+| (?<=\w )(?:y|e)(?:,| ) ?+)(?=[a-záéíóúñ])"),
    follow=re.compile(r",? (?!(?:y|o|e)\b)"),
    subordinate=re.compile(r"\b(?:que|quien|quienes|cual|cuales|donde|cuyo|cuya)\b(?![^,]*,)"),
    never=frozenset("crea establece constituye mantiene entiende".split()),
)
