"""The order of changes: locks that put writers in a row and hand out revisions.

Two rules keep writers from waiting for each other crosswise.  The lock of a symbol is taken before
anything else.  Rows that others can see (another version's citations, a resolution already held) are
changed only under the lock of the revisions; new rows, which nobody sees yet, are written before it.
Where that still happens (two writers with the same new words), Postgres ends one of them with an error
and nothing written; importing.work.persistently does it again.
"""

from django.db import connection

REVISION_LOCK = 0x5245_5649_5349_4F4E


def lock_symbol(key):
    """Wait until no other transaction works on the resolution with this comparison key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [key])


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
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH change AS ("
            " INSERT INTO resolutions_change (revision, what, symbol, language, version_id, at)"
            " SELECT coalesce(max(revision), 0) + 1, %s, %s, %s, %s, now() FROM resolutions_change RETURNING revision)"
            " UPDATE resolutions_languageversion SET revision = change.revision FROM change WHERE id = %s"
            " RETURNING resolutions_languageversion.revision",
            [what, symbol, version.language, version.pk, version.pk],
        )
        (version.revision,) = cursor.fetchone()
    return version.revision
