"""A made-up event that programs can be told of, and short ways to let it happen."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from eoffice.access import granting
from eoffice.access.models import Cause, Right
from eoffice.access.seeing import has_right
from eoffice.api.scopes import Scope
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import record
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from eoffice.webhooks import tasks, tellable
from eoffice.webhooks.actions import hosts, webhooks
from eoffice.webhooks.followers import tell_of
from eoffice.webhooks.models import Webhook, WebhookMessage
from eoffice.webhooks.sending import posting
from eoffice.webhooks.sending.addresses import Address
from eoffice.webhooks.tellable import Subject, Tellable
from tests.eoffice.api.programs import program_of
from tests.eoffice.webhooks.receivers import HOST, Receiver
from tests.factories import MORNING

CODE, EVENT = "made_up.happened", "tests.made_up.happened"
WORDS = "Về việc kiểm tra đột xuất"


def _find(entry: JournalEntry, actor: Actor) -> Sequence[Subject]:
    thing = entry.thing
    if thing is None or not has_right(actor, thing, Right.METADATA):
        return ()
    return [Subject("made-up", thing.uid, f"/api/v1/made-up/{thing.uid}/")]


if tellable.find(CODE) is None:
    tell_of(Tellable(CODE, "Something made-up happened", EVENT, Scope.DOCUMENTS_READ, _find))


def open_to(actor: Actor, thing: Thing) -> None:
    """Let an actor's post list a thing."""
    holder = Holder.objects.get(pk=actor.post_holder)
    granting.grant(thing, [holder], Right.METADATA, cause=Cause.LEAD, at=MORNING)


def shut_to(actor: Actor, thing: Thing) -> None:
    granting.end_grants(thing, at=MORNING, holder=Holder.objects.get(pk=actor.post_holder))


def happen(thing: Thing, actor: Actor) -> JournalEntry:
    """Let it happen, with words that nobody outside is to know."""
    with transaction.atomic():
        return record(EVENT, actor=actor, thing=thing, at=timezone.now(), words=WORDS)


def allow(administrator: Actor, port: int = 443, host: str = HOST) -> Any:
    return hosts.allow(
        host=host,
        port=port,
        purpose="Hệ thống báo cáo của tỉnh",
        actor=administrator,
        at=timezone.now(),
    )


def make(
    actor: Actor,
    port: int = 443,
    *,
    codes: Sequence[str] = (CODE,),
    scopes: Sequence[Scope] = (Scope.DOCUMENTS_READ,),
) -> tuple[Webhook, str]:
    """Make a webhook of somebody, with a token of its own."""
    return webhooks.make(
        token=program_of(actor, scopes=scopes).token,
        address=Address(HOST, port, "/in?key=path-that-is-a-secret"),
        codes=codes,
        actor=actor,
        at=timezone.now(),
    )


def work() -> None:
    """Have a worker do what is ready."""
    Worker("tests").drain()


@contextmanager
def posting_to(receiver: Receiver) -> Iterator[None]:
    """Reach a receiver on this machine by its name, which only a test may."""
    own = override_settings(WEBHOOKS_LOOPBACK=True, WEBHOOKS_CA_FILE=str(receiver.ca_file))
    with own, patch.object(posting, "resolve", receiver.resolve):
        yield


@contextmanager
def answered(*replies: int | type[posting.NotReachedError]) -> Iterator[list[bytes]]:
    """Stand in for receivers: the last reply is given for ever."""
    left, sent = list(replies), []

    def post(address: Address, body: bytes, *_rest: object, **_rules: object) -> int:
        sent.append(body)
        reply = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(reply, int):
            return reply
        raise reply

    with patch.object(posting, "post", post):
        yield sent


def send_at(message: WebhookMessage, at: datetime) -> None:
    """Have a worker come to a message at an instant."""
    with patch.object(timezone, "now", _always(at)):
        tasks.send.func(message=str(message.uid))
    message.refresh_from_db()


def _always(at: datetime) -> Callable[[], datetime]:
    return lambda: at
