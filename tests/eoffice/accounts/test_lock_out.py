"""Lock-out: after five wrong passwords a name rests for a quarter of an hour."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from pytest_django import Settings

from eoffice.accounts.models import User
from tests.factories import PASSWORD, create_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def person(settings: Settings) -> User:
    """Somebody with an account, in an office that counts wrong passwords."""
    settings.AXES_ENABLED = True
    return create_person("Lê Thị Hoa", "hoa.le")


def _try(client: Client, password: str, username: str = "hoa.le") -> tuple[int, str]:
    response = client.post("/accounts/login/", {"login": username, "password": password})
    return response.status_code, response.content.decode()


def _fail(client: Client, times: int) -> tuple[int, str]:
    answers = [_try(client, "something else") for _time in range(times)]
    return answers[-1]


def test_four_wrong_passwords_are_forgiven(client: Client) -> None:
    _fail(client, 4)

    assert _try(client, PASSWORD)[0] == 302


def test_the_fifth_wrong_password_locks_the_name_and_says_for_how_long(client: Client) -> None:
    status, page = _fail(client, 5)

    assert status == 429
    assert "Hãy thử lại sau 15 phút" in page


def test_the_right_password_does_not_help_while_it_is_locked(client: Client) -> None:
    _fail(client, 5)

    status, page = _try(client, PASSWORD)

    assert status == 429
    assert "Tạm khóa đăng nhập" in page
    assert "_auth_user_id" not in client.session


def test_after_the_quarter_of_an_hour_the_name_is_free(client: Client) -> None:
    _fail(client, 5)
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=16)
        attempt.save()

    assert _try(client, PASSWORD)[0] == 302


def test_a_colleague_at_the_same_desk_is_not_locked(client: Client) -> None:
    create_person("Bùi Thanh Hằng", "hang.bui")
    _fail(client, 5)

    assert _try(client, PASSWORD, "hang.bui")[0] == 302


def test_the_same_name_elsewhere_is_not_locked(client: Client) -> None:
    _fail(client, 5)

    elsewhere = Client(REMOTE_ADDR="10.1.2.3")

    assert _try(elsewhere, PASSWORD)[0] == 302


def test_a_name_that_nobody_has_is_locked_just_the_same(client: Client) -> None:
    answers = [_try(client, "something else", "nobody") for _time in range(5)]

    assert answers[-1][0] == 429


def test_a_right_password_makes_the_count_begin_anew(client: Client) -> None:
    _fail(client, 4)
    _try(client, PASSWORD)
    client.post("/accounts/logout/")

    assert _fail(client, 4)[0] == 200
