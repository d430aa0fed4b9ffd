"""Inviting people, taking an invitation back, and answering one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.text import normalise_line
from eoffice.organization import membership
from eoffice.organization.actor import Actor, posts_of
from eoffice.organization.models import (
    APART_FROM_UNIT,
    Duty,
    Holder,
    HolderKind,
    Holding,
    Post,
)
from meetings import events
from meetings.actions import agenda
from meetings.models import Answer, Meeting, Participant
from meetings.policies import meetings as meeting_policy
from meetings.policies import participants as policy


@transaction.atomic
def invite(
    *, meeting: Meeting, holders: Sequence[Holder], actor: Actor, at: datetime
) -> list[Participant]:
    """Invite posts, people and whole units; who is invited already stays so.

    They are told when the meeting is sent, or at once when it has been. Returns the new ones.
    Raises ValidationError where nobody is there to be invited.
    """
    meeting.lock()
    meeting_policy.can_edit(actor, meeting).enforce()
    places = [place for holder in holders for place in _places_in(holder, at)]
    if not places:
        raise ValidationError(_("Nobody holds a post there at the moment."))
    if any(post.agency.pk != meeting.thing.agency_id for post, _person in places):
        raise ValidationError(_("People of other agencies are invited through a guest post."))
    if any(post.duty == Duty.ADMINISTRATOR for post, _person in places):
        raise ValidationError(
            _("Administrators read nothing here: invite the person in another post.")
        )
    made = [_invite(meeting, post, person, at) for post, person in places]
    invited = [participant for participant in made if participant is not None]
    for participant in invited:
        record(
            events.PARTICIPANT_INVITED,
            actor=actor,
            thing=meeting.thing,
            at=at,
            participant=participant.uid,
        )
    return invited


@transaction.atomic
def remove(*, participant: Participant, actor: Actor, at: datetime) -> None:
    """Take an invitation back; the meeting and its papers are gone for that post at once."""
    meeting = participant.meeting
    meeting.lock()
    participant.lock()
    policy.can_remove(actor, participant).enforce()
    participant.removed_at = at
    participant.save(update_fields=["removed_at"])
    if not meeting.participants.standing().filter(post=participant.post).exists():
        inside = Holding.objects.open().filter(
            holder=meeting.invited, member__post=participant.post
        )
        for holding in inside:
            membership.end_holding(holding, at=at)
        for item in meeting.items.all():
            agenda.leave_out(item, participant, at=at)
    record(
        events.PARTICIPANT_REMOVED,
        actor=actor,
        thing=meeting.thing,
        at=at,
        participant=participant.uid,
    )


@transaction.atomic
def answer(
    *, participant: Participant, answer: Answer, actor: Actor, at: datetime, reason: str = ""
) -> None:
    """Say whether one will attend; a no says why. The answer can be changed until the closing."""
    participant.lock()
    policy.can_answer(actor, participant).enforce()
    reason = normalise_line(reason)
    if answer == Answer.NO and not reason:
        raise ValidationError(_("Say why you cannot attend."))
    participant.answer = answer
    participant.answered_at, participant.answered_by = at, actor.user
    participant.reason = reason if answer == Answer.NO else ""
    participant.save(update_fields=["answer", "answered_at", "answered_by", "reason"])
    record(
        events.PARTICIPANT_ANSWERED,
        actor=actor,
        thing=participant.meeting.thing,
        at=at,
        words=participant.reason,
        participant=participant.uid,
        answer=answer.value,
    )


def _invite(meeting: Meeting, post: Post, person: User, at: datetime) -> Participant | None:
    participant, is_new = Participant.objects.get_or_create(
        meeting=meeting, post=post, person=person, removed_at=None, defaults={"invited_at": at}
    )
    if not is_new:
        return None
    holder = Holder.objects.of_post(post)
    membership.put_member(meeting.invited, holder, at=at, cause="invited")
    for item in meeting.items.standing():
        agenda.admit(item, participant, at=at)
    return participant


def _places_in(holder: Holder, at: datetime) -> Iterable[tuple[Post, User]]:
    """Name the posts that are meant, with whoever is in them."""
    if holder.kind == HolderKind.PERSON and holder.person is not None:
        mine = [
            post
            for post in posts_of(holder.person, at)
            if post.agency.pk == holder.agency_id and post.duty != Duty.ADMINISTRATOR
        ]
        return [(mine[0], holder.person)] if mine else []
    posts: Iterable[Post] = [holder.post] if holder.post is not None else []
    if holder.kind == HolderKind.UNIT and holder.unit is not None:
        posts = holder.unit.posts.in_force_on(office_day(at)).select_related("unit__agency")
        posts = posts.exclude(duty__in=APART_FROM_UNIT)
    return [
        (post, person)
        for post in posts
        for person in membership.people_in(Holder.objects.of_post(post), at)
    ]
