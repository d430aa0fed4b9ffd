"""What processes do in the tests of numbers: take them, all at the same time."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from django.db import transaction

from documents.models import Direction, Register, RegisterEntry
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from tests.factories import create_agency
from tests.processes import wait_for_marker

SPRING = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
DAYS = 5


class _GivenUpError(Exception):
    """The writer dies before its transaction ends."""


def lay_out() -> None:
    create_agency()


def take_numbers(*, count: int, seed: int, start: str) -> int:
    """Take numbers at times that jump back and forth; give up one in ten. Return how many stay."""
    agency = Agency.objects.get()
    chance = random.Random(seed)
    wait_for_marker(start)
    kept = 0
    for _attempt in range(count):
        at = SPRING + timedelta(days=chance.randrange(DAYS))
        gives_up = chance.random() < 0.1
        try:
            _take(agency, at, gives_up=gives_up)
        except _GivenUpError:
            continue
        kept += 1
    return kept


def report() -> dict[str, object]:
    """Say what stands in the book: numbers, doubles, holes, days out of order."""
    book = Register.objects.get()
    rows = list(RegisterEntry.objects.of_register(book).values_list("number", "day"))
    numbers = [number for number, _day in rows]
    days: list[date] = [day for _number, day in rows]
    return {
        "count": len(numbers),
        "doubles": len(numbers) - len(set(numbers)),
        "holes": len(set(range(1, len(numbers) + 1)) - set(numbers)),
        "out_of_order": sum(earlier > later for earlier, later in pairwise(days)),
        "counter": book.last_number,
    }


def _take(agency: Agency, at: datetime, *, gives_up: bool) -> None:
    with transaction.atomic():
        book = Register.objects.open_outgoing(agency, "CV", at)
        thing = Thing.objects.create(
            kind=Direction.OUTGOING, agency=agency, sort_key=0, created_at=at
        )
        book.take_entry(thing=thing, at=at)
        if gives_up:
            raise _GivenUpError
