"""PDFs made to harm: each is read or refused in one sentence, in little time and memory."""

import resource
import zlib

import pytest

from corpus.parsing import confined
from corpus.parsing.document import UnreadableSource
from corpus.parsing.pipeline import parse

MOST_SECONDS = 2.0
MOST_MEMORY = 300 << 20
TEXT = b"BT /F1 12 Tf 100 700 Td (hello world) Tj ET"
CATALOG, TREE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[5 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</XObject<</X 6 0 R>>/Font<</F1 4 0 R>>>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>>>"


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size %d" % (max(objects) + 1) + trailer + b">>\n%%EOF"


def stream(content: bytes, extra: bytes = b"", length: int | None = None) -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content) if length is None else length, extra, content)


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter[%s]" % (b"/FlateDecode" * times))


def plain(content: bytes = stream(TEXT), **others: bytes) -> bytes:
    """A PDF of one page; `others` replace its objects: catalog, tree, page, more (number 6)."""
    objects = {1: others.get("catalog", CATALOG), 2: others.get("tree", TREE), 3: content, 4: FONT, 5: others.get("page", PAGE)}
    return written(objects | ({6: others["more"]} if "more" in others else {}), others.get("trailer", b""))


def deep_tree(depth: int) -> bytes:
    nodes = {10 + at: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (11 + at) for at in range(depth)}
    return written({1: CATALOG, 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", 3: stream(TEXT), 4: FONT, **nodes, 10 + depth: PAGE})


def forms_in_forms(depth: int) -> bytes:
    forms = {number: stream(b"/X Do " * 10, FORM % (number + 1)) for number in range(6, 6 + depth)}
    return written({1: CATALOG, 2: TREE, 3: stream(b"/X Do"), 4: FONT, 5: PAGE, **forms, 6 + depth: stream(TEXT, FORM % 6)})


def pages(count: int, content: bytes) -> bytes:
    """So many pages with the same content."""
    kids = b" ".join(b"%d 0 R" % (10 + at) for at in range(count))
    tree = b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count
    return written({1: CATALOG, 2: tree, 3: content, 4: FONT, **{10 + at: PAGE for at in range(count)}})


HOSTILE = {
    "a stream that claims two gigabytes": plain(stream(TEXT, length=2147483647)),
    "a tree that claims two thousand million pages": plain(tree=b"<</Type/Pages/Kids[5 0 R]/Count 2000000000>>"),
    "a tree of pages that is its own child": plain(tree=b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100>>"),
    "a tree five thousand levels deep": deep_tree(5000),
    "blanks that unpack to a hundred megabytes": plain(packed(b" " * (100 << 20))),
    "the same packed twice": plain(packed(b" " * (100 << 20), 2)),
    "text that unpacks to sixty megabytes": plain(packed(b"BT /F1 12 Tf " + b"(aaaaaaaaaaaaaa) Tj " * 3_000_000 + b"ET")),
    "every letter by itself": plain(packed(b"BT /F1 1 Tf " + b"(a) Tj 1 0 Td " * 200_000 + b"ET")),
    "a form that draws itself": plain(stream(b"/X Do"), more=stream(b"/X Do " * 3, FORM % 6)),
    "forms in forms in forms": forms_in_forms(20),
    "brackets that never close": plain(stream(b"[" * 3_000_000)),
    "dictionaries that never close": plain(more=b"<</A" * 500_000),
    "a password": plain(more=b"<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4>>", trailer=b"/Encrypt 6 0 R/ID[<41><41>]"),
    "a script that never ends": plain(catalog=b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1){})>>>>"),
    "tables that point at themselves": b"%PDF-1.4\n1 0 obj" + CATALOG + b"endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 55/Size 9>>\nstartxref\n55\n%%EOF",
    "one content drawn a hundred times": plain(
        packed(b"BT /F1 12 Tf " + b"(aaaaaaaaaaaaaa) Tj " * 90_000 + b"ET"), page=PAGE.replace(b"/Contents 3 0 R", b"/Contents[" + b"3 0 R " * 100 + b"]")
    ),
    "states that never end": plain(packed(b"q " * 20_000_000)),
    "a dash of ten million pieces": plain(packed(b"[" + b"1 1 " * 5_000_000 + b"] 0 d")),
    "sixty heavy pages": pages(60, packed(b"0 0 m 100 0 l S\n" * 200_000)),
    "five hundred pages with one content": pages(500, packed(b"BT /F1 12 Tf " + b"(aaaaaaaaaaaaaa) Tj " * 2_000 + b"ET")),
    "half a million streams": plain(more=b"stream\nx\x9c\x03\x00" * 500_000),
    "half a million lines": plain(packed(b"0 0 m 100 0 l S\n" * 500_000)),
    "a page without bounds": plain(page=PAGE.replace(b"612 792", b"1e30 1e30")),
    "letters without bounds": plain(stream(b"BT /F1 1e38 Tf 1e38 1e38 1e38 1e38 1e38 1e38 Tm (hello) Tj ET")),
    "columns without bounds": plain(stream(zlib.compress(TEXT), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32>>")),
    "a stream of objects that lies": plain(more=stream(b"1 0", b"/Type/ObjStm/N 2000000000/First 2000000000")),
}  # fmt: skip


def spent() -> tuple[float, int]:
    """Processor seconds and the most memory of all processes that this one has started and that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_takes_long_or_much(name):
    confined.close()  # what ends is counted
    seconds, memory = spent()
    try:
        parse(HOSTILE[name], "a.pdf")
    except UnreadableSource as refused:
        assert str(refused).startswith("a.pdf ") and str(refused).endswith(".") and "\n" not in str(refused)
    confined.close()
    after, most = spent()
    assert after - seconds < MOST_SECONDS
    assert most in (memory, min(most, MOST_MEMORY))
