"""How many pages of PDF and documents of text a second one core reads.

    pytest tests/benchmarks/test_reading_speed.py -s
"""

import resource
import subprocess
import time
from shutil import which

import pytest
from django.conf import settings

from corpus.parsing import confined
from corpus.parsing.pipeline import parse

SET = settings.BASE_DIR.parent / "shared" / "corpus" / "pdf"
LEAST_PAGES = 12.0
LEAST_DOCUMENTS = 8.0
"""Far below what a quiet machine does (40 and 100): these only notice a reader that has become several times slower."""

pytestmark = pytest.mark.skipif(not SET.is_dir(), reason=f"{SET} is not here")


def used() -> float:
    """Processor seconds of this process and of those that read files for it."""
    confined.close()  # what has ended is counted
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def test_pages_of_pdf(capsys):
    files = [path.read_bytes() for path in sorted(SET.glob("*.pdf"))[::6]]
    parse(files[0], "warm.pdf")
    start, pages = used(), 0
    for data in files:
        pages += max(piece.lines[1] for document in parse(data, "a.pdf") for piece in document.furniture)
    speed = pages / (used() - start)
    with capsys.disabled():
        print(f"\nPDF: {speed:.0f} pages a second a core")
    assert speed > LEAST_PAGES


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed")
def test_documents_of_text(capsys):
    files = [
        subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout
        for path in sorted(SET.glob("A_RES*.pdf"))[::4]
    ]
    parse(files[0], "warm.txt")
    start, clock = used(), time.perf_counter()
    for data in files:
        parse(data, "a.txt")
    speed = len(files) / (used() - start)
    with capsys.disabled():
        print(f"\ntext: {speed:.0f} documents a second a core ({len(files) / (time.perf_counter() - clock):.0f} on the clock)")
    assert speed > LEAST_DOCUMENTS
