"""What the operator of the installation does at its console, where no second person is yet (0011).

A new agency has nobody who could confirm anything: its first administrator and its first leader
come from here, and so does a code where too few people are left to confirm one.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from eoffice.accounts.actions import ways
from eoffice.accounts.actions.people import begin_code, complete_code
from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.journal.recording import record
from eoffice.lib.clock import office_day
from eoffice.lib.text import normalise_line
from eoffice.organization import membership
from eoffice.organization.models import Agency, Duty, Holder, Post, Unit


@dataclass(frozen=True)
class NewAgency:
    """What has to be known of an agency that begins to work here."""

    code: str
    name: str
    symbol: str
    place: str


@transaction.atomic
def open_agency(*, facts: NewAgency, at: datetime) -> Agency:
    """Let an agency work in this installation; one that is known with this code is taken over."""
    agency, is_new = Agency.objects.get_or_create(
        code=facts.code,
        defaults={
            "name": facts.name,
            "short_name": facts.name[:60],
            "symbol": facts.symbol,
            "place": facts.place,
            "valid_from": office_day(at),
            "is_hosted": True,
        },
    )
    if not is_new and not agency.is_hosted:
        agency.is_hosted = True
        agency.save(update_fields=["is_hosted"])
    membership.open_domains(agency, at=at)
    made: Agency = agency
    return made


@transaction.atomic
def appoint(
    *,
    agency: Agency,
    unit: tuple[str, str],
    title: str,
    duty: Duty,
    username: str,
    full_name: str,
    at: datetime,
) -> tuple[Post, tuple[str, str]]:
    """Put a person into a new post of a unit (its symbol and name), from now; give them a code.

    Unit and account are made where there are none. Return the post, and both halves of the code.
    """
    symbol, name = unit
    place = Unit.objects.filter(agency=agency, symbol=symbol).first()
    if place is None:
        place = Unit.objects.create(
            agency=agency, symbol=symbol, name=name, valid_from=office_day(at)
        )
    person = User.objects.filter(username=username).first()
    if person is None:
        person = User.objects.create_user(username=username, full_name=normalise_line(full_name))
    Holder.objects.of_person(agency, person)
    post = Post.objects.create(unit=place, title=title, duty=duty, valid_from=office_day(at))
    membership.put_person(post, person, at=at)

    record(
        events.APPOINTED_BY_OPERATOR,
        actor=None,
        thing=None,
        at=at,
        words=f"{person.full_name} → {title}, {place.name}",
        agency=agency.uid,
        person=person.uid,
        post=post.uid,
    )
    return post, give_code(person=person, at=at)


@transaction.atomic
def give_code(*, person: User, at: datetime) -> tuple[str, str]:
    """Make a whole code for a person and return both halves; their old password ends with it."""
    code, first = begin_code(person=person, at=at)
    second = complete_code(code=code, at=at)
    home = membership.home_of(person)
    record(
        events.CODE_GIVEN_BY_OPERATOR,
        actor=None,
        thing=None,
        at=at,
        words=person.full_name,
        agency=home.uid if home else None,
        person=person.uid,
    )
    return first, second


@transaction.atomic
def reset_second_step(*, person: User, at: datetime) -> None:
    """Take away the second step of somebody where too few people are left to confirm it."""
    ways.reset(person=person)
    home = membership.home_of(person)
    record(
        events.SECOND_STEP_RESET_BY_OPERATOR,
        actor=None,
        thing=None,
        at=at,
        words=person.full_name,
        agency=home.uid if home else None,
        person=person.uid,
    )
