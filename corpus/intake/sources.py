"""What is kept of every source: its bytes once, and what became of them."""

from corpus.models import Source


def keep(received, document, accepted):
    """Store a source with the symbol of one of its Documents, or bring the stored one up to date.

    It is accepted once its last Document is (`accepted`); what is up to date is not written again.
    """
    source = Source.objects.defer("data").filter(digest=received.digest).first() or _new(received)
    before = (source.pk, source.state, source.symbols, source.supplied, source.reason)
    source.format, source.language = document.format, document.language
    if document.symbol not in source.symbols:
        source.symbols = [*source.symbols, document.symbol]
    source.supplied = received.supplied
    if accepted:
        source.state, source.reason = Source.State.ACCEPTED, None
    if before != (source.pk, source.state, source.symbols, source.supplied, source.reason) or source.pk is None:
        source.save()
    return source


def _new(received):
    return Source(
        digest=received.digest, data=received.data, size=len(received.data), name=received.name, by_id=received.by
    )
