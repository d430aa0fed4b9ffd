"""Tells people of what happened: asked for in its transaction, done by a worker soon after."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from eoffice.accounts.models import User
from eoffice.notifications import kinds, tasks
from eoffice.notifications.kinds import Fact
from eoffice.things.models import Thing

PEOPLE_PER_TASK = 100
LONGEST_FACT = 200


class NotInTransactionError(RuntimeError):
    """Telling belongs in the transaction of what is told; there was none."""


class NotAFactError(ValueError):
    """A fact is a number, or a short line: what a paper says is never told."""


def tell(
    people: Iterable[User],
    *,
    kind: str,
    thing: Thing | None,
    url: str,
    at: datetime,
    **facts: Fact,
) -> None:
    """Tell people that something happened, in the office and by mail as each of them chose.

    Enqueued in the transaction of what is told, and raises NotInTransactionError without one.
    Whether a person may see the thing is asked when the notice is made and again when the mail
    is sent: who may not, is not told. Facts fill the places of the kind's title; they are
    numbers, codes, days and names of people, never the subject or the text of a document.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransactionError
    known = {name: _short(name, fact) for name, fact in facts.items()}
    kinds.get(kind).words(known)  # a fact that is missing is seen here, not in the worker
    uids = list(dict.fromkeys(str(person.uid) for person in people))
    telling = str(uuid4())
    for first in range(0, len(uids), PEOPLE_PER_TASK):
        tasks.make_notices.enqueue(
            telling=telling,
            people=uids[first : first + PEOPLE_PER_TASK],
            kind=kind,
            thing=str(thing.uid) if thing else None,
            url=url,
            at=at.isoformat(),
            facts=known,
        )


def _short(name: str, fact: Fact) -> Fact:
    if isinstance(fact, int):
        return fact
    if "\n" in fact or len(fact) > LONGEST_FACT:
        raise NotAFactError(name)
    return str(fact)
