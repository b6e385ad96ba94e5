"""Language versions taken out and brought back: the rows stay, what leads to them changes."""

from django.db import transaction

from resolutions import symbols
from resolutions.models import Change, Resolution
from search import entries

from . import facts, revisions, ties
from .outcome import Refused


def withdraw(symbol, language=None):
    """Take out the versions of a resolution, or one of them; returns the languages taken out.

    Raises Refused for a symbol or language that is not held.
    """
    return _turn(symbol, language, withdrawn=True)


def restore(symbol, language=None):
    """Undo `withdraw`; returns the languages brought back.  Raises Refused when none was withdrawn."""
    return _turn(symbol, language, withdrawn=False)


@transaction.atomic
def _turn(symbol, language, withdrawn):
    resolution, versions = _find(symbol, language, withdrawn)
    revisions.lock_revisions()
    resolution.versions.filter(pk__in=[version.pk for version in versions]).update(withdrawn=withdrawn)
    if facts.settle(resolution):
        changed = list(resolution.versions.all())
    else:
        changed = versions
    ties.resolve_citations_to(resolution)
    ties.tie_drafts(resolution)
    entries.refresh([version.pk for version in changed])
    turned = {version.pk for version in versions}
    for version in changed:
        what = Change.What.WITHDRAWN if withdrawn else Change.What.RESTORED
        revisions.record(what if version.pk in turned else Change.What.ACCEPTED, resolution.symbol, version)
    return [version.language for version in versions]


def _find(symbol, language, withdrawn):
    try:
        key = symbols.parse(symbol).key
    except ValueError as error:
        message = f"“{symbol}” is not a document symbol; give one such as A/RES/66/178."
        raise Refused("bad-symbol", message, symbol=symbol) from error
    revisions.lock_symbols(key)
    resolution = Resolution.objects.filter(key=key).first()
    versions = resolution.versions.filter(withdrawn=not withdrawn) if resolution else []
    if language and resolution:
        versions = versions.filter(language=language)
    if not versions:
        which = f"{symbol} ({language})" if language else symbol
        if withdrawn:
            raise Refused("not-held", f"{which} is not held, so it can't be withdrawn.", symbol=which)
        raise Refused("not-withdrawn", f"{which} was not withdrawn, so there is nothing to undo.", symbol=which)
    return resolution, list(versions)
