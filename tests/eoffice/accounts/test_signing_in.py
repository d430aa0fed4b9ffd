"""Signing in and out: by password, or as a made-up person of a demonstration."""

import pytest
from django.test import Client
from pytest_django import Settings

from eoffice.accounts import demo
from eoffice.accounts.demo import DemoPerson
from eoffice.accounts.models import User
from tests.factories import PASSWORD, create_person

LOGIN = "/accounts/login/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    """Somebody with an account."""
    return create_person("Lê Thị Hoa", "hoa.le")


@pytest.fixture
def _demonstration(settings: Settings, person: User) -> None:
    settings.DEMO_SIGN_INS = True
    demo.keep([DemoPerson(person.username, person.full_name, "Văn thư")])


def _try(client: Client, password: str, username: str = "hoa.le") -> str:
    response = client.post(LOGIN, {"login": username, "password": password}, follow=True)
    return response.content.decode()


def _is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_name_and_password_open_the_office(client: Client, person: User) -> None:
    _try(client, PASSWORD)

    assert _is_in(client)


def test_nobody_is_congratulated_for_signing_in(client: Client, person: User) -> None:
    assert "Successfully" not in _try(client, PASSWORD)


@pytest.mark.parametrize("username", ["hoa.le", "nobody"])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(
    client: Client, person: User, username: str
) -> None:
    page = _try(client, "something else", username)

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert not _is_in(client)


def test_who_has_left_does_not_come_in(client: Client, person: User) -> None:
    person.is_active = False
    person.save()

    _try(client, PASSWORD)

    assert not _is_in(client)


def test_there_is_no_door_for_new_accounts(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404


def test_signing_in_leads_to_the_page_that_was_asked_for(client: Client, person: User) -> None:
    response = client.post(
        f"{LOGIN}?next=/guide/", {"login": "hoa.le", "password": PASSWORD, "next": "/guide/"}
    )

    assert response.headers["Location"] == "/guide/"


def test_signing_in_never_leads_to_another_site(client: Client, person: User) -> None:
    response = client.post(
        LOGIN, {"login": "hoa.le", "password": PASSWORD, "next": "https://elsewhere.example/"}
    )

    assert response.headers["Location"] == "/"


def test_who_sends_a_form_without_being_signed_in_comes_back_to_the_page_of_the_form(
    client: Client,
) -> None:
    response = client.post(
        "/notices/read-all/", headers={"referer": "http://testserver/notices/?show=new"}
    )

    assert response.headers["Location"] == f"{LOGIN}?next=/notices/%3Fshow%3Dnew"


def test_a_form_of_another_site_leads_back_to_the_desk(client: Client) -> None:
    response = client.post(
        "/notices/read-all/", headers={"referer": "https://elsewhere.example/notices/"}
    )

    assert response.headers["Location"] == f"{LOGIN}?next=/"


def test_a_part_of_a_page_asked_for_by_a_visitor_sends_the_whole_page_to_the_door(
    client: Client,
) -> None:
    response = client.get(
        "/notices/",
        headers={"hx-request": "true", "hx-current-url": "http://testserver/guide/?page=/"},
    )

    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == f"{LOGIN}?next=/guide/"


def test_signing_out_is_a_press_not_a_link(client: Client, person: User) -> None:
    client.force_login(person)
    client.get("/accounts/logout/")
    assert _is_in(client)

    client.post("/accounts/logout/")

    assert not _is_in(client)


@pytest.mark.usefixtures("_demonstration")
def test_the_demonstration_shows_its_people(client: Client) -> None:
    page = client.get(LOGIN).content.decode()

    assert "Lê Thị Hoa" in page
    assert "Văn thư" in page


@pytest.mark.usefixtures("_demonstration")
def test_one_press_signs_a_made_up_person_in(client: Client, person: User) -> None:
    client.post("/accounts/demo/", {"username": person.username})

    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.usefixtures("_demonstration")
def test_only_the_people_of_the_demonstration_are_signed_in_by_a_press(client: Client) -> None:
    create_person("Nguyễn Văn Thật", "real")

    response = client.post("/accounts/demo/", {"username": "real"})

    assert response.status_code == 404
    assert not _is_in(client)


@pytest.mark.usefixtures("_demonstration")
def test_an_office_at_work_has_no_such_press(
    client: Client, person: User, settings: Settings
) -> None:
    settings.DEMO_SIGN_INS = False

    response = client.post("/accounts/demo/", {"username": person.username})

    assert response.status_code == 404
    assert "Lê Thị Hoa" not in client.get(LOGIN).content.decode()
    assert not _is_in(client)
