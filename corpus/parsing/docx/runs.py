"""The runs of one paragraph of Word: text with its look, marks of notes, links, fields."""

from __future__ import annotations

from lxml import etree

from ..blocks import Run
from .story import Story
from .styles import Look
from .words import child, chosen_alternative, letters, name, switch, value

_TEXT_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SYMBOLS = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x2D: "−", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×"}
"""Signs of the fonts Symbol and Wingdings that texts use."""
_ENCLOSING = ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "dir", "bdo", "rubyBase", "oMath", "oMathPara")
_LEFT_OUT = {"del": "deleted text", "moveFrom": "deleted text", "rt": "reading aid"}
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class Runs:
    """Reads one paragraph; `called` gathers its notes and `boxes` its text boxes."""

    def __init__(self, story: Story, style: str | None, line: int):
        self.story = story
        self.style = style
        self.line = line
        self.runs: list[Run] = []
        self.called: list[tuple[str, str, str]] = []
        self.boxes: list[etree._Element] = []
        self.href: str | None = None
        self.custom: tuple[str, str] | None = None
        self.fields: list[dict] = []

    def of(self, paragraph: etree._Element) -> tuple[Run, ...]:
        """The runs of the paragraph, in order."""
        for element in paragraph:
            self.element(element)
        return tuple(self.runs)

    def element(self, element: etree._Element) -> None:
        match name(element):
            case "r":
                self.run(element)
            case "hyperlink":
                self.link(element)
            case "fldSimple":
                self.all_of(element)
            case "sdt":
                if switch(child(element, "sdtPr", "showingPlcHdr")):
                    self.discard("placeholder", child(element, "sdtContent"))
                else:
                    self.all_of(child(element, "sdtContent"))
            case "AlternateContent" | "drawing" | "pict" | "object":
                self.drawing(element)
            case "t":  # of a formula
                self.put(element.text or "", Look())
            case kind if kind in _LEFT_OUT:
                self.story.deleted |= kind != "rt"
                self.discard(_LEFT_OUT[kind], element)
            case kind if kind in _ENCLOSING:
                self.story.inserted |= kind in ("ins", "moveTo")
                self.all_of(element)
            case "pPr" | "rPr" | "sectPr":
                return
            case _ if len(element):
                self.all_of(element)

    def all_of(self, parent: etree._Element | None) -> None:
        for element in parent if parent is not None else ():
            self.element(element)

    def discard(self, kind: str, element: etree._Element | None) -> None:
        self.story.discard(kind, letters(element))

    def link(self, element: etree._Element) -> None:
        """A link: its text, with where it leads."""
        relation = self.story.package.relations.get(value(element, "id") or "")
        before, self.href = self.href, relation.target if relation is not None and relation.outside else self.href
        self.all_of(element)
        self.href = before

    # --------------------------------------------------------------------------------------- runs

    def run(self, element: etree._Element) -> None:
        properties = child(element, "rPr")
        look = self.story.styles.of_run(self.style, properties)
        for part in element:
            self.part(part, look)

    def part(self, part: etree._Element, look: Look) -> None:
        """One thing inside a run."""
        match name(part):
            case "t":
                self.put(part.text or "", look)
            case "delText":
                self.story.deleted = True
                self.story.discard("deleted text", part.text or "")
            case "br" | "cr":
                self.line_break()
            case "sym":
                self.put(_symbol(part), look)
            case "footnoteReference" | "endnoteReference":
                self.note(name(part).removesuffix("Reference"), part)
            case "fldChar":
                self.field(value(part, "fldCharType"))
            case "instrText":
                if self.fields:
                    self.fields[-1]["instruction"] += part.text or ""
            case "ruby":
                self.all_of(part)
            case "AlternateContent" | "drawing" | "pict" | "object":
                self.drawing(part)
            case kind if kind in _TEXT_SIGNS:
                self.put(_TEXT_SIGNS[kind], look)

    def put(self, text: str, look: Look) -> None:
        """Text of one look; hidden text, also that of a field before its result, and page numbers are furniture."""
        if not text:
            return
        if look.hidden or any(not field["shown"] for field in self.fields):
            self.story.discard("hidden text", text)
            return
        if any(field["instruction"].split()[:1] and field["instruction"].split()[0] in _PAGE_FIELDS for field in self.fields):
            self.story.discard("page number", text)
            return
        if self.custom is not None and text.strip():
            kind, key = self.custom
            self.custom = None
            self.called.append((kind, key, text.strip()))
            self.runs.append(Run(text, self.line, raised=True, mark=True))
            return
        self.runs.append(Run(text, self.line, bool(look.italic), bool(look.bold), bool(look.raised), self.href or self.field_link()))

    def line_break(self) -> None:
        """A line break, column or page break inside a paragraph: a new line of the same block."""
        self.runs.append(Run(" ", self.line))
        self.line += 1

    def note(self, kind: str, part: etree._Element) -> None:
        """The mark of a note, where it is called."""
        key = value(part, "id") or ""
        if (kind, key) not in self.story.notes.elements:
            return
        if (value(part, "customMarkFollows") or "0") not in ("0", "false", "off"):
            self.custom = (kind, key)
            return
        mark = self.story.notes.next_mark(kind)
        self.story.made.append(mark)
        if self.runs and self.runs[-1].mark:
            self.runs.append(Run(" ", self.line, raised=True))  # 1 and 2 side by side are no 12
        self.called.append((kind, key, mark))
        self.runs.append(Run(mark, self.line, raised=True, mark=True))

    # ------------------------------------------------------------------------------------- fields

    def field(self, step: str | None) -> None:
        """Fields: what stands between `separate` and `end` is their result."""
        if step == "begin":
            self.fields.append({"instruction": "", "shown": False})
        elif step == "separate" and self.fields:
            self.fields[-1]["shown"] = True
        elif step == "end" and self.fields:
            self.fields.pop()

    def field_link(self) -> str | None:
        """Where a HYPERLINK field around the text leads."""
        for field in self.fields:
            words = field["instruction"].split()
            if len(words) > 1 and words[0].upper() == "HYPERLINK" and words[1].startswith('"'):
                return words[1].strip('"')
        return None

    # ------------------------------------------------------------------------------------ drawings

    def drawing(self, element: etree._Element) -> None:
        """The text boxes of a drawing, which Word writes twice, for new and for old readers; its other words are furniture."""
        parts = chosen_alternative(element) if name(element) == "AlternateContent" else (element,)
        for part in parts:
            for box in part.iter("{*}txbxContent"):
                if not any(name(above) == "txbxContent" for above in box.iterancestors() if above is not box):
                    self.boxes.append(box)
            drawn = [text.text or "" for text in part.iter("{*}t") if not any(name(above) == "txbxContent" for above in text.iterancestors())]
            self.story.discard("words in a drawing", " ".join(drawn))


def _symbol(part: etree._Element) -> str:
    """A sign of a symbol font as the character it looks like."""
    code = value(part, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "\ufffd")
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
