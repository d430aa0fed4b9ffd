"""The log of the door: a line for each that comes, goes, or is refused (S24)."""

import logging

import pytest
from django.test import Client

from eoffice.accounts.models import User
from tests.eoffice.accounts.steps import (
    LOGIN,
    come_in,
    give_app,
    give_code,
    give_password,
    wrong_code,
)
from tests.factories import create_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(caplog: pytest.LogCaptureFixture) -> User:
    """Somebody with an account, in an office whose log is read."""
    caplog.set_level(logging.INFO, "eoffice.accounts.door")
    return create_person("Lê Thị Hoa", "hoa.le")


def test_who_came_in_by_which_way_and_from_where(
    client: Client, person: User, caplog: pytest.LogCaptureFixture
) -> None:
    give_password(client, person)

    assert f"signed in: person={person.uid} way=password address=127.0.0.1" in caplog.text


def test_the_second_step_is_part_of_the_way(
    client: Client, person: User, caplog: pytest.LogCaptureFixture
) -> None:
    give_app(person)

    come_in(client, person)

    assert f"signed in: person={person.uid} way=password+totp" in caplog.text


def test_who_went(client: Client, person: User, caplog: pytest.LogCaptureFixture) -> None:
    give_password(client, person)

    client.post("/accounts/logout/")

    assert f"signed out: person={person.uid}" in caplog.text


def test_a_wrong_password(client: Client, person: User, caplog: pytest.LogCaptureFixture) -> None:
    client.post(LOGIN, {"login": "hoa.le", "password": "my secret guess"})

    assert f"refused: person={person.uid} way=password address=127.0.0.1" in caplog.text


def test_a_wrong_code(client: Client, person: User, caplog: pytest.LogCaptureFixture) -> None:
    give_app(person)
    give_password(client, person)
    code = wrong_code()

    give_code(client, code)

    assert f"refused: person={person.uid} way=code" in caplog.text
    assert code not in caplog.text


def test_nothing_that_was_typed_stands_in_the_log(
    client: Client, person: User, caplog: pytest.LogCaptureFixture
) -> None:
    """A password is soon typed where the name belongs; and lines cannot be forged."""
    client.post(LOGIN, {"login": "my password\nsigned in: person=x", "password": "another one"})

    assert "refused: person=unknown way=password" in caplog.text
    assert "my password" not in caplog.text
    assert "another one" not in caplog.text
    assert "person=x" not in caplog.text
