"""The ways of signing in that a person adds and takes away: an app, passkeys, recovery codes.

Sessions elsewhere end when a way is added or taken away: what they were begun with is not what
counts now.
"""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import QuerySet

from eoffice.accounts import events, one_time_codes, second_step
from eoffice.accounts.actions.people import end_sessions
from eoffice.accounts.models import CodeTries, User
from eoffice.accounts.passkeys import Passkey


@transaction.atomic
def turn_app_on(
    *, person: User, secret: str, code: str, at: datetime, here: str | None = None
) -> bool:
    """Have codes of an app asked for at signing in; return whether there are new recovery codes."""
    _lock(person)
    second_step.of_kind(person, Authenticator.Type.TOTP).delete()
    app = TOTP.activate(person, secret).instance
    number = one_time_codes.is_of_app(secret, code, at)
    if number is not None:
        one_time_codes.note_first_use(app, number)
    return _added(person, events.APP_ON, at, here)


@transaction.atomic
def turn_app_off(*, person: User, at: datetime, here: str | None = None) -> None:
    """Ask for codes of the app no more."""
    _lock(person)
    second_step.of_kind(person, Authenticator.Type.TOTP).delete()
    _taken_away(person, events.APP_OFF, at, here)


@transaction.atomic
def add_passkey(
    *, person: User, name: str, credential: dict[str, Any], at: datetime, here: str | None = None
) -> bool:
    """Let a person sign in with a passkey; return whether there are new recovery codes."""
    _lock(person)
    WebAuthn.add(person, name, credential)
    return _added(person, events.PASSKEY_ADDED, at, here)


@transaction.atomic
def rename_passkey(*, passkey: Passkey, name: str) -> None:
    """Call a passkey otherwise."""
    passkey.row.data["name"] = name
    passkey.row.save(update_fields=["data"])


@transaction.atomic
def remove_passkey(
    *, person: User, passkey: Passkey, at: datetime, here: str | None = None
) -> None:
    """Let a passkey open nothing any more."""
    _lock(person)
    passkey.row.delete()
    _taken_away(person, events.PASSKEY_REMOVED, at, here)


@transaction.atomic
def renew_codes(*, person: User, at: datetime) -> None:
    """Make recovery codes anew: those before open nothing any more."""
    _lock(person)
    _recovery_codes(person).delete()
    RecoveryCodes.activate(person)
    events.way_changed.send(sender=User, person=person, what=events.CODES_RENEWED, at=at)


@transaction.atomic
def reset(*, person: User) -> None:
    """Take away every second step and the tie to the provider; sessions end everywhere.

    Whoever calls this has had it looked at by two people, and journals it.
    """
    _lock(person)
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    CodeTries.objects.filter(person=person).update(wrong=0, rests_until=None)
    end_sessions(person=person)


def _recovery_codes(person: User) -> QuerySet[Authenticator]:
    return second_step.of_kind(person, Authenticator.Type.RECOVERY_CODES)


def _added(person: User, what: str, at: datetime, here: str | None) -> bool:
    has_codes = _recovery_codes(person).exists()
    if not has_codes:
        RecoveryCodes.activate(person)
    end_sessions(person=person, besides=here)
    events.way_changed.send(sender=User, person=person, what=what, at=at)
    return not has_codes


def _taken_away(person: User, what: str, at: datetime, here: str | None) -> None:
    if not second_step.is_kept_by(person):
        Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, besides=here)
    events.way_changed.send(sender=User, person=person, what=what, at=at)


def _lock(person: User) -> None:
    User.objects.select_for_update().get(pk=person.pk)
