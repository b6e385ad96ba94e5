"""What intake remarked on a source, in the language of the interface: a code and the sentence's own words.

The parsers know no interface: they write one English sentence for each remark, and that is kept with the text.  Here
the sentence is found again by its code and its words, with what it names, and said in another language.
"""

import re
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop

from . import wording

SENTENCES = {
    "number-in-text": (gettext_noop("%(count)s numbers stood in the text of their paragraphs and were set apart."),),
    "number-missing": (
        gettext_noop("A paragraph between %(before)s and %(after)s has no number; it takes %(number)s by its place."),
        gettext_noop("An operative paragraph stands here without a number."),
    ),
    "number-misprinted": (
        gettext_noop("The number %(label)s stands where %(number)s must stand by its neighbours; it is read as %(number)s."),
    ),
    "number-twice": (gettext_noop("The number %(label)s stands twice; nothing was changed."),),
    "number-gap": (
        gettext_noop("The numbers go from %(before)s to %(after)s; nothing was changed."),
        gettext_noop("Paragraph %(number)s follows %(before)s; %(missing)s is missing."),
    ),
    "number-repeated": (gettext_noop("Paragraph %(number)s comes after %(before)s."),),
    "number-unread": (gettext_noop("The number %(label)s could not be read; the paragraph is counted instead."),),
    "preambular-moved": (gettext_noop("A preambular paragraph stood in the body without a number; it is read as preamble."),),
    "operative-in-preamble": (gettext_noop("A paragraph (%(label)s) stood in the preamble; it is read as operative."),),
    "paragraph-broken": (gettext_noop("A paragraph was broken in two in the middle of a sentence; the parts were joined."),),
    "number-apart": (gettext_noop("The number %(label)s stood in a paragraph of its own; it was joined to the next one."),),
    "number-run-in": (
        gettext_noop("The paragraph %(label)s stood at the end of the one before it; it is read as a paragraph of its own."),
    ),
    "closing-moved": (gettext_noop("A line of the closing block stood in the body: “%(text)s”."),),
    "proponent-moved": (gettext_noop("The line “%(text)s” stood in the body; it names the organ."),),
    "note-repeated": (
        gettext_noop("The digits %(mark)s in the text repeat the mark of a note."),
        gettext_noop("There is more than one note %(mark)s."),
    ),
    "notes-counted": (gettext_noop("The notes print no numbers; they were counted from 1."),),
    "note-mark-twice": (gettext_noop("Two notes carry the mark %(mark)s."),),
    "note-in-masthead": (gettext_noop("The note %(mark)s is called in the heading of the document."),),
    "note-in-body": (gettext_noop("The note %(mark)s was printed in the body and is read as a note."),),
    "link-differs": (gettext_noop("The link of “%(text)s” goes to %(symbol)s; the printed number is kept instead."),),
    "link-contradicted": (
        gettext_noop("The link of “%(text)s” leads to %(symbol)s, the words name %(named)s; the words were kept."),
    ),
    "link-outside": (gettext_noop("%(count)s links go to no symbol (%(example)s)."),),
    "symbol-missing": (gettext_noop("The document carries no symbol."),),
    "symbol-from-title": (gettext_noop("The document carries no symbol; %(symbol)s follows from its title and metadata."),),
    "symbol-misprinted": (gettext_noop("The cover says %(text)s; %(symbol)s is the number of the title and of the metadata."),),
    "title-missing": (gettext_noop("The document carries no title."),),
    "symbol-unread": (gettext_noop("The symbol “%(text)s” could not be read."),),
    "name-differs": (
        gettext_noop("The file is named after %(other)s and its heading says %(symbol)s, which is kept; see whose text it is."),
    ),
    "symbol-in-metadata": (
        gettext_noop("The metadata name another resolution (%(other)s); the printed symbol %(symbol)s is kept."),
    ),
    "symbol-differs": (gettext_noop("The text says %(text)s, not %(symbol)s; the text was believed."),),
    "no-symbol": (gettext_noop("The text does not print its symbol; say which document it is."),),
    "no-language": (gettext_noop("The language could not be told; say which it is."),),
    "subjects-dropped": (gettext_noop("The subjects belong to another resolution (%(other)s) and were left out."),),
    "steps-dropped": (gettext_noop("The steps to adoption belong to another session and were left out."),),
    "date-placeholder": (gettext_noop("A placeholder date (%(date)s) was read as no date."),),
    "adopted-differs": (gettext_noop("The date of adoption is printed as %(printed)s; the metadata say %(other)s."),),
    "vote-differs": (gettext_noop("The vote gives %(count)s States %(vote)s and names %(named)s."),),
    "language-differs": (gettext_noop("The file says the text is in %(said_language)s; the text is in %(language)s."),),
    "escaped-twice": (gettext_noop("%(count)s characters were escaped twice and were read as meant."),),
    "element-unknown": (gettext_noop("The element %(element)s is not known here; its text was kept as a paragraph."),),
    "letter-from-place": (
        gettext_noop("The letter of the resolution “%(text)s” could not be read; it takes %(letter)s by its place."),
    ),
    "encoding": (
        gettext_noop("The page says that it is %(encoding)s, but it is UTF-8; it was read as UTF-8."),
        gettext_noop("The file is not UTF-8; it was read as Windows-1252. Check the accents."),
    ),
    "control-characters": (gettext_noop("%(count)s control characters were read as blanks."),),
    "tracked-changes": (gettext_noop("The file holds tracked changes: insertions were taken, deletions left out."),),
    "external-template": (gettext_noop("The file names a template outside of it, which was not fetched."),),
    "mark-doubtful": (gettext_noop("The number %(mark)s was read as the mark of note %(mark)s; compare it with the source."),),
    "mark-without-note": (gettext_noop("Mark %(mark)s calls a note that is not in the text."),),
    "note-without-mark": (gettext_noop("No paragraph calls note %(mark)s."),),
    "note-without-text": (gettext_noop("Notes %(marks)s stand at the foot of this page, but only %(count)s texts."),),
    "no-proponent": (
        gettext_noop("No line names the organ that speaks; this may be no resolution."),
        gettext_noop("No line names the organ that speaks; the text is read from its first paragraph."),
    ),
    "no-paragraphs": (gettext_noop("Neither a preambular nor an operative paragraph was found; this may be no resolution."),),
    "not-understood": (gettext_noop("This text is neither preamble nor operative part; it is kept as it stands."),),
    "several-resolutions": (gettext_noop("The source holds %(count)s resolutions; each became a document."),),
    "anchor-moved": (gettext_noop("The paragraph that stood at %(before)s now stands at %(now)s."),),
    "structure-differs": (gettext_noop("The versions in the six languages differ in their paragraphs."),),
}
"""{code: the sentences it has}."""


def said(code: str, message: str) -> str:
    """The sentence of a remark in the language of the interface; as it is where it is not known here."""
    for sentence, pattern in _patterns(code):
        if found := pattern.fullmatch(message):
            return gettext(sentence) % {name: _named(name, value) for name, value in found.groupdict().items()}
    return message


def meaning(code: str) -> str:
    """What a code stands for: its first sentence, with nothing named; the code where it is not known here."""
    if code not in SENTENCES:
        return code
    return re.sub(r"%\(\w+\)s", "…", gettext(SENTENCES[code][0])).replace("….", "…")


@lru_cache(maxsize=None)
def _patterns(code):
    return [(sentence, re.compile(_pattern(sentence), re.DOTALL)) for sentence in SENTENCES.get(code, ())]


def _pattern(sentence):
    seen, parts = set(), []
    for place, part in enumerate(re.split(r"%\((\w+)\)s", sentence)):
        parts.append(re.escape(part) if place % 2 == 0 else f"(?P={part})" if part in seen else f"(?P<{part}>.*?)")
        seen |= {part} if place % 2 else set()
    return "".join(parts)


def _named(name, value):
    if name == "vote":
        return wording.vote(value)
    return wording.language(value) if name.endswith("language") else value
