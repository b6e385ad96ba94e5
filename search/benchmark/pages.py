"""Requests a second of the search page and of an empty Django page, on one server, with eight clients."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings

from .kinds import KINDS
from .shelf import SCHEMA

CLIENTS = 8
SECONDS = 8
WORKERS = 2


class Server:
    """gunicorn over the benchmark's tables; a context manager."""

    def __init__(self, folder: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        address = os.environ.get("DATABASE_URL", "")
        joiner = "&" if "?" in address else "?"
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"{address}{joiner}{urlencode({'options': f'-csearch_path={SCHEMA},public'}, quote_via=quote)}",
            "SECRET_KEY": settings.SECRET_KEY,
            "SEARCH_INDEX_DIR": str(folder),
            "SEARCH_ENGINE": "tantivy",
        }

    def __enter__(self) -> Server:
        command = [sys.executable, "-m", "gunicorn", "search.benchmark.server:application", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", str(WORKERS), "--log-level", "error"]
        self.process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.environment)
        for _ in range(200):
            try:
                self.get("/en/benchmark-empty")
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("The server of the benchmark did not start.")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def memory(self) -> float:
        """Megabytes of the largest worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return max(int(Path(f"/proc/{child}/status").read_text().partition("VmRSS:")[2].split()[0]) for child in children) / 1024

    def get(self, path: str) -> int:
        """The status of one request."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        client.request("GET", path)
        answer = client.getresponse()
        answer.read()
        client.close()
        return answer.status

    def rate(self, paths: Iterable[str], seconds: float = SECONDS) -> float:
        """Answers a second with CLIENTS at once, who take the paths in turn; raises RuntimeError where one is not answered."""
        done, until, turn = [0] * CLIENTS, time.monotonic() + seconds, threading.Lock()
        paths = iter(paths)

        def client(number: int) -> None:
            while time.monotonic() < until:
                with turn:
                    path = next(paths)
                if self.get(path) != 200:
                    raise RuntimeError(f"{path} was not answered")
                done[number] += 1

        threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
        started = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(done) / (time.monotonic() - started)


def searches() -> list[str]:
    """The addresses of the search pages asked for: every kind, two pages of each."""
    queries = dict.fromkeys(kind.ours for kind in KINDS)
    return [_address(query, page) for page in (1, 2) for query in queries]


def never_made() -> Iterator[str]:
    """The same addresses without end, in each of them something that makes it one not asked before."""
    return (f"{address}&rev={number}" for number in count(1) for address in searches())


def never_asked() -> Iterator[str]:
    """The same queries without end, each of them with a condition that makes it one not asked before, and finds no less."""
    queries = dict.fromkeys(kind.ours for kind in KINDS)
    return (_address(f"({query}) SAUF sans{number}", 1) for number in count(1) for query in queries)


def _address(query: str, page: int) -> str:
    return f"/fr/search?{urlencode({'q': query, 'page': page})}"
