"""The second step: after the right password a code is asked for, whichever door one comes by."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from eoffice.accounts import demo, one_time_codes
from eoffice.accounts.demo import DemoPerson
from eoffice.accounts.models import CodeTries, User
from eoffice.organization.models import Unit
from tests.eoffice.accounts.steps import (
    CODE,
    LOGIN,
    SECRET,
    come_in,
    give_app,
    give_code,
    give_codes,
    give_password,
    is_in,
    shown_by_app,
    wrong_code,
)
from tests.factories import MORNING, appoint, create_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(office: Unit) -> User:
    """Somebody who has an app on the telephone."""
    person = appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user
    give_app(person)
    return person


def test_the_password_alone_does_not_open_the_office(client: Client, person: User) -> None:
    response = give_password(client, person)

    assert response.headers["Location"] == CODE
    assert not is_in(client)
    assert client.get("/").headers["Location"].startswith(LOGIN)


def test_the_code_of_the_app_does(client: Client, person: User) -> None:
    give_password(client, person)

    give_code(client, shown_by_app())

    assert is_in(client)
    assert client.get("/").status_code == 200


def test_the_page_that_was_asked_for_is_kept_through_the_second_step(
    client: Client, person: User
) -> None:
    give_password(client, person, next="/guide/?page=/")

    assert give_code(client, shown_by_app()).headers["Location"] == "/guide/?page=/"


def test_a_code_without_a_password_opens_nothing(client: Client, person: User) -> None:
    response = give_code(client, shown_by_app())

    assert response.headers["Location"] == LOGIN
    assert not is_in(client)


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_a_telephone_whose_clock_is_half_a_minute_off_is_believed(
    client: Client, person: User, later: int
) -> None:
    give_password(client, person)

    give_code(client, shown_by_app(later))

    assert is_in(client)


def test_an_older_code_is_not_believed(client: Client, person: User) -> None:
    give_password(client, person)

    page = give_code(client, shown_by_app(-3))

    assert "Mã không đúng hoặc đã dùng rồi" in page.content.decode()
    assert not is_in(client)


def test_a_code_works_once(person: User) -> None:
    code = shown_by_app()
    first, second = Client(), Client()
    give_password(first, person)
    give_code(first, code)
    give_password(second, person)

    give_code(second, code)

    assert is_in(first)
    assert not is_in(second)


def test_a_code_that_was_overtaken_by_a_later_one_is_used_up_too(person: User) -> None:
    one_time_codes.use(person=person, code=shown_by_app(1), at=timezone.now())

    with pytest.raises(one_time_codes.WrongCodeError):
        one_time_codes.use(person=person, code=shown_by_app(0), at=timezone.now())


def test_a_recovery_code_stands_in_for_the_telephone_once(person: User) -> None:
    code = give_codes(person)[3]
    first, second = Client(), Client()
    give_password(first, person)
    give_code(first, f"{code[:5]} {code[5:]}")
    give_password(second, person)

    give_code(second, code)

    assert is_in(first)
    assert not is_in(second)


def test_five_wrong_codes_shut_the_second_step_for_a_quarter_of_an_hour(
    client: Client, person: User
) -> None:
    give_password(client, person)
    pages = [give_code(client, wrong_code()).content.decode() for _guess in range(5)]

    after = give_code(client, shown_by_app())

    assert "Sau 15 phút nữa mới nhập mã được." in pages[-1]
    assert "Sau 15 phút nữa mới nhập mã được." in after.content.decode()
    assert not is_in(client)


def test_wrong_codes_are_counted_wherever_they_are_typed(person: User) -> None:
    for number in range(5):
        elsewhere = Client(REMOTE_ADDR=f"10.1.2.{number}")
        give_password(elsewhere, person)
        give_code(elsewhere, wrong_code())

    with pytest.raises(one_time_codes.TooManyWrongCodesError):
        one_time_codes.use(person=person, code=shown_by_app(), at=timezone.now())


def test_every_further_five_rest_twice_as_long(person: User) -> None:
    at = MORNING
    rests = []
    for _round in range(4):
        with pytest.raises(one_time_codes.TooManyWrongCodesError) as refused:
            _guess_until_it_rests(person, at)
        rests.append(refused.value.until - at)
        at = refused.value.until

    assert rests == [timedelta(minutes=minutes) for minutes in (15, 30, 60, 120)]


def _guess_until_it_rests(person: User, at: object) -> None:
    for _guess in range(one_time_codes.TRIES):
        try:
            one_time_codes.use(person=person, code="nonsense", at=at)  # type: ignore[arg-type]  # an instant
        except one_time_codes.WrongCodeError:
            continue


def test_ten_thousand_guesses_get_nowhere(person: User) -> None:
    """S25: guesses at once, one after the other; only five are even looked at."""
    now = timezone.now()
    looked_at = 0
    for guess in range(10_000):
        try:
            one_time_codes.use(person=person, code=f"x{guess}", at=now)
        except one_time_codes.WrongCodeError:
            looked_at += 1
        except one_time_codes.TooManyWrongCodesError:
            if guess > 50:
                break

    assert looked_at == one_time_codes.TRIES - 1
    assert CodeTries.objects.get(person=person).wrong == one_time_codes.TRIES


def test_a_right_code_makes_the_count_begin_anew(client: Client, person: User) -> None:
    give_password(client, person)
    for _guess in range(4):
        give_code(client, wrong_code())

    give_code(client, shown_by_app())

    assert is_in(client)
    assert CodeTries.objects.get(person=person).wrong == 0


def test_the_right_password_does_not_free_a_locked_name_before_the_second_step(
    client: Client, person: User, settings: Settings
) -> None:
    """Else whoever knows a password could guess at others' for ever from the same place."""
    settings.AXES_ENABLED = True
    for _guess in range(4):
        client.post(LOGIN, {"login": person.username, "password": "something else"})
    give_password(client, person)
    client.post("/accounts/logout/")

    answer = client.post(LOGIN, {"login": person.username, "password": "something else"})

    assert answer.status_code == 429


def test_a_person_of_the_demonstration_who_set_one_up_is_asked_as_well(
    client: Client, person: User, settings: Settings
) -> None:
    settings.DEMO_SIGN_INS = True
    demo.keep([DemoPerson(person.username, person.full_name, "Văn thư")])

    response = client.post("/accounts/demo/", {"username": person.username})

    assert response.headers["Location"] == CODE
    assert not is_in(client)


def test_a_session_that_came_by_no_door_is_not_let_on(client: Client, person: User) -> None:
    """Whatever begins a session without asking: the next request ends it."""
    client.force_login(person)

    response = client.get("/guide/")

    assert response.headers["Location"] == f"{LOGIN}?next=/guide/"
    assert not is_in(client)


def test_a_new_password_does_not_take_the_second_step_away(client: Client, person: User) -> None:
    person.set_password("an umbrella in the rain 9")
    person.save()

    response = client.post(
        LOGIN, {"login": person.username, "password": "an umbrella in the rain 9"}
    )

    assert response.headers["Location"] == CODE


def test_one_can_go_back_to_the_password(client: Client, person: User) -> None:
    give_password(client, person)

    client.post("/accounts/logout/")

    assert client.get(LOGIN).status_code == 200
    assert client.get(CODE).headers["Location"] == LOGIN


def test_who_is_disabled_between_the_steps_does_not_come_in(client: Client, person: User) -> None:
    give_password(client, person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    give_code(client, shown_by_app())

    assert client.get("/").headers["Location"].startswith(LOGIN)


def test_who_has_none_is_not_asked(client: Client) -> None:
    other = create_person("Bùi Thanh Hằng", "hang.bui")

    give_password(client, other)

    assert is_in(client)


def test_a_part_of_a_page_leads_the_whole_page_to_the_door(client: Client, person: User) -> None:
    client.force_login(person)

    response = client.get(
        "/notices/",
        headers={"hx-request": "true", "hx-current-url": "http://testserver/guide/?page=/"},
    )

    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == f"{LOGIN}?next=/guide/"


def test_the_key_of_the_app_is_not_in_the_database_to_be_read(person: User) -> None:
    row = Authenticator.objects.get(user=person)

    assert SECRET not in str(row.data)


def test_who_is_in_already_is_not_asked_again(client: Client, person: User) -> None:
    come_in(client, person)

    assert client.get(CODE).headers["Location"] == "/"
