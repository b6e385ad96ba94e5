"""Documents written by hand, in the forms that readers of real sources produce."""

from corpus.parsing.document import Action, Citation, Document, Footnote, FootnoteMark, MastheadLine, Paragraph

WORDS = "Recalls its resolution 70/1 and requests the Secretary-General to report"


def paragraph(kind, number, text, **more):
    """A top-level paragraph with the anchor its kind and number give it."""
    prefix = {"operative": "op", "preambular": "pp"}[kind]
    printed = {"number": str(number), "label": f"{number}."} if kind == "operative" else {}
    return Paragraph(kind=kind, text=text, anchor=f"{prefix}{number}", lines=(number, number), **printed, **more)


def cites(text, number, symbol, **more):
    """The citation of a number that stands in the text."""
    start = text.index(number)
    return Citation(start, start + len(number), symbol, **more)


def document(symbol="A/RES/90/1", language="en", preamble=("Recalling its purposes,",), body=(WORDS + ";",), **more):
    """A resolution with these paragraphs; every `70/1` in it cites A/RES/70/1; the first body paragraph has a note."""
    pieces = [*(("preambular", n, text) for n, text in enumerate(preamble, 1))]
    pieces += [("operative", n, text) for n, text in enumerate(body, 1)]
    paragraphs = [
        paragraph(
            kind, number, text,
            opening=text.split()[0], emphasis=((0, len(text.split()[0])),),
            actions=(Action("recall", 0, len(text.split()[0]), True),),
            citations=(cites(text, "70/1", "A/RES/70/1"),) if "70/1" in text else (),
            footnotes=(FootnoteMark("1", 7, "fn1"),) if (kind, number) == ("operative", 1) else (),
        )
        for kind, number, text in pieces
    ]  # fmt: skip
    return Document(**{
        "source": "example.xml", "format": "akn", "language": language, "symbol": symbol, "status": "adopted",
        "organ": "A", "session": "90", "title": "Example", "adopted": "2035-12-19",
        "masthead": (MastheadLine("proponent", "The General Assembly,", (1, 1)),),
        "paragraphs": tuple(paragraphs),
        "footnotes": (Footnote("1", "Resolution 60/288.", "fn1", citations=(Citation(11, 17, "A/RES/60/288"),)),),
        **more,
    })  # fmt: skip
