"""What this machine keeps for the checkout: its folder, locks and private files (standard library only)."""

import contextlib
import fcntl
import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


class BootstrapError(Exception):
    """One sentence: what is missing on this machine and what to do."""


def state_dir(base: Path = BASE_DIR) -> Path:
    """The git-ignored folder of what this machine keeps; made when missing, open to no more than passing through."""
    directory = Path(os.environ.get("STATE_DIR") or base / ".state").absolute()
    if not directory.exists():
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(0o711)
    return directory


@contextlib.contextmanager
def locked(path: Path):
    """Hold an exclusive lock on the file while the block runs; gives its descriptor."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def write_private(path: Path, text: str) -> None:
    """Write a file that nobody but its owner has ever been able to read."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(text)
