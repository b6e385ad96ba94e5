"""Runs a reader of a binary format in a child process with limits, so that no file can harm the process that asks.

    confined.run("corpus.parsing.pdf:extract", data, name)

A nursery - a bare Python that has the reader imported and nothing else open - forks one child for each
file; the child gives up memory, processor time, files and network handles before it sees the first byte,
and answers in JSON through a pipe.  What a child says is data: it is checked for size and never unpickled.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from .document import UnreadableSource

ROOT = Path(__file__).resolve().parents[2]
_PIECE = 1 << 16
_GLANCE = 0.02
"""Seconds between two looks at the memory of a child."""
_TOO_MUCH_MEMORY = ("reader-memory", "needs too much memory to be read")
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may use."""

    seconds: float = 30.0
    """Time on the clock; processor time is limited to the same."""
    memory: int = 512 << 20
    """Bytes of address space (enforced where the system can)."""
    resident: int = 280 << 20
    """Bytes held at once, as the nursery sees them while it waits (where the system tells)."""
    output: int = 64 << 20
    """Bytes of the answer."""


def step(seconds: float) -> None:
    """In a confined process: what follows, up to the next call, may take this much processor time; elsewhere nothing.

    A reader that goes page by page says so with it, and a file that is made to take for ever ends early.
    """
    if resource.getrlimit(resource.RLIMIT_FSIZE)[0] == 0:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def run(reader: str, data: bytes, name: str, limits: Limits = Limits()):
    """What `reader` ("module:function") makes of `data`; the function takes (data, name) and returns plain JSON values.

    Raises UnreadableSource: what the reader raised itself, or reader-time, reader-memory, reader-output, reader-failed.
    """
    try:
        with _borrowed(reader) as nursery:
            outcome = nursery.ask({"name": name, **asdict(limits)}, data)
    except EOFError:  # the nursery itself was killed, as a machine short of memory does
        outcome = _refusal("reader-failed", "could not be read, because the process that reads files was ended", name)
    answer = json.loads(outcome)
    if "value" in answer:
        return answer["value"]
    raise UnreadableSource(answer["code"], answer["message"], **answer["parameters"])


# ---------------------------------------------------------------------------- in the process that asks

_idle: dict[tuple[int, str], list[_Nursery]] = {}
_lock = Lock()


class _Nursery:
    """A running nursery for one reader."""

    def __init__(self, reader: str):
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__, reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def ask(self, request: dict, data: bytes) -> bytes:
        """The answer to one request.  Raises EOFError when the nursery itself has died."""
        try:
            _send(self.process.stdin, json.dumps(request).encode())
            _send(self.process.stdin, data)
        except BrokenPipeError as error:
            raise EOFError("The process that reads files has ended.") from error
        return _receive(self.process.stdout)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


@contextmanager
def _borrowed(reader: str) -> Iterator[_Nursery]:
    """An idle nursery of this process, or a new one; it is given back unless something went wrong."""
    key = (os.getpid(), reader)  # a forked process must not share the pipes of its parent
    with _lock:
        idle = _idle.setdefault(key, [])
        nursery = idle.pop() if idle else None
    if nursery is not None and nursery.process.poll() is not None:
        nursery = None
    nursery = nursery or _Nursery(reader)
    try:
        yield nursery
    except BaseException:
        nursery.process.kill()
        nursery.close()
        raise
    with _lock:
        idle.append(nursery)


@atexit.register
def close() -> None:
    """End the nurseries of this process that nobody is using."""
    for (owner, _), idle in _idle.items():
        if owner == os.getpid():
            while idle:
                idle.pop().close()


def _send(stream, data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream) -> bytes:
    """One message.  Raises EOFError at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError("The process that reads files has ended.")
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError("The process that reads files has ended.")
    return data


# ------------------------------------------------------------------------------------- in the nursery


def serve(reader: str) -> None:
    """Answer requests until the asking process closes the pipe.

    A module with a function `prepare` has it called once: what it loads, every child finds loaded.
    """
    place, _, function = reader.partition(":")
    module = importlib.import_module(place)
    read = getattr(module, function)
    getattr(module, "prepare", lambda: None)()
    while True:
        try:
            request = json.loads(_receive(sys.stdin.buffer))
            data = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _send(sys.stdout.buffer, _one(read, data, **request))


def _one(read, data: bytes, name: str, **limited) -> bytes:
    """The answer of one child, or the reason why there is none."""
    limits = Limits(**limited)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _child(read, data, name, writing, limits)
    os.close(writing)
    answer, reason = _listen(reading, child, limits)
    os.close(reading)
    if reason:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if reason:
        return _refusal(*reason, name)
    if os.WIFSIGNALED(status) or os.WEXITSTATUS(status):
        timed_out = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGPROF)
        return _refusal("reader-time", "took too long to read", name) if timed_out else _refusal("reader-failed", "is damaged", name)
    return answer


def _listen(pipe: int, child: int, limits: Limits) -> tuple[bytes, tuple[str, str] | None]:
    """What comes through the pipe until it closes, and why it was cut off."""
    pieces, size = [], 0
    deadline = time.monotonic() + limits.seconds
    while True:
        ready = select.select([pipe], [], [], _GLANCE)[0]
        if time.monotonic() > deadline:
            return b"", ("reader-time", "took too long to read")
        if _resident(child) > limits.resident:
            return b"", _TOO_MUCH_MEMORY
        if not ready:
            continue
        piece = os.read(pipe, _PIECE)
        if not piece:
            return b"".join(pieces), None
        size += len(piece)
        if size > limits.output:
            return b"", ("reader-output", "holds far more text than a resolution")
        pieces.append(piece)


def _resident(child: int) -> int:
    """The bytes that a process holds in memory; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{child}/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _refusal(code: str, what: str, name: str) -> bytes:
    message = f"{name} {what}; send another copy of it, or its text."
    return json.dumps({"code": code, "message": message, "parameters": {"name": name}}).encode()


# --------------------------------------------------------------------------------------- in the child


def _child(read, data: bytes, name: str, pipe: int, limits: Limits) -> None:
    """Read under the limits, answer, end; never returns."""
    failed = 1
    try:
        _give_up(limits)
        _write(pipe, _answer(read, data, name))
        failed = 0
    finally:
        os._exit(failed)


def _give_up(limits: Limits) -> None:
    """Lower what this process may use; it can't be raised again."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the limit can't be set below what is mapped
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _answer(read, data: bytes, name: str) -> bytes:
    try:
        return json.dumps({"value": read(data, name)}, ensure_ascii=False).encode()
    except UnreadableSource as error:
        return json.dumps({"code": error.code, "message": str(error), "parameters": error.parameters}).encode()
    except MemoryError:
        return _refusal(*_TOO_MUCH_MEMORY, name)


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view[:_PIECE]) :]


if __name__ == "__main__":
    serve(sys.argv[1])
