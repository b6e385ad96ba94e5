"""The AKN reader against a naive reading, letter by letter, and the languages against each other.

    python manage.py evaluate akn ../shared/corpus/*.tar.xz --differences
    python manage.py evaluate akn ../shared/corpus/ga-79.tar.xz --held

The letters of preamble, body and annexes must be equal for every well-formed file, and a paragraph must end
wherever one of the source does; a warning explains one paragraph more or less, never more than that.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, chain, combinations
from pathlib import Path
from xml.etree import ElementTree

from corpus.parsing import akn
from corpus.parsing.akn.repairs import SENTENCES
from corpus.parsing.document import Document, UnreadableSource
from resolutions import structure

from .naive import Naive, characters, members, statements

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
ESCAPED = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|amp|quot|apos|lt|gt|nbsp);")

JOINED, PARTED = "paragraph-broken", "number-run-in"
"""Warnings each of which explains one paragraph less or one more than the source has."""


def add_arguments(parser) -> None:
    parser.add_argument("--held", action="store_true", help="compare with the rows in the database instead of a new reading")
    parser.add_argument("--differences", action="store_true", help="name every language version whose anchors differ")
    parser.add_argument("--warnings", action="store_true", help="count the files with each warning")


def report(paths: Iterable[Path], options: dict) -> Iterator[str]:
    """The tables, then what is unequal, unreadable or, where asked for, different between languages."""
    held = None
    if options.get("held"):
        from .held import held
    evaluation = evaluate(paths, held)
    yield from table(evaluation)
    yield ""
    yield from anchor_lines(evaluation)
    for one in evaluation.comparisons:
        if not one.letters_equal:
            yield f"Letters differ in {one.name}: {one.difference}"
        if not one.paragraphs_equal:
            yield f"Paragraphs end elsewhere in {one.name}: {one.places}"
        if not one.notes_equal:
            yield f"Notes differ in {one.name}."
        if not one.links_equal:
            yield f"Links differ in {one.name}."
    for line in evaluation.unreadable:
        yield f"Not read: {line}"
    if options.get("warnings"):
        for code, count in evaluation.warnings.most_common():
            yield f"{count:>8} {code}: {SENTENCES.get(code, '')}"
    if options.get("differences"):
        yield from differing(evaluation)


@dataclass(frozen=True)
class Comparison:
    """One resolution of one file: what is equal, and the place of the first difference."""

    name: str
    language: str
    session: str
    letters_equal: bool
    paragraphs_equal: bool
    notes_equal: bool
    links_equal: bool
    difference: str = ""
    places: str = ""
    """Where a paragraph of the source or of the reading ends and none of the other."""


@dataclass
class Evaluation:
    """All comparisons, the unreadable files, and the anchors by symbol and language."""

    comparisons: list[Comparison] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    warnings: Counter = field(default_factory=Counter)
    anchors: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=lambda: defaultdict(dict))
    documents: dict[tuple[str, str], str] = field(default_factory=dict)


def evaluate(paths: Iterable[Path], held=None) -> Evaluation:
    """Reads every file twice and compares.  `held(symbol, language)` gives a stored Document instead."""
    evaluation = Evaluation()
    for path in paths:
        for name, data in members(path):
            for document, naive in pairs(name, data, evaluation):
                stored = held(document.symbol, document.language) if held else document
                if stored is None:
                    evaluation.unreadable.append(f"{name}: not held")
                    continue
                evaluation.comparisons.append(compare(name, stored, naive, document))
                evaluation.warnings.update({one.code for one in document.warnings})
                if document.symbol and document.language:
                    key = (document.symbol, document.language)
                    evaluation.anchors[document.symbol][document.language] = tuple(p.anchor for p in stored.paragraphs)
                    evaluation.documents[key] = name
    return evaluation


def pairs(name: str, data: bytes, evaluation: Evaluation) -> Iterator[tuple[Document, Naive]]:
    """The Documents of a file beside their naive readings; a bad file is named in the evaluation."""
    try:
        documents = akn.read(data, name)
        readings = statements(data)
    except (UnreadableSource, ElementTree.ParseError) as error:
        evaluation.unreadable.append(f"{name}: {error}")
        return
    if len(documents) != len(readings):
        raise ValueError(f"{name}: {len(documents)} documents read, {len(readings)} statements found.")
    yield from zip(documents, readings, strict=True)


def compare(name: str, document: Document, naive: Naive, parsed: Document) -> Comparison:
    codes = Counter(one.code for one in parsed.warnings)
    theirs, notes = list(naive.parts), naive.notes
    if codes["escaped-twice"]:
        *theirs, notes = (characters(ESCAPED.sub(lambda m: html.unescape(m[0]), one)) for one in (*theirs, notes))
    apart = notes_apart(document, theirs) if codes["note-in-body"] else {}
    theirs = without(theirs, [*moved_lines(document, parsed), *apart.values()])
    ours = pieces_of(document, apart)
    text, our_text, our_notes = "".join(theirs), "".join(chain(*ours)), notes_of(document, apart)
    letters = text == our_text and notes == our_notes
    joined, parted = ends_apart(theirs, ours)
    extra = codes["note-in-body"] + codes["note-in-masthead"]
    return Comparison(
        name, document.language or "?", document.session or "?", letters,
        len(joined) <= codes[JOINED] and len(parted) <= codes[PARTED],
        naive.note_count + extra == len(document.footnotes),
        links_equal(document, naive, parsed),
        "" if letters else first_difference(text + "|" + notes, our_text + "|" + our_notes),
        "; ".join(f"{text[max(0, end - 30) : end]} | {text[end : end + 30]}" for end in sorted(joined | parted)),
    )  # fmt: skip


def notes_apart(document: Document, theirs: list[str]) -> dict[str, str]:
    """The notes that stand in the body of the source, by anchor: the characters of mark and text."""
    notes = {note.anchor: characters(note.mark + note.text) for note in document.footnotes}
    return {anchor: text for anchor, text in notes.items() if text in theirs}


def moved_lines(document: Document, parsed: Document) -> list[str]:
    """The characters of the closing lines that warnings say were taken out of the body, and of drawn rules."""
    closing = [one.message.partition("“")[2].removesuffix("”.") for one in parsed.warnings if one.code == "closing-moved"]
    lines = [line.text for line in document.masthead]
    return [characters(text) for text in [*(one for one in closing if one in lines), *(one.text for one in parsed.furniture)]]


def without(parts: list[str], moved: list[str]) -> list[str]:
    """The parts of the source but for the last one that is such a text."""
    rest = list(parts)
    for text in moved:
        if text in rest:
            del rest[len(rest) - 1 - rest[::-1].index(text)]
    return rest


def pieces_of(document: Document, apart: dict[str, str]) -> list[tuple[str, str]]:
    """The characters of label and text of headings, preamble, paragraphs and tables in order.

    With the marks that the source prints in the text: repeated ones, and those of notes that stand in the body.
    """
    pieces = [("", characters(line.text)) for line in document.masthead if line.kind == "proponent"]
    called: set[str | None] = {None, *apart}
    for paragraph in document.paragraphs:
        text, repeated = paragraph.text, []
        for mark in paragraph.footnotes:
            if mark.footnote in called:
                repeated.append(mark)
            called.add(mark.footnote)
        for mark in sorted(repeated, key=lambda one: -one.offset):
            text = text[: mark.offset] + mark.mark + text[mark.offset :]
        pieces.append((characters(paragraph.label or ""), characters(text)))
    return pieces


def notes_of(document: Document, apart: dict[str, str]) -> str:
    """The characters of the notes called in the text, but for those that stand in the body."""
    called = {mark.footnote for paragraph in document.paragraphs for mark in paragraph.footnotes}
    return characters("".join(note.text for note in document.footnotes if note.anchor in called and note.anchor not in apart))


def ends_apart(theirs: list[str], ours: list[tuple[str, str]]) -> tuple[set[int], set[int]]:
    """The places in the text where only a paragraph of the source ends, and those where only one of the reading does.

    The source may print a number in a line of its own before its text, as those of sections are.
    """
    source, read = set(accumulate(map(len, theirs))), {0}
    numbers, place = set(), 0
    for label, text in ours:
        numbers.add(place + len(label))
        place += len(label) + len(text)
        read.add(place)
    return source - read - numbers, read - source - {0}


def links_equal(document: Document, naive: Naive, parsed: Document) -> bool:
    """Every link of the source is a linked citation or explained by a warning, and stands in the text compared."""
    spans = linked_spans(parsed)
    if not naive.link_count - explained(parsed) <= len(spans) <= naive.link_count:
        return False
    held = {part.anchor: part.citations for part in (*document.paragraphs, *document.footnotes)}
    return all(
        any(one.start < end and start < one.end for one in held.get(anchor, ())) for anchor, start, end in spans
    )  # fmt: skip


def linked_spans(document: Document) -> list[tuple[str, int, int]]:
    """The links of the text and its notes, with the anchors they stand in."""
    parts = (*document.paragraphs, *(note for note in document.footnotes if in_text(note, document)))
    return [(part.anchor, one.start, one.end) for part in parts for one in part.citations if one.method == "linked"]


def in_text(note, document: Document) -> bool:
    """Whether a note is called in the text, as all are but those of the heading."""
    return note.anchor in {mark.footnote for part in document.paragraphs for mark in part.footnotes}


def explained(document: Document) -> int:
    """How many links the warnings explain."""
    outside = (int(one.message.split()[0]) for one in document.warnings if one.code == "link-outside")
    return sum(one.code == "link-differs" for one in document.warnings) + sum(outside)


def first_difference(expected: str, found: str) -> str:
    place = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), min(len(expected), len(found)))
    return f"source “{expected[max(0, place - 20) : place + 40]}” read “{found[max(0, place - 20) : place + 40]}”"


# -------------------------------------------------------------------------------------------- report


def table(evaluation: Evaluation) -> list[str]:
    """Lines of the table by session and language: resolutions, letters, paragraphs, notes and links equal."""
    rows: dict[tuple[str, str], list[Comparison]] = defaultdict(list)
    for one in evaluation.comparisons:
        rows[one.session, one.language].append(one)
    lines = [f"{'session':10}{'language':10}{'read':>8}{'letters':>10}{'paragraphs':>12}{'notes':>10}{'links':>10}"]
    for (session, language), found in sorted(rows.items()):
        lines.append(line_of(session, language, found))
    lines.append(line_of("all", "all", evaluation.comparisons))
    return lines


def line_of(session: str, language: str, found: list[Comparison]) -> str:
    shares = (
        f"{sum(getattr(one, name) for one in found) / len(found):>{width}.2%}" if found else f"{'-':>{width}}"
        for name, width in (("letters_equal", 10), ("paragraphs_equal", 12), ("notes_equal", 10), ("links_equal", 10))
    )
    return f"{session:10}{language:10}{len(found):>8}" + "".join(shares)


def anchor_lines(evaluation: Evaluation) -> list[str]:
    """Lines of the table of anchors: for every pair of languages, held in both and identical."""
    lines = [f"{'pair':10}{'both':>8}{'same':>8}{'share':>10}"]
    every = same = 0
    for first, second in combinations(LANGUAGES, 2):
        both = [held for held in evaluation.anchors.values() if first in held and second in held]
        equal = sum(held[first] == held[second] for held in both)
        every, same = every + len(both), same + equal
        if both:
            lines.append(f"{first}-{second:7}{len(both):>8}{equal:>8}{equal / len(both):>10.2%}")
    if every:
        lines.append(f"{'all':10}{every:>8}{same:>8}{same / every:>10.2%}")
    return lines


def differing(evaluation: Evaluation) -> list[str]:
    """A line for each language version whose anchors differ from those of most languages."""
    return [
        f"{structure.CODE}: {symbol} {one.language}: lacks {listed(one.lacking)}; has besides {listed(one.besides)}; "
        f"{evaluation.documents[symbol, one.language]}"
        for symbol, held in sorted(evaluation.anchors.items())
        for one in structure.differences(held)
    ]


def listed(found: tuple[str, ...]) -> str:
    return (" ".join(found[:8]) + (" …" if len(found) > 8 else "")) if found else "nothing"
