"""The closure: the holders that a person in a post is in, directly or through others."""

from datetime import timedelta

import pytest

from eoffice.organization import membership
from eoffice.organization.actor import Actor, NotInPostError, actor_in, posts_of
from eoffice.organization.models import Agency, Domain, Duty, Holder, Holding, Role, Unit
from tests.factories import FOUNDED, MORNING, act_in, appoint, create_person, create_post


def test_a_clerk_is_in_the_post_the_unit_its_intake_the_role_and_the_domains(
    clerk: Actor, office: Unit, agency: Agency
) -> None:
    expected = {
        Holder.objects.of_post(clerk.post).pk,
        Holder.objects.of_unit(office).pk,
        Holder.objects.of_intake(office).pk,
        Holder.objects.of_role(agency, Role.REGISTRY).pk,
        Holder.objects.of_person(agency, clerk.user).pk,
        *(Holder.objects.of_domain(agency, domain).pk for domain in Domain),
    }

    assert clerk.holders == expected


def test_work_is_given_to_the_post_the_person_and_the_unit_not_to_roles_or_circles(
    clerk: Actor, office: Unit, agency: Agency
) -> None:
    circle = Holder.objects.make_circle(agency, "Ban soạn thảo")
    membership.put_member(circle, Holder.objects.of_post(clerk.post), at=FOUNDED, cause="member")
    now = act_in(clerk.user, clerk.post)

    assert circle.pk in now.holders
    assert now.seats == {
        Holder.objects.of_post(clerk.post).pk,
        Holder.objects.of_unit(office).pk,
        Holder.objects.of_intake(office).pk,
        Holder.objects.of_person(agency, clerk.user).pk,
    }


def test_an_administrator_is_in_no_domain(administrator: Actor, agency: Agency) -> None:
    domains = {Holder.objects.of_domain(agency, domain).pk for domain in Domain}

    assert not administrator.holders & domains


@pytest.mark.parametrize("duty", [Duty.ADMINISTRATOR, Duty.AUDITOR])
def test_who_stands_apart_is_not_in_the_unit_in_which_the_post_is(office: Unit, duty: Duty) -> None:
    actor = appoint(create_person(), office, duty)

    assert Holder.objects.of_unit(office).pk not in actor.holders


def test_an_administrator_reads_nothing_not_even_what_is_the_persons_own(
    office: Unit, division: Unit
) -> None:
    person = create_person()
    administrator = appoint(person, office, Duty.ADMINISTRATOR)
    at_work = appoint(person, division)

    assert act_in(person, administrator.post).groups == frozenset()
    assert act_in(person, at_work.post).groups


def test_a_person_with_two_posts_acts_in_one_of_them_at_a_time(
    office: Unit, division: Unit
) -> None:
    person = create_person()
    at_the_division = appoint(person, division, Duty.HEAD)
    at_the_office = appoint(person, office, Duty.STAFF)

    assert Holder.objects.of_unit(office).pk not in at_the_division.holders
    assert Holder.objects.of_unit(division).pk not in at_the_office.holders
    assert at_the_division.person_holder == at_the_office.person_holder
    assert len(posts_of(person, MORNING)) == 2


def test_a_circle_that_holds_a_unit_is_carried_by_everyone_in_it(
    drafter: Actor, division: Unit, agency: Agency
) -> None:
    circle = Holder.objects.make_circle(agency, "Mailing 12")
    membership.put_member(circle, Holder.objects.of_unit(division), at=FOUNDED, cause="mailing")

    assert circle.pk in act_in(drafter.user, drafter.post).holders


def test_holders_cannot_hold_each_other_in_a_ring(agency: Agency) -> None:
    outer = Holder.objects.make_circle(agency, "outer")
    inner = Holder.objects.make_circle(agency, "inner")
    membership.put_member(outer, inner, at=FOUNDED, cause="test")

    with pytest.raises(membership.CircularHoldingError):
        membership.put_member(inner, outer, at=FOUNDED, cause="test")


def test_the_closure_ends_even_where_a_ring_was_forced_into_the_table(
    drafter: Actor, division: Unit, agency: Agency
) -> None:
    unit, circle = Holder.objects.of_unit(division), Holder.objects.make_circle(agency, "ring")
    for holder, member in ((circle, unit), (unit, circle)):
        Holding.objects.create(holder=holder, member=member, cause="forced", begins_at=FOUNDED)

    assert circle.pk in act_in(drafter.user, drafter.post).holders


def test_after_a_merger_the_new_unit_holds_what_the_old_one_held(
    division: Unit, office: Unit, clerk: Actor
) -> None:
    old, new = Holder.objects.of_unit(division), Holder.objects.of_unit(office)
    membership.put_member(old, new, at=MORNING, cause="merged")

    assert old.pk in act_in(clerk.user, clerk.post, MORNING).holders


def test_undoing_a_merger_takes_back_what_came_with_it(
    division: Unit, office: Unit, clerk: Actor
) -> None:
    old, new = Holder.objects.of_unit(division), Holder.objects.of_unit(office)
    merger = membership.put_member(old, new, at=MORNING, cause="merged")
    an_hour_later = MORNING + timedelta(hours=1)

    membership.end_holding(merger, at=an_hour_later)

    assert old.pk in act_in(clerk.user, clerk.post, MORNING).holders
    assert old.pk not in act_in(clerk.user, clerk.post, an_hour_later).holders


def test_a_disabled_person_acts_in_no_post(drafter: Actor) -> None:
    drafter.user.is_active = False

    with pytest.raises(NotInPostError):
        actor_in(drafter.user, drafter.post, MORNING)


def test_nobody_acts_in_a_post_of_somebody_else(drafter: Actor, director: Actor) -> None:
    with pytest.raises(NotInPostError):
        actor_in(drafter.user, director.post, MORNING)


def test_nobody_acts_in_a_post_that_has_no_people(division: Unit) -> None:
    with pytest.raises(NotInPostError):
        actor_in(create_person(), create_post(division), MORNING)


def test_everyone_in_a_unit_is_listed_through_their_posts(
    drafter: Actor, head: Actor, outsider: Actor, division: Unit
) -> None:
    people = membership.people_in(Holder.objects.of_unit(division), MORNING)

    assert set(people) == {drafter.user, head.user}
