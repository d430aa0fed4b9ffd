"""Makes things for tests: plain functions that ask for what matters and fill in the rest."""

from datetime import UTC, date, datetime
from itertools import count

from eoffice.accounts.models import User
from eoffice.organization import membership
from eoffice.organization.actor import Actor, actor_in
from eoffice.organization.models import Agency, Duty, Post, Unit
from eoffice.things.models import Thing

FOUNDED_ON = date(2020, 1, 1)
FOUNDED = datetime(2020, 1, 1, tzinfo=UTC)
MORNING = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
"""A Wednesday, ten o'clock in Hà Nội; long past, so that rights given then are in force today."""
PASSWORD = "a password for tests 42"

_numbers = count(1)


def create_agency(name: str = "Sở Tư pháp tỉnh Sông Lam", symbol: str = "STP") -> Agency:
    """Make an agency that works here, with its ordinary documents opened by the usual rule."""
    number = next(_numbers)
    agency = Agency.objects.create(
        code=f"H99.{number}",
        name=name,
        short_name=name.removesuffix(" tỉnh Sông Lam"),
        symbol=symbol,
        place="Sông Lam",
        is_hosted=True,
        valid_from=FOUNDED_ON,
    )
    membership.open_domains(agency, at=FOUNDED)
    return agency


def create_unit(agency: Agency, name: str = "Văn phòng", symbol: str = "VP") -> Unit:
    return Unit.objects.create(
        agency=agency, name=name, symbol=symbol, ordinal=next(_numbers), valid_from=FOUNDED_ON
    )


def create_post(unit: Unit, duty: Duty = Duty.STAFF, title: str = "") -> Post:
    """Make a post; a guest's ends at the end of the century."""
    return Post.objects.create(
        unit=unit,
        title=title or str(duty.label),
        duty=duty,
        ordinal=next(_numbers),
        valid_from=FOUNDED_ON,
        valid_until=date(2099, 12, 31) if duty == Duty.GUEST else None,
    )


def create_person(full_name: str = "Nguyễn Văn An", username: str = "") -> User:
    number = next(_numbers)
    return User.objects.create_user(
        username=username or f"person{number}", password=PASSWORD, full_name=full_name
    )


def appoint(person: User, unit: Unit, duty: Duty = Duty.STAFF, title: str = "") -> Actor:
    """Put a person into a new post of a unit, and return them acting in it."""
    post = create_post(unit, duty, title)
    membership.put_person(post, person, at=FOUNDED)
    return act_in(person, post)


def act_in(person: User, post: Post, at: datetime = MORNING) -> Actor:
    return actor_in(person, post, at)


def create_thing(agency: Agency, kind: str = "made-up", sort_key: int = 0) -> Thing:
    """Make a thing that is nothing in particular."""
    return Thing.objects.create(agency=agency, kind=kind, sort_key=sort_key, created_at=MORNING)
