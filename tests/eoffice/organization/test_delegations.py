"""Acting for another's post: what a deputy carries, and when it is gone."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from eoffice.organization import membership
from eoffice.organization.actor import Actor, NotInPostError, actor_for, delegations_of
from eoffice.organization.models import Delegation, Holder, Holding, Role
from tests.factories import MORNING

DAY = timedelta(days=1)


@pytest.fixture
def delegation(director: Actor, head: Actor) -> Delegation:
    return Delegation.objects.create(
        post=director.post,
        deputy=head.user,
        kinds=["CV", "QD"],
        basis="Giấy ủy quyền số 05/UQ-STP",
        begins_at=MORNING,
        ends_at=MORNING + 10 * DAY,
    )


def test_a_deputy_carries_the_posts_closure(
    delegation: Delegation, director: Actor, head: Actor
) -> None:
    deputy = actor_for(head.user, delegation, MORNING)

    assert deputy.holders == director.holders - {director.person_holder}
    assert deputy.has_role(Role.LEADERS, director.agency.pk)
    assert deputy.user == head.user


def test_a_deputy_never_carries_what_is_the_delegators_in_person(
    delegation: Delegation, director: Actor, head: Actor
) -> None:
    deputy = actor_for(head.user, delegation, MORNING)

    assert director.person_holder not in deputy.holders
    assert head.person_holder not in deputy.holders
    assert deputy.person_holder is None


def test_a_deputy_is_cut_to_the_kinds_that_are_delegated(
    delegation: Delegation, head: Actor
) -> None:
    assert actor_for(head.user, delegation, MORNING).kinds == frozenset({"CV", "QD"})
    assert delegation.covers("CV")
    assert not delegation.covers("TTr")


@pytest.mark.parametrize("moment", [MORNING - timedelta(microseconds=1), MORNING + 10 * DAY])
def test_nobody_acts_outside_the_period(
    delegation: Delegation, head: Actor, moment: datetime
) -> None:
    with pytest.raises(NotInPostError):
        actor_for(head.user, delegation, moment)


def test_a_revoked_delegation_is_gone_at_once(delegation: Delegation, head: Actor) -> None:
    delegation.revoked_at = MORNING + DAY
    delegation.save(update_fields=["revoked_at"])

    assert delegations_of(head.user, MORNING + DAY) == []
    with pytest.raises(NotInPostError):
        actor_for(head.user, delegation, MORNING + DAY)


def test_somebody_else_cannot_use_it(delegation: Delegation, drafter: Actor) -> None:
    with pytest.raises(NotInPostError):
        actor_for(drafter.user, delegation, MORNING)


def test_a_disabled_deputy_does_not_act(delegation: Delegation, head: Actor) -> None:
    head.user.is_active = False

    with pytest.raises(NotInPostError):
        actor_for(head.user, delegation, MORNING)


def test_a_deputy_who_has_left_the_agency_does_not_act(delegation: Delegation, head: Actor) -> None:
    holding = Holding.objects.get(holder__post=head.post, person=head.user)
    membership.end_person(holding, ends_at=MORNING + DAY, at=MORNING + DAY)

    assert actor_for(head.user, delegation, MORNING)
    assert delegations_of(head.user, MORNING + DAY) == []
    with pytest.raises(NotInPostError):
        actor_for(head.user, delegation, MORNING + DAY)


def test_a_deputy_of_an_administrator_does_not_administer(
    administrator: Actor, head: Actor
) -> None:
    delegation = Delegation.objects.create(
        post=administrator.post,
        deputy=head.user,
        basis="Giấy ủy quyền số 06/UQ-STP",
        begins_at=MORNING,
        ends_at=MORNING + DAY,
    )

    assert not actor_for(head.user, delegation, MORNING).administers(administrator.agency.pk)


def test_a_delegation_writes_no_holdings(delegation: Delegation, director: Actor) -> None:
    holder = Holder.objects.of_post(director.post)

    assert Holding.objects.filter(holder=holder).count() == 1


def test_the_next_request_after_revocation_finds_another_actor(
    delegation: Delegation, head: Actor, client: Client
) -> None:
    delegation.ends_at = timezone.now() + DAY
    delegation.save(update_fields=["ends_at"])
    client.force_login(head.user)
    client.post("/post/act-in/", {"post": str(delegation.uid)})
    assert client.get("/delegations/").context["post"] == delegation.post

    delegation.revoked_at = timezone.now()
    delegation.save(update_fields=["revoked_at"])

    assert client.get("/delegations/").status_code == 302
