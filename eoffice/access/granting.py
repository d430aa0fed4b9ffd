"""Gives and ends rights. The ledger is written first, its projection in the same transaction."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from eoffice.access.models import Cause, Grant, Right, ThingRight
from eoffice.organization.membership import people_in
from eoffice.organization.models import Holder, HolderKind
from eoffice.things.models import Thing

Listener = Callable[[Thing, bool], None]

_listeners: list[Listener] = []


def on_change(listener: Listener) -> Listener:
    """Have a function called, in the transaction, with a thing whose rights change.

    It takes the thing, and whether anybody lost a right. Search registers here.
    """
    _listeners.append(listener)
    return listener


@transaction.atomic
def grant(
    thing: Thing,
    holders: Iterable[Holder],
    right: Right,
    *,
    cause: Cause,
    at: datetime,
    reference: str = "",
    ends_at: datetime | None = None,
) -> None:
    """Give a right on a thing to holders; what is already open stays as it is.

    A restricted thing is opened to persons alone: whoever is in a holder now, each for themselves.
    """
    for holder in _persons_of(holders, at) if thing.is_restricted else holders:
        Grant.objects.get_or_create(
            thing=thing,
            holder=holder,
            right=right,
            cause=cause,
            reference=reference,
            ends_at=ends_at,
            defaults={"begins_at": at},
        )
    project(thing, at=at)


@transaction.atomic
def end_grants(
    thing: Thing,
    *,
    at: datetime,
    cause: Cause | None = None,
    holder: Holder | None = None,
    reference: str | None = None,
) -> None:
    """End the open grants on a thing that fit, now.

    Also those that another transaction, whose `at` was a moment later, has committed meanwhile.
    """
    grants = Grant.objects.on(thing).open_at(at)
    if cause is not None:
        grants = grants.filter(cause=cause)
    if holder is not None:
        grants = grants.filter(holder=holder)
    if reference is not None:
        grants = grants.filter(reference=reference)
    grants.filter(begins_at__gt=at).update(ends_at=F("begins_at"))
    grants.filter(begins_at__lte=at).update(ends_at=at)
    project(thing, at=at)


@transaction.atomic
def project(thing: Thing, *, at: datetime) -> None:
    """Bring guardian's rows of one thing to what the ledger says at an instant.

    READ carries METADATA with it. The only door to the projection. Holds the thing, so that of
    two transactions the second sees what the first has written; what ended between the instant
    and now is not brought back.
    """
    Thing.objects.select_for_update(no_key=True).get(pk=thing.pk)
    at = max(at, timezone.now())
    permissions = permission_ids()
    wanted: dict[tuple[int, int], datetime | None] = {}
    rows = Grant.objects.on(thing).open_at(at)
    for group_id, right, ends_at in rows.values_list("holder__group", "right", "ends_at"):
        for carried in (Right.METADATA, Right.READ) if right == Right.READ else (Right.METADATA,):
            key = (group_id, permissions[carried])
            wanted[key] = ends_at if key not in wanted else _later(wanted[key], ends_at)
    kept = ThingRight.objects.filter(content_object=thing)
    present = {(row.group_id, row.permission_id): row for row in kept}
    lost = [row.pk for key, row in present.items() if key not in wanted]
    ThingRight.objects.filter(pk__in=lost).delete()
    ThingRight.objects.bulk_create(
        ThingRight(
            content_object=thing,
            group_id=group_id,
            permission_id=permission_id,
            kind=thing.kind,
            sort_key=thing.sort_key,
            ends_at=ends_at,
        )
        for (group_id, permission_id), ends_at in wanted.items()
        if (group_id, permission_id) not in present
    )
    for key, row in present.items():
        if key in wanted and (row.sort_key, row.ends_at) != (thing.sort_key, wanted[key]):
            row.sort_key, row.ends_at = thing.sort_key, wanted[key]
            row.save(update_fields=["sort_key", "ends_at"])
    for listener in _listeners:
        listener(thing, bool(lost))


@cache
def permission_ids() -> Mapping[Right, int]:
    """Return the ids of the two permissions on things; asked many times a page, so kept."""
    permissions = Permission.objects.filter(
        content_type__app_label="things", codename__in=["metadata_thing", "read_thing"]
    )
    ids = dict(permissions.values_list("codename", "pk"))
    return MappingProxyType({Right.METADATA: ids["metadata_thing"], Right.READ: ids["read_thing"]})


def forget_permission_ids(**_signal: Any) -> None:
    """Have the ids asked again: migrating, and flushing a database, writes permissions anew."""
    permission_ids.cache_clear()


def _persons_of(holders: Iterable[Holder], at: datetime) -> list[Holder]:
    persons: dict[int, Holder] = {}
    for holder in holders:
        if holder.kind == HolderKind.PERSON:
            persons[holder.pk] = holder
            continue
        for person in people_in(holder, at):
            own = Holder.objects.of_person(holder.agency, person)
            persons[own.pk] = own
    return list(persons.values())


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return None if one is None or other is None else max(one, other)
