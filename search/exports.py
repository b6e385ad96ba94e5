"""Taking away: all hits of a search as CSV, JSON Lines, RIS or BibTeX, written as they are read."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator

from . import results
from .asking import Question
from .engines.choice import POSTGRES

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}
COLUMNS = ("address", "symbol", "paragraph", "type", "language", "date", "session", "title", "text", "query", "revision")
CHUNK = 500


def rows(asked: Question, revision: int, root: str) -> Iterator[dict]:
    """Every hit in the order of symbols; `root` makes addresses absolute."""
    for keys in POSTGRES.scan(asked.request(), chunk=CHUNK):
        for hit in results.hits(keys, asked.tree):
            yield {
                "address": root + hit.address,
                "symbol": hit.symbol,
                "paragraph": hit.anchor,
                "type": hit.type,
                "language": hit.language,
                "date": hit.row.date.isoformat() if hit.row.date else "",
                "session": hit.row.session,
                "title": hit.title,
                "text": hit.text,
                "query": asked.options.q,
                "revision": revision,
            }


def written(form: str, found: Iterable[dict]) -> Iterator[str]:
    """The rows in one of FORMATS, piece by piece."""
    return WRITERS[form](found)


class _Line:
    """What csv.writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def _csv(found: Iterable[dict]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff"  # spreadsheets take the file for UTF-8 only with it
    yield writer.writerow(COLUMNS)
    for row in found:
        yield writer.writerow([_harmless(str(row[column])) for column in COLUMNS])


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _jsonl(found: Iterable[dict]) -> Iterator[str]:
    for row in found:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _ris(found: Iterable[dict]) -> Iterator[str]:
    for row in found:
        fields = [
            ("TY", "LEGAL"), ("TI", row["title"]), ("AU", "United Nations"), ("M1", row["symbol"]),
            ("SE", row["paragraph"]), ("DA", row["date"].replace("-", "/")), ("PY", row["date"][:4]),
            ("LA", row["language"]), ("AB", row["text"]), ("UR", row["address"]),
        ]  # fmt: skip
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _bibtex(found: Iterable[dict]) -> Iterator[str]:
    for row in found:
        key = re.sub(r"[^A-Za-z0-9]+", "-", f"{row['symbol']}-{row['paragraph']}-{row['language']}").strip("-")
        fields = [
            ("title", row["title"]), ("author", "{United Nations}"), ("number", row["symbol"]),
            ("note", row["paragraph"]), ("year", row["date"][:4]), ("language", row["language"]),
            ("abstract", row["text"]), ("url", row["address"]),
        ]  # fmt: skip
        lines = [f"  {name} = {{{value if name == 'author' else _tex(value)}}}" for name, value in fields if value]
        yield f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n\n"


def _tex(value: str) -> str:
    """The value with what TeX takes for a command escaped."""
    escapes = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(escapes.get(c, f"\\{c}" if c in "&%$#_" else c) for c in " ".join(value.split()))


WRITERS = {"csv": _csv, "jsonl": _jsonl, "ris": _ris, "bib": _bibtex}
