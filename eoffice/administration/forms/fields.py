"""Fields that several forms have: a day, a post, an agency."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from eoffice.lib.text import alphabetical_key
from eoffice.organization.models import Agency


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


class InAlphabeticalOrder(ModelChoiceIterator):  # type: ignore[type-arg]  # as above
    """Choices by the Vietnamese alphabet: databases put Đ behind Z, or each has its own order."""

    def __iter__(self) -> Iterator[Any]:
        none, *choices = super().__iter__()
        yield none
        yield from sorted(choices, key=lambda choice: alphabetical_key(str(choice[1])))


class AgencyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    """A choice of an agency of the catalogue, or of none."""

    iterator = InAlphabeticalOrder

    def __init__(self, **kwargs: Any) -> None:
        known = Agency.objects.all()
        super().__init__(queryset=known, to_field_name="uid", required=False, **kwargs)
