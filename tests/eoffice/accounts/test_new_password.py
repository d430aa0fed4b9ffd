"""Choosing a password with a code: both halves, once, within a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from eoffice.accounts import codes
from eoffice.accounts.actions.people import begin_code, choose_password, complete_code, open_code
from eoffice.accounts.models import AccessCode, User
from tests.factories import MORNING, PASSWORD, create_person

PAGE = "/accounts/new-password/"
MINE = "an umbrella in the rain 9"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    """Somebody who has forgotten a password."""
    return create_person("Lê Thị Hoa", "hoa.le")


@pytest.fixture
def halves(person: User) -> tuple[str, str]:
    """Both halves of a code that has just been confirmed."""
    now = timezone.now()
    code, first = begin_code(person=person, at=now)
    return first, complete_code(code=code, at=now)


def send(first: str, second: str, username: str = "hoa.le", **more: str) -> Any:
    sent = {"username": username, "first": first, "second": second, "password": MINE}
    return Client().post(PAGE, {**sent, "again": MINE, **more})


def test_the_person_chooses_a_password_and_signs_in_with_it(
    person: User, halves: tuple[str, str]
) -> None:
    response = send(*halves)

    assert response.headers["Location"] == "/accounts/login/"
    assert Client().login(username="hoa.le", password=MINE)


def test_a_code_works_once(halves: tuple[str, str]) -> None:
    send(*halves)

    assert send(*halves).status_code == 422


def test_halves_are_read_whatever_their_case_and_dashes(halves: tuple[str, str]) -> None:
    typed = [f" {half.upper().replace('-', ' ')} " for half in halves]

    assert send(*typed).status_code == 302


def test_unknown_names_and_wrong_halves_are_told_alike(
    person: User, halves: tuple[str, str]
) -> None:
    first, second = halves

    answers = [
        send(first, "abcd-efgh-jkmn"),
        send("abcd-efgh-jkmn", second),
        send(first, second, username="nobody"),
    ]

    said = [str(answer.context["form"].non_field_errors()) for answer in answers]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert len(set(said)) == 1
    assert PASSWORD not in said[0]


def test_halves_of_another_person_open_nothing(person: User, halves: tuple[str, str]) -> None:
    create_person("Phan Thị Mai", "mai.phan")

    assert send(*halves, username="mai.phan").status_code == 422


def test_after_a_day_a_code_has_ended(person: User) -> None:
    code, first = begin_code(person=person, at=MORNING)
    second = complete_code(code=code, at=MORNING)
    facts = {"username": "hoa.le", "first": first, "second": second}

    assert open_code(**facts, at=MORNING + timedelta(hours=23, minutes=59)) == code
    assert open_code(**facts, at=MORNING + timedelta(hours=24)) is None


def test_the_first_half_alone_is_no_code(person: User) -> None:
    _code, first = begin_code(person=person, at=MORNING)

    assert open_code(username="hoa.le", first=first, second="", at=MORNING) is None
    assert not AccessCode.objects.valid_at(MORNING).exists()


def test_who_knows_one_half_has_five_tries_at_the_other(
    person: User, halves: tuple[str, str]
) -> None:
    first, second = halves
    for _number in range(codes.WRONG_TRIES):
        send(first, "abcd-efgh-jkmn")

    assert send(first, second).status_code == 422


def test_who_knows_no_half_shuts_nobody_out(person: User, halves: tuple[str, str]) -> None:
    for _number in range(2 * codes.WRONG_TRIES):
        send("abcd-efgh-jkmn", "abcd-efgh-jkmn")

    assert send(*halves).status_code == 302


def test_a_new_code_ends_the_one_before(person: User, halves: tuple[str, str]) -> None:
    now = timezone.now()
    code, first = begin_code(person=person, at=now)
    assert open_code(username="hoa.le", first=halves[0], second=halves[1], at=now)

    second = complete_code(code=code, at=now)

    assert send(*halves).status_code == 422
    assert send(first, second).status_code == 302


def test_a_confirmed_code_ends_the_old_password(person: User, halves: tuple[str, str]) -> None:
    assert not Client().login(username="hoa.le", password=PASSWORD)


def test_a_disabled_person_chooses_nothing(person: User, halves: tuple[str, str]) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert send(*halves).status_code == 422


@pytest.mark.parametrize(
    ("more", "field"),
    [({"password": "12345678", "again": "12345678"}, "password"), ({"again": "other"}, "again")],
)
def test_a_bad_password_is_told_at_its_field_and_uses_up_nothing(
    halves: tuple[str, str], more: dict[str, str], field: str
) -> None:
    response = send(*halves, **more)

    assert field in response.context["form"].errors
    assert send(*halves).status_code == 302


def test_no_half_stands_in_the_table(person: User, halves: tuple[str, str]) -> None:
    row = AccessCode.objects.get()

    for half in halves:
        assert half not in (row.first, row.second)
        assert half.replace("-", "") not in row.first + row.second


def test_halves_are_long_and_never_the_same() -> None:
    made = {codes.make_half() for _number in range(200)}

    assert len(made) == 200
    assert all(len(half) == 14 for half in made)


def test_choosing_lifts_a_lock_out(person: User, halves: tuple[str, str]) -> None:
    client = Client()
    for _number in range(6):
        client.post("/accounts/login/", {"login": "hoa.le", "password": "wrong"})
    code = open_code(username="hoa.le", first=halves[0], second=halves[1], at=timezone.now())
    assert code is not None

    choose_password(code=code, password=MINE, at=timezone.now())
    client.post("/accounts/login/", {"login": "hoa.le", "password": MINE})

    assert "_auth_user_id" in client.session


def test_the_page_of_signing_in_leads_there() -> None:
    assert PAGE in Client().get("/accounts/login/").content.decode()
    assert Client().get(PAGE).status_code == 200
