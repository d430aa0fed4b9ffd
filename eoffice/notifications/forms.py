"""What people choose about their notices."""

from typing import Any

from django import forms

from eoffice.notifications import kinds


class ChannelsForm(forms.Form):
    """For each group of notices: by e-mail too, or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in kinds.groups():
            self.fields[group.code] = forms.BooleanField(label=str(group.label), required=False)
