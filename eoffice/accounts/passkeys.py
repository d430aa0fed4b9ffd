"""Passkeys: those of a person, and whether the address of the office allows for any."""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from allauth.mfa.models import Authenticator
from django.conf import settings

from eoffice.accounts import second_step
from eoffice.accounts.models import User

LONGEST_NAME = 60


@dataclass(frozen=True)
class Passkey:
    """A passkey as its person knows it; `uid` is its name in addresses."""

    uid: UUID
    name: str
    made_at: datetime
    used_at: datetime | None
    row: Authenticator


def office() -> str:
    """Return the host name of the office: what passkeys are bound to."""
    return urlsplit(settings.SITE_ADDRESS).hostname or "localhost"


def are_possible() -> bool:
    """Say whether the address allows for passkeys: they are bound to a name, not to numbers."""
    try:
        ip_address(office())
    except ValueError:
        return True
    return False


def of(person: User) -> list[Passkey]:
    """List the passkeys of a person, the oldest first."""
    rows = second_step.of_kind(person, Authenticator.Type.WEBAUTHN)
    return [
        Passkey(
            uid=uuid5(person.uid, str(row.pk)),
            name=row.wrap().name,
            made_at=row.created_at,
            used_at=row.last_used_at,
            row=row,
        )
        for row in rows.order_by("pk")
    ]


def get(person: User, uid: UUID) -> Passkey | None:
    """Return the passkey of a person by its name in addresses, or None."""
    return next((one for one in of(person) if one.uid == uid), None)
