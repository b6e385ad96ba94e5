"""From a bare Python to an environment: made once, mended after a kill, refused in one sentence."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import bootstrap

ROOT = Path(__file__).resolve().parents[2]
ENSURE = "import sys; from pathlib import Path; from corpus import bootstrap; bootstrap.ensure_environment(Path(sys.argv[1]))"


@pytest.fixture
def base(tmp_path, monkeypatch):
    """A checkout with a blank in its path whose lock file asks for nothing, so that no network is needed."""
    monkeypatch.delenv("STATE_DIR", raising=False)
    folder = tmp_path / "a checkout"
    folder.mkdir()
    (folder / bootstrap.LOCK_FILE).write_text("# nothing\n")
    return folder


def works(base: Path) -> bool:
    digest = hashlib.sha256((base / bootstrap.LOCK_FILE).read_bytes()).hexdigest()
    python = base / ".venv" / "bin" / "python"
    return (base / ".venv" / ".installed").read_text() == digest and not subprocess.run([python, "-m", "pip", "--version"]).returncode


def test_it_is_made_once_and_mended_when_it_has_to_be(base):
    bootstrap.ensure_environment(base)
    assert works(base)
    made = (base / ".venv" / ".installed").stat().st_mtime_ns
    bootstrap.ensure_environment(base)
    assert (base / ".venv" / ".installed").stat().st_mtime_ns == made

    # a new lock file is installed into what is there
    mine = base / ".venv" / "mine"
    mine.touch()
    (base / bootstrap.LOCK_FILE).write_text("# still nothing\n")
    bootstrap.ensure_environment(base)
    assert works(base) and mine.exists()

    # a package without its hash is refused in one sentence
    (base / bootstrap.LOCK_FILE).write_text("Django==5.2\n")
    with pytest.raises(bootstrap.BootstrapError, match="pip could not install"):
        bootstrap.ensure_environment(base)

    # an environment whose Python is gone, after an installation that failed, is made anew
    (base / bootstrap.LOCK_FILE).write_text("# nothing\n")
    (base / ".venv" / "bin" / "python").unlink()
    (base / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    bootstrap.ensure_environment(base)
    assert works(base)


def test_a_killed_installation_is_begun_again(base):
    process = subprocess.Popen([sys.executable, "-c", ENSURE, base], cwd=ROOT)
    time.sleep(1.5)
    process.send_signal(signal.SIGKILL)
    process.wait()
    bootstrap.ensure_environment(base)
    assert works(base)
    assert not (base / ".state" / "environment.installing").exists()


def test_every_checkout_has_a_private_key_of_its_own(base):
    key = bootstrap.checkout_key(base)
    assert len(key) > 50 and bootstrap.checkout_key(base) == key
    assert (base / ".state" / "secret-key").stat().st_mode & 0o777 == 0o600
    shutil.rmtree(base / ".state")
    assert bootstrap.checkout_key(base) != key


def run_python(code: str, **environment) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DEBUG", "DATABASE_URL")}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=clean | environment, capture_output=True, text=True)


# environment -> what the refusal says; None: it starts
PRODUCTION = [
    ({"DATABASE_URL": "postgres:///x"}, "SECRET_KEY is not set"),
    ({"DATABASE_URL": "postgres:///x", "SECRET_KEY": "development-only"}, "SECRET_KEY is a development key"),
    ({"DATABASE_URL": "postgres:///x", "SECRET_KEY": "django-insecure-" + "x" * 40}, "SECRET_KEY is a development key"),
    ({"SECRET_KEY": "k" * 50}, "DATABASE_URL is not set"),
    ({"DATABASE_URL": "postgres:///x", "SECRET_KEY": "k" * 50}, None),
]


@pytest.mark.parametrize(("environment", "refusal"), PRODUCTION)
def test_production_refuses_what_is_for_development(environment, refusal):
    done = run_python("import corpus.wsgi", **environment)
    assert (done.returncode == 0) == (refusal is None), done.stderr
    assert refusal is None or refusal in done.stderr


def test_debug_is_off_unless_asked_for():
    code = "from django.conf import settings; print(settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0)"
    common = {"DJANGO_SETTINGS_MODULE": "corpus.settings"}
    assert run_python(code, **common).stdout.split() == ["False", "False", "False"]
    assert run_python(code, **common, HTTPS="1").stdout.split() == ["False", "True", "True"]
