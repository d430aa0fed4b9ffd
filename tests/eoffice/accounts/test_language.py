"""The language: Vietnamese unless a person chooses otherwise, before or after signing in."""

import pytest
from django.test import Client

from eoffice.accounts.models import User
from tests.factories import create_person

CHOOSE = "/accounts/language/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    """Somebody with an account."""
    return create_person("Lê Thị Hoa", "hoa.le")


def test_the_office_speaks_vietnamese_whatever_the_browser_says(client: Client) -> None:
    page = client.get("/accounts/login/", headers={"accept-language": "en"})

    assert "Đăng nhập" in page.content.decode()
    assert page.headers["Content-Language"] == "vi"


def test_a_visitor_chooses_for_this_machine(client: Client) -> None:
    client.post(CHOOSE, {"language": "en"})

    assert "Sign in" in client.get("/accounts/login/").content.decode()


def test_a_person_chooses_for_every_machine(client: Client, person: User) -> None:
    client.force_login(person)

    client.post(CHOOSE, {"language": "en"})

    person.refresh_from_db()
    assert person.language == "en"


def test_the_persons_own_language_goes_before_that_of_the_machine(
    client: Client, person: User
) -> None:
    client.post(CHOOSE, {"language": "en"})
    client.force_login(person)

    assert client.get("/post/").headers["Content-Language"] == "vi"


def test_a_language_that_the_office_does_not_speak_is_refused(client: Client, person: User) -> None:
    client.force_login(person)

    assert client.post(CHOOSE, {"language": "fr"}).status_code == 400


@pytest.mark.parametrize(
    ("asked", "given"),
    [("/notices/?show=new", "/notices/?show=new"), ("https://elsewhere.example/", "/"), ("", "/")],
)
def test_one_comes_back_to_where_one_was_and_never_elsewhere(
    client: Client, asked: str, given: str
) -> None:
    response = client.post(CHOOSE, {"language": "vi", "next": asked})

    assert response.headers["Location"] == given


def test_looking_changes_nothing(client: Client) -> None:
    assert client.get(CHOOSE).status_code == 405
