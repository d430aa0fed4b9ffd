"""The form of a correspondent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import CorrespondentKind
from eoffice.lib.text import normalise_line
from eoffice.organization.models import Agency


class CorrespondentForm(forms.Form):
    """What a correspondent is called, what it is, and by which identifier it is known."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of correspondent"),
        choices=CorrespondentKind.choices,
        initial=CorrespondentKind.AGENCY,
    )
    known_as = forms.CharField(
        label=_("Identifier of the agency"),
        max_length=35,
        required=False,
        help_text=_("By Decision 20/2020/QĐ-TTg, where it is in the list of agencies."),
    )

    def clean_name(self) -> str:
        return normalise_line(self.cleaned_data["name"])

    def clean_known_as(self) -> Agency | None:
        code = self.cleaned_data["known_as"].strip()
        agency: Agency | None = Agency.objects.filter(code=code).first()
        if code and agency is None:
            raise forms.ValidationError(
                _("No agency has the identifier %(code)s: add it to the agencies first."),
                params={"code": code},
            )
        return agency
