"""How acts and their addressees are put in French."""

import re

from corpus.parsing.grammar.forms import Clause, Frame

_NOUN = (
    r"(?:manière|matière|lumière|première|dernière|frontière|carrière|mer|guerre|terre|nature|culture|agriculture|"
    r"structure|infrastructure|mesure|ordre|cadre|genre|titre|nombre|membre|autre|notre|votre|lettre|affaire|"
    r"caractère|ministère|centre|entre|contre|outre|être humain|avenir|hier|particulier|premier|dernier|janvier|"
    r"février|suivre|désir|pouvoir|plaisir|atelier|dossier|papier|métier|chantier|quartier|commentaire|"
    r"[a-zéèêû]*(?:aire|oire|eure|ière))\b"
)
_INFINITIVE = (
    r"(?:(?:ne pas |ne plus |n[’']|y |en |se |s[’']|lui |leur |le |la |les |l[’']|mieux |bien |davantage |"
    r"dûment |pleinement |également |toujours |tout |plus |activement |rapidement |encore )*)"
    r"(?:(?:faire|taire|satisfaire|extraire|soustraire|distraire|croire|boire)\b|"
    rf"(?!{_NOUN})[a-zéèêëâàîïôûüçœ]+(?:er|ir|re)\b)"
)
_REQUEST = rf"(?:à ce que\b|de faire\b|(?:à |de |d[’']){_INFINITIVE})"
_ARTICLE = r"(?:les? |la |l[’']|aux? |à la |à l[’']|(?:à )?(?=tou(?:te)?s )|son |sa |ses )"

FRAME = Frame(
    aside=re.compile(
        r"(?:,? ?(?:,[^,;]{3,80}, )|(?: (?:à cet égard|à cette fin|à ces fins|dans ce contexte|notamment|ainsi|"
        r"donc|vivement|instamment))*(?= ))"
    ),
    lead=re.compile(
        rf" ?(?:à (?=tou(?:te)?s |[A-ZÉ])|{_ARTICLE})(?!(?:efforts|action|initiatives|mesures|activités)\b|"
        r"(?!organisation|institution|communauté|société|autorité|conférence|administration|direction|"
        r"délégation|commission)[a-zé]+(?:tion|ance|ence|ité|age|suite)\b)"
    ),
    stop=re.compile(
        rf"(?:,(?! (?:ainsi que |et |de même que )?{_ARTICLE})| (?=(?:{_REQUEST}))|[;:(]|\.$|"
        r"(?<! ainsi)(?<! même) (?=(?:qui|que|dont|où|lorsque|lorsqu|dans|en vue|en (?:vertu|application|tant|"
        r"particulier|mesure|partenariat|coopération|"
        r"coordination|consultation|collaboration)|afin|pour qu|par (?:l|un)|s[’']il|selon|y compris|notamment|"
        r"sur (?:la base|le rôle)|"
        r"(?:ne )?(?:l[’']|le |la )?(?:ayant|étant|agissant|[a-zéè]{2,}ant)|d[’']avoir|pour (?:son|sa|ses|leur|"
        r"leurs|les (?!réfugiés|établissements|migrations)))\b)"
        rf"| (?=qu[’'])| (?=pour {_INFINITIVE})|"
        r" (?=chargée?s? (?:de|d[’']) ?[a-zé]+er\b))"
    ),
    closing=re.compile(rf" {_REQUEST}"),
    later=re.compile(rf"(?:, | ){_REQUEST}"),
    thanked=re.compile(r"(?:,| (?:qui|dont|d[’']avoir|de (?:son|sa|ses|leur|leurs|l|la|le)|pour|[a-z]+ant))"),
    joint=re.compile(
        r",? et (?=(?:les|le|la|l[’']|aux?|à la|à l[’']) ?(?:[A-ZÉ]|autres))|,? (?:ainsi que|de même que) |"
        rf", (?!la science)(?={_ARTICLE})|,? et (?=(?:le |la |l[’'])(?:secteur|société|système|communauté|"
        r"milieux|public))|,? et (?=(?:aux|les|à tou|tou(?:te)?s|autres|d[’']autres) )|"
        r"(?<=États) et (?=la |le )|(?<=États Membres) et (?=la |le )"
    ),
    article=re.compile(r"^(?:et )?(?:les? |la |l[’']|aux? |à la |à l[’']|à (?=tou)|du |des |son |sa |ses )"),
    name=re.compile(r"(?:tous les |toutes les )?(?:[A-ZÉ]|pays |gouvernements)"),
    short=re.compile(r"[A-ZÉ][a-zé]+(?:[-‑][A-Z][a-zé]+)?(?<!s)|Fonds"),
    longer=(
        r"\b{} (?:de (?!son|sa|ses|leur|continuer)|des |du |d[’']|pour |contre |sur |international|spécial|mondial|"
        r"consultati|préparatoire|exécuti)(?:(?!\b{}\b)[^,;:()]){0,120}"
    ),
)

CLAUSE = Clause(
    border=re.compile(
        r"(?:, (?:et(?:,| ) ?)?+|; (?:et(?:,| ) ?)?+| (?<=\w )et(?:,| ) ?+)(?:les? |l[’']|lui |leur )?+(?=[a-zàéè])"
    ),
    follow=re.compile(
        r"(?:,? (?:à|au|aux|de|des|du|le|la|les|leur|son|sa|ses|ce|cet|cette|ces|que|qu[’']|tous?|toutes?|sur|"
        r"en|un|une|d[’']|l[’']|avec|"
        r"dans|par|chaque|ceux|celles|également|instamment|vivement|certains|plusieurs|aussi|pour|si|comment|"
        r"combien|important)\b|,? [dlq]u?[’']|, )"
    ),
    subordinate=re.compile(
        r"\b(?:qui(?! (?:ont|sont|\w+ent)\b)|qu[’']il(?! (?:importe|est|faut|convient|incombe|appartient)\b)|"
        r"qu[’']elle|lequel|laquelle|lesquels|elle|il|dont|où)\b(?![^,]*,)"
    ),
    never=frozenset("crée partage constitue établit arrête désigne compte entend mesure".split()),
)
