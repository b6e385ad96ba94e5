"""What is asked of an import, and what became of each file."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about every file."""

    language: str | None = None
    symbol: str | None = None
    adopted_as: str | None = None
    replace: bool = False
    dry_run: bool = False

    @property
    def supplied(self):
        """What a person adds to the texts, as kept with the source."""
        given = {"symbol": self.symbol, "language": self.language, "adopted_as": self.adopted_as}
        return {name: value for name, value in given.items() if value}

    def of(self, file):
        """The same for one file, with what its folder's manifest says; the command line comes first."""
        return replace(self, **{**file.supplied, **self.supplied}) if file.supplied else self


@dataclass(slots=True)
class Result:
    """What became of one file."""

    name: str
    documents: list[dict] = field(default_factory=list)
    """[{symbol, language, outcome, paragraphs, footnotes, citations, warnings, …}], one for each Document."""
    problem: tuple[str, str] | None = None
    """(code, sentence) where the file, or one of its Documents, was not taken in."""
    skipped: bool = False
    """True for bytes that had been accepted before."""
    memory: int = 0
    """Peak memory of the process that did it, in bytes."""

    @property
    def moved(self):
        """A sentence for each text of which paragraphs now stand at other anchors than before."""
        return [
            f"{one['symbol']} ({one['language']}): " + ", ".join(f"{before} is now {now}" for before, now in one["moved"]) + "."
            for one in self.documents
            if one["moved"]
        ]

    @property
    def outcome(self):
        """refused | skipped | new | updated | unchanged."""
        if self.problem:
            return "refused"
        if self.skipped:
            return "skipped"
        outcomes = {document["outcome"] for document in self.documents}
        return next(outcome for outcome in ("new", "updated", "unchanged") if outcome in outcomes)
