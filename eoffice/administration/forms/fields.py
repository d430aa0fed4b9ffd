"""Fields that several forms have: a day, a post."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day: chosen in the browser's calendar, or typed as people write it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
        super().__init__(input_formats=formats, **kwargs)


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django 5.2 has no arguments here
    """A choice of posts, each with its unit."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.unit.name} · {obj.title}"
