"""The embedded Postgres: shared, stopped by the last, mended after any kill."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from corpus import server_place
from corpus.private_state import BootstrapError
from corpus.server import EmbeddedServer

from .processes import processes_of

ROOT = Path(__file__).resolve().parents[2]
# Uses the server of a state folder until its standard input ends.
USER = """
import signal
import sys
from pathlib import Path
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # the tests may run where it is ignored, as under nohup
signal.signal(signal.SIGINT, signal.default_int_handler)  # and so may this one be, as in the background of a script
from corpus import server_place
from corpus.server import EmbeddedServer
server_place.SHARED_HOME = Path(sys.argv[2])
with EmbeddedServer(Path(sys.argv[1])).running():
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def state(monkeypatch):
    """A state folder with a blank in its path that any user can reach; afterwards nothing of it runs or remains."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    top = Path(tempfile.mkdtemp(prefix="reading room ", dir="/tmp"))
    top.chmod(0o711)
    monkeypatch.setattr(server_place, "SHARED_HOME", top / "shared")
    folder = top / "state"
    folder.mkdir()
    folder.chmod(0o711)
    yield folder
    for process in processes_of(top):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    shutil.rmtree(top)


def start_user(state: Path, **environment) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", USER, state, state.parent / "shared"],
        cwd=ROOT, env=os.environ | environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    return process


def leave(process: subprocess.Popen) -> None:
    process.stdin.close()
    assert process.wait(60) == 0


def ask(server: EmbeddedServer, query: str):
    with server._connect("reading_room") as connection:
        return connection.execute(query).fetchone()[0]


def main_process(server: EmbeddedServer) -> int:
    return int((server.place.data / "postmaster.pid").read_text().split("\n")[0])


def eventually(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_it_serves_unicode_durably_and_leaves_nothing_behind(state, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    with EmbeddedServer(state).running() as server:
        assert ask(server, "SELECT lower('ÉTÉ')") == ("été" if server.place.major >= 17 else "ÉtÉ")
        assert ask(server, "SHOW server_encoding") == "UTF8"
        assert ask(server, "SHOW fsync") == "on"
        assert ask(server, "SHOW listen_addresses") == ""
        assert ask(server, "SELECT 'Z' < 'a' AND 'z' < 'É'")  # by code point
        assert f"/{server.place.home.name}/" in str(server.place.data)
    assert processes_of(state.parent) == []


def test_it_asks_for_a_password(state):
    with EmbeddedServer(state).running() as server:
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=str(server.place.sockets()), user="reading_room", dbname="reading_room", password="wrong")


def test_the_last_user_stops_it(state):
    first, second = start_user(state), start_user(state)
    leave(first)
    assert processes_of(state.parent)
    leave(second)
    assert processes_of(state.parent) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_its_user_stops_it(state, number):
    process = start_user(state)
    process.send_signal(number)
    assert process.wait(60) != 0
    assert processes_of(state.parent) == []


def test_a_server_left_by_a_killed_user_is_used_and_stopped_by_the_next(state):
    process = start_user(state)
    process.kill()
    process.wait()
    left = processes_of(state.parent)
    assert left
    with EmbeddedServer(state).running() as server:
        assert main_process(server) in left
    assert processes_of(state.parent) == []


def test_a_killed_server_is_replaced_while_it_is_used(state):
    process = start_user(state)
    place = server_place.find(state)
    before = (place.data / "postmaster.pid").read_text()
    os.kill(int(before.split("\n")[0]), signal.SIGKILL)
    server = EmbeddedServer(state)
    server.place = place
    eventually(lambda: (place.data / "postmaster.pid").read_text() != before and server._answers())
    leave(process)
    assert processes_of(state.parent) == []


def test_everything_killed_at_once_starts_again_with_what_was_committed(state):
    process = start_user(state)
    server = EmbeddedServer(state)
    server.place = server_place.find(state)
    with server._connect("reading_room") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    for number in [process.pid, *processes_of(state.parent)]:
        with contextlib.suppress(ProcessLookupError):  # the server's children go with it
            os.kill(number, signal.SIGKILL)
    process.wait()
    with server.running():
        assert ask(server, "SELECT value FROM kept") == 7


def test_a_number_that_is_now_another_programs_does_not_hinder_the_start(state):
    with EmbeddedServer(state).running() as server:
        recorded = (server.place.data / "postmaster.pid").read_text()
        place = server.place
    other = subprocess.Popen(["sleep", "600"], cwd="/", **place.identity())
    try:
        stale = place.data / "postmaster.pid"
        stale.write_text(f"{other.pid}\n" + recorded.split("\n", 1)[1])
        place.own(stale)
        with EmbeddedServer(state).running() as server:
            assert ask(server, "SELECT 1") == 1
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_an_interrupted_initdb_is_begun_again(state):
    place = server_place.find(state)
    half = place.home / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with EmbeddedServer(state).running() as server:
        assert ask(server, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket(state):
    long = state / ("very " * 20 + "long") / "state"
    long.mkdir(parents=True)
    for folder in (long, long.parent):
        folder.chmod(0o711)
    with EmbeddedServer(long).running() as server:
        assert ask(server, "SELECT 1") == 1
        folder = server.place.sockets()
        assert folder.parent == Path("/tmp") and folder.stat().st_mode & 0o777 == 0o700
    folder.rmdir()


@pytest.mark.skipif(os.geteuid() != 0 and os.environ.get("CI") != "true", reason="only root has to run it as another user")
def test_root_keeps_it_elsewhere_when_its_user_cannot_enter_and_changes_no_mode(state):
    if os.geteuid() != 0:
        return
    closed = state / "closed"
    (closed / "state").mkdir(parents=True)
    closed.chmod(0o700)
    (closed / "state").chmod(0o700)
    server = EmbeddedServer(closed / "state")
    with server.running():
        assert ask(server, "SELECT 1") == 1
        assert server.place.home.parent == server_place.SHARED_HOME
        assert server.place.user.pw_uid != 0
    with server.running():  # the place is recorded
        assert server.place.home.parent == server_place.SHARED_HOME
    assert closed.stat().st_mode & 0o777 == (closed / "state").stat().st_mode & 0o777 == 0o700


def test_a_database_of_a_version_that_is_not_here(state):
    place = server_place.find(state)
    place.data.mkdir()
    (place.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(BootstrapError, match="There is no Postgres of version 9"):
        EmbeddedServer(state).acquire()


def test_a_lost_password_is_said(state):
    with EmbeddedServer(state).running():
        pass
    (state / "postgres-password").unlink()
    with pytest.raises(BootstrapError, match="postgres-password is gone"):
        EmbeddedServer(state).acquire()
