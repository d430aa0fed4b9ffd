"""Work of webhooks in the background. A task is a door: it finds and it calls.

Its priority is below that of everything else: a receiver that takes its five seconds for each
message must not hold up a worker that has mail, the index or the reading of files to do as well.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from eoffice.queue.schedule import every
from eoffice.webhooks.actions import messages
from eoffice.webhooks.envelopes import Envelope
from eoffice.webhooks.models import Fault
from eoffice.webhooks.sending import posting

PRIORITY = -10
_FAULTS = {
    posting.NameUnknownError: Fault.NAME,
    posting.NotPublicError: Fault.PRIVATE,
    posting.ClosedError: Fault.CLOSED,
    posting.SlowError: Fault.SLOW,
    posting.NotBelievedError: Fault.TLS,
    posting.GarbledError: Fault.GARBLED,
}


@task(queue_name="webhooks", priority=PRIORITY)
def send(*, message: str) -> None:
    """Send one message, if it is still to be sent; when it fails, come back to it later.

    At least once: a worker that dies between the answer and the note of it sends again, with the
    same id.
    """
    with transaction.atomic():
        prepared = messages.prepare(uid=UUID(message), at=timezone.now())
        if prepared.again_at is not None:
            send.using(run_after=prepared.again_at).enqueue(message=message)
    if prepared.envelope is None:
        return
    status, fault = _post(prepared.envelope)
    with transaction.atomic():
        again_at = messages.settle(uid=UUID(message), status=status, fault=fault, at=timezone.now())
        if again_at is not None:
            send.using(run_after=again_at).enqueue(message=message)


@every(timedelta(minutes=10))
@task(queue_name="webhooks")
def send_forgotten() -> None:
    """Send what should have been sent, and whose task was lost."""
    with transaction.atomic():
        for uid in messages.find_forgotten(at=timezone.now()):
            send.enqueue(message=str(uid))


@every(timedelta(days=1))
@task(queue_name="webhooks")
def forget_messages() -> None:
    """Remove messages that were settled long ago."""
    messages.forget(at=timezone.now())


def _post(envelope: Envelope) -> tuple[int, Fault]:
    rules = posting.Rules(
        seconds=settings.WEBHOOKS_SECONDS,
        ca_file=settings.WEBHOOKS_CA_FILE,
        allows_loopback=settings.WEBHOOKS_LOOPBACK,
    )
    try:
        status = posting.post(envelope.address, envelope.body, envelope.headers, rules=rules)
    except posting.NotReachedError as error:
        return 0, _FAULTS[type(error)]
    if 200 <= status < 300:
        return status, Fault.NONE
    return status, Fault.REDIRECT if 300 <= status < 400 else Fault.ANSWER
