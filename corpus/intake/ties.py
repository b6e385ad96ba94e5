"""Ties between resolutions: citations to their targets, drafts to what was adopted from them.

A resolution is held while it has a language version that is not withdrawn.  A tie to one that is not
held stays as its symbol (pending) and is made when the resolution arrives, in the same transaction.
"""

from django.db import connection

from resolutions.models import LanguageVersion, Resolution

HELD = "EXISTS (SELECT 1 FROM resolutions_languageversion v WHERE v.resolution_id = r.id AND NOT v.withdrawn)"


def held_targets(keys):
    """Comparison key → primary key, for those of the keys whose resolution is held."""
    statement = f"SELECT r.key, r.id FROM resolutions_resolution r WHERE r.key = ANY(%s) AND {HELD}"
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys)])
        return dict(cursor.fetchall())


def resolve_citations_of(version_id):
    """Tie the pending citations of one version to what is held by now; needs the lock of the revisions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE resolutions_citation c SET target_id = r.id FROM resolutions_resolution r"
            f" WHERE c.version_id = %s AND c.target_id IS NULL AND r.key = c.target_key AND {HELD}",
            [version_id],
        )


def resolve_citations_to(resolution):
    """Tie everything that waited for this resolution to it; needs the lock of the revisions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE resolutions_citation SET target_id = %s WHERE target_key = %s AND target_id IS NULL",
            [resolution.pk, resolution.key],
        )


def release_citations_to(resolution):
    """Make every citation of a resolution pending again, since it is no longer held."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resolutions_citation SET target_id = NULL WHERE target_id = %s", [resolution.pk])


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
