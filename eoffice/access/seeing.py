"""Answers who sees what: as a set, as the newest page of a list, as one thing, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.utils import timezone

from eoffice.access.granting import permission_ids
from eoffice.access.models import Grant, Right, ThingRight
from eoffice.accounts.models import User
from eoffice.lib.lookups import is_among
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Holder, HolderKind, Holding
from eoffice.things.models import Thing

COUNT_STOPS_AT = 1000
LITTLE = 5000  # rights: who holds fewer sees little


def things_of(actor: Actor, right: Right = Right.METADATA) -> QuerySet[ThingRight, int]:
    """Return the ids of the things on which one of the actor's holders has the right."""
    return _standing(_rows(actor, right)).values_list("content_object_id", flat=True)


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
    finds a few among a million in a millisecond. `among_few` asks everybody thing by thing, and
    leaves a database no choice: other conditions leave few things (what waits for a post, the hits
    of a search), or few are taken of a list in order. Figures in docs/decisions/0002.
    `kind` looks through the rights on one kind of thing alone.
    """
    rows = things_of(actor, right)
    if kind:
        rows = rows.filter(kind=kind)
    on_it = rows.filter(content_object=OuterRef(thing))
    if among_few:
        # A value and not EXISTS: PostgreSQL makes a join of that, and may read all rights first.
        return Q(IsNull(Subquery(on_it[:1]), False))  # noqa: FBT003 - the right side of a lookup
    if actor.roles:
        return Q(Exists(on_it))
    return Q(**{f"{thing}__in": rows})


def some_of(actor: Actor, kind: str) -> tuple[frozenset[int], bool]:
    """Return some things of a kind that the actor may list, and whether there are no others.

    Who sees little is found what they see; who sees much is better asked thing by thing
    (`among_few`), for their things are close together in a list in order.
    """
    things = list(things_of(actor).filter(kind=kind)[:LITTLE])
    return frozenset(things), len(things) < LITTLE


def _rows(actor: Actor, right: Right = Right.METADATA) -> QuerySet[ThingRight]:
    of_groups = is_among("group", actor.groups)
    return ThingRight.objects.filter(of_groups, permission_id=permission_ids()[right])


def _standing(rows: QuerySet[ThingRight]) -> QuerySet[ThingRight]:
    return rows.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()))


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

    First a key that so many things lie above: then the rights above it are read, and no others.
    Figures in docs/decisions/0002.
    """
    rows = _standing(
        ThingRight.objects.filter(permission_id=permission_ids()[Right.METADATA], kind=kind)
    )
    if after is not None:
        rows = rows.filter(sort_key__lte=after.sort_key).filter(
            Q(sort_key__lt=after.sort_key) | Q(content_object__lt=after.thing_id)
        )
    heads = _keys_at(0, actor.groups, rows)
    foremost = sorted(heads, key=heads.__getitem__, reverse=True)[:limit]
    floors = list(_keys_at(limit - 1, foremost, rows).values())
    floors += sorted(set(heads.values()), reverse=True)[limit - 1 : limit]
    of_actor = rows.filter(is_among("group", heads))
    if floors:
        of_actor = of_actor.filter(sort_key__gte=max(floors))
    keys = of_actor.values_list("sort_key", "content_object_id").distinct()
    newest = keys.order_by("-sort_key", "-content_object_id")[:limit]
    return [Key(sort_key, thing_id) for sort_key, thing_id in newest]


def _keys_at(place: int, groups: Collection[int], rows: QuerySet[ThingRight]) -> Mapping[int, int]:
    """Return the key at a place in each group's own list, of the groups whose list is as long.

    So many things have that key or a higher one: in one list none stands twice. And as many as
    there are different keys in the first places of all.
    """
    own = rows.filter(group_id=OuterRef("pk")).order_by("-sort_key", "-content_object_id")
    key = Subquery(own.values("sort_key")[place : place + 1])
    found = Group.objects.order_by().filter(is_among("pk", groups)).values_list("pk", key)
    return {group: key for group, key in found if key is not None}


def count_of(rows: QuerySet[ThingRight, int]) -> int:
    """Count distinct things, up to a thousand: beyond it the page says "999+".

    A few thousand rights nearly always say so; only where they do not, all are read.
    """
    few = rows.order_by()[:LITTLE]
    thing = "content_object_id"
    counted = few.aggregate(rights=Count(thing), things=Count(thing, distinct=True))
    if counted["rights"] < LITTLE or counted["things"] >= COUNT_STOPS_AT:
        return min(int(counted["things"]), COUNT_STOPS_AT)
    return rows.order_by().distinct()[:COUNT_STOPS_AT].count()


def causes_of(actor: Actor, thing: Thing, *, at: datetime) -> list[Grant]:
    """List the grants by which the actor sees a thing, strongest first: "why can I see this"."""
    grants = Grant.objects.on(thing).in_force_at(at).filter(is_among("holder", actor.holders))
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
