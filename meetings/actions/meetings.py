"""Preparing, changing, closing and cancelling a meeting."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from eoffice.access.granting import grant, project
from eoffice.access.models import Cause, Right
from eoffice.access.opening import open_to_auditors, open_to_role
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, Holding, Post, Role
from eoffice.things.models import Thing
from meetings import events
from meetings.lifecycles import MEETING
from meetings.models import Meeting, Paper
from meetings.models.meetings import KIND
from meetings.policies import meetings as policy


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What is said of a meeting: where and when it is, and who conducts it."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    chair: Post
    secretary: Post


@transaction.atomic
def prepare(*, particulars: Particulars, actor: Actor, at: datetime) -> Meeting:
    """Begin a meeting. Until it is sent, only its secretary and its chair read it.

    The registry and auditors list it.
    """
    agency = actor.agency
    policy.can_prepare(actor, agency).enforce()
    _require_sound(particulars, agency)
    thing = Thing.objects.create(
        kind=KIND, agency=agency, sort_key=_sort_key(particulars), created_at=at
    )
    name = str(thing.uid)
    meeting = Meeting.objects.create(
        thing=thing,
        title=normalise_line(particulars.title),
        place=normalise_line(particulars.place),
        starts_at=particulars.starts_at,
        ends_at=particulars.ends_at,
        chair=particulars.chair,
        secretary=particulars.secretary,
        convenors=Holder.objects.make_circle(agency, f"convenors {name}"),
        invited=Holder.objects.make_circle(agency, f"invited {name}"),
    )
    _set_convenors(meeting, at)
    grant(thing, [meeting.convenors], Right.READ, cause=Cause.CONVENES, at=at)
    open_to_role(thing, Role.REGISTRY, Right.METADATA, at=at)
    open_to_auditors(thing, at=at)
    record(events.MEETING_PREPARED, actor=actor, thing=thing, at=at)
    return meeting


@transaction.atomic
def edit(*, meeting: Meeting, particulars: Particulars, actor: Actor, at: datetime) -> None:
    """Change what is said of a meeting; who conducts it no longer loses the secretary's rights."""
    meeting.lock()
    policy.can_edit(actor, meeting).enforce()
    _require_sound(particulars, meeting.thing.agency)
    meeting.title = normalise_line(particulars.title)
    meeting.place = normalise_line(particulars.place)
    meeting.starts_at, meeting.ends_at = particulars.starts_at, particulars.ends_at
    meeting.chair, meeting.secretary = particulars.chair, particulars.secretary
    meeting.save(update_fields=["title", "place", "starts_at", "ends_at", "chair", "secretary"])
    _set_convenors(meeting, at)
    if meeting.thing.sort_key != _sort_key(particulars):
        meeting.thing.sort_key = _sort_key(particulars)
        meeting.thing.save(update_fields=["sort_key"])
        project(meeting.thing, at=at)
    record(events.MEETING_EDITED, actor=actor, thing=meeting.thing, at=at)


@transaction.atomic
def close(*, meeting: Meeting, actor: Actor, at: datetime) -> None:
    """Close a meeting that was held; its papers stay with those who were invited.

    From now the archivist reads it, and the papers that were sent.
    """
    meeting.lock()
    policy.can_close(actor, meeting).enforce()
    meeting.state = MEETING.after(meeting.state, "close")
    meeting.save(update_fields=["state"])
    open_to_role(meeting.thing, Role.ARCHIVISTS, Right.READ, at=at)
    for paper in Paper.objects.of_meeting(meeting).sent().select_related("thing__agency"):
        open_to_role(paper.thing, Role.ARCHIVISTS, Right.READ, at=at)
    record(events.MEETING_CLOSED, actor=actor, thing=meeting.thing, at=at)


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, actor: Actor, at: datetime) -> None:
    """Cancel a meeting, with the reason that those who were invited read."""
    meeting.lock()
    policy.can_cancel(actor, meeting).enforce()
    reason = normalise_line(reason)
    if not reason:
        raise ValidationError(_("Say why the meeting is cancelled."))
    meeting.state = MEETING.after(meeting.state, "cancel")
    meeting.cancellation = reason
    meeting.save(update_fields=["state", "cancellation"])
    record(events.MEETING_CANCELLED, actor=actor, thing=meeting.thing, at=at, words=reason)


def _require_sound(particulars: Particulars, agency: Agency) -> None:
    if not normalise_line(particulars.title):
        raise ValidationError(_("Say what the meeting is about."))
    if particulars.ends_at <= particulars.starts_at:
        raise ValidationError(_("The meeting must end after it begins."))
    for post in (particulars.chair, particulars.secretary):
        if post.agency.pk != agency.pk:
            raise ValidationError(_("A meeting is conducted by posts of its own agency."))


def _set_convenors(meeting: Meeting, at: datetime) -> None:
    wanted = {post.pk: post for post in (meeting.secretary, meeting.chair)}
    for holding in Holding.objects.open().filter(holder=meeting.convenors, member__isnull=False):
        if holding.member is None or holding.member.post_id not in wanted:
            membership.end_holding(holding, at=at)
    for post in wanted.values():
        holder = Holder.objects.of_post(post)
        membership.put_member(meeting.convenors, holder, at=at, cause="convenes")


def _sort_key(particulars: Particulars) -> int:
    return int(particulars.starts_at.timestamp())
