"""A source before it is accepted: what was understood, beside the source, and what accepting would change."""

import difflib
import re
from dataclasses import dataclass

from corpus.intake import Received, Refused, check, digest_of
from corpus.kinds import called
from corpus.messages import sentence
from corpus.parsing.decoding import decode
from corpus.parsing.document import Document, UnreadableSource
from corpus.parsing.pdftotext import lines_of
from corpus.parsing.pipeline import parse
from resolutions import rendering, wording
from resolutions.models import LanguageVersion

LINES_SHOWN = 40
"""Longest stretch of source lines shown beside one paragraph."""
TEXT_FORMATS = ("pdftotext", "markdown", "html", "akn")
"""Formats whose `lines` are lines of the bytes; of the others they are pages."""


@dataclass(frozen=True)
class Piece:
    """A paragraph, note or line of the heading beside the lines it came from."""

    kind: str
    """Its name in the language of the interface."""
    anchor: str
    label: str
    html: str
    """Safe HTML made of the text and its spans."""
    lines: tuple[int, int]
    source: str
    """The text of those lines as received; empty where lines are pages."""
    citations: tuple
    actions: tuple[tuple[str, str | None], ...]
    """(the act in the language of the interface, who is addressed)."""
    opening: str | None


@dataclass(frozen=True)
class Difference:
    """What accepting does to one anchor: new | gone | changed | moved."""

    anchor: str
    what: str
    words: tuple[tuple[str, str], ...]
    """("same" | "out" | "in", text), in reading order."""


@dataclass(frozen=True)
class Preview:
    """One Document of a source."""

    document: Document
    plan: str
    """new | unchanged | replaces | refused."""
    reason: str
    """Why it is refused, in the language of the interface."""
    held: LanguageVersion | None
    digest: str
    """Names the text and what is held, so that nothing else is accepted than was seen."""
    pieces: tuple[Piece, ...]
    notes: tuple[Piece, ...]
    heading: tuple[Piece, ...]
    warnings: tuple[tuple[object, str], ...]
    """(warning, source line)."""
    furniture: tuple[tuple[str, str], ...]
    """(the name of its kind, its letters) of what is no part of the text."""
    differences: tuple[Difference, ...]


def documents_of(source):
    """The Documents in a stored source, with what was supplied.  Raises UnreadableSource."""
    supplied = source.supplied
    return parse(bytes(source.data), source.name, supplied.get("language"), supplied.get("symbol"))


def previews(source):
    """(the Preview of each Document, "") of a source, or ((), why it can't be read)."""
    try:
        documents = documents_of(source)
    except UnreadableSource as error:
        return (), sentence(error)
    lines = _lines(bytes(source.data), source.name)
    received = Received.of(b"", source.name, source.supplied)
    return tuple(_preview(document, received, lines) for document in documents), ""


def _lines(data, name):
    """The lines of a text as its reader counts them: decoded alike, and not ended by form feeds."""
    try:
        text, _ = decode(data, name)
    except UnreadableSource:
        text = data.decode("utf-8", "replace")
    return lines_of(text)


def _preview(document, received, lines):
    lines = lines if document.format in TEXT_FORMATS else []
    held, digest, plan, reason = None, "", "refused", ""
    try:
        symbol = check(document)
        digest = digest_of(document, received)
        held = LanguageVersion.objects.filter(resolution__key=symbol.key, language=document.language).first()
        plan = "new" if held is None else "unchanged" if held.document_digest == digest else "replaces"
        if plan == "replaces" and held.withdrawn:
            names = {"symbol": symbol.symbol, "language": document.language}
            raise Refused("withdrawn", "It was withdrawn; restore it first.", **names)
    except Refused as refusal:
        plan, reason = "refused", sentence(refusal)
    return Preview(
        document, plan, reason, held, f"{digest}-{held.revision if held else 0}",
        tuple(_piece(p.kind, p.anchor, p.label or "", p, lines) for p in document.paragraphs),
        tuple(_piece("note", n.anchor, n.mark, n, lines) for n in document.footnotes),
        tuple(_piece(m.kind, "", "", m, lines) for m in document.masthead),
        tuple((warning, _source(lines, (warning.line, warning.line))) for warning in document.warnings),
        tuple((called(piece.kind), piece.text) for piece in document.furniture),
        _differences(held, document) if plan == "replaces" else (),
    )  # fmt: skip


def _piece(kind, anchor, label, piece, lines):
    opening = getattr(piece, "opening", None)
    spans = [rendering.emphasis(*span) for span in getattr(piece, "emphasis", ())]
    spans += [rendering.highlight(citation.start, citation.end) for citation in piece.citations]
    marks = [rendering.NoteMark(mark.offset, mark.mark) for mark in getattr(piece, "footnotes", ())]
    return Piece(
        called(kind), anchor, label, rendering.prose(piece.text, spans, marks), piece.lines, _source(lines, piece.lines),
        piece.citations, tuple((wording.action(act.action), act.addressee) for act in getattr(piece, "actions", ())), opening,
    )  # fmt: skip


def _source(lines, span):
    first, last = span
    return "\n".join(lines[first - 1 : min(last, first + LINES_SHOWN - 1)]) if 0 < first <= len(lines) else ""


def _differences(held, document):
    before = {p.anchor: p.text for p in held.paragraphs.all()} | {n.anchor: n.text for n in held.footnotes.all()}
    after = {p.anchor: p.text for p in document.paragraphs} | {n.anchor: n.text for n in document.footnotes}
    found = []
    for anchor, text in after.items():
        if anchor not in before:
            found.append(Difference(anchor, "new", (("in", text),)))
        elif before[anchor] != text:
            found.append(Difference(anchor, "changed", words_between(before[anchor], text)))
    gone = (anchor for anchor in before if anchor not in after)
    found.extend(Difference(anchor, "gone", (("out", before[anchor]),)) for anchor in gone)
    return tuple(found)


def words_between(before, after):
    """The steps from one text to another, word by word: ("same" | "out" | "in", text)."""
    old, new = (re.findall(r"\s+|[^\W_]+|.", text, re.DOTALL) for text in (before, after))
    steps = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            steps.append(("same", "".join(old[a:b])))
            continue
        steps.extend((("out", "".join(old[a:b])),) if b > a else ())
        steps.extend((("in", "".join(new[c:d])),) if d > c else ())
    return tuple(steps)
