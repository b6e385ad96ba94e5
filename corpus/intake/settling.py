"""A stored Resolution brought in line with its versions, with everything elsewhere that this changes."""

from resolutions.models import Change
from search import entries

from . import facts, revisions, ties


def settle(resolution, written):
    """Write what the versions say together, where it is new; needs the lock of the revisions.

    Ties to other resolutions follow, and so do the versions in other languages: all but those with the
    primary keys `written`, of which the caller takes care.
    """
    before = entries.shared_by([resolution])
    if not facts.settle(resolution):
        return
    ties.tie_drafts(resolution)
    ties.resolve_citations_to(resolution)
    siblings = list(resolution.versions.exclude(pk__in=written))
    if entries.shared_by([resolution]) != before:
        entries.refresh([sibling.pk for sibling in siblings])
    revisions.record_all(Change.What.ACCEPTED, [(resolution.symbol, sibling) for sibling in siblings])
