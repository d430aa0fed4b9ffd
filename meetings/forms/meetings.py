"""Forms about a meeting as a whole."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.lib.text import normalise_line
from eoffice.organization.models import Agency, Post
from meetings import people
from meetings.actions.meetings import Particulars
from meetings.models import Meeting

_DAY = "%Y-%m-%d"
_CLOCK = "%H:%M"


class MeetingForm(forms.Form):
    """What, when, where, and who conducts it."""

    title = forms.CharField(label=gettext_lazy("What the meeting is about"), max_length=300)
    day = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(format=_DAY, attrs={"type": "date"})
    )
    begins = forms.TimeField(
        label=gettext_lazy("Begins at"),
        widget=forms.TimeInput(format=_CLOCK, attrs={"type": "time"}),
    )
    ends = forms.TimeField(
        label=gettext_lazy("Ends at"),
        widget=forms.TimeInput(format=_CLOCK, attrs={"type": "time"}),
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)
    chair = forms.TypedChoiceField(label=gettext_lazy("Chair"), coerce=int)
    secretary = forms.TypedChoiceField(label=gettext_lazy("Secretary"), coerce=int)

    def __init__(self, *args: Any, agency: Agency, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._agency, self._at = agency, at
        choices = people.choices_of_posts(agency, at=at)
        for name in ("chair", "secretary"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean_title(self) -> str:
        title = normalise_line(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(_("Say what the meeting is about."))
        return title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("The meeting must end after it begins."))
        return cleaned

    @property
    def particulars(self) -> Particulars:
        """What was typed, once it is valid."""
        cleaned = self.cleaned_data
        posts = Post.objects.of_agency(self._agency).select_related("unit__agency")
        return Particulars(
            title=cleaned["title"],
            place=cleaned["place"],
            starts_at=self._moment(cleaned["begins"]),
            ends_at=self._moment(cleaned["ends"]),
            chair=posts.get(pk=cleaned["chair"]),
            secretary=posts.get(pk=cleaned["secretary"]),
        )

    @property
    def is_in_the_past(self) -> bool:
        return self.particulars.starts_at < self._at

    def _moment(self, clock: time) -> datetime:
        day = self.cleaned_data["day"]
        return timezone.make_aware(datetime.combine(day, clock))


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """Return what a form begins with for a meeting that there is."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "title": meeting.title,
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "place": meeting.place,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
    }


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why.")},
    )
