"""From a bare Python to a running command: the environment, the checkout's key, the database (standard library only)."""

import contextlib
import hashlib
import os
import secrets
import subprocess
import sys
from pathlib import Path

from corpus.private_state import BASE_DIR, BootstrapError, locked, state_dir, write_private

LOCK_FILE = "requirements.lock"
# Commands that never ask the database; everything else finds one running.
WITHOUT_DATABASE = {"parse", "help", "version", "check", "collectstatic", "makemessages", "compilemessages"}


def main(argv: list[str]) -> int:
    """Run one command of `manage.py` in the project's environment; returns the exit code."""
    try:
        enter_environment(argv)
        return _run(argv)
    except KeyboardInterrupt:
        return 130
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1


def enter_environment(argv: list[str], base: Path = BASE_DIR) -> None:
    """Replace this process by one that runs in `.venv`, made or mended first; returns at once where it runs there already."""
    environment = base / ".venv"
    if Path(sys.prefix).resolve() == environment.resolve():
        return
    ensure_environment(base)
    python = environment / "bin" / "python"
    os.execv(python, [str(python), *argv])


def ensure_environment(base: Path) -> None:
    """Make `.venv` hold what the lock file says; a second call reads two small files.

    `.venv/.installed` carries the digest of the lock file it was installed from. `environment.installing` stands
    while venv and pip work, so that an installation that was killed is begun again from nothing. The lock is handed
    to them: one that outlives its parent is waited for.
    """
    environment = base / ".venv"
    digest = hashlib.sha256((base / LOCK_FILE).read_bytes()).hexdigest()
    installed, installing = environment / ".installed", state_dir(base) / "environment.installing"
    with locked(state_dir(base) / "environment.lock") as lock:
        python = environment / "bin" / "python"
        if python.exists() and not installing.exists() and installed.exists() and installed.read_text() == digest:
            return
        print("Preparing the Python environment in .venv; the first time this takes a minute.", file=sys.stderr, flush=True)
        afresh = installing.exists() or not _has_pip(python)
        installing.touch()
        if afresh:
            _call(lock, [sys.executable, "-m", "venv", "--clear", str(environment)], _VENV_FAILED)
        _call(lock, [str(python), *_PIP, "-r", str(base / LOCK_FILE)], _PIP_FAILED)
        installed.write_text(digest)
        installing.unlink()


_PIP = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
_VENV_FAILED = "Python could not make .venv: install the venv module of this Python (on Debian: apt-get install python3-venv)."
_PIP_FAILED = "pip could not install the packages of requirements.lock (its own words are above): check the network and run the command again."


def _has_pip(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _call(lock: int, command: list[str], failure: str) -> None:
    if subprocess.run(command, pass_fds=[lock], stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode:
        raise BootstrapError(failure)


def checkout_key(base: Path = BASE_DIR) -> str:
    """The random SECRET_KEY of this checkout, made at its first use and readable by its owner only."""
    path = state_dir(base) / "secret-key"
    with locked(state_dir(base) / "secret-key.lock"):
        if not path.exists() or not path.read_text():
            write_private(path, secrets.token_urlsafe(50))
        return path.read_text()


def _run(argv: list[str]) -> int:
    command = argv[1] if len(argv) > 1 else "help"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus.settings")
    os.environ.setdefault("SECRET_KEY", checkout_key())
    if command == "serve":
        os.environ.setdefault("DEBUG", "1")
    from django.core.management import execute_from_command_line

    with _database(command):
        execute_from_command_line(argv)
    return 0


def _database(command: str):
    """A context in which DATABASE_URL names a running server: the one that is set, or the embedded one."""
    if os.environ.get("DATABASE_URL") or command in WITHOUT_DATABASE or command.startswith("-"):
        return contextlib.nullcontext()
    from corpus.server import EmbeddedServer

    return EmbeddedServer(state_dir()).running()
