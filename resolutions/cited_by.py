"""The words of those who cite a resolution: a page of paragraphs, grouped by citing resolution."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator

from . import addresses, excerpts, rendering
from .citing import Citing, grouped
from .models import Citation, FootnoteMark, LanguageVersion, Resolution
from .reading import opening_span

PER_PAGE = 20


@dataclass(slots=True)
class Line:
    """One paragraph (or line of the heading) that cites, with the notes through which it does."""

    anchor: str
    address: str
    paragraph: int | None = None
    """The primary key of the paragraph; None for a line of the heading."""
    html: str = ""
    action: str = ""
    """The class of the act by which it opens."""
    opening: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(mark, HTML of the note with the citation marked)."""


@dataclass(slots=True)
class Group:
    """A citing resolution in the language in which it is shown."""

    resolution: Resolution
    title: str
    language: str
    address: str
    lines: list[Line]


def page_of(found: list[Citing], language: str, number: int | str = 1, per_page: int = PER_PAGE):
    """A page (django.core.paginator.Page) of Groups with the words of these citing paragraphs, in three questions.

    A resolution held in several languages is shown in `language`, or else in the first of those in
    which it cites.
    """
    page = Paginator(grouped(found), per_page).get_page(number)
    page.object_list = _groups(list(page.object_list), language)
    return page


def _groups(groups, language):
    shown = {one.paragraph for group in groups for one in group}
    wanted = {citation for group in groups for one in group for citation in one.citations}
    versions = LanguageVersion.objects.select_related("resolution").defer("facts", "warnings")
    versions = versions.in_bulk([group[0].version for group in groups])
    citations = list(Citation.objects.filter(pk__in=wanted).select_related("paragraph", "footnote"))
    marks = FootnoteMark.objects.filter(footnote__in=[found.footnote_id for found in citations if found.footnote_id])
    called = {}
    for mark in marks.select_related("paragraph"):
        called.setdefault(mark.footnote_id, []).append(mark)
    by_version = {}
    for found in citations:
        by_version.setdefault(found.version_id, []).append(found)
    result = []
    for group in groups:
        version = versions[group[0].version]
        address = addresses.of(version.resolution.symbol, language)
        lines = [
            line for line in _lines(by_version.get(version.pk, ()), called, version, address) if line.paragraph in shown
        ]
        for line in lines:
            line.action = next(one.action for one in group if one.paragraph == line.paragraph)
        result.append(Group(version.resolution, version.title, version.language, address, lines))
    return result


def _lines(citations, called, version, address):
    direct, through, lines = {}, {}, {}
    for found in citations:
        if found.paragraph_id:
            direct.setdefault(found.paragraph, []).append(found)
        elif found.footnote_id:
            for mark in called.get(found.footnote_id, ()):
                through.setdefault(mark.paragraph, []).append((mark, found))
        else:
            lines.setdefault(found.masthead_line, []).append(found)
    result = [_masthead_line(version, place, found, address) for place, found in sorted(lines.items())]
    for paragraph in sorted(set(direct) | set(through), key=lambda paragraph: paragraph.position):
        result.append(_paragraph_line(paragraph, direct.get(paragraph, ()), through.get(paragraph, ()), address))
    return result


def _masthead_line(version, place, citations, address):
    text = version.masthead[place]["text"] if place < len(version.masthead) else ""
    marked = [rendering.highlight(found.start, found.end) for found in citations]
    return Line("", address, html=rendering.prose(text, marked))


def _paragraph_line(paragraph, citations, through, address):
    line = Line(paragraph.anchor, f"{address}#{paragraph.anchor}", paragraph.pk)
    opened = opening_span(paragraph)
    spans = [rendering.opening(*opened)] if opened else []
    spans += [rendering.emphasis(*span) for span in paragraph.emphasis if not opened or span[0] >= opened[1]]
    if citations:
        start, end = citations[0].start, citations[-1].end
        spans += [rendering.highlight(found.start, found.end) for found in citations]
        marks = []
    else:
        start = end = through[0][0].offset
        marks = [rendering.NoteMark(mark.offset, mark.mark) for mark in {mark for mark, _found in through}]
    first, last = excerpts.sentence(paragraph.text, start, end)
    line.html = rendering.window(paragraph.text, first, last, spans, marks)
    if opened and first >= opened[1]:
        line.opening = paragraph.text[opened[0] : opened[1]]
    for footnote in dict.fromkeys(found.footnote for _mark, found in through):
        cited = [found for _mark, found in through if found.footnote == footnote]
        line.notes.append((footnote.mark, _note(footnote, cited)))
    return line


def _note(footnote, citations):
    spans = [rendering.highlight(found.start, found.end) for found in citations]
    first, last = excerpts.sentence(footnote.text, citations[0].start, citations[0].end)
    return rendering.window(footnote.text, first, last, spans)
