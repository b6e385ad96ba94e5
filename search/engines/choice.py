"""Which engine answers: tantivy where its index is at the revision of the corpus, else Postgres.

A request that finds the index a little behind takes the changes in first, so that what was committed is found
by the next request on any machine.  Where it is far behind, missing or broken, a thread mends it while
Postgres answers.
"""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from resolutions.models import Change

from . import Engine, index
from .postgres import PostgresEngine
from .tantivy import TantivyEngine

AT_ONCE = 50
"""So many versions are taken in by the request that finds them missing; more are left to a thread."""
PATIENCE = 1.0
"""Seconds a request waits for another process that is writing."""

POSTGRES = PostgresEngine()
logger = logging.getLogger(__name__)


class _Kept:
    """The index as this process has it open."""

    def __init__(self):
        self.index: index.Index | None = None
        self.lock = threading.Lock()
        self.mending: threading.Thread | None = None


_kept = _Kept()


def engine(latest: tuple | None = None) -> tuple[Engine, str]:
    """The engine to ask now, and why it is not the default one (empty where it is); `latest` is the last change, if it is known."""
    if settings.SEARCH_ENGINE == "postgres":
        return POSTGRES, ""
    try:
        return TantivyEngine(_current(latest or Change.objects.latest())), ""
    except (index.Broken, index.Busy) as error:
        return POSTGRES, _("Postgres answers for the search index: %(reason)s") % {"reason": error}


def _current(latest: tuple | None) -> index.Index:
    """The index at the latest revision; raises Broken or Busy when it is not to be had now."""
    wanted = index.stamp(*latest) if latest else ""
    kept = _kept.index
    if kept and kept.stamp == wanted:
        return kept
    with _kept.lock:
        try:
            return _caught_up(wanted)
        except (ValueError, OSError) as error:
            _kept.index = None
            _mend()
            raise index.Broken(str(error)) from error


def _caught_up(wanted: str) -> index.Index:
    if _kept.index is None:
        try:
            _kept.index = index.Index(settings.SEARCH_INDEX_DIR)
        except index.Broken:
            if index.held() > AT_ONCE:
                _mend()
                raise
            _kept.index = index.build(settings.SEARCH_INDEX_DIR, PATIENCE)
    kept = _kept.index
    kept.reload()
    if kept.stamp == wanted:
        return kept
    if not kept.follows() or index.behind(kept) > AT_ONCE:
        _mend()
        raise index.Busy("The search index is catching up.")
    kept.catch_up(PATIENCE)
    return kept


def _mend() -> None:
    """Build or catch up in a thread of its own, unless one is at it."""
    if _kept.mending is None or not _kept.mending.is_alive():
        _kept.mending = threading.Thread(target=_mending, name="search-index", daemon=True)
        _kept.mending.start()


def _mending() -> None:
    try:
        bring_up(settings.SEARCH_INDEX_DIR)
    except index.Busy:
        return  # another process is at it; the next request looks again
    finally:
        connection.close()


def bring_up(folder, wait: float = 0) -> index.Index:
    """The index of a folder at the latest revision: caught up where it can be, else built anew."""
    try:
        opened = index.Index(folder)
        if opened.follows():
            opened.catch_up(wait)
            return opened
    except (index.Broken, ValueError) as error:
        logger.warning("The search index is built anew: %s", error)
    return index.build(folder, wait)
