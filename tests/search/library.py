"""Real texts for the tests of the search: a few documents of each language, taken in through intake."""

import tarfile
from pathlib import Path

import pytest
from django.conf import settings

from corpus.intake import Received, Refused, accept
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse
from resolutions.models import LANGUAGES

ARCHIVE = Path(settings.BASE_DIR).parent / "shared" / "corpus" / "ga-74.tar.xz"


def files(each, every=37):
    """`each` files of every language, spread over the archive: (name, bytes)."""
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE.name} is not beside the project")
    wanted = dict.fromkeys(LANGUAGES, each)
    seen = dict.fromkeys(LANGUAGES, 0)
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            language = next((part for part in Path(member.name).parts if part in wanted), None)
            if not member.isfile() or language is None or not member.name.endswith(".xml"):
                continue
            seen[language] += 1
            if wanted[language] and seen[language] % every == 0:
                wanted[language] -= 1
                yield Path(member.name).name, archive.extractfile(member).read()
            if not any(wanted.values()):
                return


def stock(each):
    """Take in `each` documents of every language; returns how many were taken."""
    taken = 0
    for name, data in files(each):
        try:
            for document in parse(data, name):
                accept(document, Received.of(data, name))
                taken += 1
        except (UnreadableSource, Refused):
            continue
    return taken
