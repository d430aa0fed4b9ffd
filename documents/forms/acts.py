"""Small forms of acts: a reason, a result, a post."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from eoffice.organization.models import Duty, Post


class ReasonForm(forms.Form):
    """Why something is refused, returned, made void or called back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say the reason; the others will read it.")},
    )


class WordsForm(forms.Form):
    """A report, or the result of work."""

    words = forms.CharField(
        label=_("Words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write at least one sentence.")},
    )


class ResultForm(forms.Form):
    """The result of work; it may go without saying."""

    words = forms.CharField(
        label=_("Result"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class PostField(forms.ModelChoiceField[Post]):
    """A choice of a post, named with its unit."""

    def label_from_instance(self, obj: Post) -> str:
        return f"{obj.title} · {obj.unit.name}"


class SubmitForm(forms.Form):
    """To whom a letter is submitted."""

    to = PostField(
        label=_("Submit to"),
        queryset=Post.objects.none(),
        to_field_name="uid",
        empty_label=None,
        error_messages={"invalid_choice": _("Choose somebody from the list.")},
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(PostField, self.fields["to"]).queryset = directing_posts(document)


def directing_posts(document: Document) -> QuerySet[Post]:
    """List the posts to which a letter can be submitted, the leaders first."""
    duties = [Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR, Duty.HEAD, Duty.DEPUTY_HEAD]
    posts = Post.objects.filter(unit__agency=document.thing.agency, duty__in=duties)
    return posts.filter(holder__holdings__ends_at__isnull=True).distinct().select_related("unit")
