"""Changing the agenda, and saying who reads the papers of an item."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, Holding
from meetings import events
from meetings.models import AgendaItem, Meeting, Participant
from meetings.policies import agenda as policy
from meetings.policies import meetings as meeting_policy


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    actor: Actor,
    at: datetime,
    presenter: str = "",
    minutes: int | None = None,
) -> AgendaItem:
    """Put an item at the end of the agenda; everybody who is invited reads its papers."""
    meeting.lock()
    meeting_policy.can_edit(actor, meeting).enforce()
    last = meeting.items.standing().last()
    item = AgendaItem(meeting=meeting, ordinal=last.ordinal + 1 if last else 1)
    _say(item, title, presenter, minutes)
    item.readers = Holder.objects.make_circle(meeting.thing.agency, f"readers {item.uid}")
    item.save()
    for participant in meeting.participants.standing().select_related("post__unit__agency"):
        admit(item, participant, at=at)
    _record(item, actor, at)
    return item


@transaction.atomic
def edit_item(
    *,
    item: AgendaItem,
    title: str,
    actor: Actor,
    at: datetime,
    presenter: str = "",
    minutes: int | None = None,
) -> None:
    item.meeting.lock()
    meeting_policy.can_edit(actor, item.meeting).enforce()
    _say(item, title, presenter, minutes)
    item.save(update_fields=["title", "presenter", "minutes"])
    _record(item, actor, at)


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, actor: Actor, at: datetime) -> None:
    """Let an item change places with its neighbour; at the end of the agenda nothing happens."""
    item.meeting.lock()
    item.lock()
    policy.can_move(actor, item).enforce()
    items = list(item.meeting.items.standing())
    here = items.index(item)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(items):
        return
    items[here], items[there] = items[there], items[here]
    for ordinal, one in enumerate(items, start=1):
        one.ordinal = ordinal
    AgendaItem.objects.bulk_update(items, ["ordinal"])
    _record(item, actor, at)


@transaction.atomic
def remove_item(*, item: AgendaItem, actor: Actor, at: datetime) -> None:
    """Take an item without papers off the agenda."""
    item.meeting.lock()
    item.lock()
    policy.can_remove(actor, item).enforce()
    item.removed_at = at
    item.save(update_fields=["removed_at"])
    _record(item, actor, at)


@transaction.atomic
def choose_readers(
    *, item: AgendaItem, participants: Collection[Participant], actor: Actor, at: datetime
) -> None:
    """Say which of those who are invited read the papers of an item.

    Whoever is left out (recusal) loses them at once, and gets a packet without them.
    """
    item.meeting.lock()
    meeting_policy.can_edit(actor, item.meeting).enforce()
    chosen = {participant.post_id for participant in participants}
    standing = item.meeting.participants.standing().select_related("post__unit__agency")
    for participant in standing:
        if participant.post_id in chosen:
            admit(item, participant, at=at)
        else:
            leave_out(item, participant, at=at)
    thing = item.meeting.thing
    count = len(chosen)
    record(events.READERS_CHANGED, actor=actor, thing=thing, at=at, item=item.uid, readers=count)


def admit(item: AgendaItem, participant: Participant, *, at: datetime) -> None:
    """Put a participant into the circle of an item. A part of other actions."""
    holder = Holder.objects.of_post(participant.post)
    membership.put_member(item.readers, holder, at=at, cause="invited")


def leave_out(item: AgendaItem, participant: Participant, *, at: datetime) -> None:
    """Take a participant out of the circle of an item. A part of other actions."""
    inside = Holding.objects.open().filter(holder=item.readers, member__post=participant.post)
    for holding in inside:
        membership.end_holding(holding, at=at)


def _say(item: AgendaItem, title: str, presenter: str, minutes: int | None) -> None:
    item.title = normalise_line(title)
    if not item.title:
        raise ValidationError(_("Say what the item is about."))
    item.presenter = normalise_line(presenter)
    item.minutes = minutes


def _record(item: AgendaItem, actor: Actor, at: datetime) -> None:
    thing = item.meeting.thing
    record(events.AGENDA_CHANGED, actor=actor, thing=thing, at=at, item=item.uid)
