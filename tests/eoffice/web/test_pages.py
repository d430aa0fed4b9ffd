"""The frame, the guide and the pages of errors, in a real browser."""

import pytest
from playwright.sync_api import expect

from eoffice.organization.actor import Actor
from tests.browser import Visitor

pytestmark = pytest.mark.browser


def test_everybody_can_use_the_guide(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)

    visitor.page.goto("/guide/?page=/")

    expect(visitor.page.locator("h1")).to_have_text("Hướng dẫn: Bàn làm việc")
    assert visitor.inspect("guide") == []


def test_a_page_that_is_not_there_says_what_to_do(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)

    visitor.page.goto("/nowhere/")

    expect(visitor.page.locator("h1")).to_contain_text("Không có trang này")
    assert visitor.inspect("not-found") == []


def test_the_theme_is_chosen_on_the_page_and_stays(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)
    visitor.page.goto("/guide/")
    visitor.page.locator(".me > .menu").last.locator("summary").click()

    visitor.page.get_by_role("button", name="Tối").click()

    visitor.page.wait_for_load_state()
    expect(visitor.page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    visitor.page.goto("/")
    expect(visitor.page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_the_language_is_chosen_on_the_page_and_stays(visitor: Visitor, director: Actor) -> None:
    visitor.sign_in(director.user.username)
    visitor.page.locator(".me > .menu").last.locator("summary").click()

    visitor.page.get_by_role("button", name="English").click()

    visitor.page.wait_for_load_state()
    expect(visitor.page.locator("h1")).to_have_text("Good day, Minh")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.usefixtures("made_up")
def test_everybody_can_use_each_component(visitor: Visitor, drafter: Actor) -> None:
    visitor.sign_in(drafter.user.username)

    visitor.page.goto("/made-up/showcase/")

    expect(visitor.page.locator("h1")).to_have_text("Thành phần")
    assert visitor.inspect("showcase") == []


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("forbidden", "Chưa thể làm việc này."),
        ("bad", "Máy chủ không hiểu yêu cầu này."),
    ],
)
def test_everybody_can_read_what_went_wrong(
    visitor: Visitor, drafter: Actor, answer: str, sentence: str
) -> None:
    visitor.sign_in(drafter.user.username)
    visitor.page.goto(f"/made-up/letter/?answer={answer}/")
    visitor.page.locator("textarea").fill("Nội dung")
    visitor.page.get_by_label("Chủ trì").check()

    visitor.page.get_by_role("button", name="Gửi").click()

    visitor.page.locator("main.bare__page").wait_for()
    expect(visitor.page.locator("h1")).to_have_text(sentence)
    assert visitor.inspect(f"error-{answer}", schemes=("light",)) == []
