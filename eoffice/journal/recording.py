"""Writes the journal, and asks in the same transaction for all that follows from an entry."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from eoffice.journal.models import FollowerReceipt, JournalEntry, JournalText
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing

Fact = str | int | bool | UUID | datetime | None
# What a code, a uid, a salted hash or a number looks like, and a name, an address or a reason not.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,99}")
Follower = Callable[[JournalEntry], None]

_followers: dict[str, list[Follower]] = defaultdict(list)
_by_name: dict[str, Follower] = {}


class NotInTransactionError(RuntimeError):
    """An entry belongs in the transaction of what it tells; there was none."""


class NotACodeError(ValueError):
    """The payload of an entry takes no words: they belong into `words`, which can be erased."""


def follows(*events: str) -> Callable[[Follower], Follower]:
    """Have a worker call the decorated function after each of these events, once committed."""

    def register(follower: Follower) -> Follower:
        _by_name[_name_of(follower)] = follower
        for event in events:
            _followers[event].append(follower)
        return follower

    return register


def record(
    event: str,
    *,
    actor: Actor | None,
    thing: Thing | None,
    at: datetime,
    words: str = "",
    **payload: Fact,
) -> JournalEntry:
    """Write the entry, and enqueue one task for each follower in the same transaction.

    `payload` takes uids, codes, times and counts, or raises NotACodeError; what people wrote goes
    into `words`, which can be erased. Without an actor the system itself did it; of what a program
    did for the actor the payload names the token. Raises NotInTransactionError outside a
    transaction: an entry must not outlive what it tells of.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransactionError
    if actor is not None and actor.through is not None:
        payload["token"] = actor.through
    entry = JournalEntry.objects.create(
        event=event,
        user=actor.user if actor else None,
        post=actor.post if actor else None,
        on_behalf_of=actor.on_behalf_of if actor else None,
        happened_at=at,
        thing=thing,
        payload={name: _plain(fact) for name, fact in payload.items()},
    )
    if words:
        JournalText.objects.create(entry=entry, words=words)
    for follower in _followers[event]:
        call_follower.enqueue(entry_uid=str(entry.uid), follower=_name_of(follower))
    return entry


@task()
def call_follower(*, entry_uid: str, follower: str) -> None:
    """Let a follower do its part for an entry, once."""
    with transaction.atomic():
        entry = JournalEntry.objects.select_related("thing", "user", "post").get(uid=entry_uid)
        _receipt, is_first = FollowerReceipt.objects.get_or_create(
            entry_uid=entry.uid, follower=follower, defaults={"done_at": timezone.now()}
        )
        if is_first:
            _find(follower)(entry)


def _find(name: str) -> Follower:
    """Return a follower by name, also one whose module nobody has imported here yet."""
    follower: Follower = _by_name.get(name) or import_string(name)
    return follower


def _name_of(follower: Follower) -> str:
    return f"{follower.__module__}.{follower.__qualname__}"


def _plain(fact: Fact) -> str | int | bool | None:
    if isinstance(fact, datetime):
        return fact.astimezone(UTC).isoformat()
    if isinstance(fact, UUID):
        return str(fact)
    if isinstance(fact, str):
        if not _CODE.fullmatch(fact):
            raise NotACodeError(fact)
        return str(fact)  # of a choice, its value
    if fact is None or isinstance(fact, int):
        return fact
    raise NotACodeError(type(fact).__name__)
