"""What is kept of every source: its bytes once, and what became of them."""

from corpus.models import Source


def keep(received, document, accepted):
    """Store a source with the symbol of one of its Documents, or bring the stored one up to date.

    It is accepted once its last Document is (`accepted`); what is up to date is not written again.
    """
    source = Source.objects.defer("data").filter(digest=received.digest).first() or _new(received)
    before = (source.pk, source.state, source.symbols, source.supplied, source.reason)
    _told(source, received, document, accepted)
    if before != (source.pk, source.state, source.symbols, source.supplied, source.reason) or source.pk is None:
        source.save()
    return source


def _told(source, received, document, accepted):
    """The source with what is known now of one of its Documents."""
    source.format, source.language = document.format, document.language
    if document.symbol not in source.symbols:
        source.symbols = [*source.symbols, document.symbol]
    source.supplied = received.supplied
    if accepted:
        source.state, source.reason = Source.State.ACCEPTED, None
    return source


def keep_all(arrivals):
    """The same for Arrivals of different sources, written together."""
    digests = [arrival.received.digest for arrival in arrivals]
    held = set(Source.objects.filter(digest__in=digests).values_list("digest", flat=True))
    new = []
    for arrival in arrivals:
        if arrival.received.digest in held:
            keep(arrival.received, arrival.document, arrival.last)
        else:
            new.append(_told(_new(arrival.received), arrival.received, arrival.document, arrival.last))
    Source.objects.bulk_create(new)


def _new(received):
    return Source(
        digest=received.digest, data=received.data, size=len(received.data), name=received.name, by_id=received.by
    )
