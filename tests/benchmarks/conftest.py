"""What the benchmarks of the import share: official files, unpacked into a folder."""

import tarfile
from itertools import chain, islice, zip_longest

import pytest
from django.conf import settings

ARCHIVES = settings.BASE_DIR.parent / "shared" / "corpus"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def folder(request, tmp_path_factory):
    """The first official files, as many as FILES of the module says, in the order in which they stand in their archives.

    Where the module says TOGETHER they are of one session, the languages of one resolution near each other.
    """
    archives = sorted(ARCHIVES.glob("ga-*.tar.xz"), reverse=True)
    if not archives:
        pytest.skip(f"{ARCHIVES} holds no archives")
    if getattr(request.module, "TOGETHER", False):
        found = together(next(path for path in archives if "ES" not in path.name))
    else:
        found = chain.from_iterable(map(members, archives))
    folder = tmp_path_factory.mktemp("official")
    for place, (name, data) in enumerate(islice(found, request.module.FILES)):
        (folder / f"{place:05}-{name.replace('/', '-')}").write_bytes(data)
    return folder


def members(path):
    """The name and bytes of each XML file of an archive."""
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(".xml"):
                yield member.name, archive.extractfile(member).read()


def together(path):
    """The same, one of each language in turn."""
    by_language = {language: [] for language in LANGUAGES}
    for name, data in members(path):
        by_language[name.split("/")[1]].append((name, data))
    return (one for group in zip_longest(*by_language.values()) for one in group if one)
