"""An import from beginning to end: files in, results out, counted and reported."""

import json
import os
import resource
from collections import Counter, deque
from itertools import islice

from django.db import connection

from corpus.models import Source
from search import entries

from . import inputs
from .pool import Pool, groups
from .results import Result
from .work import persistently, take

BATCH = 100
"""Files whose digests are looked up at once."""
ALONE = 4
"""Up to so many files are taken in this process: starting others would take longer."""


class Import:
    """All files under some paths, taken in; iterate over `results`, then read the counts."""

    def __init__(self, paths, options, jobs, again=False):
        self.paths, self.options, self.jobs, self.again = paths, options, jobs, again
        self.outcomes = Counter()
        self.memory = 0
        self.problems = []

    def results(self):
        """(Result, bytes read so far) for every file, in order."""
        files = inputs.files(self.paths)
        first = list(islice(files, ALONE + 1))
        if self.jobs == 1 or len(first) <= ALONE:
            yield from self._counted(self._alone(_chain(first, files)))
            return
        pool = Pool(self.jobs, self.options, _database())
        try:
            yield from self._counted(self._in_place(_chain(first, files), pool.map))
        finally:
            pool.close()
        persistently(entries.clear_waiting)

    def _counted(self, results):
        for result, read in results:
            self.outcomes[result.outcome] += 1
            self.memory = max(self.memory, result.memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
            if result.problem:
                self.problems.append((result.name, *result.problem))
            yield result, read

    def _alone(self, files):
        def taken(unknown):
            return (result for group in groups(unknown) for result in take(group, self.options))

        return self._in_place(files, taken)

    def _in_place(self, files, taken):
        """The results of `taken`, given the other files, with those of files known or unreadable in their place.

        What waits is how far was read and the Result, never the bytes: a whole archive may be known.
        """
        order = deque()

        def to_do():
            for file, done in self._known(files):
                order.append((file.read, done))
                if done is None:
                    yield file

        for result in taken(to_do()):
            while order[0][1] is not None:
                read, done = order.popleft()
                yield done, read
            read, _ = order.popleft()
            yield result, read
        for read, done in order:
            yield done, read

    def _known(self, files):
        """(file, Result or None): the Result of what needs no work, because it is known or can't be read."""
        while batch := list(islice(files, BATCH)):
            accepted = set() if self.again else persistently(lambda batch=batch: self._accepted(batch))
            for file in batch:
                if file.problem:
                    yield file, Result(file.name, problem=file.problem)
                else:
                    yield file, Result(file.name, skipped=True) if file.digest in accepted else None

    def _accepted(self, batch):
        """Digests of the batch whose bytes have been accepted, with the same supplements or with none now."""
        asked = {file.digest: self.options.of(file).supplied for file in batch}
        held = Source.objects.filter(digest__in=asked, state=Source.State.ACCEPTED).values_list("digest", "supplied")
        return {digest for digest, supplied in held if asked[digest] in ({}, supplied)}


def jobs():
    """How many processes to start: one a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def report_line(result):
    """The line of the report on one file, as JSON."""
    first = result.documents[0] if result.documents else {}
    code, sentence = result.problem or (None, None)
    return json.dumps(
        {
            "file": result.name,
            "outcome": result.outcome,
            "symbol": first.get("symbol"),
            "language": first.get("language"),
            "reason": {"code": code, "message": sentence} if code else None,
            "documents": result.documents,
        },
        ensure_ascii=False,
    )


def _chain(first, rest):
    yield from first
    yield from rest


def _database():
    """The settings of this process's connection, for a worker: one connection, no pool, the same statements again and again.

    They are prepared after a few times, which halves the work of the database; none is worth compiling.  What goes
    into the indexes of search waits in longer lists, for much at once costs less (entries.clear_waiting ends that).
    """
    settings = dict(connection.settings_dict)
    given = settings["OPTIONS"]
    own = {"pool": False, "server_side_binding": True, "prepare_threshold": 3}
    own["options"] = " ".join(filter(None, (given.get("options"), "-c jit=off -c work_mem=32MB -c gin_pending_list_limit=32MB")))
    return {**settings, "OPTIONS": {**given, **own}}
