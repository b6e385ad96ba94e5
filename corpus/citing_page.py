"""The page on which any text is pasted and every citation in it is found, looked up and doubted."""

import datetime

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from corpus import pasted
from resolutions import rendering, wording


class PasteForm(forms.Form):
    """A text in any of the six languages."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=pasted.LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[("", gettext_lazy("as recognised")), *wording.LANGUAGE_NAMES.items()]
    )
    organ = forms.ChoiceField(
        label=gettext_lazy("Whose text it is"),
        required=False,
        choices=list(wording.ORGANS.items()),
        help_text=gettext_lazy("“Its resolution” is then one of this organ."),
    )


@require_http_methods(["GET", "POST"])
def cite(request):
    """The form and, once a text is sent, what it cites."""
    form = PasteForm(request.POST) if request.method == "POST" else PasteForm()
    answer = None
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data
        interface = wording.current()
        document = pasted.read(sent["text"], sent["language"] or None, interface, sent["organ"] or "A")
        answer = pasted.look_up([document], interface)
    context = {"form": form, "answer": answer, "section": "cite"}
    if answer:
        context["pieces"] = [_words(piece) for piece in answer.pieces]
        context["cited"] = [(one, [sentence(doubt) for doubt in one.reasons]) for one in answer.cited]
        context["counts"] = {name: sum(one.verdict == name for one in answer.cited) for name in VERDICTS}
        context["verdicts"] = [(VERDICTS[name], number) for name, number in context["counts"].items() if number]
    return render(request, "corpus/cite.html", context, status=400 if form.is_bound and not answer else 200)


VERDICTS = {
    "held": gettext_lazy("held"),
    "unheld": gettext_lazy("not held"),
    "open": gettext_lazy("left open by the text"),
    "suspicious": gettext_lazy("suspicious"),
}


def sentence(doubt) -> str:
    """A doubt in the language of the interface."""
    return _(doubt.message) % {name: _said(name, value) for name, value in doubt.values.items()}


def _said(name, value):
    if isinstance(value, datetime.date):
        return wording.date(value)
    return wording.paragraph(value) if name == "place" else value


def _words(piece):
    spans = []
    for one in piece.cited:
        start, end = one.citation.start, one.citation.end
        if one.address:
            css = {"held": "citation", "suspicious": "citation suspicious"}.get(one.verdict, "citation pending")
            spans.append(rendering.link(start, end, one.address, class_=css, title=one.symbol))
        else:
            spans.append(rendering.highlight(start, end))
    return rendering.prose(piece.text, spans)
