"""A made-up app whose things can be found: what is put on its shelf is described to the search."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from eoffice.access import granting, seeing
from eoffice.access.models import Cause, Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder
from eoffice.things.models import Thing
from search.engines.base import Findable
from search.models import IndexRequest
from search.registry import Card
from tests.factories import MORNING, create_thing

KIND = "made-up"


class Shelf:
    """Things with their descriptions, kept in memory."""

    def __init__(self) -> None:
        self._described = dict[UUID, Findable]()
        self.broken = set[UUID]()

    def put(self, agency: Agency, title: str, **fields: Any) -> Thing:
        """Put a thing on the shelf; nobody has a right on it yet."""
        thing = create_thing(agency, KIND)
        fields = {"day": date(2026, 3, 4), "kind_code": "CV", "state": "open", **fields}
        self._described[thing.uid] = Findable(uid=thing.uid, kind=KIND, title=title, **fields)
        IndexRequest.objects.ask_for(thing)
        return thing

    def change(self, thing: Thing, **fields: Any) -> None:
        """Change the description of a thing, and ask for it as an app does."""
        self._described[thing.uid] = replace(self._described[thing.uid], **fields)
        IndexRequest.objects.ask_for(thing)

    def take_away(self, thing: Thing) -> None:
        """Let a thing no longer be findable."""
        del self._described[thing.uid]
        IndexRequest.objects.ask_for(thing)

    def as_findable(self, thing: Thing) -> Findable | None:
        if thing.uid in self.broken:
            raise BrokenThingError(thing.uid)
        return self._described.get(thing.uid)

    def card(self, actor: Actor, uids: Sequence[UUID]) -> Mapping[UUID, Card]:
        seen = Thing.objects.filter(uid__in=uids, pk__in=seeing.things_of(actor))
        return {
            thing.uid: self._card(self._described[thing.uid])
            for thing in seen
            if actor.kinds is None or self._described[thing.uid].kind_code in actor.kinds
        }

    @staticmethod
    def _card(findable: Findable) -> Card:
        return Card(
            title=findable.title,
            url=f"/things/{findable.uid}/",
            kind="Văn bản đến",
            symbol=findable.symbol,
            body=findable.body,
            day=findable.day,
            state="Đang xử lý",
            tone="blue",
        )


class BrokenThingError(Exception):
    """The app cannot describe a thing."""


def give(thing: Thing, actor: Actor | Holder, right: Right = Right.READ, **fields: Any) -> None:
    """Give a right to an actor's post, or to a holder."""
    holder = actor if isinstance(actor, Holder) else Holder.objects.get(pk=actor.post_holder)
    cause = Cause.REGISTERED if right == Right.READ else Cause.INFORM
    granting.grant(thing, [holder], right, **{"cause": cause, "at": MORNING, **fields})


def take(thing: Thing, actor: Actor, **fields: Any) -> None:
    """Take every right from an actor's post, now."""
    holder = Holder.objects.get(pk=actor.post_holder)
    granting.end_grants(thing, holder=holder, **{"at": MORNING, **fields})


def reference() -> str:
    """Return a reference that no other grant has."""
    return uuid4().hex
