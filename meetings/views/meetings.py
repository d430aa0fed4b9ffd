"""The list of meetings, the page of one, and the acts on it as a whole."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.journal.once import once
from eoffice.organization.requests import OfficeRequest
from meetings.actions import meetings as acts
from meetings.actions import printing, sending
from meetings.forms.meetings import MeetingForm, ReasonForm, initial_of
from meetings.models import Meeting
from meetings.policies import meetings as policy
from meetings.views import listing
from meetings.views.board import board_of
from meetings.views.finding import meeting_of
from meetings.views.outline import outline_for
from meetings.views.participants import invitation_of


@require_safe
def list_(request: OfficeRequest) -> HttpResponse:
    """Show the meetings that come by day, or those that have been."""
    page = listing.page_of(request.actor, request.GET, at=timezone.now())
    context = {"page": page, "can_prepare": policy.can_prepare(request.actor, request.actor.agency)}
    return TemplateResponse(request, "meetings/meetings/list.html", context)


@require_safe
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show a meeting to a participant; to who convenes it also how ready it is.

    Who may only list it sees what it is about, the titles of the papers, and why.
    """
    actor, now = request.actor, timezone.now()
    meeting = meeting_of(actor, uid, Right.METADATA)
    is_readable = seeing.has_right(actor, meeting.thing, Right.READ)
    convenes = bool(policy.can_see_board(actor, meeting))
    right = Right.READ if is_readable else Right.METADATA
    outline = outline_for(actor, meeting, at=now, right=right)
    causes = [] if is_readable else seeing.causes_of(actor, meeting.thing, at=now)
    context = {
        "meeting": meeting,
        "outline": outline,
        "is_readable": is_readable,
        "why": causes[0].get_cause_display() if causes else "",
        "convenes": convenes,
        "chair": printing.name_of_post(meeting.chair, at=now),
        "invitation": invitation_of(actor, meeting),
        "board": board_of(actor, meeting, outline, at=now) if convenes else None,
        "invited": meeting.participants.standing().count(),
        "can_edit": policy.can_edit(actor, meeting),
        "can_send": policy.can_send(actor, meeting),
        "can_close": policy.can_close(actor, meeting),
        "can_cancel": policy.can_cancel(actor, meeting),
        "can_order": convenes and not meeting.round,
    }
    return TemplateResponse(request, "meetings/meetings/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def prepare(request: OfficeRequest) -> HttpResponse:
    """Ask what the meeting is about, and begin it."""
    actor, now = request.actor, timezone.now()
    policy.can_prepare(actor, actor.agency).enforce()
    form = MeetingForm(
        request.POST or None, initial=_first_guess(request, now), agency=actor.agency, at=now
    )
    if request.method == "POST" and form.is_valid():
        meeting = acts.prepare(particulars=form.particulars, actor=actor, at=now)
        messages.success(
            request, _("“%(title)s” is prepared; nobody has been told yet.") % _named(meeting)
        )
        _warn_of_the_past(request, form)
        return redirect(meeting)
    return TemplateResponse(request, "meetings/meetings/form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def edit(request: OfficeRequest, uid: UUID) -> HttpResponse:
    meeting, now = meeting_of(request.actor, uid), timezone.now()
    policy.can_edit(request.actor, meeting).enforce()
    form = MeetingForm(
        request.POST or None, initial=initial_of(meeting), agency=meeting.thing.agency, at=now
    )
    if request.method == "POST" and form.is_valid():
        acts.edit(meeting=meeting, particulars=form.particulars, actor=request.actor, at=now)
        messages.success(request, _("“%(title)s” was changed.") % _named(meeting))
        _warn_of_the_past(request, form)
        return redirect(_after_editing(request, meeting))
    context = {"form": form, "meeting": meeting}
    return TemplateResponse(request, "meetings/meetings/form.html", context)


@require_POST
@once
def send(request: OfficeRequest, uid: UUID) -> HttpResponse:
    meeting = meeting_of(request.actor, uid)
    count = sending.send(meeting=meeting, actor=request.actor, at=timezone.now())
    invited = meeting.participants.standing().count()
    papers = ngettext("%(n)d paper", "%(n)d papers", count) % {"n": count}
    people = ngettext("%(n)d participant", "%(n)d participants", invited) % {"n": invited}
    messages.success(
        request,
        _("Sent to %(people)s: %(papers)s. Each is told, and the packets are being made.")
        % {"people": people, "papers": papers},
    )
    return redirect(meeting)


@require_POST
@once
def remind(request: OfficeRequest, uid: UUID) -> HttpResponse:
    meeting = meeting_of(request.actor, uid)
    about: sending.About = "answers" if request.POST.get("about") == "answers" else "papers"
    sending.remind(meeting=meeting, about=about, actor=request.actor, at=timezone.now())
    messages.success(request, _("They are being reminded."))
    return redirect(meeting)


@require_POST
@once
def close(request: OfficeRequest, uid: UUID) -> HttpResponse:
    meeting = meeting_of(request.actor, uid)
    acts.close(meeting=meeting, actor=request.actor, at=timezone.now())
    messages.success(request, _("“%(title)s” is closed; its papers stay.") % _named(meeting))
    return redirect(meeting)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cancel(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Ask for the reason, show who will be told, and cancel."""
    meeting = meeting_of(request.actor, uid)
    policy.can_cancel(request.actor, meeting).enforce()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        acts.cancel(meeting=meeting, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("“%(title)s” was cancelled.") % _named(meeting))
        return redirect(meeting)
    count = meeting.participants.standing().count() if meeting.round else 0
    context = {"form": form, "meeting": meeting, "told": count}
    return TemplateResponse(request, "meetings/meetings/cancel.html", context)


def _first_guess(request: OfficeRequest, now: datetime) -> dict[str, object]:
    """Tomorrow from eight to ten, chaired by the head of the agency, prepared by me."""
    chair = listing.usual_chair(request.actor.agency)
    return {
        "day": timezone.localtime(now).date() + timedelta(days=1),
        "begins": "08:00",
        "ends": "10:00",
        "chair": chair.pk if chair else request.actor.post.pk,
        "secretary": request.actor.post.pk,
    }


def _after_editing(request: OfficeRequest, meeting: Meeting) -> str:
    """Back to the page; to the list for who no longer conducts the meeting and is not invited."""
    seen = Meeting.objects.visible_to(request.actor).filter(pk=meeting.pk).exists()
    return meeting.get_absolute_url() if seen else "meetings:list"


def _warn_of_the_past(request: OfficeRequest, form: MeetingForm) -> None:
    if form.is_in_the_past:
        messages.warning(request, _("The meeting lies in the past. Is the day right?"))


def _named(meeting: Meeting) -> dict[str, str]:
    return {"title": meeting.title}
