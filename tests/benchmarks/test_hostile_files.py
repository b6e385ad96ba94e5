"""What files made to harm cost, for each format: processor seconds and memory of everything that reads them.

    pytest tests/benchmarks/test_hostile_files.py -s
"""

import subprocess
import sys
from collections.abc import Callable

import pytest
from django.conf import settings

from tests.parsing.test_docx import W, docx, hostile, p, r
from tests.parsing.test_html import HOSTILE as PAGES
from tests.parsing.test_pdf_hostile import HOSTILE as PDFS

MOST_SECONDS = 4.0
"""Two on a quiet machine; processors that others use too take up to twice as long for the same."""
MOST_MEMORY = 400 << 20
SPEAKS = "<html><body><p>The General Assembly,</p>"
AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><mainBody>%s</mainBody></statement></akomaNtoso>'
ENTITIES = "".join(f'<!ENTITY {name} "{10 * f"&{before};"}">' for before, name in zip("abcdefgh", "bcdefghi"))
CALL = '<w:r><w:footnoteReference w:id="1"/></w:r>'
DELETED_END = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"

WORD: dict[str, Callable[[], bytes]] = {
    **{name: lambda data=data: data for name, (data, _) in hostile().items()},
    "two million empty paragraphs": lambda: docx("<w:p/>" * 2_000_000),
    "half a million runs": lambda: docx(p("<w:r><w:t>a</w:t></w:r>" * 500_000)),
    "a hundred thousand paragraphs": lambda: docx(p(r("Recalling the well,")) * 100_000),
    "a row of two hundred thousand cells": lambda: docx("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 200_000 + "</w:tr></w:tbl>"),
    "tables in tables": lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + p(r("x")) + "</w:tc></w:tr></w:tbl>" * 80),
    "a note that calls itself": lambda: docx(p(CALL), footnotes=f'<w:footnotes {W}><w:footnote w:id="1">{p(CALL)}</w:footnote></w:footnotes>'),
    "one note called two hundred thousand times": lambda: docx(p(CALL * 200_000), footnotes=f'<w:footnotes {W}><w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'),
    "fields that never end": lambda: docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000 + r("x") * 20_000)),
    "paragraphs that never end": lambda: docx(DELETED_END * 50_000),
}
HTML: dict[str, Callable[[], bytes]] = {
    **{name: lambda page=page: page.encode() for name, page in PAGES.items()},
    "formatting that never ends": lambda: (SPEAKS + "<b><i><p></b></i>a" * 7_000).encode(),
    "depth to the limit": lambda: (SPEAKS + ("<div>" * 190 + "x" + "</div>" * 190) * 30).encode(),
    "text between the rows of tables": lambda: (SPEAKS + "<table>" + "a<br>x" * 5_000).encode(),
    "entities that are none": lambda: (SPEAKS + "&a" * 1_500_000).encode(),
    "declarations that never end": lambda: (SPEAKS + "<!" * 500_000).encode(),
    "paragraphs to the limit": lambda: (SPEAKS + "<p>a</p>" * 18_800).encode(),
    "items to the limit": lambda: (SPEAKS + "<ol>" + "<li>x" * 23_000).encode(),
    "paragraphs put before a table": lambda: (SPEAKS + "<table>" + "<p>a" * 22_000).encode(),
    "styles to the limit": lambda: (SPEAKS + "<p style='font-style:italic;display:block;color:red;margin:0 0 0 0'>x" * 20_000).encode(),
    "headers to the limit": lambda: (SPEAKS + "<article>" + "<header>x</header>" * 18_500 + "1. Decides.").encode(),
    "notes to the limit": lambda: (SPEAKS + "".join(f"<p>x<a href=#n{n}>{n % 999}</a>" for n in range(6500)) + "".join(f"<p id=n{n}>{n % 999} See." for n in range(6500))).encode(),
    "a long value": lambda: (SPEAKS + "<p a='" + "b" * 3_000_000).encode(),
    "attributes": lambda: ("<html><body><p " + " ".join(f"a{place}=b" for place in range(100_000)) + ">x").encode(),
    "a style without end": lambda: (SPEAKS + '<p style="' + "a:b;" * 200_000 + '">x').encode(),
    "programs in programs": lambda: (SPEAKS + "<script>" * 100_000 + "</script>" * 100_000 + "x").encode(),
}
XML: dict[str, Callable[[], bytes]] = {
    "entities": lambda: f"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>{ENTITIES}]>{AKN % '&i;'}".encode(),
    "depth": lambda: (AKN % "<container>" * 20_000).encode(),
    "attributes": lambda: (AKN % ("<p " + " ".join(f'a{place}="b"' for place in range(300_000)) + "/>")).encode(),
    "forty megabytes": lambda: (AKN % ("a" * (40 << 20))).encode(),
}
TEXT: dict[str, Callable[[], bytes]] = {
    "ten thousand citations in one paragraph": lambda: ("Генеральная Ассамблея,\n\n" + "резолюция 65/232 и " * 10_000).encode(),
    "one list of ten thousand numbers": lambda: ("大会，\n\n回顾其" + "第65/232、" * 10_000 + "号决议，").encode(),
    "notes called twenty times each": lambda: ("The General Assembly,\n\nRecalling the" + "".join(f" word{mark}" for mark in range(1, 999)) * 20 + ",\n\n_____\n" + "".join(f"{mark} See.\n" for mark in range(1, 999))).encode(),
    "a table of twenty thousand rows": lambda: ("The General Assembly,\n" + "a\tb\n" * 20_000).encode(),
    "fifty thousand lines of blanks": lambda: ("The General Assembly,\n" + "\t\n" * 50_000).encode(),
    "fifty thousand letters of sections": lambda: ("The General Assembly,\n\nRecalling x\n" + "A\n" * 50_000).encode(),
    "twenty thousand numbers alone": lambda: ("The General Assembly,\n\nRecalling x\n\n" + "1\n\n" * 20_000).encode(),
    "twenty thousand pages": lambda: ("The General Assembly,\n" + "\f" * 20_000).encode(),
    "twenty thousand items": lambda: ("The General Assembly,\n\n1. Decides:\n\n" + "(a) x;\n\n" * 20_000).encode(),
    "a short name asked of twenty thousand times": lambda: ("The General Assembly,\n\n" + "1. Requests the Office to go;\n" * 20_000).encode(),
    "more lines than are read": lambda: b"a\n" * 1_900_000,
    "more bytes than are read": lambda: b"a" * 30_000_000,
}
FORMATS = {"txt": TEXT, "docx": WORD, "html": HTML, "pdf": {name: lambda data=data: data for name, data in PDFS.items()}, "xml": XML}
READ = """
import resource, sys
from corpus.parsing import confined
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse
def used():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages), max(usage.ru_maxrss for usage in usages)
data, before = sys.stdin.buffer.read(), used()[0]
try:
    outcome = f"read: {len(parse(data, sys.argv[1]))}"
except UnreadableSource as refused:
    outcome = refused.code
confined.close()
print(used()[0] - before, used()[1], outcome)
"""


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_files(form, capsys):
    spent = {}
    for name, made in FORMATS[form].items():
        done = subprocess.run([sys.executable, "-c", READ, f"a.{form}"], input=made(), capture_output=True, cwd=settings.BASE_DIR, check=True)
        seconds, memory, outcome = done.stdout.decode().split(maxsplit=2)
        spent[name] = (float(seconds), int(memory) << 10, outcome.strip())
    with capsys.disabled():
        print(f"\n{form}: {len(spent)} files")
        for name, (seconds, memory, outcome) in sorted(spent.items(), key=lambda each: -each[1][0])[:6]:
            print(f"    {seconds:5.2f} seconds {memory >> 20:5} MB  {name}: {outcome}")
    assert max(seconds for seconds, _, _ in spent.values()) < MOST_SECONDS
    assert max(memory for _, memory, _ in spent.values()) < MOST_MEMORY
