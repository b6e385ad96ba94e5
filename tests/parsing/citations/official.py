"""Official documents named by symbol and language, read from ../shared at test time."""

import csv
import re
import tarfile
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from corpus.parsing import akn, citations
from corpus.parsing.document import Document

ARCHIVE = settings.BASE_DIR.parent / "shared" / "corpus" / "ga-77.tar.xz"
HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of checked facts beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def documents(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Document]:
    """The Documents, annotated, by (symbol, language)."""
    return {key: citations.annotate(document) for key, document in given(wanted).items()}


def given(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Document]:
    """The Documents as they are read, with the links of the source, by (symbol, language)."""
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE} is not here")
    names = {(language, re.sub(r"\W", "", symbol.rpartition("/")[2])) for symbol, language in wanted}
    found = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            match = re.search(r"/(\w\w)/[^/]*77_(\d+ ?[A-Z]?)\b|/(\w\w)/[^/]*77_(\d+ ?[A-Z]?)_", member.name)
            if not match or not _is_wanted(match, names):
                continue
            for document in akn.read(archive.extractfile(member).read(), member.name):
                if (document.symbol, document.language) in wanted:
                    found[document.symbol, document.language] = document
    assert set(found) == wanted
    return found


def _is_wanted(match: re.Match, names: set[tuple[str, str]]) -> bool:
    language = match[1] or match[3]
    number = (match[2] or match[4]).replace(" ", "")
    bare = {(one, two.rstrip("ABC")) for one, two in names}
    return (language, number) in names or (language, number.rstrip("ABC")) in bare


@cache
def pinpoint_documents() -> dict[tuple[str, str], Document]:
    return documents({(row["symbol"], row["language"]) for row in rows("pinpoints.tsv")})
