"""The Document: what every reader of a format produces, what `parse` prints and what intake stores.

The JSON printed by `Document.as_json` is a public contract: fields may be added, never renamed or
removed.  Text is plain Unicode with white space folded; everything else is a span over it, given as
half-open [start, end) offsets in code points.  Lines are 1-based and inclusive.

Every letter of a source is found again in one of: `masthead`, `paragraphs` (label, text, marks,
tables), `footnotes` (mark, text) or `furniture`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

Lines = tuple[int, int]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Action:
    """One finite verb by which the organ acts, as found in a paragraph (`Prie`, `Encourages`)."""

    action: str
    """Class code in lower case: request, call_upon, urge, recall, take_note, …"""
    start: int
    end: int
    primary: bool
    """True for the opening of the paragraph, False for a further act later in the sentence."""
    addressee: str | None = None
    """Who is asked, in the words of the text; None where the act has no addressee."""
    alternatives: tuple[str, ...] = ()
    """Other classes the same phrase often stands for (French `Engage`: encourage, urge)."""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The place where a paragraph calls a footnote."""

    mark: str
    """The mark as printed: `1`, `*`."""
    offset: int
    """The mark stood before the character at this offset of the text."""
    footnote: str | None
    """Anchor of the footnote; None when no such footnote is in the source."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of text that names a resolution, a document or a treaty."""

    start: int
    end: int
    symbol: str
    """Canonical symbol of the target (`A/RES/65/232`, `S/RES/2133 (2014)`, `UNTS/39574`)."""
    pinpoint: str | None = None
    """Anchor inside the target that the text names (`op5`, `annex1`, `s2`), else None."""
    method: str = "recognised"
    """`linked` when the source carried the link, `recognised` when found in the words."""
    date: str | None = None
    """ISO date that the text gives for the target, if it does."""
    candidates: tuple[str, ...] = ()
    """Symbols this may be when the text does not decide; `symbol` is then the printed number."""
    also: tuple[str, ...] = ()
    """Further symbols that the same span names: B and C of `3419 A à D (XXX)`, treaties 971 to 973."""
    pinpoint_end: str | None = None
    """Where the text names several paragraphs: the last of them (`op7` of `paragraphes 5 à 7`), then after commas
    what stands beside them (`,op9,op11..op13` of `paragraphes 5, 9 et 11 à 13`)."""
    linked: str | None = None
    """The symbol of the link that the source carried here; another than `symbol` when the words contradict it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the text that has an address of its own."""

    kind: str
    """preambular | operative | heading | annex | table | text."""
    text: str
    anchor: str = ""
    """Address inside the document (`op10`, `pp3`, `op5.a.ii`, `s2.op3`); see resolutions/anchors.py."""
    number: str | None = None
    """The number in Latin digits or letters: `10`, `a`, `ii`; None where none is printed."""
    label: str | None = None
    """The number as printed: `10.`, `a)`, `(أ)`, `II`."""
    parent: str | None = None
    """Anchor of the enclosing paragraph; None at the top level."""
    level: int = 0
    """Depth below the numbered paragraph: 0 itself, 1 for (a), 2 for (i); for headings their rank."""
    emphasis: tuple[Span, ...] = ()
    opening: str | None = None
    """The opening words (`Rappelant également`); None where there are none."""
    actions: tuple[Action, ...] = ()
    footnotes: tuple[FootnoteMark, ...] = ()
    citations: tuple[Citation, ...] = ()
    table: tuple[tuple[str, ...], ...] | None = None
    """Rows of cells, for kind `table`; `text` is then the cells joined by tabs and newlines."""
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note printed at the foot of a page."""

    mark: str
    text: str
    anchor: str = ""
    emphasis: tuple[Span, ...] = ()
    citations: tuple[Citation, ...] = ()
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class MastheadLine:
    """A line of the heading or closing block, kept word by word beside the data read from it."""

    kind: str
    """symbol | organisation | organ | distribution | date | language | original | session | committee |
    agenda_item | agenda_title | document_type | adoption | provenance | title | proponent | meeting |
    adopted | vote | other."""
    text: str
    lines: Lines = (0, 0)
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Letters of the source that are not part of the text: rules, page numbers, page headings."""

    kind: str
    text: str
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class Warning:
    """Something in the source that was mended, doubted or not understood."""

    code: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class State:
    """How one State voted: `vote` is in_favour | against | abstaining | not_voting."""

    name: str
    vote: str


@dataclass(frozen=True, slots=True)
class Vote:
    """The outcome of adoption; `outcome` is consensus | recorded."""

    outcome: str
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None
    states: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from draft to adoption."""

    stage: str
    """draft | sponsors_added | report | adopted | composition (a member elected by a decision)."""
    symbol: str | None = None
    date: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A keyword from a thesaurus: scheme `UNBIS`, `SDG`, …"""

    scheme: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """One resolution in one language, as understood from one source."""

    source: str
    format: str
    """pdftotext | markdown | pdf | docx | html | akn."""
    language: str | None = None
    symbol: str | None = None
    status: str | None = None
    """adopted | draft."""
    organ: str | None = None
    """Symbol prefix of the organ: A, S, E, A/HRC."""
    session: str | None = None
    """`66`, `ES-11`, `XXX`; for the Security Council and ECOSOC the year."""
    title: str = ""
    adopted: str | None = None
    issued: str | None = None
    meeting: str | None = None
    committee: str | None = None
    """Symbol of the committee: `A/C.3`."""
    agenda_items: tuple[str, ...] = ()
    draft: str | None = None
    """Symbol of the draft this was adopted from, when the source says so."""
    report: str | None = None
    """Symbol of the committee report that recommended it."""
    record: str | None = None
    """Symbol of the verbatim record of its adoption."""
    sponsors: tuple[str, ...] = ()
    vote: Vote | None = None
    steps: tuple[Step, ...] = ()
    subjects: tuple[Subject, ...] = ()
    masthead: tuple[MastheadLine, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def as_json(self) -> dict:
        """The Document as plain lists and dictionaries, ready for `json.dumps`."""
        return asdict(self)


FIELDS = tuple(field.name for field in fields(Document))


class UnreadableSource(ValueError):
    """Bytes that can't be read at all; `code` names the reason, the message says what to do.

    Raised by readers and by `parse`.  `parameters` fills the placeholders when the interface
    translates the message (see corpus/messages.py).
    """

    def __init__(self, code: str, message: str, **parameters):
        super().__init__(message)
        self.code = code
        self.parameters = parameters
