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
        for file in files:
            waiting.append((file, self._submit(file)))
            size += len(file.data)
            while size > LARGEST_BACKLOG or len(waiting) > 8 * self.jobs:
                size -= len(waiting[0][0].data)
                yield self._result(waiting)
        while waiting:
            yield self._result(waiting)

    def _submit(self, file):
        self.number += 1
        try:
            return self.executor.submit(worker.take, self.number - 1, file)
        except BrokenProcessPool as error:
            broken = Future()
            broken.set_exception(error)
            return broken

    def _result(self, waiting):
        file, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._after_a_death(file, waiting)

    def _after_a_death(self, file, waiting):
        """Take the first file alone, to see whether it is the deadly one; then give the others out again."""
        self._start()
        try:
            result = self._submit(file).result()
        except BrokenProcessPool:
            self._start()
            sentence = "The process that read this file died of it (out of memory?); the file was left out."
            result = Result(file.name, problem=("process-died", sentence))
        others = [other for other, _ in waiting]
        waiting.clear()
        waiting.extend((other, self._submit(other)) for other in others)
        return result

    def close(self):
        """End the processes once they have finished the file in hand."""
        self.executor.shutdown(cancel_futures=True)
