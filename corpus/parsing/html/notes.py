"""Notes of a page: a raised or bracketed number that links to a later block calls that block as its note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..blocks import Block, Run
from .flow import Flow

_CORE = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|\*{1,3}|†)\s*[\])]?\s*")
_CONTAINERS = ("li", "div", "p", "section", "aside", "dd", "td", "tr")


@dataclass(slots=True)
class _Called:
    """A note: its mark, where it is called and the blocks it takes up."""

    mark: str
    block: int
    places: list[int]


def tied(flow: Flow, blocks: list[Block]) -> tuple[list[Block], set[int], list[str]]:
    """The blocks with marks and notes told; the places of notes; letters of links back, which are no text."""
    place_of = {id(block): place for place, block in enumerate(blocks)}
    target = {key: place_of.get(id(block)) for key, block in flow.holding.items()}
    notes: dict[str, _Called] = {}
    for place, block in enumerate(blocks):
        for run in block.runs:
            key, core = _fragment(run), _CORE.fullmatch(run.text)
            at = target.get(key)
            if core and at is not None and at > place and key not in notes:
                notes[key] = _Called(core[1], place, _extent(flow, key, at, blocks))
    if not notes:
        return blocks, set(), []
    taken = {place for note in notes.values() for place in note.places}
    back: list[str] = []
    made: list[Block] = []
    places: set[int] = set()
    heads = {note.places[0]: note for note in notes.values()}
    for place, block in enumerate(blocks):
        if place in heads:
            places.add(len(made))
            note = _note(heads[place], [_without_back(blocks[one], target, one, back) for one in heads[place].places])
            made.append(flow.instead(note, block))
        elif place not in taken:
            made.append(flow.instead(_called(block, notes), block))
    return made, places, back


def _fragment(run: Run) -> str:
    """The place in this page that a run links to."""
    return run.href.partition("#")[2] if run.href and "#" in run.href else ""


def _extent(flow: Flow, key: str, first: int, blocks: list[Block]) -> list[int]:
    """The blocks of a note: those of the element that the link leads to, or of its paragraph."""
    element = flow.named[key]
    if element.tag not in _CONTAINERS:
        return [first]
    places = [first]
    for place in range(first + 1, len(blocks)):
        stood = flow.element_of(blocks[place])
        if stood is None or not (stood is element or element in stood.iterancestors()):
            break
        places.append(place)
    return places


def _called(block: Block, notes: dict[str, _Called]) -> Block:
    """A block whose linked numbers have become marks."""
    runs: list[Run] = []
    changed = False
    for run in block.runs:
        core = _CORE.fullmatch(run.text)
        if core and _fragment(run) in notes:
            changed = True
            if runs and runs[-1].text.endswith("["):
                runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
            runs.append(Run(core[1], run.line, raised=True, mark=True))
        elif changed and runs[-1].mark and run.text.startswith("]"):
            runs.append(replace(run, text=run.text[1:]))
        else:
            runs.append(run)
    return replace(block, runs=tuple(run for run in runs if run.text)) if changed else block


def _without_back(block: Block, target: dict[str, int | None], place: int, back: list[str]) -> tuple[Run, ...]:
    """The runs of a note without links to where it is called."""
    kept = []
    for run in block.runs:
        at = target.get(_fragment(run))
        if _fragment(run) and not any(map(str.isalnum, run.text)):
            continue
        if at is not None and at < place and (_CORE.fullmatch(run.text) or len(run.text.strip()) < 12):
            if not _CORE.fullmatch(run.text):
                back.append(run.text)
                continue
        kept.append(run)
    return tuple(kept)


def _note(note: _Called, parts: list[tuple[Run, ...]]) -> Block:
    """A block of kind `note`: the mark, then the text without the mark it began with."""
    runs = [run for part in parts for run in (*part, Run(" ", part[-1].line if part else 0))]
    text = "".join(run.text for run in runs)
    own = re.match(rf"\s*\^?\s*[\[(]?\s*{re.escape(note.mark)}\s*[\])]?\s*[.:/]?(?=\W|$|[^\W\d_])\s*", text)
    cut = own.end() if own else 0
    line = max(runs[0].line, 1)
    kept = [Run(note.mark, line, raised=True, mark=True)]
    for run in runs:
        rest = run.text[cut:]
        cut = max(0, cut - len(run.text))
        if rest:
            kept.append(replace(run, text=rest, raised=False, line=max(run.line, line)))
    return Block(tuple(kept), "note", whole=True)
