"""Who is invited: found by two letters, invited, removed; and the answers they give."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from eoffice.journal.once import once
from eoffice.organization.actor import Actor
from eoffice.organization.requests import OfficeRequest
from meetings import people as finder
from meetings.actions import participants as acts
from meetings.forms.participants import AnswerForm
from meetings.models import Answer, Meeting
from meetings.policies import meetings as meeting_policy
from meetings.policies import participants as policy
from meetings.views.finding import meeting_of, participant_of


def invitation_of(actor: Actor, meeting: Meeting) -> dict[str, object] | None:
    """Return the actor's own invitation with what they may do with it; None for who has none."""
    mine = meeting.participants.of_actor(actor).select_related("meeting", "post")
    found = sorted(mine, key=lambda one: one.person_id != actor.user.pk)
    if not found:
        return None
    return {"participant": found[0], "can_answer": policy.can_answer(actor, found[0])}


@require_safe
def people(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show who is invited, and find more by two letters of a name, a title or a unit."""
    meeting, now = meeting_of(request.actor, uid), timezone.now()
    meeting_policy.can_see_board(request.actor, meeting).enforce()
    invited = list(meeting.participants.standing().for_list())
    text = request.GET.get("q", "")
    posts = [one.post_id for one in invited]
    context = {
        "meeting": meeting,
        "invited": invited,
        "text": text,
        "found": finder.find(meeting.thing.agency, text, at=now, invited=posts),
        "is_short": len("".join(text.split())) < finder.FEWEST_LETTERS,
        "can_edit": meeting_policy.can_edit(request.actor, meeting),
    }
    part = "meetings/participants/_found.html" if request.headers.get("HX-Request") else None
    return TemplateResponse(request, part or "meetings/participants/people.html", context)


@require_POST
@once
def invite(request: OfficeRequest, uid: UUID) -> HttpResponse:
    meeting = meeting_of(request.actor, uid)
    chosen = _uids(request.POST.getlist("holder"))
    holders = finder.holders_of(meeting.thing.agency, chosen)
    try:
        made = acts.invite(meeting=meeting, holders=holders, actor=request.actor, at=timezone.now())
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("meetings:people", uid=meeting.thing.uid)
    words = ngettext("%(n)d person was invited.", "%(n)d people were invited.", len(made))
    messages.success(request, words % {"n": len(made)} if made else _("Invited already."))
    return redirect("meetings:people", uid=meeting.thing.uid)


@require_POST
@once
def remove(request: OfficeRequest, uid: UUID) -> HttpResponse:
    participant = participant_of(request.actor, uid)
    acts.remove(participant=participant, actor=request.actor, at=timezone.now())
    name = participant.person.full_name
    messages.success(request, _("%(name)s is no longer invited.") % {"name": name})
    return redirect("meetings:people", uid=participant.meeting.thing.uid)


@require_POST
@once
def answer(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Take an answer, from the line of the list or from the page of the meeting."""
    participant = participant_of(request.actor, uid)
    policy.can_answer(request.actor, participant).enforce()
    form = AnswerForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "participant": participant, "meeting": participant.meeting}
        return TemplateResponse(request, "meetings/participants/answer.html", context, status=422)
    acts.answer(
        participant=participant,
        answer=Answer(form.cleaned_data["answer"]),
        reason=form.cleaned_data["reason"],
        actor=request.actor,
        at=timezone.now(),
    )
    said = Answer(form.cleaned_data["answer"]).label
    messages.success(request, _("Your answer: %(answer)s.") % {"answer": said})
    back = "meetings:list" if request.POST.get("back") == "list" else participant.meeting
    return redirect(back)


def _uids(texts: list[str]) -> list[UUID]:
    uids = []
    for text in texts:
        try:
            uids.append(UUID(text))
        except ValueError:
            continue
    return uids
