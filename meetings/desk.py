"""What meetings put on the desk: answers that are asked for, papers to read, what is coming."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.desk import coming, piles
from eoffice.desk.lines import ComingLine, DeskLine
from eoffice.organization.actor import Actor
from meetings import sayings, waiting
from meetings.lifecycles import MeetingState
from meetings.models import Meeting
from meetings.models.meetings import MeetingQuerySet

_SOON = timedelta(hours=24)


def register_all() -> None:
    """Put the piles on the desk, and the meetings of today and tomorrow beside them."""
    piles.register(
        piles.Pile(
            key="meeting-papers",
            title=gettext_lazy("Meeting papers to read"),
            order=70,
            count=lambda actor: _to_read(actor).count(),
            lines=lambda actor: _lines(_to_read(actor)),
            label=_read_label,
            urgent=lambda actor: _soon(_to_read(actor)),
            stops=lambda actor: _stops(_to_read(actor), "meetings:read"),
        )
    )
    piles.register(
        piles.Pile(
            key="meeting-answers",
            title=gettext_lazy("Invitations to answer"),
            order=80,
            count=lambda actor: _to_answer(actor).count(),
            lines=lambda actor: _lines(_to_answer(actor)),
            label=_answer_label,
            urgent=lambda actor: _soon(_to_answer(actor)),
            stops=lambda actor: _stops(_to_answer(actor), "meetings:detail"),
        )
    )
    coming.register(meetings_between)


def meetings_between(actor: Actor, begin: datetime, end: datetime) -> Sequence[ComingLine]:
    """List the meetings that an actor sees from one instant until another."""
    found = Meeting.objects.visible_to(actor).between(begin, end)
    held = found.in_state(MeetingState.DRAFT, MeetingState.SENT, MeetingState.CLOSED)
    return [
        ComingLine(
            at=meeting.starts_at,
            title=meeting.title,
            url=meeting.get_absolute_url(),
            facts=meeting.place,
        )
        for meeting in held.select_related("thing")
    ]


def _to_read(actor: Actor) -> MeetingQuerySet:
    return waiting.to_read(actor, at=timezone.now())


def _to_answer(actor: Actor) -> MeetingQuerySet:
    return waiting.to_answer(actor, at=timezone.now())


def _soon(found: MeetingQuerySet) -> int:
    return found.filter(starts_at__lt=timezone.now() + _SOON).count()


def _lines(found: MeetingQuerySet) -> list[DeskLine]:
    now = timezone.now()
    first = list(found.for_list()[: piles.LINES_SHOWN])
    return [
        DeskLine(
            title=meeting.title,
            url=meeting.get_absolute_url(),
            mark=_("The next one") if place == 0 else "",
            facts=" · ".join(part for part in (_when(meeting, now), meeting.place) if part),
            badge=_("soon") if meeting.starts_at < now + _SOON else "",
            tone="amber",
        )
        for place, meeting in enumerate(first)
    ]


def _when(meeting: Meeting, now: datetime) -> str:
    return sayings.span_in_words(meeting.starts_at, meeting.ends_at, now=now)


def _stops(found: MeetingQuerySet, url_name: str) -> list[piles.Stop]:
    uids = found.values_list("thing__uid", flat=True)
    return [piles.Stop(uid, reverse(url_name, args=[uid])) for uid in uids]


def _read_label(count: int) -> str:
    return ngettext("Read for %(n)d meeting", "Read for %(n)d meetings", count) % {"n": count}


def _answer_label(count: int) -> str:
    return ngettext("Answer %(n)d invitation", "Answer %(n)d invitations", count) % {"n": count}
