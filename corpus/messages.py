"""Refusals in the language of the interface: codes to sentences; a code without a sentence speaks English."""

from django.utils.translation import gettext_lazy as _

from corpus.kinds import called
from resolutions import wording

SENTENCES = {
    # bytes that can't be read
    "empty": _("The file is empty; choose the file that holds the text."),
    "too-large": _("The file is too large; a resolution is far smaller."),
    "binary": _("The file is not a text (%(what)s); send the text itself."),
    "encoding": _("The file is not valid UTF-8; save it as UTF-8 and send it again."),
    "not-well-formed": _("The XML is not well-formed at line %(line)s; get the file again."),
    "doctype": _("The XML declares a DOCTYPE, which is not read; remove it."),
    "not-akn": _("The file is XML, but not Akoma Ntoso."),
    "no-statement": _("The file holds no resolution."),
    "archive": _("The file is a damaged Word or ZIP file; get it again, or open it in Word and save it anew."),
    "encrypted": _("The file is protected by a password; send it without one."),
    "old-word": _("The file is %(what)s; open it in Word and save it as .docx."),
    "pdf-broken": _("The file is not a PDF that can be read; get it again."),
    "pdf-locked": _("The file is protected by a password; send it without one."),
    "pdf-scan": _("The file holds pictures of pages and no text (a scan); have its text recognised first, or send the text."),
    "pdf-pages": _("The file holds far more than a resolution; send the pages of the resolution."),
    "pdf-long": _("The file holds far more than a resolution; send the pages of the resolution."),
    "html-broken": _("The web page is broken, and a part of it would be lost; save it anew, or send its text."),
    "html-deep": _("The web page is nested far deeper than one with a resolution; send its text."),
    "reader-time": _("The file took too long to read; send the text itself."),
    "reader-memory": _("The file needs too much memory to be read; send the text itself."),
    "reader-output": _("The file holds far more than a resolution; send the pages of the resolution."),
    "reader-failed": _("The file is damaged; get it again, or send the text itself."),
    # texts that have no place
    "no-symbol": _("The text does not say its symbol; give it below, for example A/C.3/78/L.5."),
    "bad-symbol": _("“%(symbol)s” is not a document symbol; give one such as A/RES/66/178."),
    "no-language": _("The language of the text was not recognised; choose it below."),
    "other-language": _("“%(language)s” is not one of the six official languages."),
    "no-resolution": _(
        "This is not the text of a resolution: it has neither a proponent line nor a paragraph by which an organ acts."
    ),
    "bad-date": _("“%(date)s” is not a date of the calendar; mend it in the source and send it again."),
    "not-storable": _("The text holds something that can’t be stored: %(detail)s."),
    "withdrawn": _("%(symbol)s (%(language)s) was withdrawn; restore it first."),
    "held-otherwise": _("%(symbol)s (%(language)s) is already held with another text, from %(source)s."),
    "not-held": _("%(symbol)s is not held, so it can’t be withdrawn."),
    "not-withdrawn": _("%(symbol)s was not withdrawn, so there is nothing to undo."),
}


def sentence(error):
    """What an UnreadableSource or a Refused says, in the language of the interface."""
    known = SENTENCES.get(error.code)
    if known is None:
        return str(error)
    try:
        return str(known) % {name: _named(name, value) for name, value in error.parameters.items()}
    except KeyError:
        return str(error)


def _named(name, value):
    if name == "what":
        return called(value)
    return wording.language(value) if name == "language" else value
