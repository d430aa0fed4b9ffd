"""The form of a draft: what is said, to whom, and who signs in which capacity."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.actions.drafts import Draft, Recipient
from documents.actions.forming import capacity_of, name_of_signer
from documents.kinds import KINDS
from documents.models import Capacity, Purpose, Restriction, Urgency
from documents.models.correspondents import folded_name
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Holder, Post, Unit

AS_A_REPORT = "(b/c)"
MOST_RECIPIENTS = 300
SIGNING_DUTIES = (Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR, Duty.HEAD, Duty.DEPUTY_HEAD)
USUAL = "usual"


class SignerField(forms.ModelChoiceField[Post]):
    """A choice of who signs, named with their post."""

    at: datetime

    def label_from_instance(self, obj: Post) -> str:
        return f"{name_of_signer(obj, at=self.at)} · {obj.title}, {obj.unit.name}"


class DraftForm(forms.Form):
    """What the drafter enters (Appendix VI, part I)."""

    kind_code = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.code, kind.name) for kind in KINDS], initial="CV"
    )
    urgency = forms.TypedChoiceField(
        label=_("Urgency"), choices=Urgency.choices, coerce=int, initial=Urgency.NORMAL
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say what the document is about.")},
    )
    addressed_to = forms.CharField(
        label=_("Addressed to (Kính gửi)"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line. Printed with official letters, reports and submissions."),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Leave an empty line between paragraphs. “Điều 1. …”, “1. …”, “a) …” and "
            "“- …” at the start of a line are set as the form has them."
        ),
    )
    recipients = forms.CharField(
        label=_("Recipients (Nơi nhận)"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. Agencies and units that this system knows get it here."),
    )
    signer = SignerField(
        label=_("Signer"),
        queryset=Post.objects.none(),
        to_field_name="uid",
        empty_label=None,
        error_messages={"invalid_choice": _("Choose who signs from the list.")},
    )
    capacity = forms.ChoiceField(
        label=_("Capacity"),
        choices=[(USUAL, _("As is usual for the post")), *Capacity.choices],
        required=False,
        initial=USUAL,
    )
    restriction = forms.ChoiceField(
        label=_("Restriction"), choices=Restriction.choices, initial=Restriction.NONE
    )

    def __init__(self, *args: Any, actor: Actor, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor
        signers = Post.objects.of_agency(actor.agency).filter(duty__in=SIGNING_DUTIES)
        held = signers.filter(holder__holdings__ends_at__isnull=True)
        field: Any = self.fields["signer"]
        field.queryset = held.distinct().select_related("unit__agency")
        field.at = at

    def clean_recipients(self) -> list[Recipient]:
        lines = [normalise_line(line) for line in self.cleaned_data["recipients"].splitlines()]
        named = [line.lstrip("-– ").rstrip(";. ") for line in lines if line]
        if len(named) > MOST_RECIPIENTS:
            raise forms.ValidationError(
                _("At most %(n)d recipients; use a mailing for more."),
                params={"n": MOST_RECIPIENTS},
            )
        known = _Known(self._actor.agency)
        found = [known.recipient(name) for name in dict.fromkeys(named) if name]
        agencies = [one.agency for one in found if one.agency]
        if len(set(agencies)) < len(agencies):
            raise forms.ValidationError(_("An agency is named twice among the recipients."))
        return found

    @property
    def content(self) -> Draft:
        """What was entered, for the action."""
        values = dict(self.cleaned_data)
        if values["capacity"] == USUAL:
            values["capacity"] = capacity_of(values["signer"])
        return Draft(**values)


def initial_of(content: Draft) -> dict[str, Any]:
    """Fill the form from what was entered before."""
    return {
        "kind_code": content.kind_code,
        "urgency": content.urgency,
        "subject": content.subject,
        "addressed_to": content.addressed_to,
        "text": content.text,
        "recipients": "\n".join(_line(one) for one in content.recipients),
        "signer": content.signer.uid,
        "capacity": content.capacity,
        "restriction": content.restriction,
    }


class SignForm(forms.Form):
    """The passphrase of the signer's own key; it is never kept."""

    passphrase = forms.CharField(
        label=_("Passphrase of your key"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the passphrase of your key.")},
    )


class UploadForm(forms.Form):
    """The draft as edited in a word processor."""

    file = forms.FileField(
        label=_("The edited draft (.docx or .odt)"),
        widget=forms.FileInput(attrs={"accept": ".docx,.odt"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )


class _Known:
    """The agencies and units that a line of "Nơi nhận" may name."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._agencies: Mapping[str, Agency] = {
            folded_name(name): other
            for other in Agency.objects.exclude(pk=agency.pk)
            for name in (other.short_name, other.name)
        }
        self._units = {folded_name(unit.name): unit for unit in Unit.objects.filter(agency=agency)}

    def recipient(self, line: str) -> Recipient:
        is_report = line.endswith(AS_A_REPORT)
        name = line.removesuffix(AS_A_REPORT).strip()
        purpose = Purpose.REPORT if is_report else Purpose.ACTION
        key = folded_name(name)
        if key in self._agencies:
            return Recipient(name, purpose, agency=self._agencies[key])
        if key in self._units:
            return Recipient(name, purpose, holder=Holder.objects.of_unit(self._units[key]))
        return Recipient(name, purpose)


def _line(recipient: Recipient) -> str:
    is_report = recipient.purpose == Purpose.REPORT
    return f"{recipient.name} {AS_A_REPORT}" if is_report else recipient.name
