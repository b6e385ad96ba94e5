"""A process that works on files for another one; it imports nothing of ours before it is set up."""

import gc
import itertools
import multiprocessing
import os
import signal
import threading
from contextlib import contextmanager

PLANS_LAST = 5
"""Groups of files after which the database plans its statements anew."""

RARELY = (100_000, 20, 20)
"""When to look for rings of dead objects: Documents have none, and what lives as long as the process is not looked at."""

_settings = {}
"""Of this process: the options of the import, whose turn it is, and a count of its groups of files."""


class Turns:
    """Who may claim symbols next: files claim in their order, so that two texts for one symbol never race."""

    def __init__(self, context):
        self.number = context.Value("q", 0, lock=False)
        self.changed = context.Condition()

    @contextmanager
    def turn(self, number, last):
        """Wait for the turn of a group of files; a turn already past is not waited for.  `last` passes it on."""
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
    gc.freeze()
    gc.set_threshold(*RARELY)
    _settings.update(options=options, turns=turns, groups=itertools.count(1))


def take(number, files):
    """The Results of the files with this place in the order of claims."""
    from . import work

    if next(_settings["groups"]) % PLANS_LAST == 0:
        work.persistently(work.plan_anew)
    return work.take(files, _settings["options"], lambda last: _settings["turns"].turn(number, last))


def _end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(1)
