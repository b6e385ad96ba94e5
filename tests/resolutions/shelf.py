"""A small shelf of texts written for the tests, taken in through intake as real ones are."""

import itertools

from corpus.intake import Received, accept
from corpus.parsing.document import (
    Action, Citation, Document, Footnote, FootnoteMark, MastheadLine, Paragraph, State, Step, Subject, Vote,
)  # fmt: skip

counter = itertools.count()


def take(document):
    """Through intake, each from bytes of its own."""
    return accept(document, Received.of(b"%d" % next(counter), document.source))


def cited(text, number, symbol, pinpoint=None):
    """The citation of a number that stands in the text."""
    start = text.index(number)
    return Citation(start, start + len(number), symbol, pinpoint)


def operative(number, text, **more):
    """A numbered paragraph whose first word is its opening."""
    first = text.split()[0]
    defaults = {"opening": first, "actions": (Action("decide", 0, len(first), True),), "emphasis": ((0, len(first)),)}
    return Paragraph("operative", text, f"op{number}", str(number), f"{number}.", **{**defaults, **more})


def preambular(number, text, **more):
    """A preambular paragraph whose first word is its opening."""
    first = text.split()[0]
    return Paragraph("preambular", text, f"pp{number}", opening=first, emphasis=((0, len(first)),), **more)


FOUNTAINS = "Recalling its resolution 88/4 on public fountains,"
BENCHES = "Decides that paragraph 2 of resolution 88/4 applies to benches as well;"


def fountains(language="en", **more):
    """A/RES/90/7: cites A/RES/88/4 directly and, through note 1 (called twice), A/RES/60/900; has an annex and a table."""
    paragraphs = (
        preambular(1, FOUNTAINS, citations=(cited(FOUNTAINS, "88/4", "A/RES/88/4"),)),
        preambular(2, "Mindful of the Convention on Fountains,", footnotes=(FootnoteMark("1", 38, "fn1"),)),
        operative(1, BENCHES, citations=(cited(BENCHES, "88/4", "A/RES/88/4", "op2"),)),
        operative(2, "Requests the Gardener:", footnotes=(FootnoteMark("1", 21, "fn1"),)),
        Paragraph("operative", "To water;", "op2.a", "a", "(a)", "op2", 1),
        Paragraph("operative", "To report on <water> & light.", "op2.b", "b", "(b)", "op2", 1),
        Paragraph("heading", "Annex", "annex1", level=0),
        Paragraph("table", "Site\tTaps\nNorth\t2", "annex1.t1", table=(("Site", "Taps"), ("North", "2"))),
    )
    note = "Resolution 60/900, annex."
    return Document(**{
        "source": f"fountains.{language}.xml", "format": "akn", "language": language, "symbol": "A/RES/90/7", "status": "adopted",
        "organ": "A", "session": "90", "title": "Fountains and benches", "adopted": "2035-12-01", "meeting": "12",
        "committee": "A/C.2", "agenda_items": ("14",), "draft": "A/C.2/90/L.3", "report": "A/90/400",
        "sponsors": ("Utopia", "Erewhon"),
        "vote": Vote("recorded", 3, 1, 1, 0, (State("Utopia", "in_favour"), State("Erewhon", "against"))),
        "steps": (Step("draft", "A/C.2/90/L.3", "2035-10-01"), Step("adopted", "A/RES/90/7", "2035-12-01")),
        "subjects": (Subject("UNBIS", "1", "FOUNTAINS"),),
        "masthead": (
            MastheadLine("organ", "General Assembly"), MastheadLine("title", "90/7. Fountains and benches"),
            MastheadLine("proponent", "The General Assembly,"), MastheadLine("meeting", "12th plenary meeting"),
        ),
        "paragraphs": paragraphs, "footnotes": (Footnote("1", note, "fn1", citations=(cited(note, "60/900", "A/RES/60/900"),)),),
        **more,
    })  # fmt: skip


def draft(**more):
    """The draft of A/RES/90/7, itself in English."""
    return Document(**{
        "source": "draft.xml", "format": "akn", "language": "en", "symbol": "A/C.2/90/L.3", "status": "draft", "organ": "A",
        "session": "90", "title": "Fountains and benches", "issued": "2035-10-01", "committee": "A/C.2",
        "masthead": (MastheadLine("proponent", "The General Assembly,"),),
        "paragraphs": (operative(1, "Decides to think about benches."),), **more,
    })  # fmt: skip


def long(count, **more):
    """A/RES/90/8 with many paragraphs, each citing and each with a note."""
    text = "Recalls its resolution 88/4 again;"
    paragraphs = tuple(
        operative(n, text, citations=(cited(text, "88/4", "A/RES/88/4"),), footnotes=(FootnoteMark(str(n), 7, f"fn{n}"),))
        for n in range(1, count + 1)
    )
    notes = tuple(
        Footnote(str(n), "Resolution 60/900.", f"fn{n}", citations=(Citation(11, 17, "A/RES/60/900"),))
        for n in range(1, count + 1)
    )
    given = {"symbol": "A/RES/90/8", "source": "long.xml", "draft": None, "steps": (), **more}
    return fountains(**given, paragraphs=paragraphs, footnotes=notes)
