"""Accounts: made, changed, disabled, enabled, and given a new password."""

import secrets
from datetime import datetime

from axes.utils import reset as unlock
from django.db import transaction

from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.administration import policies as policy
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder

# Letters and figures that cannot be taken for one another when they are read aloud.
_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH = 16


@transaction.atomic
def make_account(
    *,
    agency: Agency,
    username: str,
    full_name: str,
    actor: Actor,
    at: datetime,
    email: str = "",
    phone: str = "",
) -> tuple[User, str]:
    """Make an account that belongs to the agency; return it with its one-time password."""
    policy.can_administer(actor, agency).enforce()

    password = _one_time_password()
    person = User.objects.create_user(
        username=username,
        password=password,
        full_name=normalise_line(full_name),
        email=email,
        phone=phone,
    )
    Holder.objects.of_person(agency, person)

    record(
        events.ACCOUNT_MADE,
        actor=actor,
        thing=None,
        at=at,
        words=person.full_name,
        person=person.uid,
    )
    return person, password


@transaction.atomic
def change(
    *, person: User, full_name: str, email: str, phone: str, actor: Actor, at: datetime
) -> None:
    """Change how a person is called and reached. The sign-in name stays."""
    _lock(person)
    policy.can_change_account(actor, person).enforce()

    person.full_name = normalise_line(full_name)
    person.email = email
    person.phone = phone
    person.save(update_fields=["full_name", "email", "phone"])

    record(
        events.ACCOUNT_CHANGED,
        actor=actor,
        thing=None,
        at=at,
        words=person.full_name,
        person=person.uid,
    )


@transaction.atomic
def disable(*, person: User, actor: Actor, at: datetime) -> None:
    """Shut a person out: the next request of every session of theirs is refused."""
    _lock(person)
    policy.can_disable(actor, person, at).enforce()

    person.is_active = False
    person.save(update_fields=["is_active"])

    record(
        events.ACCOUNT_DISABLED,
        actor=actor,
        thing=None,
        at=at,
        words=person.full_name,
        person=person.uid,
    )


@transaction.atomic
def enable(*, person: User, actor: Actor, at: datetime) -> None:
    """Let a person in again, with the password that they had."""
    _lock(person)
    policy.can_enable(actor, person).enforce()

    person.is_active = True
    person.save(update_fields=["is_active"])

    record(
        events.ACCOUNT_ENABLED,
        actor=actor,
        thing=None,
        at=at,
        words=person.full_name,
        person=person.uid,
    )


@transaction.atomic
def reset_password(*, person: User, actor: Actor, at: datetime) -> str:
    """Give a new one-time password and return it. Sessions end, and a lock-out is lifted."""
    _lock(person)
    policy.can_change_account(actor, person).enforce()

    password = _one_time_password()
    person.set_password(password)
    person.save(update_fields=["password"])
    unlock(username=person.username)

    record(
        events.PASSWORD_RESET,
        actor=actor,
        thing=None,
        at=at,
        words=person.full_name,
        person=person.uid,
    )
    return password


def _lock(person: User) -> None:
    person.refresh_from_db(from_queryset=User.objects.select_for_update())


def _one_time_password() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
