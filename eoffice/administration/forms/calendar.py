"""The form by which an office swaps a day."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eoffice.administration.forms.fields import DayField
from eoffice.organization.models import Agency, OfficeDay
from eoffice.organization.models.calendar import is_working_by_law


class SwapForm(forms.Form):
    """A day on which the office works or rests otherwise than the law's calendar says."""

    day = DayField(label=_("Day"))
    is_working = forms.TypedChoiceField(
        label=_("On this day the office"),
        choices=[("rests", _("rests")), ("works", _("works"))],
        coerce=lambda value: value == "works",
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("The notice by which the day is swapped, with its number and date."),
    )

    def __init__(self, *args: Any, agency: Agency, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._agency = agency
        self._today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self._today:
            raise forms.ValidationError(
                _("A day that has passed does not change: deadlines were reckoned with it.")
            )
        if day.year > self._today.year + 2:
            raise forms.ValidationError(_("The calendar of that year is not known yet."))
        if OfficeDay.objects.filter(agency=self._agency, day=day).exists():
            raise forms.ValidationError(_("This day is swapped already: put it back first."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, is_working = cleaned.get("day"), cleaned.get("is_working")
        if day and isinstance(is_working, bool) and is_working_by_law(day) == is_working:
            self.add_error(
                "day",
                _("This is a working day already.")
                if is_working
                else _("This is a day off already."),
            )
        return cleaned
