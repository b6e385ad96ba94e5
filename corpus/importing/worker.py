"""A process that works on files for another one; it imports nothing of ours before it is set up."""

import itertools
import multiprocessing
import os
import signal
import threading
from contextlib import contextmanager

PLANS_LAST = 50
"""Files after which the database plans its statements anew."""

_settings = {}
"""Of this process: the options of the import, whose turn it is, and a count of its files."""


class Turns:
    """Who may claim a symbol next: files claim in their order, so that two texts for one symbol never race."""

    def __init__(self, context):
        self.number = context.Value("q", 0, lock=False)
        self.changed = context.Condition()

    @contextmanager
    def turn(self, number, last):
        """Wait for the turn of a file; a turn already past is not waited for.  `last` passes it on."""
        with self.changed:
            self.changed.wait_for(lambda: self.number.value >= number)
        try:
            yield
        finally:
            with self.changed:
                if last and self.number.value == number:
                    self.number.value += 1
                    self.changed.notify_all()


def begin(database, options, turns):
    """The first act: settings, a connection of its own, no ear for Ctrl-C, an end when the parent ends."""
    import django

    django.setup()
    from django.db import connection

    from search import entries

    entries.keep_words_in_mind()
    connection.settings_dict.update(database)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _settings.update(options=options, turns=turns, files=itertools.count(1))


def take(number, file):
    """The Result of the file with this place in the order of claims."""
    from . import work

    if next(_settings["files"]) % PLANS_LAST == 0:
        work.persistently(work.plan_anew)
    return work.take(file, _settings["options"], lambda last: _settings["turns"].turn(number, last))


def _end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(1)
