"""The agenda: adding, changing, moving and removing its items, and who reads their papers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eoffice.journal.once import once
from eoffice.organization.requests import OfficeRequest
from meetings import readiness
from meetings.actions import agenda as acts
from meetings.forms.agenda import ItemForm
from meetings.policies import agenda as policy
from meetings.policies import meetings as meeting_policy
from meetings.views.finding import item_of, meeting_of


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Put an item at the end of the agenda."""
    meeting = meeting_of(request.actor, uid)
    meeting_policy.can_edit(request.actor, meeting).enforce()
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.add_item(meeting=meeting, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        if "another" in request.POST:
            return redirect("meetings:add-item", uid=meeting.thing.uid)
        return redirect(meeting)
    context = {"form": form, "meeting": meeting}
    return TemplateResponse(request, "meetings/agenda/item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def edit(request: OfficeRequest, uid: UUID) -> HttpResponse:
    item = item_of(request.actor, uid)
    meeting_policy.can_edit(request.actor, item.meeting).enforce()
    initial = {"title": item.title, "presenter": item.presenter, "minutes": item.minutes}
    form = ItemForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.edit_item(item=item, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        return redirect(item.meeting)
    context = {
        "form": form,
        "meeting": item.meeting,
        "item": item,
        "can_remove": policy.can_remove(request.actor, item),
    }
    return TemplateResponse(request, "meetings/agenda/item.html", context)


@require_POST
@once
def move(request: OfficeRequest, uid: UUID) -> HttpResponse:
    item = item_of(request.actor, uid)
    up = request.POST.get("to") == "up"
    acts.move_item(item=item, up=up, actor=request.actor, at=timezone.now())
    return redirect(item.meeting)


@require_POST
@once
def remove(request: OfficeRequest, uid: UUID) -> HttpResponse:
    item = item_of(request.actor, uid)
    acts.remove_item(item=item, actor=request.actor, at=timezone.now())
    messages.success(request, _("“%(title)s” is off the agenda.") % {"title": item.title})
    return redirect(item.meeting)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def readers(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Choose who reads the papers of an item: everybody who is invited, or fewer."""
    item, now = item_of(request.actor, uid), timezone.now()
    meeting_policy.can_edit(request.actor, item.meeting).enforce()
    participants = list(item.meeting.participants.standing().for_list())
    if request.method == "POST":
        chosen = set(request.POST.getlist("reads"))
        keeping = [one for one in participants if str(one.uid) in chosen]
        acts.choose_readers(item=item, participants=keeping, actor=request.actor, at=now)
        messages.success(
            request,
            _("%(n)d of %(total)d read the papers of “%(title)s”.")
            % {"n": len(keeping), "total": len(participants), "title": item.title},
        )
        return redirect(item.meeting)
    inside = readiness.circles_of(item.meeting, at=now)[item.pk]
    context = {
        "item": item,
        "meeting": item.meeting,
        "lines": [(one, one.post_id in inside) for one in participants],
    }
    return TemplateResponse(request, "meetings/agenda/readers.html", context)
