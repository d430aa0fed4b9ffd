"""Signs messages as Standard Webhooks has it, so that a receiver knows who sent them, and when."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

PREFIX = "whsec_"
_BYTES = 32


def make_secret() -> str:
    """Return 256 random bits in the form that receivers' libraries take."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def headers_for(
    body: bytes, *, message: UUID, at: datetime, signed_with: Sequence[str]
) -> dict[str, str]:
    """Return the headers that name, date and sign a body; one signature for each secret."""
    second = int(at.timestamp())
    content = b".".join([str(message).encode(), str(second).encode(), body])
    return {
        "webhook-id": str(message),
        "webhook-timestamp": str(second),
        "webhook-signature": " ".join(_sign(content, secret) for secret in signed_with),
    }


def _sign(content: bytes, secret: str) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    digest = hmac.new(key, content, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"
