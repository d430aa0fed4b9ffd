"""The form of an instruction: text, people with three roles, deadline."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.forms.recipients import Recipient, recipients_of
from eoffice.assignments.actions.giving import Deadline, Line
from eoffice.assignments.models import AssignmentRole
from eoffice.lib.clock import office_day
from eoffice.lib.periods import add_working_days, working_days_between
from eoffice.organization import deadlines
from eoffice.organization.actor import Actor
from eoffice.organization.models import OfficeDay, TermRule, Unit
from eoffice.web import sayings

NO_DEADLINE, AT_ONCE, ON_DAY, AS_ASKED = "none", "at-once", "day", "as-asked"
CHIPS = ("3", "5", "10")


class HolderSelect(forms.Select):
    """A choice of people and units; each option says how many people it reaches, and where."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recipients: dict[str, Recipient] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        found = self.recipients.get(str(value))
        if found is not None:
            people = " ".join(str(person) for person in found.people)
            option["attrs"] |= {"data-people": people, "data-unit": found.unit}
        return option


class HolderSelectMultiple(HolderSelect, forms.SelectMultiple):
    """The same, for several."""


class InstructForm(forms.Form):
    """What is to be done, by whom, until when; `inside` narrows the people to a unit.

    `asked_by` is the day by which the letter itself asks for an answer.
    """

    text = forms.CharField(
        label=_("Instruction"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is to be done.")},
    )
    lead = forms.ChoiceField(label=_("Leads"), required=False, widget=HolderSelect)
    support = forms.MultipleChoiceField(
        label=_("Support"), required=False, widget=HolderSelectMultiple
    )
    inform = forms.MultipleChoiceField(
        label=_("For information"), required=False, widget=HolderSelectMultiple
    )
    deadline = forms.ChoiceField(label=_("Deadline"), widget=forms.RadioSelect, initial=NO_DEADLINE)
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        inside: Unit | None = None,
        asked_by: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._at = timezone.now()
        self._actor = actor
        self._asked_by = asked_by if asked_by and asked_by >= office_day(self._at) else None
        self._recipients = {one.uid: one for one in recipients_of(actor, inside, at=self._at)}
        shown = [(one.uid, one.label) for one in self._recipients.values()]
        for name in ("lead", "support", "inform"):
            field = cast(forms.ChoiceField, self.fields[name])
            cast(HolderSelect, field.widget).recipients = self._recipients
            field.choices = [("", "—"), *shown] if name == "lead" else shown
        cast(forms.ChoiceField, self.fields["deadline"]).choices = self._deadlines()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not (values.get("lead") or values.get("support") or values.get("inform")):
            self.add_error("lead", gettext("Name at least one person or unit."))
        if values.get("deadline") == ON_DAY:
            self._clean_day(values.get("day"))
        return values

    @property
    def lines(self) -> list[Line]:
        """The recipients, whoever leads first."""
        values = self.cleaned_data
        named = [
            (AssignmentRole.LEAD, [values["lead"]] if values["lead"] else []),
            (AssignmentRole.SUPPORT, values["support"]),
            (AssignmentRole.INFORM, values["inform"]),
        ]
        return [Line(self._recipients[uid].holder, role) for role, uids in named for uid in uids]

    @property
    def chosen_deadline(self) -> Deadline | None:
        chosen = self.cleaned_data["deadline"]
        if chosen == NO_DEADLINE:
            return None
        if chosen == AT_ONCE:
            return Deadline(TermRule.AT_ONCE)
        if chosen == AS_ASKED:
            return Deadline(TermRule.DAY, day=self._asked_by)
        if chosen == ON_DAY:
            return Deadline(TermRule.DAY, day=self.cleaned_data["day"])
        return Deadline(TermRule.WORKING_DAYS, amount=int(chosen))

    @property
    def days_in_words(self) -> dict[str, str]:
        """Say for each deadline that is known beforehand which day it is."""
        is_working = OfficeDay.objects.calendar_of(self._actor.agency)
        today = office_day(self._at)
        days = {chip: add_working_days(today, int(chip), is_working) for chip in CHIPS}
        if self._asked_by is not None:
            days[AS_ASKED] = self._asked_by
        return {
            chip: gettext("%(day)s, %(left)s")
            % {
                "day": f"{sayings.weekday(day)} {day:%d/%m}",
                "left": sayings.time_left(working_days_between(today, day, is_working)),
            }
            for chip, day in days.items()
        }

    def _clean_day(self, day: date | None) -> None:
        if day is None:
            if "day" not in self.errors:
                self.add_error("day", gettext("Choose the day."))
            return
        try:
            deadlines.refuse_impossible(TermRule.DAY, day=day, at=self._at)
        except deadlines.DeadlineRefusedError as error:
            self.add_error("day", str(error))

    def _deadlines(self) -> list[tuple[str, str]]:
        days = [(chip, gettext("%(n)s days") % {"n": chip}) for chip in CHIPS]
        asked = [(AS_ASKED, gettext("As the letter asks"))] if self._asked_by else []
        return [
            *days,
            (ON_DAY, gettext("Choose a day")),
            *asked,
            (AT_ONCE, gettext("At once")),
            (NO_DEADLINE, gettext("No deadline")),
        ]
