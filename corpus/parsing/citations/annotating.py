"""Annotating: a Document whose paragraphs, notes and masthead lines carry their citations.

Guarantees: citations of a text are in order and do not overlap; the spans are of the untouched text;
links that came with the source are kept as `linked` where the words agree, and lose where the printed
number contradicts them (warning `link-contradicted`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions import symbols

from ..document import Citation, Document, Footnote, MastheadLine, Paragraph, Warning
from . import chains, documents
from .chains import Finding, Home
from .folding import Folded, fold
from .wording import WORDINGS

_DIGIT = re.compile(r"\d")
OWN_LINES = ("symbol", "title", "date", "session", "agenda_item")
"""Masthead lines whose numbers are the document's own."""


def annotate(document: Document) -> Document:
    """The Document with every citation that its words carry."""
    if document.language not in WORDINGS:
        return document
    home = Home(document.language, document.organ)
    warnings: list[Warning] = []
    masthead = tuple(_line(line, home, document, warnings) for line in document.masthead)
    paragraphs = tuple(_paragraph(paragraph, home, warnings) for paragraph in document.paragraphs)
    footnotes = _footnotes(document.footnotes, home, warnings)
    return replace(
        document,
        masthead=masthead,
        paragraphs=paragraphs,
        footnotes=footnotes,
        warnings=document.warnings + tuple(warnings),
    )


def cite(text: str, home: Home, source: tuple[Citation, ...] = ()) -> tuple[Citation, ...]:
    """The citations of one text; `source` is what the preceding footnote cites, for Ibid."""
    ibid = WORDINGS[home.language].ibid.match(text)
    if not ibid and not _DIGIT.search(text):
        return ()
    folded = fold(text)
    findings = find(folded, home)
    if ibid:
        findings = _ibid(folded, ibid, findings, source)
    return tuple(_citation(folded, finding) for finding in findings)


def find(text: Folded, home: Home) -> list[Finding]:
    """All findings of a folded text, in order and without overlap."""
    taken = documents.find(text)
    for finding in chains.find(text, home):
        if all(finding.end <= one.start or finding.start >= one.end for one in taken):
            taken.append(finding)
    return sorted(taken, key=lambda one: one.start)


def _ibid(text: Folded, ibid: re.Match, findings: list[Finding], source: tuple[Citation, ...]) -> list[Finding]:
    """What a note that begins with Ibid. cites: a number of the same series, or the same source again."""
    if not source:
        return findings
    last = source[-1].symbol
    if last.startswith(("UNTS/", "LNTS/")) and not any(one.symbol[:5] == last[:5] for one in findings):
        if continued := documents.treaties(text, last[:4]):
            return sorted(findings + continued[:1], key=lambda one: one.start)
    if findings and findings[0].start < ibid.end() + 3:
        return findings
    again = Finding(ibid.start(), ibid.end(), last, candidates=source[-1].candidates, phrase=ibid.span())
    return [again, *findings]


def _citation(text: Folded, finding: Finding) -> Citation:
    start, end = text.span(finding.start, finding.end)
    return Citation(
        start=start,
        end=end,
        symbol=finding.symbol,
        pinpoint=finding.pinpoint,
        date=finding.date,
        candidates=finding.candidates,
        also=finding.also,
    )


def _paragraph(paragraph: Paragraph, home: Home, warnings: list[Warning]) -> Paragraph:
    if not paragraph.citations and not _DIGIT.search(paragraph.text):
        return paragraph
    found = cite(paragraph.text, home)
    return replace(paragraph, citations=_checked(paragraph, found, warnings))


def _line(line: MastheadLine, home: Home, document: Document, warnings: list[Warning]) -> MastheadLine:
    if line.kind in OWN_LINES and not line.citations:
        return line
    found = cite(line.text, home)
    if document.symbol and line.kind != "provenance":
        found = tuple(one for one in found if one.symbol != document.symbol)
    return replace(line, citations=_checked(line, found, warnings))


def _footnotes(footnotes: tuple[Footnote, ...], home: Home, warnings: list[Warning]) -> tuple[Footnote, ...]:
    """Notes in order, so that Ibid. finds the source before it."""
    result: list[Footnote] = []
    source: tuple[Citation, ...] = ()
    for footnote in footnotes:
        citations = _checked(footnote, cite(footnote.text, home, source), warnings)
        source = citations
        result.append(replace(footnote, citations=citations))
    return tuple(result)


# --------------------------------------------------------------------------------------- given links


def _checked(
    holder: Paragraph | Footnote | MastheadLine, found: tuple[Citation, ...], warnings: list[Warning]
) -> tuple[Citation, ...]:
    """Given links set against what the words say; the words win."""
    links = [one for one in holder.citations if one.method == "linked"]
    if not links:
        return found
    result = []
    for citation in found:
        link = next((one for one in links if one.start < citation.end and citation.start < one.end), None)
        if link is None:
            result.append(citation)
            continue
        result.append(_confronted(citation, link, holder, warnings))
    lonely = [one for one in links if all(one.end <= two.start or one.start >= two.end for two in found)]
    return tuple(sorted(result + lonely, key=lambda one: one.start))


def _confronted(citation: Citation, link: Citation, holder, warnings: list[Warning]) -> Citation:
    if _same(citation, link.symbol):
        symbol = link.symbol if citation.candidates else citation.symbol
        return replace(citation, symbol=symbol, candidates=(), method="linked", linked=link.symbol)
    words = holder.text[citation.start : citation.end]
    warnings.append(
        Warning(
            "link-contradicted",
            holder.lines[0],
            f"The link of “{words}” leads to {link.symbol}, the words name {citation.symbol}; the words were kept.",
        )
    )
    return replace(citation, linked=link.symbol)


def _same(citation: Citation, linked: str) -> bool:
    """The same resolution; links of the source often leave out the letter (un_spec 1.6)."""
    names = (citation.symbol, *citation.also, *citation.candidates)
    return any(_bare(name) == _bare(linked) for name in names)


def _bare(symbol: str) -> str:
    try:
        return symbols.parse(symbol).without_letter().key
    except ValueError:
        return symbol.upper().replace(" ", "")
