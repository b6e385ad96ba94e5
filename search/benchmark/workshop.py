"""What a run of the benchmark builds, with the time and memory it took: kept for the next run where a folder is named."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

RECORD = "built.json"


@dataclass(frozen=True)
class Built:
    """One thing that was built."""

    paragraphs: int
    seconds: float
    processor: float
    """Seconds of processor in this process."""
    megabytes: float
    """The most memory this process had meanwhile."""

    @property
    def rate(self) -> float:
        """Paragraphs a second of processor."""
        return self.paragraphs / self.processor


class Workshop:
    """The folder of a benchmark with the record of what stands in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        try:
            kept = json.loads((folder / RECORD).read_text())
        except FileNotFoundError:
            kept = {}
        self.built = {name: Built(**facts) for name, facts in kept.items()}

    def build(self, name: str, paragraphs: int, work: Callable[[int], object]) -> Built:
        """Let `work` build what is missing of so many paragraphs (it is told how many there are), and record what it took."""
        before = self.built.get(name, Built(0, 0, 0, 0))
        if before.paragraphs < paragraphs:
            forget_peak()
            started, busy = time.monotonic(), time.process_time()
            work(before.paragraphs)
            taken, used = time.monotonic() - started, time.process_time() - busy
            self.built[name] = Built(paragraphs, before.seconds + taken, before.processor + used, max(before.megabytes, peak()))
            facts = {one: asdict(built) for one, built in self.built.items()}
            (self.folder / RECORD).write_text(json.dumps(facts, indent=1))
        return self.built[name]


def forget_peak() -> None:
    """Measure the most memory from now on (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
