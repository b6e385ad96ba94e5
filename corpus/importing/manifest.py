"""`symbols.json` in a folder: what the texts beside it do not say about themselves."""

import json

from resolutions import symbols
from resolutions.models import LANGUAGES

NAME = "symbols.json"
FORM = '{"draft.txt": {"symbol": "A/C.3/78/L.5", "language": "fr", "adopted_as": "A/RES/78/226"}}'


class BadManifest(ValueError):
    """A manifest that can't be read; the message says what is wrong and how it should look."""


def read(folder):
    """{name of a file: {symbol, language, adopted_as}, only what is given}; empty where the folder has no manifest.

    Raises BadManifest for one that has another form, or names a symbol or language that is none.
    """
    try:
        given = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return {name: {what: VALUES[what](value) for what, value in said.items()} for name, said in given.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError, OSError) as error:
        raise BadManifest(f"{NAME} can't be used ({error}); it has the form {FORM}.") from error


def _symbol(text):
    return symbols.parse(text).symbol


def _language(code):
    if code not in LANGUAGES:
        raise ValueError(f"“{code}” is not one of the six official languages")
    return code


VALUES = {"symbol": _symbol, "adopted_as": _symbol, "language": _language}
