"""Who acts: a person in one post, with every holder that they are in at this moment."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from eoffice.accounts.models import User
from eoffice.lib.clock import office_day
from eoffice.organization.models import (
    Agency,
    Delegation,
    Duty,
    Holder,
    HolderKind,
    Holding,
    Post,
    Role,
)
from eoffice.organization.models.delegations import DelegationQuerySet

WORKED_BY = frozenset({HolderKind.POST, HolderKind.UNIT, HolderKind.INTAKE, HolderKind.PERSON})
"""The kinds of holder to which work is given: somebody is there to do it, and to answer for it."""


class NotInPostError(Exception):
    """The person does not hold the post, or may not act for it, at that moment."""


@dataclass(frozen=True)
class Actor:
    """A person in one post, or acting for another's post by delegation.

    `holders` is the closure: the holders that the actor is in, directly or through others.
    `seats` are those of them to which work is given, `WORKED_BY`: few, where holders are many.
    """

    user: User
    post: Post
    on_behalf_of: Delegation | None
    holders: frozenset[int]
    seats: frozenset[int]
    groups: frozenset[int]
    roles: frozenset[str]
    post_holder: int
    person_holder: int | None
    through: UUID | None = None
    """The token by which a program acts for the person; none where they act themselves."""

    @property
    def agency(self) -> Agency:
        return self.post.unit.agency

    @property
    def kinds(self) -> frozenset[str] | None:
        """The kinds of document that a delegation cuts the actor down to; None for all."""
        if self.on_behalf_of is None or not self.on_behalf_of.kinds:
            return None
        return frozenset(self.on_behalf_of.kinds)

    def has_role(self, role: Role, agency_id: int) -> bool:
        """Say whether the actor is in a role of that agency; roles of others never count."""
        return self.post.unit.agency_id == agency_id and role in self.roles

    def serves_registry_of(self, agency_id: int) -> bool:
        return self.has_role(Role.REGISTRY, agency_id)

    def leads(self, agency_id: int) -> bool:
        return self.has_role(Role.LEADERS, agency_id)

    def administers(self, agency_id: int) -> bool:
        # Never by delegation: who may act for an administrator is an administrator too.
        return self.on_behalf_of is None and self.has_role(Role.ADMINISTRATORS, agency_id)


def actor_in(user: User, post: Post, at: datetime) -> Actor:
    """Return the person in a post that they hold; raise NotInPostError when they do not."""
    holder = Holder.objects.filter(post=post).first()
    holds = (
        holder is not None
        and user.is_active
        and post.is_in_force_on(office_day(at))
        and Holding.objects.in_force_at(at).filter(holder=holder, person=user).exists()
    )
    if holder is None or not holds:
        raise NotInPostError
    person = Holder.objects.filter(agency_id=post.unit.agency_id, person=user).first()
    starts = [holder.pk, *([person.pk] if person else [])]
    return _actor(user, post, starts, at=at, person_holder=person.pk if person else None)


def actor_for(user: User, delegation: Delegation, at: datetime) -> Actor:
    """Return the person acting for another's post; the other's own person holder stays out."""
    in_force = _delegations_to(user, at).filter(pk=delegation.pk)
    if not user.is_active or not in_force.exists():
        raise NotInPostError
    holder = Holder.objects.of_post(delegation.post)
    return _actor(user, delegation.post, [holder.pk], at=at, on_behalf_of=delegation)


def posts_of(user: User, at: datetime) -> list[Post]:
    """List the posts that a person holds, the main one first."""
    holdings = Holding.objects.in_force_at(at).filter(person=user, holder__kind=HolderKind.POST)
    posts = Post.objects.in_force_on(office_day(at)).filter(holder__in=holdings.values("holder"))
    return list(posts.select_related("unit__agency").order_by("ordinal", "pk"))


def delegations_of(user: User, at: datetime) -> list[Delegation]:
    """List the posts that a person may act for."""
    return list(_delegations_to(user, at).select_related("post__unit__agency"))


def _delegations_to(user: User, at: datetime) -> DelegationQuerySet:
    """Keep those of agencies in which the person still holds a post: who has left acts no more."""
    posts = Holding.objects.in_force_at(at).filter(person=user, holder__kind=HolderKind.POST)
    delegations = Delegation.objects.in_force_at(at).to_person(user)
    return delegations.filter(post__unit__agency__in=posts.values("holder__agency"))


# One query; UNION (not ALL) ends it on a circle of holders. The ORM says no recursion.
_CLOSURE = """
    WITH RECURSIVE closure(id) AS (
        SELECT id FROM organization_holder WHERE id IN ({starts})
        UNION
        SELECT holding.holder_id FROM closure
        JOIN {lateral} (
            SELECT member_id, holder_id FROM organization_holding
            WHERE begins_at <= %s AND (ends_at IS NULL OR ends_at > %s) {of_member}
        ) AS holding ON holding.member_id = closure.id
    )
    SELECT holder.id, holder.group_id, holder.kind, holder.name, holder.agency_id
    FROM closure
    JOIN {lateral} (
        SELECT id, group_id, kind, name, agency_id FROM organization_holder {of_closure}
    ) AS holder
    ON holder.id = closure.id
"""
# PostgreSQL cannot know how few holders a closure has: of its own it joins all holders and
# holdings of the office. OFFSET 0 keeps it to one look-up for each; SQLite does so anyway.
_FENCES = {
    "postgresql": {
        "lateral": "LATERAL",
        "of_member": "AND member_id = closure.id OFFSET 0",
        "of_closure": "WHERE id = closure.id OFFSET 0",
    },
    "sqlite": {"lateral": "", "of_member": "", "of_closure": ""},
}


def _actor(
    user: User,
    post: Post,
    starts: list[int],
    *,
    at: datetime,
    on_behalf_of: Delegation | None = None,
    person_holder: int | None = None,
) -> Actor:
    places = ", ".join(["%s"] * len(starts))
    sql = _CLOSURE.format(starts=places, **_FENCES[connection.vendor])
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*starts, moment, moment])
        rows = cursor.fetchall()
    agency_id = post.unit.agency_id
    reads = post.duty != Duty.ADMINISTRATOR  # who reads nothing, whatever the post was ever given
    return Actor(
        user=user,
        post=post,
        on_behalf_of=on_behalf_of,
        holders=frozenset(row[0] for row in rows),
        seats=frozenset(row[0] for row in rows if row[2] in WORKED_BY),
        groups=frozenset(row[1] for row in rows if reads),
        roles=frozenset(
            row[3] for row in rows if row[2] == HolderKind.ROLE and row[4] == agency_id
        ),
        post_holder=starts[0],
        person_holder=person_holder,
    )
