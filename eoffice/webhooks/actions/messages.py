"""Messages: written after an event, made ready to be sent, settled by what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom
from uuid import UUID, uuid4

from django.conf import settings
from django.urls import reverse

from eoffice.api.actions import tokens
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import record
from eoffice.notifications.telling import tell
from eoffice.webhooks import envelopes, events, notices, tellable
from eoffice.webhooks import policies as policy
from eoffice.webhooks.envelopes import Envelope
from eoffice.webhooks.lifecycles import MESSAGE
from eoffice.webhooks.models import Fault, OffCause, Webhook, WebhookMessage
from eoffice.webhooks.models.messages import TEST
from eoffice.webhooks.tellable import Subject

WAITS = (
    timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30),
    timedelta(hours=2), timedelta(hours=5), timedelta(hours=10), timedelta(hours=14),
    timedelta(hours=20), timedelta(hours=24),
)  # fmt: skip
SPREAD = 0.1  # of a wait, so that what failed at once is not tried at once again
TRIED_FOR = timedelta(days=4)  # somewhat longer than all the waits together
LONGEST_REST = timedelta(hours=1)  # so that a receiver that is back is noticed
FORGOTTEN_AFTER = timedelta(minutes=10)
KEPT_FOR = timedelta(days=30)
_AT_ONCE = 500
GONE = 410

_chance = SystemRandom()

# What tells that nobody is there at all, so that trying the next message would tell the same.
_UNREACHED = {Fault.NAME, Fault.PRIVATE, Fault.CLOSED, Fault.SLOW, Fault.TLS}


@dataclass(frozen=True)
class Prepared:
    """A message as it is to be sent now, or when it is to be looked at again, or neither."""

    envelope: Envelope | None = None
    again_at: datetime | None = None


def write(*, entry: JournalEntry, at: datetime) -> list[WebhookMessage]:
    """Write a message for each webhook that is told of an entry; return those that are new.

    Only for a person who may list what it is about when it happens: who may not is never told,
    nor could they see from a line of the page that something happened.
    """
    if entry.thing is None:
        return []
    written = []
    for told in tellable.of_event(entry.event):
        asking = Webhook.objects.asked_for(told.code).of_agency(entry.thing.agency).for_use()
        for webhook in asking.order_by("pk"):
            if not _subjects(webhook, told.code, entry, at):
                continue
            message, is_first = WebhookMessage.objects.get_or_create(
                webhook=webhook,
                message=entry.uid,
                defaults={
                    "code": told.code,
                    "happened_at": entry.happened_at,
                    "written_at": at,
                    "next_at": at,
                },
            )
            written += [message] if is_first else []
    return written


def write_test(*, webhook: Webhook, at: datetime) -> WebhookMessage:
    """Write a message about nothing; it is sent even while the webhook rests."""
    return WebhookMessage.objects.create(
        webhook=webhook, message=uuid4(), code=TEST, happened_at=at, written_at=at, next_at=at
    )


def begin_anew(*, message: WebhookMessage, at: datetime) -> None:
    """Let a message wait again, as if it had not been tried."""
    message.state = MESSAGE.after(message.state, "send_again")
    message.next_at, message.written_at, message.attempts, message.fault = at, at, 0, ""
    message.save(update_fields=["state", "next_at", "written_at", "attempts", "fault"])


def prepare(*, uid: UUID, at: datetime) -> Prepared:
    """Say what is to be sent now; asked anew: host, token, rights, and that it is switched on."""
    message = WebhookMessage.objects.select_related("webhook").get(uid=uid)
    message.lock()
    if message.next_at is None or message.next_at > at:
        return Prepared()  # settled, or tried meanwhile by another worker
    webhook = Webhook.objects.for_use().get(pk=message.webhook_id)
    fault = _hindrance(webhook, at)
    if fault is not None:
        _settle(message, "withhold", fault)
        return Prepared()
    if webhook.rests_at(at) and not message.is_test:
        return _rest(message, webhook, at)
    subjects: Sequence[Subject] = ()
    if not message.is_test:
        entry = JournalEntry.objects.select_related("thing").get(uid=message.message)
        subjects = _subjects(webhook, message.code, entry, at)
        if not subjects:
            _settle(message, "withhold", Fault.HIDDEN)
            return Prepared()
    return Prepared(envelopes.seal(message, webhook, subjects, at=at))


def settle(*, uid: UUID, status: int, fault: Fault, at: datetime) -> datetime | None:
    """Note what came of an attempt; return when to try again, if it is to be tried again."""
    message = WebhookMessage.objects.select_related("webhook__token__person").get(uid=uid)
    message.webhook.lock()
    message.lock()
    if message.next_at is None:
        return None  # settled meanwhile: switched off, or another worker was sooner
    message.attempts += 1
    message.last_at, message.status = at, status
    message.save(update_fields=["attempts", "last_at", "status"])
    if fault == Fault.NONE:
        _settle(message, "tell", fault)
        _note_success(message.webhook)
        return None
    return _after_failure(message, fault, at)


def switch_off(*, webhook: Webhook, cause: OffCause, at: datetime) -> None:
    """Switch a webhook off, within an action; what waits is given up."""
    webhook.off_at, webhook.off_cause = at, cause
    webhook.save(update_fields=["off_at", "off_cause"])
    give_up_all(webhook=webhook)


def give_up_all(*, webhook: Webhook) -> None:
    waiting = WebhookMessage.objects.of_webhook(webhook).waiting()
    for message in waiting.select_for_update():
        _settle(message, "give_up", Fault.OFF)


def find_forgotten(*, at: datetime) -> list[UUID]:
    """Return messages that should have been tried a while ago: their task was lost with a worker.

    They are due from now on, so that the next look does not find the same ones.
    """
    due = WebhookMessage.objects.due_before(at - FORGOTTEN_AFTER).order_by("next_at")
    found = list(due.values_list("pk", "uid")[:_AT_ONCE])
    WebhookMessage.objects.filter(pk__in=[pk for pk, _uid in found]).waiting().update(next_at=at)
    return [uid for _pk, uid in found]


def forget(*, at: datetime) -> int:
    """Remove what was settled long ago, and secrets that sign no more; return how many messages."""
    Webhook.objects.with_worn_secret(at).update(older_secret="", older_until=None)
    count, _by_model = WebhookMessage.objects.settled_before(at - KEPT_FOR).delete()
    return count


def _subjects(webhook: Webhook, code: str, entry: JournalEntry, at: datetime) -> Sequence[Subject]:
    """Return what an entry is about, as far as the person of the webhook may list it now."""
    told = tellable.find(code)
    actor = tokens.actor_of(webhook.token, at=at)
    if told is None or actor is None or not webhook.token.allows(told.scope):
        return ()
    return told.find(entry, actor)


def _hindrance(webhook: Webhook, at: datetime) -> Fault | None:
    if webhook.ended_at is not None or webhook.off_at is not None:
        return Fault.OFF
    if tokens.actor_of(webhook.token, at=at) is None:
        return Fault.OVER
    if not policy.can_lead_to(webhook.token, webhook.host, webhook.port):
        return Fault.HOST
    return None


def _rest(message: WebhookMessage, webhook: Webhook, at: datetime) -> Prepared:
    if at - message.written_at >= TRIED_FOR:
        _settle(message, "give_up", Fault.CLOSED)
        return Prepared()
    left = (webhook.rests_until or at) - at
    message.next_at = at + _spread(left)
    message.save(update_fields=["next_at"])
    return Prepared(again_at=message.next_at)


def _spread(wait: timedelta) -> timedelta:
    """Lengthen a wait by chance, by a tenth at most."""
    return wait * (1 + SPREAD * _chance.random())


def _settle(message: WebhookMessage, move: str, fault: Fault) -> None:
    message.state = MESSAGE.after(message.state, move)
    message.fault, message.next_at = fault, None
    message.save(update_fields=["state", "fault", "next_at"])


def _note_success(webhook: Webhook) -> None:
    if webhook.failing_since is None:
        return
    webhook.failing_since = webhook.warned_at = webhook.rests_until = None
    webhook.unreached = 0
    webhook.save(update_fields=["failing_since", "warned_at", "rests_until", "unreached"])


def _after_failure(message: WebhookMessage, fault: Fault, at: datetime) -> datetime | None:
    webhook = message.webhook
    webhook.failing_since = webhook.failing_since or at
    if fault in _UNREACHED:
        webhook.unreached = min(webhook.unreached + 1, len(WAITS))
        webhook.rests_until = at + min(WAITS[webhook.unreached - 1], LONGEST_REST)
    webhook.save(update_fields=["failing_since", "unreached", "rests_until"])
    message.fault = fault
    message.save(update_fields=["fault"])
    if message.status == GONE:
        _stop(webhook, OffCause.GONE, at)
        return None
    if at - webhook.failing_since >= timedelta(days=settings.WEBHOOKS_DAYS):
        _stop(webhook, OffCause.FAILING, at)
        return None
    if message.attempts > len(WAITS) or at - message.written_at >= TRIED_FOR:
        _settle(message, "give_up", fault)
        _warn(webhook, at)
        return None
    message.next_at = at + _spread(WAITS[message.attempts - 1])
    message.save(update_fields=["next_at"])
    return message.next_at


def _stop(webhook: Webhook, cause: OffCause, at: datetime) -> None:
    switch_off(webhook=webhook, cause=cause, at=at)
    record(
        events.SWITCHED_OFF,
        actor=None,
        thing=None,
        at=at,
        words=str(webhook),
        webhook=webhook.uid,
        agency=webhook.agency.uid,
        cause=cause.value,
    )
    _tell_person(webhook, notices.SWITCHED_OFF, at)


def _warn(webhook: Webhook, at: datetime) -> None:
    """Tell the person once, until something arrives again."""
    if webhook.warned_at is None:
        webhook.warned_at = at
        webhook.save(update_fields=["warned_at"])
        _tell_person(webhook, notices.GIVEN_UP, at)


def _tell_person(webhook: Webhook, kind: str, at: datetime) -> None:
    tell(
        [webhook.token.person],
        kind=kind,
        thing=None,
        url=reverse("webhooks:detail", args=[webhook.uid]),
        at=at,
        host=str(webhook),
    )
