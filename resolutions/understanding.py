"""What was understood of a text and what stayed uncertain, paragraph by paragraph, for those who look after it."""

from dataclasses import dataclass, field

from .models import Citation


@dataclass(slots=True)
class Understood:
    """One paragraph: its acts (class, to whom) and what is uncertain about it."""

    anchor: str
    acts: list[tuple[str, str]] = field(default_factory=list)
    without_act: bool = False
    """Whether it should open with an act and none was recognised."""
    other_acts: list[list[str]] = field(default_factory=list)
    """The classes an act may have as well."""
    ambiguous: list[tuple[str, list[str]]] = field(default_factory=list)
    """(number as printed, the symbols it may mean)."""
    contradicted: list[tuple[str, str]] = field(default_factory=list)
    """(symbol read, symbol the source's link gives)."""

    @property
    def uncertain(self) -> bool:
        """Whether anything about it is open."""
        return bool(self.without_act or self.other_acts or self.ambiguous or self.contradicted)


def understanding(version) -> dict:
    """`paragraphs` (Understood, in order), the number of `uncertain` ones and the `warnings` of intake, in three questions."""
    found = {}
    for row in version.paragraphs.exclude(kind__in=("heading", "table")):
        one = found[row.pk] = Understood(row.anchor)
        one.acts = [(act["action"], act.get("addressee") or "") for act in row.actions]
        one.other_acts = [act["alternatives"] for act in row.actions if act.get("alternatives")]
        one.without_act = row.kind in ("preambular", "operative") and row.parent_id is None and not row.actions
    doubtful = Citation.objects.filter(version=version).exclude(candidates=[], linked_symbol="")
    for citation in doubtful.select_related("paragraph", "footnote"):
        for paragraph in _paragraphs_of(citation):
            one = found.get(paragraph)
            if one is None:
                continue
            if citation.candidates:
                text = (citation.paragraph or citation.footnote).text
                one.ambiguous.append((text[citation.start : citation.end], citation.candidates))
            elif citation.method == Citation.Method.RECOGNISED:
                one.contradicted.append((citation.target_symbol, citation.linked_symbol))
    rows = list(found.values())
    return {"paragraphs": rows, "uncertain": sum(row.uncertain for row in rows), "warnings": version.warnings}


def _paragraphs_of(citation) -> list[int]:
    """The paragraphs a citation stands in or is called from."""
    if citation.paragraph_id:
        return [citation.paragraph_id]
    return [mark.paragraph_id for mark in citation.footnote.marks.all()] if citation.footnote_id else []
