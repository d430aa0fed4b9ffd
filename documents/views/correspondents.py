"""The pages of correspondents: the list, and one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.actions import correspondents
from documents.forms.correspondents import CorrespondentForm
from documents.models import Correspondent, Document
from documents.models.correspondents import CorrespondentQuerySet
from documents.policies import correspondents as policy
from eoffice.journal.once import once
from eoffice.lib.text import fold
from eoffice.organization.actor import Actor
from eoffice.organization.requests import OfficeRequest

MOST = 200
OF_LETTERS = "letters"


@require_safe
def list_correspondents(request: OfficeRequest) -> HttpResponse:
    """List those that are kept; the registry can also look at those that only letters name."""
    _require_keeper(request)
    agency, query = request.actor.agency, request.GET.get("q", "")
    can_see_all = policy.can_see_those_of_letters(request.actor, agency)
    of_letters = bool(can_see_all) and request.GET.get("only") == OF_LETTERS
    known = Correspondent.objects
    rows = _of_letters(request.actor) if of_letters else known.kept_by(agency)
    for word in fold(query).split():
        rows = rows.filter(folded__contains=word)
    context = {
        "rows": rows[:MOST],
        "total": rows.count(),
        "query": query,
        "of_letters": of_letters,
        "can_see_all": can_see_all,
        "administers": request.actor.administers(agency.pk),
    }
    return TemplateResponse(request, "documents/correspondents/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Take a correspondent into the list."""
    _require_keeper(request)
    form = CorrespondentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            kept = correspondents.keep(
                agency=request.actor.agency,
                actor=request.actor,
                at=timezone.now(),
                **form.cleaned_data,
            )
            messages.success(request, _("%(name)s is in the list.") % {"name": kept.name})
            return redirect("documents:correspondent-list")
        except ValidationError as error:
            form.add_error(None, error)
    return _form(request, form, _("Add a correspondent"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Call a correspondent otherwise, or take one of the letters into the list."""
    _require_keeper(request)
    correspondent = _correspondent(request, uid)
    known = {
        "name": correspondent.name,
        "kind": correspondent.kind,
        "known_as": correspondent.known_as.code if correspondent.known_as else "",
    }
    form = CorrespondentForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        try:
            correspondents.change(
                correspondent=correspondent,
                actor=request.actor,
                at=timezone.now(),
                **form.cleaned_data,
            )
            messages.success(request, _("%(name)s is in the list.") % {"name": correspondent.name})
            return redirect("documents:correspondent-list")
        except ValidationError as error:
            form.add_error(None, error)
    return _form(request, form, correspondent.name)


def _form(request: OfficeRequest, form: CorrespondentForm, heading: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": reverse("documents:correspondent-list")}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "documents/correspondents/form.html", context, status=status)


def _require_keeper(request: OfficeRequest) -> None:
    if not policy.can_keep_correspondents(request.actor, request.actor.agency):
        raise Http404


def _correspondent(request: OfficeRequest, uid: UUID) -> Correspondent:
    actor = request.actor
    kept = Correspondent.objects.kept_by(actor.agency).filter(uid=uid)
    if policy.can_see_those_of_letters(actor, actor.agency) and not kept.exists():
        return get_object_or_404(_of_letters(actor), uid=uid)
    return get_object_or_404(kept.select_related("agency"))


def _of_letters(actor: Actor) -> CorrespondentQuerySet:
    """Those that only letters name, by the letters that the actor may see."""
    letters = Document.objects.visible_to(actor)
    rows = Correspondent.objects.only_in_letters_of(actor.agency)
    return rows.filter(letters__document__in=letters).distinct().select_related("agency")
