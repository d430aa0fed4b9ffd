"""The form by which a spreadsheet is brought."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BringForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("Filled-in file"),
        help_text=_("Excel (.xlsx), LibreOffice (.ods) or CSV; up to 5,000 lines."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
        error_messages={"required": _("Choose the file first.")},
    )
