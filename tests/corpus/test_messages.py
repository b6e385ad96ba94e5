"""Every refusal has a sentence in the language of the interface."""

import re

from django.conf import settings
from django.utils.translation import override

from corpus.messages import SENTENCES, sentence
from corpus.parsing.document import UnreadableSource


def test_every_code_that_can_be_raised_has_its_sentence():
    raised = set()
    for path in (settings.BASE_DIR / "corpus").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        raised |= set(re.findall(r'\b(?:UnreadableSource|Refused|_refusal)\(\s*"([a-z-]+)"', source))
    assert len(raised) > 20
    assert raised <= set(SENTENCES)


def test_a_sentence_is_translated():
    error = UnreadableSource("pdf-locked", "a.pdf is locked with a password; send it without one.", name="a.pdf")
    with override("fr"):
        assert sentence(error) == "Le fichier est protégé par un mot de passe ; envoyez-le sans mot de passe."
