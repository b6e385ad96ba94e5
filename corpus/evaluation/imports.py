"""Documents as people have them against the XML of the same documents: paragraphs, notes, heading, speed.

    python manage.py evaluate import ../shared/corpus/pdf
    python manage.py evaluate import ../shared/corpus/pdf --format layout --worst 20

A set is a folder with `pairs.tsv`: a line for each document with the columns pdf (or source), symbol and gold,
the XML file, which may stand in an archive beside the set.  `--format` other than the files' own has
the PDFs turned into text first (`pdftotext` of the system): text, layout, raw.
"""

from __future__ import annotations

import csv
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse

from .likeness import Likeness, compare
from .naive import members

CONVERSIONS = {"text": (), "layout": ("-layout",), "raw": ("-raw",)}
MEASURES = (
    ("letters", "paragraphs identical in letters"),
    ("spaces", "… in letters, signs and spaces"),
    ("places", "… of the right kind and number"),
    ("notes", "notes identical and tied to the right place"),
    ("heading", "symbol, title and date right"),
    ("right", "documents right in every respect"),
)


def add_arguments(parser) -> None:
    parser.add_argument("--format", choices=CONVERSIONS, help="turn PDFs into text first")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="documents to name, the worst first")
    parser.add_argument("--only", metavar="WORD", default="", help="only documents whose name holds the word")


def report(paths: Iterable[Path], options: dict) -> Iterator[str]:
    """A table for each format and language, then the worst documents with their first difference."""
    likenesses: dict[tuple[str, str], list[Likeness]] = defaultdict(list)
    refused = []
    for path in paths:
        for name, data, gold in pairs(path, options.get("only") or ""):
            truth = parse(gold, name + ".xml")[0]
            data, name = converted(data, name, options.get("format"))
            start = time.perf_counter()
            try:
                found = parse(data, name, truth.language)
            except UnreadableSource as error:
                refused.append(f"Not read: {error}")
                continue
            form = options.get("format") or found[0].format
            likenesses[form, truth.language or "?"].append(compare(name, truth, found, time.perf_counter() - start))
    for (form, language), group in sorted(likenesses.items()):
        yield from table(form, language, group)
    yield from refused
    yield from worst([each for group in likenesses.values() for each in group], options.get("worst", 10))


def pairs(path: Path, word: str) -> Iterator[tuple[str, bytes, bytes]]:
    """Name, bytes and XML of every document of a set.  Raises FileNotFoundError for a file that is not there."""
    folder = path if path.is_dir() else path.parent
    with open(folder / "pairs.tsv", encoding="utf-8", newline="") as listing:
        rows = [row for row in csv.DictReader(listing, delimiter="\t") if row["gold"] and word in str(row)]
    golds = standing(folder, {row["gold"] for row in rows})
    for row in rows:
        source = row.get("source") or row["pdf"]
        yield source, (folder / source).read_bytes(), golds[row["gold"]]


def standing(folder: Path, names: set[str]) -> dict[str, bytes]:
    """The XML files by name: in the set, beside it, or in the archive called like their first folder."""
    found = {}
    for place in (folder, folder.parent):
        found.update({name: (place / name).read_bytes() for name in names - set(found) if (place / name).is_file()})
    for archive in {name.split("/")[0] for name in names - set(found)}:
        for name, data in members(folder.parent / f"{archive}.tar.xz"):
            inside = name[name.rfind(archive + "/") :] if archive + "/" in name else name
            if inside in names:
                found[inside] = data
    missing = sorted(names - set(found))
    if missing:
        raise FileNotFoundError(f"{missing[0]} stands neither in {folder} nor in an archive beside it.")
    return found


def converted(data: bytes, name: str, form: str | None) -> tuple[bytes, str]:
    """The bytes as they are, or what `pdftotext` makes of them."""
    if form is None:
        return data, name
    done = subprocess.run(["pdftotext", *CONVERSIONS[form], "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout, Path(name).with_suffix(".txt").name


def table(form: str, language: str, group: list[Likeness]) -> Iterator[str]:
    seconds, pages = sum(each.seconds for each in group), sum(each.pages for each in group)
    yield f"{form}, {language}: {len(group)} documents, {seconds:.1f} seconds, {len(group) / seconds:.0f} documents a second" + (
        f", {pages / seconds:.0f} pages a second" if pages else ""
    )
    for measure, words in MEASURES:
        right, of = (sum(each.counts[measure][place] for each in group) for place in (0, 1))
        share = f"{right / of:8.2%}" if of else f"{'-':>8}"
        yield f"    {words:48}{right:>7} of {of:>6}{share}"


def worst(likenesses: list[Likeness], count: int) -> Iterator[str]:
    """The documents with the most faults and their first difference."""
    faulty = sorted((each for each in likenesses if each.faults), key=lambda each: -each.faults)
    for each in faulty[:count]:
        yield f"{each.name}: {each.faults} faults; {each.difference}"

