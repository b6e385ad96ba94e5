"""The help page: what can be asked, with examples in the reader's language that are live searches."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from .forms import Options

WORDS = {
    "ar": {"a": "حقوق الإنسان", "b": "التعاون", "c": "السلام", "phrase": "حقوق الإنسان", "stem": "التعا*", "person": "الأمين العام"},
    "en": {"a": "human rights", "b": "terrorism", "c": "peace", "phrase": "human rights", "stem": "terror*", "person": "Secretary-General"},
    "es": {"a": "derechos humanos", "b": "terrorismo", "c": "paz", "phrase": "derechos humanos", "stem": "terror*", "person": "Secretario General"},
    "fr": {"a": "droits de l’homme", "b": "terrorisme", "c": "paix", "phrase": "droits de l’homme", "stem": "terror*", "person": "Secrétaire général"},
    "ru": {"a": "права человека", "b": "терроризм", "c": "мир", "phrase": "права человека", "stem": "террор*", "person": "Генеральный секретарь"},
    "zh": {"a": "人权", "b": "恐怖主义", "c": "和平", "phrase": "国际合作", "stem": "恐*", "person": "秘书长"},
}  # fmt: skip
OPERATORS = {
    "ar": ("و", "أو", "ليس"), "en": ("AND", "OR", "NOT"), "es": ("Y", "O", "NO"),
    "fr": ("ET", "OU", "SAUF"), "ru": ("И", "ИЛИ", "НЕ"), "zh": ("与", "或", "非"),
}  # fmt: skip
SECTIONS = (
    (
        gettext_lazy("Words"),
        (
            ("{b} {c}", gettext_lazy("All the words, in any of their forms. Case, accents and the kind of apostrophe never matter.")),
            ('"{phrase}"', gettext_lazy("In quotation marks: exactly these words, one after the other.")),
            ("={c}", gettext_lazy("Exactly this form of the word.")),
            ("{stem}", gettext_lazy("Words that begin so. An asterisk may stand anywhere for any letters, a question mark inside a word for one.")),
            ('"{b} {c}"~8', gettext_lazy("Near each other: at most so many words apart, in any order.")),
            ('"{b} {c}"~>8', gettext_lazy("Near each other, in this order.")),
        ),
    ),
    (
        gettext_lazy("Joining"),
        (
            ("{b} {OR} {c}", gettext_lazy("One or the other. AND, OR and NOT always work; so do the words of your language, in capitals where it has them.")),
            ("{b} {NOT} {c}", gettext_lazy("The first without the second.")),
            ("({b} {OR} {c}) {person}", gettext_lazy("Brackets keep together what belongs together.")),
        ),
    ),
    (
        gettext_lazy("Symbols"),
        (
            ("A/RES/74/175", gettext_lazy("A symbol alone, in any spelling, leads to its page; with a paragraph, to the paragraph.")),
            ('"74/175"', gettext_lazy("In quotation marks it is looked for in the texts.")),
            ("cites:A/RES/70/1", gettext_lazy("Paragraphs that cite it, themselves or through their notes.")),
            ("symbol:A/RES/74/175 {c}", gettext_lazy("Within one resolution.")),
        ),
    ),
    (
        gettext_lazy("Facts"),
        (
            ("type:operative {b}", gettext_lazy("In operative paragraphs; also preambular, note, title, heading, annex, table.")),
            ("action:request {c}", gettext_lazy("Paragraphs by which the organ does something: request, urge, recall, decide and so on.")),
            ('addressee:"{person}" action:request', gettext_lazy("Paragraphs addressed to somebody.")),
            ("session:74 {c}", gettext_lazy("Of one session, or of several: session:[74 TO 76].")),
            ("year:[2019 TO 2021] {b}", gettext_lazy("Of some years; date: takes days and months as well, as in date:2019-12.")),
            ("committee:3 {c}", gettext_lazy("Of a committee; organ:, agenda: and subject: work the same way.")),
            ("vote:recorded {c}", gettext_lazy("Adopted by a recorded vote; vote:consensus, status:adopted and status:draft work the same way.")),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A query that can be tried, and what it asks for."""

    query: str
    address: str
    explained: str


def sections(language: str) -> list[tuple[str, list[Example]]]:
    """The examples in the words of a language."""
    words = WORDS.get(language, WORDS["en"])
    _and, either, without = OPERATORS.get(language, OPERATORS["en"])
    made = []
    for title, rows in SECTIONS:
        examples = []
        for pattern, explained in rows:
            query = pattern.format(**words, OR=either, NOT=without)
            examples.append(Example(query, Options(q=query, language=language).address(), explained))
        made.append((title, examples))
    return made
