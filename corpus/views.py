"""The import desk: staff receive sources, see what was understood, and accept or reject it."""

from functools import partial, wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from corpus import intake
from corpus.forms import ReceiveForm, SupplyForm, WithdrawForm
from corpus.importing.work import persistently
from corpus.messages import sentence
from corpus.models import Source
from corpus.preview import documents_of, previews
from resolutions import wording

SOURCES_A_PAGE = 50


def staff_only(view):
    """Send those who have not logged in to the login page, and others away with a word on how to become staff."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.is_staff:
            return render(request, "corpus/not_staff.html", status=403)
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


@staff_only
@require_http_methods(["GET", "POST"])
def desk(request):
    """The sources and the form that receives new ones."""
    form = ReceiveForm(request.POST, request.FILES) if request.method == "POST" else ReceiveForm()
    if form.is_valid():
        return redirect("source", pk=_receive(request, form).pk)
    sources = Source.objects.defer("data").select_related("by")
    state = request.GET.get("state", "")
    if state in Source.State.values:
        sources = sources.filter(state=state)
    page = Paginator(sources, SOURCES_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "withdraw_form": WithdrawForm(), "page": page, "state": state, "section": "desk"}
    return render(request, "corpus/desk.html", context, status=400 if form.is_bound else 200)


def _receive(request, form):
    """Store what was sent; the same bytes again are the same source, waiting anew unless accepted."""
    data, name = form.received()
    received = intake.Received.of(data, name, form.supplied, request.user.pk)
    source, created = Source.objects.get_or_create(
        digest=received.digest,
        defaults={
            "data": data, "size": len(data), "name": name[:500], "supplied": received.supplied, "by_id": received.by,
        },
    )  # fmt: skip
    if source.state == Source.State.ACCEPTED:
        messages.info(request, _("These very bytes have been accepted before."))
    elif not created:
        source.state, source.reason, source.supplied = Source.State.RECEIVED, None, received.supplied
        source.save(update_fields=["state", "reason", "supplied"])
    return source


@staff_only
@require_GET
def source(request, pk):
    """What was understood of a source, beside its lines, and what accepting would change."""
    held = get_object_or_404(Source, pk=pk)
    found, unreadable = previews(held)
    context = {
        "source": held,
        "previews": found,
        "unreadable": unreadable,
        "acceptable": bool(found) and all(preview.plan != "refused" for preview in found),
        "replaces": any(preview.plan == "replaces" for preview in found),
        "seen": _seen(found),
        "supply_form": SupplyForm(initial=held.supplied),
        "section": "desk",
    }
    return render(request, "corpus/source.html", context)


@staff_only
@require_GET
def source_bytes(request, pk):
    """The bytes exactly as received, as a download that no browser runs."""
    held = get_object_or_404(Source, pk=pk)
    response = HttpResponse(bytes(held.data), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{held.digest[:12]}"'
    return response


@staff_only
@require_POST
def supply(request, pk):
    """Keep what the text does not say itself, and show the preview anew."""
    held = get_object_or_404(Source.objects.defer("data"), pk=pk)
    form = SupplyForm(request.POST)
    if held.state == Source.State.ACCEPTED:
        messages.error(request, _("The source has been accepted; what is held can be replaced or withdrawn."))
    elif form.is_valid():
        held.supplied = form.supplied
        held.save(update_fields=["supplied"])
    else:
        for problems in form.errors.values():
            messages.error(request, " ".join(problems))
    return redirect("source", pk=pk)


@staff_only
@require_POST
def accept(request, pk):
    """Take in every Document of a source, if they are what was seen."""
    held = get_object_or_404(Source, pk=pk)
    found, unreadable = previews(held)
    if unreadable or request.POST.get("seen") != _seen(found):
        messages.error(request, unreadable or _("What is held has changed since you saw this page; look again."))
        return redirect("source", pk=pk)
    received = intake.Received.of(held.data, held.name, held.supplied, request.user.pk)
    documents = documents_of(held)
    try:
        replace = request.POST.get("replace") == "yes"
        outcomes = [
            persistently(partial(intake.accept, document, received, replace=replace, last=document is documents[-1]), 5)
            for document in documents
        ]
    except intake.Refused as refusal:
        messages.error(request, sentence(refusal))
        return redirect("source", pk=pk)
    for outcome in outcomes:
        messages.success(request, _("Accepted: %(symbol)s (%(language)s).") % {
            "symbol": outcome.symbol, "language": wording.language(outcome.language),
        })  # fmt: skip
    return redirect("source", pk=pk)


@staff_only
@require_POST
def reject(request, pk):
    """Leave a source out; its bytes stay, so that it can be looked at again."""
    rejected = Source.objects.filter(pk=pk, state=Source.State.RECEIVED).update(state=Source.State.REJECTED)
    messages.info(request, _("Rejected.") if rejected else _("Only a source that waits can be rejected."))
    return redirect("source", pk=pk)


@staff_only
@require_POST
def withdraw(request):
    """Take a text out of the reading room, or bring it back (`undo`)."""
    form = WithdrawForm(request.POST)
    undo = "undo" in request.POST
    if not form.is_valid():
        for problems in form.errors.values():
            messages.error(request, " ".join(problems))
        return redirect("desk")
    act = intake.restore if undo else intake.withdraw
    try:
        languages = act(form.cleaned_data["symbol"], form.cleaned_data["language"] or None)
    except intake.Refused as refusal:
        messages.error(request, sentence(refusal))
        return redirect("desk")
    done = _("Restored: %(symbol)s (%(languages)s).") if undo else _("Withdrawn: %(symbol)s (%(languages)s).")
    messages.success(request, done % {"symbol": form.cleaned_data["symbol"], "languages": ", ".join(map(wording.language, languages))})
    return redirect("desk")


def _seen(found):
    return " ".join(preview.digest for preview in found)
