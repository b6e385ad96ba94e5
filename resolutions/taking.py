"""What readers take away: records for reference managers, and the working sheet of pinned paragraphs, to print or as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from . import addresses, bibliography, sheet, sheet_files, wording
from .views import version_for


@require_safe
def record(request, symbol, form):
    """A resolution for a reference manager, as RIS or BibTeX, in the reader's language where it is held."""
    version = version_for(symbol, wording.current()) if form in bibliography.FORMATS else None
    if version is None:
        raise Http404
    address = request.build_absolute_uri(addresses.of(version.resolution.symbol, version.language))
    content = bibliography.record(form, version, address)
    return _file(content, f"{bibliography.FORMATS[form]}; charset=utf-8", f"{_name(symbol)}.{version.language}.{form}")


@csrf_exempt  # it reads and changes nothing; the pins are sent because only the browser keeps them
@require_http_methods(["GET", "HEAD", "POST"])
def working_sheet(request):
    """The sheet of the pins given (`p=fr/A/RES/66/178/op10`, any number), or as a file (`form=docx|md`)."""
    given = request.POST if request.method == "POST" else request.GET
    pinned = sheet.pins(given.getlist("p"))
    items = sheet.items(pinned)
    form = given.get("form", "")
    site = request.build_absolute_uri("/").rstrip("/")
    if form == "docx":
        return _file(sheet_files.word(items, site), sheet_files.FORMATS[form], "sheet.docx")
    markdown = sheet_files.markdown(items, site) if items else ""
    if form == "md":
        return _file(markdown, sheet_files.FORMATS[form], "sheet.md")
    # An address with pins in it is a sheet somebody gives; the reader's own is sent by the browser that keeps it.
    own = request.method == "POST"
    context = {"items": items, "markdown": markdown, "most": sheet.MOST, "section": "sheet", "own": own}
    response = render(request, "resolutions/sheet.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _file(content, kind, name):
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _name(symbol):
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in symbol.path)
