"""Files worked on by several processes at once, with results, and claims to symbols, in the order of the files."""

import multiprocessing
import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from . import worker
from .results import Result

LARGEST_BACKLOG = 32 * 2**20
"""Bytes of files that may wait for a process."""
MOST_TOGETHER = 16
LARGEST_TOGETHER = 2 * 2**20
"""Files, and bytes of them, that are taken in together; a larger file is taken alone."""


class Pool:
    """Worker processes that `take` files; results come in the order of the files."""

    def __init__(self, jobs, options, database):
        self.jobs, self.options, self.database = jobs, options, database
        self._start()

    def _start(self):
        context = multiprocessing.get_context("spawn")
        arguments = (self.database, self.options, worker.Turns(context))
        self.executor = ProcessPoolExecutor(self.jobs, context, worker.begin, arguments)
        self.executor.submit(os.getpid).result()  # a worker that can't even begin is no fault of a file
        self.number = 0

    def map(self, files):
        """The Result of each file, in order; a process that dies costs only the file it died of."""
        waiting, size = deque(), 0
        for group in groups(files):
            waiting.append((group, self._submit(group)))
            size += _size(group)
            while size > LARGEST_BACKLOG or len(waiting) > 3 * self.jobs:
                size -= _size(waiting[0][0])
                yield from self._results(waiting)
        while waiting:
            yield from self._results(waiting)

    def _submit(self, group):
        self.number += 1
        try:
            return self.executor.submit(worker.take, self.number - 1, group)
        except BrokenProcessPool as error:
            broken = Future()
            broken.set_exception(error)
            return broken

    def _results(self, waiting):
        group, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._after_a_death(group, waiting)

    def _after_a_death(self, group, waiting):
        """Take the first files one by one, to see whether a deadly one is among them; then give the others out again."""
        self._start()
        results = [self._alone(file) for file in group]
        others = [other for other, _ in waiting]
        waiting.clear()
        waiting.extend((other, self._submit(other)) for other in others)
        return results

    def _alone(self, file):
        try:
            [result] = self._submit([file]).result()
            return result
        except BrokenProcessPool:
            self._start()
            sentence = "The process that read this file died of it (out of memory?); the file was left out."
            return Result(file.name, problem=("process-died", sentence))

    def close(self):
        """End the processes once they have finished the file in hand."""
        self.executor.shutdown(cancel_futures=True)


def groups(files):
    """Lists of files to be taken in together."""
    group = []
    for file in files:
        if group and (len(group) == MOST_TOGETHER or _size(group) + len(file.data) > LARGEST_TOGETHER):
            yield group
            group = []
        group.append(file)
    if group:
        yield group


def _size(group):
    return sum(len(file.data) for file in group)
