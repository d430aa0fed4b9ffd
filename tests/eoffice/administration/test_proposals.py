"""What two people do: one proposes, somebody else confirms or declines, and seven days end it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from eoffice.administration import events
from eoffice.administration.actions import confirming, delegations, people, posts, proposals
from eoffice.administration.lifecycles import ProposalState
from eoffice.administration.models import Proposal
from eoffice.journal.models import JournalEntry
from eoffice.lib.clock import office_day
from eoffice.organization import membership
from eoffice.organization.actor import Actor, NotInPostError, actor_for, actor_in
from eoffice.organization.models import Duty, Holding, Post, Unit
from tests.factories import FOUNDED, MORNING, appoint, create_person, create_post

DAY = timedelta(days=1)
TODAY = office_day(MORNING)


@pytest.fixture
def post(division: Unit) -> Post:
    """A post that sees documents, and is vacant."""
    return create_post(division, Duty.HEAD, "Trưởng phòng")


def propose(post: Post, person: Actor, actor: Actor) -> Proposal:
    return proposals.propose_appointment(
        post=post, person=person.user, first_day=TODAY, actor=actor, at=MORNING
    )


def holds(person: Actor, post: Post) -> bool:
    return Holding.objects.filter(holder__post=post, person=person.user).exists()


def test_nobody_is_in_a_post_before_a_second_person_has_looked(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    propose(post, drafter, administrator)

    with pytest.raises(NotInPostError):
        actor_in(drafter.user, post, MORNING)


@pytest.mark.parametrize("who", ["second_administrator", "director"])
def test_a_second_administrator_or_a_leader_confirms(
    who: str,
    request: pytest.FixtureRequest,
    post: Post,
    administrator: Actor,
    director: Actor,
    drafter: Actor,
) -> None:
    proposal = propose(post, drafter, administrator)

    confirming.confirm(proposal=proposal, actor=request.getfixturevalue(who), at=MORNING)

    assert actor_in(drafter.user, post, MORNING)
    assert proposal.state == ProposalState.CONFIRMED


@pytest.mark.parametrize("who", ["clerk", "head", "secretary", "auditor", "outsider", "stranger"])
def test_nobody_else_confirms_or_declines(
    who: str,
    request: pytest.FixtureRequest,
    post: Post,
    administrator: Actor,
    director: Actor,
    drafter: Actor,
) -> None:
    proposal, actor = propose(post, drafter, administrator), request.getfixturevalue(who)

    with pytest.raises(PermissionDenied, match="administrator or a leader"):
        confirming.confirm(proposal=proposal, actor=actor, at=MORNING)
    with pytest.raises(PermissionDenied, match="administrator or a leader"):
        proposals.decline(proposal=proposal, reason="Không", actor=actor, at=MORNING)


def test_nobody_confirms_what_they_proposed(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)

    with pytest.raises(PermissionDenied, match="proposed this yourself"):
        confirming.confirm(proposal=proposal, actor=administrator, at=MORNING)


def test_nobody_confirms_it_in_a_second_post_of_theirs(
    post: Post, administrator: Actor, director: Actor, drafter: Actor, office: Unit
) -> None:
    """Two posts are the same two eyes."""
    proposal = propose(post, drafter, administrator)
    second_post = appoint(administrator.user, office, Duty.DEPUTY_DIRECTOR)

    with pytest.raises(PermissionDenied, match="proposed this yourself"):
        confirming.confirm(proposal=proposal, actor=second_post, at=MORNING)


def test_nobody_confirms_it_for_a_leader_who_is_away(
    post: Post, administrator: Actor, director: Actor, drafter: Actor, head: Actor
) -> None:
    proposal = propose(post, drafter, administrator)
    delegation = delegations.delegate(
        post=director.post,
        deputy=head.user,
        basis="Giấy ủy quyền",
        begins_at=MORNING,
        ends_at=MORNING + DAY,
        actor=director,
        at=MORNING,
    )
    acting = actor_for(head.user, delegation, MORNING)

    with pytest.raises(PermissionDenied, match="in person"):
        confirming.confirm(proposal=proposal, actor=acting, at=MORNING)


def test_who_is_to_be_appointed_does_not_confirm_it(
    post: Post, administrator: Actor, second_administrator: Actor, director: Actor
) -> None:
    proposal = propose(post, director, administrator)

    with pytest.raises(PermissionDenied, match="about you"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING)


def test_a_second_administrator_is_not_made_by_the_first_alone(
    administrator: Actor, director: Actor, drafter: Actor, office: Unit
) -> None:
    """Otherwise whoever has a second account would be their own second person."""
    post = create_post(office, Duty.ADMINISTRATOR)
    propose(post, drafter, administrator)

    assert not holds(drafter, post)


def test_what_nobody_could_confirm_is_not_proposed(
    post: Post, administrator: Actor, drafter: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="operator of the installation"):
        propose(post, drafter, administrator)


def test_a_leader_whose_account_is_disabled_is_nobody_who_confirms(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    people.disable(person=director.user, actor=administrator, at=MORNING)

    with pytest.raises(PermissionDenied, match="operator of the installation"):
        propose(post, drafter, administrator)


def test_the_same_is_not_proposed_twice_at_a_time(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    propose(post, drafter, administrator)

    with pytest.raises(PermissionDenied, match="waits for a second person already"):
        propose(post, drafter, administrator)


def test_after_seven_days_it_has_ended_by_itself(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)

    with pytest.raises(PermissionDenied, match="seven days"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING + 7 * DAY)
    with pytest.raises(PermissionDenied, match="seven days"):
        proposals.withdraw(proposal=proposal, actor=administrator, at=MORNING + 7 * DAY)
    assert not holds(drafter, post)


def test_just_before_seven_days_it_is_confirmed_and_begins_then(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal, later = (
        propose(post, drafter, administrator),
        MORNING + 7 * DAY - timedelta(minutes=1),
    )

    confirming.confirm(proposal=proposal, actor=director, at=later)

    assert Holding.objects.get(holder__post=post).begins_at == later


def test_what_was_declined_is_not_confirmed(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)

    proposals.decline(proposal=proposal, reason="Chưa có quyết định", actor=director, at=MORNING)

    with pytest.raises(PermissionDenied, match="settled already"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING)
    assert proposal.reason == "Chưa có quyết định"


def test_declining_takes_a_reason(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)

    with pytest.raises(PermissionDenied, match="Say why"):
        proposals.decline(proposal=proposal, reason="  ", actor=director, at=MORNING)


def test_who_proposed_it_takes_it_back(
    post: Post, administrator: Actor, second_administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)
    with pytest.raises(PermissionDenied, match="by the person who made it"):
        proposals.withdraw(proposal=proposal, actor=second_administrator, at=MORNING)

    proposals.withdraw(proposal=proposal, actor=administrator, at=MORNING)

    assert proposal.state == ProposalState.WITHDRAWN
    with pytest.raises(PermissionDenied, match="settled already"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING)


def test_what_could_not_be_proposed_any_more_is_not_confirmed(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)
    posts.end(post=post, last_day=TODAY, actor=administrator, at=MORNING)

    with pytest.raises(PermissionDenied, match="post has ended"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING + DAY)


def test_an_appointment_whose_last_day_has_passed_is_not_confirmed(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = proposals.propose_appointment(
        post=post,
        person=drafter.user,
        first_day=TODAY,
        last_day=TODAY,
        actor=administrator,
        at=MORNING,
    )

    with pytest.raises(PermissionDenied, match="passed by now"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING + DAY)


def test_who_has_come_into_the_post_meanwhile_is_not_put_into_it_again(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)
    membership.put_person(post, drafter.user, at=MORNING, ends_at=MORNING + DAY)

    with pytest.raises(PermissionDenied, match="already in that period"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING)


def test_the_journal_names_both_people(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)
    confirming.confirm(proposal=proposal, actor=director, at=MORNING)

    proposed, confirmed = JournalEntry.objects.order_by("pk")
    assert (proposed.event, proposed.user) == (events.APPOINTMENT_PROPOSED, administrator.user)
    assert (confirmed.event, confirmed.user) == (events.PERSON_APPOINTED, director.user)
    assert confirmed.payload["proposed_by"] == str(administrator.user.uid)


def test_the_table_itself_takes_no_confirmation_by_one_person(
    post: Post, administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal = propose(post, drafter, administrator)

    for one in (administrator.user, drafter.user):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=proposal.pk).update(
                state=ProposalState.CONFIRMED, settled_by=one, settled_at=MORNING
            )


def test_an_appointment_that_is_to_begin_later_is_confirmed_before(
    post: Post, administrator: Actor, director: Actor
) -> None:
    person = create_person()
    proposal = proposals.propose_appointment(
        post=post, person=person, first_day=TODAY + 3 * DAY, actor=administrator, at=MORNING
    )

    confirming.confirm(proposal=proposal, actor=director, at=MORNING)

    assert Holding.objects.get(holder__post=post).begins_at == proposal.begins_at
    assert FOUNDED < MORNING < Holding.objects.get(holder__post=post).begins_at
