"""Makes a drawn office with the program's own functions, event after event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from eoffice.access import granting
from eoffice.access.models import Cause, Right
from eoffice.accounts.models import User
from eoffice.organization import membership
from eoffice.organization.models import (
    Agency,
    Delegation,
    Domain,
    Duty,
    Holder,
    Holding,
    Post,
    Role,
    Unit,
)
from eoffice.things.models import Thing
from tests.eoffice.access.offices import (
    AGENCIES,
    CIRCLES,
    PEOPLE,
    Given,
    HolderName,
    Office,
    at_hour,
)
from tests.factories import create_agency, create_person, create_post, create_thing, create_unit

LONG_AGO = -1000


@dataclass
class Built:
    """The rows that stand for what was drawn."""

    office: Office
    now: datetime
    agencies: list[Agency]
    units: list[Unit]
    posts: list[Post]
    people: list[User]
    circles: list[Holder]
    things: list[Thing]
    delegations: list[Delegation]

    def holder(self, name: HolderName) -> Holder:
        kind, number, word = name
        find: dict[str, Callable[[], Holder]] = {
            "post": lambda: Holder.objects.of_post(self.posts[number]),
            "unit": lambda: Holder.objects.of_unit(self.units[number]),
            "intake": lambda: Holder.objects.of_intake(self.units[number]),
            "role": lambda: Holder.objects.of_role(self.agencies[number], Role(word)),
            "domain": lambda: Holder.objects.of_domain(self.agencies[number], Domain(word)),
            "circle": lambda: self.circles[number],
            "person": lambda: Holder.objects.of_person(
                self.agencies[number % AGENCIES], self.people[number // AGENCIES]
            ),
        }
        return find[kind]()

    def at(self, hour: int) -> datetime:
        return at_hour(self.now, hour)

    def until(self, hour: int | None) -> datetime | None:
        return None if hour is None else self.at(hour)


def build(office: Office, now: datetime) -> Built:
    """Make the office: people and posts, then circles, delegations, things and rights."""
    agencies = [create_agency() for _agency in range(AGENCIES)]
    units = [create_unit(agencies[number]) for number in office.agency_of_unit]
    posts = [
        create_post(units[unit], Duty(duty))
        for unit, duty in zip(office.unit_of_post, office.duties, strict=True)
    ]
    built = Built(
        office=office,
        now=now,
        agencies=agencies,
        units=units,
        posts=posts,
        people=[create_person() for _person in range(PEOPLE)],
        circles=[
            Holder.objects.make_circle(agencies[0], f"circle {number}") for number in range(CIRCLES)
        ],
        things=[create_thing(agencies[0], kind, key) for key, kind in office.things],
        delegations=[],
    )
    for post in posts:
        membership.open_post(post, at=built.at(LONG_AGO))
    _appoint(built)
    _fill_circles(built)
    _delegate(built)
    _give_rights(built)
    return built


def _appoint(built: Built) -> None:
    for made in built.office.appointments:
        # A row of its own each, since a person may come back to a post.
        held = {
            "person": built.people[made.person],
            "holder": built.holder(("post", made.post, "")),
        }
        Holding.objects.bulk_create(
            [
                Holding(
                    **held,
                    cause="appointed",
                    begins_at=built.at(made.begins),
                    ends_at=built.until(made.ends),
                )
            ],
            ignore_conflicts=True,
        )
        Holder.objects.of_person(built.posts[made.post].agency, built.people[made.person])


def _fill_circles(built: Built) -> None:
    for stay in built.office.stays:
        Holding.objects.bulk_create(
            [
                Holding(
                    holder=built.circles[stay.circle],
                    member=built.holder(stay.member),
                    cause="made up",
                    begins_at=built.at(stay.begins),
                    ends_at=built.until(stay.ends),
                )
            ],
            ignore_conflicts=True,
        )


def _delegate(built: Built) -> None:
    for loan in built.office.loans:
        delegation = Delegation.objects.create(
            post=built.posts[loan.post],
            deputy=built.people[loan.deputy],
            basis="12/QĐ-STP",
            begins_at=built.at(loan.begins),
            ends_at=built.at(loan.ends),
            revoked_at=built.until(loan.revoked),
        )
        built.delegations.append(delegation)


def _give_rights(built: Built) -> None:
    for hour in range(-100, 0):
        for number, given in enumerate(built.office.given):
            if given.begins == hour:
                _give(built, number, given)
        for number, given in enumerate(built.office.given):
            if given.ended == hour:
                granting.end_grants(
                    built.things[given.thing], at=built.at(hour), reference=f"number {number}"
                )


def _give(built: Built, number: int, given: Given) -> None:
    granting.grant(
        built.things[given.thing],
        [built.holder(given.holder)],
        Right(given.right),
        cause=Cause(given.cause),
        at=built.at(given.begins),
        reference=f"number {number}",
        ends_at=built.until(given.ends),
    )
