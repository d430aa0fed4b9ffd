"""Giving and ending rights: the ledger tells the whole story, the projection what holds now."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from guardian.models import GroupObjectPermission, UserObjectPermission

from eoffice.access import granting, seeing
from eoffice.access.models import Cause, Grant, Right, ThingRight
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder
from eoffice.things.models import Thing
from tests.factories import MORNING, create_thing

pytestmark = pytest.mark.django_db

# What is given in the morning ends on a day to come: what is over is never brought back.
NOON = timezone.now() + timedelta(days=1)
EVENING = NOON + timedelta(hours=6)


@pytest.fixture
def thing(agency: Agency) -> Thing:
    """What the rights are on."""
    return create_thing(agency, sort_key=7)


@pytest.fixture
def holder(drafter: Actor) -> Holder:
    """The holder of the drafter's post."""
    return Holder.objects.get(pk=drafter.post_holder)


def give(
    thing: Thing,
    *holders: Holder,
    right: Right = Right.READ,
    cause: Cause = Cause.LEAD,
    at: datetime = MORNING,
    ends_at: datetime | None = None,
    reference: str = "",
) -> None:
    granting.grant(thing, holders, right, cause=cause, at=at, ends_at=ends_at, reference=reference)


def projected(thing: Thing) -> set[tuple[int, str]]:
    rows = ThingRight.objects.filter(content_object=thing)
    return set(rows.values_list("group_id", "permission__codename"))


def test_a_right_to_read_carries_the_line_in_the_list(thing: Thing, holder: Holder) -> None:
    give(thing, holder)

    assert projected(thing) == {
        (holder.group_id, "metadata_thing"),
        (holder.group_id, "read_thing"),
    }


def test_a_line_in_the_list_is_not_the_paper(thing: Thing, drafter: Actor, holder: Holder) -> None:
    give(thing, holder, right=Right.METADATA)

    assert seeing.has_right(drafter, thing, Right.METADATA)
    assert not seeing.has_right(drafter, thing, Right.READ)


def test_giving_the_same_again_changes_nothing(thing: Thing, holder: Holder) -> None:
    give(thing, holder)
    give(thing, holder, at=NOON)

    assert list(Grant.objects.values_list("begins_at", flat=True)) == [MORNING]
    assert ThingRight.objects.count() == 2


def test_the_projection_carries_what_lists_sort_by(thing: Thing, holder: Holder) -> None:
    give(thing, holder)

    assert set(ThingRight.objects.values_list("kind", "sort_key")) == {("made-up", 7)}


def test_a_new_place_in_the_list_reaches_the_projection(thing: Thing, holder: Holder) -> None:
    give(thing, holder)
    thing.sort_key = 9
    thing.save(update_fields=["sort_key"])

    granting.project(thing, at=NOON)

    assert set(ThingRight.objects.values_list("sort_key", flat=True)) == {9}


def test_ending_one_of_two_causes_leaves_the_right(
    thing: Thing, drafter: Actor, holder: Holder
) -> None:
    give(thing, holder, cause=Cause.LEAD)
    give(thing, holder, cause=Cause.DRAFTED)

    granting.end_grants(thing, at=NOON, cause=Cause.LEAD)

    assert seeing.has_right(drafter, thing, Right.READ)


def test_ending_the_last_cause_ends_the_right(thing: Thing, drafter: Actor, holder: Holder) -> None:
    give(thing, holder, cause=Cause.LEAD)
    give(thing, holder, cause=Cause.DRAFTED)
    granting.end_grants(thing, at=NOON, cause=Cause.LEAD)

    granting.end_grants(thing, at=EVENING, cause=Cause.DRAFTED)

    assert not seeing.has_right(drafter, thing, Right.METADATA)
    assert projected(thing) == set()


def test_ending_the_reading_leaves_the_line_where_it_has_its_own_cause(
    thing: Thing, drafter: Actor, holder: Holder
) -> None:
    give(thing, holder, right=Right.METADATA, cause=Cause.OPENED)
    give(thing, holder, right=Right.READ, cause=Cause.LEAD)

    granting.end_grants(thing, at=NOON, cause=Cause.LEAD)

    assert projected(thing) == {(holder.group_id, "metadata_thing")}


def test_ending_for_one_holder_leaves_the_others(
    thing: Thing, holder: Holder, colleague: Actor
) -> None:
    other = Holder.objects.get(pk=colleague.post_holder)
    give(thing, holder, other)

    granting.end_grants(thing, at=NOON, holder=holder)

    assert {group for group, _codename in projected(thing)} == {other.group_id}


def test_ending_by_reference_leaves_what_came_from_elsewhere(thing: Thing, holder: Holder) -> None:
    give(thing, holder, reference="one")
    give(thing, holder, reference="two")

    granting.end_grants(thing, at=NOON, reference="one")

    assert set(Grant.objects.values_list("reference", "ends_at")) == {("one", NOON), ("two", None)}


def test_what_has_ended_stays_in_the_ledger_with_its_end(thing: Thing, holder: Holder) -> None:
    give(thing, holder)
    granting.end_grants(thing, at=NOON)
    give(thing, holder, at=EVENING)

    assert list(Grant.objects.order_by("begins_at").values_list("begins_at", "ends_at")) == [
        (MORNING, NOON),
        (EVENING, None),
    ]


def test_ending_again_does_not_move_the_end(thing: Thing, holder: Holder) -> None:
    give(thing, holder)
    granting.end_grants(thing, at=NOON)

    granting.end_grants(thing, at=EVENING)

    assert Grant.objects.get().ends_at == NOON


def test_a_grant_that_another_clock_began_a_moment_later_is_ended_too(
    thing: Thing, holder: Holder
) -> None:
    give(thing, holder, at=MORNING + timedelta(milliseconds=3))

    granting.end_grants(thing, at=MORNING)

    grant = Grant.objects.get()
    assert grant.ends_at == grant.begins_at


def test_a_right_with_an_end_is_over_then(thing: Thing, drafter: Actor, holder: Holder) -> None:
    give(thing, holder, ends_at=timezone.now() - timedelta(seconds=1))

    assert not seeing.has_right(drafter, thing, Right.METADATA)
    assert not list(seeing.newest_for(drafter, "made-up"))


def test_of_several_ends_the_last_counts(thing: Thing, holder: Holder) -> None:
    give(thing, holder, ends_at=NOON, cause=Cause.LEAD)
    give(thing, holder, ends_at=EVENING, cause=Cause.SUPPORT)

    assert set(ThingRight.objects.values_list("ends_at", flat=True)) == {EVENING}


def test_a_right_without_an_end_outlasts_one_with_an_end(thing: Thing, holder: Holder) -> None:
    give(thing, holder, ends_at=None, cause=Cause.LEAD)
    give(thing, holder, ends_at=EVENING, cause=Cause.SUPPORT)

    assert set(ThingRight.objects.values_list("ends_at", flat=True)) == {None}


def test_the_end_of_the_longer_cause_brings_back_the_end_of_the_shorter(
    thing: Thing, holder: Holder
) -> None:
    give(thing, holder, ends_at=None, cause=Cause.LEAD)
    give(thing, holder, ends_at=EVENING, cause=Cause.SUPPORT)

    granting.end_grants(thing, at=NOON, cause=Cause.LEAD)

    assert set(ThingRight.objects.values_list("ends_at", flat=True)) == {EVENING}


def test_many_holders_get_the_right_at_once(thing: Thing, agency: Agency) -> None:
    circles = [Holder.objects.make_circle(agency, f"circle {number}") for number in range(20)]

    give(thing, *circles)

    assert {group for group, _codename in projected(thing)} == {
        circle.group_id for circle in circles
    }


def test_listeners_are_told_whether_anybody_lost_a_right(
    thing: Thing, holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, bool]] = []
    monkeypatch.setattr(granting, "_listeners", [])
    granting.on_change(lambda changed, is_loss: told.append((changed.pk, is_loss)))

    give(thing, holder)
    granting.end_grants(thing, at=NOON)

    assert told == [(thing.pk, False), (thing.pk, True)]


def test_a_right_that_ended_by_itself_is_lost_at_the_next_projection(
    thing: Thing, holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(thing, holder, ends_at=NOON)
    told: list[bool] = []
    monkeypatch.setattr(granting, "_listeners", [lambda _thing, is_loss: told.append(is_loss)])

    granting.project(thing, at=EVENING)

    assert told == [True]
    assert projected(thing) == set()


def test_what_is_rolled_back_leaves_neither_ledger_nor_projection(
    thing: Thing, holder: Holder
) -> None:
    with transaction.atomic():
        give(thing, holder)
        transaction.set_rollback(True)

    assert not Grant.objects.exists()
    assert not ThingRight.objects.exists()


def test_the_database_refuses_a_second_open_grant_of_the_same_kind(
    thing: Thing, holder: Holder
) -> None:
    give(thing, holder)

    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.bulk_create(
            [Grant(thing=thing, holder=holder, right="read", cause="lead", begins_at=NOON)]
        )


def test_the_database_refuses_an_end_before_the_beginning(thing: Thing, holder: Holder) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        give(thing, holder, at=NOON, ends_at=MORNING)


def test_the_database_refuses_a_second_row_for_one_right(thing: Thing, holder: Holder) -> None:
    give(thing, holder)
    row = ThingRight.objects.first()
    assert row is not None
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        ThingRight.objects.bulk_create([row])


def test_guardians_generic_tables_stay_empty(thing: Thing, holder: Holder) -> None:
    give(thing, holder)

    assert not GroupObjectPermission.objects.exists()
    assert not UserObjectPermission.objects.exists()


def test_an_act_that_began_earlier_does_not_bring_back_what_ended_meanwhile(
    thing: Thing, holder: Holder, agency: Agency
) -> None:
    other = Holder.objects.make_circle(agency, "circle")
    now = timezone.now()
    give(thing, holder)
    granting.end_grants(thing, at=now)

    give(thing, other, at=now - timedelta(seconds=1))

    assert {group for group, _codename in projected(thing)} == {other.group_id}
