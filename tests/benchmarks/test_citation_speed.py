"""How many megabytes of text a second one core searches for citations, in every language.

    pytest tests/benchmarks/test_citation_speed.py -s
"""

import tarfile
import time

import pytest
from django.conf import settings

from corpus.parsing import akn, citations

ARCHIVE = settings.BASE_DIR.parent / "shared" / "corpus" / "ga-77.tar.xz"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LEAST = 4.0
ENOUGH = 1_000_000
ROUNDS = 3


@pytest.fixture(scope="module")
def texts():
    """About a megabyte of paragraphs and notes a language."""
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE} is not here")
    found = {language: [] for language in LANGUAGES}
    sizes = dict.fromkeys(LANGUAGES, 0)
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            language = member.name.rpartition("/")[0][-2:]
            if not member.name.endswith(".xml") or sizes.get(language, ENOUGH) >= ENOUGH:
                continue
            for document in akn.read(archive.extractfile(member).read(), member.name):
                held = [one.text for one in document.paragraphs + document.footnotes]
                found[language] += held
                sizes[language] += sum(len(text.encode()) for text in held)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_speed_of_finding(texts, language):
    home = citations.Home(language, "A")
    size = sum(len(text.encode()) for text in texts[language]) / 1e6
    best = min(_seconds(texts[language], home) for _ in range(ROUNDS))
    print(f"\n{language}: {size / best:.1f} MB/s of processor time, {size:.1f} MB")
    assert size / best >= LEAST


def _seconds(held: list[str], home: citations.Home) -> float:
    start = time.process_time()
    for text in held:
        citations.cite(text, home)
    return time.process_time() - start
