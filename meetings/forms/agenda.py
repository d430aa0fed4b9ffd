"""Forms about the agenda and its papers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ItemForm(forms.Form):
    """An item of the agenda."""

    title = forms.CharField(label=_("What is spoken about"), max_length=300)
    presenter = forms.CharField(label=_("Who presents it"), max_length=150, required=False)
    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        min_value=1,
        max_value=600,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class SecretPaperForm(forms.Form):
    """The line that stands for a state secret."""

    title = forms.CharField(
        label=_("Title of the line"),
        max_length=300,
        help_text=_("Write nothing here that is itself secret."),
    )
