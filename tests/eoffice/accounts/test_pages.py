"""Signing in, in a real browser."""

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from eoffice.accounts import demo
from eoffice.accounts.demo import DemoPerson
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.eoffice.accounts.steps import DESK

pytestmark = pytest.mark.browser


@pytest.fixture
def _demonstration(settings: Settings, director: Actor) -> None:
    settings.DEMO_SIGN_INS = True
    names = ["Lê Thị Hoa", "Hoàng Đức Thắng", "Bùi Thanh Hằng", "Phạm Thu Trang"]
    others = [DemoPerson(f"demo{n}", name, "Chuyên viên") for n, name in enumerate(names)]
    demo.keep([DemoPerson(director.user.username, "Trần Quang Minh", "Giám đốc"), *others])


@pytest.mark.usefixtures("_demonstration")
def test_everybody_can_use_the_sign_in_page(visitor: Visitor) -> None:
    visitor.page.goto("/accounts/login/")

    expect(visitor.page.get_by_role("button", name="Trần Quang Minh")).to_be_visible()
    assert visitor.inspect("sign-in") == []


@pytest.mark.usefixtures("_demonstration")
def test_one_press_signs_a_made_up_person_in(visitor: Visitor) -> None:
    visitor.page.goto("/accounts/login/")

    visitor.page.get_by_role("button", name="Trần Quang Minh").click()

    visitor.page.wait_for_url(DESK)
    expect(visitor.page.locator("h1")).to_contain_text("Minh")


def test_a_wrong_password_is_told_at_the_form_and_the_name_stays(
    visitor: Visitor, director: Actor
) -> None:
    visitor.page.goto("/accounts/login/")
    visitor.page.locator("#id_login").fill(director.user.username)
    visitor.page.locator("#id_password").fill("something else")

    visitor.page.locator("form.sign-in button").first.click()

    expect(visitor.page.get_by_role("alert")).to_be_visible()
    expect(visitor.page.locator("#id_login")).to_have_value(director.user.username)
    assert visitor.inspect("sign-in-wrong", schemes=("light",)) == []


def test_a_locked_name_is_told_how_long(
    visitor: Visitor, director: Actor, settings: Settings
) -> None:
    settings.AXES_ENABLED = True
    visitor.page.goto("/accounts/login/")
    for _attempt in range(5):
        visitor.page.locator("#id_login").fill(director.user.username)
        visitor.page.locator("#id_password").fill("something else")
        visitor.page.locator("form.sign-in button").first.click()

    expect(visitor.page.get_by_text("15 phút")).to_be_visible()
    assert visitor.inspect("locked", schemes=("light",)) == []


def test_everybody_can_sign_out(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)
    visitor.page.goto("/accounts/logout/")
    assert visitor.inspect("sign-out", schemes=("light",)) == []

    visitor.sign_out()

    visitor.page.goto("/")
    assert "/accounts/login/" in visitor.page.url
