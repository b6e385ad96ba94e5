"""The faults of AKN files that the reader mends or names: one table of codes, one sentence each.

A repair is made only where it is certain (un_spec 5.8); everything else is left as printed and named.
"""

from __future__ import annotations

from ..document import Warning

SENTENCES = {
    "number-in-text": "{count} numbers stood in the text of their paragraphs and were set apart.",
    "number-missing": "A paragraph between {before} and {after} has no number; it takes {number} by its place.",
    "number-misprinted": "The number {label} stands where {number} must stand by its neighbours; it is read as {number}.",
    "number-twice": "The number {label} stands twice; nothing was changed.",
    "number-gap": "The numbers go from {before} to {after}; nothing was changed.",
    "number-unread": "The number {label} could not be read; the paragraph is counted instead.",
    "preambular-moved": "A preambular paragraph stood in the body without a number; it is read as preamble.",
    "operative-in-preamble": "A paragraph ({label}) stood in the preamble; it is read as operative.",
    "paragraph-broken": "A paragraph was broken in two in the middle of a sentence; the parts were joined.",
    "number-apart": "The number {label} stood in a paragraph of its own; it was joined to the next one.",
    "number-run-in": "The paragraph {label} stood at the end of the one before it; it is read as a paragraph of its own.",
    "closing-moved": "A line of the closing block stood in the body: “{text}”.",
    "proponent-moved": "The line “{text}” stood in the body; it names the organ.",
    "note-repeated": "The digits {mark} in the text repeat the mark of a note.",
    "note-mark-twice": "Two notes carry the mark {mark}.",
    "note-in-masthead": "The note {mark} is called in the heading of the document.",
    "note-in-body": "The note {mark} was printed in the body and is read as a note.",
    "link-differs": "The link of “{text}” goes to {symbol}; the printed number is kept instead.",
    "link-outside": "{count} links go to no symbol ({example}).",
    "symbol-missing": "The document carries no symbol.",
    "symbol-from-title": "The document carries no symbol; {symbol} follows from its title and metadata.",
    "symbol-misprinted": "The cover says {text}; {symbol} is the number of the title and of the metadata.",
    "title-missing": "The document carries no title.",
    "symbol-unread": "The symbol “{text}” could not be read.",
    "name-differs": "The file is named after {other} and its heading says {symbol}, which is kept; see whose text it is.",
    "symbol-in-metadata": "The metadata name another resolution ({other}); the printed symbol {symbol} is kept.",
    "subjects-dropped": "The subjects belong to another resolution ({other}) and were left out.",
    "steps-dropped": "The steps to adoption belong to another session and were left out.",
    "date-placeholder": "A placeholder date ({date}) was read as no date.",
    "adopted-differs": "The date of adoption is printed as {printed}; the metadata say {other}.",
    "vote-differs": "The vote gives {count} States {vote} and names {named}.",
    "language-differs": "The file says the text is in {said}; the text is in {language}.",
    "escaped-twice": "{count} characters were escaped twice and were read as meant.",
    "element-unknown": "The element {element} is not known here; its text was kept as a paragraph.",
    "letter-from-place": "The letter of the resolution “{text}” could not be read; it takes {letter} by its place.",
}


def warning(code: str, line: int = 0, **parameters) -> Warning:
    """The Warning of one code, with its sentence filled in."""
    return Warning(code, line or 0, SENTENCES[code].format(**parameters))
