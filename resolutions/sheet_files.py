"""The working sheet as files to take away: Markdown and Word (.docx)."""

import io
import re

import docx
from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .sheet import Item

FORMATS = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
INDENT = Cm(1)
QUIET = RGBColor(0x62, 0x5D, 0x55)
_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
_BEGINS = re.compile(r"^(\s*)(?:([#+-])|(\d+)([.)]))")


def markdown(items: list[Item], site: str) -> str:
    """The sheet in Markdown; `site` begins the addresses (`https://reading.example.org`)."""
    blocks = [f"# {_('Working sheet')}"]
    for item in items:
        lines = [_quoted(words) for words in item.words] or [f"> **{_escaped(item.title or item.pin.symbol.symbol)}**"]
        lines += [f"> [{_escaped(mark)}] {_escaped(text)}" for mark, text in item.notes]
        lines.append(f"> — {_escaped(item.citation)}, <{site}{item.address}>")
        blocks.append("\n>\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _quoted(words):
    label = f"{words.label} " if words.label else ""
    if words.opening:
        start, end = words.opening
        before, opening, after = words.text[:start], words.text[start:end], words.text[end:]
        inner = opening.strip()
        spaced = opening[len(opening.rstrip()) :]
        text = f"{_escaped(before)}*{_escaped(inner)}*{spaced}{_escaped(after)}" if inner else _escaped(words.text)
    else:
        text = _escaped(words.text)
    return "> " + "\u2003" * words.level + _escaped_beginning(label) + text.replace("\n", "  \n> ")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _escaped_beginning(label: str) -> str:
    """A label that Markdown would take for its own list or heading, kept as letters."""
    return _BEGINS.sub(lambda found: found[1] + (f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"), _escaped(label))


def word(items: list[Item], site: str) -> bytes:
    """The sheet as a Word file; Arabic runs from right to left."""
    document = docx.Document()
    document.core_properties.title = _("Working sheet")
    document.core_properties.author = ""
    document.add_heading(_("Working sheet"), level=1)
    for item in items:
        language = item.pin.language
        for words in item.words:
            _add_words(document, words, language)
        if not item.words:
            _runs(document.add_paragraph(), [(item.title or item.pin.symbol.symbol, "bold")], language)
        for mark, text in item.notes:
            _set_quiet(_runs(document.add_paragraph(), [(f"{mark}  {text}", "")], language))
        source = _set_quiet(_runs(document.add_paragraph(), [(f"— {item.citation}", "")], language))
        source.paragraph_format.keep_with_next = True
        address = document.add_paragraph()
        _set_quiet(_runs(address, [(site + item.address, "")], "en"))
        address.paragraph_format.space_after = Pt(18)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_words(document, words, language):
    parts = [(f"{words.label}\u2002", "")] if words.label else []
    start, end = words.opening or (0, 0)
    parts += [(words.text[:start], ""), (words.text[start:end], "opening"), (words.text[end:], "")]
    paragraph = _runs(document.add_paragraph(), [part for part in parts if part[0]], language)
    paragraph.paragraph_format.left_indent = INDENT * words.level
    paragraph.paragraph_format.keep_with_next = True


def _runs(paragraph, parts, language):
    """Fill a paragraph with (text, bold | opening | nothing) in a language; returns it."""
    for text, manner in parts:
        run = paragraph.add_run(_printable(text))
        properties = run._r.get_or_add_rPr()
        run.bold = manner == "bold" or (manner == "opening" and language in ("zh", "ar")) or None
        run.italic = manner == "opening" and language not in ("zh", "ar") or None
        if language == "ar":
            run.font.rtl = True
            run.font.cs_bold = run.bold
        tag = OxmlElement("w:lang")
        tag.set(qn({"ar": "w:bidi", "zh": "w:eastAsia"}.get(language, "w:val")), {"zh": "zh-CN"}.get(language, language))
        properties.append(tag)
    if language == "ar":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT  # in a paragraph from right to left: at its beginning
    return paragraph


def _set_quiet(paragraph):
    for run in paragraph.runs:
        run.font.size = Pt(9)
        run.font.color.rgb = QUIET
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _printable(text: str) -> str:
    """The text without characters that XML can't carry."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
