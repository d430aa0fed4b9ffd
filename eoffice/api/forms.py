"""The form by which a person makes a token."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eoffice.api.policies import LONGEST
from eoffice.api.scopes import Scope
from eoffice.organization.moments import moment_after


class TokenForm(forms.Form):
    """For which program, for what, until when."""

    name = forms.CharField(
        label=_("Program"),
        max_length=80,
        help_text=_("What you will know it by: “Scanner of the one-stop desk”."),
        error_messages={"required": _("Say which program it is for.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may yourself. Choose only what the program needs."),
        error_messages={"required": _("Choose at least one thing that the program may do.")},
    )
    last_day = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        help_text=_("Within a year. A new token takes its place then."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["last_day"].initial = today + timedelta(days=90)

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day < self._today:
            raise forms.ValidationError(_("The last day has passed."))
        if day - self._today >= LONGEST:
            raise forms.ValidationError(_("A token lasts a year at most."))
        return day

    @property
    def chosen_scopes(self) -> list[Scope]:
        return [Scope(value) for value in self.cleaned_data["scopes"]]

    @property
    def expires_at(self) -> datetime:
        """The end of the last day by the office's clock."""
        return moment_after(self.cleaned_data["last_day"])
