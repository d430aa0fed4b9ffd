"""The app on the telephone: set up with a picture or by hand, confirmed by a code, switched off."""

import base64
from time import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from pytest_django import Settings

from eoffice.accounts.models import OpenSession, User
from eoffice.administration import notices
from eoffice.journal.models import JournalEntry
from eoffice.notifications.models import Notice
from eoffice.organization.models import Unit
from tests.eoffice.accounts.steps import (
    CODE,
    come_in,
    give_app,
    give_code,
    give_codes,
    give_password,
    is_in,
    let_time_pass,
    shown_by_app,
    wrong_code,
)
from tests.factories import PASSWORD, appoint, create_person
from tests.meetings.factories import work

PAGE = "/accounts/second-step/app/"
OFF = "/accounts/second-step/app/off/"
CODES = "/accounts/second-step/codes/"
ONCE_MORE = "/accounts/once-more/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(office: Unit) -> User:
    """Somebody with a password and a telephone."""
    return appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user


def _set_up(client: Client) -> Any:
    secret = client.get(PAGE).context["form"].secret
    return client.post(PAGE, {"code": _code_of(secret)})


def _code_of(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, int(time()) // 30))
    return code


def test_the_key_is_there_as_a_picture_and_as_text(client: Client, person: User) -> None:
    give_password(client, person)

    page = client.get(PAGE)

    kind, _comma, drawn = page.context["picture"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<svg" in base64.b64decode(drawn)
    assert page.context["key"].replace(" ", "") == page.context["form"].secret
    assert page.context["key"] in page.content.decode()


def test_a_code_of_the_app_switches_it_on_and_gives_ten_recovery_codes(
    client: Client, person: User
) -> None:
    give_password(client, person)

    response = _set_up(client)

    assert response.headers["Location"] == CODES
    assert len(client.get(CODES).context["codes"]) == 10
    assert give_password(Client(), person).headers["Location"] == CODE


def test_a_wrong_code_switches_nothing_on_and_keeps_the_key(client: Client, person: User) -> None:
    give_password(client, person)
    secret = client.get(PAGE).context["form"].secret

    response = client.post(PAGE, {"code": "no code"})

    assert response.status_code == 422
    assert response.context["form"].secret == secret
    assert not Authenticator.objects.filter(user=person).exists()


def test_the_code_that_set_it_up_does_not_open_the_office_as_well(
    client: Client, person: User
) -> None:
    give_password(client, person)
    secret = client.get(PAGE).context["form"].secret
    code = _code_of(secret)
    client.post(PAGE, {"code": code})
    other = Client()
    give_password(other, person)

    give_code(other, code)

    assert not is_in(other)


def test_sessions_elsewhere_end_and_this_one_goes_on(client: Client, person: User) -> None:
    elsewhere = Client()
    give_password(elsewhere, person)
    give_password(client, person)

    _set_up(client)

    assert client.get("/guide/").status_code == 200
    assert elsewhere.get("/guide/").headers["Location"].startswith("/accounts/login/")


def test_who_has_just_signed_in_is_not_asked_who_they_are(client: Client, person: User) -> None:
    give_password(client, person)

    assert client.get(PAGE).status_code == 200


def test_later_the_password_is_asked_for_once_more(client: Client, person: User) -> None:
    give_password(client, person)
    let_time_pass(client, minutes=6)

    asked = client.get(PAGE)
    answer = client.post(asked.headers["Location"], {"password": PASSWORD})

    assert asked.headers["Location"] == f"{ONCE_MORE}?next=%2Faccounts%2Fsecond-step%2Fapp%2F"
    assert answer.headers["Location"] == PAGE
    assert client.get(PAGE).status_code == 200


def test_a_wrong_password_does_not_help(client: Client, person: User) -> None:
    give_password(client, person)
    let_time_pass(client, minutes=6)

    page = client.post(f"{ONCE_MORE}?next={PAGE}", {"password": "guessed"})

    assert "Mật khẩu chưa đúng" in page.content.decode()
    assert client.get(PAGE).status_code == 302


def test_guessing_at_an_open_screen_is_locked_out(
    client: Client, person: User, settings: Settings
) -> None:
    settings.AXES_ENABLED = True
    give_password(client, person)
    let_time_pass(client, minutes=6)

    answers = [client.post(ONCE_MORE, {"password": f"guess {guess}"}) for guess in range(5)]

    assert answers[-1].status_code == 429
    client.post(ONCE_MORE, {"password": PASSWORD})
    assert client.get(PAGE).status_code == 302


def test_switching_off_asks_who_it_is(client: Client, person: User) -> None:
    give_app(person)
    come_in(client, person)
    let_time_pass(client, minutes=6)

    response = client.post(OFF)

    assert response.headers["Location"].startswith(ONCE_MORE)
    assert Authenticator.objects.filter(user=person).exists()


def test_a_code_shows_who_it_is_as_well_as_the_password(client: Client, person: User) -> None:
    give_app(person)
    come_in(client, person)
    let_time_pass(client, minutes=6)

    client.post(f"{ONCE_MORE}code/?next={OFF}", {"code": shown_by_app(1)})

    assert client.get(OFF).status_code == 200


def test_wrong_codes_count_here_too(client: Client, person: User) -> None:
    give_app(person)
    come_in(client, person)
    let_time_pass(client, minutes=6)
    for _guess in range(5):
        client.post(f"{ONCE_MORE}code/", {"code": wrong_code()})

    client.post(f"{ONCE_MORE}code/?next={OFF}", {"code": shown_by_app(1)})

    assert client.get(OFF).status_code == 302


def test_once_off_the_password_alone_opens_the_office(client: Client, person: User) -> None:
    give_app(person)
    give_codes(person)
    come_in(client, person)

    client.post(OFF)

    other = Client()
    give_password(other, person)
    assert is_in(other)
    assert not Authenticator.objects.filter(user=person).exists()


def test_who_has_none_has_nothing_to_switch_off(client: Client, person: User) -> None:
    give_password(client, person)

    assert client.get(OFF).status_code == 404


def test_the_journal_says_that_it_was_switched_on_and_off_and_not_the_key(
    client: Client, person: User
) -> None:
    give_password(client, person)
    secret = client.get(PAGE).context["form"].secret
    client.post(PAGE, {"code": _code_of(secret)})

    client.post(OFF)

    entries = JournalEntry.objects.filter(event__startswith="administration.second_step.")
    assert [entry.event for entry in entries.order_by("pk")] == [
        "administration.second_step.on",
        "administration.second_step.off",
    ]
    assert all(entry.payload["person"] == str(person.uid) for entry in entries)
    assert all(secret not in str(entry.payload) for entry in entries)


def test_nobody_sets_up_the_app_of_another(person: User) -> None:
    assert Client().get(PAGE).headers["Location"].startswith("/accounts/login/")
    assert Client().post(OFF).headers["Location"].startswith("/accounts/login/")


def test_who_is_in_no_post_can_set_one_up(client: Client) -> None:
    other = create_person("Bùi Thanh Hằng", "hang.bui")
    give_password(client, other)

    assert client.get(PAGE).status_code == 200
    assert OpenSession.objects.filter(person=other).count() == 1


def test_the_person_is_told_that_it_was_set_up(client: Client, person: User) -> None:
    give_password(client, person)

    _set_up(client)
    work()

    notice = Notice.objects.get(person=person)
    assert notice.kind == notices.WAY_CHANGED
    assert notice.url == "/accounts/"
