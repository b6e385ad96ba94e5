"""A first look at the streams of a PDF, before PDFium lays out pages: how often text is shown in each, told without keeping what they unpack to."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import chain

MOST_SHOWN = 100_000
"""A page shows text some thousand times, letter by letter ten thousand times."""
_MOST_UNPACKED = 96 << 20
"""Bytes of all streams together that are looked at; pictures and fonts take them up too."""
_MOST_LAYERS = 4
_PACKED_PIECE, _PIECE = 1 << 13, 1 << 18
_STREAM = re.compile(rb"(?<!end)stream\r?\n?")


def shows_too_much(data: bytes) -> bool:
    """Whether one stream of the file shows text more often than any page does.

    What its dictionary says of a stream is not asked: that it is packed, and how often, its first bytes say themselves.
    """
    left = _MOST_UNPACKED
    for found in _STREAM.finditer(data):
        if not _packed(data[found.end() : found.end() + 2]):
            continue
        shown = 0
        for piece in _contents(data, found.end()):
            shown += piece.count(b"Tj") + piece.count(b"TJ")
            left -= len(piece)
            if shown > MOST_SHOWN:
                return True
            if left < 0:
                return False
    return False


def _contents(data: bytes, start: int) -> Iterator[bytes]:
    """What the stream that begins here unpacks to, in pieces."""
    pieces: Iterator[bytes] = (data[place : place + _PACKED_PIECE] for place in range(start, len(data), _PACKED_PIECE))
    for _ in range(_MOST_LAYERS):
        pieces = _unpacked(pieces)
        first = next(pieces, b"")
        pieces = chain((first,), pieces)
        if not _packed(first):
            break
    return pieces


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """One layer unpacked, up to its end or its first fault."""
    layer = zlib.decompressobj()
    for piece in pieces:
        while piece and not layer.eof:
            try:
                unpacked = layer.decompress(piece, _PIECE)
            except zlib.error:
                return
            piece = layer.unconsumed_tail
            if unpacked:
                yield unpacked
        if layer.eof:
            return


def _packed(start: bytes) -> bool:
    """The two bytes that Flate begins with."""
    return len(start) > 1 and start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0
