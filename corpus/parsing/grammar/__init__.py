"""Grammar: per language, where acts stand in a sentence and how they name who is addressed."""

from corpus.parsing.grammar import arabic, chinese, english, french, russian, spanish

_LANGUAGES = {"ar": arabic, "en": english, "es": spanish, "fr": french, "ru": russian, "zh": chinese}

FRAMES = {language: grammar.FRAME for language, grammar in _LANGUAGES.items()}
"""Language → how its verbs name the addressee."""
CLAUSES = {language: grammar.CLAUSE for language, grammar in _LANGUAGES.items()}
"""Language → where its further verbs stand."""
