"""Notes of Markdown: `[^1]: …`, and blocks that numbers link to or begin with."""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks import Block, Run

_DEFINITION = re.compile(r"\s{0,3}\[\^([^\]\s]{1,40})\]:(?=\s|$|\S)")
_CORE = re.compile(r"\s*[\[(]?\s*(\d{1,3}|\*{1,3})\s*[\])]?\s*")
_OWN = r"\s*\^?\s*[\[(]?\s*{}\s*[\])]?\s*[.:/]?(?=\W|$|[^\W\d_])\s*"


class Definitions:
    """The names of the notes that a text defines as `[^name]:`; the name is the mark."""

    def __init__(self, text: str):
        self.names = {found[1] for line in text.splitlines() if (found := _DEFINITION.match(line))}

    def begins(self, line: str) -> bool:
        """The line begins the definition of a note."""
        return bool(_DEFINITION.match(line))

    def opening(self, line: str) -> str | None:
        """The mark of the note that a line begins."""
        found = _DEFINITION.match(line)
        return found[1] if found else None


def told(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with marks and notes that links tell.

    A number that links inside the page is a mark; a block that begins with one that was called before is its note,
    and so is one that begins with the number and has a sign that links back, behind it or at its end.
    """
    called: set[str] = set()
    made = []
    for block in blocks:
        note = _note(block, called)
        made.append(note or _marked(block, called))
    return tuple(made)


def _inside(run: Run) -> bool:
    return run.href is not None and run.href.startswith("#") and len(run.href) > 1


def _note(block: Block, called: set[str]) -> Block | None:
    """The block as a note; None when it is none."""
    if block.kind != "text":
        return None
    runs = [run for run in block.runs if run.text.strip()]
    if not runs:
        return None
    back = any(_inside(run) and not any(map(str.isalnum, run.text)) for run in (*runs[:2], runs[-1]))
    found = _CORE.fullmatch(runs[0].text) if _inside(runs[0]) else re.match(r"\s*\[?(\d{1,3})[\].)]", block.text) if back else None
    if not found or found[1] not in called:
        return None
    kept = [run for run in block.runs if not (_inside(run) and not any(map(str.isalnum, run.text)))]
    cut = re.match(_OWN.format(re.escape(found[1])), "".join(run.text for run in kept))
    return replace(block, runs=(Run(found[1], runs[0].line, raised=True, mark=True), *_without_start(kept, cut.end() if cut else 0)), kind="note")


def _without_start(runs: list[Run], cut: int) -> tuple[Run, ...]:
    kept = []
    for run in runs:
        rest, cut = run.text[cut:], max(0, cut - len(run.text))
        if rest:
            kept.append(replace(run, text=rest, raised=False))
    return tuple(kept)


def _marked(block: Block, called: set[str]) -> Block:
    """The block with its linked numbers as marks."""
    runs = []
    for run in block.runs:
        core = _CORE.fullmatch(run.text)
        if core and _inside(run) and block.kind != "heading":
            called.add(core[1])
            runs.append(Run(core[1], run.line, raised=True, mark=True))
        else:
            runs.append(run)
    return replace(block, runs=tuple(runs))
