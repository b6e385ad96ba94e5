"""What the Nu Html Checker, the reference of the HTML standard, finds wrong with pages."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings

HERE = settings.BASE_DIR / ".ci" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LONGEST = 300
"""Seconds after which the checker is given up."""


class NoChecker(Exception):
    """There is no checker here; the message says how to get one."""


def faults(pages: dict[str, str]) -> list[str]:
    """One sentence for each fault in pages given as {name: HTML}.  Raises NoChecker."""
    command = _checker()
    with tempfile.TemporaryDirectory() as folder:
        files = {f"{number}.html": name for number, name in enumerate(pages)}
        for file, name in files.items():
            (Path(folder) / file).write_text(pages[name], encoding="utf-8")
        done = subprocess.run(
            [*command, "--format", "json", "--exit-zero-always", folder], capture_output=True, text=True, timeout=LONGEST, check=True
        )
    return [_sentence(message, files) for message in json.loads(done.stderr)["messages"] if _counts(message)]


def _checker():
    java, jar = shutil.which("java"), Path(os.environ.get("VNU_JAR") or HERE)
    if not java or not jar.exists():
        raise NoChecker("There is no HTML checker: install Java, and run `npm ci --prefix .ci`, or name it with VNU_JAR=/path/to/vnu.jar.")
    return [java, "-jar", str(jar)]


def _counts(message):
    if message["message"].startswith("Text run "):
        return False  # how the source writes its letters is not for a page to change
    return message["type"] == "error" or message.get("subType") == "warning"


def _sentence(message, files):
    name = files.get(Path(message.get("url", "")).name, "?")
    return f"{name}, line {message.get('lastLine', '?')}: {message['message']} ({' '.join(message.get('extract', '').split())[:120]})"
