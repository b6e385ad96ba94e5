"""The order of changes: locks that put writers in a row and hand out revisions.

Two rules keep writers from waiting for each other crosswise.  The lock of a symbol is taken before
anything else.  Rows that others can see (another version's citations, a resolution already held) are
changed only under the lock of the revisions; new rows, which nobody sees yet, are written before it.
Where that still happens (two writers with the same new words), Postgres ends one of them with an error
and nothing written; importing.work.persistently does it again.
"""

from django.db import connection

REVISION_LOCK = 0x5245_5649_5349_4F4E


def lock_symbols(*keys):
    """Wait until no other transaction works on the resolutions with these comparison keys; all at once, in one order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(number)"
            " FROM (SELECT DISTINCT hashtextextended(key, 1) AS number FROM unnest(%s::text[]) key ORDER BY 1) numbers",
            [list(keys)],
        )


def lock_revisions():
    """Wait until every transaction that took a revision has ended; held until this one ends.

    Foreign keys are checked first, so that this work of the database is not done under the lock.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
            f" SELECT pg_advisory_xact_lock({REVISION_LOCK})"
        )


def record(what, symbol, version):
    """Write the next Change for a language version and return its revision; needs the lock."""
    record_all(what, [(symbol, version)])
    return version.revision


def record_all(what, changed):
    """Write the next Changes, one for each (symbol, language version) in their order; needs the lock."""
    if not changed:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(revision), 0) FROM resolutions_change")
        (last,) = cursor.fetchone()
        for number, (_symbol, version) in enumerate(changed, last + 1):
            version.revision = number
        rows = [(version.revision, symbol, version.language, version.pk) for symbol, version in changed]
        cursor.execute(
            "WITH change AS ("
            " INSERT INTO resolutions_change (revision, what, symbol, language, version_id, at)"
            " SELECT revision, %s, symbol, language, version, now()"
            " FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[]) row(revision, symbol, language, version)"
            " RETURNING revision, version_id)"
            " UPDATE resolutions_languageversion v SET revision = change.revision FROM change WHERE v.id = change.version_id",
            [what, *map(list, zip(*rows, strict=True))],
        )
