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
_FR_ARTICLE = r"(?:les? |la |l[’']|aux? |à la |à l[’']|(?:à )?(?=tou(?:te)?s )|ceux |celles |son |sa |ses )"

_FRENCH = Frame(
    aside=re.compile(r"(?:,? ?(?:,[^,;]{3,80}, )|(?: (?:à cet égard|à cette fin|à ces fins|dans ce contexte|notamment|ainsi|donc|vivement|instamment))*(?= ))"),
    lead=re.compile(rf" ?(?:à (?=tou(?:te)?s )|à (?:nouveau|cet)|{_FR_ARTICLE})"),
    stop=re.compile(
        rf"(?:,(?! (?:ainsi que |et |de même que )?{_FR_ARTICLE})| (?=(?:{_FR_REQUEST}))|[;:(]|\.$|"
        r"(?<! ainsi)(?<! même) (?=(?:qui|que|dont|où|lorsque|lorsqu|dans|en vue|en (?:vertu|application|tant|particulier|mesure|partenariat|coopération|"
        r"coordination|consultation|collaboration)|afin|pour qu|par (?:l|un)|s[’']il|selon|y compris|notamment|sur (?:la base|le rôle)|"
        r"(?:ne )?(?:l[’']|le |la )?(?:ayant|étant|agissant|[a-zéè]{2,}ant)|d[’']avoir|pour (?:son|sa|ses|leur|leurs|le|la|les|l[’'](?!enfance|éducation|alimentation|environnement|Afrique|égalité)))\b)"
        r"| (?=qu[’'])| (?=chargée?s? (?:de|d[’']) ?[a-zé]+er\b))"
    ),
    closing=re.compile(rf" {_FR_REQUEST}"),
    later=re.compile(rf"(?:, | ){_FR_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:qui|dont|d[’']avoir|de (?:son|sa|ses|leur|leurs|l|la|le)|pour|[a-z]+ant))"),
    joint=re.compile(
        r",? et (?=(?:les|le|la|l[’']|aux?|à la|à l[’']) ?(?:[A-ZÉ]|autres))|,? (?:ainsi que|de même que) |"
        rf", (?={_FR_ARTICLE})|,? et (?=(?:aux|les|à tou|tou(?:te)?s|autres|d[’']autres) )|"
        r"(?<=États) et (?=la |le )|(?<=États Membres) et (?=la |le )"
    ),
    article=re.compile(r"^(?:et )?(?:les? |la |l[’']|aux? |à la |à l[’']|à (?=tou)|du |des |son |sa |ses )"),
    name=re.compile(r"(?:tous les |toutes les )?(?:[A-ZÉ]|pays |gouvernements)"),
    short=re.compile(r"[A-ZÉ][a-zé]+(?:[-‑][A-Z][a-zé]+)?(?<!s)|Fonds"),
    longer=r"\b{} (?:de |des |du |d[’']|pour |contre |sur |international|spécial|mondial|consultati|préparatoire|exécuti)[^,;:()]*",
)

FRAMES = {"fr": _FRENCH}
"""Language → its frame."""
