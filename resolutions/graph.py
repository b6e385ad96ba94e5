"""The graph of citations, paragraph to paragraph: each citation as a record, and the three forms it is handed out in.

Everything is streamed: no more than a batch of rows is in memory, however large the corpus.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from io import StringIO
from xml.sax.saxutils import escape, quoteattr

from .models import Citation, Paragraph
from .reading import opening_span

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Edge:
    """One citation: from a paragraph (directly or through a note) to a text, or to one of its paragraphs."""

    source: str
    language: str
    paragraph: str
    """Anchor; empty for a line of the heading."""
    kind: str
    opening: str
    action: str
    note: str
    """Anchor of the note through which it is cited."""
    start: int
    end: int
    target: str
    """The held resolution; the symbol as cited where none is held."""
    place: str
    """Anchor in the target that the pinpoint means; empty for the text as a whole."""
    cited_as: str
    pinpoint: str
    """The paragraph that the words name, whether the target has it or not."""
    date: str
    method: str
    status: str
    """held | pending | open (the text leaves open which it is)."""


COLUMNS = tuple(field.name for field in fields(Edge))


def edges(language: str | None = None) -> Iterator[Edge]:
    """Every citation of the texts held (in one language), a record for each paragraph from which and to which it leads."""
    rows = Citation.objects.held().select_related("version__resolution", "paragraph", "footnote", "target")
    rows = rows.defer("version__facts", "version__warnings", "version__masthead", "paragraph__lines", "paragraph__table")
    rows = rows.prefetch_related("footnote__marks__paragraph").order_by("version_id", "pk")
    if language:
        rows = rows.filter(version__language=language)
    for row in rows.iterator(BATCH):
        callers = [mark.paragraph for mark in row.footnote.marks.all()] if row.footnote else [row.paragraph]
        for paragraph in dict.fromkeys(callers or [None]):
            for place in row.places or [""]:
                yield _edge(row, paragraph, place)


def _edge(row: Citation, paragraph: Paragraph | None, place: str) -> Edge:
    opened = opening_span(paragraph) if paragraph else None
    acts = paragraph.actions if paragraph else ()
    return Edge(
        source=row.version.resolution.symbol, language=row.version.language,
        paragraph=paragraph.anchor if paragraph else "", kind=paragraph.kind if paragraph else "heading line",
        opening=paragraph.text[opened[0] : opened[1]] if opened else "",
        action=next((act["action"] for act in acts if act.get("primary")), ""),
        note=row.footnote.anchor if row.footnote else "", start=row.start, end=row.end,
        target=row.target.symbol if row.target else row.target_symbol, place=place, cited_as=row.target_symbol,
        pinpoint=row.pinpoint, date=row.date.isoformat() if row.date else "", method=row.method,
        status="held" if row.target else "open" if row.candidates else "pending",
    )  # fmt: skip


def as_csv(found: Iterable[Edge]) -> Iterator[str]:
    """Lines of CSV with a heading; what a spreadsheet would take for a formula begins with an apostrophe."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for edge in found:
        writer.writerow([_harmless(value) for value in asdict(edge).values()])
        if buffer.tell() > 30_000:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _harmless(value):
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def as_jsonl(found: Iterable[Edge]) -> Iterator[str]:
    """One JSON object a line."""
    for edge in found:
        yield json.dumps(asdict(edge), ensure_ascii=False) + "\n"


def as_graphml(found: Iterable[Edge]) -> Iterator[str]:
    """GraphML: a node for each paragraph or text, written before the first edge that needs it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield '<key id="symbol" for="node" attr.name="symbol" attr.type="string"/>\n'
    yield '<key id="anchor" for="node" attr.name="anchor" attr.type="string"/>\n'
    of_edges = [name for name in COLUMNS if name not in ("source", "target", "paragraph", "place")]
    for name in of_edges:
        kind = "int" if name in ("start", "end") else "string"
        yield f'<key id="{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="citations" edgedefault="directed">\n'
    written: set[str] = set()
    for edge in found:
        ends = ((edge.source, edge.paragraph), (edge.target, edge.place))
        for symbol, anchor in ends:
            if (name := _node(symbol, anchor)) not in written:
                written.add(name)
                yield f'<node id={quoteattr(name)}><data key="symbol">{escape(symbol)}</data><data key="anchor">{escape(anchor)}</data></node>\n'
        values = asdict(edge)
        data = "".join(f'<data key="{name}">{escape(_legal(str(values[name])))}</data>' for name in of_edges if values[name] != "")
        yield f"<edge source={quoteattr(_node(*ends[0]))} target={quoteattr(_node(*ends[1]))}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _node(symbol: str, anchor: str) -> str:
    return _legal(f"{symbol}#{anchor}" if anchor else symbol)


def _legal(text: str) -> str:
    """The text without the control characters that XML can't hold."""
    return "".join(character for character in text if character >= " " or character in "\t\n\r")


FORMS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/jsonl; charset=utf-8", as_jsonl),
    "graphml": ("application/graphml+xml; charset=utf-8", as_graphml),
}
