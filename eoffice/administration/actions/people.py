"""Accounts: made, changed, disabled and enabled. Nobody gives a password to another."""

from datetime import datetime

from django.db import transaction

from eoffice.accounts.actions.people import end_sessions
from eoffice.accounts.models import User
from eoffice.administration import events, four_eyes
from eoffice.administration import policies as policy
from eoffice.administration.actions.proposals import propose_access
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder


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
    """Make an account that belongs to the agency; return it with the first half of its code.

    It has no password: its person chooses one with the code, once a second person has confirmed it.
    Where nobody could, there is no half: the operator gives the code.
    """
    policy.can_administer(actor, agency).enforce()

    person = User.objects.create_user(
        username=username,
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
    if not four_eyes.can_be_confirmed(agency, proposer=actor.user, person=person, at=at):
        return person, ""
    _proposal, half = propose_access(person=person, actor=actor, at=at)
    return person, half


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
    end_sessions(person=person)

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


def _lock(person: User) -> None:
    person.refresh_from_db(from_queryset=User.objects.select_for_update())
