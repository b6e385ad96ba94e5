"""The embedded Postgres: made once, started for the first command that needs it, stopped by the last."""

import contextlib
import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from corpus import server_place
from corpus.private_state import BootstrapError, locked, write_private

NAME = "reading_room"  # of the role and of the database
PATIENCE = 60  # seconds that a start, or the end of a killed server's children, may take


class EmbeddedServer:
    """One Postgres for all commands of a checkout.

    Every command that uses it holds a shared lock on `postgres-users.lock`; the kernel lets go of it however the
    command ends. Whoever leaves and finds nobody else there stops the server. Starting and leaving happen under
    `postgres.lock`, one at a time. A server left behind by killed commands is used, and stopped, by the next ones.
    It listens on a socket in a private folder and asks for a password; it has no port.
    """

    def __init__(self, state: Path):
        self.state = state
        self.place = None
        self._process = None
        self._users = None

    @property
    def url(self) -> str:
        """The DATABASE_URL of the running server."""
        return f"postgres://{NAME}:{self._password()}@/{NAME}?host={quote(str(self.place.sockets()), safe='')}"

    @contextlib.contextmanager
    def running(self):
        """The server runs and DATABASE_URL names it while the block runs; a killed one is replaced.

        Raises BootstrapError when there is no way to run one. SIGTERM and a lost terminal end the block as an exit does.
        """
        _exit_on_signals()
        self.acquire()
        watch = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(watch,), daemon=True)
        try:
            os.environ["DATABASE_URL"] = self.url
            watcher.start()
            yield self
        finally:
            with _signals_held():
                watch.set()
                if watcher.is_alive():
                    watcher.join()
                self.release()

    def acquire(self) -> None:
        """Join the users of the server, starting it when it does not run; raises BootstrapError."""
        with locked(self.state / "postgres.lock") as lock:
            self._users = os.open(self.state / "postgres-users.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                self.place = server_place.find(self.state)
                self._initialise(lock)
                self._start()
            except BaseException:
                self._leave()
                raise

    def release(self) -> None:
        """Leave the users of the server; the last one stops it."""
        with locked(self.state / "postgres.lock"):
            self._leave()

    def _leave(self) -> None:
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # others use it, and the last of them will stop it
        else:
            self._stop()
        finally:
            os.close(self._users)

    def _password(self) -> str:
        path = self.state / "postgres-password"
        if not path.exists() or not path.read_text():
            if self.place.data.exists():
                raise BootstrapError(f"{path} is gone, the database's password: put it back, or remove {self.place.home} to begin anew.")
            write_private(path, secrets.token_urlsafe(24))
        return path.read_text()

    def _initialise(self, lock: int) -> None:
        """Make the cluster under another name first, so that half a cluster is never taken for one."""
        place, half = self.place, self.place.home / "data.new"
        password = self._password()
        if place.data.exists():
            return
        if half.exists():
            shutil.rmtree(half)
        half.mkdir()
        place.own(half)
        secret = place.home / "password.new"
        write_private(secret, password)
        place.own(secret)
        try:
            self._run([place.programs / "initdb", "-D", half, "-U", NAME, "-A", "scram-sha-256", "--pwfile", secret,
                       "-E", "UTF8", *_locale(place.major)], "make its folder", pass_fds=[lock])  # fmt: skip
        finally:
            secret.unlink()
        half.rename(place.data)

    def _run(self, command: list, purpose: str, **options) -> None:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=server_place.ENVIRONMENT, cwd="/",
                              start_new_session=True, **self.place.identity(), **options)  # fmt: skip
        if done.returncode:
            words = (done.stderr or done.stdout).strip().splitlines() or ["it gave no reason"]
            raise BootstrapError(f"Postgres could not {purpose}: {words[-1]}")

    def _start(self) -> None:
        """Return when the server answers; starts it where none runs, again while a killed one's children hold on."""
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                raise BootstrapError(f"Postgres does not start: {self._last_words()} (see {self._log()}).")
            if self._process and self._process.poll() is not None:
                self._process = None
                time.sleep(0.5)  # it found the last server's children at work, or cannot run at all: the deadline tells
            if not self._process and not self._alive():
                self._spawn()
            time.sleep(0.05)
        self._ensure_database()

    def _spawn(self) -> None:
        place, sockets = self.place, self.place.sockets()
        # The number a killed server left behind may by now be another program's, which Postgres would take for a
        # rival. Named as its grandparent's it is known as stale; the file stays, for it says whose memory to wait for.
        environment = server_place.ENVIRONMENT | {"PG_GRANDPARENT_PID": str(self._recorded_process() or "")}
        quoted = '"' + str(sockets).replace('"', '""') + '"'
        options = {"listen_addresses": "", "unix_socket_directories": quoted, "unix_socket_permissions": "0700", "port": "5432"}
        command = [place.programs / "postgres", "-D", place.data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with open(self._log(), "wb") as log:
            # A session of its own: Ctrl-C in a terminal is for the command, not for the server that others may use.
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, cwd="/",
                start_new_session=True, **place.identity(),
            )  # fmt: skip

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.place.sockets()), port=5432, user=NAME, password=self._password(), dbname=database,
            connect_timeout=5, autocommit=True,
        )  # fmt: skip

    def _answers(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _ensure_database(self) -> None:
        with self._connect("postgres") as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f"CREATE DATABASE {NAME}")

    def _recorded_process(self) -> int | None:
        try:
            return int((self.place.data / "postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return None

    def _alive(self) -> bool:
        """Whether the process named in postmaster.pid is a server of our folder (every postmaster works in its folder)."""
        number = self._recorded_process()
        if number is None:
            return False
        if not Path("/proc/self").exists():
            words = subprocess.run(["ps", "-o", "command=", "-p", str(number)], capture_output=True, text=True).stdout
            return "postgres" in words
        try:
            return os.path.samefile(f"/proc/{number}/cwd", self.place.data)
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            return False

    def _stop(self) -> None:
        if self.place and self._alive():
            main = Path("/proc") / str(self._recorded_process())
            self._run([self.place.programs / "pg_ctl", "stop", "-D", self.place.data, "-m", "fast", "-t", str(PATIENCE)], "stop")
            while not self._process and os.path.exists(main / "cwd"):
                time.sleep(0.02)  # its file is gone a moment before itself
        if self._process:
            self._process.wait()

    def _watch(self, ended: threading.Event) -> None:
        while not ended.wait(1):
            if not self._alive():
                try:
                    with locked(self.state / "postgres.lock"):
                        self._start()
                except BootstrapError as error:
                    print(error, file=sys.stderr, flush=True)

    def _log(self) -> Path:
        return self.state / "postgres.log"

    def _last_words(self) -> str:
        lines = self._log().read_text(errors="replace").strip().splitlines() if self._log().exists() else []
        return lines[-1] if lines else "it gave no reason"


def _locale(major: int) -> list[str]:
    """Unicode's own rules, the same on every machine, where Postgres has them; the C locale in older ones."""
    if major >= 18:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
    return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major == 17 else ["--locale=C"]


def _exit_on_signals() -> None:
    """Let SIGTERM and SIGHUP unwind the stack, unless the caller wants them ignored (as nohup does)."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda received, frame: sys.exit(128 + received))


@contextlib.contextmanager
def _signals_held():
    """Let nothing interrupt the block: it stops the server, which takes a moment."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
