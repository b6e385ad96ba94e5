"""The official documents that renderings are made from, read from ../shared/corpus."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from corpus.parsing import akn
from corpus.parsing.document import Document, UnreadableSource

from .script import printable

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SUFFIXES = {"docx": ".docx", "html": ".html", "markdown": ".md", "pdf": ".pdf", "text": ".txt", "word-pdf": ".pdf"}
ARCHIVES = ("ga-74.tar.xz", "ga-75.tar.xz", "ga-77.tar.xz", "ga-79.tar.xz", "ga-ES.tar.xz")


def originals(language: str, count: int, seed: int, corpus: Path = CORPUS) -> Iterator[Document]:
    """`count` printable Documents of a language, the same for the same seed, from all archives alike."""
    return (document for _, _, document in files(language, count, seed, corpus))


def files(language: str, count: int, seed: int, corpus: Path = CORPUS) -> Iterator[tuple[bytes, str, Document]]:
    """The same with the bytes and the name of the XML file; only files that hold one Document.

    A folder `ga-79/en` beside an archive, unpacked, is read instead of it.
    """
    chance = Random(f"{language} {seed}")
    share = -(-count // 4)
    given = 0
    for archive in ARCHIVES:
        wanted = min(share, count - given)
        for data, name in _files(corpus / archive, language, chance):
            if not wanted:
                break
            documents = _documents(data, name)
            if len(documents) == 1 and documents[0].language == language and printable(documents[0]):
                wanted, given = wanted - 1, given + 1
                yield data, name, documents[0]


def _documents(data: bytes, name: str) -> tuple[Document, ...]:
    try:
        return akn.read(data, name)
    except UnreadableSource:  # the corpus holds files that no reader can read
        return ()


def _files(archive: Path, language: str, chance: Random) -> Iterator[tuple[bytes, str]]:
    """The files of one archive in a random order."""
    folder = archive.with_name(archive.name.partition(".")[0]) / language
    if folder.is_dir():
        paths = sorted(folder.glob("*.xml"))
        chance.shuffle(paths)
        yield from ((path.read_bytes(), path.name) for path in paths)
        return
    with tarfile.open(archive) as opened:
        inside = f"/{language}/"
        members = [(opened.extractfile(one).read(), Path(one.name).name) for one in opened if inside in f"/{one.name}" and one.isfile()]
    members.sort(key=lambda one: one[1])
    chance.shuffle(members)
    yield from members
