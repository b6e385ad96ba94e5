"""What the pieces of a source are called at the desk: paragraphs, lines of the heading, what is left out, files that are no text."""

from django.utils.translation import gettext_lazy as _

PIECES = {
    "preambular": _("preambular paragraph"), "operative": _("operative paragraph"), "heading": _("heading"), "annex": _("annex"),
    "table": _("table"), "text": _("other text"), "note": _("note to the text"),
    # lines of the heading and of the closing block
    "symbol": _("symbol"), "organisation": _("organization"), "organ": _("organ"), "distribution": _("distribution"),
    "date": _("date"), "language": _("language"), "original": _("original language"), "session": _("session"),
    "committee": _("committee"), "agenda_item": _("agenda item"), "agenda_title": _("title of the agenda item"),
    "document_type": _("type of document"), "adoption": _("adoption"), "provenance": _("provenance"), "title": _("title"),
    "proponent": _("organ that speaks"), "meeting": _("meeting"), "adopted": _("date of adoption"), "vote": _("vote"),
    "other": _("other line"),
    # what is no part of the text
    "rule": _("rule"), "page": _("surroundings of the page"), "page number": _("page number"), "job number": _("job number"),
    "page heading": _("page heading"), "page foot": _("page foot"), "placeholder": _("placeholder"), "deleted text": _("deleted text"),
    "hidden text": _("hidden text"), "note without mark": _("note without mark"), "markup": _("markup"), "turned text": _("turned text"),
    "reading aid": _("reading aid"), "words in a drawing": _("words in a drawing"),
    # files that are no text
    "a gzip archive": _("a gzip archive"), "an xz archive": _("an xz archive"),
    "a JPEG picture": _("a JPEG picture"), "a PNG picture": _("a PNG picture"),
    "a GIF picture": _("a GIF picture"), "a program": _("a program"),
    "an old Word or Office file": _("an old Word or Office file"), "a Rich Text file": _("a Rich Text file"),
    "a WordPerfect file": _("a WordPerfect file"), "binary data": _("binary data"),
}  # fmt: skip
"""{kind that the parsers give: its name}."""


def called(kind: str) -> str:
    """The name of a kind in the language of the interface, the kind itself where it has none."""
    return str(PIECES.get(kind, kind))
