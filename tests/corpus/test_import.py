"""The import command on real files, archives and processes."""

import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tarfile
import time
import zipfile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections

from corpus.models import Source
from resolutions.models import Citation, LanguageVersion, Paragraph, Resolution

from .checksum import checksum

pytestmark = pytest.mark.django_db(transaction=True)


def text(number, verb="Requests"):
    """A resolution that cites the one before it."""
    body = "\n\n".join(f"{n}. {verb} the Secretary-General to report on item {n};" for n in range(1, 9))
    return (
        f"90/{number}. Example number {number}\n\nThe General Assembly,\n\n"
        f"Recalling its resolution 90/{number - 1} of 25 September 2035,\n\n{body}\n\n9. Decides to remain seized of the matter.\n"
    )


@pytest.fixture
def folder(tmp_path):
    """Twelve resolutions in a folder."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(1, 13):
        (folder / f"{number:02}.txt").write_text(text(number))
    return folder


def run(*arguments, code=0):
    """The import in this process; returns what it printed."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import", *map(str, arguments), stdout=out, stderr=err)
        assert code == 0
    except SystemExit as end:
        assert end.code == code
    return out.getvalue() + err.getvalue()


def command(*arguments):
    """The import as a process of its own, on the database of the tests."""
    database = connection.settings_dict
    address = f"postgres://{database['USER']}:{database['PASSWORD']}@/{database['NAME']}"
    where = f"?host={database['HOST']}&port={database['PORT']}"
    environment = {**os.environ, "DATABASE_URL": address + where, "DATABASE_POOL": "0", "DEBUG": "1"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "import", *map(str, arguments)],
        cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def test_a_folder_comes_in_once(folder, tmp_path):
    report = tmp_path / "report.jsonl"
    assert "12 new" in run(folder, "--jobs", 1, "--report", report)
    rows = [json.loads(line) for line in report.read_text().splitlines()]
    assert [row["symbol"] for row in rows] == [f"A/RES/90/{number}" for number in range(1, 13)]
    assert rows[0]["outcome"] == "new" and rows[0]["documents"][0]["paragraphs"] == 10
    before = checksum(everything=True)
    assert "12 skipped" in run(folder, "--jobs", 1)
    assert "12 unchanged" in run(folder, "--jobs", 1, "--again")
    assert checksum(everything=True) == before
    assert Citation.objects.filter(target__isnull=False).count() == 11


def test_a_manifest_says_what_the_texts_beside_it_do_not(folder):
    (folder / "draft.txt").write_text(text(1).replace("90/1. ", ""))
    manifest = folder / "symbols.json"
    manifest.write_text('{"draft.txt": {"symbol": "a/c.3/90/l.5", "adopted_as": "A/RES/90/1"}}')
    said = run(folder, "--jobs", 2)
    assert "13 files read" in said and "13 new" in said
    assert Resolution.objects.get(symbol="A/C.3/90/L.5").adopted_as_symbol == "A/RES/90/1"
    assert "13 skipped" in run(folder, "--jobs", 1)
    manifest.write_text('{"draft.txt": {"symbol": "A/C.3/90/L.5", "adopted_as": "A/RES/90/2"}}')
    assert "12 skipped" in run(folder, "--jobs", 1)
    assert Resolution.objects.get(symbol="A/C.3/90/L.5").adopted_as_symbol == "A/RES/90/2"


@pytest.mark.parametrize(
    "written", ["", "[]", '{"a.txt": "A/RES/1/1"}', '{"a.txt": {"symbol": "none"}}', '{"a.txt": {"author": "x"}}', "[" * 9999]
)
def test_a_bad_manifest_is_named_and_the_texts_come_in(tmp_path, written):
    (tmp_path / "01.txt").write_text(text(1))
    (tmp_path / "symbols.json").write_text(written)
    said = run(tmp_path, "--jobs", 1, code=1)
    assert "/symbols.json: symbols.json can't be used" in said and '"symbol": "A/C.3/78/L.5"' in said
    assert "1 new" in said


def test_the_two_first_texts_come_in_once_whichever_way():
    assert "2 new" in run(settings.BASE_DIR / "fixtures", "--jobs", 1)
    before = checksum(everything=True)
    assert "2 skipped" in run(settings.BASE_DIR / "fixtures", "--jobs", 1)
    assert "2 unchanged" in run(settings.BASE_DIR / "fixtures", "--jobs", 1, "--again")
    assert checksum(everything=True) == before


def test_several_processes_leave_the_same_rows(folder):
    run(folder, "--jobs", 1)
    alone = checksum()
    Resolution.objects.all().delete()
    Source.objects.all().delete()
    assert "12 new" in run(folder, "--jobs", 3)
    assert checksum() == alone


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_archives_are_read_without_unpacking(folder, tmp_path, ending):
    archive = tmp_path / f"texts.{ending}"
    if ending == "zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
            for path in folder.iterdir():
                target.write(path, f"texts/{path.name}")
    else:
        with tarfile.open(archive, f"w:{ending.partition('.')[2]}") as target:
            target.add(folder, "texts")
    assert "12 new" in run(archive, "--jobs", 1)
    assert Source.objects.filter(name=f"texts.{ending}/texts/01.txt").exists()


def test_nothing_changes_on_a_dry_run(folder):
    assert "12 new" in run(folder, "--jobs", 1, "--dry-run")
    assert not Resolution.objects.exists() and not Source.objects.exists()


def test_bad_files_are_named_and_don_t_stop_the_rest(folder):
    bad = {
        "empty.txt": (b"", "is empty"),
        "photo.txt": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(300), "not a text"),
        "noise.txt": (random.Random(1).randbytes(100_000), "not a text|not valid UTF-8"),
        "huge.txt": (b"x" * (21 * 2**20), "files up to 20 MB"),
        "letter.txt": (b"Dear all,\n\nlunch is at noon. Bring bread.\n", "not the text of a resolution"),
        "draft.txt": (text(1).replace("90/1. ", "").encode(), "does not say its symbol"),
        "damaged.zip": (b"PK\x03\x04 and nothing more", "archive can't be read"),
        "other.txt": (text(1, "Invites").encode(), "already held with another text, from texts/01.txt"),
    }
    for name, (data, _) in bad.items():
        (folder / name).write_bytes(data)
    said = run(folder, "--jobs", 1, code=1)
    for name, (_, sentence) in bad.items():
        assert re.search(f"texts/{re.escape(name)}: .*({sentence})", said), (name, said)
    assert "12 new" in said and "8 not taken in" in said
    assert Resolution.objects.count() == 12
    assert not Source.objects.exclude(state="accepted").exists()


def test_western_letters_of_old_files_are_read_with_a_warning(folder):
    french = (
        "90/20. Exemple\n\nL’Assemblée générale,\n\nRappelant les buts de l’Organisation et les décisions des États dans ce domaine,\n\n"
        "1. Prie le Secrétaire général de lui présenter un rapport sur la question à sa prochaine session;\n\n"
        "2. Décide de rester saisie de la question.\n"
    )
    (folder / "old.txt").write_bytes(french.encode("windows-1252"))
    run(folder / "old.txt")
    version = LanguageVersion.objects.get()
    assert version.paragraphs.get(anchor="op2").text == "Décide de rester saisie de la question."
    assert version.warnings


def test_a_file_with_two_resolutions_gives_two(tmp_path):
    (tmp_path / "two.txt").write_text(text(1) + "\n" + text(2))
    run(tmp_path / "two.txt")
    assert set(Resolution.objects.values_list("symbol", flat=True)) == {"A/RES/90/1", "A/RES/90/2"}


def test_an_archive_that_unpacks_to_far_too_much_is_left_out(tmp_path):
    bomb = tmp_path / "bomb.tar.xz"
    with tarfile.open(bomb, "w:xz") as target:
        for number in range(8):
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.size = 10 * 2**20
            target.addfile(entry, io.BytesIO(bytes(entry.size)))
    assert "unpacks to far more" in run(bomb, "--jobs", 1, code=1)


def test_the_changed_file_replaces_and_keeps_what_stayed(folder):
    run(folder, "--jobs", 1)
    keys = set(Paragraph.objects.values_list("pk", flat=True))
    (folder / "03.txt").write_text(text(3).replace("item 5", "item five"))
    said = run(folder, "--jobs", 1)
    assert "1 updated" in said and "11 skipped" in said
    assert set(Paragraph.objects.values_list("pk", flat=True)) == keys
    assert Paragraph.objects.get(text__contains="item five").anchor == "op5"


def test_of_two_texts_for_one_symbol_the_first_in_the_list_is_kept(folder):
    for number in range(1, 13):
        (folder / f"{number:02}b.txt").write_text(text(number, "Invites"))
    said = run(folder, "--jobs", 4, code=1)
    assert "12 new" in said and "12 not taken in" in said
    assert not Paragraph.objects.filter(text__startswith="Invites").exists()


def test_what_is_wrong_with_the_command_is_said_before_anything_happens(folder):
    for arguments, sentence in (
        ((folder / "nowhere",), "no file or folder"),
        ((folder, "--symbol", "A/RES/90/1"), "for one file"),
        ((folder / "01.txt", "--symbol", "nonsense"), "not a document symbol"),
    ):
        with pytest.raises(CommandError, match=sentence):
            run(*arguments)


def test_killed_at_any_moment_it_goes_on_and_ends_with_the_same_rows(folder):
    run(folder, "--jobs", 1)
    whole = checksum()
    Resolution.objects.all().delete()
    Source.objects.all().delete()
    chance = random.Random(7)
    ours = connected()
    for jobs in (1, 2, 1):
        process = command(folder, "--jobs", jobs)
        wait_for_a_new_text(process)
        time.sleep(chance.uniform(0, 0.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        wait_for_orphans(ours)
        for version in LanguageVersion.objects.all():
            assert version.revision and version.paragraphs.count() == 10 and version.citations.count() == 1
        assert Source.objects.filter(state="accepted").count() == Source.objects.count() >= LanguageVersion.objects.count()
    run(folder, "--jobs", 1)
    assert checksum() == whole


def wait_for_a_new_text(process):
    """Wait until the import has taken in one text more, or ended: what follows is the middle of its work."""
    held = LanguageVersion.objects.count()
    while LanguageVersion.objects.count() == held and process.poll() is None:
        time.sleep(0.01)


def test_a_lost_connection_costs_nothing(folder):
    for number in range(13, 60):
        (folder / f"{number:02}.txt").write_text(text(number))
    process = command(folder, "--jobs", 2)
    for _ in range(8):
        time.sleep(1)
        terminate_others()
    said, _ = process.communicate()
    assert process.returncode == 0, said
    assert Resolution.objects.count() == 59
    assert Citation.objects.filter(target__isnull=False).count() == 58


def terminate_others():
    """End every other connection to the database of the tests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def connected():
    """Who is connected to the database of the tests; this process may keep several in its pool."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        return {pid for (pid,) in cursor.fetchall()}


def wait_for_orphans(ours):
    """Wait until workers whose parent was killed have ended, and their connections with them."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if connected() <= ours:
            return
        time.sleep(0.2)
    raise AssertionError("workers outlived their parent")


def teardown_module():
    """Leave no connection behind."""
    connections.close_all()
