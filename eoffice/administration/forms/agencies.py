"""Forms about the catalogue of agencies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eoffice.administration.forms.fields import AgencyField, DayField
from eoffice.organization.models import Agency


class AgencyForm(forms.Form):
    """What is known of a body. Whether it works here is the operator's to say (S10)."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=60)
    symbol = forms.CharField(label=_("Symbol in document numbers"), max_length=20)
    place = forms.CharField(label=_("Place on documents"), max_length=60)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    parent = AgencyField(label=_("Body above it"))
    predecessor = AgencyField(label=_("Body that it succeeds"))
    valid_from = DayField(label=_("First day"))
    valid_until = DayField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, agency: Agency | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._agency = agency

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day lies before the first one."))
        for name in ("parent", "predecessor"):
            if self._agency is not None and cleaned.get(name) == self._agency:
                self.add_error(name, _("A body cannot stand in this place to itself."))
        return cleaned


class NewAgencyForm(AgencyForm):
    """A new body, with its identifier, which stays."""

    field_order = ["code", "name"]

    code = forms.CharField(
        label=_("Identifier"),
        max_length=35,
        help_text=_("By Decision 20/2020/QĐ-TTg, the higher level first: H54.13."),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if Agency.objects.filter(code__iexact=code).exists():
            raise forms.ValidationError(_("A body with this identifier is known already."))
        return code
