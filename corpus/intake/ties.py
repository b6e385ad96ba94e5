"""Ties between resolutions: citations to their targets, drafts to what was adopted from them.

A resolution is held while it has a language version that is not withdrawn.  A tie to one that is not
held stays as its symbol (pending) and is made when the resolution arrives, in the same transaction.
"""

from django.db import connection
from django.db.models import Q

from resolutions import symbols
from resolutions.models import LanguageVersion, Resolution

from . import places
from .rows import key_of
from .targets import meant


def resolve_citations_of(*version_ids):
    """Tie the pending citations of some versions to what is held by now; needs the lock of the revisions."""
    keys = _keys("version_id = ANY(%s) AND target_id IS NULL", version_ids)
    _tie_keys(keys, version_ids)
    places.place_citations_of(*version_ids)


def resolve_citations_to(*resolutions):
    """Tie anew everything that may mean these resolutions, which came or went; needs the lock of the revisions.

    That is what waited for them, what their coming makes ambiguous, and what led to them and no longer does.
    """
    if not resolutions:
        return
    cited_as = {key for resolution in resolutions for key in symbols.parse(resolution.symbol).relatives}
    cited_as.update(key_of(resolution.draft_symbol) for resolution in resolutions if resolution.draft_symbol)
    keys = [resolution.pk for resolution in resolutions]
    _tie_keys(_keys("target_key = ANY(%s)", cited_as) | _keys("target_id = ANY(%s)", keys))
    places.place_citations_to(*keys)


def _keys(condition, values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT target_key FROM resolutions_citation WHERE {condition}", [list(values)])
        return {key for (key,) in cursor.fetchall()}


def _tie_keys(keys, version_ids=()):
    """Bring the target of all citations by these keys (in some versions, or everywhere) to what they mean now."""
    if not keys:
        return
    found = meant(keys)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE resolutions_citation c SET target_id = now.target, places = '{}'"
            " FROM unnest(%s::text[], %s::bigint[]) now(key, target)"
            " WHERE c.target_key = now.key AND c.target_id IS DISTINCT FROM now.target"
            + (" AND c.version_id = ANY(%s)" if version_ids else ""),
            [list(found), list(found.values()), *([list(version_ids)] if version_ids else [])],
        )


def tie_drafts(*resolutions):
    """Tie drafts and adopted texts that these resolutions have to do with; needs the lock of the revisions.

    A draft leads to what a person supplied, else to the first resolution that names it as its draft.
    """
    drafts = [resolution.draft_symbol for resolution in resolutions if resolution.draft_symbol]
    adopted = [resolution.symbol for resolution in resolutions]
    own = [resolution.pk for resolution in resolutions if resolution.status == Resolution.Status.DRAFT]
    concerned = Q(symbol__in=drafts) | Q(adopted_as_symbol__in=adopted) | Q(pk__in=own)
    for draft in Resolution.objects.filter(concerned) if resolutions else ():
        _tie(draft)


def _tie(draft):
    symbol = _adopted_as(draft)
    adopted = Resolution.objects.held().filter(symbol=symbol).first() if symbol else None
    before = (draft.adopted_as_symbol, draft.adopted_as_id)
    after = (symbol, adopted.pk if adopted else None)
    if before != after:
        Resolution.objects.filter(pk=draft.pk).update(adopted_as_symbol=symbol, adopted_as=adopted)


def _adopted_as(draft):
    supplied = LanguageVersion.objects.filter(resolution=draft, facts__has_key="adopted_as").order_by("language")
    for facts in supplied.values_list("facts", flat=True):
        return facts["adopted_as"]
    claimants = Resolution.objects.held().filter(draft_symbol=draft.symbol).order_by("sort_key")
    return claimants.values_list("symbol", flat=True).first() or ""
