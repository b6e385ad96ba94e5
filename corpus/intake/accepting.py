"""One Document taken in: the only way into the tables of resolutions.

Each call of `accept` is one transaction: everything of a Document is stored, or nothing.
"""

from contextlib import nullcontext

from django.db import DataError, transaction

from corpus.models import Source
from resolutions import structure, symbols
from resolutions.models import LANGUAGES, Change, Footnote, LanguageVersion, Paragraph, Resolution
from search import drafts, entries

from . import facts, places, revisions, sources, ties, updating, writing
from . import rows as stored
from .outcome import Outcome, Refused


def accept(document, received, *, replace=None, last=True, claim=nullcontext):
    """Store a Document that came from these bytes; returns an Outcome.

    The same text again changes nothing, whatever bytes it comes from.  Another text for a symbol and
    language already held is refused, for a person has to decide: with `replace` it is taken, and where
    `replace` is None also if it is the same file (same name and format) in a newer state.  A text that
    was withdrawn stays so.  `last` is false while further Documents of the same source follow.  The lock of
    the symbol is taken inside the context `claim()`, by which an importer keeps its files in order.

    Raises Refused, with nothing written, for a Document that has no place (see check).
    """
    symbol = check(document)
    rows = stored.build(document)
    said = facts.of(document, received.supplied)
    try:
        with transaction.atomic():
            with claim():
                revisions.lock_symbol(symbol.key)
            return _Intake(document, received, symbol, rows, said, replace, last).run()
    except DataError as error:
        message = f"The text holds something that can't be stored: {str(error).splitlines()[0]}."
        raise Refused("not-storable", message, detail=str(error).splitlines()[0]) from error


def check(document):
    """The symbol of a Document that can be taken in; raises Refused for one that can't.

    It needs a symbol, one of the six languages, and the form of a resolution: a proponent line, or
    a preambular or operative paragraph (a decision has neither and only needs text).
    """
    symbol = _symbol_of(document)
    kinds = {paragraph.kind for paragraph in document.paragraphs}
    acts = any(line.kind == "proponent" for line in document.masthead) or kinds & {"preambular", "operative"}
    if not kinds or not acts and (symbol is None or symbol.kind != "decision"):
        message = "This is not the text of a resolution: it has neither a proponent line nor a paragraph by which an organ acts."  # noqa: E501
        raise Refused("no-resolution", message)
    if symbol is None:
        message = "The text does not say its symbol; give it (--symbol A/C.3/78/L.5) and import it again."
        raise Refused("no-symbol", message)
    if not document.language:
        raise Refused("no-language", "The language of the text was not recognised; give it (--language fr).")
    if document.language not in LANGUAGES:
        message = f"“{document.language}” is not one of the six official languages ({', '.join(LANGUAGES)})."
        raise Refused("other-language", message, language=document.language)
    return symbol


def _symbol_of(document):
    try:
        return symbols.parse(document.symbol) if document.symbol else None
    except ValueError as error:
        message = f"“{document.symbol}” is not a document symbol; give one such as A/RES/66/178 (--symbol)."
        raise Refused("bad-symbol", message, symbol=document.symbol) from error


def digest_of(document, received):
    """The digest under which this Document is, or would be, stored (LanguageVersion.document_digest)."""
    return stored.build(document).digest(facts.of(document, received.supplied))


class _Intake:
    """One Document on its way into the tables, inside the transaction and under the lock of its symbol."""

    def __init__(self, document, received, symbol, rows, said, replace, last):
        self.document, self.received, self.symbol = document, received, symbol
        self.rows, self.said, self.replace, self.last = rows, said, replace, last
        self.digest = rows.digest(said)

    def run(self):
        resolution = Resolution.objects.filter(key=self.symbol.key).first()
        languages = resolution.versions.order_by().values_list("language", "withdrawn") if resolution else ()
        withdrawn = dict(languages)
        if self.document.language not in withdrawn:
            return self._new(resolution, held_before=not all(withdrawn.values()))
        held = resolution.versions.get(language=self.document.language)
        if held.document_digest == self.digest:
            self._keep_source()
            return self._outcome("unchanged", held)
        self._may_replace(held)
        return self._update(held)

    def _may_replace(self, held):
        names = {"symbol": self.symbol.symbol, "language": held.language}
        if held.withdrawn:
            message = "{symbol} ({language}) was withdrawn; restore it first: withdraw --undo {symbol}."
            raise Refused("withdrawn", message.format(**names), **names)
        if self.replace or self.replace is None and self._same_file(held):
            return
        message = (
            "{symbol} ({language}) is already held with another text, from {source};"
            " to put this one in its place, import it with --replace."
        )
        names["source"] = self._source_name(held)
        raise Refused("held-otherwise", message.format(**names), **names)

    def _source_name(self, held):
        return Source.objects.filter(digest=held.source_digest).values_list("name", flat=True).first() or "?"

    def _same_file(self, held):
        same_name = _file_name(self._source_name(held)) == _file_name(self.received.name)
        return same_name and held.format == self.document.format

    def _new(self, resolution, held_before):
        self._keep_source()
        facts.make_subjects(self.said)
        created = resolution is None
        resolution = resolution or self._create_resolution()
        version, keys = self._insert_version(resolution)
        derived = drafts.drafts(stored.searched(self.document, self.rows))
        if created:
            facts.settle(resolution)
        if facts_stand := created or not facts.outdated(resolution):
            entries.insert(version, derived, *keys)
        revisions.lock_revisions()
        ties.resolve_citations_of(version.pk)
        if created:
            ties.tie_drafts(resolution)
        elif not facts_stand:
            changed = facts.settle(resolution)
            entries.insert(version, derived, *keys)
            if changed:
                self._tell_others(resolution, version)
        return self._finish(resolution, version, "new", held_before)

    def _create_resolution(self):
        return Resolution.objects.create(
            symbol=self.symbol.symbol,
            key=self.symbol.key,
            sort_key=self.symbol.sort_key,
            family=self.symbol.family,
            organ=self.symbol.organ,
            session=self.symbol.session or "",
            status=self.document.status or Resolution.Status.ADOPTED,
        )

    def _insert_version(self, resolution):
        """(the version, the primary keys of its paragraphs and its notes by their places)."""
        version = LanguageVersion.objects.create(
            resolution=resolution, language=self.document.language, revision=0, **self._version_columns()
        )
        rows = self.rows
        keys = writing.allot((Paragraph, len(rows.paragraphs)), (Footnote, len(rows.footnotes)))
        paragraphs, footnotes = (dict(enumerate(allotted)) for allotted in keys)
        writing.insert_paragraphs(version.pk, rows, range(len(rows.paragraphs)), paragraphs)
        writing.insert_footnotes(version.pk, rows, range(len(rows.footnotes)), footnotes)
        writing.insert_marks(rows.marks, paragraphs, footnotes)
        writing.insert_citations(version.pk, rows.citations, paragraphs, footnotes)
        return version, (paragraphs, footnotes)

    def _update(self, held):
        self._keep_source()
        facts.make_subjects(self.said)
        revisions.lock_revisions()
        moved = updating.update_pieces(held.pk, self.rows)
        for column, value in self._version_columns(moved).items():
            setattr(held, column, value)
        held.save()
        ties.resolve_citations_of(held.pk)
        changed = facts.settle(held.resolution)
        entries.refresh([held.pk])
        if changed:
            self._tell_others(held.resolution, held)
        return self._finish(held.resolution, held, "updated", True, moved)

    def _tell_others(self, resolution, version):
        """What changes elsewhere with the facts of a resolution: ties, and its versions in other languages."""
        ties.tie_drafts(resolution)
        ties.resolve_citations_to(resolution)
        siblings = list(resolution.versions.exclude(pk=version.pk))
        entries.refresh([sibling.pk for sibling in siblings])
        for sibling in siblings:
            revisions.record(Change.What.ACCEPTED, resolution.symbol, sibling)

    def _finish(self, resolution, version, what, held_before, moved=()):
        """What waited for this resolution, and the revision: last, under the lock, up to the commit."""
        if held_before:
            places.place_citations_to(resolution.pk)
        else:
            ties.resolve_citations_to(resolution)
        revision = revisions.record(Change.What.ACCEPTED, resolution.symbol, version)
        return self._outcome(what, version, revision, moved)

    def _version_columns(self, moved=()):
        return {
            "title": self.rows.title,
            "masthead": self.rows.masthead,
            "warnings": self.rows.warnings + [moved_warning(self.document, *anchors) for anchors in moved],
            "facts": self.said,
            "format": self.document.format,
            "source_digest": self.received.digest,
            "document_digest": self.digest,
            "structure_digest": structure.digest(paragraph.anchor for paragraph in self.document.paragraphs),
        }

    def _keep_source(self):
        """The bytes as received, once; accepted when the last Document in them is."""
        sources.keep(self.received, self.document, accepted=self.last)

    def _outcome(self, what, version, revision=None, moved=()):
        return Outcome(
            what, self.symbol.symbol, version.language, version.pk, revision, moved, len(version.warnings)
        )


def moved_warning(document, before, now):
    """The warning that a paragraph already held now stands at another anchor."""
    line = next(paragraph.lines[0] for paragraph in document.paragraphs if paragraph.anchor == now)
    return {"code": "anchor-moved", "line": line, "message": f"The paragraph that stood at {before} now stands at {now}."}


def _file_name(name):
    return name.replace("\\", "/").rsplit("/", 1)[-1]
