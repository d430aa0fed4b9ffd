"""A second step that a post demands: set up before anything else, and never the last one gone."""

from time import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from eoffice.accounts.models import User
from eoffice.administration import second_steps
from eoffice.organization.actor import Actor
from tests.eoffice.accounts.steps import (
    come_in,
    give_app,
    give_password,
    is_in,
    let_time_pass,
    shown_by_app,
)
from tests.factories import PASSWORD

NEEDED = "/accounts/second-step/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demanded(settings: Settings) -> None:
    settings.SECOND_STEP_FOR = ["ADMINISTRATOR"]


@pytest.fixture
def admin(administrator: Actor) -> User:
    """The administrator, without a second step yet."""
    return administrator.user


def test_an_administrator_is_led_to_set_one_up_before_anything_else(
    client: Client, admin: User
) -> None:
    give_password(client, admin)

    response = client.get("/administration/")

    assert response.headers["Location"] == f"{NEEDED}?next=%2Fadministration%2F"
    assert "thiết lập xác thực bước hai" in client.get(NEEDED).content.decode()


@pytest.mark.parametrize("address", ["/", "/guide/", "/accounts/", "/accounts/password/"])
def test_no_page_is_open_before(client: Client, admin: User, address: str) -> None:
    give_password(client, admin)

    assert client.get(address).headers["Location"].startswith(NEEDED)


def test_forms_are_not_taken_before(client: Client, admin: User) -> None:
    give_password(client, admin)

    response = client.post("/administration/people/add/", {"username": "x", "full_name": "X"})

    assert response.headers["Location"].startswith(NEEDED)
    assert not User.objects.filter(username="x").exists()


def test_after_setting_up_and_keeping_the_codes_one_goes_on_to_the_page(
    client: Client, admin: User
) -> None:
    give_password(client, admin)
    client.get(client.get("/administration/").headers["Location"])
    page = client.get("/accounts/second-step/app/")
    secret = page.context["form"].secret

    response = client.post("/accounts/second-step/app/", {"code": _code_of(secret)})
    codes = client.get(response.headers["Location"])

    assert len(codes.context["codes"]) == 10
    assert codes.context["next"] == "/administration/"
    assert client.get("/administration/").status_code == 200


def _code_of(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, int(time()) // 30))
    return code


def test_who_has_one_comes_in_as_before(client: Client, admin: User) -> None:
    give_app(admin)

    come_in(client, admin)

    assert client.get("/administration/").status_code == 200
    assert client.get(NEEDED).headers["Location"] == "/"


def test_the_last_one_cannot_be_switched_off(client: Client, admin: User) -> None:
    give_app(admin)
    come_in(client, admin)

    response = client.post("/accounts/second-step/app/off/")

    assert response.status_code == 403
    assert "bắt buộc có xác thực bước hai" in response.content.decode()


def test_others_are_not_asked(client: Client, clerk: Actor) -> None:
    give_password(client, clerk.user)

    assert client.get("/").status_code == 200


def test_who_is_made_administrator_is_asked_on_the_next_page(client: Client, clerk: Actor) -> None:
    give_password(client, clerk.user)
    clerk.post.duty = "ADMINISTRATOR"
    clerk.post.save()

    assert client.get("/").headers["Location"].startswith(NEEDED)


def test_who_may_sign_out_and_choose_a_language_before(client: Client, admin: User) -> None:
    give_password(client, admin)

    assert client.post("/accounts/language/", {"language": "en"}).headers["Location"] == "/"
    client.post("/accounts/logout/")

    assert not is_in(client)


def test_an_unknown_duty_in_the_settings_stops_the_start(settings: Settings) -> None:
    settings.SECOND_STEP_FOR = ["administrators"]

    with pytest.raises(ImproperlyConfigured, match="administrators"):
        second_steps.enforce_known_duties()


def test_a_code_at_the_door_is_not_asked_twice(client: Client, admin: User) -> None:
    give_app(admin)
    give_password(client, admin)
    client.post("/accounts/login/code/", {"code": shown_by_app()})

    assert client.get("/guide/").status_code == 200


def test_a_form_that_waited_for_the_password_is_refused_all_the_same(
    client: Client, admin: User
) -> None:
    """What was sent before the question who it is, is done after it: by the same rules."""
    give_app(admin)
    come_in(client, admin)
    let_time_pass(client, minutes=6)
    asked = client.post("/accounts/second-step/app/off/")

    response = client.post(asked.headers["Location"], {"password": PASSWORD})

    assert response.status_code == 403
    assert Authenticator.objects.filter(user=admin).exists()
