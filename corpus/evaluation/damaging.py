"""Damages files at random, the same way every time for a seed and a number."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from random import Random

TEXTS = ("markdown", "pdftotext")
"""Readers whose source is text as it stands, so that its letters can be counted without reading it."""
_SPLINTERS = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"1.\n", b"\f", b"____________\n1\n", b"(a)", "㈠".encode(), "\u202e".encode(), "\u0301".encode() * 50,
    b"<sup>1</sup>", b"|a|b|\n|-|-|\n", b"<div>" * 300, b"&amp;#39;", b"endobj\n", b"stream\n", b"/Length 2147483647 ", b"<<" * 200, b"PK\x03\x04",
    b"The General Assembly,\n", b"A/RES/79/1", b"999999999999",
)  # fmt: skip
_PARTS = re.compile(r"word/(?:document|footnotes|numbering|styles)\.xml")
_ELEMENTS = re.compile(rb"<(w:(?:r|p|t|tr|tc|pPr|rPr|num|lvl|sdt|ins|del|footnote))(?=[ >]).*?</\1>", re.DOTALL)
_VALUES = re.compile(rb'(?<=w:val=")[^"]*(?=")|(?<=w:id=")[^"]*(?=")')


def damaged(reader: str, originals: Sequence[bytes], number: int, seed: int) -> bytes:
    """The file that `number` and `seed` stand for; most texts stay UTF-8 and most Word files an archive, or none would be read."""
    chance = Random(f"{seed} {number}")
    data = chance.choice(originals)
    if reader == "docx" and number % 8:
        return _inside(data, chance)
    data = _bytes(data, originals, chance)
    whole = reader in (*TEXTS, "html") and number % 8
    return data.decode("utf-8", "ignore").encode() if whole else data


def _bytes(data: bytes, originals: Sequence[bytes], chance: Random) -> bytes:
    """Bytes cut out, doubled, put in, changed, moved, taken from another file, or the end cut off."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((1, 1, 2, 8, 40, 400, 4000))
        match chance.randrange(7):
            case 0:
                data[at : at + length] = b""
            case 1:
                data[at:at] = data[at : at + length]
            case 2:
                data[at:at] = chance.choice(_SPLINTERS)
            case 3:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 4:
                to = chance.randrange(len(data) + 1)
                data[at : at + length], data[to : to + length] = data[to : to + length], data[at : at + length]
            case 5:
                other = chance.choice(originals)
                start = chance.randrange(len(other))
                data[at:at] = other[start : start + length]
            case _:
                if chance.random() < 0.1:
                    del data[at:]
    return bytes(data)


def _inside(archive: bytes, chance: Random) -> bytes:
    """A Word file whose parts have elements cut out, doubled, moved or given other values; now and then other bytes."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name in filter(_PARTS.fullmatch, parts):
        for _ in range(chance.randint(0, 6)):
            parts[name] = _shuffled(parts[name], chance)
        if chance.random() < 0.02:
            parts[name] = _bytes(parts[name], [parts[name]], chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, part in parts.items():
            target.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def _shuffled(part: bytes, chance: Random) -> bytes:
    elements, values = list(_ELEMENTS.finditer(part)), list(_VALUES.finditer(part))
    if not elements:
        return part
    one, other = chance.choice(elements), chance.choice(elements)
    match chance.randrange(4):
        case 0:
            return part[: one.start()] + part[one.end() :]
        case 1:
            return part[: other.end()] + one[0] + part[other.end() :]
        case 2 if values:
            start, end = chance.choice(values).span()
            return part[:start] + chance.choice(values)[0] + part[end:]
        case _:
            first, last = sorted((one, other), key=lambda each: each.start())
            if last.start() < first.end():
                return part
            return part[: first.start()] + last[0] + part[first.end() : last.start()] + first[0] + part[last.end() :]
