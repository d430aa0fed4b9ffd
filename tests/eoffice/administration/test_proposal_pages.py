"""The page of what waits for a second person, and the notices that lead to it."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from eoffice.accounts.models import User
from eoffice.administration import notices
from eoffice.administration.actions import confirming, proposals
from eoffice.administration.lifecycles import ProposalState
from eoffice.administration.models import Proposal
from eoffice.lib.clock import office_day
from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from eoffice.organization.models import Unit
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, create_post
from tests.meetings.factories import work

PAGE = "/administration/proposals/"


@pytest.fixture
def access(administrator: Actor, director: Actor, drafter: Actor) -> Proposal:
    """A code for the drafter, for which the administrator has asked just now."""
    proposal, _half = proposals.propose_access(
        person=drafter.user, actor=administrator, at=timezone.now()
    )
    return proposal


def told(person: User) -> list[str]:
    work()
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_leader_reads_who_wants_what_for_whom(
    access: Proposal, administrator: Actor, director: Actor, sign_in: SignIn
) -> None:
    page = sign_in(director).get(PAGE).content.decode()

    assert administrator.user.full_name in page
    assert access.whom.full_name in page
    assert access.whom.username in page
    assert f"{PAGE}{access.uid}/confirm/" in page


def test_who_confirms_is_shown_the_second_half_once(
    access: Proposal, director: Actor, sign_in: SignIn
) -> None:
    client = sign_in(director)

    response = client.post(f"{PAGE}{access.uid}/confirm/", follow=True)

    half = response.context["half"].half
    assert half in response.content.decode()
    assert half not in client.get(PAGE).content.decode()


def test_the_proposer_is_offered_to_withdraw_and_not_to_confirm(
    access: Proposal, administrator: Actor, sign_in: SignIn
) -> None:
    client = sign_in(administrator)
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}{access.uid}/confirm/" not in page

    assert client.post(f"{PAGE}{access.uid}/confirm/").status_code == 403
    client.post(f"{PAGE}{access.uid}/withdraw/")

    access.refresh_from_db()
    assert access.state == ProposalState.WITHDRAWN


def test_declining_asks_for_the_reason_and_shows_it_to_the_proposer(
    access: Proposal, administrator: Actor, director: Actor, sign_in: SignIn
) -> None:
    client, url = sign_in(director), f"{PAGE}{access.uid}/decline/"
    assert client.post(url, {"reason": ""}).status_code == 422

    client.post(url, {"reason": "Chị Hằng không yêu cầu"})

    assert "Chị Hằng không yêu cầu" in sign_in(administrator).get(PAGE).content.decode()


def test_what_another_agency_proposes_is_not_there(
    access: Proposal, stranger: Actor, sign_in: SignIn
) -> None:
    assert sign_in(stranger).get(PAGE).status_code == 404
    assert sign_in(stranger).post(f"{PAGE}{access.uid}/confirm/").status_code == 404


def test_a_button_that_is_dead_says_why(
    administrator: Actor,
    director: Actor,
    office: Unit,
    sign_in: SignIn,
    second_administrator: Actor,
) -> None:
    now = timezone.now()
    proposals.propose_appointment(
        post=create_post(office),
        person=director.user,
        first_day=office_day(now),
        actor=administrator,
        at=now,
    )

    (line,) = sign_in(director).get(PAGE).context["waiting"]

    with translation.override("en"):
        assert "about you" in str(line.can_confirm.reason)


def test_who_confirms_a_delegation_reads_what_it_covers(
    administrator: Actor, director: Actor, head: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    now = timezone.now()
    proposals.propose_delegation(
        post=head.post,
        deputy=drafter.user,
        basis="Giấy ủy quyền số 05",
        begins_at=now,
        ends_at=now + timedelta(days=1),
        may_sign=True,
        actor=administrator,
        at=now,
    )

    (line,) = sign_in(director).get(PAGE).context["waiting"]

    assert "Giấy ủy quyền số 05" in line.effect
    assert "ký" in line.effect


def test_what_has_ended_by_itself_stands_among_the_settled(
    administrator: Actor, director: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    proposals.propose_access(person=drafter.user, actor=administrator, at=MORNING)

    context = sign_in(director).get(PAGE).context

    assert context["waiting"] == []
    (line,) = context["past"]
    assert not line.can_confirm
    assert line.tone == "grey"


def test_those_who_may_confirm_and_the_person_are_told(
    access: Proposal,
    administrator: Actor,
    director: Actor,
    second_administrator: Actor,
    drafter: Actor,
    clerk: Actor,
) -> None:
    assert told(director.user) == [notices.TO_CONFIRM]
    assert told(second_administrator.user) == [notices.TO_CONFIRM]
    assert told(drafter.user) == [notices.ACCESS_ASKED]
    assert told(administrator.user) == []
    assert told(clerk.user) == []


def test_the_proposer_and_the_person_are_told_that_it_was_confirmed(
    access: Proposal, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    confirming.confirm(proposal=access, actor=director, at=access.proposed_at)

    assert told(administrator.user) == [notices.SETTLED]
    assert told(drafter.user) == [notices.ACCESS_ASKED, notices.ACCESS_GIVEN]


def test_the_proposer_is_told_that_it_was_declined(
    access: Proposal, administrator: Actor, director: Actor
) -> None:
    proposals.decline(proposal=access, reason="Không", actor=director, at=access.proposed_at)

    assert told(administrator.user) == [notices.SETTLED]


def test_who_is_appointed_is_told(
    administrator: Actor, director: Actor, drafter: Actor, office: Unit
) -> None:
    proposal = proposals.propose_appointment(
        post=create_post(office),
        person=drafter.user,
        first_day=office_day(MORNING),
        actor=administrator,
        at=MORNING,
    )
    confirming.confirm(proposal=proposal, actor=director, at=MORNING)

    assert told(drafter.user) == [notices.APPOINTED]


def test_who_holds_a_post_is_told_that_somebody_acts_for_it(
    administrator: Actor, second_administrator: Actor, head: Actor, drafter: Actor
) -> None:
    proposal = proposals.propose_delegation(
        post=head.post,
        deputy=drafter.user,
        basis="Giấy ủy quyền số 05",
        begins_at=MORNING,
        ends_at=MORNING + timedelta(days=1),
        actor=administrator,
        at=MORNING,
    )
    confirming.confirm(proposal=proposal, actor=second_administrator, at=MORNING)

    assert told(head.user) == [notices.STANDS_IN]
