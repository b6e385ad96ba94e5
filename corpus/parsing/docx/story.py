"""What the reading of a Word file knows at every place: its styles and notes, the line it has come to, what is no text."""

from __future__ import annotations

from ..document import Furniture
from .notes import Notes
from .numbering import Numbering
from .package import Package
from .styles import Styles


class Story:
    """The state that the readers of paragraphs and of runs share."""

    def __init__(self, package: Package):
        self.package = package
        self.styles = Styles(package.related("styles"))
        self.numbering = Numbering(package.related("numbering"), self.styles)
        self.notes = Notes(package)
        self.furniture: list[Furniture] = []
        self.line = 0
        self.inserted = self.deleted = False
        self.made: list[str] = []
        """Labels and marks that Word makes: the file does not print them."""

    def discard(self, kind: str, text: str) -> None:
        """Letters that are no text."""
        if any(char.isalnum() for char in text):
            self.furniture.append(Furniture(kind, text, (self.line, self.line)))
