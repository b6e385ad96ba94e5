"""Who is at work in a folder, seen from outside."""

import os
from pathlib import Path


def processes_of(top: Path) -> list[int]:
    """The processes whose working directory is the folder or one below it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd").startswith(str(top)):
                found.append(int(process.name))
        except OSError:
            continue
    return found
