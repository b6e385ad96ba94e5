"""Every remark that the parsers make on a source has its sentence in the language of the interface."""

import ast
import re

import pytest
from django.conf import settings
from django.utils.translation import override

from corpus.parsing.akn.repairs import SENTENCES as REPAIRS
from resolutions import remarks


def spoken(node):
    """The words of a string in the code, with 7 for whatever is put into it; None where it is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(spoken(part) or "7" for part in node.values)
    return None


def made():
    """(code, message) of every remark written out in the code."""
    for path in sorted((settings.BASE_DIR / "corpus").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("warn", "Warning") and len(node.args) == 3:
                if code := spoken(node.args[0]):
                    yield code, spoken(node.args[2])
            if isinstance(node, ast.Dict) and {"code", "line", "message"} == {spoken(key) for key in node.keys if key}:
                words = dict(zip(map(spoken, node.keys), map(spoken, node.values), strict=True))
                if words["code"]:
                    yield words["code"], words["message"]
    for code, sentence in REPAIRS.items():
        yield code, re.sub(r"\{\w+\}", "7", sentence)


@pytest.mark.parametrize("code, message", sorted(set(made())))
def test_every_remark_is_said_in_other_languages(code, message):
    with override("zh"):
        said = remarks.said(code, message)
    assert not re.search(r"[A-Za-z]{2}", re.sub(r"UTF-8|Windows-1252", "", said)), said


def test_what_a_remark_names_is_kept():
    with override("fr"):
        assert remarks.said("number-gap", "The numbers go from 6 to 8; nothing was changed.") == "Les numéros passent de 6 à 8 ; rien n’a été changé."
        assert remarks.said("language-differs", "The file says the text is in es; the text is in zh.").startswith("Le fichier annonce un texte en espagnol")
        assert remarks.meaning("note-mark-twice") == "Deux notes portent le même appel …"


def test_what_is_not_known_is_said_as_it_is():
    with override("ru"):
        assert remarks.said("number-gap", "Something new.") == "Something new."
        assert remarks.said("new-code", "Something new.") == "Something new." and remarks.meaning("new-code") == "new-code"
