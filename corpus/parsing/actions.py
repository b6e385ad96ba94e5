"""Actions: the openings and finite verbs by which the organ acts, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from corpus.parsing import addressees, openings
from corpus.parsing.document import Action, Document, Paragraph
from corpus.parsing.grammar import CLAUSES

RUN_IN = re.compile(r"\s*(?:[.。]|[-–—] )")
"""What follows an emphasised run that is a heading inside the paragraph."""
LONGEST_RUN = 90
"""An emphasised run longer than this is not opening words but an emphasised sentence."""


def annotate(document: Document) -> Document:
    """The document with `opening` and `actions` of its preambular and operative paragraphs filled in.

    Paragraphs must have their final text and emphasis.  Everything else is left as it was; a
    document in no known language comes back unchanged.
    """
    if document.language not in openings.LANGUAGES:
        return document
    reader = _Reader(document.language, any(p.emphasis for p in document.paragraphs))
    return replace(document, paragraphs=tuple(reader.read(p) for p in document.paragraphs))


class _Reader:
    """Reads the paragraphs of one document in order, so that short names find the full ones."""

    def __init__(self, language: str, typography: bool):
        self.language = language
        self.typography = typography
        self.names = addressees.Names(language)

    def read(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with its opening and actions."""
        if paragraph.kind in openings.PARTS and paragraph.text:
            paragraph = self._annotated(paragraph)
        self.names.say(paragraph.text)
        return paragraph

    def _annotated(self, paragraph: Paragraph) -> Paragraph:
        text = paragraph.text
        primary = openings.match(text, self.language, paragraph.kind)
        run = _opening_run(paragraph)
        if run is None and (primary is None or self._is_doubtful(paragraph)):
            return paragraph
        actions = []
        if primary or run:
            start, end = run or (primary.start, primary.end)
            actions.append(self._action(text, start, end, primary, True))
        if paragraph.kind == "operative":
            past = max(end, primary.end if primary else 0)
            for found in secondary(text, start, past, self.language):
                actions.append(self._action(text, found.start, found.end, found, False))
        return replace(paragraph, opening=text[start:end], actions=tuple(actions))

    def _is_doubtful(self, paragraph: Paragraph) -> bool:
        """Chinese sub-paragraphs open with verbs that are not acts: only typography tells."""
        return self.language == "zh" and paragraph.level > 0

    def _action(self, text, start, end, opening, primary) -> Action:
        """An action over text[start:end]; an opening that the lexicon does not know is `other`."""
        action = opening.action if opening else "other"
        past = max(end, opening.end) if opening else end
        names = addressees.addressees(text, past, action, self.language)
        addressee = addressees.SEPARATOR.join([self.names.full(name, text[:start]) for name in names]) if names else None
        return Action(action, start, end, primary, addressee, opening.alternatives if opening else ())


def secondary(text: str, start: int, past: int, language: str) -> tuple[openings.Opening, ...]:
    """The further finite verbs of an operative paragraph whose opening is text[start:past] (un_spec 4.5, rule 5)."""
    clause, found, end = CLAUSES[language], [], past
    for border in _borders(language).finditer(text, past):
        if border.end() < end:
            continue
        act = openings.at(text, border.end(), language)
        if act is None or (clause.agrees and text[act.start] != text[start]):
            continue
        if not _is_act(text, act, clause, border, language):
            continue
        found.append(act)
        end = act.end
    return tuple(found)


@lru_cache(maxsize=None)
def _borders(language: str) -> re.Pattern:
    """The borders of clauses behind which an act may begin by its first word: few of all borders."""
    return re.compile(f"{CLAUSES[language].border.pattern}(?={openings.lexicon(language).acts})")


def _is_act(text, act, clause, border, language) -> bool:
    """Whether a verb that may be an act of the organ is one: neither a noun nor somebody else's act."""
    if act.action == "other" or text[act.start : act.end] in clause.never:
        return False
    if not clause.follow.match(text, act.end):
        return False
    if clause.leaves(text, border):
        return True
    return bool(addressees.addressees(text, act.end, act.action, language))


def _opening_run(paragraph: Paragraph) -> tuple[int, int] | None:
    """The emphasised run a paragraph opens with, without the marks around it."""
    if not paragraph.emphasis:
        return None
    start, end = paragraph.emphasis[0]
    run = paragraph.text[start:end]
    if start > 1 or end - start > LONGEST_RUN or end >= len(paragraph.text.rstrip(" .,;:،؛，；。")):
        return None
    if RUN_IN.match(paragraph.text, end):
        return None
    bare = re.match(r"\W*(.*?)\W*$", run, re.DOTALL)
    return (start + bare.start(1), start + bare.end(1)) if bare[1] else None
