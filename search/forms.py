"""What is asked on the search page: all of it optional, and what means nothing is passed over."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.engines.base import FACETS

MOST_VALUES = 50  # of one facet in one address
_CURSOR_LENGTH = 24


class WordsField(forms.CharField):
    """Any text at all: what a browser can send never stops a search."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\x00", " ")


class ValuesField(forms.MultipleChoiceField):
    """Values of a facet. One that nothing has finds nothing; it is no error."""

    def to_python(self, value: Any) -> list[str]:
        return [word for word in super().to_python(value) if word][:MOST_VALUES]

    def validate(self, value: list[str]) -> None:
        del value


class SearchForm(forms.Form):
    """The words, the filters, the period, the order, and where the page begins."""

    q = WordsField(label=_("Words"), required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    order = forms.CharField(required=False)
    after = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for facet in FACETS:
            self.fields[facet] = ValuesField(required=False)

    def clean_order(self) -> str:
        return "newest" if self.cleaned_data["order"] == "newest" else "best"

    def clean_after(self) -> str:
        after: str = self.cleaned_data["after"]
        return after if len(after) <= _CURSOR_LENGTH else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since: date | None = cleaned.get("since")
        until: date | None = cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The period ends before it begins."))
        return cleaned
