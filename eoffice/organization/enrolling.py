"""Many people and posts at once: the rows of `membership`, written in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import uuid4

from django.contrib.auth.models import Group
from django.db import transaction

from eoffice.accounts.models import User
from eoffice.organization.models import Agency, Duty, Holder, HolderKind, Holding, Post, Role
from eoffice.organization.models.holders import ROLE_OF_DUTY

T = TypeVar("T")

PORTION = 500
"""Keys in one condition: databases take only so many values in a statement."""


@dataclass(frozen=True)
class Seat:
    """A post to be opened from an instant, and who holds it from then on, if anybody."""

    post: Post
    person: User | None
    begins_at: datetime
    ends_at: datetime | None = None


def portions(keys: Sequence[T]) -> Iterable[Sequence[T]]:
    """Cut keys into portions of which each fits into one statement."""
    return (keys[start : start + PORTION] for start in range(0, len(keys), PORTION))


@transaction.atomic
def know_people(agency: Agency, people: Iterable[User]) -> None:
    """Open the holder of every person in an agency that has none yet."""
    wanted = {person.pk: person for person in people}
    holders = Holder.objects.filter(kind=HolderKind.PERSON, agency=agency)
    known = set(holders.values_list("person", flat=True))
    _make([_new(HolderKind.PERSON, agency, person=wanted[pk]) for pk in wanted if pk not in known])


@transaction.atomic
def take_seats(agency: Agency, seats: Sequence[Seat]) -> None:
    """Open posts, put them where unit and duty say, and put people into them.

    Whoever calls has seen to it that nobody holds the same post already in that period.
    """
    holders = _holders_of_posts(agency, [seat.post for seat in seats])
    _put_members(agency, seats, holders)
    held = [seat for seat in seats if seat.person is not None]
    Holding.objects.bulk_create(
        Holding(
            holder=holders[seat.post.pk],
            person=seat.person,
            cause="appointed",
            begins_at=seat.begins_at,
            ends_at=seat.ends_at,
        )
        for seat in held
    )
    people = {seat.person.pk: seat.person for seat in held if seat.person is not None}
    know_people(agency, people.values())
    _follow_posts(agency, people, at=min((seat.begins_at for seat in held), default=None))


def _holders_of_posts(agency: Agency, posts: Sequence[Post]) -> dict[int, Holder]:
    wanted = {post.pk: post for post in posts}
    found = {
        holder.post_id: holder
        for portion in portions(list(wanted))
        for holder in Holder.objects.filter(kind=HolderKind.POST, post__in=portion)
    }
    made = [_new(HolderKind.POST, agency, post=wanted[pk]) for pk in wanted if pk not in found]
    found.update({holder.post_id: holder for holder in _make(made)})
    return {pk: holder for pk, holder in found.items() if pk is not None}


def _put_members(agency: Agency, seats: Sequence[Seat], holders: dict[int, Holder]) -> None:
    """Put the posts into their units, intakes and roles, as `membership.open_post` does."""
    wholes = _Wholes(agency, [seat.post for seat in seats])
    wanted: dict[tuple[int, int], Holding] = {}
    for seat in seats:
        member = holders[seat.post.pk]
        for holder, cause in wholes.of(seat.post):
            known = wanted.get((holder.pk, member.pk))
            if known is None or seat.begins_at < known.begins_at:
                wanted[holder.pk, member.pk] = Holding(
                    holder=holder, member=member, cause=cause, begins_at=seat.begins_at
                )
    there = {
        (row.holder_id, row.member_id): row
        for portion in portions([holder.pk for holder in holders.values()])
        for row in Holding.objects.open().filter(member__in=portion)
    }
    earlier = []
    for key, row in there.items():
        if key in wanted and wanted[key].begins_at < row.begins_at:
            row.begins_at = wanted[key].begins_at
            earlier.append(row)
    Holding.objects.bulk_update(earlier, ["begins_at"])
    Holding.objects.bulk_create(row for key, row in wanted.items() if key not in there)


class _Wholes:
    """The holders that posts are members of: those of units and intakes, and of roles."""

    def __init__(self, agency: Agency, posts: Sequence[Post]) -> None:
        self._agency = agency
        self._roles: dict[Role, Holder] = {}
        wanted = {
            (kind, post.unit_id): post.unit for post in posts for kind in _kinds_of_unit(post)
        }
        units = {post.unit_id for post in posts}
        found = Holder.objects.filter(kind__in=[HolderKind.UNIT, HolderKind.INTAKE], unit__in=units)
        self._of_units = {(HolderKind(one.kind), one.unit_id): one for one in found}
        made = [
            Holder(uid=uuid4(), kind=kind, agency=agency, unit=unit)
            for (kind, pk), unit in wanted.items()
            if (kind, pk) not in self._of_units
        ]
        self._of_units.update({(HolderKind(one.kind), one.unit_id): one for one in _make(made)})

    def of(self, post: Post) -> list[tuple[Holder, str]]:
        """List the wholes of a post, each with the cause of its being there."""
        found = [(self._of_units[kind, post.unit_id], "unit") for kind in _kinds_of_unit(post)]
        role = ROLE_OF_DUTY.get(Duty(post.duty))
        if role is not None:
            if role not in self._roles:
                self._roles[role] = Holder.objects.of_role(self._agency, role)
            found.append((self._roles[role], "duty"))
        return found


def _kinds_of_unit(post: Post) -> list[HolderKind]:
    kinds = [HolderKind.UNIT] if post.works_in_unit else []
    if post.heads_unit or post.duty == Duty.CLERK:
        kinds.append(HolderKind.INTAKE)
    return kinds


def _follow_posts(agency: Agency, people: dict[int, User], *, at: datetime | None) -> None:
    """Have each person's own holder last as long as their posts, as `membership` does for one."""
    if at is None:
        return
    periods: dict[int, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    own: dict[int, Holder] = {}
    rows: dict[int, Holding] = {}
    for portion in portions(list(people)):
        held = Holding.objects.of_posts_in(agency).filter(person__in=portion).ending_after(at)
        for key, begins_at, ends_at in held.values_list("person", "begins_at", "ends_at"):
            periods[key].append((begins_at, ends_at))
        holders = Holder.objects.filter(kind=HolderKind.PERSON, agency=agency, person__in=portion)
        own.update({holder.person_id or 0: holder for holder in holders})
        selves = Holding.objects.filter(
            holder__kind=HolderKind.PERSON, holder__agency=agency, person__in=portion
        )
        rows.update({row.person_id or 0: row for row in selves.ending_after(at)})
    made, changed = [], []
    for pk, person in people.items():
        begins_at, ends_at = _span(periods[pk])
        row = rows.get(pk)
        if row is None:
            row = Holding(
                holder=own[pk], person=person, cause="self", begins_at=begins_at, ends_at=ends_at
            )
            made.append(row)
        else:
            row.begins_at = min(row.begins_at, begins_at)
            row.ends_at = None if ends_at is None else max(ends_at, row.begins_at)
            changed.append(row)
    Holding.objects.bulk_create(made)
    Holding.objects.bulk_update(changed, ["begins_at", "ends_at"], batch_size=PORTION)


def _span(
    periods: Sequence[tuple[datetime, datetime | None]],
) -> tuple[datetime, datetime | None]:
    begins_at = min(begin for begin, _end in periods)
    ends = [end for _begin, end in periods]
    return begins_at, None if None in ends else max(end for end in ends if end is not None)


def _new(
    kind: HolderKind, agency: Agency, *, post: Post | None = None, person: User | None = None
) -> Holder:
    return Holder(uid=uuid4(), kind=kind, agency=agency, post=post, person=person)


def _make(holders: Sequence[Holder]) -> list[Holder]:
    groups = Group.objects.bulk_create(Group(name=f"holder {holder.uid}") for holder in holders)
    for holder, group in zip(holders, groups, strict=True):
        holder.group = group
    return Holder.objects.bulk_create(holders)
