"""Lines from right to left as pdftotext writes them: their numbers and Latin words stand in embeddings, in the order they are drawn.

`قرارها <LRE>( 2205<PDF>د<LRE> )21-<PDF>المؤرخ` says `قرارها 2205 (د-21) المؤرخ`: inside an embedding the pieces go backwards,
each number and each Latin phrase forwards.
"""

from __future__ import annotations

import re

RIGHT_TO_LEFT = "\u202b"
"""Opens each line from right to left; no other program writes it so."""
_EMBEDDING = re.compile("\u202a([^\u202a-\u202c]*)\u202c")
_ARABIC = re.compile("[\u0590-\u08ff]")
_LATIN = r"(?=[0-9]*[A-Za-zÀ-ɏ])[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9./,:&'’+@#_-]*[A-Za-zÀ-ɏ0-9])?"
_PHRASE = rf"{_LATIN}(?:[^()\[\]،؛؟]*{_LATIN})?(?:[.,]? \d+(?![\d/]|\.\d))?"
_PIECE = re.compile(rf"{_PHRASE}|\d+(?:[./,:]\d+)*|.", re.DOTALL)
_ALONE = re.compile(rf"{_PHRASE}|\d+(?:[./,:-]\d+)*|.", re.DOTALL)
"""Where no Arabic letter stands before, a hyphen holds two numbers together."""
_YEARS = re.compile(r"\b((?:19|20)\d\d)([-–])((?:19|20)\d\d)\b")
_MARK = re.compile(r"(\d{1,3})\s?\(\)|\(\)\s?(\d{1,3})")
"""A raised mark that has left its brackets."""
_COLUMNS = re.compile("(?<=\u202c) {2,}(?=\u202b)")
"""`-layout` prints what stands side by side from left to right."""
_NOTE = re.compile(r"^([\s\u202a-\u202c]*)(?:\((\d{1,3})\)|(\d{1,3})\s?[()]{2}|[()]{2}\s?(\d{1,3}))")
_RULE = re.compile(r"[\s\u202a-\u202c]*_{5,}[\s\u202a-\u202c]*$")


def in_order(text: str) -> str:
    """The text with the embeddings of its lines from right to left in the order they are read, and notes below a rule without brackets around their marks."""
    if RIGHT_TO_LEFT not in text:
        return text
    lines, foot = [], False
    for line in text.split("\n"):
        foot = (foot or _RULE.match(line) is not None) and "\f" not in line
        line = _line(line) if RIGHT_TO_LEFT in line else line
        lines.append(_NOTE.sub(_bare_mark, line) if foot else line)
    return "\n".join(lines)


def _bare_mark(note: re.Match) -> str:
    return f"{note[1]}{note[2] or note[3] or note[4]} "


def _forwards(years: re.Match) -> str:
    """The earlier year first."""
    return f"{min(years[1], years[3])}{years[2]}{max(years[1], years[3])}"


def _line(line: str) -> str:
    def turned(embedding: re.Match) -> str:
        start = line.rfind(RIGHT_TO_LEFT, 0, embedding.start())
        pieces = _PIECE if _ARABIC.search(line, start, embedding.start()) else _ALONE
        return _YEARS.sub(_forwards, "".join(reversed(pieces.findall(embedding[1]))))

    said = _EMBEDDING.sub(turned, line)
    printed = said.lstrip(" \f")
    columns = "   ".join(reversed(_COLUMNS.split(printed)))
    return said[: len(said) - len(printed)] + _MARK.sub(lambda mark: f"({mark[1] or mark[2]})", columns)
