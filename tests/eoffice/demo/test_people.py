"""Sixty people with names of their own, and a post of every duty but that of a guest."""

from eoffice.demo.people import SECOND_POSTS, people
from eoffice.demo.places import LEADERS, SUBORDINATES, UNITS
from eoffice.organization.models import Duty


def test_sixty_people_have_names_of_their_own() -> None:
    everybody = people()

    assert len(everybody) == 60
    assert len({person.name for person in everybody}) == 60
    assert all(2 <= len(person.name.split()) <= 5 for person in everybody)


def test_every_duty_but_that_of_a_guest_is_somebodys() -> None:
    assert {person.duty for person in people()} == set(Duty) - {Duty.GUEST}


def test_a_director_and_two_deputies_lead() -> None:
    leaders = [person.duty for person in people() if person.unit is LEADERS]

    assert leaders == [Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR, Duty.DEPUTY_DIRECTOR]


def test_every_unit_has_a_head() -> None:
    heads = [person.unit for person in people() if person.duty == Duty.HEAD]

    assert heads == list(UNITS)


def test_two_administrators_can_appoint_each_other() -> None:
    administrators = [person for person in people() if person.duty == Duty.ADMINISTRATOR]

    assert len(administrators) == 2


def test_every_office_under_the_department_has_a_leader_a_clerk_and_an_administrator() -> None:
    for office in SUBORDINATES:
        duties = {person.duty for person in (*people(), *SECOND_POSTS) if person.branch == office}
        assert {Duty.DIRECTOR, Duty.CLERK, Duty.ADMINISTRATOR} <= duties


def test_second_posts_are_of_people_who_have_a_first() -> None:
    assert {person.name for person in SECOND_POSTS} <= {person.name for person in people()}
