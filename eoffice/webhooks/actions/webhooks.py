"""Webhooks: made, tested, given a new secret, switched off and on, ended."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from eoffice.accounts.models import User
from eoffice.accounts.sealing import seal
from eoffice.api.models import Token
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import Fact, record
from eoffice.organization.actor import Actor
from eoffice.webhooks import events, tasks
from eoffice.webhooks import policies as policy
from eoffice.webhooks.actions import messages
from eoffice.webhooks.models import OffCause, Webhook, WebhookEvent, WebhookMessage
from eoffice.webhooks.sending import signing
from eoffice.webhooks.sending.addresses import Address

BOTH_SIGN = timedelta(hours=24)


@transaction.atomic
def make(
    *, token: Token, address: Address, codes: Collection[str], actor: Actor, at: datetime
) -> tuple[Webhook, str]:
    """Make a webhook; return it with its secret, said only here."""
    actor.user.refresh_from_db(from_queryset=User.objects.select_for_update())
    policy.can_make(actor, at).enforce()
    policy.can_use(actor, token, at).enforce()
    policy.can_lead_to(token, address.host, address.port).enforce()
    policy.can_be_told(token, codes).enforce()

    secret = signing.make_secret()
    webhook = Webhook.objects.create(
        token=token,
        address=str(address),
        host=address.host,
        port=address.port,
        secret=seal(secret),
        made_at=at,
    )
    WebhookEvent.objects.bulk_create(
        WebhookEvent(webhook=webhook, code=code) for code in sorted(set(codes))
    )

    _record(events.WEBHOOK_MADE, webhook, actor, at, by_token=token.uid, codes=len(set(codes)))
    return webhook, secret


@transaction.atomic
def renew_secret(*, webhook: Webhook, actor: Actor, at: datetime) -> str:
    """Make a new secret, said only here; the older one signs as well for a day."""
    webhook.lock()
    policy.can_change(actor, webhook).enforce()
    secret = signing.make_secret()
    webhook.older_secret, webhook.older_until = webhook.secret, at + BOTH_SIGN
    webhook.secret = seal(secret)
    webhook.save(update_fields=["secret", "older_secret", "older_until"])

    _record(events.SECRET_RENEWED, webhook, actor, at)
    return secret


@transaction.atomic
def test(*, webhook: Webhook, actor: Actor, at: datetime) -> WebhookMessage:
    """Send a message about nothing, to see whether it arrives."""
    webhook.lock()
    policy.can_send(actor, webhook, at).enforce()
    message = messages.write_test(webhook=webhook, at=at)
    tasks.send.enqueue(message=str(message.uid))

    _record(events.WEBHOOK_TESTED, webhook, actor, at)
    return message


@transaction.atomic
def send_again(*, message: WebhookMessage, actor: Actor, at: datetime) -> None:
    """Send a message once more, with the same id."""
    message.lock()
    policy.can_send_again(actor, message, at).enforce()
    messages.begin_anew(message=message, at=at)
    tasks.send.enqueue(message=str(message.uid))

    _record(events.SENT_AGAIN, message.webhook, actor, at, message=message.message)


@transaction.atomic
def switch_off(*, webhook: Webhook, actor: Actor, at: datetime) -> None:
    """Send nothing for now, and never what happens meanwhile."""
    webhook.lock()
    policy.can_switch_off(actor, webhook).enforce()
    messages.switch_off(webhook=webhook, cause=OffCause.PERSON, at=at)

    _record(events.SWITCHED_OFF, webhook, actor, at)


@transaction.atomic
def switch_on(*, webhook: Webhook, actor: Actor, at: datetime) -> None:
    """Send again what happens from now on; how it failed before is forgotten."""
    webhook.lock()
    policy.can_switch_on(actor, webhook, at).enforce()
    webhook.off_at, webhook.off_cause = None, ""
    webhook.failing_since = webhook.warned_at = webhook.rests_until = None
    webhook.unreached = 0
    webhook.save(
        update_fields=[
            "off_at", "off_cause", "failing_since", "warned_at", "rests_until", "unreached",
        ]
    )  # fmt: skip

    _record(events.SWITCHED_ON, webhook, actor, at)


@transaction.atomic
def end(*, webhook: Webhook, actor: Actor, at: datetime) -> None:
    """End a webhook for good, and forget its secrets."""
    webhook.lock()
    policy.can_change(actor, webhook).enforce()
    messages.give_up_all(webhook=webhook)
    webhook.ended_at = at
    webhook.secret, webhook.older_secret, webhook.older_until = seal(""), "", None
    webhook.save(update_fields=["ended_at", "secret", "older_secret", "older_until"])

    _record(events.WEBHOOK_ENDED, webhook, actor, at)


def _record(
    event: str, webhook: Webhook, actor: Actor, at: datetime, **facts: Fact
) -> JournalEntry:
    """Write into the journal where it leads: the host, not the path, which may be a secret."""
    return record(
        event,
        actor=actor,
        thing=None,
        at=at,
        words=str(webhook),
        webhook=webhook.uid,
        **facts,
    )
