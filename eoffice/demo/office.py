"""The demo office as the apps above find it: its houses, the people in them, and its time."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from eoffice.accounts.models import User
from eoffice.demo.hours import Hours
from eoffice.demo.timeline import Timeline
from eoffice.organization.actor import Actor, actor_in
from eoffice.organization.models import Agency, Duty, Holder, OfficeDay, Post, Unit

PASSWORD = "songlam-thu-nghiem-2026"  # noqa: S105 - of made-up people, and printed for everybody
PASSPHRASE = "khoa-thu-nghiem"  # noqa: S105 - of test keys, and printed for everybody
YEARS = timedelta(days=730)


@dataclass(frozen=True)
class Seat:
    """A person in a post, from the day on which the office was founded."""

    person: User
    post: Post
    founded_at: datetime

    @cached_property
    def actor(self) -> Actor:
        """The person acting in the post; circles that were made since are not in it."""
        return actor_in(self.person, self.post, self.founded_at)

    @cached_property
    def holder(self) -> Holder:
        return Holder.objects.of_post(self.post)

    def acting_at(self, at: datetime) -> Actor:
        """The person acting at an instant, with the circles that they are in by then."""
        return actor_in(self.person, self.post, at)


@dataclass
class House:
    """An agency of the demo with its units and seats."""

    agency: Agency
    units: dict[str, Unit]
    seats: list[Seat]

    def seats_of(self, *duties: Duty, unit: str = "") -> list[Seat]:
        """List the seats of some duties, of one unit or of all."""
        return [
            seat
            for seat in self.seats
            if seat.post.duty in duties and (not unit or seat.post.unit.symbol == unit)
        ]

    def seat_of(self, duty: Duty, unit: str = "") -> Seat:
        return self.seats_of(duty, unit=unit)[0]

    @cached_property
    def leaders(self) -> list[Seat]:
        return self.seats_of(Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR)

    @cached_property
    def clerk(self) -> Seat:
        return self.seat_of(Duty.CLERK)

    @cached_property
    def intakes(self) -> dict[str, Holder]:
        """Heads and clerks of each unit, as work is given to a unit."""
        return {symbol: Holder.objects.of_intake(unit) for symbol, unit in self.units.items()}


@dataclass
class DemoOffice:
    """The department and the offices under it; stories of it are told on its timeline."""

    department: House
    branches: list[House]
    now: datetime
    documents: int
    is_small: bool
    timeline: Timeline = field(default_factory=Timeline)
    # Files that somebody waits for: they are read before the others, as uids of versions.
    read_first: set[str] = field(default_factory=set)

    @property
    def begins_at(self) -> datetime:
        """When the first thing happened of which the office knows."""
        return self.now - YEARS

    @property
    def houses(self) -> list[House]:
        return [self.department, *self.branches]

    @cached_property
    def hours(self) -> Hours:
        return Hours(OfficeDay.objects.calendar_of(self.department.agency))

    def chance(self, name: str) -> random.Random:
        """Return a source of chance that gives the same for the same name."""
        return random.Random(f"demo-{name}")  # noqa: S311 - content, not secrets

    def house_of(self, agency: Agency) -> House | None:
        return next((house for house in self.houses if house.agency == agency), None)
