"""Ties between resolutions: citations to their targets, drafts to what was adopted from them.

A resolution is held while it has a language version that is not withdrawn.  A tie to one that is not
held stays as its symbol (pending) and is made when the resolution arrives, in the same transaction.
"""

from django.db import connection

from resolutions import symbols
from resolutions.models import LanguageVersion, Resolution

from . import places
from .rows import key_of
from .targets import meant


def resolve_citations_of(version_id):
    """Tie the pending citations of one version to what is held by now; needs the lock of the revisions."""
    keys = _keys("version_id = %s AND target_id IS NULL", version_id)
    _tie_keys(keys, version_id)
    places.place_citations_of(version_id)


def resolve_citations_to(resolution):
    """Tie anew everything that may mean this resolution, which came or went; needs the lock of the revisions.

    That is what waited for it, what its coming makes ambiguous, and what led to it and no longer does.
    """
    cited_as = list(symbols.parse(resolution.symbol).relatives)
    if resolution.draft_symbol:
        cited_as.append(key_of(resolution.draft_symbol))
    _tie_keys(_keys("target_key = ANY(%s)", cited_as) | _keys("target_id = %s", resolution.pk))
    places.place_citations_to(resolution.pk)


def _keys(condition, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT target_key FROM resolutions_citation WHERE {condition}", [value])
        return {key for (key,) in cursor.fetchall()}


def _tie_keys(keys, version_id=None):
    """Bring the target of all citations by these keys (in one version, or everywhere) to what they mean now."""
    if not keys:
        return
    found = meant(keys)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE resolutions_citation c SET target_id = now.target, places = '{}'"
            " FROM unnest(%s::text[], %s::bigint[]) now(key, target)"
            " WHERE c.target_key = now.key AND c.target_id IS DISTINCT FROM now.target"
            + (" AND c.version_id = %s" if version_id else ""),
            [list(found), list(found.values()), *([version_id] if version_id else [])],
        )


def tie_drafts(resolution):
    """Tie drafts and adopted texts that this resolution has to do with; needs the lock of the revisions.

    A draft leads to what a person supplied, else to the first resolution that names it as its draft.
    """
    drafts = Resolution.objects.filter(symbol=resolution.draft_symbol) if resolution.draft_symbol else []
    waiting = Resolution.objects.filter(adopted_as_symbol=resolution.symbol)
    own = [resolution] if resolution.status == Resolution.Status.DRAFT else []
    for draft in {draft.pk: draft for draft in (*drafts, *waiting, *own)}.values():
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
