"""The closure in a large office: every page asks for it, so that it must cost what one is in."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, HolderKind, Holding, Unit
from tests.factories import FOUNDED, act_in, appoint, create_person
from tests.plans import learn, read_whole, rows_read

CIRCLES, PEOPLE = 1_000, 3
HOLDERS, HOLDINGS = "organization_holder", "organization_holding"

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone has such plans"
)


@pytest.fixture
def crowded(agency: Agency, office: Unit) -> list[Holder]:
    """A thousand circles of three people each, as work files and mailings leave behind."""
    people = [appoint(create_person(), office) for _number in range(PEOPLE)]
    groups = Group.objects.bulk_create(Group(name=f"circle {n}") for n in range(CIRCLES))
    circles = Holder.objects.bulk_create(
        Holder(kind=HolderKind.CIRCLE, agency=agency, group=group, name=group.name)
        for group in groups
    )
    Holding.objects.bulk_create(
        Holding(holder=circle, member_id=person.post_holder, cause="test", begins_at=FOUNDED)
        for circle in circles
        for person in people
    )
    learn()
    return circles


def test_who_is_in_little_reads_little(crowded: list[Holder], drafter: Actor) -> None:
    assert len(crowded) == CIRCLES

    read = rows_read(lambda: act_in(drafter.user, drafter.post))

    assert read[HOLDINGS] < 30
    assert read[HOLDERS] < 30
    assert not {HOLDERS, HOLDINGS} & read_whole(lambda: act_in(drafter.user, drafter.post))


def test_who_is_in_much_reads_what_they_are_in(crowded: list[Holder], drafter: Actor) -> None:
    mine = crowded[:200]
    Holding.objects.bulk_create(
        Holding(holder=circle, member_id=drafter.post_holder, cause="test", begins_at=FOUNDED)
        for circle in mine
    )
    learn()

    read = rows_read(lambda: act_in(drafter.user, drafter.post))

    assert {circle.pk for circle in mine} <= act_in(drafter.user, drafter.post).holders
    assert read[HOLDINGS] < 230
    assert read[HOLDERS] < 230
