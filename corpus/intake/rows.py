"""A Document as the rows that hold it: plain tuples, ready to be written or compared."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from resolutions import symbols
from search.drafts import Text

PARAGRAPH = ("position", "anchor", "kind", "number", "label", "level", "text", "emphasis", "opening", "actions",
             "table", "lines")  # fmt: skip
FOOTNOTE = ("position", "anchor", "mark", "text", "emphasis", "lines")
MARK = ("offset", "order", "mark")
CITATION = ("start", "end", "target_symbol", "target_key", "pinpoint", "pinpoint_end", "linked_symbol",
            "method", "date", "candidates")  # fmt: skip
JSON_COLUMNS = frozenset(("emphasis", "actions", "table", "lines", "candidates"))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one language version; the owner of a row is named by its place in the list."""

    title: str
    masthead: list[dict]
    warnings: list[dict]
    paragraphs: list[tuple]
    """Columns PARAGRAPH."""
    parents: list[int | None]
    """For each paragraph the place of the enclosing one."""
    footnotes: list[tuple]
    """Columns FOOTNOTE."""
    marks: list[tuple[int, tuple, int | None]]
    """(place of the paragraph, columns MARK, place of the footnote)."""
    citations: list[tuple[str, int, tuple]]
    """("paragraph" | "footnote" | "masthead", place, columns CITATION)."""

    def digest(self, facts):
        """SHA-256 over everything stored of the Document; `facts` are those of facts.of()."""
        whole = [self.title, self.masthead, self.warnings, self.paragraphs, self.parents, self.footnotes,
                 self.marks, self.citations, facts]  # fmt: skip
        return hashlib.sha256(dumps(whole).encode("utf-8", "surrogatepass")).hexdigest()


def dumps(value):
    """JSON in the one form that rows are stored and compared in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def build(document):
    """The Rows of a Document whose paragraphs have unique anchors."""
    anchors = {paragraph.anchor: place for place, paragraph in enumerate(document.paragraphs)}
    notes = {note.anchor: place for place, note in enumerate(document.footnotes)}
    return Rows(
        title=document.title,
        masthead=[{"kind": line.kind, "text": line.text, "lines": list(line.lines)} for line in document.masthead],
        warnings=[{"code": w.code, "line": w.line, "message": w.message} for w in document.warnings],
        paragraphs=[_paragraph(place, paragraph) for place, paragraph in enumerate(document.paragraphs)],
        parents=[anchors.get(paragraph.parent) if paragraph.parent else None for paragraph in document.paragraphs],
        footnotes=[_footnote(place, note) for place, note in enumerate(document.footnotes)],
        marks=_marks(document, notes),
        citations=_citations(document),
    )


def searched(document, rows):
    """What search needs of a Document, its pieces named by their places in its Rows."""
    target, pinpoint = CITATION.index("target_key"), CITATION.index("pinpoint")
    return Text(
        language=document.language,
        title=document.title,
        paragraphs=[
            (place, p.anchor, p.kind, p.text, [(a.action, a.addressee) for a in p.actions])
            for place, p in enumerate(document.paragraphs)
        ],
        footnotes=[(place, note.anchor, note.text) for place, note in enumerate(document.footnotes)],
        citations=[
            (place if owner == "paragraph" else None, place if owner == "footnote" else None, row[target], row[pinpoint])
            for owner, place, row in rows.citations
        ],
        marks=[(place, note) for place, mark, note in sorted(rows.marks, key=lambda mark: mark[:2])],
    )


def _paragraph(place, paragraph):
    return (
        place + 1, paragraph.anchor, paragraph.kind, paragraph.number or "", paragraph.label or "", paragraph.level,
        paragraph.text, _json(paragraph.emphasis), paragraph.opening or "", _actions(paragraph.actions),
        None if paragraph.table is None else dumps(paragraph.table), _json(paragraph.lines),
    )  # fmt: skip


def _footnote(place, note):
    return place + 1, note.anchor, note.mark, note.text, _json(note.emphasis), _json(note.lines)


def _json(value):
    return dumps(value) if value else "[]"


def _actions(actions):
    return _json(
        [
            {"action": a.action, "start": a.start, "end": a.end, "primary": a.primary, "addressee": a.addressee,
             "alternatives": a.alternatives}
            for a in actions
        ]
    )  # fmt: skip


def _marks(document, notes):
    rows = []
    for place, paragraph in enumerate(document.paragraphs):
        order = {}
        for mark in paragraph.footnotes:
            order[mark.offset] = order.get(mark.offset, -1) + 1
            rows.append((place, (mark.offset, order[mark.offset], mark.mark), notes.get(mark.footnote)))
    return rows


def _citations(document):
    owners = (("masthead", document.masthead), ("paragraph", document.paragraphs), ("footnote", document.footnotes))
    return [
        (owner, place, _citation(citation, symbol))
        for owner, pieces in owners
        for place, piece in enumerate(pieces)
        for citation in piece.citations
        for symbol in dict.fromkeys((citation.symbol, *citation.also))
    ]


def _citation(citation, symbol):
    """The columns of one symbol that the span names; a span such as “3419 A to D (XXX)” names several."""
    return (
        citation.start, citation.end, symbol, key_of(symbol), citation.pinpoint or "", citation.pinpoint_end or "",
        citation.linked or "", citation.method, citation.date, _json(citation.candidates),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def key_of(symbol):
    """The comparison key of a symbol; of a number that is no symbol, the number folded alike."""
    try:
        return symbols.parse(symbol).key
    except ValueError:
        return "".join(symbol.upper().split())
