"""Forms about delegations."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.administration import kinds
from eoffice.administration import policies as policy
from eoffice.administration.forms.fields import DayField, PostField
from eoffice.lib.text import given_name_key
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Post
from eoffice.organization.moments import first_moment_of, moment_after

LONGEST = 366


class OwnDelegationForm(forms.Form):
    """Who acts for my post, for what, and from when until when."""

    deputy = forms.ChoiceField(label=_("Deputy"))
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))
    basis = forms.CharField(
        label=_("Document that delegates"),
        max_length=200,
        help_text=_("Its number, symbol and date: Giấy ủy quyền số 05/UQ-STP ngày 02/3/2026."),
    )
    may_sign = forms.BooleanField(
        label=_("The deputy may sign too"),
        required=False,
        help_text=_("Without it the deputy reads and instructs, and does not sign."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of document"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means every kind."),
    )

    def __init__(
        self, *args: Any, actor: Actor, agency: Agency, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor
        self._today = today
        people = membership.people_of(agency).filter(is_active=True).exclude(pk=actor.user.pk)
        self._people = {str(person.uid): person for person in people}
        ordered = sorted(self._people.values(), key=lambda one: given_name_key(one.full_name))
        self.fields["first_day"].initial = today
        deputy, about = self.fields["deputy"], self.fields["kinds"]
        if isinstance(deputy, forms.ChoiceField):
            deputy.choices = [("", "—"), *((str(one.uid), one.full_name) for one in ordered)]
        known = kinds.choices()
        if isinstance(about, forms.ChoiceField):
            about.choices = known
        if not known:
            del self.fields["kinds"]

    def clean_deputy(self) -> User:
        return self._people[self.cleaned_data["deputy"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and first < self._today:
            self.add_error(
                "first_day", _("This day has passed: a delegation begins today or later.")
            )
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first one."))
        if first and last and (last - first).days > LONGEST:
            self.add_error(
                "last_day", _("A delegation is limited in time: choose a day within a year.")
            )
        post, deputy = cleaned.get("post", self._actor.post), cleaned.get("deputy")
        if isinstance(post, Post) and isinstance(deputy, User):
            verdict = policy.can_delegate(self._actor, post, deputy, timezone.now())
            if not verdict:
                self.add_error("deputy", str(verdict.reason))
        return cleaned

    def as_facts(self) -> dict[str, Any]:
        """Return what the action takes: days as instants by the office's clock."""
        facts = dict(self.cleaned_data)
        first, last = facts.pop("first_day"), facts.pop("last_day")
        return {**facts, "begins_at": first_moment_of(first), "ends_at": moment_after(last)}


class DelegationForm(OwnDelegationForm):
    """The same, for the post of somebody else."""

    field_order = ["post", "deputy", "first_day", "last_day", "basis", "may_sign", "kinds"]

    post = PostField(label=_("Post"), queryset=Post.objects.none(), to_field_name="uid")

    def __init__(
        self, *args: Any, actor: Actor, agency: Agency, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, actor=actor, agency=agency, today=today, **kwargs)
        posts = Post.objects.of_agency(agency).exclude(valid_until__lt=today)
        posts = posts.exclude(duty__in=[Duty.ADMINISTRATOR, Duty.GUEST]).select_related("unit")
        field = self.fields["post"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = posts.order_by("unit__ordinal", "ordinal", "pk")
