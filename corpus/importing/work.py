"""One file's way through parser and intake, in whichever process it happens."""

import resource
import signal
import time
from contextlib import contextmanager, nullcontext
from functools import partial

from django.db import InterfaceError, OperationalError, connection, transaction

from corpus.intake import Received, Refused, accept
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse

from .results import Result

LONGEST_PARSE = 120
"""Seconds that reading one file may take."""
PATIENCE = 300
"""Seconds to wait for a database that went away."""


class TooSlow(Exception):
    """Reading a file took longer than LONGEST_PARSE."""


def take(file, options, turn=lambda last: nullcontext()):
    """Parse one File and take in its Documents; returns a Result, whatever the file holds.

    `turn(last)` is a context in which no file but this one claims a symbol; files come to it in their
    order, and the one that leaves it with `last` gives way to the next.
    """
    result, options = Result(file.name), options.of(file)
    try:
        with _time_limit(LONGEST_PARSE):
            documents = parse(file.data, file.name.rsplit("/", 1)[-1], options.language, options.symbol)
        received = Received.of(file.data, file.name, options.supplied)
        for document in documents:
            last = document is documents[-1]
            outcome = persistently(partial(_accept, document, received, options, last, partial(turn, last)))
            result.documents.append(_account(document, outcome))
    except (UnreadableSource, Refused) as error:
        result.problem = (error.code, str(error))
    except TooSlow:
        result.problem = ("too-slow", f"Reading the file took more than {LONGEST_PARSE} seconds; it was left out.")
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        # The fault is the program's, but it must not cost the other files: it is named and counted.
        result.problem = ("fault", f"The program failed on this file ({type(error).__name__}: {error}); please report it.")
    with turn(True):
        result.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return result


def _accept(document, received, options, last, claim):
    if not options.dry_run:
        return accept(document, received, replace=options.replace or None, last=last, claim=claim)
    with transaction.atomic():
        outcome = accept(document, received, replace=options.replace or None, last=last, claim=claim)
        transaction.set_rollback(True)
    return outcome


def _account(document, outcome):
    pieces = (*document.masthead, *document.paragraphs, *document.footnotes)
    return {
        "symbol": outcome.symbol,
        "language": outcome.language,
        "outcome": outcome.what,
        "revision": outcome.revision,
        "paragraphs": len(document.paragraphs),
        "footnotes": len(document.footnotes),
        "citations": sum(len(piece.citations) for piece in pieces),
        "moved": list(outcome.moved),
        "warnings": [{"code": w.code, "line": w.line, "message": w.message} for w in document.warnings],
    }


def plan_anew():
    """Let the database forget how it planned the prepared statements: the tables have grown since."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")


def persistently(action, patience=PATIENCE):
    """Do it again while the database is away, or asks for it (a deadlock), for so many seconds."""
    deadline, pause = time.monotonic() + patience, 0.1
    while True:
        try:
            return action()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
            connection.close()
            time.sleep(pause)
            pause = min(2 * pause, 5)


@contextmanager
def _time_limit(seconds):
    """Raise TooSlow in the main thread when the block takes longer."""

    def stop(*_):
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
