"""Renders a script as a PDF with pages, page headings and notes at the foot, by Chromium."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from random import Random
from shutil import which

from .script import Piece

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
_PRINTER = ThreadPoolExecutor(1)
"""A thread of its own: Playwright refuses a second browser in one where another test's runs."""
_FONTS = {"ar": "Noto Naskh Arabic", "zh": "Noto Serif CJK SC"}
_LONGEST = 600_000
"""In milliseconds: Chromium lays out long documents word by word."""
_PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><style>
@page {{ size: 612pt 792pt; margin: 0 }} body {{ margin: 0; font: 10pt/{leading} "{font}", "Noto Serif", serif }}
.page {{ position: relative; width: 612pt; height: 792pt; page-break-after: always; overflow: hidden; contain: strict }}
.body {{ position: absolute; top: 66pt; left: 124pt; width: 368pt }}
.notes {{ position: absolute; bottom: 62pt; left: 124pt; width: 368pt; font-size: 8pt }}
.notes.some::before {{ content: "{rule}"; display: block }}
.head {{ position: absolute; top: 36pt; left: 60pt; right: 60pt; font-size: 8pt; font-weight: bold; display: flex; justify-content: space-between; gap: 90pt }}
.foot {{ position: absolute; bottom: 26pt; left: 60pt; right: 60pt; font-size: 8pt; display: flex; justify-content: space-between }}
p {{ margin: 0 0 {gap}; text-align: {align}; text-indent: {indent} }} p.on {{ text-indent: 0 }} p.l1 {{ margin-inline-start: 24pt }} p.l2 {{ margin-inline-start: 48pt }}
p.line {{ text-indent: 0; text-align: start; margin-bottom: 4pt }} p.title {{ font-weight: bold; font-size: 12pt; margin: 12pt 0 }}
p.agenda_title, p.session {{ font-weight: bold }} p.heading {{ font-weight: bold; text-indent: 0; text-align: center }} p.meeting, p.adopted {{ text-align: end; font-style: italic; margin: 0 }}
p.meeting {{ margin-top: 10pt }} sup {{ font-size: 6.5pt; line-height: 0; vertical-align: super; font-style: normal }}
table {{ border-collapse: collapse; margin-bottom: 9pt; width: 100% }} td {{ padding: 2pt 8pt; vertical-align: top }}
</style><body><script>
const pieces = {pieces}, symbol = {symbol}, title = {title};
let page, body, notes, count = 0;
function make(tag, name, parent) {{ const e = document.createElement(tag); e.className = name; parent.append(e); return e }}
function turn() {{
  page = make("div", "page", document.body); count += 1;
  if (count > 1) {{ const head = make("div", "head", page); make("span", "", head).textContent = symbol; make("span", "", head).textContent = title }}
  const foot = make("div", "foot", page); make("span", "", foot).textContent = "24-16433"; make("span", "", foot).textContent = count + "/{total}";
  body = make("div", "body", page); notes = make("div", "notes", page)
}}
function full() {{ return 66 + body.offsetHeight * .75 + notes.offsetHeight * .75 + 62 > 786 }}
function token(t, parent) {{ const e = make(t.m ? "sup" : t.i ? "i" : "span", "", parent); e.textContent = t.t; return e }}
function note(t) {{ notes.classList.add("some"); const e = make("div", "", notes); make("sup", "", e).textContent = t.t; e.append("\\u00a0" + t.n); return e }}
turn();
for (const piece of pieces) {{
  if (piece.rows) {{
    let table = make("table", "", body);
    for (const row of piece.rows) {{ const tr = make("tr", "", table); for (const cell of row) make("td", "", tr).textContent = cell;
      if (full() && body.offsetHeight > 60) {{ tr.remove(); turn(); table = make("table", "", body); table.append(tr) }} }}
    continue
  }}
  let p = make("p", piece.c, body), first = true;
  const made = piece.t.map(t => [token(t, p), t.n ? note(t) : null]);
  if (!full()) continue;
  for (const [e, n] of made) {{ e.remove(); if (n) n.remove() }}  // it does not fit: word by word
  for (const t of piece.t) {{
    const e = token(t, p); let n = t.n ? note(t) : null;
    if (full() && body.offsetHeight > 60) {{
      e.remove(); if (n) n.remove();
      if (!p.textContent) p.remove();
      turn(); p = make("p", piece.c + (first ? "" : " on"), body); token(t, p); if (t.n) note(t)
    }}
    first = false
  }}
}}
</script></body></html>"""


def render(script: list[Piece], language: str, seed: int) -> bytes:
    """The bytes of a PDF; the seed decides the indent, the distance of lines and the margins."""
    chance = Random(seed)
    said = {piece.role: piece.text for piece in script}
    page = _PAGE.format(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        font=_FONTS.get(language, "Noto Serif"),
        leading=chance.choice((1.2, 1.35)),
        rule="_" * 18,
        gap=chance.choice(("7pt", "9pt")),
        align=chance.choice(("start", "justify")),
        indent=chance.choice(("24pt", "24pt", "0")),
        pieces=json.dumps([made for piece in script for made in _pieces(piece, language)], ensure_ascii=False).replace("</", "<\\/"),
        symbol=json.dumps(said["symbol"]),
        title=json.dumps(re.sub(r"^[\d/. -]+", "", said["title"])),
        total=max(2, sum(len(piece.text) for piece in script) // 3000),
    )
    return _PRINTER.submit(_printed, page).result()


def _printed(page: str) -> bytes:
    window = _browser().new_page()
    try:
        window.set_content(page, timeout=_LONGEST)
        return window.pdf(prefer_css_page_size=True, print_background=True)
    finally:
        window.close()


@lru_cache(maxsize=1)
def _browser():
    from playwright.sync_api import sync_playwright

    return sync_playwright().start().chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


def _pieces(piece: Piece, language: str) -> list[dict]:
    """A piece as the page's script takes it; the number of a section stands on a line above its title."""
    if piece.role == "heading" and piece.label and piece.text:
        return [{"c": "heading l0", "t": [{"t": piece.label}]}, _piece(replace(piece, label=None), language)]
    return [_piece(piece, language)]


def _piece(piece: Piece, language: str) -> dict:
    """A piece as the page's script takes it: class, and words with their italics, marks and notes."""
    if piece.rows:
        return {"rows": piece.rows}
    heading = piece.role not in ("preambular", "operative", "annex", "text", "heading", "table", "meeting", "adopted", "vote", "proponent")
    name = f"{'line ' if heading else ''}{piece.role} l{piece.level if piece.role != 'heading' else 0}"
    tokens = [{"t": f"{piece.label}\u2003"}] if piece.label else []
    notes = {note.mark: note.text for note in piece.notes}
    for text, italic, mark in piece.spans():
        if mark:
            tokens.append({"t": mark, "m": 1, **({"n": notes.pop(mark)} if mark in notes else {})})
        else:
            words = re.findall(r"\S+\s*|\s+", text) if language != "zh" else re.findall(r"[\x21-\x7e]+\s*|.", text)
            tokens += [{"t": word, "i": int(italic)} for word in words]
    return {"c": name, "t": tokens}
