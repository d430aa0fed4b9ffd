"""Reads things as they are now and puts them into the index. Called inside the engine's lock."""

import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q
from django.utils import timezone

from eoffice.access.granting import permission_ids
from eoffice.access.models import Right, ThingRight
from eoffice.things.models import Thing
from search import registry
from search.engine import get_engine
from search.engines.base import Findable, IndexNotReadyError, Writing
from search.models import IndexRequest, RevokedSince

logger = logging.getLogger("search")

AT_ONCE = 500


@dataclass
class Reading:
    """What was read of some things: what to put, what to take out, and what could not be read."""

    version: int
    findables: list[Findable] = field(default_factory=list)
    gone: list[Thing] = field(default_factory=list)
    failed: set[int] = field(default_factory=set)

    def write(self, index: Writing) -> None:
        index.put(self.findables)
        index.remove([thing.uid for thing in self.gone], version=self.version)


def read(things: Sequence[Thing]) -> Reading:
    """Read things with their rights; one that its app cannot describe does not stop the others."""
    version = int(timezone.now().timestamp() * 1_000_000)
    listers, readers = (_holders(things, right) for right in (Right.METADATA, Right.READ))
    reading = Reading(version)
    for thing in things:
        try:
            findable = registry.findable_of(thing)
        except Exception:
            logger.exception("%s could not be read for the index.", thing)
            reading.failed.add(thing.pk)
            continue
        if findable is None:
            reading.gone.append(thing)
        else:
            reading.findables.append(
                replace(
                    findable,
                    version=version,
                    listers=listers[thing.pk],
                    readers=readers[thing.pk],
                )
            )
    return reading


def ask_again(reading: Reading) -> None:
    """Have what could not be read tried again later."""
    things = Thing.objects.filter(pk__in=reading.failed)
    if things:
        IndexRequest.objects.ask_for(*things)
        IndexRequest.objects.filter(thing__in=reading.failed).update(failed_at=timezone.now())


def drain() -> int:
    """Bring the index up to date with everything that was asked for; return how many things."""
    done = 0
    try:
        while taken := drain_part():
            done += taken
    except IndexNotReadyError:
        # Nothing is lost: the requests stay, and the rebuild that is due drains them.
        logger.warning("The index is of another version; run `eoffice reindex`.")
    return done


def drain_part() -> int:
    """Take the oldest requests into the index; return how many were tried."""
    at = timezone.now()
    if not IndexRequest.objects.ready_at(at).exists():
        return 0
    with get_engine().writing() as index:
        # First the requests, then what they are about: a change that comes in between asks again.
        asked = IndexRequest.objects.ready_at(at).select_related("thing")[:AT_ONCE]
        requests = {request.thing_id: request for request in asked}
        revoked = list(RevokedSince.objects.filter(thing__in=requests))
        reading = read([request.thing for request in requests.values()])
        reading.write(index)
    learnt = requests.keys() - reading.failed
    IndexRequest.objects.postpone((requests[pk] for pk in reading.failed), at=at)
    RevokedSince.objects.settle(row for row in revoked if row.thing_id in learnt)
    IndexRequest.objects.settle(requests[pk] for pk in learnt)
    return len(requests)


def _holders(things: Collection[Thing], right: Right) -> dict[int, frozenset[int]]:
    """Return the holders that have a right, as the projection has it that lists are read from."""
    rows = ThingRight.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()),
        content_object__in=things,
        permission=permission_ids()[right],
    )
    found = defaultdict[int, set[int]](set)
    for thing_id, holder_id in rows.values_list("content_object_id", "group__holder"):
        found[thing_id].add(holder_id)
    return {thing.pk: frozenset(found[thing.pk]) for thing in things}
