"""Documents taken in: the only way into the tables of resolutions.

Each call of `accept` or `accept_all` is one transaction: everything is stored, or nothing.
"""

from contextlib import nullcontext

from django.db import DataError, transaction

from corpus.models import Source
from resolutions.models import Change, LanguageVersion, Resolution
from search import entries

from . import facts, inserting, places, revisions, settling, sources, ties, updating
from .arrivals import Arrival
from .outcome import Outcome, Refused


def accept(document, received, *, replace=None, last=True, claim=nullcontext):
    """Store a Document that came from these bytes; returns an Outcome.

    The same text again changes nothing, whatever bytes it comes from.  Another text for a symbol and
    language already held is refused, for a person has to decide: with `replace` it is taken, and where
    `replace` is None also if it is the same file (same name and format) in a newer state.  A text that
    was withdrawn stays so.  `last` is false while further Documents of the same source follow.  The lock of
    the symbol is taken inside the context `claim()`, by which an importer keeps its files in order.

    Raises Refused, with nothing written, for a Document that has no place (see arrivals.check).
    """
    try:
        [answer] = accept_all([Arrival.of(document, received, last)], replace=replace, claim=claim)
    except DataError as error:
        message = f"The text holds something that can't be stored: {str(error).splitlines()[0]}."
        raise Refused("not-storable", message, detail=str(error).splitlines()[0]) from error
    if isinstance(answer, Refused):
        raise answer
    return answer


def accept_all(arrivals, *, replace=None, claim=nullcontext):
    """Store several Arrivals, each of a source of its own; returns an Outcome or Refused for each.

    It is as if they were accepted in their order, only faster: what is new is written together.
    """
    with transaction.atomic():
        with claim():
            revisions.lock_symbols(*(arrival.symbol.key for arrival in arrivals))
        resolutions = {each.key: each for each in Resolution.objects.filter(key__in=[a.symbol.key for a in arrivals])}
        withdrawn = {key: {} for key in resolutions}
        versions = LanguageVersion.objects.order_by().filter(resolution__in=resolutions.values())
        for key, language, gone in versions.values_list("resolution__key", "language", "withdrawn"):
            withdrawn[key][language] = gone
        new = {}
        for arrival in arrivals:
            if arrival.document.language not in withdrawn.get(arrival.symbol.key, ()):
                new.setdefault((arrival.symbol.key, arrival.document.language), arrival)
        whether = {key: list(languages.values()) for key, languages in withdrawn.items()}
        outcomes = inserting.insert(list(new.values()), resolutions, whether) if new else []
        answers = {id(arrival): outcome for arrival, outcome in zip(new.values(), outcomes, strict=True)}
        return [answers.get(id(arrival)) or _answer(arrival, replace) for arrival in arrivals]


def _answer(arrival, replace):
    try:
        return _Coming(arrival, replace).run()
    except Refused as refusal:
        return refusal


class _Coming:
    """An Arrival for a symbol and language that is stored, inside the transaction and under the lock of its symbol."""

    def __init__(self, arrival, replace):
        self.arrival, self.document, self.received = arrival, arrival.document, arrival.received
        self.symbol, self.replace = arrival.symbol, replace

    def run(self):
        """The Outcome; raises Refused, with nothing written."""
        held = LanguageVersion.objects.select_related("resolution").get(
            resolution__key=self.symbol.key, language=self.document.language
        )
        if held.document_digest == self.arrival.digest:
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

    def _update(self, held):
        self._keep_source()
        facts.make_subjects(self.arrival.said)
        revisions.lock_revisions()
        moved = updating.update_pieces(held.pk, self.arrival.rows)
        for column, value in self.arrival.columns(moved).items():
            setattr(held, column, value)
        held.save()
        ties.resolve_citations_of(held.pk)
        settling.settle(held.resolution, [held.pk])
        entries.refresh([held.pk])
        places.place_citations_to(held.resolution_id)
        revision = revisions.record(Change.What.ACCEPTED, held.resolution.symbol, held)
        return self._outcome("updated", held, revision, moved)

    def _keep_source(self):
        """The bytes as received, once; accepted when the last Document in them is."""
        sources.keep(self.received, self.document, accepted=self.arrival.last)

    def _outcome(self, what, version, revision=None, moved=()):
        return Outcome(
            what, self.symbol.symbol, version.language, version.pk, revision, moved, len(version.warnings)
        )


def _file_name(name):
    return name.replace("\\", "/").rsplit("/", 1)[-1]
