"""Posts, and when those who hold them leave; how people come into them is in `proposals`."""

from datetime import date, datetime

from django.db import transaction

from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.administration import policies as policy
from eoffice.journal.recording import record
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Duty, Holder, Holding, Post, Unit
from eoffice.organization.moments import first_moment_of, moment_after


@transaction.atomic
def open_post(
    *,
    unit: Unit,
    title: str,
    duty: Duty,
    first_day: date,
    actor: Actor,
    at: datetime,
    last_day: date | None = None,
    ordinal: int = 0,
) -> Post:
    """Open a post in a unit; it is in its unit and its role from its first day."""
    policy.can_administer(actor, unit.agency).enforce()

    post = Post.objects.create(
        unit=unit,
        title=title,
        duty=duty,
        ordinal=ordinal,
        valid_from=first_day,
        valid_until=last_day,
    )
    membership.open_post(post, at=max(at, first_moment_of(first_day)))

    record(events.POST_OPENED, actor=actor, thing=None, at=at, words=title, post=post.uid)
    return post


@transaction.atomic
def rename(*, post: Post, title: str, ordinal: int, actor: Actor, at: datetime) -> None:
    """Call a post otherwise. Its duty stays: rights follow it, so another duty is another post."""
    _lock(post)
    policy.can_administer(actor, post.unit.agency).enforce()

    was = post.title
    post.title, post.ordinal = title, ordinal
    post.save(update_fields=["title", "ordinal"])

    words = title if was == title else f"{was} → {title}"
    record(events.POST_RENAMED, actor=actor, thing=None, at=at, words=words, post=post.uid)


@transaction.atomic
def end(*, post: Post, last_day: date, actor: Actor, at: datetime) -> list[User]:
    """Let a post end with a day: its people hold it and its deputies act for it until then.

    Return those who hold no other post in the agency after it.
    """
    _lock(post)
    policy.can_end_post(actor, post, at).enforce()

    post.valid_until = max(last_day, post.valid_from)
    post.save(update_fields=["valid_until"])
    ends_at = moment_after(post.valid_until)
    last = membership.close_post(post, ends_at=ends_at, at=at)
    _cut_delegations(post, ends_at)

    record(
        events.POST_ENDED,
        actor=actor,
        thing=None,
        at=at,
        words=post.title,
        post=post.uid,
        last_day=post.valid_until.isoformat(),
        left_without_post=len(last),
    )
    return last


@transaction.atomic
def end_appointment(
    *, holding: Holding, actor: Actor, at: datetime, last_day: date | None = None
) -> bool:
    """End a person's holding of a post with a day, or at once where none is said.

    Return True when it was the last post in the agency, so that work has to be handed over.
    Where nobody is left in the post, nobody acts for it either.
    """
    holding.refresh_from_db(from_queryset=Holding.objects.select_for_update())
    policy.can_end_appointment(actor, holding, at).enforce()

    ends_at = at if last_day is None else moment_after(last_day)
    is_last = membership.end_person(holding, ends_at=ends_at, at=at)
    others = Holding.objects.filter(holder=holding.holder).ending_after(ends_at)
    post, person = holding.holder.post, holding.person
    if post is None or person is None:
        raise TypeError("Only people hold posts.")
    if not others.exists():
        _cut_delegations(post, ends_at)

    record(
        events.APPOINTMENT_ENDED,
        actor=actor,
        thing=None,
        at=at,
        words=f"{person.full_name} → {post.title}, {post.unit.name}",
        person=person.uid,
        post=post.uid,
        ends_at=holding.ends_at,
        is_last=is_last,
    )
    return is_last


def holding_of(post: Post, person: User, at: datetime) -> Holding | None:
    """Find the holding of a post by a person that is in force, or begins later."""
    holdings = Holding.objects.filter(holder__post=post, person=person).ending_after(at)
    return holdings.select_related("holder__post__unit__agency", "person").first()


def _cut_delegations(post: Post, ends_at: datetime) -> None:
    later = Delegation.objects.filter(post=post, revoked_at__isnull=True, ends_at__gt=ends_at)
    later.filter(begins_at__gte=ends_at).update(revoked_at=ends_at)
    later.filter(begins_at__lt=ends_at).update(ends_at=ends_at)


def _lock(post: Post) -> None:
    Holder.objects.of_post(post)
    post.refresh_from_db(from_queryset=Post.objects.select_for_update())
