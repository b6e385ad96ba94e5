"""What goes into intake besides the Document, and what comes out of it."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Received:
    """A source on its way in: its bytes, its name, and what a person supplied with it."""

    data: bytes
    name: str
    supplied: dict = field(default_factory=dict)
    """{symbol, language, adopted_as}; only what was given."""
    by: int | None = None
    """Primary key of the user who sent it; None on the command line."""
    digest: str = ""

    @classmethod
    def of(cls, data, name, supplied=None, by=None):
        """The same with the digest of the bytes worked out and empty supplements left out."""
        given = {key: value for key, value in (supplied or {}).items() if value}
        return cls(bytes(data), name, given, by, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What intake did with one Document."""

    what: str
    """new | updated | unchanged."""
    symbol: str
    language: str
    version: int
    """Primary key of the language version."""
    revision: int | None = None
    """Revision of the change; None when nothing changed."""
    moved: tuple[tuple[str, str], ...] = ()
    """Anchors whose paragraph now stands at another one: (before, now)."""
    warnings: int = 0


class Refused(ValueError):
    """A Document that intake does not take in; nothing has been written.

    `code` names the reason, the message says in one English sentence what is wrong and what to do,
    `parameters` fill the placeholders when the interface translates it (corpus/messages.py).
    """

    def __init__(self, code, message, **parameters):
        super().__init__(message)
        self.code = code
        self.parameters = parameters

    def __reduce__(self):
        return _refused, (self.code, str(self), self.parameters)


def _refused(code, message, parameters):
    """A refusal as it was in another process."""
    return Refused(code, message, **parameters)
