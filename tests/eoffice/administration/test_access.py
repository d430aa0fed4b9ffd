"""Ways in: two people hand over a half of a code each, and the person alone knows the password."""

from django.test import Client

from eoffice.accounts.actions.people import choose_password, open_code
from eoffice.accounts.models import AccessCode
from eoffice.administration import events
from eoffice.administration.actions import confirming, proposals
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, PASSWORD


def test_the_password_works_until_a_second_person_has_confirmed(
    administrator: Actor, director: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    client = sign_in(drafter)

    proposal, _half = proposals.propose_access(person=drafter.user, actor=administrator, at=MORNING)
    assert client.get("/delegations/").status_code == 200
    confirming.confirm(proposal=proposal, actor=director, at=MORNING)

    assert client.get("/delegations/").status_code == 302
    assert not Client().login(username=drafter.user.username, password=PASSWORD)


def test_both_halves_together_open_what_neither_opens(
    administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal, first = proposals.propose_access(person=drafter.user, actor=administrator, at=MORNING)
    second = confirming.confirm(proposal=proposal, actor=director, at=MORNING)
    name = drafter.user.username

    assert open_code(username=name, first=first, second=first, at=MORNING) is None
    assert open_code(username=name, first=second, second=second, at=MORNING) is None
    code = open_code(username=name, first=first, second=second, at=MORNING)
    assert code is not None
    choose_password(code=code, password="chosen by the person", at=MORNING)
    assert Client().login(username=name, password="chosen by the person")
    entry = JournalEntry.objects.get(event=events.PASSWORD_CHOSEN)
    assert entry.payload["person"] == str(drafter.user.uid)


def test_what_was_declined_leaves_the_first_half_good_for_nothing(
    administrator: Actor, director: Actor, drafter: Actor
) -> None:
    proposal, first = proposals.propose_access(person=drafter.user, actor=administrator, at=MORNING)
    proposals.decline(proposal=proposal, reason="Không đúng", actor=director, at=MORNING)

    name = drafter.user.username
    assert open_code(username=name, first=first, second="", at=MORNING) is None
    assert not AccessCode.objects.valid_at(MORNING).exists()
    assert Client().login(username=name, password=PASSWORD)
