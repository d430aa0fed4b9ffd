"""Founding the demo office: agencies, units, posts, people, a delegation and swapped days."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from eoffice.accounts.models import Address, User
from eoffice.demo.office import PASSWORD, YEARS, DemoOffice, House, Seat
from eoffice.demo.people import GUEST, SECOND_POSTS, Person, is_woman, people
from eoffice.demo.places import AGENCY, INSIDE, LEADERS, PARENT, SUBORDINATES, UNITS, Place
from eoffice.lib.clock import office_day
from eoffice.lib.text import fold
from eoffice.organization import membership
from eoffice.organization.models import Agency, Delegation, Duty, OfficeDay, Post, Unit
from eoffice.organization.models.calendar import is_working_by_law

_CODE = "H99"
_BEFORE = timedelta(days=120)  # between the founding and the first letter
_GUEST_SINCE, _GUEST_UNTIL = timedelta(days=20), timedelta(days=60)
_SWAPS_FROM, _SWAPS_UNTIL = 10, 60  # days ahead among which a swapped pair is looked for


@transaction.atomic
def found(*, at: datetime, documents: int, is_small: bool) -> DemoOffice:
    """Make the department and the offices under it, as they have been for two years and more."""
    founded_at = at - YEARS - _BEFORE
    founded_on = office_day(founded_at)
    parent = _agency(PARENT, f"{_CODE}.1", on=founded_on, place="Sông Lam")
    agency = _agency(AGENCY, f"{_CODE}.1.12", on=founded_on, place="Sông Lam", parent=parent)
    department = _house(agency, (LEADERS, *UNITS), founded_at)
    branches = [
        _house(
            _agency(
                place, f"{_CODE}.1.12.{number}", on=founded_on, place="Sông Lam", parent=agency
            ),
            (INSIDE,),
            founded_at,
        )
        for number, place in enumerate(SUBORDINATES, start=1)
    ]
    houses: dict[Place | None, House] = {None: department}
    houses.update(zip(SUBORDINATES, branches, strict=True))
    persons: dict[str, User] = {}
    for ordinal, person in enumerate((*people(), *SECOND_POSTS), start=1):
        _seat(houses[person.branch], person, persons, ordinal, founded_at)
    _seat(department, GUEST, persons, 99, at - _GUEST_SINCE, ends_at=at + _GUEST_UNTIL)
    _swap_days(agency, office_day(at))
    _delegate(department, at)
    return DemoOffice(department, branches, at, documents, is_small)


@transaction.atomic
def know(
    *,
    name: str,
    short_name: str,
    symbol: str,
    place: str,
    parent: Agency | None,
    at: datetime,
) -> Agency:
    """Put a body that works elsewhere into the catalogue; one that is there stays as it is."""
    known: Agency | None = Agency.objects.filter(name=name).first()
    if known is not None:
        return known
    made: Agency = Agency.objects.create(
        code=f"{_CODE}.0.{Agency.objects.count()}",
        name=name,
        short_name=short_name[:60],
        symbol=symbol,
        place=place,
        parent=parent,
        valid_from=office_day(at),
    )
    return made


def _agency(
    made_up: Place, code: str, *, on: date, place: str, parent: Agency | None = None
) -> Agency:
    return Agency.objects.create(
        code=code,
        name=made_up.name,
        short_name=made_up.name.removesuffix(" tỉnh Sông Lam"),
        symbol=made_up.symbol,
        place=place,
        parent=parent,
        valid_from=on,
        is_hosted=made_up is not PARENT,
    )


def _house(agency: Agency, units: Iterable[Place], founded_at: datetime) -> House:
    membership.open_domains(agency, at=founded_at)
    made = {
        unit.symbol: Unit.objects.create(
            agency=agency,
            name=unit.name,
            symbol=unit.symbol,
            ordinal=ordinal,
            valid_from=office_day(founded_at),
        )
        for ordinal, unit in enumerate(units)
    }
    return House(agency, made, [])


def _seat(
    house: House,
    person: Person,
    persons: dict[str, User],
    ordinal: int,
    founded_at: datetime,
    *,
    ends_at: datetime | None = None,
) -> None:
    if person.name not in persons:
        persons[person.name] = _account(person, taken={one.username for one in persons.values()})
    post = Post.objects.create(
        unit=house.units[person.unit.symbol],
        title=person.title,
        duty=person.duty,
        ordinal=ordinal,
        valid_from=office_day(founded_at),
        valid_until=office_day(ends_at) if ends_at else None,
    )
    membership.put_person(post, persons[person.name], at=founded_at, ends_at=ends_at)
    # An instant later: what a circle of holders needs is all there by then.
    known_at = founded_at + timedelta(hours=1)
    house.seats.append(Seat(persons[person.name], post, known_at))


def _account(person: Person, taken: set[str]) -> User:
    *family, given = fold(person.name).split()
    stem = given + "".join(word[0] for word in family)
    username = next(
        name
        for number in range(1, 99)
        if (name := f"{stem}{number if number > 1 else ''}") not in taken
    )
    return User.objects.create(
        username=username,
        password=_password(),
        full_name=person.name,
        address=Address.MS if is_woman(person.name) else Address.MR,
        phone=f"0238 3 {sum(map(ord, person.name)) % 900_000 + 100_000}",
    )


_made: list[str] = []


def _password() -> str:
    """Return the hash of the shared password: made once, since making it is slow on purpose."""
    if not _made:
        _made.append(make_password(PASSWORD))
    return _made[0]


def _swap_days(agency: Agency, today: date) -> None:
    """Work on a Saturday soon, for a Monday after it on which the office rests."""
    ahead = [today + timedelta(days=days) for days in range(_SWAPS_FROM, _SWAPS_UNTIL)]
    saturday = next(day for day in ahead if day.weekday() == 5 and not is_working_by_law(day))
    monday = next(
        day for day in ahead if day > saturday and day.weekday() == 0 and is_working_by_law(day)
    )
    reason = f"Thông báo số 15/TB-STP: nghỉ ngày {monday:%d/%m}, làm bù ngày {saturday:%d/%m}"
    OfficeDay.objects.create(agency=agency, day=saturday, is_working=True, reason=reason)
    OfficeDay.objects.create(agency=agency, day=monday, is_working=False, reason=reason)


def _delegate(department: House, at: datetime) -> None:
    """Let a deputy head act for a head who is away this month."""
    head = department.seat_of(Duty.HEAD, "BTTP")
    deputy = department.seat_of(Duty.DEPUTY_HEAD, "BTTP")
    begins_at = datetime.combine(office_day(at) - timedelta(days=5), time(0), tzinfo=UTC)
    Delegation.objects.create(
        post=head.post,
        deputy=deputy.person,
        basis="Giấy ủy quyền số 07/GUQ-STP",
        begins_at=begins_at,
        ends_at=begins_at + timedelta(days=30),
    )
