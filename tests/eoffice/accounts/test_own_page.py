"""The person's own page: how one signs in, where one is signed in, and what else is there."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from eoffice.accounts import own_page
from eoffice.accounts.models import User
from eoffice.organization.models import Unit
from tests.eoffice.accounts.steps import come_in, give_app, give_codes, give_password
from tests.factories import appoint, create_person

PAGE = "/accounts/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(office: Unit) -> User:
    """Somebody in a post."""
    return appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user


@pytest.fixture
def _line() -> Iterator[None]:
    """Some app has put a line there."""
    line = own_page.Line(title="Máy quét", words="Của tôi.", opener="Mở", url_name="web:guide")
    own_page.register(line)
    yield
    own_page._lines.pop("web:guide")


def test_it_says_what_is_on_and_what_is_off(client: Client, person: User) -> None:
    give_password(client, person)

    page = client.get(PAGE).content.decode()

    assert "Đang tắt" in page
    assert "Mã dự phòng" not in page


def test_who_has_an_app_sees_it_and_the_codes(client: Client, person: User) -> None:
    give_app(person)
    give_codes(person)
    come_in(client, person)

    page = client.get(PAGE).content.decode()

    assert "Đang bật" in page
    assert "Còn 10 mã" in page


def test_every_page_leads_there(client: Client, person: User) -> None:
    give_password(client, person)

    assert 'href="/accounts/"' in client.get("/").content.decode()


@pytest.mark.usefixtures("_line")
def test_other_apps_put_lines_there(client: Client, person: User) -> None:
    give_password(client, person)

    page = client.get(PAGE).content.decode()

    assert "Máy quét" in page
    assert 'href="/guide/"' in page


def test_who_is_in_no_post_has_an_account_as_well(client: Client) -> None:
    other = create_person("Bùi Thanh Hằng", "hang.bui")
    give_password(client, other)

    assert client.get(PAGE).status_code == 200
    assert client.get("/accounts/password/").status_code == 200


def test_an_address_of_figures_offers_no_passkeys(
    client: Client, person: User, settings: Settings
) -> None:
    settings.SITE_ADDRESS = "https://10.1.2.3"
    give_password(client, person)

    assert "Khóa truy cập" not in client.get(PAGE).content.decode()
    assert client.get("/accounts/passkeys/add/").status_code == 404
