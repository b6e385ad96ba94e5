"""Readers in a child process: what they answer, and how each limit is met."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.parsing import confined
from corpus.parsing.document import UnreadableSource


def answer(data: bytes, name: str):
    """A reader for these tests: does what the data say."""
    match data:
        case b"loop":
            while True:
                pass
        case b"sleep":
            time.sleep(60)
        case b"memory":
            return len(bytearray(1 << 40))
        case b"resident":
            kept = [b"x" * (300 << 20)]
            time.sleep(60)
            return len(kept)
        case b"output":
            return "x" * (1 << 20)
        case b"crash":
            os.abort()
        case b"error":
            raise RuntimeError("a fault of the reader")
        case b"refuse":
            raise UnreadableSource("empty", f"{name} is empty.", name=name)
        case b"write":
            with open("/dev/shm/reading-room-test", "wb") as stream:
                stream.write(b"x")
    return {"name": name, "length": len(data), "environment": sorted(os.environ)}


def run(data: bytes, **limits):
    return confined.run("tests.parsing.test_confined:answer", data, "a.bin", confined.Limits(**limits))


def test_an_answer_comes_back_and_no_secret_goes_in(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    found = run("é".encode())
    assert (found["name"], found["length"]) == ("a.bin", 2)
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(found["environment"])


@pytest.mark.parametrize(
    "data, code",
    [
        (b"loop", "reader-time"),
        (b"sleep", "reader-time"),
        (b"memory", "reader-memory"),
        (b"resident", "reader-memory"),
        (b"output", "reader-output"),
        (b"crash", "reader-failed"),
        (b"error", "reader-failed"),
        (b"write", "reader-failed"),
        (b"refuse", "empty"),
    ],
)
def test_every_limit_is_one_clear_refusal_and_the_next_file_is_read(data, code):
    start = time.monotonic()
    with pytest.raises(UnreadableSource) as refused:
        run(data, seconds=0.6, output=1 << 16)
    assert refused.value.code == code and "a.bin" in str(refused.value) and "\n" not in str(refused.value)
    assert time.monotonic() - start < 15  # under one second on a quiet machine
    assert run(b"again")["length"] == 5


def test_many_threads_read_at_once():
    with ThreadPoolExecutor(8) as threads:
        assert [found["length"] for found in threads.map(run, [b"x" * n for n in range(40)])] == list(range(40))


def test_a_killed_nursery_is_replaced():
    run(b"first")
    for nursery in confined._idle[os.getpid(), "tests.parsing.test_confined:answer"]:
        nursery.process.kill()
        nursery.process.wait()
    assert run(b"second")["length"] == 6
