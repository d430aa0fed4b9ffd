"""Makes notices: for those who may see the thing now, each once, in the post in which they may."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.accounts.models import User
from eoffice.notifications import kinds
from eoffice.notifications.kinds import Fact
from eoffice.notifications.models import MailChoice, MailOut, Notice
from eoffice.organization.actor import (
    Actor,
    NotInPostError,
    actor_for,
    actor_in,
    delegations_of,
    posts_of,
)
from eoffice.organization.models import Delegation, Post
from eoffice.things.models import Thing


@dataclass(frozen=True)
class Told:
    """A person who is told, and the actor as whom they may see the thing, if there is one."""

    person: User
    actor: Actor | None


def who_may_be_told(people: Sequence[str], *, thing: str | None, at: datetime) -> list[Told]:
    """Keep those people who may see the thing at this moment, in one of their posts."""
    persons = User.objects.filter(uid__in=people, is_active=True).order_by("pk")
    if thing is None:
        return [Told(person, None) for person in persons]
    about = Thing.objects.get(uid=thing)
    seeing = [(person, as_whom(person, about, at=at)) for person in persons]
    return [Told(person, actor) for person, actor in seeing if actor is not None]


def as_whom(person: User, thing: Thing, *, at: datetime) -> Actor | None:
    """Return the person in the first of their posts in which they may see a thing.

    Their own posts come before those that they stand in for.
    """
    actors = _actors_of(person, at)
    return next((actor for actor in actors if has_right(actor, thing, Right.METADATA)), None)


def actor_again(
    person: User, post: Post, on_behalf_of: Delegation | None, *, at: datetime
) -> Actor | None:
    """Return the person in a post as it is now; None when they are no longer in it."""
    try:
        if on_behalf_of is not None:
            return actor_for(person, on_behalf_of, at)
        return actor_in(person, post, at)
    except NotInPostError:
        return None


def make_notices(
    told: Sequence[Told],
    *,
    telling: str,
    kind: str,
    thing: str | None,
    url: str,
    facts: dict[str, Fact],
    happened_at: datetime,
    at: datetime,
) -> list[MailOut]:
    """Make the notices that are not there yet; return the mail that is to go out for them."""
    about = Thing.objects.get(uid=thing) if thing else None
    group = kinds.group_of(kinds.get(kind))
    mails = []
    for one in told:
        notice, is_first = Notice.objects.get_or_create(
            telling=telling,
            person=one.person,
            defaults={
                "post": one.actor.post if one.actor else None,
                "on_behalf_of": one.actor.on_behalf_of if one.actor else None,
                "thing": about,
                "kind": kind,
                "facts": facts,
                "url": url,
                "happened_at": happened_at,
                "created_at": at,
            },
        )
        if is_first and one.person.email and MailChoice.objects.wants_mail(one.person, group):
            mails.append(MailOut.objects.create(notice=notice, queued_at=at))
    return mails


def _actors_of(person: User, at: datetime) -> Iterator[Actor]:
    for post in posts_of(person, at):
        actor = actor_again(person, post, None, at=at)
        if actor is not None:
            yield actor
    for delegation in delegations_of(person, at):
        actor = actor_again(person, delegation.post, delegation, at=at)
        if actor is not None:
            yield actor
