"""Rows by the thousand: written in bulk, and rights as `access.project` would write them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import uuid4

import psycopg
from django.contrib.auth.models import Group
from django.db import connection, models
from psycopg.types.json import Jsonb

from eoffice.access.granting import permission_ids
from eoffice.access.models import Cause, Grant, Right, ThingRight
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, HolderKind, Holding
from eoffice.things.models import Thing
from tests.factories import FOUNDED

AT_ONCE = 2000

Row = tuple[Any, ...]


class Given(NamedTuple):
    """A right that a holder was given on a thing, as the ledger says it."""

    thing: Thing
    holder: Holder
    right: Right
    cause: Cause
    reference: str = ""


class Happening(NamedTuple):
    """What somebody did to a thing, event by event."""

    thing: Thing
    actor: Actor
    at: datetime
    events: Sequence[str]


def bulk(rows: Iterable[Any]) -> None:
    """Write rows whose keys nobody asks for."""
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    if connection.vendor == "postgresql":
        fields = [one for one in model._meta.concrete_fields if rows[0].pk or not one.primary_key]
        names = [field.attname for field in fields]
        stream(model, names, map(attrgetter(*names), rows))
        return
    manager: models.Manager[Any] = model._base_manager
    manager.bulk_create(rows, batch_size=AT_ONCE)


def stream(model: type[models.Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows that are tuples; PostgreSQL takes them as a stream, a million a minute."""
    if connection.vendor != "postgresql":
        manager: models.Manager[Any] = model._base_manager
        made = (model(**dict(zip(names, row, strict=True))) for row in rows)
        manager.bulk_create(made, batch_size=AT_ONCE)
        return
    columns = ", ".join(f'"{name}"' for name in names)
    kinds = [model._meta.get_field(name.removesuffix("_id")) for name in names]
    documents = [n for n, kind in enumerate(kinds) if isinstance(kind, models.JSONField)]
    with connection.cursor() as cursor:
        raw: psycopg.Cursor[Any] = cursor.cursor
        statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
        with raw.copy(statement.encode()) as copying:
            for row in rows:
                copying.write_row(_with_json(row, documents) if documents else row)


def give(given: Iterable[Given]) -> None:
    """Write the ledger and its projection: one row for each thing, holder and right."""
    permissions = permission_ids()
    ledger: dict[Row, None] = {}
    rights: dict[Row, None] = {}
    for thing, holder, right, cause, reference in given:
        ledger[thing.pk, holder.pk, right.value, cause.value, reference, FOUNDED] = None
        for one in (Right.METADATA, Right.READ) if right == Right.READ else (Right.METADATA,):
            key = (thing.pk, holder.group_id, permissions[one], thing.kind, thing.sort_key)
            rights[key] = None
    stream(Grant, ("thing_id", "holder_id", "right", "cause", "reference", "begins_at"), ledger)
    carried = ("content_object_id", "group_id", "permission_id", "kind", "sort_key")
    stream(ThingRight, carried, rights)


def note(happenings: Iterable[Happening]) -> None:
    """Write in the journal what people did, in order."""
    stream(
        JournalEntry,
        ("uid", "event", "user_id", "post_id", "happened_at", "thing_id", "payload", "digest"),
        (
            (uuid4(), event, actor.user.pk, actor.post.pk, at, thing.pk, {}, "0" * 64)
            for thing, actor, at, events in happenings
            for event in events
        ),
    )


def make_circles(agency: Agency, names: Iterable[str]) -> list[Holder]:
    """Open circles, as `Holder.objects.make_circle` would one by one."""
    holders = [Holder(kind=HolderKind.CIRCLE, agency=agency, name=name) for name in names]
    groups = Group.objects.bulk_create(Group(name=f"holder {one.uid}") for one in holders)
    for holder, group in zip(holders, groups, strict=True):
        holder.group = group
    return Holder.objects.bulk_create(holders)


def put_members(members: Mapping[Holder, Iterable[Holder]], cause: str) -> None:
    """Put holders into circles that were made just now."""
    bulk(
        Holding(holder=circle, member=member, cause=cause, begins_at=FOUNDED)
        for circle, some in members.items()
        for member in {one.pk: one for one in some}.values()
    )


def _with_json(row: Row, places: Sequence[int]) -> Row:
    return tuple(Jsonb(value) if n in places else value for n, value in enumerate(row))
