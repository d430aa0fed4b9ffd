"""Who may invite, answer an invitation, and say who reads the papers of an item."""

from django.utils.translation import gettext as _

from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from meetings.lifecycles import MeetingState
from meetings.models import Participant
from meetings.policies import meetings as policy


def can_answer(actor: Actor, participant: Participant) -> Verdict:
    meeting = participant.meeting
    if meeting.state != MeetingState.SENT:
        return denied(_("Invitations are answered from their sending until the meeting is closed."))
    if participant.removed_at is not None:
        return denied(_("This invitation was taken back."))
    if participant.post_id != actor.post.pk:
        return denied(_("An invitation is answered by those who are invited."))
    return ALLOWED


def can_remove(actor: Actor, participant: Participant) -> Verdict:
    refused = policy.can_edit(actor, participant.meeting)
    if not refused:
        return refused
    if participant.removed_at is not None:
        return denied(_("This invitation was taken back."))
    return ALLOWED
