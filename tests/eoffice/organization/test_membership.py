"""Membership: people hold posts from an instant until another, and their own holder follows."""

from datetime import timedelta

import pytest

from eoffice.organization import membership
from eoffice.organization.actor import NotInPostError, actor_in
from eoffice.organization.models import Duty, Holder, Holding, Unit
from tests.factories import FOUNDED, MORNING, create_person, create_post

WEEK = timedelta(days=7)


def test_a_person_acts_in_a_post_from_the_first_instant_to_before_the_last(office: Unit) -> None:
    person, post = create_person(), create_post(office)
    membership.put_person(post, person, at=MORNING, ends_at=MORNING + WEEK)

    assert actor_in(person, post, MORNING)
    assert actor_in(person, post, MORNING + WEEK - timedelta(microseconds=1))
    for outside in (MORNING - timedelta(microseconds=1), MORNING + WEEK):
        with pytest.raises(NotInPostError):
            actor_in(person, post, outside)


def test_the_same_open_appointment_again_gives_the_first_row(office: Unit) -> None:
    person, post = create_person(), create_post(office)
    first = membership.put_person(post, person, at=MORNING)

    assert membership.put_person(post, person, at=MORNING + WEEK) == first


def test_a_second_period_over_the_first_is_refused(office: Unit) -> None:
    person, post = create_person(), create_post(office)
    membership.put_person(post, person, at=MORNING, ends_at=MORNING + WEEK)

    with pytest.raises(membership.AlreadyInPostError):
        membership.put_person(post, person, at=MORNING + timedelta(days=1))


def test_a_person_can_come_back_to_a_post(office: Unit) -> None:
    person, post = create_person(), create_post(office)
    membership.put_person(post, person, at=MORNING, ends_at=MORNING + WEEK)

    membership.put_person(post, person, at=MORNING + 2 * WEEK)

    assert actor_in(person, post, MORNING + 3 * WEEK)


def test_the_persons_own_holder_lasts_as_long_as_the_longest_post(office: Unit) -> None:
    person, short, long = create_person(), create_post(office), create_post(office)
    membership.put_person(short, person, at=MORNING, ends_at=MORNING + WEEK)
    membership.put_person(long, person, at=MORNING, ends_at=MORNING + 3 * WEEK)
    own = Holder.objects.of_person(office.agency, person)

    assert membership.people_in(own, MORNING + 2 * WEEK) == [person]
    assert membership.people_in(own, MORNING + 3 * WEEK) == []


def test_ending_one_of_two_posts_is_not_the_end(office: Unit) -> None:
    person, post, other = create_person(), create_post(office), create_post(office)
    holding = membership.put_person(post, person, at=FOUNDED)
    membership.put_person(other, person, at=FOUNDED)

    is_last = membership.end_person(holding, ends_at=MORNING, at=MORNING)

    assert not is_last
    assert membership.people_in(Holder.objects.of_person(office.agency, person), MORNING)


def test_ending_the_last_post_ends_the_persons_own_holder(office: Unit) -> None:
    person, post = create_person(), create_post(office)
    holding = membership.put_person(post, person, at=FOUNDED)

    is_last = membership.end_person(holding, ends_at=MORNING, at=MORNING)

    assert is_last
    own = Holder.objects.of_person(office.agency, person)
    assert membership.people_in(own, MORNING - timedelta(seconds=1)) == [person]
    assert membership.people_in(own, MORNING) == []


def test_an_end_that_is_planned_keeps_the_person_until_then(office: Unit) -> None:
    person, post = create_person(), create_post(office)
    holding = membership.put_person(post, person, at=FOUNDED)

    assert membership.end_person(holding, ends_at=MORNING + WEEK, at=MORNING)

    own = Holder.objects.of_person(office.agency, person)
    assert membership.people_in(own, MORNING + timedelta(days=6)) == [person]
    assert membership.people_in(own, MORNING + WEEK) == []


def test_a_colleague_who_begins_sooner_is_in_the_unit_at_once(office: Unit) -> None:
    post = create_post(office, Duty.STAFF)
    membership.put_person(post, create_person(), at=MORNING + WEEK)
    sooner = create_person()

    membership.put_person(post, sooner, at=MORNING)

    assert Holder.objects.of_unit(office).pk in actor_in(sooner, post, MORNING).holders


def test_closing_a_post_ends_what_everybody_holds_in_it(office: Unit) -> None:
    first, second, post = create_person(), create_person(), create_post(office)
    for person in (first, second):
        membership.put_person(post, person, at=FOUNDED)
    membership.put_person(create_post(office), second, at=FOUNDED)

    last = membership.close_post(post, ends_at=MORNING, at=MORNING)

    assert last == [first]
    assert not Holding.objects.in_force_at(MORNING).filter(holder__post=post).exists()


def test_the_agency_that_made_an_account_is_its_home(office: Unit, division: Unit) -> None:
    person = create_person()
    membership.put_person(create_post(office), person, at=FOUNDED)

    assert membership.home_of(person) == office.agency
    assert membership.home_of(create_person()) is None
