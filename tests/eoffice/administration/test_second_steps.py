"""A second step that is taken away: proposed by one, confirmed by another, told to the person."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from eoffice.accounts.models import CodeTries, OpenSession, User
from eoffice.administration import notices
from eoffice.administration.actions import confirming, proposals
from eoffice.administration.models import Proposal, ProposalKind
from eoffice.journal.models import JournalEntry
from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from tests.eoffice.accounts.steps import give_app, give_codes, give_password, is_in
from tests.factories import MORNING
from tests.meetings.factories import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(drafter: Actor) -> User:
    """The drafter, who has lost the telephone with the app."""
    Holder.objects.of_person(drafter.agency, drafter.user)
    give_app(drafter.user)
    give_codes(drafter.user)
    return drafter.user


@pytest.fixture
def proposal(person: User, administrator: Actor, director: Actor) -> Proposal:
    """What the administrator asked for, and nobody has looked at yet."""
    return proposals.propose_reset(person=person, actor=administrator, at=timezone.now())


def _has_second_step(person: User) -> bool:
    return bool(Authenticator.objects.filter(user=person).exists())


def test_until_somebody_else_confirms_it_nothing_changes(proposal: Proposal, person: User) -> None:
    client = Client()

    give_password(client, person)

    assert not is_in(client)
    assert _has_second_step(person)


def test_once_confirmed_the_password_alone_opens_the_account(
    proposal: Proposal, person: User, director: Actor
) -> None:
    CodeTries.objects.create(person=person, wrong=7)

    half = confirming.confirm(proposal=proposal, actor=director, at=timezone.now())

    client = Client()
    give_password(client, person)
    assert half == ""
    assert is_in(client)
    assert not _has_second_step(person)
    assert CodeTries.objects.get(person=person).wrong == 0


def test_open_sessions_end_with_it(
    proposal: Proposal, person: User, director: Actor, client: Client
) -> None:
    client.force_login(person)

    confirming.confirm(proposal=proposal, actor=director, at=timezone.now())

    assert not OpenSession.objects.filter(person=person).exists()


def test_who_proposed_it_does_not_confirm_it(proposal: Proposal, administrator: Actor) -> None:
    with pytest.raises(PermissionDenied, match="second person"):
        confirming.confirm(proposal=proposal, actor=administrator, at=timezone.now())


def test_nobody_confirms_it_for_themselves(administrator: Actor, director: Actor) -> None:
    Holder.objects.of_person(director.agency, director.user)
    give_app(director.user)
    Holder.objects.of_person(administrator.agency, administrator.user)
    with pytest.raises(PermissionDenied, match="Nobody else"):
        proposals.propose_reset(person=director.user, actor=administrator, at=MORNING)


def test_only_an_administrator_of_the_agency_proposes_it(
    person: User, director: Actor, stranger: Actor
) -> None:
    for actor in (director, stranger):
        with pytest.raises(PermissionDenied):
            proposals.propose_reset(person=person, actor=actor, at=MORNING)


def test_who_has_none_needs_none_taken_away(
    colleague: Actor, administrator: Actor, director: Actor
) -> None:
    Holder.objects.of_person(colleague.agency, colleague.user)

    with pytest.raises(PermissionDenied, match="no second step"):
        proposals.propose_reset(person=colleague.user, actor=administrator, at=MORNING)


def test_it_is_not_proposed_twice(proposal: Proposal, person: User, administrator: Actor) -> None:
    with pytest.raises(PermissionDenied, match="waits for a second person already"):
        proposals.propose_reset(person=person, actor=administrator, at=timezone.now())


def test_the_journal_names_both(proposal: Proposal, person: User, director: Actor) -> None:
    confirming.confirm(proposal=proposal, actor=director, at=timezone.now())

    entry = JournalEntry.objects.get(event="administration.second_step.reset")
    assert entry.user == director.user
    assert entry.payload["person"] == str(person.uid)
    assert entry.payload["proposed_by"] == str(proposal.proposed_by.uid)


def test_the_person_is_told_of_both(proposal: Proposal, person: User, director: Actor) -> None:
    confirming.confirm(proposal=proposal, actor=director, at=timezone.now())
    work()

    told = Notice.objects.filter(person=person).values_list("kind", flat=True)
    assert set(told) == {notices.STEP_ASKED, notices.STEP_GONE}


def test_a_proposal_of_this_kind_has_no_post_and_no_code(
    proposal: Proposal, drafter: Actor
) -> None:
    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=proposal.pk).update(post=drafter.post)


def test_the_page_of_a_person_offers_it_and_the_page_of_proposals_says_what_it_does(
    person: User, administrator: Actor, director: Actor
) -> None:
    client = Client()
    client.force_login(administrator.user)
    page = client.get(f"/administration/people/{person.uid}/").content.decode()
    assert f"/administration/people/{person.uid}/second-step/" in page

    client.post(f"/administration/people/{person.uid}/second-step/")

    assert Proposal.objects.get().kind == ProposalKind.SECOND_STEP
    client.force_login(director.user)
    page = client.get("/administration/proposals/").content.decode()
    assert f"Gỡ xác thực bước hai của {person.full_name}" in page
    assert "Hãy hỏi trực tiếp người đó trước" in page


def test_the_operator_helps_where_nobody_is_left(person: User) -> None:
    out = StringIO()

    call_command("reset-second-step", person.username, stdout=out)

    assert not _has_second_step(person)
    assert JournalEntry.objects.filter(
        event="administration.operator.second_step_reset", payload__person=str(person.uid)
    ).exists()


def test_the_operator_is_told_of_a_name_that_nobody_has() -> None:
    with pytest.raises(CommandError, match="Nobody signs in as"):
        call_command("reset-second-step", "nobody.here")
