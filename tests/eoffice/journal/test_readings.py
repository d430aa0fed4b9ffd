"""Readings: who has had what open, one row for a person, a post, a thing and an hour."""

from datetime import timedelta

import pytest

from eoffice.journal.models import JournalEntry, Reading
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty, Unit
from eoffice.things.models import Thing
from tests.factories import FOUNDED, MORNING, act_in, create_post, create_thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing(agency: Agency) -> Thing:
    """What is read."""
    return create_thing(agency)


def note(actor: Actor, thing: Thing, minutes: float = 0) -> None:
    Reading.objects.note(actor=actor, thing=thing, at=MORNING + timedelta(minutes=minutes))


def test_a_first_look_is_one_row(thing: Thing, drafter: Actor) -> None:
    note(drafter, thing, minutes=5)

    reading = Reading.objects.get()
    assert (reading.user, reading.post, reading.hour) == (drafter.user, drafter.post, MORNING)
    assert (reading.count, reading.first_at, reading.last_at) == (
        1,
        MORNING + timedelta(minutes=5),
        MORNING + timedelta(minutes=5),
    )


def test_looks_in_the_same_hour_are_counted_in_one_row(thing: Thing, drafter: Actor) -> None:
    note(drafter, thing)
    note(drafter, thing, minutes=20)
    note(drafter, thing, minutes=59)

    reading = Reading.objects.get()
    assert (reading.count, reading.last_at) == (3, MORNING + timedelta(minutes=59))


def test_a_page_that_is_loaded_twice_in_a_minute_is_one_look(thing: Thing, drafter: Actor) -> None:
    note(drafter, thing)
    note(drafter, thing, minutes=0.5)

    assert Reading.objects.get().count == 1


def test_the_next_hour_is_a_row_of_its_own(thing: Thing, drafter: Actor) -> None:
    note(drafter, thing, minutes=59)
    note(drafter, thing, minutes=60)

    assert Reading.objects.count() == 2


def test_each_post_of_a_person_is_counted_apart(thing: Thing, drafter: Actor, office: Unit) -> None:
    second = create_post(office, Duty.STAFF)
    membership.put_person(second, drafter.user, at=FOUNDED)

    note(drafter, thing)
    note(act_in(drafter.user, second), thing)

    assert Reading.objects.count() == 2


def test_reading_is_no_entry_in_the_journal(thing: Thing, drafter: Actor) -> None:
    note(drafter, thing)

    assert not JournalEntry.objects.exists()
