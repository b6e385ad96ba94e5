"""Renders a script as a web page, as law sites, word processors, pandoc and the pages of the 1990s print it."""

from __future__ import annotations

from html import escape
from random import Random
from textwrap import fill

from corpus.parsing.document import Footnote

from .script import Piece

HABITS = ("site", "pandoc", "word", "libreoffice", "wiki", "old")
_ENCODINGS = {"ar": "windows-1256", "ru": "windows-1251", "zh": "gb18030", "en": "windows-1252", "fr": "windows-1252", "es": "iso-8859-1"}
_MENU = ("Home", "About us", "Documents", "Main bodies", "General Assembly", "Security Council", "Seventy-eighth session", "A/RES/70/1", "Contact")
_LANGUAGES = ("العربية", "中文", "English", "Français", "Русский", "Español")


def render(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of a page; the seed decides whose habits it has, what stands around the text, and the encoding."""
    chance = Random(seed)
    page = _Page(script, language, chance)
    return encoded(page.page(), language, chance)


def encoded(page: str, language: str, chance: Random) -> bytes:
    """The page in an encoding that it names, or in one that needs no name."""
    choice = chance.choice(("utf-8", "utf-8", "bom", "utf-16", "said", "lying", "unsaid"))
    if choice == "said":
        label = _ENCODINGS[language]
        try:
            return page.replace("<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={label}">', 1).encode(
                "cp1252" if label == "iso-8859-1" else label
            )
        except UnicodeEncodeError:  # not every page can be written in the old encodings
            return page.replace("<head>", '<head><meta charset="utf-8">', 1).encode()
    if choice == "bom":
        return b"\xef\xbb\xbf" + page.encode()
    if choice == "utf-16":
        return page.encode("utf-16")
    meta = {"utf-8": '<head><meta charset="utf-8">', "lying": "<head><meta charset=iso-8859-1>"}.get(choice, "<head>")
    return page.replace("<head>", meta, 1).encode()


class _Page:
    """One page in the making."""

    def __init__(self, script: list[Piece], language: str, chance: Random):
        self.script = script
        self.language = language
        self.chance = chance
        self.habit = chance.choice(HABITS)
        self.notes: list[Footnote] = []
        self.em = {"pandoc": "em", "wiki": "em"}.get(self.habit, "i")
        self.automatic = self.habit == "pandoc" and chance.random() < 0.5

    # ---------------------------------------------------------------------------------------- runs

    def words(self, text: str) -> str:
        """Text with its signs escaped, some of them as entities."""
        made = escape(text, quote=False)
        if self.habit in ("word", "old"):
            made = made.replace("\u00a0", "&nbsp;").replace("’", "&#8217;" if self.chance.random() < 0.5 else "&rsquo;").replace("\u2011", "&#8209;")
        return made

    def runs(self, piece: Piece) -> str:
        texts = {note.mark: note for note in piece.notes}
        made, before = [], None
        for text, italic, mark in piece.spans():
            if mark is not None:
                made.append((self.comma() if before is not None else "") + self.call(mark, texts.pop(mark, None)))
            elif italic:
                made.append(self.italic(self.words(text)))
            else:
                made.append(self.link(self.words(text)))
            before = mark
        return "".join(made)

    def comma(self) -> str:
        return "<sup>,</sup>" if self.habit != "word" else "<span style='vertical-align:super'>,</span>"

    def italic(self, words: str) -> str:
        if self.habit == "word" and self.chance.random() < 0.3:
            return f"<span style='font-style:italic'>{words}</span>"
        return f"<{self.em}>{words}</{self.em}>"

    def link(self, words: str) -> str:
        """A word of the text is a link now and then."""
        if self.chance.random() < 0.1 and " " in words.strip():
            first, _, rest = words.partition(" ")
            return f'<a href="https://undocs.org/x">{first}</a> {rest}'
        return words

    def call(self, mark: str, note: Footnote | None) -> str:
        """The mark of a note; a repeated one links to the note as well."""
        if note:
            self.notes.append(note)
        match self.habit:
            case "pandoc":
                return f'<a href="#fn{mark}" class="footnote-ref" id="fnref{mark}" role="doc-noteref"><sup>{mark}</sup></a>'
            case "word":
                raised = f"<span class=MsoFootnoteReference><span style='vertical-align:super'>[{mark}]</span></span>"
                return f'<a style="mso-footnote-id:ftn{mark}" href="#_ftn{mark}" name="_ftnref{mark}" title="">{raised}</a>'
            case "libreoffice":
                return f'<a class="sdfootnoteanc" name="sdfootnote{mark}anc" href="#sdfootnote{mark}sym"><sup>{mark}</sup></a>'
            case "wiki":
                return f'<sup id="cite_ref-{mark}" class="reference"><a href="#cite_note-{mark}">[{mark}]</a></sup>'
        return f"<sup>{mark}</sup>"

    # ---------------------------------------------------------------------------------- paragraphs

    def paragraph(self, inner: str, tag: str = "p") -> str:
        return {
            "word": f"<{tag} class=MsoNormal style='margin-left:.5in'><span lang=EN-GB>{fill(inner, 78, break_long_words=False, break_on_hyphens=False)}<o:p></o:p></span></{tag}>\n",
            "libreoffice": f'<{tag.upper()} ALIGN=JUSTIFY STYLE="margin-bottom: 0.08in">{inner}</{tag.upper()}>\n',
            "old": f"{inner}<br>\n<br>\n" if tag == "p" else f"<{tag}>{inner}</{tag}>\n",
        }.get(self.habit, f"<{tag}>{inner}</{tag}>\n")

    def label(self, label: str) -> str:
        return self.words(label) + {"word": "&nbsp;&nbsp;&nbsp;&nbsp; ", "libreoffice": "\t", "old": "&nbsp; "}.get(self.habit, " ")

    def piece(self, piece: Piece) -> str:
        if piece.rows:
            return self.table(piece)
        inner = self.runs(piece)
        if piece.role == "heading":
            return self.heading(piece, inner)
        if piece.role in ("meeting", "adopted", "vote", "proponent"):
            return self.paragraph(self.italic(inner))
        return self.paragraph((self.label(piece.label) if piece.label else "") + inner)

    def heading(self, piece: Piece, inner: str) -> str:
        tag = f"h{min(piece.level + 2, 4)}" if self.habit in ("pandoc", "wiki", "site") else "p"
        bold = (lambda text: f"<b>{text}</b>") if tag == "p" else (lambda text: text)
        if piece.label and piece.level == 1 and piece.label[-1] not in ".-":
            return self.paragraph(bold(self.words(piece.label)), tag) + self.paragraph(bold(inner), tag)
        return self.paragraph(bold((self.words(piece.label) + " " if piece.label else "") + inner), tag)

    def table(self, piece: Piece) -> str:
        cells = self.runs(piece)
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("\t")) + "</tr>\n" for row in cells.split("\n"))
        return f"<table border=1><tbody>{rows}</tbody></table>\n"

    def lists(self, place: int) -> tuple[str, int]:
        """Numbered paragraphs as an ordered list, as pandoc writes them: as far as the numbers go on."""
        items, number, start = [], None, place
        while place < len(self.script):
            piece = self.script[place]
            if piece.role != "operative" or piece.level or not piece.label or not piece.label.rstrip(".").isdecimal():
                break
            if number is not None and int(piece.label.rstrip(".")) != number + 1:
                break
            number = int(piece.label.rstrip("."))
            items.append(f"<li><p>{self.runs(piece)}</p></li>\n")
            place += 1
        first = number - (place - start) + 1
        return f'<ol start="{first}" type="1">\n{"".join(items)}</ol>\n', place

    # ------------------------------------------------------------------------------------- the page

    def body(self) -> str:
        made, place = "", 0
        while place < len(self.script):
            piece = self.script[place]
            if self.automatic and piece.role == "operative" and not piece.level and (piece.label or "").rstrip(".").isdecimal():
                part, place = self.lists(place)
                made += part
                continue
            made += self.front(piece) if piece.role in ("title", "symbol") else self.piece(piece)
            place += 1
        return made

    def front(self, piece: Piece) -> str:
        if piece.role == "title" and self.habit in ("pandoc", "wiki", "site"):
            return f"<h1>{self.words(piece.text)}</h1>\n"
        return self.piece(piece)

    def foot(self) -> str:
        """The notes, as each habit prints them."""
        if not self.notes:
            return ""
        made = []
        for note in self.notes:
            text = "".join(self.italic(self.words(words)) if italic else self.words(words) for words, italic, _ in Piece("note", note.text, emphasis=note.emphasis).spans())
            mark = note.mark
            made.append(
                {
                    "pandoc": f'<li id="fn{mark}"><p>{text}<a href="#fnref{mark}" class="footnote-back" role="doc-backlink">↩︎</a></p></li>\n',
                    "word": f'<div style="mso-element:footnote" id=ftn{mark}><p class=MsoFootnoteText><a href="#_ftnref{mark}" name="_ftn{mark}" title=""><span class=MsoFootnoteReference>[{mark}]</span></a> {text}</p></div>\n',
                    "libreoffice": f'<DIV ID="sdfootnote{mark}"><P CLASS="sdfootnote"><A CLASS="sdfootnotesym" NAME="sdfootnote{mark}sym" HREF="#sdfootnote{mark}anc">{mark}</A> {text}</P></DIV>\n',
                    "wiki": f'<li id="cite_note-{mark}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{mark}">^</a></b></span> <span class="reference-text">{text}</span></li>\n',
                    "old": f"<sup>{mark}</sup> {text}<br>\n<br>\n",
                }.get(self.habit, f"<p><sup>{mark}</sup> {text}</p>\n")
            )
        inner = "".join(made)
        return {
            "pandoc": f'<section class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>{inner}</ol></section>',
            "word": f'<div style="mso-element:footnote-list"><br clear=all><hr align=left size=1 width="33%">{inner}</div>',
            "wiki": f'<div class="reflist"><ol class="references">{inner}</ol></div>',
            "site": f'<div class="footnotes">{inner}</div>',
            "old": f"<hr>{inner}",
        }.get(self.habit, inner)

    def page(self) -> str:
        text = self.body() + self.foot()
        title = next(piece.text for piece in self.script if piece.role == "title")
        head = f'<head><title>{escape(title)} | United Nations</title><style>p {{ color: red }}</style><script>var a = "<p>The General Assembly,</p>";</script></head>'
        match self.habit:
            case "old":
                inner = text if self.chance.random() < 0.5 else f'<table width="100%"><tr><td width=5></td><td>{text}</td></tr></table>'
                return f"<html>{head}<body bgcolor=white>{inner}</body></html>"
            case "word" | "libreoffice" | "pandoc":
                return f'<html xmlns:o="urn:schemas-microsoft-com:office:office">{head}<body lang=EN>{"<div class=WordSection1>" if self.habit == "word" else "<div>"}{text}</div></body></html>'
        return f"<!DOCTYPE html>\n<html>{head}<body>{self.top()}{self.wrapped(text)}{self.bottom()}</body></html>"

    def top(self) -> str:
        links = "".join(f'<li><a href="/{place}">{word}</a></li>' for place, word in enumerate(_MENU))
        languages = " | ".join(f'<a href="?l={word}">{word}</a>' for word in _LANGUAGES)
        crumbs = '<ul class="breadcrumb"><li><a href="/">Home</a></li><li>A/RES/70/1</li></ul>' if self.chance.random() < 0.5 else ""
        skip = '<a class="skip-link" href="#main">Skip to main content</a>'
        form = '<form><label>Search</label><input name=q><select><option>All documents</option><option>Resolutions</option></select><button>Search</button></form>'
        tag = self.chance.choice(('nav', 'div class="navbar"', 'div id="menu"'))
        return f"{skip}<header><p>United Nations</p><div>{languages}</div>{form}</header><{tag}><ul>{links}</ul></{tag.split()[0]}>{crumbs}"

    def wrapped(self, text: str) -> str:
        side = f'<aside><h3>Related</h3><p>See also the resolutions of the seventy-seventh session.</p></aside>' if self.chance.random() < 0.5 else ""
        if self.chance.random() < 0.5:
            return f'<main id="main">{side}<article class="content">{text}</article></main>'
        return f'<div class="wrapper"><div id="content"><div class="field-item">{text}</div></div>{side}</div>'

    def bottom(self) -> str:
        return (
            '<div class="share">Share this page <a href="/f">Facebook</a></div><footer><p>© United Nations 2024. All rights reserved.</p>'
            '<ul><li><a href="/t">Terms of use</a></li><li><a href="/p">Privacy</a></li></ul></footer><script>track("The General Assembly,");</script>'
        )
