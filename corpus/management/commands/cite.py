"""python3 manage.py cite FILE...: every citation in a text, looked up among what is held, and the suspicious ones."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from corpus import citing_page, pasted
from corpus.parsing.document import UnreadableSource
from corpus.parsing.language import LANGUAGES
from corpus.parsing.pipeline import parse
from resolutions.symbols import ORGANS

PLAIN = ("", ".txt", ".text")


class Command(BaseCommand):
    help = "Print every citation in texts of any of the six languages, with what it means; - reads the standard input."

    def add_arguments(self, parser):
        """The arguments, as `--help` shows them."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--language", choices=LANGUAGES, help="the language, where the text does not show it")
        parser.add_argument("--organ", choices=ORGANS, default="A", help="whose text it is: “its resolution” is one of this organ")
        parser.add_argument("--json", action="store_true", help="one JSON object a citation")

    def handle(self, files, language, organ, **options):
        """Print the citations of each file; raises CommandError for one that can't be read."""
        for name in files:
            answer = pasted.look_up(_documents(name, language, organ), "en")
            for one in answer.cited:
                self.stdout.write(_object(name, one) if options["json"] else _line(one))


def _documents(name, language, organ):
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        if name != "-" and Path(name).suffix.lower() not in PLAIN:
            return list(parse(data, Path(name).name, language))
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{name} can't be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{name} is not text in UTF-8; save it so, or give the file with its own ending.") from error
    except UnreadableSource as error:
        raise CommandError(str(error)) from error
    if len(text) > pasted.LONGEST:
        raise CommandError(f"{name} has {len(text)} characters; texts up to {pasted.LONGEST} are taken.")
    return [pasted.read(text, language, "en", organ)]


def _line(one):
    parts = [one.words, one.symbol + (f"#{one.citation.pinpoint}" if one.citation.pinpoint else ""), one.verdict]
    if one.resolution:
        parts += [str(one.resolution.adopted or ""), one.title]
    return "\t".join([*parts, *map(citing_page.sentence, one.reasons)])


def _object(name, one):
    found = {
        "file": name, "words": one.words, "symbol": one.symbol, "pinpoint": one.citation.pinpoint, "verdict": one.verdict,
        "candidates": list(one.citation.candidates), "title": one.title or None,
        "adopted": str(one.resolution.adopted) if one.resolution and one.resolution.adopted else None,
        "reasons": [citing_page.sentence(reason) for reason in one.reasons],
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False)
