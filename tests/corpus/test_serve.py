"""`manage.py serve` in a copy of the project: the address, the pages, the port, and what a signal or a kill leaves."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from .processes import processes_of

ROOT = Path(__file__).resolve().parents[2]
PARTS = ["manage.py", "corpus", "resolutions", "search", "templates", "static", "fixtures", "pyproject.toml", "requirements.lock"]


@pytest.fixture(scope="module")
def clone():
    """A copy of the project with a blank in its path and the environment of this run; it has no database yet."""
    top = Path(tempfile.mkdtemp(prefix="a reading room ", dir="/tmp"))
    top.chmod(0o755)
    for name in PARTS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, top / name)
    (top / ".venv").symlink_to(sys.prefix)
    yield top
    for process in processes_of(top):
        os.kill(process, signal.SIGKILL)
    shutil.rmtree(top)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def start(clone: Path, port: int) -> tuple[subprocess.Popen, str]:
    """The running command and the address it printed."""
    without = ("DATABASE_URL", "SECRET_KEY", "DEBUG", "DJANGO_SETTINGS_MODULE", "STATE_DIR")
    environment = {name: value for name, value in os.environ.items() if name not in without} | {"LC_ALL": "C"}
    process = subprocess.Popen(
        [clone / ".venv" / "bin" / "python", "manage.py", "serve", "--port", str(port)],
        cwd=clone, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    said = []
    for line in process.stdout:
        said.append(line)
        if address := re.search(r"open at (http://\S+)", line):
            return process, address[1]
    raise AssertionError("".join(said))


def fetch(address: str) -> tuple[int, str, dict]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_the_first_texts_and_leaves_nothing_behind(clone, number):
    process, address = start(clone, free_port())
    status, page, headers = fetch(address + "fr/A/RES/66/178")
    assert status == 200
    assert len(set(re.findall(r'id="(op\d+)"', page))) == 12
    assert len(set(re.findall(r'id="(pp\d+)"', page))) == 10
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    style = re.search(r'<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"', page)[1]
    assert fetch(address.rstrip("/") + style)[0] == 200
    process.send_signal(number)
    assert process.wait(60) == 0
    assert processes_of(clone) == []


def test_a_port_in_use_is_said_in_one_sentence(clone):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(AssertionError) as refusal:
            start(clone, taken.getsockname()[1])
    said = str(refusal.value).strip()
    assert re.fullmatch(r"CommandError: Port \d+ is in use: choose another one with --port\.", said)
    assert processes_of(clone) == []


def test_after_a_kill_the_next_start_mends_and_its_end_cleans(clone):
    process, _ = start(clone, free_port())
    process.kill()
    process.wait()
    assert processes_of(clone)
    process, address = start(clone, free_port())
    assert fetch(address + "fr/A/RES/66/178")[0] == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert processes_of(clone) == []


def test_it_goes_on_after_its_database_was_killed(clone):
    process, address = start(clone, free_port())
    for number in processes_of(clone):
        if number != process.pid:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
    deadline = time.monotonic() + 60
    while fetch(address + "fr/A/RES/66/178")[0] != 200:
        assert time.monotonic() < deadline
        time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert processes_of(clone) == []
