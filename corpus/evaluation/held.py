"""The rows of a language version as a Document again, for comparison with its source."""

from __future__ import annotations

from django.db.models import Prefetch

from corpus.parsing.document import Citation, Document, Footnote, FootnoteMark, MastheadLine, Paragraph
from resolutions import models
from resolutions.models import LanguageVersion

CITATIONS = Prefetch(
    "citations", models.Citation.objects.only("paragraph_id", "footnote_id", "start", "end", "target_symbol", "method").order_by()
)
MARKS = Prefetch("marks", models.FootnoteMark.objects.select_related("footnote").only("paragraph_id", "mark", "offset", "footnote__anchor"))
COLUMNS = ("version_id", "kind", "text", "anchor", "number", "label", "level")
"""What is compared; the other columns of a paragraph are larger than its text."""


def held(symbol: str | None, language: str | None) -> Document | None:
    """The stored text of a resolution in a language; None when it is not held."""
    version = (
        LanguageVersion.objects.filter(resolution__symbol=symbol, language=language, withdrawn=False)
        .select_related("resolution")
        .first()
    )
    if version is None:
        return None
    return Document(
        source="", format=version.format, language=language, symbol=symbol, session=version.resolution.session,
        title=version.title,
        masthead=tuple(MastheadLine(line["kind"], line["text"]) for line in version.masthead),
        paragraphs=tuple(map(paragraph, version.paragraphs.only(*COLUMNS).prefetch_related(MARKS, CITATIONS))),
        footnotes=tuple(
            Footnote(note.mark, note.text, note.anchor, citations=citations(note))
            for note in version.footnotes.only("version_id", "mark", "text", "anchor").prefetch_related(CITATIONS)
        ),
    )  # fmt: skip


def paragraph(row) -> Paragraph:
    marks = tuple(
        FootnoteMark(mark.mark, mark.offset, mark.footnote.anchor if mark.footnote else None) for mark in row.marks.all()
    )
    return Paragraph(
        row.kind, row.text, row.anchor, row.number or None, row.label or None,
        level=row.level, footnotes=marks, citations=citations(row),
    )  # fmt: skip


def citations(row) -> tuple[Citation, ...]:
    return tuple(Citation(one.start, one.end, one.target_symbol, method=one.method) for one in row.citations.all())
