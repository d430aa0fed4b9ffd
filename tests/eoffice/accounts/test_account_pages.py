"""The pages of a person's own account and of the second step, in a real browser at every width."""

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from eoffice.accounts.models import OpenSession, User
from eoffice.organization.actor import Actor
from eoffice.organization.models import Unit
from tests.browser import Visitor
from tests.eoffice.accounts.steps import DESK, give_app, give_codes, shown_by_app
from tests.eoffice.accounts.test_passkeys import add, fit, give_password
from tests.factories import appoint, create_person

pytestmark = pytest.mark.browser


@pytest.fixture
def person(office: Unit, settings: Settings) -> User:
    """Somebody with a password, in an office that has a name."""
    settings.SITE_ADDRESS = "http://localhost"
    return appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user


def test_the_own_page_has_no_faults(visitor: Visitor, person: User) -> None:
    fit(visitor)
    visitor.sign_in(person.username)
    add(visitor)
    give_app(person)
    _be_elsewhere_too(person)
    visitor.page.goto("/accounts/")

    assert visitor.inspect("account") == []


def _be_elsewhere_too(person: User) -> None:
    row = OpenSession.objects.get(person=person)
    row.session_key, row.address = "elsewhere", "10.1.2.3"
    row.device = "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537"
    row.save(force_insert=True)


def test_the_second_step_has_no_faults(visitor: Visitor, person: User) -> None:
    fit(visitor)
    visitor.sign_in(person.username)
    add(visitor)
    visitor.sign_out()
    give_app(person)
    give_password(visitor, person)

    assert visitor.inspect("second-step") == []


def test_a_wrong_code_is_told_at_its_box(visitor: Visitor, person: User) -> None:
    give_app(person)
    give_password(visitor, person)
    visitor.page.locator("#id_code").fill("nonsense")

    visitor.page.get_by_role("button", name="Đăng nhập", exact=True).click()

    expect(visitor.page.get_by_text("Mã không đúng hoặc đã dùng rồi.")).to_be_visible()
    assert visitor.inspect("second-step-wrong", schemes=("light",)) == []


def test_the_second_step_is_done_with_the_keys_alone(visitor: Visitor, person: User) -> None:
    give_app(person)
    give_password(visitor, person)

    visitor.page.keyboard.type(shown_by_app())
    visitor.page.keyboard.press("Enter")

    visitor.page.wait_for_url(DESK)


def test_the_pages_of_setting_up_have_no_faults(visitor: Visitor, person: User) -> None:
    visitor.sign_in(person.username)
    visitor.page.goto("/accounts/second-step/app/")
    assert visitor.inspect("app-on") == []
    visitor.page.goto("/accounts/passkeys/add/")
    assert visitor.inspect("passkey-add", schemes=("light",)) == []

    fit(visitor)
    add(visitor)

    assert visitor.inspect("recovery-codes") == []


def test_the_pages_of_taking_away_have_no_faults(visitor: Visitor, person: User) -> None:
    give_app(person)
    give_codes(person)
    give_password(visitor, person)
    visitor.page.locator("#id_code").fill(shown_by_app())
    visitor.page.get_by_role("button", name="Đăng nhập", exact=True).click()
    visitor.page.wait_for_url(DESK)

    visitor.page.goto("/accounts/second-step/app/off/")
    assert visitor.inspect("app-off", schemes=("light",)) == []
    visitor.page.goto("/accounts/second-step/codes/")
    assert visitor.inspect("recovery-codes-later", schemes=("light",)) == []


def test_the_page_that_demands_one_has_no_faults(
    visitor: Visitor, administrator: Actor, settings: Settings
) -> None:
    settings.SITE_ADDRESS = "http://localhost"
    settings.SECOND_STEP_FOR = ["ADMINISTRATOR"]
    visitor.sign_in(administrator.user.username)

    assert "/accounts/second-step/" in visitor.page.url
    assert visitor.inspect("second-step-needed") == []


def test_the_page_of_who_are_you_has_no_faults(
    visitor: Visitor, person: User, settings: Settings
) -> None:
    give_app(person)
    give_password(visitor, person)
    visitor.page.locator("#id_code").fill(shown_by_app())
    visitor.page.get_by_role("button", name="Đăng nhập", exact=True).click()
    visitor.page.wait_for_url(DESK)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0

    visitor.page.goto("/accounts/second-step/app/off/")

    assert "/once-more/" in visitor.page.url
    assert visitor.inspect("once-more", schemes=("light",)) == []


def test_the_door_with_everything_has_no_faults(visitor: Visitor, settings: Settings) -> None:
    settings.SITE_ADDRESS = "http://localhost"
    settings.OIDC_SERVER_URL = "https://sso.songlam.gov.vn"
    settings.OIDC_NAME = "Cổng dịch vụ tỉnh Sông Lam"
    visitor.page.goto("/accounts/login/")

    expect(visitor.page.get_by_role("button", name="Đăng nhập bằng khóa truy cập")).to_be_visible()
    assert visitor.inspect("door") == []


def test_the_door_says_why_a_session_ended(visitor: Visitor, person: User) -> None:
    visitor.sign_in(person.username)
    OpenSession.objects.update(seen_at="2026-01-01T00:00:00Z")

    visitor.page.goto("/guide/")

    expect(visitor.page.get_by_text("60 phút không có thao tác")).to_be_visible()
    assert visitor.inspect("door-after-rest", schemes=("light",)) == []


def test_a_provider_that_is_out_is_told_on_a_page_without_faults(
    visitor: Visitor, settings: Settings
) -> None:
    settings.OIDC_SERVER_URL = "http://127.0.0.1:9"
    settings.OIDC_NAME = "Cổng tỉnh"
    visitor.page.goto("/accounts/login/")

    visitor.page.get_by_role("button", name="Đăng nhập qua Cổng tỉnh").click()

    expect(visitor.page.get_by_text("Cổng tỉnh hiện không phản hồi.")).to_be_visible()
    assert visitor.inspect("provider-out", schemes=("light",)) == []
