"""The index on disk: caught up by revision, whole after a kill, built anew when it does not belong."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings as project
from django.db import connection

from corpus.intake import restore, withdraw
from search import query
from search.engines import Request, choice, index
from search.engines.postgres import PostgresEngine
from search.engines.tantivy import TantivyEngine
from tests.resolutions import shelf

POSTGRES = PostgresEngine()


@pytest.fixture
def folder(tmp_path, settings):
    """An index folder of this test, used by the site."""
    settings.SEARCH_ENGINE = "tantivy"
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    choice._kept.index = None
    yield settings.SEARCH_INDEX_DIR
    choice._kept.index = None


def hits(engine, words="fountain"):
    """The entries that answer some words, in order."""
    return engine.search(Request(query.parse(words, "en").tree, "en", sort="symbol", limit=1000)).hits


@pytest.mark.django_db
def test_what_was_committed_is_found_by_the_next_request(folder):
    engine, reason = choice.engine()
    assert (engine.name, reason, hits(engine)) == ("tantivy", "", ())
    shelf.take(shelf.fountains())
    engine, reason = choice.engine()
    assert engine.name == "tantivy"
    assert hits(engine) == hits(POSTGRES) != ()
    withdraw("A/RES/90/7")
    assert hits(POSTGRES) == ()
    assert hits(choice.engine()[0]) == ()
    restore("A/RES/90/7")
    assert hits(choice.engine()[0]) == hits(POSTGRES) != ()


@pytest.mark.django_db
def test_one_document_is_visible_in_a_moment(folder):
    hits(choice.engine()[0])
    shelf.take(shelf.fountains())
    started = time.perf_counter()
    assert hits(choice.engine()[0])
    assert time.perf_counter() - started < 10  # 0.2 on a quiet machine; `bench search` measures it


@pytest.mark.django_db
def test_a_broken_index_is_answered_for_and_mended(folder):
    shelf.take(shelf.fountains())
    assert hits(choice.engine()[0])
    for file in (folder / f"tantivy-{index.FORMAT}").iterdir():
        file.write_bytes(b"not an index")
    choice._kept.index = None
    engine, reason = choice.engine()
    assert hits(engine) == hits(POSTGRES)
    assert engine.name == "tantivy" or reason


@pytest.mark.django_db
def test_an_index_of_another_format_is_left_behind(folder):
    shelf.take(shelf.fountains())
    old = folder / "tantivy-0"
    old.mkdir(parents=True)
    (old / "meta.json").write_text("{}")
    assert hits(choice.engine()[0]) == hits(POSTGRES) != ()
    assert not old.exists()


@pytest.mark.django_db
def test_an_index_of_another_database_is_built_anew(folder):
    shelf.take(shelf.fountains())
    kept = index.build(folder)
    kept.stamp = "1 2001-01-01T00:00:00+00:00"
    assert not kept.follows()
    assert index.Index(folder).follows()


@pytest.mark.django_db
def test_a_second_writer_waits_or_gives_way(folder):
    shelf.take(shelf.fountains())
    kept = index.build(folder)
    with index.writing(folder, 0), pytest.raises(index.Busy):
        kept.catch_up(0.05)
    assert kept.catch_up(0) == 0


@pytest.mark.django_db
def test_staff_is_told_when_postgres_answers(folder, client, admin_client, monkeypatch):
    shelf.take(shelf.fountains())

    def broken(_latest):
        raise index.Broken("There is no search index yet.")

    monkeypatch.setattr(choice, "_current", broken)
    address = "/en/search?q=fountains"
    assert b"There is no search index yet" in admin_client.get(address).content
    answer = client.get(address)
    assert b"There is no search index yet" not in answer.content
    assert b"A/RES/90/7" in answer.content


MOMENTS = 20
VICTIMS = """
import os, signal, sys
sys.path.insert(0, {root!r})
import django
django.setup()
from pathlib import Path
from django.test import Client
from search.engines import index

folder = Path({folder!r})
WORK = {{
    "building": lambda: index.build(folder, 30),
    "following": lambda: index.Index(folder).catch_up(30),
    "serving": lambda: Client(SERVER_NAME="localhost").get("/en/search?q=fountain"),
}}
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for kind in sys.stdin:
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        while True:
            WORK[kind.strip()]()
"""


@pytest.fixture
def victims(folder):
    """A process that forks others, which build the index, follow the corpus or serve pages until they are killed."""
    code = VICTIMS.format(root=str(project.BASE_DIR), folder=str(folder))
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "corpus.settings", "DATABASE_URL": _address(), "DATABASE_POOL": "0",
        "SECRET_KEY": project.SECRET_KEY, "SEARCH_ENGINE": "tantivy", "SEARCH_INDEX_DIR": str(folder),
    }  # fmt: skip
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, **pipes) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["building", "following", "serving"])
def test_killed_at_any_moment_the_index_answers_as_a_fresh_one(folder, victims, kind, tmp_path):
    for number in range(3):
        shelf.take(shelf.fountains(symbol=f"A/RES/90/{number + 20}"))
    index.build(folder)
    moments = random.Random(kind)
    for number in range(MOMENTS):
        victims.stdin.write(f"{kind}\n")
        victims.stdin.flush()
        victim = int(victims.stdout.readline())
        death = threading.Timer(moments.uniform(0, 0.4), os.kill, (victim, signal.SIGKILL))
        death.start()
        shelf.take(shelf.fountains(symbol=f"A/RES/90/{number + 30}"))
        death.join()
        assert hits(TantivyEngine(choice.bring_up(folder, 5))) == hits(POSTGRES)
    fresh = tmp_path / "fresh"
    assert hits(TantivyEngine(index.Index(folder))) == hits(TantivyEngine(index.build(fresh)))
    shutil.rmtree(fresh)


def _address():
    """DATABASE_URL of the database of the tests."""
    told = connection.get_connection_params()
    password = f":{told['password']}" if told.get("password") else ""
    return f"postgres://{told.get('user', '')}{password}@{told.get('host', '')}:{told.get('port', '')}/{told['dbname']}"
