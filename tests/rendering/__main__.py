"""Writes a rendered set into a folder, with its pairs.tsv, ready for `manage.py evaluate import`.

    python -m tests.rendering docx fr 200 1 /tmp/docx-fr
"""

from __future__ import annotations

import argparse
from pathlib import Path

from . import RENDERERS, originals
from .script import script


def main() -> None:
    """Parse the command line and write the set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("format", choices=RENDERERS)
    parser.add_argument("language", choices=("ar", "en", "es", "fr", "ru", "zh"))
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, default=originals.CORPUS, help="folder of the archives")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rows = ["source\tsymbol\tgold"]
    for place, (data, name, document) in enumerate(originals.files(asked.language, asked.count, asked.seed, asked.corpus)):
        source = f"{Path(name).stem}{originals.SUFFIXES[asked.format]}"
        (asked.folder / source).write_bytes(RENDERERS[asked.format](script(document), asked.language, asked.seed * 10_000 + place))
        (asked.folder / name).write_bytes(data)
        rows.append(f"{source}\t{document.symbol}\t{name}")
    (asked.folder / "pairs.tsv").write_text("\n".join(rows) + "\n", "utf-8")


main()
