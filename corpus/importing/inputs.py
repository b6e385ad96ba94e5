"""Files under the paths given: plain ones, those in folders, and those inside archives, read without unpacking."""

import bz2
import gzip
import hashlib
import lzma
import os
import tarfile
import zipfile
import zlib
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from . import manifest

LARGEST_FILE = 20 * 2**20
"""Bytes; the longest resolutions of the corpus have 2 MB of XML, their PDF 5 MB."""
LARGEST_ARCHIVE = 8 * 2**30
"""Bytes an archive may unpack to."""
LARGEST_RATIO = 250
"""How many times its own size an archive, or a file in a zip, may unpack to (beyond the first 64 MB)."""
RATIO_COUNTS_FROM = 64 * 2**20

ZIP = ".zip"
TAR = {
    ".tar": nullcontext,
    ".tar.gz": gzip.open,
    ".tgz": gzip.open,
    ".tar.bz2": bz2.open,
    ".tar.xz": lzma.open,
    ".txz": lzma.open,
}
"""How the stream of a tar archive is unpacked, by the ending of its name."""
DAMAGED = (tarfile.TarError, zipfile.BadZipFile, lzma.LZMAError, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What the readers of archives raise for one that is damaged, encrypted or of an unknown kind."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to import; `data` is None where it could not be read, and `problem` says why."""

    name: str
    """Beginning with the name of the path given: `corpus/fr/1.xml`, `ga.zip/fr/1.xml`."""
    data: bytes | None
    digest: str = ""
    problem: tuple[str, str] | None = None
    """(code, sentence)."""
    read: int = 0
    """Bytes of the paths given that had been read when this file was reached, to measure progress."""
    supplied: dict[str, str] = field(default_factory=dict)
    """What the manifest of its folder says about it."""


class ArchiveTooLarge(ValueError):
    """An archive that unpacks to more than is allowed."""


def sizes(paths):
    """Bytes on disk under the paths, for the progress bar.  Raises FileNotFoundError for one that is not there."""
    return sum(path.stat().st_size for given in paths for path in _walk(Path(given)))


def files(paths):
    """Every file under the paths, in the order of the paths and of the names in them.

    A file that can't be read, or is larger than LARGEST_FILE, comes with its problem and no data; so
    does an archive that is damaged or unpacks to too much, after those of its files that could be read,
    and a manifest that can't be used, before the files of its folder.
    """
    before = 0
    for given in map(Path, paths):
        for folder, members in groupby(_walk(given), attrgetter("parent")):
            supplied = {}
            try:
                supplied = manifest.read(folder) if given.is_dir() else {}
            except manifest.BadManifest as error:
                yield File(_name(folder / manifest.NAME, given), None, problem=("manifest", str(error)), read=before)
            for path in members:
                for file in _under(path, _name(path, given), before):
                    yield replace(file, supplied=supplied[path.name]) if path.name in supplied else file
                before += path.stat().st_size


def _name(path, given):
    return str(path.relative_to(given.parent)) if path != given else path.name


def _walk(path):
    """The regular files at or below a path, sorted, without hidden ones and manifests."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            if not name.startswith(".") and name != manifest.NAME and (Path(folder) / name).is_file():
                yield Path(folder) / name


def _under(path, name, before):
    lower = path.name.lower()
    tar = next((ending for ending in TAR if lower.endswith(ending)), None)
    members = _zip(path, name, before) if lower.endswith(ZIP) else _tar(path, name, before, tar) if tar else None
    if members is None:
        yield _plain(path, name, before)
        return
    try:
        yield from members
    except ArchiveTooLarge:
        sentence = "The archive unpacks to far more than its size allows; unpack it yourself and import the folder."
        yield File(name, None, problem=("archive-too-large", sentence))
    except DAMAGED as error:
        yield File(name, None, problem=("archive-damaged", f"The archive can't be read to its end: {error}."))
    except OSError as error:
        yield File(name, None, problem=("not-readable", f"The archive can't be read: {error.strerror or error}."))


def _plain(path, name, before):
    try:
        size = path.stat().st_size
        return _file(name, size, path.read_bytes if size <= LARGEST_FILE else bytes, before + size)
    except OSError as error:
        return File(name, None, problem=("not-readable", f"The file can't be read: {error.strerror}."))


def _file(name, size, read, position):
    if size > LARGEST_FILE:
        sentence = f"The file has {size / 2**20:.0f} MB; files up to {LARGEST_FILE // 2**20} MB are taken."
        return File(name, None, problem=("too-large", sentence), read=position)
    data = read()
    return File(name, data, hashlib.sha256(data).hexdigest(), read=position)


def _zip(path, name, before):
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
        _check_total(sum(info.file_size for info in members), path)
        position = before
        for info in sorted(members, key=lambda info: info.filename):
            position += info.compress_size
            yield _file(f"{name}/{info.filename}", info.file_size, lambda info=info: _unzip(archive, info), position)


def _unzip(archive, info):
    """The bytes of a member; the size its entry claims is not trusted."""
    with archive.open(info) as stream:
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ArchiveTooLarge(info.filename)
    return data


def _tar(path, name, before, ending):
    with open(path, "rb") as raw, TAR[ending](raw) as plain:
        stream = _Counted(plain, path)
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                if member.isfile() and not _hidden(member.name):
                    yield _file(
                        f"{name}/{member.name}", member.size, lambda m=member: archive.extractfile(m).read(),
                        before + raw.tell(),
                    )  # fmt: skip
                archive.members.clear()


def _hidden(name):
    return any(part.startswith((".", "__MACOSX")) and part != "." for part in name.split("/"))


def _check_total(total, path):
    allowed = max(RATIO_COUNTS_FROM, LARGEST_RATIO * path.stat().st_size)
    if total > min(LARGEST_ARCHIVE, allowed):
        raise ArchiveTooLarge(path.name)


class _Counted:
    """A stream of an archive's unpacked bytes that stops where it becomes too long."""

    def __init__(self, stream, path):
        self.stream, self.path, self.total = stream, path, 0

    def read(self, size):
        data = self.stream.read(size)
        self.total += len(data)
        _check_total(self.total, self.path)
        return data
