"""Changing one's own password: with the one until now, and other machines are signed out."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from eoffice.accounts.models import User
from eoffice.journal.models import JournalEntry
from eoffice.organization.models import Unit
from tests.browser import Visitor
from tests.factories import PASSWORD, appoint, create_person

PAGE = "/accounts/password/"
MINE = "an umbrella in the rain 9"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(office: Unit) -> User:
    """Somebody in a post who knows their password, and wants another."""
    return appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="eoffice.accounts.backends.PasswordBackend")
    return client


def send(client: Client, **more: str) -> Any:
    return client.post(PAGE, {"current": PASSWORD, "password": MINE, "again": MINE, **more})


def is_signed_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def test_a_person_changes_their_password_and_stays_signed_in(person: User) -> None:
    client = signed_in(person)

    response = send(client)

    assert response.headers["Location"] == "/accounts/"
    assert is_signed_in(client)
    assert Client().login(username="hoa.le", password=MINE)
    assert not Client().login(username="hoa.le", password=PASSWORD)


def test_sessions_on_other_machines_end(person: User) -> None:
    here, elsewhere = signed_in(person), signed_in(person)

    send(here)

    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"current": "guessed"}, "Mật khẩu hiện tại không đúng"),
        ({"again": "something else 8"}, "Hai lần nhập mật khẩu không giống nhau"),
        ({"password": "123", "again": "123"}, "field__error"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    person: User, typed: dict[str, str], said: str
) -> None:
    response = send(signed_in(person), **typed)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert Client().login(username="hoa.le", password=PASSWORD)


def test_whoever_guesses_at_an_open_screen_is_locked_out(person: User, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    client = signed_in(person)
    for _guess in range(5):
        send(client, current="guessed")

    send(client)

    person.refresh_from_db()
    assert not person.check_password(MINE)


def test_the_journal_says_that_it_was_changed_and_not_to_what(person: User) -> None:
    send(signed_in(person))

    entry = JournalEntry.objects.get(event="administration.password.changed")
    assert entry.payload["person"] == str(person.uid)
    assert MINE not in str(entry.payload)


def test_who_is_not_signed_in_is_asked_to(person: User) -> None:
    assert Client().get(PAGE).headers["Location"].startswith("/accounts/login/")


@pytest.mark.browser
def test_the_page_has_no_faults(visitor: Visitor, person: User) -> None:
    visitor.sign_in(person.username)
    visitor.page.goto(PAGE)

    assert visitor.inspect("change-password") == []
