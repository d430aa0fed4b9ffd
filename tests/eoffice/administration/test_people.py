"""Accounts: administrators make them, shut them and open them, and learn no password."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.administration.actions import people, proposals
from eoffice.administration.models import Proposal
from eoffice.journal.models import JournalEntry
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, PASSWORD, create_person


def make(agency: Agency, actor: Actor) -> tuple[User, str]:
    return people.make_account(
        agency=agency, username="an.nv", full_name="Nguyễn  Văn An", actor=actor, at=MORNING
    )


def test_an_administrator_makes_an_account(
    agency: Agency, administrator: Actor, director: Actor
) -> None:
    person, half = make(agency, administrator)

    assert person.full_name == "Nguyễn Văn An"
    assert not person.has_usable_password()
    assert Proposal.objects.get().person == person
    assert len(half) == 14
    assert person in membership.people_of(agency)


def test_where_nobody_could_confirm_it_an_account_has_no_code(
    agency: Agency, administrator: Actor
) -> None:
    person, half = make(agency, administrator)

    assert half == ""
    assert not person.has_usable_password()
    assert not Proposal.objects.exists()


def test_the_journal_holds_no_half_of_a_code(
    agency: Agency, administrator: Actor, director: Actor
) -> None:
    person, half = make(agency, administrator)

    entry = JournalEntry.objects.get(event=events.ACCOUNT_MADE)
    assert entry.payload == {"person": str(person.uid)}
    assert not any(half in f"{one.payload} {one.text.words}" for one in JournalEntry.objects.all())


def test_nobody_else_makes_accounts(agency: Agency, director: Actor) -> None:
    with pytest.raises(PermissionDenied, match="administrator"):
        make(agency, director)


def test_an_administrator_of_another_agency_does_not_make_accounts_here(
    administrator: Actor, stranger: Actor
) -> None:
    with pytest.raises(PermissionDenied):
        make(stranger.agency, administrator)


def test_a_disabled_person_is_refused_at_the_next_request(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    client = sign_in(drafter)
    assert client.get("/delegations/").status_code == 200

    people.disable(person=drafter.user, actor=administrator, at=MORNING)

    response = client.get("/delegations/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")


def test_a_disabled_person_cannot_sign_in(administrator: Actor, drafter: Actor) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)

    assert not Client().login(username=drafter.user.username, password=PASSWORD)


def test_an_account_that_is_enabled_again_works(administrator: Actor, drafter: Actor) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)

    people.enable(person=drafter.user, actor=administrator, at=MORNING)

    drafter.user.refresh_from_db()
    assert drafter.user.is_active


def test_an_administrator_does_not_shut_themselves_out(
    administrator: Actor, second_administrator: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="your own account"):
        people.disable(person=administrator.user, actor=administrator, at=MORNING)


def test_what_is_disabled_is_not_disabled_again(administrator: Actor, drafter: Actor) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)

    with pytest.raises(PermissionDenied, match="disabled already"):
        people.disable(person=drafter.user, actor=administrator, at=MORNING)
    people.enable(person=drafter.user, actor=administrator, at=MORNING)
    with pytest.raises(PermissionDenied, match="not disabled"):
        people.enable(person=drafter.user, actor=administrator, at=MORNING)


def test_passwords_of_another_agencys_people_are_not_asked_for(
    administrator: Actor, director: Actor, stranger: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="belongs to another agency"):
        proposals.propose_access(person=stranger.user, actor=administrator, at=MORNING)


def test_an_account_that_no_agency_made_is_nobodys(administrator: Actor) -> None:
    with pytest.raises(PermissionDenied, match="belongs to another agency"):
        people.disable(person=create_person(), actor=administrator, at=MORNING)


def test_a_person_is_called_otherwise(administrator: Actor, drafter: Actor) -> None:
    people.change(
        person=drafter.user,
        full_name="Bùi Thanh Hà",
        email="ha@songlam.example",
        phone="",
        actor=administrator,
        at=MORNING,
    )

    drafter.user.refresh_from_db()
    assert drafter.user.full_name == "Bùi Thanh Hà"


def test_the_first_half_is_shown_on_one_page_once(
    administrator: Actor, director: Actor, sign_in: SignIn
) -> None:
    client = sign_in(administrator)
    sent = {"full_name": "Nguyễn Văn An", "username": "an.nv", "request_key": str(uuid4())}

    response = client.post("/administration/people/add/", sent, follow=True)

    half = response.context["half"].half
    assert half in response.content.decode()
    again = client.get(response.request["PATH_INFO"])
    assert half not in again.content.decode()


def test_who_is_alone_in_the_agency_is_sent_to_the_operator(
    administrator: Actor, sign_in: SignIn
) -> None:
    sent = {"full_name": "Nguyễn Văn An", "username": "an.nv", "request_key": str(uuid4())}

    response = sign_in(administrator).post("/administration/people/add/", sent, follow=True)

    assert response.context["half"] is None
    assert len(list(response.context["messages"])) == 2


def test_a_double_click_makes_one_account(administrator: Actor, sign_in: SignIn) -> None:
    client = sign_in(administrator)
    sent = {"full_name": "Nguyễn Văn An", "username": "an.nv", "request_key": str(uuid4())}

    locations = {
        client.post("/administration/people/add/", sent).headers["Location"] for _ in range(2)
    }

    assert len(locations) == 1
    assert User.objects.filter(full_name="Nguyễn Văn An").count() == 1


def test_a_name_that_is_taken_is_told_at_its_field(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    sent = {"full_name": "Nguyễn Văn An", "username": drafter.user.username.upper()}

    response = sign_in(administrator).post("/administration/people/add/", sent)

    assert response.status_code == 422
    assert "username" in response.context["form"].errors
    assert "Nguyễn Văn An" in response.content.decode()


def test_a_form_cannot_make_a_superuser(administrator: Actor, sign_in: SignIn) -> None:
    sent = {
        "full_name": "Nguyễn Văn An",
        "username": "an.nv",
        "is_superuser": "on",
        "is_active": "",
        "password": "chosen by the administrator",
    }

    sign_in(administrator).post("/administration/people/add/", sent)

    person = User.objects.get(username="an.nv")
    assert not person.is_superuser
    assert person.is_active
    assert not person.check_password("chosen by the administrator")


@pytest.mark.parametrize("query", ["bùi", "BUI", "hang thanh", "Thanh Hằng"])
def test_people_are_found_with_and_without_accents(
    administrator: Actor, drafter: Actor, sign_in: SignIn, query: str
) -> None:
    response = sign_in(administrator).get("/administration/", {"q": query})

    assert [row.person for row in response.context["found"].rows] == [drafter.user]


def test_the_list_shows_nobody_of_another_agency(
    administrator: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    assert "Phan Thị Mai" not in sign_in(administrator).get("/administration/").content.decode()


def test_disabled_people_stand_under_their_filter(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)
    client = sign_in(administrator)

    listed = client.get("/administration/").context["found"].rows
    disabled = client.get("/administration/", {"only": "disabled"}).context["found"].rows

    assert drafter.user not in [row.person for row in listed]
    assert [row.person for row in disabled] == [drafter.user]


def test_disabling_and_enabling_by_the_buttons(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    client, base = sign_in(administrator), f"/administration/people/{drafter.user.uid}"

    client.post(f"{base}/disable/")
    assert not User.objects.get(pk=drafter.user.pk).is_active
    client.post(f"{base}/enable/")
    assert User.objects.get(pk=drafter.user.pk).is_active


def test_a_person_is_changed_by_the_form(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    client, url = sign_in(administrator), f"/administration/people/{drafter.user.uid}/change/"
    assert "Bùi Thanh Hằng" in client.get(url).content.decode()

    response = client.post(url, {"full_name": "Bùi Thanh Hà", "email": "không phải", "phone": ""})
    assert response.status_code == 422
    client.post(url, {"full_name": "Bùi Thanh Hà", "email": "ha@songlam.example", "phone": ""})

    assert User.objects.get(pk=drafter.user.pk).full_name == "Bùi Thanh Hà"


def test_the_button_asks_for_a_code_and_changes_nothing_yet(
    administrator: Actor, director: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    client = sign_in(administrator)

    response = client.post(f"/administration/people/{drafter.user.uid}/password/", follow=True)

    drafter.user.refresh_from_db()
    assert drafter.user.check_password(PASSWORD)
    assert response.context["half"].half in response.content.decode()
    assert [line.proposal.person for line in response.context["waiting"]] == [drafter.user]
