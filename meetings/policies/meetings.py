"""Who may prepare, send, close or cancel a meeting, and why not."""

from django.utils.translation import gettext as _

from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty
from meetings.lifecycles import MEETING
from meetings.models import Meeting, Paper
from meetings.models.meetings import KIND

_PREPARING = frozenset(
    {Duty.SECRETARY, Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR, Duty.HEAD, Duty.DEPUTY_HEAD}
)


def can_prepare(actor: Actor, agency: Agency) -> Verdict:
    if actor.agency.pk != agency.pk:
        return denied(_("Meetings are prepared inside the agency."))
    if actor.post.duty not in _PREPARING:
        return denied(
            _("Meetings are prepared by meeting secretaries, leaders and heads of units.")
        )
    if actor.kinds is not None and KIND not in actor.kinds:
        return denied(_("Your delegation covers some kinds of document, not meetings."))
    return ALLOWED


def can_edit(actor: Actor, meeting: Meeting) -> Verdict:
    """Also for the agenda, the papers and the people: whatever changes the meeting."""
    if not meeting.is_open:
        return denied(_("The meeting is over: nothing about it is changed any more."))
    return by_the_convenors(actor, meeting)


def can_send(actor: Actor, meeting: Meeting) -> Verdict:
    if not MEETING.allows(meeting.state, "send"):
        return denied(_("The meeting is over: nothing is sent for it any more."))
    refused = by_the_convenors(actor, meeting)
    if not refused:
        return refused
    return _has_what_is_sent(meeting)


def can_close(actor: Actor, meeting: Meeting) -> Verdict:
    if not MEETING.allows(meeting.state, "close"):
        return denied(_("Only a meeting that was sent can be closed."))
    return by_the_convenors(actor, meeting)


def can_cancel(actor: Actor, meeting: Meeting) -> Verdict:
    if not MEETING.allows(meeting.state, "cancel"):
        return denied(_("The meeting is over or was cancelled already."))
    return by_the_convenors(actor, meeting)


def can_remind(actor: Actor, meeting: Meeting) -> Verdict:
    if not MEETING.allows(meeting.state, "close"):
        return denied(_("People are reminded of a meeting that was sent and is not over."))
    return by_the_convenors(actor, meeting)


def can_see_board(actor: Actor, meeting: Meeting) -> Verdict:
    return by_the_convenors(actor, meeting)


def by_the_convenors(actor: Actor, meeting: Meeting) -> Verdict:
    if not meeting.is_convened_by(actor):
        return denied(_("This is done by the secretary or the chair of the meeting."))
    return ALLOWED


def _has_what_is_sent(meeting: Meeting) -> Verdict:
    if not meeting.participants.standing().exists():
        return denied(_("Nobody is invited yet: invite people first."))
    if not meeting.items.standing().exists():
        return denied(_("The agenda is empty: add an item first."))
    unsent = list(Paper.objects.of_meeting(meeting).unsent().select_related("version__reading"))
    if any(paper.is_being_read for paper in unsent):
        return denied(_("Papers are still being read; their pages will be counted in a moment."))
    if meeting.round and not unsent:
        return denied(_("Everything has been sent; there is no new paper."))
    return ALLOWED
