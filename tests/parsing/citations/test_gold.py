"""Citations of the two first texts, paragraph by paragraph, against the checked lists."""

import json

import pytest
from django.conf import settings

from corpus.parsing import citations
from corpus.parsing.document import Document, Footnote, Paragraph

GOLD = ["A_RES_66_178.fr.json", "A_C.3_78_L.5.fr.json"]


@pytest.mark.parametrize("name", GOLD)
def test_every_citation_of_the_first_texts(name):
    path = settings.BASE_DIR.parent / "shared" / "gold" / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    gold = json.loads(path.read_text(encoding="utf-8"))
    printed = gold["preambular"] + gold["operative"]
    document = citations.annotate(
        Document(
            name,
            "markdown",
            language="fr",
            organ="A",
            paragraphs=tuple(Paragraph("text", one["text"]) for one in printed),
            footnotes=tuple(Footnote(str(one["mark"]), one["text"]) for one in gold["footnotes"]),
        )
    )
    expected = [_symbols_and_dates(one) for one in printed + gold["footnotes"]]
    found = [[(one.symbol, one.date) for one in text.citations] for text in document.paragraphs + document.footnotes]
    assert found == expected


def _symbols_and_dates(text):
    return [(one["symbol"], one.get("date")) for one in text.get("citations") or []]
