"""What a reader of a binary or foreign format says, as JSON values: the way out of its confined process and back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

from .blocks import Block, Run
from .document import Furniture, Warning

_run, _furniture, _warning = (attrgetter(*(field.name for field in fields(kind))) for kind in (Run, Furniture, Warning))
"""The values of each in the order of its fields; `astuple` takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a source, the letters that are no text, and what had to be mended."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[Warning, ...] = ()

    @property
    def text(self) -> str:
        """All text in reading order, one line a block; enough to tell the language."""
        return "\n".join(block.text for block in self.blocks)

    def as_json(self) -> list:
        return [
            [[[_run(run) for run in block.runs], block.kind, block.level, block.cells, block.whole, block.tight] for block in self.blocks],
            [_furniture(piece) for piece in self.furniture],
            [_warning(warning) for warning in self.warnings],
        ]

    @classmethod
    def from_json(cls, value: list) -> Reading:
        blocks, furniture, warnings = value
        return cls(
            tuple(
                Block(tuple(Run(*run) for run in runs), kind, level, cells and tuple(map(tuple, cells)), whole, tight)
                for runs, kind, level, cells, whole, tight in blocks
            ),
            tuple(Furniture(kind, text, tuple(lines)) for kind, text, lines in furniture),
            tuple(Warning(*warning) for warning in warnings),
        )
