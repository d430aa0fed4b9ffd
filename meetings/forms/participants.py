"""The form with which an invitation is answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from eoffice.lib.text import normalise_line
from meetings.models import Answer


class AnswerForm(forms.Form):
    """Yes, or no with its reason."""

    answer = forms.ChoiceField(choices=Answer.choices)
    reason = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["reason"] = normalise_line(cleaned.get("reason", ""))
        if cleaned.get("answer") == Answer.NO and not cleaned["reason"]:
            self.add_error("reason", _("Say why you cannot attend."))
        return cleaned
