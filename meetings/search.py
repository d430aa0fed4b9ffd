"""What can be found of meetings: their titles, places and agendas, by those who see them.

The content of papers is not put into a meeting's entry: who may read one item need not read
another.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from meetings import sayings
from meetings.lifecycles import MeetingState
from meetings.models import Meeting
from meetings.models.meetings import KIND
from search import registry
from search.engines.base import Findable
from search.registry import Card

TONES = {
    MeetingState.DRAFT: "grey",
    MeetingState.SENT: "blue",
    MeetingState.CLOSED: "green",
    MeetingState.CANCELLED: "red",
}


def register_all() -> None:
    registry.register(KIND, as_findable=as_findable, card=cards, group="meetings")
    registry.register_words("kind", lambda _values: {KIND: _("Meeting")})
    registry.register_words("state", lambda _values: dict(MeetingState.choices))


def as_findable(thing: Thing) -> Findable | None:
    """Describe a meeting for the index."""
    meeting = Meeting.objects.for_page().filter(thing=thing).first()
    if meeting is None:
        return None
    agenda = [item.title for item in meeting.items.standing()]
    return Findable(
        uid=thing.uid,
        kind=KIND,
        title=meeting.title,
        pages=["\n".join([meeting.place, *agenda])],
        unit=meeting.secretary.unit.name,
        state=meeting.state,
        day=office_day(meeting.starts_at),
    )


def cards(actor: Actor, uids: Sequence[UUID]) -> Mapping[UUID, Card]:
    """Load what was found, as the actor sees it now."""
    found = Meeting.objects.visible_to(actor).filter(thing__uid__in=uids).for_list()
    return {
        meeting.thing.uid: Card(
            title=meeting.title,
            url=meeting.get_absolute_url(),
            kind=_("Meeting"),
            day=office_day(meeting.starts_at),
            state=MeetingState(meeting.state).label,
            tone=TONES[MeetingState(meeting.state)],
            facts=_when_and_where(meeting),
        )
        for meeting in found
    }


def _when_and_where(meeting: Meeting) -> str:
    hours = f"{sayings.clock(meeting.starts_at)}–{sayings.clock(meeting.ends_at)}"
    return " · ".join(part for part in (hours, meeting.place) if part)
