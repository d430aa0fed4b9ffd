"""Putting people into posts and holders into holders: the rows under every administrative act."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.models import (
    Agency,
    Domain,
    Duty,
    Holder,
    HolderKind,
    Holding,
    Post,
    Role,
)
from eoffice.organization.models.holders import ROLE_OF_DUTY

DomainRule = Mapping[Domain, Sequence[Role]]

DOMAIN_RULE: DomainRule = {
    Domain.INCOMING_LISTED: [Role.REGISTRY, Role.LEADERS, Role.AUDITORS],
    Domain.INCOMING_READ: [Role.REGISTRY, Role.LEADERS],
    Domain.OUTGOING_LISTED: [Role.REGISTRY, Role.LEADERS, Role.AUDITORS, Role.ARCHIVISTS],
    Domain.OUTGOING_READ: [Role.REGISTRY, Role.LEADERS],
}
"""What an agency begins with; its own rule is a matter of holdings. Administrators are in none."""


class CircularHoldingError(ValueError):
    """A holder would be in itself, directly or through others."""


class AlreadyInPostError(ValueError):
    """The person holds the post already, at some time of the period."""


def people_of(agency: Agency) -> QuerySet[User]:
    """Return the people whom an agency knows: those with an account there, in a post or not."""
    known = Holder.objects.filter(kind=HolderKind.PERSON, agency=agency)
    return User.objects.filter(pk__in=known.values("person"))


def home_of(person: User) -> Agency | None:
    """Return the agency that made the account: the first one that knew the person."""
    first = Holder.objects.filter(kind=HolderKind.PERSON, person=person).order_by("pk").first()
    return first.agency if first else None


@transaction.atomic
def put_person(
    post: Post,
    person: User,
    *,
    at: datetime,
    ends_at: datetime | None = None,
    cause: str = "appointed",
) -> Holding:
    """Let a person hold a post from an instant, until another one where it is known.

    The post is in its unit and its role from then on. Raise AlreadyInPostError when the person
    holds it at some time of the period; the same open period again gives the first row.
    """
    holder = open_post(post, at=at)
    overlapping = Holding.objects.filter(holder=holder, person=person).overlapping(at, ends_at)
    found = overlapping.first()
    if found is not None:
        if found.ends_at is None and ends_at is None:
            return found
        raise AlreadyInPostError(_("This person holds the post already in that period."))
    holding = Holding.objects.create(
        holder=holder, person=person, cause=cause, begins_at=at, ends_at=ends_at
    )
    _follow_posts(post.unit.agency, person, at=at)
    return holding


@transaction.atomic
def end_person(holding: Holding, *, ends_at: datetime, at: datetime) -> bool:
    """End a person's holding of a post, now or at a later instant.

    Return True when it was the last one in the agency: the person's own holder ends with it, and
    what the person held there is to be handed over. Rights are gone at that very instant.
    """
    holding.ends_at = max(ends_at, holding.begins_at)
    holding.save(update_fields=["ends_at"])
    person, agency = holding.person, holding.holder.agency
    if person is None:
        raise TypeError("A holder in a holder is ended by end_holding.")
    return _follow_posts(agency, person, at=at)


@transaction.atomic
def close_post(post: Post, *, ends_at: datetime, at: datetime) -> list[User]:
    """End everybody's holding of a post; return those whose last post in the agency it was."""
    holder = Holder.objects.of_post(post)
    last: list[User] = []
    for holding in Holding.objects.filter(holder=holder).ending_after(ends_at):
        is_last = end_person(holding, ends_at=ends_at, at=at)
        if is_last and holding.person is not None:
            last.append(holding.person)
    Holding.objects.filter(member=holder).open().update(ends_at=Greatest("begins_at", ends_at))
    return last


def _follow_posts(agency: Agency, person: User, *, at: datetime) -> bool:
    """Have the person's own holder last as long as their posts; True when they end."""
    own = Holder.objects.of_person(agency, person)
    posts = Holding.objects.of_posts_in(agency).filter(person=person).ending_after(at)
    periods = list(posts.values_list("begins_at", "ends_at"))
    begins_at = min((begin for begin, _end in periods), default=at)
    ends = [end for _begin, end in periods]
    ends_at = None if None in ends else max((end for end in ends if end), default=at)
    row = Holding.objects.filter(holder=own, person=person).ending_after(at).first()
    if row is None:
        if periods:
            Holding.objects.create(
                holder=own, person=person, cause="self", begins_at=begins_at, ends_at=ends_at
            )
    else:
        row.begins_at = min(row.begins_at, begins_at)
        row.ends_at = None if ends_at is None else max(ends_at, row.begins_at)
        row.save(update_fields=["begins_at", "ends_at"])
    return ends_at is not None


@transaction.atomic
def open_post(post: Post, *, at: datetime) -> Holder:
    """Open the holder of a post, and put it where its unit and duty say."""
    holder = Holder.objects.of_post(post)
    if post.works_in_unit:
        put_member(Holder.objects.of_unit(post.unit), holder, at=at, cause="unit")
    if post.heads_unit or post.duty == Duty.CLERK:
        put_member(Holder.objects.of_intake(post.unit), holder, at=at, cause="unit")
    role = ROLE_OF_DUTY.get(Duty(post.duty))
    if role is not None:
        role_holder = Holder.objects.of_role(post.unit.agency, role)
        put_member(role_holder, holder, at=at, cause="duty")
    return holder


@transaction.atomic
def open_domains(agency: Agency, *, at: datetime, rule: DomainRule = DOMAIN_RULE) -> None:
    """Say to which roles an agency opens its ordinary documents."""
    domains = Holder.objects.named(agency, HolderKind.DOMAIN, (domain.value for domain in rule))
    names = (role.value for roles in rule.values() for role in roles)
    roles = Holder.objects.named(agency, HolderKind.ROLE, names)
    wanted = [(domains[domain], roles[role]) for domain in rule for role in rule[domain]]
    there = Holding.objects.open().filter(holder__in=domains.values(), member__in=roles.values())
    there.filter(begins_at__gt=at).update(begins_at=at)
    known = set(there.values_list("holder", "member"))
    Holding.objects.bulk_create(
        Holding(holder=domain, member=role, cause="rule", begins_at=at)
        for domain, role in wanted
        if (domain.pk, role.pk) not in known
    )


@transaction.atomic
def put_member(holder: Holder, member: Holder, *, at: datetime, cause: str) -> Holding:
    """Put a holder into a holder from now; raise CircularHoldingError when it would hold itself."""
    if holder.pk == member.pk or holder.pk in _members_below(member, at):
        raise CircularHoldingError(_("A group cannot be a member of itself."))
    holding, _made = Holding.objects.get_or_create(
        holder=holder, member=member, ends_at=None, defaults={"cause": cause, "begins_at": at}
    )
    if holding.begins_at > at:  # it was to begin later, for somebody who comes later
        holding.begins_at = at
        holding.save(update_fields=["begins_at"])
    return holding


@transaction.atomic
def end_holding(holding: Holding, *, at: datetime) -> None:
    """End a holding now; rights that came through it are gone with this transaction."""
    holding.ends_at = max(at, holding.begins_at)
    holding.save(update_fields=["ends_at"])


def people_in(holder: Holder, at: datetime) -> list[User]:
    """List everyone who is in a holder, directly or through others."""
    below = _members_below(holder, at) | {holder.pk}
    holdings = Holding.objects.in_force_at(at).filter(holder__in=below, person__isnull=False)
    return list(User.objects.filter(pk__in=holdings.values("person"), is_active=True))


def _members_below(holder: Holder, at: datetime) -> set[int]:
    found: set[int] = set()
    level = {holder.pk}
    while level:
        rows = Holding.objects.in_force_at(at).filter(holder__in=level, member__isnull=False)
        level = set(rows.values_list("member", flat=True)) - found
        found |= level
    return found
