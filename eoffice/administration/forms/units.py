"""Forms about units, posts and appointments."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.administration.forms.fields import DayField, PostField
from eoffice.organization.models import Agency, Duty, Holding, Post
from eoffice.organization.moments import first_moment_of, moment_after

MOST = 999


class UnitForm(forms.Form):
    """What a unit is called."""

    name = forms.CharField(label=_("Name of the unit"), max_length=120)
    symbol = forms.CharField(
        label=_("Symbol in document numbers"),
        max_length=20,
        help_text=_("As it stands in document numbers: VP, HCTP."),
    )
    ordinal = forms.IntegerField(label=_("Place in lists"), min_value=0, max_value=MOST, initial=0)


class NewUnitForm(UnitForm):
    """A new unit, with its first day."""

    first_day = DayField(label=_("First day"))


class PostForm(forms.Form):
    """What a post is called."""

    title = forms.CharField(label=_("Title"), max_length=120)
    ordinal = forms.IntegerField(label=_("Place in lists"), min_value=0, max_value=MOST, initial=0)


class NewPostForm(PostForm):
    """A new post: its duty says which rights go with it, and does not change."""

    field_order = ["title", "duty", "ordinal", "first_day", "last_day"]

    duty = forms.ChoiceField(
        label=_("Duty"),
        choices=Duty.choices,
        initial=Duty.STAFF,
        help_text=_("Rights follow the duty. It does not change: another duty is another post."),
    )
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first one."))
        if cleaned.get("duty") == Duty.GUEST and not last:
            self.add_error(
                "last_day", _("The post of an external delegate has an end: say its last day.")
            )
        return cleaned


class LastDayForm(forms.Form):
    """The day with which something ends: today or later."""

    last_day = DayField(label=_("Last day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["last_day"].initial = today

    def clean_last_day(self) -> date | None:
        day: date | None = self.cleaned_data["last_day"]
        if day is not None and day < self._today:
            raise forms.ValidationError(
                _("This day has passed: choose today or a later day, so that history stays true.")
            )
        return day


class EndAppointmentForm(LastDayForm):
    """When an appointment ends: with a day, or at once."""

    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Left empty, the appointment ends at once."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["last_day"].initial = None


class AppointForm(forms.Form):
    """Which post a person gets, from when until when."""

    post = PostField(label=_("Post"), queryset=Post.objects.none(), to_field_name="uid")
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False)

    def __init__(
        self, *args: Any, agency: Agency, person: User, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self._person = person
        self.fields["first_day"].initial = today
        posts = Post.objects.of_agency(agency).exclude(valid_until__lt=today)
        field = self.fields["post"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = posts.select_related("unit").order_by("unit__ordinal", "ordinal", "pk")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last, post = (cleaned.get(name) for name in ("first_day", "last_day", "post"))
        if first and first < self._today:
            self.add_error(
                "first_day", _("This day has passed: an appointment begins today or later.")
            )
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first one."))
        if post and last and post.valid_until and last > post.valid_until:
            self.add_error(
                "last_day",
                _("The post itself ends on %(day)s.") % {"day": f"{post.valid_until:%d/%m/%Y}"},
            )
        if post and first and self._is_held(post, first, last):
            self.add_error("post", _("This person holds the post already in that period."))
        return cleaned

    def _is_held(self, post: Post, first: date, last: date | None) -> bool:
        held = Holding.objects.filter(holder__post=post, person=self._person)
        ends_at = moment_after(last) if last else None
        return held.overlapping(first_moment_of(first), ends_at).exists()
