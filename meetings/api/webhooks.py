"""What programs can be told of meetings: only of those that may be listed at that moment."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eoffice.api.scopes import Scope
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from eoffice.webhooks.followers import tell_of
from eoffice.webhooks.tellable import Subject, Tellable
from meetings import events
from meetings.models import Meeting


def register() -> None:
    """Name the events, by the codes that programs keep. Called once, when apps are ready."""
    rows = [
        ("meeting.sent", _("A meeting was sent out"), events.MEETING_SENT),
        ("meeting.cancelled", _("A meeting was cancelled"), events.MEETING_CANCELLED),
        ("meeting.closed", _("A meeting was closed"), events.MEETING_CLOSED),
    ]
    tell_of(
        *(
            Tellable(code, words, event, Scope.MEETINGS_READ, _meeting)
            for code, words, event in rows
        )
    )


def _meeting(entry: JournalEntry, actor: Actor) -> list[Subject]:
    found = Meeting.objects.visible_to(actor).filter(thing=entry.thing).select_related("thing")
    return [
        Subject("meeting", one.thing.uid, reverse("api:meeting-detail", args=[one.thing.uid]))
        for one in found
    ]
