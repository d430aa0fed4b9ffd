"""What waits for a person before a meeting: an answer, papers to read."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from meetings.lifecycles import MeetingState
from meetings.models import Meeting, Paper, Participant
from meetings.models.meetings import MeetingQuerySet


def to_answer(actor: Actor, *, at: datetime) -> MeetingQuerySet:
    """The meetings to which the actor's post is invited and has not answered, the next first."""
    mine = Participant.objects.of_actor(actor).filter(meeting=OuterRef("pk"))
    coming = Meeting.objects.visible_to(actor).in_state(MeetingState.SENT).coming(at)
    return coming.filter(Exists(mine.filter(answer="")))


def to_read(actor: Actor, *, at: datetime) -> MeetingQuerySet:
    """The coming meetings with papers that the actor has not opened, the next first."""
    read = Reading.objects.filter(user=actor.user, thing=OuterRef("pk"))
    unread = (
        Paper.objects.sent()
        .visible_to(actor)
        .filter(is_secret=False, item__meeting=OuterRef("pk"))
        .exclude(Exists(read))
    )
    mine = Participant.objects.of_actor(actor).filter(meeting=OuterRef("pk"))
    coming = Meeting.objects.visible_to(actor).in_state(MeetingState.SENT).coming(at)
    return coming.filter(Exists(mine), Exists(unread))
