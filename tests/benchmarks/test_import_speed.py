"""How fast official files come in: documents a second, processor time by phase, memory, evenness, and a second run.

    pytest tests/benchmarks/test_import_speed.py -s
    IMPORT_FILES=7824 pytest tests/benchmarks/test_import_speed.py -s

Processor time is measured beside the clock, because it says the same on a machine that does other work too.
That of the database is counted where it runs on this machine.
"""

import multiprocessing
import os
import time
from itertools import islice
from pathlib import Path

import pytest
from django.db import connection

from corpus.importing import pool, run, work
from corpus.importing.inputs import files
from corpus.importing.results import Options
from resolutions.models import LanguageVersion
from search import drafts

FILES = int(os.environ.get("IMPORT_FILES", "300"))
ALONE = 60
CORES = 2
ENOUGH = 50
"""Documents a second on two cores."""
MOST_MEMORY = 500 * 2**20
LEAST_AT_END = 0.8
LEAST_SECOND = 5
TICK = os.sysconf("SC_CLK_TCK")

pytestmark = pytest.mark.django_db(transaction=True)


def test_rate_memory_evenness_and_second_run(folder):
    first = _Watched(folder)
    second = _Watched(folder)
    held = LanguageVersion.objects.count()
    start, end = first.cost(0, 0.25), first.cost(0.75, 1)
    each = first.cost(0, 1)
    print(f"\n{first.files} files, {held} language versions held: {first.files / first.seconds:.1f} files a second by the clock")
    print(f"processor time a file: {each[0] * 1000:.1f} ms workers, {each[1] * 1000:.1f} ms database")
    print(f"  that is {CORES / sum(each):.0f} files a second on {CORES} cores of their own (bound {ENOUGH})")
    print(f"rate of the last quarter over that of the first: {sum(start) / sum(end):.2f} (bound {LEAST_AT_END})")
    print(f"memory of a process: {first.memory / 2**20:.0f} MB (bound {MOST_MEMORY / 2**20:.0f})")
    print(f"second run: {first.seconds / second.seconds:.0f} times as fast (bound {LEAST_SECOND})")
    assert first.memory <= MOST_MEMORY
    assert held and set(second.outcomes) <= {"skipped", "refused"}
    assert sum(end) <= sum(start) / LEAST_AT_END
    assert first.seconds >= LEAST_SECOND * second.seconds


def test_processor_time_by_phase(folder, monkeypatch):
    clocks = {"parsing": work, "vectors and labels": drafts}
    spent = dict.fromkeys(clocks, 0.0)
    for (phase, module), name in zip(clocks.items(), ("parse", "drafts"), strict=True):
        monkeypatch.setattr(module, name, _timed(getattr(module, name), spent, phase))
    taken = [file for file in islice(files([folder]), ALONE)]
    begun, ours = time.process_time(), _of_database()
    for group in pool.groups(taken):
        work.take(group, Options())
    spent["rows"] = time.process_time() - begun - sum(spent.values())
    spent["database"] = sum(_of_database().values()) - sum(ours.values())
    print(f"\nin one process, statements not prepared, {len(taken)} files:")
    for phase, seconds in spent.items():
        print(f"  {phase}: {seconds / len(taken) * 1000:.1f} ms a file")
    assert LanguageVersion.objects.exists()


def _timed(function, spent, phase):
    def timed(*arguments):
        begun = time.process_time()
        try:
            return function(*arguments)
        finally:
            spent[phase] += time.process_time() - begun

    return timed


class _Watched:
    """One import with what it cost, noted again and again."""

    def __init__(self, folder):
        self.notes = []
        self.seen = ({}, {})
        begun = time.monotonic()
        importing = run.Import([str(folder)], Options(), CORES)
        for number, (result, _read) in enumerate(importing.results(), 1):
            if result.skipped or number % 20 and number != FILES:
                continue
            self._note(number)
        self.seconds = time.monotonic() - begun
        self.memory, self.outcomes, self.files = importing.memory, importing.outcomes, importing.outcomes.total()

    def _note(self, number):
        ours = {child.pid: _processor_time(child.pid) for child in multiprocessing.active_children()}
        for seen, now in zip(self.seen, (ours, _of_database()), strict=True):
            seen.update(now)
        self.notes.append((number, *(sum(seen.values()) for seen in self.seen)))

    def cost(self, first, last):
        """Seconds of processor time a file, (workers, database), between two parts of the whole."""
        begin, *_, end = [note for note in self.notes if first * self.files <= note[0] <= last * self.files]
        return tuple((end[which] - begin[which]) / (end[0] - begin[0]) for which in (1, 2))


def _of_database():
    """Processor time of each server process that works for this database; empty where it is elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return {pid: _processor_time(pid) for (pid,) in cursor.fetchall()}


def _processor_time(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK
