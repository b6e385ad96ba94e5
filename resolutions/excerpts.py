"""Where to cut a long paragraph so that the sentence around a citation can be shown."""

import re

SENTENCE_END = re.compile(r"[.!?؟]\s+|[。！？]")
LONGEST = 480
REACH = 200


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around [start, end), shortened at blanks where it is longer than `LONGEST`."""
    before = [found.end() for found in SENTENCE_END.finditer(text, 0, start)]
    after = SENTENCE_END.search(text, end)
    first, last = (before[-1] if before else 0), (after.end() if after else len(text))
    if last - first > LONGEST:
        first, last = _from(text, max(first, start - REACH), first), _to(text, min(last, end + REACH), last)
    return first, last


def _from(text, place, least):
    """The first beginning of a word at or behind `place`."""
    if place <= least:
        return least
    blank = text.find(" ", place, place + 40)
    return blank + 1 if blank >= 0 else place


def _to(text, place, most):
    """The last end of a word at or before `place`."""
    if place >= most:
        return most
    blank = text.rfind(" ", place - 40, place)
    return blank if blank >= 0 else place
