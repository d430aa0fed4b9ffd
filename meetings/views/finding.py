"""How the pages find what they are about: what one may not see is not there (404)."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from meetings.models import AgendaItem, Meeting, Paper, Participant


def meeting_of(actor: Actor, uid: UUID, right: Right = Right.READ) -> Meeting:
    """Find a meeting that the actor may read, or at least list."""
    found = Meeting.objects.visible_to(actor, right).for_page()
    return get_object_or_404(found, thing__uid=uid)


def item_of(actor: Actor, uid: UUID) -> AgendaItem:
    """Find a standing item of a meeting that the actor sees."""
    meetings = Meeting.objects.visible_to(actor, Right.READ)
    items = AgendaItem.objects.standing().select_related("meeting__thing__agency", "readers")
    return get_object_or_404(items.in_meetings(meetings), uid=uid)


def paper_of(actor: Actor, uid: UUID) -> Paper:
    """Find a standing paper that the actor may read."""
    papers = Paper.objects.standing().visible_to(actor).for_page()
    return get_object_or_404(papers.select_related("item__meeting__thing__agency"), thing__uid=uid)


def participant_of(actor: Actor, uid: UUID) -> Participant:
    """Find somebody who is invited to a meeting that the actor sees."""
    meetings = Meeting.objects.visible_to(actor, Right.READ)
    found = Participant.objects.standing().select_related(
        "meeting__thing__agency", "post__unit__agency", "person"
    )
    return get_object_or_404(found.in_meetings(meetings), uid=uid)
