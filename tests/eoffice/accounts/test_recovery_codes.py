"""Recovery codes: shown once, made anew, and gone with the last second step."""

import pytest
from django.test import Client

from eoffice.accounts import second_step
from eoffice.accounts.models import User
from eoffice.journal.models import JournalEntry
from eoffice.organization.models import Unit
from tests.eoffice.accounts.steps import come_in, give_app, give_code, give_codes, give_password
from tests.eoffice.accounts.steps import is_in as is_signed_in
from tests.factories import appoint, create_person

CODES = "/accounts/second-step/codes/"
RENEW = "/accounts/second-step/codes/renew/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(office: Unit) -> User:
    """Somebody with an app and recovery codes, who has not looked at them."""
    person = appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user
    give_app(person)
    return person


def test_they_are_shown_once_after_they_were_made(client: Client, person: User) -> None:
    come_in(client, person)
    client.post(RENEW)

    first, second = client.get(CODES), client.get(CODES)

    codes = first.context["codes"]
    assert [code.replace(" ", "") for code in codes] == second_step.unused_codes(person)
    assert second.context["codes"] == []
    assert codes[0] not in second.content.decode()
    assert "còn 10 mã" in second.content.decode()


def test_who_sits_down_at_an_open_screen_does_not_see_them(client: Client, person: User) -> None:
    give_codes(person)
    come_in(client, person)

    assert client.get(CODES).context["codes"] == []


def test_asking_for_the_head_alone_does_not_use_up_the_one_look(
    client: Client, person: User
) -> None:
    come_in(client, person)
    client.post(RENEW)

    client.head(CODES)

    assert len(client.get(CODES).context["codes"]) == 10


def test_new_ones_end_those_before(client: Client, person: User) -> None:
    old = give_codes(person)
    come_in(client, person)

    client.post(RENEW)
    shown = client.get(CODES).context["codes"]

    assert old[0] not in [code.replace(" ", "") for code in shown]
    other = Client()
    give_password(other, person)
    give_code(other, old[0])
    assert not is_signed_in(other)
    give_code(other, shown[0])
    assert is_signed_in(other)


def test_used_ones_are_counted(client: Client, person: User) -> None:
    codes = give_codes(person)
    give_password(client, person)

    give_code(client, codes[0])

    assert len(second_step.unused_codes(person)) == 9
    assert "Còn 9 mã" in client.get("/accounts/").content.decode()


def test_who_has_no_second_step_makes_none(client: Client) -> None:
    other = create_person("Bùi Thanh Hằng", "hang.bui")
    give_password(client, other)

    client.post(RENEW)

    assert second_step.unused_codes(other) == []


def test_looking_makes_no_new_ones(client: Client, person: User) -> None:
    come_in(client, person)

    assert client.get(RENEW).status_code == 405


def test_they_are_not_in_the_database_to_be_read(person: User) -> None:
    codes = give_codes(person)

    rows = [str(row.data) for row in person.authenticator_set.all()]  # type: ignore[attr-defined]  # allauth's

    assert not any(code in row for code in codes for row in rows)


def test_the_journal_says_that_they_were_made_anew(client: Client, person: User) -> None:
    give_codes(person)
    come_in(client, person)

    client.post(RENEW)

    entry = JournalEntry.objects.get(event="administration.recovery_codes.renewed")
    assert entry.payload["person"] == str(person.uid)
