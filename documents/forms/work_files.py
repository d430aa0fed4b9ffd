"""The forms of work files."""

from typing import Any, cast

from django import forms
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from documents.models import WorkFile
from documents.policies import work_files as policy
from eoffice.lib.lookups import is_among
from eoffice.organization.actor import Actor
from eoffice.organization.models import APART_FROM_UNIT, Holder, HolderKind, Holding
from eoffice.things.models import Thing


class OpenForm(forms.Form):
    """What is said of a work file when it is opened (Appendix VI, part III)."""

    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        error_messages={"required": _("Say what the work file is about.")},
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_(
            "Number and symbol of the file in the catalogue of files, for example 01.HCTP."
        ),
        error_messages={"required": _("Give the file a code.")},
    )
    retention = forms.CharField(label=_("Kept for"), max_length=30, required=False)
    members = forms.MultipleChoiceField(
        label=_("Members"),
        required=False,
        help_text=_(
            "They read everything that is put into the file, but for restricted documents."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = _holders(actor)
        self._by_uid = {str(holder.uid): holder for holder, _label in holders}
        field = self.fields["members"]
        field.choices = [  # type: ignore[attr-defined] # a choice field
            (str(holder.uid), label) for holder, label in holders
        ]

    @property
    def chosen_members(self) -> list[Holder]:
        return [self._by_uid[uid] for uid in self.cleaned_data["members"]]


class MemberForm(forms.Form):
    """Who joins a work file."""

    member = forms.ChoiceField(label=_("New member"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = _holders(actor)
        self._by_uid = {str(holder.uid): holder for holder, _label in holders}
        field = self.fields["member"]
        field.choices = [  # type: ignore[attr-defined] # a choice field
            (str(holder.uid), label) for holder, label in holders
        ]

    @property
    def chosen(self) -> Holder:
        return self._by_uid[self.cleaned_data["member"]]


class FileForm(forms.Form):
    """Into which of the open work files a document is put."""

    work_file = forms.ChoiceField(
        label=_("Work file"),
        error_messages={
            "required": _("Choose a work file."),
            "invalid_choice": _("Choose a work file."),
        },
    )

    def __init__(self, *args: Any, actor: Actor, without: Thing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = is_among("members", actor.holders) | Q(keeper=actor.post)
        files = WorkFile.objects.visible_to(actor).open().filter(mine, agency=actor.agency)
        files = files.exclude(filings__thing=without).for_list().order_by("-year", "code")
        self._by_uid = {str(file.thing.uid): file for file in files if policy.can_file(actor, file)}
        field = cast(forms.ChoiceField, self.fields["work_file"])
        field.choices = [(uid, f"{file.code} · {file}") for uid, file in self._by_uid.items()]

    @property
    def has_choice(self) -> bool:
        return bool(self._by_uid)

    @property
    def chosen(self) -> WorkFile:
        return self._by_uid[self.cleaned_data["work_file"]]


def _holders(actor: Actor) -> list[tuple[Holder, str]]:
    holders = Holder.objects.filter(agency=actor.agency).select_related("post__unit", "unit")
    units = holders.filter(kind=HolderKind.UNIT).order_by("unit__ordinal")
    held = Holding.objects.open().filter(person__isnull=False).select_related("person")
    posts = holders.filter(kind=HolderKind.POST, pk__in=held.values("holder"))
    posts = posts.exclude(pk=actor.post_holder).exclude(post__duty__in=APART_FROM_UNIT)
    posts = posts.prefetch_related(Prefetch("holdings", held.order_by("pk")))
    named = [(holder, str(holder.unit)) for holder in units]
    for holder in posts.order_by("post__unit__ordinal", "post__ordinal", "pk"):
        post = holder.post
        names = ", ".join(str(holding.person) for holding in holder.holdings.all())
        if post is not None:
            named.append((holder, f"{names} · {post.title}, {post.unit.name}"))
    return named
