"""What an admin sends to the import desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resolutions import symbols, wording

LARGEST_UPLOAD = 10 * 2**20
"""Bytes."""


class SymbolField(forms.CharField):
    """A document symbol in any spelling; cleaned to its canonical form, or to the empty text."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=120, **options)

    def clean(self, value):
        """The canonical form of what was typed."""
        text = super().clean(value)
        try:
            return symbols.parse(text).symbol if text else ""
        except ValueError as error:
            message = _("“%(symbol)s” is not a document symbol; give one such as A/RES/66/178.")
            raise forms.ValidationError(message, params={"symbol": text}) from error


class SupplyForm(forms.Form):
    """What the text does not say itself."""

    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("as recognised")), *wording.LANGUAGE_NAMES.items()]
    )
    symbol = SymbolField(label=_("Symbol"), help_text=_("Only where the text does not say it, as in drafts."))
    adopted_as = SymbolField(label=_("Adopted as"), help_text=_("For a draft: the symbol of the adopted text."))

    @property
    def supplied(self):
        """{symbol, language, adopted_as}, only what was given."""
        return {name: self.cleaned_data[name] for name in SupplyForm.base_fields if self.cleaned_data[name]}


class ReceiveForm(SupplyForm):
    """A file, or a text pasted instead."""

    file = forms.FileField(label=_("File"), required=False, max_length=255)
    text = forms.CharField(
        label=_("or paste the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"})
    )
    field_order = ["file", "text", "language", "symbol", "adopted_as"]

    def clean_file(self):
        """The file, if it is not too large."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_UPLOAD:
            message = _("The file has %(size)s MB; files up to %(limit)s MB are taken.")
            sizes = {"size": round(file.size / 2**20), "limit": LARGEST_UPLOAD // 2**20}
            raise forms.ValidationError(message, params=sizes)
        return file

    def clean(self):
        """One of the two ways, not both and not none."""
        cleaned = super().clean()
        if not self.errors and bool(cleaned["file"]) == bool(cleaned["text"].strip()):
            raise forms.ValidationError(_("Choose a file or paste a text: one of the two."))
        return cleaned

    def received(self):
        """(bytes exactly as sent, name)."""
        file = self.cleaned_data["file"]
        return (file.read(), file.name) if file else (self.cleaned_data["text"].encode(), "pasted.txt")


class WithdrawForm(forms.Form):
    """A resolution to take out or to bring back."""

    symbol = SymbolField(label=_("Symbol"))
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("all languages")), *wording.LANGUAGE_NAMES.items()]
    )

    def clean_symbol(self):
        """A symbol has to be there."""
        if not self.cleaned_data["symbol"]:
            raise forms.ValidationError(_("Which resolution? Give its symbol."))
        return self.cleaned_data["symbol"]
