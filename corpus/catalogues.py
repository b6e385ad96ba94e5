"""Catalogues of the interface's words: gathered from the code and templates, filled in by people, compiled.

Babel does what GNU gettext would, so that no system tool is needed.
"""

import io
from datetime import datetime, timezone
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
ROOMS = ("corpus", "resolutions", "search", "templates")


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return [code for code, _name in settings.LANGUAGES]


def folder() -> Path:
    """Where the catalogues are."""
    return Path(settings.LOCALE_PATHS[0])


def path(language: str) -> Path:
    """The catalogue of a language."""
    return folder() / language / "LC_MESSAGES" / "django.po"


def gather() -> Catalog:
    """Every string that the code and the templates give for translation, with the files it stands in."""
    found = Catalog(project="reading-room", charset="utf-8")
    for room in ROOMS:
        for file in sorted((settings.BASE_DIR / room).rglob("*")):
            if file.suffix not in (".py", ".html"):
                continue
            text = file.read_text(encoding="utf-8")
            code = text if file.suffix == ".py" else templatize(text, origin=str(file))
            name = file.relative_to(settings.BASE_DIR).as_posix()
            for _line, message, comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS, ["Translators:"]):
                found.add(message, None, [(name, None)], auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """The catalogue of a language as people have filled it in; an empty one where there is none yet."""
    if not path(language).exists():
        return Catalog(locale=language, charset="utf-8")
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> Catalog:
    """Bring new strings into a catalogue, drop those no longer used, and write it; English translates itself."""
    catalogue = read(language)
    catalogue.update(gather(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if language == "en":
        for message in catalogue:
            if message.id and not _filled(message):
                message.string = message.id
    # No dates: the same words give the same file.
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=timezone.utc)
    path(language).parent.mkdir(parents=True, exist_ok=True)
    with path(language).open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=False)
    return catalogue


def compiled(language: str) -> bytes:
    """The catalogue of a language in the form that Django reads."""
    buffer = io.BytesIO()
    write_mo(buffer, read(language))
    return buffer.getvalue()


def compile_all() -> None:
    """Write the compiled form of every catalogue."""
    for language in languages():
        path(language).with_suffix(".mo").write_bytes(compiled(language))


def faults(language: str) -> list[str]:
    """What is missing or wrong in a catalogue, one sentence each: strings not translated or with other placeholders."""
    catalogue, found = read(language), []
    for message in gather():
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        if known is None or not _filled(known):
            found.append(f"{language}: {message.id!r} is not translated.")
        else:
            found.extend(f"{language}: {message.id!r}: {fault}." for fault in known.check(catalogue))
    target = path(language).with_suffix(".mo")
    if not target.exists() or target.read_bytes() != compiled(language):
        found.append(f"{language}: {target.name} is older than {path(language).name}; run `python3 manage.py catalogues`.")
    return found


def _filled(message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings)
