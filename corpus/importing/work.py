"""The way of files through parser and intake, in whichever process it happens."""

import resource
import signal
import time
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import groupby

from django.db import InterfaceError, OperationalError, connection, transaction

from corpus.intake import Arrival, Received, Refused, accept_all
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse

from .results import Result

LONGEST_PARSE = 120
"""Seconds that reading one file may take."""
PATIENCE = 300
"""Seconds to wait for a database that went away."""


class TooSlow(Exception):
    """Reading a file took longer than LONGEST_PARSE."""


def take(files, options, turn=lambda last: nullcontext()):
    """Parse some Files and take in their Documents together; returns the Result of each, whatever the files hold.

    `turn(last)` is a context in which no others but these files claim symbols; groups of files come to it in
    their order, and the one that leaves it with `last` gives way to the next.
    """
    readings = [_Reading(file, options.of(file)) for file in files]
    steps = list(_steps([reading for reading in readings if reading.arrivals]))
    for step in steps:
        _take_together(step, options, partial(turn, step is steps[-1]))
    with turn(True):
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    for reading in readings:
        reading.result.memory = memory
    return [reading.result for reading in readings]


class _Reading:
    """A file as parsed: what it holds, or the problem in its Result."""

    def __init__(self, file, options):
        self.result, self.arrivals = Result(file.name), []
        with _named_in(self.result), _time_limit(LONGEST_PARSE):
            documents = parse(file.data, file.name.rsplit("/", 1)[-1], options.language, options.symbol)
            received = Received.of(file.data, file.name, options.supplied)
            self.arrivals = [Arrival.of(document, received, document is documents[-1]) for document in documents]

    def add(self, arrival, answer):
        """Note what became of an arrival."""
        if isinstance(answer, Refused):
            self.result.problem = (answer.code, str(answer))
        else:
            self.result.documents.append(_account(arrival.document, answer))


@contextmanager
def _named_in(result):
    """Whatever goes wrong with a file is named in its Result; only the loss of the database is not its fault."""
    try:
        yield
    except (UnreadableSource, Refused) as error:
        result.problem = (error.code, str(error))
    except TooSlow:
        result.problem = ("too-slow", f"Reading the file took more than {LONGEST_PARSE} seconds; it was left out.")
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        # The fault is the program's, but it must not cost the other files: it is named and counted.
        result.problem = ("fault", f"The program failed on this file ({type(error).__name__}: {error}); please report it.")


def _steps(readings):
    """Readings that can be taken in together: those of one Document; a file with several makes a step of its own."""
    for single, group in groupby(readings, lambda reading: len(reading.arrivals) == 1):
        yield from [list(group)] if single else ([reading] for reading in group)


def _take_together(step, options, claim):
    """Take in what was read, or file by file where something is wrong with any of it."""
    if len(step) > 1:
        arrivals = [reading.arrivals[0] for reading in step]
        try:
            answers = persistently(partial(_accept, arrivals, options, claim))
        except (OperationalError, InterfaceError):
            raise
        except Exception:  # it was undone as a whole; the file at fault names itself below
            pass
        else:
            for reading, arrival, answer in zip(step, arrivals, answers, strict=True):
                reading.add(arrival, answer)
            return
    for reading in step:
        with _named_in(reading.result):
            for arrival in reading.arrivals:
                [answer] = persistently(partial(_accept, [arrival], options, claim))
                reading.add(arrival, answer)
                if reading.result.problem:
                    break


def _accept(arrivals, options, claim):
    with transaction.atomic():
        answers = accept_all(arrivals, replace=options.replace or None, claim=claim)
        if options.dry_run:
            transaction.set_rollback(True)
    return answers


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
