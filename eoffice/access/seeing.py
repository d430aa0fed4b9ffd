"""Answers who sees what: as a set, as the newest page of a list, as one thing, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from eoffice.access.granting import permission_ids
from eoffice.access.models import Grant, Right, ThingRight
from eoffice.accounts.models import User
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Holder, HolderKind, Holding
from eoffice.things.models import Thing

COUNT_STOPS_AT = 1000


def things_of(actor: Actor, right: Right = Right.METADATA) -> QuerySet[ThingRight, int]:
    """Return the ids of the things on which one of the actor's holders has the right."""
    rows = ThingRight.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()),
        group_id__in=actor.groups,
        permission_id=permission_ids()[right],
    )
    return rows.values_list("content_object_id", flat=True)


def may_see(
    actor: Actor,
    right: Right = Right.METADATA,
    *,
    thing: str = "thing",
    kind: str = "",
    among_few: bool = False,
) -> Q:
    """Return the condition that an actor has the right on a thing, named by its field.

    Who sees much (every role of an agency does) is asked thing by thing: to list first what they
    see takes a second at 100,000 documents. Who sees little is asked the other way round, which
    finds a few among a million in a millisecond; unless other conditions leave a few things only
    (`among_few`: what waits for a post, the hits of a search). Figures in docs/decisions/0002.
    `kind` looks through the rights on one kind of thing alone.
    """
    rows = things_of(actor, right)
    if kind:
        rows = rows.filter(kind=kind)
    if among_few or actor.roles:
        return Q(Exists(rows.filter(content_object=OuterRef(thing))))
    return Q(**{f"{thing}__in": rows})


def has_right(actor: Actor, thing: Thing, right: Right) -> bool:
    """Say whether one of the actor's holders has the right on one thing."""
    return things_of(actor, right).filter(content_object_id=thing.pk).exists()


@dataclass(frozen=True)
class Key:
    """A place in a newest-first list: what follows it comes on the next page."""

    sort_key: int
    thing_id: int


def newest_for(actor: Actor, kind: str, *, after: Key | None = None, limit: int = 50) -> list[Key]:
    """Return the newest things of a kind that the actor may list, newest first.

    The heads of each broad holder and one look-up over the many small ones, united in SQL of our
    own, since Django refuses a union of sliced querysets on SQLite. Figures in docs/decisions/0002.
    """
    permission = permission_ids()[Right.METADATA]
    broad = sorted(actor.broad_groups)
    small = sorted(actor.groups - actor.broad_groups)
    branches: list[str] = []
    parameters: list[Any] = []
    for groups in [[group] for group in broad] + ([small] if small else []):
        sql, values = _branch(groups, permission, kind, after, limit)
        branches.append(sql)
        parameters += values
    if not branches:
        return []
    union = " UNION ".join(
        f"SELECT * FROM ({branch}) AS head{n}"  # noqa: S608 - put together below, from placeholders
        for n, branch in enumerate(branches)
    )
    sql = f"{union} ORDER BY 1 DESC, 2 DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, limit])
        return [Key(sort_key, thing_id) for sort_key, thing_id in cursor.fetchall()]


def _branch(
    groups: Sequence[int], permission: int, kind: str, after: Key | None, limit: int
) -> tuple[str, list[Any]]:
    places = ", ".join(["%s"] * len(groups))
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    sql = f"""
        SELECT DISTINCT sort_key, content_object_id FROM access_thingright
        WHERE group_id IN ({places}) AND permission_id = %s AND kind = %s
        AND (ends_at IS NULL OR ends_at > %s)
    """  # noqa: S608 - only placeholders are put together
    values: list[Any] = [*groups, permission, kind, now]
    if after is not None:
        sql += " AND (sort_key, content_object_id) < (%s, %s)"
        values += [after.sort_key, after.thing_id]
    return f"{sql} ORDER BY sort_key DESC, content_object_id DESC LIMIT %s", [*values, limit]


def count_of(rows: QuerySet[ThingRight, int]) -> int:
    """Count distinct things, up to a thousand: beyond it the page says "999+"."""
    return rows.order_by().distinct()[:COUNT_STOPS_AT].count()


def causes_of(actor: Actor, thing: Thing, *, at: datetime) -> list[Grant]:
    """List the grants by which the actor sees a thing, strongest first: "why can I see this"."""
    grants = Grant.objects.on(thing).in_force_at(at).filter(holder__in=actor.holders)
    return list(grants.select_related("holder").order_by("-right", "begins_at"))


@dataclass(frozen=True)
class Reader:
    """A person who could read a thing: in a post, or for another's post; and by which grant."""

    person: User
    grant: Grant
    delegation: Delegation | None


def readers_at(thing: Thing, at: datetime, right: Right = Right.READ) -> list[Reader]:
    """List who could read a thing at an instant, by the periods of grants, holdings, delegations.

    The instant may be long past: nothing of the three is ever edited or removed. A delegation may
    be for some kinds of document only; whoever shows the list says so.
    """
    grants = Grant.objects.on(thing).in_force_at(at).select_related("holder")
    if right == Right.READ:
        grants = grants.filter(right=Right.READ)
    found = []
    for grant in grants.order_by("pk"):
        below = _holders_below(grant.holder_id, at)
        found += [Reader(person, grant, None) for person in _people_acting_in(below, at)]
        delegations = _delegations_that_stood(at).filter(post__holder__in=below)
        found += [
            Reader(delegation.deputy, grant, delegation)
            for delegation in delegations.select_related("deputy", "post").order_by("pk")
        ]
    return found


def _holders_below(holder: int, at: datetime) -> set[int]:
    found, level = {holder}, {holder}
    while level:
        holdings = Holding.objects.in_force_at(at).filter(holder__in=level, member__isnull=False)
        level = set(holdings.values_list("member", flat=True)) - found
        found |= level
    return found


def _people_acting_in(holders: set[int], at: datetime) -> QuerySet[User]:
    """Keep people who held one of the posts, or any post of the agency of their own holder."""
    in_post = Holding.objects.in_force_at(at).filter(holder__kind=HolderKind.POST)
    same = in_post.filter(person=OuterRef("person"), holder__agency=OuterRef("agency"))
    own = Holder.objects.filter(Exists(same), pk__in=holders, kind=HolderKind.PERSON)
    in_these = in_post.filter(holder__in=holders, person__isnull=False)
    people = Q(pk__in=in_these.values("person")) | Q(pk__in=own.values("person"))
    return User.objects.filter(people).order_by("pk")


def _delegations_that_stood(at: datetime) -> QuerySet[Delegation]:
    """Delegations as they stood then, those revoked later too, to people then in the agency."""
    unrevoked = Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
    in_post = Holding.objects.in_force_at(at).filter(
        holder__kind=HolderKind.POST,
        holder__agency=OuterRef("post__unit__agency"),
        person=OuterRef("deputy"),
    )
    return Delegation.objects.filter(unrevoked, Exists(in_post), begins_at__lte=at, ends_at__gt=at)
