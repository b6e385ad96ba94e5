"""Stage 8: the sheet written out as a Document, every paragraph and note with its anchor."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions import anchors, symbols

from .document import Document, Footnote, FootnoteMark, Paragraph
from .passage import ITALIC
from .sheet import Sheet, Unit

_FACTS = ("status", "organ", "title", "adopted", "issued", "meeting", "committee", "agenda_items", "draft", "report", "sponsors")


def compose(sheet: Sheet, symbol: str | None) -> Document:
    """The Document; `symbol` is what the caller knows where the text does not say."""
    notes = _notes(sheet)
    placed = anchors.assign(sheet.units)
    facts = {name: sheet.facts[name] for name in _FACTS if sheet.facts.get(name) is not None}
    said = _symbol(sheet, symbol)
    return Document(
        source=sheet.source,
        format=sheet.format,
        language=sheet.language,
        symbol=str(said) if said else None,
        session=sheet.facts.get("session") or (said.session if said else None),
        masthead=tuple(sheet.masthead + sheet.closing),
        paragraphs=tuple(_paragraph(unit, anchor_of, *place) for unit, anchor_of, place in zip(sheet.units, _called(sheet, notes), placed)),
        footnotes=tuple(notes),
        furniture=tuple(sorted(sheet.furniture, key=lambda each: each.lines)),
        warnings=tuple(sorted(sheet.warnings, key=lambda each: each.line)),
        **facts,
    )


def _symbol(sheet: Sheet, given: str | None) -> symbols.Symbol | None:
    """The printed symbol, else the given one; warned of when there is none, or two that differ."""
    printed = _parsed(sheet.facts.get("symbol"))
    known = _parsed(given)
    if printed and known and printed.key != known.key:
        sheet.warn("symbol-differs", 1, f"The text says {printed}, not {known}; the text was believed.")
    if not printed and not known:
        sheet.warn("no-symbol", 1, "The text does not print its symbol; say which document it is.")
    symbol = printed or known
    if symbol and symbol.kind == "draft":
        sheet.facts.setdefault("status", "draft")
    return symbol


def _parsed(text: str | None) -> symbols.Symbol | None:
    if not text:
        return None
    try:
        return symbols.parse(text)
    except ValueError:
        return None


def _notes(sheet: Sheet) -> list[Footnote]:
    notes: list[Footnote] = []
    taken: anchors.Taken = {}
    for note in sheet.notes:
        anchor = anchors.footnote_anchor(note.mark, taken)
        notes.append(
            Footnote(note.mark, note.passage.text, anchor, _words(note.passage), lines=note.passage.lines)
        )
    return notes


def _called(sheet: Sheet, notes: list[Footnote]) -> Iterator[dict[str, str]]:
    """For each unit the notes by their marks; a letter begins anew with every table that carries it."""
    anchor_of = {note.mark: note.anchor for note in reversed(notes)}
    lettered = {note.mark: iter([each.anchor for each in notes if each.mark == note.mark]) for note in notes if note.mark.strip("()").isalpha()}
    for unit in sheet.units:
        for mark in {mark for mark, _ in unit.marks} & lettered.keys():
            anchor_of[mark] = next(lettered[mark], anchor_of[mark])
        yield anchor_of


def _paragraph(unit: Unit, anchor_of: dict[str, str], anchor: str, parent: str | None) -> Paragraph:
    text = unit.passage.text
    rows = tuple(tuple(row.split("\t")) for row in text.split("\n")) if unit.role == "table" else None
    return Paragraph(
        kind=unit.kind,
        text=text,
        number=unit.number,
        label=unit.label,
        level=unit.level,
        anchor=anchor,
        parent=parent,
        emphasis=_words(unit.passage),
        footnotes=tuple(FootnoteMark(mark, offset, anchor_of.get(mark)) for mark, offset in unit.marks),
        table=rows,
        lines=unit.lines,
    )


def _words(passage) -> tuple[tuple[int, int], ...]:
    """The italic spans, without blanks at their ends."""
    spans = []
    for start, end in passage.spans(ITALIC):
        words = passage.text[start:end]
        left, right = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if left < right:
            spans.append((left, right))
    return tuple(spans)
