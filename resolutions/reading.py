"""One language version laid out for the page: paragraphs, notes and masthead as HTML, in a fixed number of queries."""

from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import F

from . import addresses, citation_forms, rendering, symbols, wording
from .models import Citation, FootnoteMark
from .rendering import NoteMark

HEADER_KINDS = ("adoption", "provenance", "document_type")
CLOSING_KINDS = ("meeting", "adopted", "vote")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a paragraph cites: the symbol, where it leads, and the note through which it is cited."""

    symbol: str
    address: str
    held: bool
    note: str = ""
    note_anchor: str = ""


@dataclass(slots=True)
class Piece:
    """A paragraph as the page shows it."""

    anchor: str
    kind: str
    label: str
    level: int
    html: str
    text: str = ""
    """The same words without marks and links."""
    is_table: bool = False
    cites: list[Cited] = field(default_factory=list)
    citing: int = 0
    """How many resolutions cite this very paragraph."""
    citation: str = ""
    """How this paragraph is cited, in the language of the text."""

    @property
    def heading(self) -> str:
        """The element of a heading: h3 for annexes and sections, h4 below; empty for a paragraph."""
        return "" if self.kind != "heading" else ("h3" if self.level < 2 else "h4")


@dataclass(slots=True)
class Note:
    """A note with the ways back to its marks: (id of the mark, words for the paragraph)."""

    anchor: str
    mark: str
    html: str
    returns: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What the page of a language version shows."""

    version: object
    parts: list[tuple[str, list[Piece]]]
    """(preamble | operative | annex, its paragraphs), in the order of the text."""
    notes: list[Note]
    header: list[tuple[str, str]]
    """(kind, HTML) of the lines between title and text: how it was adopted, on whose report."""
    proponent: str
    closing: list[str]
    printed: list[str]
    """The other lines of the heading, as the document prints them."""

    @property
    def has_annex(self) -> bool:
        """Whether the closing lines are followed by annexes."""
        return any(name == "annex" for name, _pieces in self.parts)

    @property
    def contents(self) -> list[dict]:
        """The parts for a list of contents: name, first anchor, headings, and the first and last number if there are several."""
        parts = []
        for name, pieces in self.parts:
            numbered = [piece for piece in pieces if piece.kind == "operative" and not piece.level and piece.label]
            numbers = [piece.label.rstrip(". -") for piece in numbered]
            span = (numbers[0], numbers[-1]) if len(numbers) > 1 and len(set(numbers)) == len(numbers) else ()
            headings = [piece for piece in pieces if piece.kind == "heading"]
            parts.append({"name": name, "anchor": pieces[0].anchor, "headings": headings, "numbers": span})
        return parts

    @property
    def headings(self) -> list[Piece]:
        """The headings, for a list of contents."""
        return [piece for piece in self.pieces if piece.kind == "heading"]

    @property
    def pieces(self) -> list[Piece]:
        """All paragraphs in the order of the text."""
        return [piece for _part, pieces in self.parts for piece in pieces]


def read(version, interface: str, citing: dict[str, int] | None = None, prefix: str = "", looked_for=None) -> Reading:
    """The version laid out for readers of `interface`, in four queries.

    `citing` counts who cites which anchor; `prefix` begins the ids of notes and marks, so that two
    versions can stand on one page; `looked_for` has the stretches to mark in the texts at some anchors.
    """
    citing, looked_for = citing or {}, looked_for or {}
    paragraphs = list(version.paragraphs.all())
    footnotes = list(version.footnotes.all())
    called = _group(FootnoteMark.objects.filter(paragraph__version=version).select_related("paragraph"), "paragraph_id")
    citations = Citation.objects.filter(version=version).annotate(leads_to=F("target__symbol"))
    in_paragraph = _group((found for found in citations if found.paragraph_id), "paragraph_id")
    in_note = _group((found for found in citations if found.footnote_id), "footnote_id")
    in_line = _group((found for found in citations if found.masthead_line is not None), "masthead_line")

    marks = _marks(called, {note.pk: note for note in footnotes}, prefix)
    notes = [_note(note, in_note.get(note.pk, ()), interface, looked_for.get(note.anchor, ())) for note in footnotes]
    _tie(notes, paragraphs, marks, prefix)
    cited_in_note = {
        note.pk: [_cited(found, interface, note.mark, note.anchor) for found in in_note.get(note.pk, ())]
        for note in footnotes
    }
    symbol, labels = symbols.parse(version.resolution.symbol), {paragraph.anchor: paragraph.label for paragraph in paragraphs}
    pieces = []
    for paragraph in paragraphs:
        found = in_paragraph.get(paragraph.pk, ())
        piece = _piece(paragraph, found, marks.get(paragraph.pk, ()), interface, looked_for.get(paragraph.anchor, ()))
        piece.cites = _unique(
            [_cited(citation, interface) for citation in found]
            + [cited for mark in called.get(paragraph.pk, ()) for cited in cited_in_note.get(mark.footnote_id, ())]
        )
        piece.citing = citing.get(paragraph.anchor, 0)
        piece.citation = citation_forms.paragraph(symbol, version.language, paragraph.anchor, labels)
        pieces.append(piece)
    lines = [
        (line.get("kind", "other"), rendering.prose(line.get("text", ""), _links(in_line.get(place, ()), interface)))
        for place, line in enumerate(version.masthead)
    ]
    return Reading(
        version=version,
        parts=[(name, list(group)) for name, group in groupby(pieces, key=_part_of)],
        notes=notes,
        header=[line for line in lines if line[0] in HEADER_KINDS],
        proponent=next((html for kind, html in lines if kind == "proponent"), ""),
        closing=[html for kind, html in lines if kind in CLOSING_KINDS],
        printed=[html for kind, html in lines if kind not in (*HEADER_KINDS, *CLOSING_KINDS, "proponent", "title")],
    )


def paragraph_spans(paragraph, citations, interface: str) -> list[rendering.Span]:
    """Opening, emphasis and links of a paragraph as spans."""
    spans = _links(citations, interface)
    opened = opening_span(paragraph)
    if opened:
        spans.append(rendering.opening(*opened))
    spans += [
        rendering.emphasis(start, end)
        for start, end in paragraph.emphasis
        if not (opened and opened[0] <= start and end <= opened[1])
    ]
    return spans


def opening_span(paragraph) -> tuple[int, int] | None:
    """Where the opening words stand: at the place of the primary action, else at the beginning; None without any."""
    if not paragraph.opening:
        return None
    for action in paragraph.actions:
        if action.get("primary"):
            return action["start"], max(action["end"], action["start"] + len(paragraph.opening))
    return (0, len(paragraph.opening)) if paragraph.text.startswith(paragraph.opening) else None


def _part_of(piece: Piece) -> str:
    if piece.anchor.startswith("annex"):
        return "annex"
    return "preamble" if piece.kind == "preambular" else "operative"


def _group(rows, field_name):
    groups = {}
    for row in rows:
        groups.setdefault(getattr(row, field_name), []).append(row)
    return groups


def address_of(citation, interface: str) -> str:
    """Where a citation leads: to the paragraph it names where the target has it; empty while the text leaves it open."""
    if citation.candidates:
        return ""
    # The line of the heading that names the draft of the text itself leads to the draft.
    if citation.target is None or citation.masthead_line is not None:
        return addresses.of(citation.target_symbol, interface, citation.pinpoint)
    return addresses.of(citation.target.symbol, interface, citation.places[0] if citation.places else "")


def _links(citations, interface):
    """Links to the pages of what is cited; what stayed ambiguous is not linked."""
    links = []
    for found in citations:
        address = _address(found, interface)
        if address:
            css = "citation" if found.target_id else "citation pending"
            links.append(rendering.link(found.start, found.end, address, class_=css, title=found.target_symbol))
    return links


def _address(found, interface):
    """Where a citation leads: to the first paragraph meant of the held text, or to the page of its symbol; nowhere if ambiguous."""
    if found.target_id:
        return addresses.of(found.leads_to, interface, found.places[0] if found.places else "")
    return "" if found.candidates else addresses.of(found.target_symbol, interface)


def _cited(found, interface, note="", note_anchor=""):
    return Cited(found.target_symbol, _address(found, interface), found.target_id is not None, note, note_anchor)


def _unique(cited: list[Cited]) -> list[Cited]:
    """Each symbol once, the direct citation before the one through a note."""
    seen = {}
    for one in cited:
        seen.setdefault(one.symbol, one)
    return list(seen.values())


def _marks(called, notes, prefix) -> dict[int, list[NoteMark]]:
    """The marks of each paragraph; each has an id that says which note it calls and for which time."""
    times, marks = {}, {}
    for found in sorted((mark for group in called.values() for mark in group), key=_place):
        note = notes.get(found.footnote_id)
        if note is None:
            marks.setdefault(found.paragraph_id, []).append(NoteMark(found.offset, found.mark))
            continue
        times[note.pk] = times.get(note.pk, 0) + 1
        anchor = f"{prefix}mark-{note.anchor}" + (f"-{times[note.pk]}" if times[note.pk] > 1 else "")
        marks.setdefault(found.paragraph_id, []).append(
            NoteMark(found.offset, found.mark, href=f"#{prefix}{note.anchor}", anchor=anchor)
        )
    return marks


def _place(mark):
    return mark.paragraph.position, mark.offset, mark.order


def _note(note, citations, interface, looked_for):
    spans = _links(citations, interface) + [rendering.emphasis(*span) for span in note.emphasis]
    spans += [rendering.highlight(*stretch) for stretch in looked_for]
    return Note(note.anchor, note.mark, rendering.note(note.text, spans))


def _tie(notes, paragraphs, marks, prefix):
    """Give each note its ways back, in the order of the text."""
    by_anchor = {note.anchor: note for note in notes}
    for paragraph in paragraphs:
        for mark in marks.get(paragraph.pk, ()):
            if mark.href:
                by_anchor[mark.href[1 + len(prefix) :]].returns.append((mark.anchor, wording.paragraph(paragraph.anchor)))


def _piece(paragraph, citations, marks, interface, looked_for):
    spans = paragraph_spans(paragraph, citations, interface)
    spans += [rendering.highlight(*stretch) for stretch in looked_for]
    if paragraph.table:
        html = rendering.table(paragraph.table, paragraph.text, spans, marks)
    else:
        html = rendering.prose(paragraph.text, spans, marks)
    return Piece(
        paragraph.anchor, paragraph.kind, paragraph.label, paragraph.level, html, paragraph.text, bool(paragraph.table)
    )
