"""An import of official files, killed at random moments and started again, ends with the same rows as an undisturbed one.

    pytest tests/benchmarks/test_import_kills.py -s
    IMPORT_FILES=2000 IMPORT_KILLS=20 pytest tests/benchmarks/test_import_kills.py -s

In turn the command is killed, one of its workers is, and every connection to the database is ended.  Nothing is
waited for but the next text that is taken in, so that what is struck is in the middle of its work.
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from resolutions.models import LanguageVersion
from tests.corpus.checksum import checksum
from tests.corpus.test_import import command, connected, terminate_others, wait_for_orphans

FILES = int(os.environ.get("IMPORT_FILES", "500"))
KILLS = int(os.environ.get("IMPORT_KILLS", "10"))
SEED = int(os.environ.get("IMPORT_SEED", str(random.randrange(10**6))))
TOGETHER = True

pytestmark = pytest.mark.django_db(transaction=True)


def test_killed_again_and_again_the_rows_are_the_same(folder):
    chance = random.Random(SEED)
    ours = connected()
    seconds, whole = _undisturbed(folder)
    print(f"\n{FILES} files, {whole['texts']} texts, undisturbed in {seconds:.0f} s; seed {SEED}")
    _empty()
    process = command(folder, "--jobs", 2)
    struck = 0
    while struck < KILLS:
        _wait_for_texts(process, chance.randint(1, max(1, (whole["texts"] - _held()) // (KILLS - struck))))
        time.sleep(chance.uniform(0, 0.3))
        if process.poll() is not None:
            assert _held() < whole["texts"], f"all was done after {struck} kills: ask for more files"
        else:
            what = KINDS[struck % len(KINDS)](process, chance)
            struck += 1
            print(f"kill {struck}: {what} at {_held()} texts")
        if process.poll() is not None:
            process.communicate()
            wait_for_orphans(ours)
            process = command(folder, "--jobs", 2)
    process.communicate()
    wait_for_orphans(ours)
    said, code = _run(folder)
    assert code == 0 or "not taken in" in said, said
    assert _state() == whole
    print("the same rows, by a checksum of all tables")


def _kill_command(process, chance):
    process.send_signal(signal.SIGKILL)
    process.wait()
    return "the command"


def _kill_worker(process, chance):
    """One of the workers, as soon as there are some; the command must notice it and either go on or end."""
    while process.poll() is None:
        if workers := _workers(process.pid):
            os.kill(chance.choice(workers), signal.SIGKILL)
            return "a worker"
        time.sleep(0.05)
    return "nobody, for the command has ended"


def _workers(parent):
    """The worker processes below a process."""
    parents, spawned = {}, set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if b"spawn_main" in (folder / "cmdline").read_bytes():
                spawned.add(int(folder.name))
        except OSError:
            continue
    below, size = {parent}, 0
    while len(below) > size:
        size = len(below)
        below |= {child for child, above in parents.items() if above in below}
    return sorted(spawned & below)


def _end_connections(process, chance):
    terminate_others()
    return "all connections"


KINDS = (_kill_command, _kill_worker, _end_connections)


def _undisturbed(folder):
    """(seconds, what is held after an import that nothing disturbs)."""
    begun = time.monotonic()
    _run(folder)
    return time.monotonic() - begun, _state()


def _run(folder):
    process = command(folder, "--jobs", 2)
    said, _ = process.communicate()
    return said, process.returncode


def _state():
    return {"texts": _held(), "rows": checksum()}


def _held():
    return LanguageVersion.objects.count()


def _wait_for_texts(process, number):
    """Until so many texts more are there, or the import has ended."""
    wanted = _held() + number
    while _held() < wanted and process.poll() is None:
        time.sleep(0.02)


def _empty():
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ("corpus", "resolutions", "search")
    ]
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables) + " CASCADE")
