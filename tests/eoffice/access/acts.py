"""What processes do in the tests of access: give and end rights on one thing at the same time."""

from django.db import transaction
from django.utils import timezone

from eoffice.access import granting
from eoffice.access.models import Cause, Grant, Right, ThingRight
from eoffice.organization.models import Holder
from eoffice.things.models import Thing
from tests.factories import create_agency, create_thing
from tests.processes import wait_for_marker


def lay_out() -> None:
    agency = create_agency()
    create_thing(agency)
    Holder.objects.make_circle(agency, "the one circle")


def give_and_end(*, cause: str, times: int, start: str) -> None:
    """Give a right and end it, by one cause, many times; the lead's is given once more at last."""
    thing = Thing.objects.get()
    holder = Holder.objects.get(name="the one circle")
    wait_for_marker(start)
    for _time in range(times):
        granting.grant(thing, [holder], Right.READ, cause=Cause(cause), at=timezone.now())
        granting.end_grants(thing, at=timezone.now(), cause=Cause(cause))
    if cause == "lead":
        with transaction.atomic():
            granting.grant(thing, [holder], Right.READ, cause=Cause(cause), at=timezone.now())


def compare() -> tuple[list[str], int]:
    """Return the open causes in the ledger, and how many rows the projection has."""
    causes = Grant.objects.filter(ends_at__isnull=True).values_list("cause", flat=True)
    return sorted(causes), ThingRight.objects.count()
