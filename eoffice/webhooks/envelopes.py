"""What goes out: a code, an instant, and where what happened can be read; never words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from eoffice.accounts.sealing import unseal
from eoffice.webhooks.models import Webhook, WebhookMessage
from eoffice.webhooks.sending import addresses, signing
from eoffice.webhooks.sending.addresses import Address
from eoffice.webhooks.tellable import Subject


@dataclass(frozen=True)
class Envelope:
    """A message as it is sent."""

    address: Address
    body: bytes
    headers: dict[str, str]


def seal(
    message: WebhookMessage, webhook: Webhook, subjects: Sequence[Subject], *, at: datetime
) -> Envelope:
    """Write the body and sign it, with the older secret as well while it counts."""
    body = body_of(message, subjects)
    return Envelope(
        address=addresses.read(webhook.address, ports=[webhook.port]),
        body=body,
        headers=signing.headers_for(
            body, message=message.message, at=at, signed_with=_secrets(webhook, at)
        ),
    )


def body_of(message: WebhookMessage, subjects: Sequence[Subject]) -> bytes:
    """Say what happened in the form of Standard Webhooks: type, timestamp, data."""
    content = {
        "type": message.code,
        "timestamp": message.happened_at.astimezone(UTC).isoformat(),
        "data": {
            "things": [
                {
                    "kind": subject.kind,
                    "uid": str(subject.uid),
                    "url": settings.SITE_ADDRESS.rstrip("/") + subject.path,
                }
                for subject in subjects
            ]
        },
    }
    return json.dumps(content, separators=(",", ":")).encode()


def _secrets(webhook: Webhook, at: datetime) -> list[str]:
    found = [unseal(webhook.secret)]
    if webhook.older_until is not None and webhook.older_until > at:
        found.append(unseal(webhook.older_secret))
    return found
