"""Opening ordinary things to roles, auditors and units; restricted ones to none of them."""

from datetime import timedelta

import pytest

from eoffice.access import opening, seeing
from eoffice.access.models import Cause, Right
from eoffice.organization.actor import Actor, actor_in
from eoffice.organization.models import Agency, Duty, Role, Unit
from eoffice.things.models import Thing
from tests.factories import MORNING, appoint, create_person, create_thing, create_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing(agency: Agency) -> Thing:
    return create_thing(agency, sort_key=7)


@pytest.fixture
def restricted(agency: Agency) -> Thing:
    """What is for named persons alone."""
    made = create_thing(agency, sort_key=8)
    made.is_restricted = True
    made.save(update_fields=["is_restricted"])
    return made


def anew(actor: Actor) -> Actor:
    """Ask as a new request does: with the holders of now."""
    return actor_in(actor.user, actor.post, MORNING + timedelta(minutes=1))


def rights_of(actor: Actor, thing: Thing) -> list[str]:
    return [right for right in Right if seeing.has_right(anew(actor), thing, right)]


def test_an_auditor_lists_and_does_not_read(thing: Thing, auditor: Actor) -> None:
    opening.open_to_auditors(thing, at=MORNING)

    assert rights_of(auditor, thing) == [Right.METADATA]


def test_an_auditor_is_told_why(thing: Thing, auditor: Actor) -> None:
    opening.open_to_auditors(thing, at=MORNING)

    causes = seeing.causes_of(anew(auditor), thing, at=MORNING)
    assert [grant.cause for grant in causes] == [Cause.AUDITED]


def test_the_auditor_of_another_agency_sees_nothing(thing: Thing, stranger: Actor) -> None:
    other = appoint(create_person("Kiểm Nơi Khác"), stranger.post.unit, Duty.AUDITOR)

    opening.open_to_auditors(thing, at=MORNING)

    assert rights_of(other, thing) == []


def test_heads_and_their_deputies_read_what_concerns_their_unit(
    thing: Thing, head: Actor, colleague: Actor, division: Unit
) -> None:
    deputy = appoint(create_person("Võ Phó Phòng"), division, Duty.DEPUTY_HEAD)

    opening.open_to_heads(thing, [division], at=MORNING)

    assert rights_of(head, thing) == rights_of(deputy, thing) == [Right.METADATA, Right.READ]
    assert rights_of(colleague, thing) == []


def test_the_clerk_in_the_office_is_not_its_head(thing: Thing, clerk: Actor, office: Unit) -> None:
    opening.open_to_heads(thing, [office], at=MORNING)

    assert rights_of(clerk, thing) == []


def test_the_staff_of_a_unit_read_what_it_has_made(
    thing: Thing, drafter: Actor, colleague: Actor, outsider: Actor, division: Unit
) -> None:
    opening.open_to_staff(thing, division, at=MORNING)

    assert Right.READ in rights_of(drafter, thing)
    assert Right.READ in rights_of(colleague, thing)
    assert rights_of(outsider, thing) == []


def test_whoever_comes_into_the_unit_reads_it_too(
    thing: Thing, drafter: Actor, division: Unit
) -> None:
    opening.open_to_staff(thing, division, at=MORNING)

    newcomer = appoint(create_person("Tân Đến Sau"), division, Duty.STAFF)

    assert Right.READ in rights_of(newcomer, thing)


def test_an_administrator_in_the_office_does_not_read_what_the_office_has_made(
    thing: Thing, secretary: Actor, administrator: Actor, auditor: Actor, office: Unit
) -> None:
    opening.open_to_staff(thing, office, at=MORNING)

    assert Right.READ in rights_of(secretary, thing)
    assert rights_of(administrator, thing) == rights_of(auditor, thing) == []


def test_a_restricted_thing_is_opened_to_none_of_them(
    restricted: Thing, auditor: Actor, director: Actor, head: Actor, drafter: Actor, division: Unit
) -> None:
    opening.open_to_auditors(restricted, at=MORNING)
    opening.open_to_role(restricted, Role.LEADERS, Right.READ, at=MORNING)
    opening.open_to_heads(restricted, [division], at=MORNING)
    opening.open_to_staff(restricted, division, at=MORNING)

    people = (auditor, director, head, drafter)
    assert [rights_of(person, restricted) for person in people] == [[], [], [], []]


def test_a_unit_without_a_head_opens_nothing(thing: Thing, agency: Agency) -> None:
    headless = create_unit(agency, "Tổ công tác", "TCT")

    opening.open_to_heads(thing, [headless], at=MORNING)

    assert not thing.grants.exists()
