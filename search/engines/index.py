"""The tantivy index on disk: what it holds of an entry, and how it is built, caught up and kept whole.

What makes it safe
------------------
* One commit holds the documents and, as a document of its own, the revision they are at and the moment of
  that revision.  A process killed at any moment leaves the last commit.
* One writer at a time: a lock of the operating system on a file beside the index, freed when its holder dies.
  Others go on reading what was committed.
* The name of the folder carries FORMAT; an index of another format, of another database or one that can't be
  opened is built anew.
"""

from __future__ import annotations

import datetime
import fcntl
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tantivy

from resolutions.models import LANGUAGES, Change, LanguageVersion

from .. import analysis, vectors
from ..fields import FACETS
from ..models import Entry
from .pairs import COMMON, pair, pairs

FORMAT = 6
"""Raised whenever the schema, the analysis or what is indexed changes."""

NUMBERS = ("session", "year", "date")
COUNTED = {name: f"facet_{name}" for name in FACETS}
BATCH = 2000
SMALL_HEAP, LARGE_HEAP = 16_000_000, 192_000_000
FILLER = "_"
TITLE = 3
"""How often the words of a title are counted, so that titles come first; by the table of judged questions."""


class Busy(Exception):
    """Another process is writing the index."""


class Broken(Exception):
    """The index can't be used; the message says why."""


def schema() -> tantivy.Schema:
    """One text a language, the labels, and columns to count and sort by."""
    builder = tantivy.SchemaBuilder()
    for language in LANGUAGES:
        builder.add_text_field(f"text_{language}", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"whole_{language}", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("labels", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(f"facet_{name}", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("symbol", "newest", "oldest"):
        builder.add_text_field(f"order_{name}", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("entry", "version", *NUMBERS):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_text_field("state", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_text_field("stamp", tokenizer_name="raw", index_option="basic", stored=True)
    return builder.build()


SCHEMA = schema()


def stamp(revision: int, at) -> str:
    """What tells one state of one database from any other."""
    return f"{revision} {at.isoformat()}"


class Index:
    """The index in one folder.  Raises Broken where it can't be opened."""

    def __init__(self, folder: Path):
        self.folder = Path(folder)
        self.path = self.folder / f"tantivy-{FORMAT}"
        try:
            if not (self.path / "meta.json").exists():
                raise Broken("There is no search index yet.")
            if not tantivy.Index.is_compatible(str(self.path)):
                raise Broken("The search index was written by another version of tantivy.")
            self._open()
        except (ValueError, OSError) as error:
            raise Broken(f"The search index can't be opened: {error}") from error

    def _open(self) -> None:
        self.index = tantivy.Index(SCHEMA, str(self.path), reuse=True)
        _register(self.index)
        self.index.config_reader("manual")
        self.reload()

    def reload(self) -> None:
        """See what was committed last."""
        self.index.reload()
        self.searcher = self.index.searcher()
        self.stamp = _stamp_in(self.searcher)
        self.numbers: dict = {}
        """What an engine has counted in this state of the index."""

    @property
    def revision(self) -> int:
        """The revision of the corpus that the index is at."""
        return int(self.stamp.partition(" ")[0] or 0)

    def catch_up(self, wait: float = 0) -> int:
        """Take in every change since the revision it is at; returns the number of versions written anew.

        Raises Busy when another process keeps writing for longer than `wait` seconds.
        """
        with writing(self.folder, wait):
            self.reload()
            latest = Change.objects.latest()
            if latest is None or stamp(*latest) == self.stamp:
                return 0
            changed = Change.objects.filter(revision__gt=self.revision, revision__lte=latest[0], version__isnull=False)
            versions = sorted(set(changed.values_list("version_id", flat=True)))
            writer = self.index.writer(SMALL_HEAP, 1)
            writer.garbage_collect_files()  # what a killed writer left, which the next one would stumble over
            for version in versions:
                # by query: tantivy 0.27 deletes nothing when given a number as a term
                writer.delete_documents_by_query(tantivy.Query.term_query(SCHEMA, "version", version))
            _write(writer, Entry.objects.filter(version__in=versions), stamp(*latest))
            self.reload()
            return len(versions)

    def follows(self) -> bool:
        """Whether the revision the index is at is one of this database: else it must be built anew."""
        at = Change.objects.filter(revision=self.revision).values_list("at", flat=True).first()
        return self.stamp == (stamp(self.revision, at) if at else "")


def build(folder: Path, wait: float = 0, threads: int = 1) -> Index:
    """Build the index anew from the entries, in one commit; raises Busy as catch_up does."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"tantivy-{FORMAT}"
    with writing(folder, wait):
        fresh = folder / "building"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        index = tantivy.Index(SCHEMA, str(fresh), reuse=False)
        _register(index)
        latest = Change.objects.latest()
        _write(index.writer(LARGE_HEAP, threads), Entry.objects.all(), stamp(*latest) if latest else "")
        for old in folder.glob("tantivy-*"):
            shutil.rmtree(old, ignore_errors=True)
        fresh.rename(path)
    return Index(folder)


@contextmanager
def writing(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of the folder; raises Busy when it can't be had in `wait` seconds."""
    patience = time.monotonic() + wait
    with open(folder / "writing.lock", "w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= patience:
                    raise Busy("Another process is writing the search index.") from None
                time.sleep(0.02)
        yield


def behind(index: Index) -> int:
    """How many versions have changed since the revision the index is at."""
    return Change.objects.filter(revision__gt=index.revision).values("version_id").distinct().count()


def size(folder: Path) -> int:
    """Bytes on disk."""
    return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())


def held() -> int:
    """How many versions an index built now would hold."""
    return LanguageVersion.objects.held().count()


def _register(index: tantivy.Index) -> None:
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def _stamp_in(searcher: tantivy.Searcher) -> str:
    found = searcher.search(tantivy.Query.term_query(SCHEMA, "state", "state"), 1)
    return searcher.doc(found.hits[0][1]).to_dict()["stamp"][0] if found.hits else ""


def _write(writer: tantivy.IndexWriter, rows, at: str) -> None:
    """Add the entries and the state, and commit both at once."""
    columns = (*Row._fields[:-1], "paragraph__text", "footnote__text", "version__title")
    for *facts, paragraph, footnote, title in rows.order_by("pk").values_list(*columns).iterator(chunk_size=BATCH):
        text = paragraph if paragraph is not None else footnote if footnote is not None else title
        writer.add_document(document(Row(*facts, text)))
    writer.delete_documents_by_term("state", "state")
    state = tantivy.Document()
    state.add_text("state", "state")
    state.add_text("stamp", at)
    writer.add_document(state)
    writer.commit()
    writer.wait_merging_threads()


class Row(NamedTuple):
    """What the index takes of an entry."""

    pk: int
    version_id: int
    language: str
    order: str
    session: int | None
    year: int | None
    date: datetime.date | None
    labels: list[str]
    text: str


def document(entry: Row) -> tantivy.Document:
    """An entry as tantivy takes it."""
    made = tantivy.Document()
    text, whole = streams(entry.text, entry.language)
    if "type:title" in entry.labels:
        made.add_pre_tokenized_text(f"text_{entry.language}", _weighty(text))
    else:
        made.add_text(f"text_{entry.language}", text)
    if whole:
        made.add_text(f"whole_{entry.language}", whole)
    made.add_text("language", entry.language)
    for label in entry.labels:
        made.add_text(*column(*label.split(":", 1)))
    made.add_unsigned("entry", entry.pk)
    made.add_unsigned("version", entry.version_id)
    for name, value in _numbers(entry):
        made.add_unsigned(name, value)
    for name, key in _orders(entry):
        made.add_text(f"order_{name}", key)
    return made


def _weighty(stream: str) -> tantivy.PreTokenizedString:
    """The words of a title, each counted TITLE times at its one place, so that phrases are not disturbed."""
    words = [
        tantivy.Token(word, place, 0, 1) for place, word in enumerate(stream.split()) for _ in range(TITLE)
    ]
    return tantivy.PreTokenizedString(stream, words)


def column(name: str, value: str) -> tuple[str, str]:
    """The field and the term under which a label stands: facets have columns of their own."""
    if name in COUNTED and (name != "subject" or value[:1] == "="):
        return COUNTED[name], value
    return "labels", f"{name}:{value}"


def _numbers(entry: Row) -> Iterable[tuple[str, int]]:
    numbers = (("session", entry.session), ("year", entry.year), ("date", entry.date and entry.date.toordinal()))
    return ((name, number) for name, number in numbers if number is not None)


def _orders(entry: Row) -> Iterable[tuple[str, str]]:
    """Keys that sort upwards; those without a date come last both ways."""
    day = entry.date.toordinal() if entry.date else None
    yield "symbol", entry.order
    yield "oldest", f"{9999999 if day is None else day:07d} {entry.order}"
    yield "newest", f"{9999999 if day is None else 9999998 - day:07d} {entry.order}"


def streams(text: str, language: str) -> tuple[str, str]:
    """The words as tantivy reads them, split at blanks, and what is found only as a word.

    The exact form of the word at position p stands at 2p, its stem at 2p + 1, so that one field serves both
    and phrases may mix them.  Wholes and pairs have no place of their own and go into the second stream.
    """
    pieces = [piece for run in analysis.runs(text) if (piece := _piece(run, language)).length]
    if len(pieces) > vectors.MOST_POSITIONS or sum([piece[2] for piece in pieces]) > vectors.MOST_POSITIONS:
        return _long_streams(text, language)
    whole = [piece[1] for piece in pieces if piece[1]]
    before = ""
    for _stream, _whole, _length, first, last in pieces:
        if first and before:
            whole.append(pair(before, first))
        before = last
    return " ".join([piece[0] for piece in pieces]), " ".join(whole)


class Piece(NamedTuple):
    """One run of a text."""

    stream: str
    whole: str
    length: int
    """How many words it has."""
    first: str
    last: str
    """Its first and last word where they are common ones (pairs.py)."""


@lru_cache(maxsize=1 << 17)
def _piece(run: str, language: str) -> Piece:
    """The two streams of one run of a text, and what its neighbours need to know."""
    tokens = analysis.tokens(run, language)
    words = [token for token in tokens if token.parts == 1]
    if not words:
        return Piece("", "", 0, "", "")
    whole = [f"={token.exact} {token.stem}" for token in tokens if token.parts > 1]
    whole += pairs([token.exact for token in words], language)
    first, last = (form if form in COMMON[language] else "" for form in (words[0].exact, words[-1].exact))
    return Piece(" ".join([f"={token.exact} {token.stem}" for token in words]), " ".join(whole), len(words), first, last)


def _long_streams(text: str, language: str) -> tuple[str, str]:
    """The same where limits on positions may apply: a filler stands where a form has had its share."""
    tokens = analysis.tokens(text, language)
    whole = [form for token in tokens if token.parts > 1 for form in ("=" + token.exact, token.stem)]
    places = {lexeme: set(positions) for lexeme, positions in vectors.places(text, language).items()}
    stream, placed = [], []
    for token in tokens:
        if token.parts == 1:
            for form in ("=" + token.exact, token.stem):
                stream.append(form if token.position in places[form] else FILLER)
            placed.append(token.exact if token.position in places["=" + token.exact] else "")
    whole += pairs(placed, language)
    return " ".join(stream), " ".join(whole + [lexeme for lexeme, positions in places.items() if not positions])
